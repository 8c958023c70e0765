#!/usr/bin/env python3
"""Reads Nuncio's exports with rdflib and Raptor, and holds the graph against ontology/shapes.ttl with pyshacl.

    pip install rdflib pyshacl      # and raptor2-utils of a Linux distribution, for rapper
    python3 tests/parity/rdf.py target/debug/nuncio data/articles

Every export must parse and hold the same triples; the graph must conform to the
shapes; every class and property in it must be one of the ontology. Exit code 1
where one of these does not hold.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyshacl
import rdflib

HOME = Path(__file__).resolve().parents[2]
RAPPER = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "ntriples", "rdfxml": "rdfxml"}
FORMATS = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


def exported(program, name, arguments):
    """Returns the triples of one export, as rdflib reads them."""
    text = subprocess.run([program, "export", name, *arguments], check=True, capture_output=True).stdout
    if name in ("trig", "nquads"):
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format=FORMATS[name])
        return set((s, p, o) for s, p, o, _ in dataset.quads())
    graph = rdflib.Graph()
    graph.parse(data=text, format=FORMATS[name])
    return set(graph)


def counted_by_rapper(program, name, arguments):
    """Returns how many triples Raptor reads in one export."""
    text = subprocess.run([program, "export", name, *arguments], check=True, capture_output=True).stdout
    command = ["rapper", "--count", "--input", RAPPER[name], "-", "http://base.test/"]
    told = subprocess.run(command, input=text, capture_output=True).stderr.decode()
    found = re.search(r"Parsing returned (\d+) triples", told)
    return int(found[1]) if found else told


def terms_outside_ontology(triples, ontology):
    """Returns the classes and properties that the ontology does not declare."""
    declared = set(ontology.subjects(rdflib.RDFS.label))
    used = {p for _, p, _ in triples} | {o for _, p, o in triples if p == rdflib.RDF.type}
    return sorted(used - declared)


def main():
    program, *paths = sys.argv[1:]
    arguments = ["-g", paths[0]] if Path(paths[0]).suffix in (".nq", ".ttl", ".trig") else paths
    failed = False
    first = None
    for name in FORMATS:
        triples = exported(program, name, arguments)
        first = first or triples
        same = triples == first
        failed |= not same
        print(f"{name}: {len(triples)} triples, {'the same' if same else 'NOT the same'}")
    if shutil.which("rapper"):
        counts = {name: counted_by_rapper(program, name, arguments) for name in RAPPER}
        same = all(count == len(first) for count in counts.values())
        failed |= not same
        print(f"rapper: {'the same' if same else counts}")
    else:
        print("rapper: skipped, it is not installed")
    ontology = rdflib.Graph().parse(HOME / "ontology/nuncio.ttl")
    shapes = rdflib.Graph().parse(HOME / "ontology/shapes.ttl")
    unknown = terms_outside_ontology(first, ontology)
    failed |= bool(unknown)
    print(f"terms outside the ontology: {', '.join(unknown) or 'none'}")
    graph = rdflib.Graph()
    for triple in first:
        graph.add(triple)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, advanced=True)
    failed |= not conforms
    print("conforms to the shapes" if conforms else report)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
