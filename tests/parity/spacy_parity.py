#!/usr/bin/env python3
"""Compares nuncio's analysis with Python spaCy's, with the same package, block by block.

    spacy_parity.py --nuncio BINARY --package FOLDER [--model FILE] [--gum DOCUMENTS.jsonl] [ARTICLE.txt ...]

Exits with 1 where an agreement is below its floor. See README.md beside this file.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

FLOORS = {
    "tokens": 99.9,
    "sentence starts": 99.9,
    "tags": 99.8,
    "parts of speech": 99.8,
    "lemmas": 99.8,
    "names": 99.8,
    "heads": 99.5,
    "labels": 99.5,
}


def main():
    args = arguments()
    import spacy

    spacy_model = spacy.load(args.package)
    tally = Tally(args.show)
    with tempfile.TemporaryDirectory() as folder:
        articles = [*args.articles, *gum_articles(args.gum, pathlib.Path(folder))]
        for article in analyse_with_nuncio(args.nuncio, args.model, articles):
            blocks = article["blocks"]
            for block, doc in zip(blocks, spacy_model.pipe(block["text"] for block in blocks)):
                tally.add(article["article"], Analysis.of_block(block), Analysis.of_doc(doc))
    sys.exit(0 if tally.report() else 1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=pathlib.Path, metavar="ARTICLE.txt")
    parser.add_argument("--nuncio", required=True, help="the program to test")
    parser.add_argument("--package", required=True, help="the spaCy package to compare with")
    parser.add_argument("--model", help="the model that nuncio made of it, if it carries another")
    parser.add_argument("--gum", type=pathlib.Path, help="GUM's documents, a JSON object a line")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N disagreements a kind")
    args = parser.parse_args()
    if not args.articles and not args.gum:
        parser.error("name articles, or GUM's documents, or both")
    return args


def gum_articles(documents, folder):
    """Writes the texts of GUM's documents as articles, and returns their paths."""
    paths = []
    if documents:
        for line in documents.read_text(encoding="utf-8").split("\n")[:-1]:
            document = json.loads(line)
            path = folder / f"{document['doc_id']}.txt"
            path.write_text(document["text"], encoding="utf-8")
            paths.append(path)
    return paths


def analyse_with_nuncio(nuncio, model, articles):
    options = ["--model", model] if model else []
    command = [nuncio, "parse", "--format", "json", *options, *map(str, articles)]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    if not output:
        sys.exit("nuncio gave no analysis")
    return [json.loads(line) for line in output.decode("utf-8").split("\n") if line]


class Analysis:
    """One side's analysis of a block; offsets count its code points.

    `tokens` maps the extent of each token to its attributes, `names` is a set of
    extents with labels, and a head is the extent of the token that governs.
    """

    def __init__(self, text, tokens, names):
        self.text = text
        self.tokens = tokens
        self.names = names

    @classmethod
    def of_block(cls, block):
        base = block["start"]
        extents = [(token["start"] - base, token["end"] - base) for token in block["tokens"]]
        tokens = {}
        for extent, token in zip(extents, block["tokens"]):
            tokens[extent] = {
                "sentence starts": token["sent_start"],
                "tags": token["tag"],
                "parts of speech": token["pos"],
                "lemmas": token["lemma"],
                "heads": extents[token["head"]],
                "labels": token["dep"],
            }
        names = {(name["start"] - base, name["end"] - base, name["label"]) for name in block["names"]}
        return cls(block["text"], tokens, names)

    @classmethod
    def of_doc(cls, doc):
        def extent(token):
            return (token.idx, token.idx + len(token))

        tokens = {}
        for token in doc:
            tokens[extent(token)] = {
                "sentence starts": bool(token.is_sent_start),
                "tags": token.tag_,
                "parts of speech": token.pos_,
                "lemmas": token.lemma_,
                "heads": extent(token.head),
                "labels": token.dep_,
            }
        names = {(name.start_char, name.end_char, name.label_) for name in doc.ents}
        return cls(doc.text, tokens, names)


class Tally:
    """Counts where the two sides agree."""

    def __init__(self, show):
        self.agreed = Counter()
        self.total = Counter()
        self.show = show
        self.shown = Counter()

    def add(self, article, ours, theirs):
        self.add_set("tokens", article, ours, set(ours.tokens), set(theirs.tokens))
        self.add_set("names", article, ours, ours.names, theirs.names)
        starts = [
            {extent for extent, token in side.tokens.items() if token["sentence starts"]}
            for side in (ours, theirs)
        ]
        self.add_set("sentence starts", article, ours, *starts)
        for extent, token in theirs.tokens.items():
            other = ours.tokens.get(extent, {})
            for kind in ("tags", "parts of speech", "lemmas", "heads", "labels"):
                self.total[kind] += 1
                if other.get(kind) == token[kind]:
                    self.agreed[kind] += 1
                else:
                    self.tell(kind, article, ours.text, extent, other.get(kind), token[kind])

    def add_set(self, kind, article, analysis, ours, theirs):
        """Counts as agreement what both have, out of the mean of what each has (an F1)."""
        self.agreed[kind] += len(ours & theirs)
        self.total[kind] += (len(ours) + len(theirs)) / 2
        for extent in sorted(ours ^ theirs):
            has = ("yes", "no") if extent in ours else ("no", "yes")
            self.tell(kind, article, analysis.text, extent, *has)

    def tell(self, kind, article, text, extent, ours, theirs):
        self.shown[kind] += 1
        if self.shown[kind] <= self.show:
            start, end = extent[:2]
            context = f"{text[max(0, start - 40):start]}[{text[start:end]}]{text[end:end + 40]}"
            context = context.replace("\n", "⏎")
            print(f"{kind}: nuncio {ours}, spaCy {theirs} {extent[2:] or ''} {article}: {context}")

    def report(self):
        """Prints the agreements, and tells whether all reach their floors."""
        fine = True
        for kind, floor in FLOORS.items():
            total = self.total[kind]
            share = 100 * self.agreed[kind] / total if total else 100.0
            verdict = "" if share >= floor else "  BELOW THE FLOOR"
            fine = fine and share >= floor
            print(f"{kind:<16} {share:7.3f} % of {total:8.0f} (floor {floor} %){verdict}")
        return fine


if __name__ == "__main__":
    main()
