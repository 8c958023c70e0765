"""Filters, search, the keyboard, and the address that keeps what is seen."""

import re

from uses.chromium import shown


def test_filters_leave_out(page):
    names, connections = shown(page)
    page.uncheck("label.choice:has-text('rejects') input")
    assert shown(page)[1] < connections
    page.hover(".row:has-text('rejects')")
    page.click("[aria-label='Only rejects']")
    assert page.evaluate("[...nuncio.page.state.visible.edges].every(edge => edge.relation === 'rejects')") and shown(page)[1] > 5
    assert page.locator(".filters input:checked").count() < 30 and page.is_checked("label.choice:has-text('rejects') input")
    page.click("fieldset:has-text('rejects') [aria-label='All of this group']")
    assert page.is_checked("label.choice:has-text('meets') input")
    page.click("button[type=reset]")
    page.wait_for_timeout(50)
    assert shown(page) == (names, connections)
    page.check("label.choice:has-text('Claims that nobody disputes') input")
    assert shown(page)[0] > names
    page.click("button[type=reset]")
    page.wait_for_timeout(50)
    days = page.evaluate("nuncio.page.state.network.days")
    page.fill("label.day:has-text('from') input", days[-1])
    page.dispatch_event("label.day:has-text('from') input", "change")
    assert shown(page)[1] < connections
    page.click("button[type=reset]")
    assert shown(page) == (names, connections) and page.input_value("label.day:has-text('from') input") == ""
    page.fill("#sure", "90")
    page.dispatch_event("#sure", "change")
    assert page.inner_text("output") == "at least 90%"
    surest = page.evaluate("""() => [...nuncio.page.state.visible.edges].filter(edge => edge.grounds.length).every(edge => edge.grounds.some(ground => ground.confidence >= 0.9))""")
    assert shown(page)[1] < connections and surest
    for box in page.locator("details.articles input").all():
        box.uncheck()
    assert shown(page)[1] == 0
    assert "Nobody takes a stand" in page.inner_text("#board") and "everything" not in page.inner_text("#board .empty")
    page.click("#board .empty button")
    page.wait_for_timeout(50)
    assert shown(page) == (names, connections)


def test_search_finds_without_accents(page):
    for text, name in [("jean-noel", "Jean-Noël Barrot"), ("radoslaw", "Radosław Sikorski")]:
        page.fill("#search", text)
        assert name in page.inner_text("#suggestions"), text
    page.fill("#search", "zelen")
    page.press("#search", "ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "suggestion-0"
    page.press("#search", "Enter")
    assert "Zelenskyy" in page.inner_text("#panel h2")
    page.fill("#search", "no such name at all")
    assert "No such name" in page.inner_text("#suggestions")
    page.press("#search", "Escape")
    assert not page.is_visible("#suggestions")
    page.fill("#search", "zelen")
    page.press("#search", "Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search" and not page.is_visible("#suggestions"), "nothing covers the views"
    page.press("#search", "ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "suggestion-0"


def test_keyboard_alone_suffices(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "views" and page.evaluate("location.hash") == ""
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("ukrai")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    for _ in range(60):
        page.keyboard.press("Tab")
        if re.fullmatch(r"\d+ sentences?", page.evaluate("document.activeElement.textContent")):
            break
    page.keyboard.press("Enter")
    assert page.locator("#reading mark").count() > 0
    page.keyboard.press("Escape")
    assert not page.is_visible("#side")
    page.focus("#tab-board")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#tab-graph", "aria-selected") == "true"
    before = page.evaluate("nuncio.page.graph.cy.pan().x")
    page.focus(".drawing")
    assert page.is_visible("#drawing-help")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("+")
    assert page.evaluate("nuncio.page.graph.cy.pan().x") != before
    names = page.evaluate("""() => [...document.querySelectorAll("button, input, select, a[href]")].filter(it => it.offsetParent && !it.textContent.trim()
      && !it.getAttribute("aria-label") && !it.labels?.length).map(it => it.outerHTML)""")
    assert names == [], names


def test_keyboard_steps_through_the_drawing(page):
    page.click("#tab-graph")
    page.focus(".drawing")
    told = lambda: page.inner_text("#graph [aria-live]")
    page.keyboard.press("Home")
    heaviest = page.evaluate("[...nuncio.page.state.visible.nodes].reduce((a, b) => (b.weight > a.weight ? b : a)).label")
    assert told().startswith(heaviest + ", ") and re.search(r"\d+ connections: ", told()), told()
    places = []
    for key in ["ArrowRight", "ArrowRight", "ArrowDown", "PageDown"]:
        page.keyboard.press(key)
        places.append(told())
    assert len(set(places[:3])) == 3 and places[3] != places[2], places
    page.keyboard.press("Enter")
    assert places[-1].startswith(page.inner_text("#panel h2"))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.drawing')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Nearer"


def test_address_keeps_what_is_seen(browser, file):
    page = browser.open(file)
    page.click("#tab-graph")
    page.uncheck("label.choice:has-text('meets') input")
    page.fill("#search", "zelen")
    page.press("#search", "Enter")
    page.locator("#panel .entry button.link").first.click()
    seen = {"title": page.inner_text("#panel h2"), "shown": shown(page), "words": page.inner_text("#reading mark")}
    fragment = page.evaluate("location.hash")
    page.go_back()
    page.wait_for_function("document.querySelector('#panel h2').textContent.includes('Zelenskyy') && !document.querySelector('#panel .triple')")
    page.go_back()
    page.wait_for_selector("#side", state="hidden")
    assert not page.is_checked("label.choice:has-text('meets') input")
    page.go_back()
    page.wait_for_function("document.querySelector('label.choice input:not(:checked)') && nuncio.page.state.off.relations.size < 3")
    assert page.is_checked("label.choice:has-text('meets') input") and page.get_attribute("#tab-graph", "aria-selected") == "true"
    page.go_back()
    page.wait_for_selector("#tab-board[aria-selected=true]")
    page.close()
    page = browser.open(file, fragment=fragment)
    assert page.get_attribute("#tab-graph", "aria-selected") == "true" and not page.is_checked("label.choice:has-text('meets') input")
    assert seen == {"title": page.inner_text("#panel h2"), "shown": shown(page), "words": page.inner_text("#reading mark")}
    page.close()
    # What the network does not have, or what makes no sense, is passed over.
    page = browser.open(file, fragment="#view=<script>&node=nobody&statement=~&no-kinds=nothing&sure=x&since=soon&plan=1")
    assert page.get_attribute("#tab-board", "aria-selected") == "true" and not page.is_visible("#side")
    page.close()
