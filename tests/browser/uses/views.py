"""The board, the graph, the disputed claims, the list: what each shows and what a click opens."""

from uses.chromium import shown


def place_of_edge(page, relation):
    """Returns where on the screen the middle of an edge is that nothing covers, and who is at its ends."""
    return page.evaluate("""relation => {
      const { graph, state } = nuncio.page;
      const box = document.querySelector(".drawing").getBoundingClientRect();
      for (const edge of state.visible.edges) {
        if (edge.relation !== relation) continue;
        const middle = graph.cy.getElementById("e" + edge.at).renderedMidpoint();
        const [x, y] = [middle.x, middle.y];
        const hit = graph.cy.renderer().findNearestElement(x / graph.cy.zoom() - graph.cy.pan().x / graph.cy.zoom(), y / graph.cy.zoom() - graph.cy.pan().y / graph.cy.zoom(), true, false);
        if (hit && hit.id() === "e" + edge.at) return { x: box.x + x, y: box.y + y, from: edge.from.label, to: edge.to.label };
      }
      return null;
    }""", relation)


def test_board_says_who_stands_where(page):
    assert page.get_attribute("#tab-board", "aria-selected") == "true"
    row = page.locator("#board tbody tr", has_text="core of US plan").first
    assert "Volodymyr Zelenskyy rejects" in row.inner_text(), row.inner_text()
    row.locator(".stance").first.click()
    assert "turns down core of US plan" in page.inner_text("#panel blockquote")
    assert "turns down core of US plan" in page.inner_text("#reading mark")
    chosen, board = page.locator(".stance.chosen").bounding_box(), page.locator("#board .scroll").bounding_box()
    assert board["y"] <= chosen["y"] <= board["y"] + board["height"] - 20, "what was clicked stays in sight"
    # Of several one says that they reject.
    several = page.locator("#board .stance", has_text="European allies").all_inner_texts()
    assert several and all("rejects" not in stance for stance in several), several
    page.check("input[value=actor]")
    row = page.locator("#board tbody tr", has=page.locator("th", has_text="Volodymyr Zelenskyy")).first
    assert "rejects core of US plan" in row.inner_text(), row.inner_text()


def test_click_on_an_edge_opens_its_sentence(page):
    page.click("#tab-graph")
    page.wait_for_timeout(300)
    place = place_of_edge(page, "rejects")
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector("#panel .triple")
    assert place["from"] in page.inner_text("#panel .triple") and "rejects" in page.inner_text("#panel .triple")
    quote = page.inner_text("#panel blockquote")
    mark = " ".join(" ".join(page.locator("#reading mark").all_inner_texts()).split())
    assert mark == quote, (mark, quote)
    inside = page.evaluate("""() => { const text = document.querySelector("#reading .text").getBoundingClientRect();
      const mark = document.querySelector("#reading mark").getBoundingClientRect(); return mark.top >= text.top && mark.top < text.bottom; }""")
    assert inside, "the marked sentence is out of sight"


def test_click_on_a_node_opens_its_statements(page):
    page.click("#tab-graph")
    page.wait_for_timeout(300)
    place = page.evaluate("""() => { const { graph, state } = nuncio.page; const node = state.network.nodes.find(node => node.label === "Ukraine");
      const box = document.querySelector(".drawing").getBoundingClientRect(); const at = graph.cy.getElementById("n" + node.at).renderedPosition();
      return { x: box.x + at.x, y: box.y + at.y }; }""")
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector("#panel h2")
    assert page.inner_text("#panel h2") == "Ukraine"
    assert "Rejects" in page.locator("#panel h3").all_inner_texts()
    page.locator("#panel .entry button.link").first.click()
    assert page.locator("#panel blockquote").count() > 0
    page.click("text=← Back")
    assert page.inner_text("#panel h2") == "Ukraine"
    page.keyboard.press("Escape")
    assert not page.is_visible("#side")


def test_a_plan_is_drawn_with_who_stands_where_on_it(page):
    page.click("#tab-graph")
    page.fill("#search", "American plan")
    page.press("#search", "Enter")
    near = page.evaluate("""() => nuncio.page.graph.cy.edges(".near").map(edge => nuncio.page.state.network.edges[Number(edge.id().slice(1))])
      .map(edge => `${edge.from.label} ${edge.relation} ${edge.to.label}`)""")
    assert "Vladimir Putin supports American plan of 28 points" in near, near
    assert "Rustem Umerov accepts any of its points" in near, "a stand on a point of the plan"
    assert not any(edge.startswith("Senate") for edge in near), "a stand on another plan"
    faint = page.evaluate("nuncio.page.graph.cy.nodes('.near').filter(node => node.hasClass('faint')).length")
    assert faint == 0


def test_words_in_the_article_lead_to_their_statement(page):
    page.click("#board .stance >> nth=0")
    words = page.locator("#reading a.words").first
    text = words.inner_text()
    words.click()
    assert " ".join(text.split()) in " ".join(page.inner_text("#panel").split())
    page.evaluate("""() => { const { state } = nuncio.page; state.select(state.network.edges.find(edge => edge.relation === "proposes" && edge.from.label === "Marco Rubio")); }""")
    others = page.locator("#panel section", has_text="The same words also say").locator("button")
    assert "Steve Witkoff proposes American plan of 28 points" in others.all_inner_texts(), others.all_inner_texts()
    others.filter(has_text="Steve Witkoff proposes").first.click()
    assert "Steve Witkoff" in page.inner_text("#panel .triple")


def test_only_its_parts_scroll(page):
    page.click("#board .stance >> nth=0")
    page.click("text=Read in the article >> nth=0")
    page.wait_for_timeout(200)
    assert "publisher:" not in page.inner_text("#reading .text"), "front matter is shown in the header alone"
    heights = page.evaluate("[document.documentElement.scrollHeight, innerHeight, scrollY]")
    assert heights[0] <= heights[1] and heights[2] == 0, heights


def test_disputed_claims_have_both_sides(page):
    page.click("#tab-disputes")
    card = page.locator(".dispute", has_text="Kupiansk").first
    assert "Valery Gerasimov" in card.locator(".is-says").inner_text()
    assert "General Staff" in card.locator(".is-disputes").inner_text()
    left, right = card.locator(".is-says").bounding_box(), card.locator(".is-disputes").bounding_box()
    assert abs(left["y"] - right["y"]) < 2 and left["x"] + left["width"] <= right["x"]
    card.locator("h2 button").click()
    assert page.locator("#panel .side").count() == 2 and "Said by" not in page.inner_text("#panel")
    assert card.locator(".is-says blockquote").count() > 0 and card.locator(".is-disputes blockquote").count() > 0


def test_list_is_the_drawing_in_words(page):
    page.click("#tab-list")
    rows = page.locator("#list tbody tr").count()
    assert rows == min(200, shown(page)[1]), rows
    assert page.get_attribute("#list th >> nth=4", "aria-sort") == "descending"
    counts = [int(text) for text in page.locator("#list td:nth-child(5) button").all_inner_texts()]
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1], "what most sentences state stands first"
    page.click("#list th >> nth=2 >> button")
    assert page.get_attribute("#list th >> nth=2", "aria-sort") == "ascending"
    page.check("#list input[value=names]")
    assert page.locator("#list tbody tr").count() == min(200, shown(page)[0])


def test_offices_are_named_in_lists(page):
    page.click("#tab-list")
    row = page.locator("#list tbody tr", has_text="holds a role in").filter(has_text="Barrot").first
    assert "foreign minister" in row.inner_text().lower(), row.inner_text()
