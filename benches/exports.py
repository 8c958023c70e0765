#!/usr/bin/env python3
"""Measures every export of a made-up graph of so many statements: seconds by the clock and on the processor, the most memory held, the size.

    benches/exports.py [--program target/release/nuncio] [--statements 100000] [FORMAT...]

The graph is written to a temporary file first; each export reads it anew, so the first line, a question that needs nothing but
the graph in memory, is what all others include. Build first with: cargo build --release
"""

import argparse
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELATIONS = ["Rejection", "Acceptance", "Support", "Proposal", "Demand", "Assertion", "Denial"]
STATUSES = ["Asserted"] * 8 + ["Negated", "Planned", "Conditional", "Hypothetical"]
PER_ARTICLE = 40
PREFIXES = """@prefix id: <https://w3id.org/nuncio/id/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix nun: <https://w3id.org/nuncio#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def main():
    args = arguments()
    formats = args.formats or known_formats(args.program)
    with tempfile.TemporaryDirectory() as folder:
        graph = os.path.join(folder, "graph.ttl")
        with open(graph, "w", encoding="utf-8") as out:
            write_graph(args.statements, out)
        measure("(a question)", [args.program, "query", "-", "-g", graph], None, b"ASK {}")
        for name in formats:
            target = os.path.join(folder, f"out-{name}")
            measure(name, [args.program, "export", name, "-g", graph, "-o", target], target)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="the formats; all of them, if none is given")
    parser.add_argument("--program", default=str(ROOT / "target/release/nuncio"))
    parser.add_argument("--statements", type=int, default=100_000)
    return parser.parse_args()


def known_formats(program):
    """Returns the names of the formats, which a wrong one is answered with."""
    told = subprocess.run([program, "export", "?", "-g", "?"], capture_output=True, text=True).stderr
    return re.search(r"possible values: ([^]]*)]", told).group(1).split(", ")


def measure(name, command, target, given=None):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process.stdin.write(given or b"")
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in files(target)) / 1e6
    note = "" if process.returncode == 0 else f"  failed: {process.returncode}"
    busy = usage.ru_utime + usage.ru_stime
    print(f"{name:14} {seconds:6.1f} s {busy:6.1f} s {usage.ru_maxrss / 1024:6.0f} MiB {size:7.1f} MB{note}", flush=True)


def files(target):
    if target is None or not os.path.exists(target):
        return []
    path = pathlib.Path(target)
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


def write_graph(statements, out):
    """Writes a graph of Nuncio's shape: persons and countries who take positions on points, or make and deny claims."""
    random.seed(1)
    out.write(PREFIXES)
    people, others = statements // 20, statements // 4
    for number in range(people):
        kind = random.choice(["Person", "Country", "Organisation"])
        out.write(f'id:actor-{number} a nun:{kind} ; skos:prefLabel "actor {number}" ; skos:altLabel "A. {number}" .\n')
    for number in range(others):
        words = f"to {random.choice(['raise', 'lower', 'keep'])} the quota of port {number}"
        plan = f"; nun:pointOf id:plan-{number % 50}" if number % 2 else ""
        kind = "Point" if number % 2 else "Claim"
        out.write(f'id:topic-{number} a nun:{kind} ; skos:prefLabel "{words}" {plan} .\n')
    for number in range(50):
        out.write(f'id:plan-{number} a nun:Plan ; skos:prefLabel "plan {number}" .\n')
    for article in range(-(-statements // PER_ARTICLE)):
        write_article(article, min(PER_ARTICLE, statements - article * PER_ARTICLE), people, others, out)


def write_article(article, sentences, people, others, out):
    day = f"2031-{article % 12 + 1:02}-{article % 28 + 1:02}"
    text = []
    begin = 0
    for place in range(sentences):
        number = article * PER_ARTICLE + place
        topic = random.randrange(others)
        possible = RELATIONS[:5] if topic % 2 else RELATIONS[5:]
        relation = random.choice(possible)
        words = f"Actor {number} of the board said at the meeting in the harbour that quota {topic} would be too high for the fleet."
        end = begin + len(words)
        out.write(
            f'id:sentence-{number} a nun:Sentence , nif:Sentence ; rdfs:label "{words}" ; skos:prefLabel "{words}" ; '
            f'nif:anchorOf "{words}" ; nif:beginIndex {begin} ; nif:endIndex {end} ; schema:isPartOf id:article-{article} .\n'
            f'id:st-{number} a nun:Statement , nun:{relation} ; nun:by id:actor-{random.randrange(people)} ; '
            f'nun:about id:topic-{topic} ; nun:status nun:{random.choice(STATUSES)} ; nun:via "board {number % 97}" ; '
            f'nun:confidence 0.{random.randrange(30, 99)} ; nun:date "{day}"^^xsd:date ; nun:sentence "{words}" ; '
            f'nun:who "actor" ; nun:what "quota" ; nun:rule "frames" ; rdfs:label "actor says" ; '
            f"prov:wasDerivedFrom id:sentence-{number} .\n"
        )
        text.append(words)
        begin = end + 1
    out.write(
        f'id:article-{article} a nun:Article ; schema:identifier "article-{article}" ; schema:headline "Quotas {article}" ; '
        f'schema:datePublished "{day}"^^xsd:date ; nif:isString "{" ".join(text)}" .\n'
    )


if __name__ == "__main__":
    main()
