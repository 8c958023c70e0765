#!/usr/bin/env python3
"""Asks `nuncio serve` with clients that others wrote: rdflib, curl, and more where they are installed.

    pip install rdflib                       # and openapi-spec-validator, prometheus-client, playwright
    python3 tests/parity/endpoint.py target/debug/nuncio data/articles

rdflib's stores must get the same rows and triples over HTTP as from the graph that rdflib reads
itself, in every format; curl must get the status and the media type that it asks for; the OpenAPI
description and the counts must satisfy their readers; and a browser must show a hostile label as
text, run nothing, and ask nobody else. What is not installed is skipped and named. Exit code 1
where one of these does not hold.
"""

import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

NUN = "PREFIX nun: <https://w3id.org/nuncio#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SELECT = NUN + "SELECT ?who ?what ?sentence { ?s a nun:Rejection ; nun:who ?who ; nun:what ?what ; nun:sentence ?sentence }"
CONSTRUCT = NUN + "CONSTRUCT { ?s rdfs:label ?label } WHERE { ?s a nun:Statement ; rdfs:label ?label }"
RDF = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/trig": "trig",
    "application/n-quads": "nquads",
    "text/n3": "n3",
}
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"

failures = []


def check(what, holds, seen=""):
    print(("ok      " if holds else "FAILED  ") + what + ("" if holds else f": {seen}"))
    if not holds:
        failures.append(what)


@contextlib.contextmanager
def served(program, *arguments):
    """Runs a server on a free port, and gives its address."""
    command = [program, "serve", "--bind", "0", *arguments]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if found := re.search(r"http://[^/]*", line):
                yield found.group()
                break
        else:
            raise SystemExit("the server did not start")
    finally:
        server.terminate()
        code = server.wait(timeout=20)
        check("the server ends with exit code 0", code == 0, code)


def triples_of(text, form):
    """Returns the triples of a text, whatever graph they are in."""
    if form in ("trig", "nquads", "json-ld"):
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format=form)
        return {(s, p, o) for s, p, o, _ in dataset.quads()}
    return set(rdflib.Graph().parse(data=text, format=form))


def fetched(address, accept="*/*"):
    request = urllib.request.Request(address, headers={"Accept": accept})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def with_rdflib(address):
    endpoint = address + "/sparql"
    own = rdflib.Graph().parse(data=fetched(address + "/store?default", "text/turtle"), format="turtle")
    rows = {tuple(row) for row in own.query(SELECT)}
    check("the graph has rejections to compare", len(rows) > 0)
    for method in ("GET", "POST", "POST_FORM"):
        for form in ("json", "xml"):
            graph = rdflib.Graph(SPARQLStore(endpoint, method=method, returnFormat=form))
            check(f"SPARQLStore, {method}, {form}: the same rows", {tuple(row) for row in graph.query(SELECT)} == rows)
    graph = rdflib.Graph(SPARQLStore(endpoint))
    check("SPARQLStore: ASK", graph.query(NUN + "ASK { ?s a nun:Statement }").askAnswer is True)
    check("SPARQLStore: len", len(graph) == len(own), len(graph))
    built = set(own.query(CONSTRUCT).graph)
    for media_type, form in RDF.items():
        text = fetched(endpoint + "?query=" + urllib.parse.quote(CONSTRUCT), media_type)
        check(f"CONSTRUCT as {media_type}: the same triples", triples_of(text, form) == built)
        if media_type in ("application/trig", "application/n-quads", "application/ld+json"):
            whole = triples_of(fetched(address + "/store", media_type), form)
            check(f"/store as {media_type}: the same triples", whole == set(own))


def with_rdflib_update(program, folder):
    with served(program, "-g", str(folder / "g.nq"), "--allow-updates") as address:
        store = SPARQLUpdateStore(address + "/sparql", address + "/sparql")
        graph = rdflib.Graph(store, identifier=rdflib.URIRef("http://x.example/graph"))
        triple = tuple(rdflib.URIRef("http://x.example/" + name) for name in "abc")
        graph.add(triple)
        check("SPARQLUpdateStore: what was added is there", triple in graph)
        graph.remove(triple)
        check("SPARQLUpdateStore: what was removed is gone", triple not in graph)


