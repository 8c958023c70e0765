#!/usr/bin/env python3
"""Writes anew what spaCy makes of the texts in tests/analysis, which `cargo test` expects of nuncio.

    expected_analyses.py --package FOLDER

`tokens.tsv` has a line a text: the text, then its tokens. `parses.txt` has a paragraph a text:
`# text`, then a line a token with its word, lemma, tag, part of speech, label, the number of its
head and its name. A line of dots begins a sentence after the first. Add a text by its first
line alone, and run this.
"""

import argparse
import pathlib

import spacy

FOLDER = pathlib.Path(__file__).parent.parent / "analysis"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", required=True, help="the spaCy package that nuncio carries")
    model = spacy.load(parser.parse_args().package)
    rewrite(FOLDER / "tokens.tsv", lambda lines: [tokens(model, line) for line in lines])
    rewrite(FOLDER / "parses.txt", lambda lines: [
        parse(model, line) for line in lines if line.startswith("# ")
    ])


def rewrite(path, convert):
    lines = convert(path.read_text(encoding="utf-8").splitlines())
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")


def tokens(model, line):
    text = line.split("\t")[0]
    words = [escaped(token.text) for token in model.tokenizer(unescaped(text))]
    return "\t".join([text, *words])


def parse(model, line):
    doc = model(unescaped(line.removeprefix("# ")))
    lines = [line]
    for token in doc:
        if token.is_sent_start and token.i > 0:
            lines.append("...")
        name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "-"
        word, lemma = escaped(token.text), escaped(token.lemma_)
        fields = [word, lemma, token.tag_, token.pos_, token.dep_, str(token.head.i + 1), name]
        lines.append(f"{token.i + 1} " + " ".join(fields))
    return "\n".join([*lines, ""])


def escaped(text):
    return text.replace("\n", "\\n").replace("\t", "\\t").replace(" ", "\\s")


def unescaped(text):
    return text.replace("\\n", "\n").replace("\\t", "\t")


if __name__ == "__main__":
    main()
