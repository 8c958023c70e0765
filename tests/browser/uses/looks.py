"""Light and dark, contrast, small screens."""

import subprocess

from uses.chromium import ROOT


def test_dark_and_light(browser, file):
    for scheme, expected in [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")]:
        page = browser.open(file, scheme, address="http://page.test/")
        background = "getComputedStyle(document.querySelector('main')).backgroundColor"
        assert page.evaluate(background) == expected
        page.click("#theme")
        chosen = page.evaluate(background)
        assert chosen != expected
        page.reload()
        page.wait_for_selector("[role=tab][aria-selected=true]")
        assert page.evaluate(background) == chosen, "the choice is kept"
        page.click("#theme")
        other = "dark" if scheme == "light" else "light"
        page.emulate_media(color_scheme=other)
        # Who chooses what the system has follows it.
        page.wait_for_selector(f":root[data-theme={other}]")
        page.close()


def contrast(page):
    """Returns the texts with less contrast than WCAG 2.2 AA asks for (1.4.3)."""
    return page.evaluate("""() => {
      // A colour is red, green and blue from 0 to 255, and alpha; what color-mix gives is written from 0 to 1.
      const channels = text => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return text.startsWith("color") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a]; };
      const luminance = ([r, g, b]) => { const part = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b); };
      const behind = element => { if (!element) return [255, 255, 255];
        const [r, g, b, a] = channels(getComputedStyle(element).backgroundColor);
        if (a === 1) return [r, g, b];
        return behind(element.parentElement).map((below, at) => [r, g, b][at] * a + below * (1 - a)); };
      const poor = new Map();
      for (const element of document.querySelectorAll("body *")) {
        if (!element.offsetParent || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
        const [a, b] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) poor.set(element.tagName + "." + element.className, ratio.toFixed(2));
      }
      return [...poor];
    }""")


def test_contrast(browser, file):
    for scheme in ["light", "dark"]:
        page = browser.open(file, scheme)
        page.click("#board .stance >> nth=0")
        for view in ["board", "disputes", "list"]:
            page.click(f"#tab-{view}")
            poor = contrast(page)
            assert poor == [], (scheme, view, poor)
        page.close()


def test_axe_finds_nothing_that_shuts_readers_out(browser, file, nuncio, folder, axe):
    """Lets axe-core look at each view, at what opens and at the brief, light and dark, on a desk and on a phone."""
    if axe is None:
        return print("skipped: no axe-core (--axe FILE)")
    brief = folder / "axe.html"
    subprocess.run([nuncio, "report", str(ROOT / "data" / "articles"), "-o", str(brief)], check=True, capture_output=True)

    def look(page, where):
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 150)]))")
        assert found == [], (where, found)

    for scheme, size in [("light", (1440, 900)), ("dark", (390, 800))]:
        page = browser.open(file, scheme, size)
        for view in ["graph", "disputes", "list", "board"]:
            page.click(f"#tab-{view}")
            look(page, (scheme, view))
        page.click("#board .stance >> nth=0")
        look(page, (scheme, "what is open"))
        page.keyboard.press("Escape")
        page.fill("#search", "zelen")
        look(page, (scheme, "search"))
        page.close()
        page = browser.browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        page.goto(brief.resolve().as_uri())
        look(page, (scheme, "brief"))
        page.close()


def test_small_screen(browser, file):
    page = browser.open(file, size=(390, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('#board .scroll').scrollWidth") <= 390, "the board is read without moving it sideways"
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.querySelector('.tabs').scrollWidth") <= 320, "all views can be seen"
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("[...document.querySelectorAll('.title p')].every(it => it.scrollWidth <= it.clientWidth)"), "the days are told whole"
    page.click("#tab-list")
    assert page.evaluate("document.querySelector('#list .scroll').scrollWidth") <= 390
    heights = [row.bounding_box()["height"] for row in page.locator("#list tbody tr").all()[:40]]
    assert max(heights) < 200, "a connection is read in lines, not letter by letter"
    page.click("#tab-board")
    assert not page.is_visible("#filters")
    page.click("#filters-button")
    assert page.is_visible("#filters")
    page.click("#filters-button")
    page.click("#board .stance >> nth=0")
    assert page.is_visible("#panel blockquote")
    page.close()
    page = browser.open(file, size=(390, 800), fragment="#view=graph")
    page.fill("#search", "American plan")
    page.press("#search", "Enter")
    page.wait_for_timeout(300)
    top = page.locator("#side").bounding_box()["y"] - page.locator(".drawing").bounding_box()["y"]
    lowest = page.evaluate("Math.max(...nuncio.page.graph.cy.nodes('.near, .chosen').map(node => node.renderedPosition().y))")
    assert 0 < lowest < top, ("what is selected is seen above what is open", lowest, top)
    page.close()
    page = browser.open(file, size=(720, 450))
    page.click("#board .stance >> nth=0")
    page.click("text=Read in the article >> nth=0")
    mark = page.locator("#reading mark").first.bounding_box()
    assert 0 <= mark["y"] < 450, "magnified twofold, the sentence is seen in its article"
    page.close()
    page = browser.open(file, size=(1100, 800))
    assert not page.is_visible("#filters") and page.is_visible("#filters-button")
    page.close()