def with_curl(address):
    def curl(*arguments):
        command = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code} %{content_type}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    endpoint = address + "/sparql"
    ask = ["--data-urlencode", "query=ASK {}"]
    bare = ["-H", "Content-Type: application/sparql-query", "--data", "ASK {}"]
    for what, arguments, expected in [
        ("GET", ["-G", endpoint, *ask], "200 application/sparql-results+json"),
        ("POST of a form", [endpoint, *ask], "200 application/sparql-results+json"),
        ("POST of a query", [endpoint, *bare], "200 application/sparql-results+json"),
        ("CSV", [endpoint, *ask, "-H", "Accept: text/csv"], "200 text/csv; charset=utf-8"),
        ("no such format", [endpoint, *ask, "-H", "Accept: image/png"], "406 text/plain; charset=utf-8"),
        ("malformed", [endpoint, "--data-urlencode", "query=SELCT"], "400 text/plain; charset=utf-8"),
        ("an update", [endpoint, "--data-urlencode", "update=CLEAR ALL"], "403 text/plain; charset=utf-8"),
        ("PUT", ["-X", "PUT", endpoint], "405 text/plain; charset=utf-8"),
        ("a saved question", [address + "/q/articles.csv"], "200 text/csv; charset=utf-8"),
    ]:
        got = curl(*arguments)
        check(f"curl, {what}: {expected}", got == expected, got)


def with_openapi(address):
    from openapi_spec_validator import validate

    validate(json.loads(fetched(address + "/openapi.json")))
    check("the OpenAPI description is valid", True)


def with_prometheus(address):
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    names = {family.name for family in text_string_to_metric_families(fetched(address + "/metrics"))}
    wanted = {"nuncio_requests", "nuncio_request_duration_seconds", "nuncio_queries_running", "nuncio_triples"}
    check("Prometheus reads the counts", wanted <= names, names)


def with_browser(program, folder):
    from playwright.sync_api import sync_playwright

    graph = folder / "hostile.ttl"
    label = json.dumps(HOSTILE)
    graph.write_text(f"<http://x.example/a> <http://www.w3.org/2000/01/rdf-schema#label> {label} .\n")
    with served(program, "-g", str(graph)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        wrong, asked = [], set()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append("a dialog: " + dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.add(urllib.parse.urlsplit(request.url).netloc))
        page.goto(address)
        page.wait_for_selector("details")
        page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?label { ?s rdfs:label ?label }')")
        page.click("#query-form button")
        page.wait_for_selector("td")
        check("a browser shows a hostile label as text", page.text_content("td") == HOSTILE, page.content())
        for form in ("application/sparql-results+xml", "text/csv", "application/rdf+xml"):
            query = urllib.parse.quote("SELECT * {?s ?p ?o}" if "rdf" not in form else "DESCRIBE <http://x.example/a>")
            frame = page.request.get(f"{address}/sparql?query={query}", headers={"Accept": form})
            check(f"{form} may run nothing", "sandbox" in frame.headers["content-security-policy"])
        page.goto(f"{address}/sparql?query=" + urllib.parse.quote("SELECT * {?s ?p ?o}"))
        check("a browser runs nothing and reports nothing", wrong == [], wrong)
        local = {urllib.parse.urlsplit(address).netloc, ""}
        check("a browser asks nobody else", asked <= local, asked)
        browser.close()


def main(program, graph):
    with served(program, *graph) as address, tempfile.TemporaryDirectory() as folder:
        with_rdflib(address)
        with_rdflib_update(program, Path(folder))
        optional = [
            ("curl", lambda: with_curl(address)),
            ("openapi_spec_validator", lambda: with_openapi(address)),
            ("prometheus_client", lambda: with_prometheus(address)),
            ("playwright", lambda: with_browser(program, Path(folder))),
        ]
        for name, run in optional:
            if name == "curl" and not shutil.which("curl"):
                print("skipped " + name)
                continue
            try:
                run()
            except ModuleNotFoundError as missing:
                print(f"skipped {name}: {missing}")
    print(f"{len(failures)} failed" if failures else "all hold")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    program, *paths = sys.argv[1:]
    is_graph = len(paths) == 1 and not Path(paths[0]).is_dir() and not paths[0].endswith(".txt")
    sys.exit(main(program, ["-g", paths[0]] if is_graph else paths))
