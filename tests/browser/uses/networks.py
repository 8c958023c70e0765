"""Pages of other networks: hostile, of a query, empty, of 5,000 nodes."""

import json
import random

from uses.chromium import ROOT, export, shown

# An article whose text, headline and names try to become markup, with letters beyond the first plane before what is stated.
HOSTILE = """---
title: "</script><video src=x onerror=alert(1)> 😀😀 </title>"
date: 2025-11-20
url: "javascript:alert(2)"
publisher: "<b>The 😀 Herald</b>"
---
😀😀 It was a long day <script>alert(3)</script> in the north 👩‍👩‍👧.

Norway rejected the plan to lower quotas. Rosa Diaz, the minister, said the <img src=x onerror=alert(4)> nets were empty.
"""


def test_hostile_text_is_inert(browser, nuncio, folder):
    article = folder / "hostile.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    page = browser.open(export(nuncio, [article], folder / "hostile.html"))
    assert page.locator("img, b, video").count() == 0
    page.click("#board .stance >> nth=0")
    assert page.inner_text("#reading mark") == "Norway rejected the plan to lower quotas.", page.inner_text("#reading mark")
    assert "</script><video" in page.inner_text("#reading h2")
    assert page.locator("#reading a[href^=javascript]").count() == 0
    page.close()


def test_a_badly_saved_article_is_read_without_its_tags(browser, nuncio, folder):
    article = folder / "saved.txt"
    article.write_text("<p>It was a long day &ndash; 😀 in the <i>north</i>.</p>\n<p>Norway&rsquo;s cabinet <b>rejected</b> the plan to lower quotas.</p>\n", encoding="utf-8")
    page = browser.open(export(nuncio, [article], folder / "saved.html"))
    page.click("#board .stance >> nth=0")
    told = "Norway’s cabinet rejected the plan to lower quotas."
    assert page.inner_text("#panel blockquote") == told and page.inner_text("#reading mark") == told, page.inner_text("#reading mark")
    text = page.inner_text("#reading .text")
    assert "It was a long day – 😀 in the north." in text and "<" not in text and "&" not in text, text
    page.close()


def test_networks_of_other_kinds(browser, nuncio, folder):
    """What a query draws, what has no sentences, what is empty: all have a page."""
    query = """SELECT ?source ?target { ?article nun:mentions ?source , ?target . FILTER (STR(?source) < STR(?target)) }"""
    for options, least in [(["--query", query], 20), (["--relations", "mentions"], 20), (["--since", "2030-01-01"], 0), (["--raw"], 500)]:
        page = browser.open(export(nuncio, [ROOT / "data" / "articles", *options], folder / "other.html"))
        assert shown(page)[1] >= least, (options, shown(page))
        page.click("#tab-graph")
        assert page.is_visible("#graph .empty") == (least == 0)
        if least == 0:
            assert "holds nothing" in page.inner_text("#graph .empty"), "no filter is to blame"
        if least:
            page.evaluate("nuncio.page.state.select(nuncio.page.state.network.edges[0])")
            assert page.is_visible("#panel .triple")
        page.close()


def test_five_thousand_nodes(browser, file, folder):
    """A page of 5,000 nodes and 15,000 edges is there in seconds, and answers at once."""
    large = folder / "large.html"
    html = file.read_text(encoding="utf-8")
    before, rest = html.split('type="application/json">', 1)
    large.write_text(f'{before}type="application/json">{json.dumps(many())}{rest[rest.index("</script>"):]}', encoding="utf-8")
    page = browser.open(large)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def seconds():
        """Returns the processor time of the page so far, which other programs on the machine do not change."""
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return metrics["ProcessTime"]

    times = {"page": seconds()}
    page.evaluate("""() => { globalThis.blocks = []; new PerformanceObserver(list => blocks.push(...list.getEntries())).observe({ type: "longtask" }); }""")
    steps = {
        "graph": lambda: page.click("#tab-graph"),
        "select": lambda: page.evaluate("nuncio.page.state.select(nuncio.page.state.network.nodes[7])"),
        "filter": lambda: page.uncheck("label.choice:has-text('meets') input"),
        "pan": lambda: [page.keyboard.press("ArrowLeft") for _ in range(10)] if not page.focus(".drawing") else None,
        "search": lambda: page.fill("#search", "name 4"),
        "list": lambda: page.click("#tab-list"),
    }
    for name, step in steps.items():
        start = seconds()
        step()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if name == "graph":
            assert page.inner_text(".notice") == "Drawing 4,982 names and 15,000 connections …" or not page.is_visible(".notice")
            page.wait_for_selector(".notice", state="hidden")
            longest = page.evaluate("Math.max(...blocks.map(block => block.duration))")
        times[name] = seconds() - start
    print(f"  the page answers nothing for {longest:.0f} ms at most while it draws")
    print("  seconds of processor:", ", ".join(f"{name} {time:.2f}" for name, time in times.items()))
    assert times["page"] < 5 and times["graph"] < 8 and max(times[name] for name in steps if name != "graph") < 4, times
    page.close()


def many():
    """Returns the data of a page with 5,000 nodes and 15,000 edges, always the same."""
    chance = random.Random(5)
    kinds = ["person", "country", "organisation", "plan", "point", "group"]
    text = "They met in the north. " * 400
    nodes = [{"id": f"n{at}", "label": f"Name {at} of many", "kind": kinds[at % 6], "weight": 6, "x": chance.randint(-5000, 5000), "y": chance.randint(-3500, 3500)} for at in range(5000)]
    relations = ["meets", "proposes", "rejects", "accepts", "supports"]
    edges = [{"id": f"e{at}", "source": chance.randrange(5000), "target": chance.randrange(5000), "relation": relations[at % 5], "label": relations[at % 5], "status": "asserted",
              "grounds": [{"statement": f"st-{at}", "source": at % 50, "begin": 23 * (at % 400), "end": 23 * (at % 400) + 22, "confidence": 0.8, "date": "2025-11-20"}]} for at in range(15000)]
    sources = [{"id": f"a{at}", "title": f"Article {at}", "date": "2025-11-20", "text": text} for at in range(50)]
    return {"kinds": [{"name": kind, "colour": [0, 114, 178]} for kind in kinds], "sources": sources, "nodes": nodes, "edges": edges}
