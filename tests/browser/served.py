"""Uses the pages of `nuncio serve` in Chromium: writes a query with completion, reads the answer, opens what it names.

    python tests/browser/served.py path/to/nuncio

Needs the package playwright and a Chromium (`--chromium PATH`, else the one on the PATH, else Playwright's own).
"""

import argparse
import pathlib
import re
import shutil
import subprocess

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]


def serve(nuncio):
    """Starts the server on a free port; returns it and its address, once it says so."""
    command = [nuncio, "serve", "data/articles", "--bind", "127.0.0.1:0"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return server, found.group()
    raise SystemExit("the server did not start")


def write_a_query(page):
    """Types a query, and takes a thing by its name and a property by its beginning from what is offered."""
    page.click(".CodeMirror")
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT ?what { ")
    page.keyboard.type("zelen", delay=60)
    page.wait_for_selector(".CodeMirror-hint:has-text('Volodymyr Zelenskyy')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".CodeMirror-hints", state="detached")
    page.keyboard.type(" nun:rej", delay=60)
    page.wait_for_selector(".CodeMirror-hint:has-text('nun:rejects')")
    # The class nun:Rejection, of which there are more, is offered before it.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".CodeMirror-hints", state="detached")
    page.keyboard.type(" ?what")
    page.keyboard.press("Escape")
    query = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert re.fullmatch(r"SELECT \?what \{ id:person-volodymyr-zelenskyy-\w+ nun:rejects \?what\}", query), query
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer table")


def use(page, address):
    page.goto(address)
    page.wait_for_selector("#answer table tbody tr")
    assert "Ukraine" in page.inner_text("#answer") and page.url == address, "the example is answered unasked"
    write_a_query(page)
    page.locator("#answer .iri").first.click()
    page.wait_for_selector("#answer pre")
    assert "skos:prefLabel" in page.inner_text("#answer pre"), "an IRI opens to what is said of it"
    page.go_back()
    page.wait_for_selector("#answer table .iri")
    page.go_forward()
    page.wait_for_selector("#answer pre")
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename == "answer.ttl"
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELCT ?x { ?x ?y ?z }')")
    page.click("#query-form button")
    page.wait_for_selector("#told:has-text('No answer')")
    assert "SELECT" in page.inner_text("#answer pre"), "a slip is told with what was meant"
    use_questions(page, address)
    use_graph(page, address)
    choose_the_dark(page, address)


def choose_the_dark(page, address):
    """Chooses dark on the first page: the graph and the brief are dark, too, and light again where that is chosen on one of them."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.click("#theme")
    keyword = page.evaluate("getComputedStyle(document.querySelector('.cm-keyword')).color")
    assert keyword == "rgb(201, 165, 255)", "the query can be read in the dark, whatever the system has"
    for path, canvas in [("", "rgb(18, 18, 18)"), ("graph", "rgb(20, 24, 29)"), ("report", "rgb(22, 22, 22)")]:
        page.goto(address + path)
        painted = page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")
        if painted == "rgba(0, 0, 0, 0)":
            painted = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert painted == canvas, (path, painted)
    page.click("#theme")
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def use_questions(page, address):
    """Finds a saved question, asks it of somebody whose name is offered, and opens the answer by its address."""
    page.goto(address)
    page.wait_for_selector("#questions details")
    page.fill("#find", "rejects or opposes")
    assert page.locator("#questions details:visible").count() == 1
    page.click("#questions details:visible summary")
    page.focus("#questions input:visible")
    page.wait_for_selector("#questions details[open] option[value='Volodymyr Zelenskyy']", state="attached")
    offered = page.locator("#questions details[open] option").evaluate_all("all => all.map(({ value }) => value)")
    assert "Ukraine" in offered and "Steve Witkoff" not in offered, f"who rejects something is offered, or whose people do: {offered}"
    page.fill("#questions input:visible", "Volodymyr Zelenskyy")
    page.click("#questions details:visible button >> nth=0")
    # The page has an answer from the start, that of its example, which has no sentences.
    page.wait_for_selector("#answer table:has-text('turns down core of US plan')")
    asked, answer = page.url, page.inner_text("#answer table")
    page.goto("about:blank")
    page.goto(asked)
    page.wait_for_selector("#answer table:has-text('turns down core of US plan')")
    assert page.inner_text("#answer table") == answer
    assert page.input_value("#questions .asked-now input") == "Volodymyr Zelenskyy"
    page.fill("#find", "linked to somebody")
    page.click("#questions details:visible summary")
    page.locator("#questions details[open] input").first.press_sequentially("Zelen")
    page.wait_for_selector("#questions details[open] option[value='Volodymyr Zelenskyy']", state="attached")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?x { ?x nun:reject ?y ; a nun:Claim }')")
    page.click("#query-form button")
    page.wait_for_selector("#told:has-text('No rows: the graph says nothing of this. It has no nun:reject; did you mean nun:rejects?')")


def use_graph(page, address):
    """Goes from a thing in an answer to the graph, to its sentences, and back to the first page."""
    page.goto(address)
    page.wait_for_selector("#questions details")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?plan { ?who nun:rejects ?plan } LIMIT 1')")
    page.click("#query-form button")
    page.locator("#answer .iri").first.click()
    page.wait_for_selector("#answer pre")
    page.click("#in-graph")
    page.wait_for_selector("#tab-graph[aria-selected=true]")
    assert page.locator("#panel h3", has_text="Rejected by").count() == 1, page.inner_text("#panel")
    page.locator("#panel .entry button.link").first.click()
    page.wait_for_selector("#reading mark")
    page.go_back()
    page.wait_for_selector("#reading", state="hidden")
    page.click("#home")
    page.click("nav a:has-text('Read the brief')")
    page.wait_for_url(address + "report")
    assert "Disputed claims" in page.inner_text("main")
    page.click("nav a:has-text('Nuncio')")
    page.wait_for_selector("#query-form")
    for width, scheme in [(390, "dark"), (1400, "light")]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing is beside the screen"
        page.goto(address + "#question=/q/who-proposes-what")
        page.wait_for_selector("#answer table")
        assert page.evaluate("document.querySelector('#answer td.long').clientWidth") > 200, "sentences are read in lines of some words"
        page.goto(address)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("nuncio", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    arguments = parser.parse_args()
    server, address = serve(arguments.nuncio)
    complaints = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
            # What the browser itself says of the answer 400 to the query with a slip is no complaint of the page.
            page.on("console", lambda message: message.type in ("error", "warning") and "400" not in message.text
                    and complaints.append(message.text))
            page.on("request", lambda request: request.url.startswith((address, "data:", "blob:"))
                    or complaints.append(f"request: {request.url}"))
            use(page, address)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert not complaints, complaints
    print("the served pages: a query with completion, its answer, an entity, a slip, saved questions, the graph, the brief")


main()
