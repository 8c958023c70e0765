#!/usr/bin/env python3
"""Makes a large graph of a small one: benches/grow.py GRAPH.nq COPIES > LARGE.nq

Each copy has things of its own: their IRIs end in the number of the copy, and so do their
names, in letters. What several copies would share (classes, properties, values) they do share.
"""

import re
import sys

ENTITY = re.compile(r"(<https://w3id\.org/nuncio/id/[^>]*)>")
NAME = re.compile(r'((?:prefLabel|altLabel)> ".*)(" \.| <)')


def letters(number):
    """Returns a number as letters, so that a name stays a name: 0 is Ba, 1 is Be."""
    text = ""
    while True:
        number, at = divmod(number, 80)
        text = "bdfghjklmnprstvz"[at // 5] + "aeiou"[at % 5] + text
        if not number:
            return text.capitalize()


def main(path, copies):
    with open(path, encoding="utf-8") as graph:
        lines = graph.readlines()
    for copy in range(int(copies)):
        suffix, name = rf"\1-{copy}>", rf"\1 {letters(copy)}\2"
        sys.stdout.writelines(NAME.sub(name, ENTITY.sub(suffix, line)) for line in lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
