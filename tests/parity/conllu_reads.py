#!/usr/bin/env python3
"""Reads CoNLL-U from standard input with the package `conllu`, and checks every sentence."""

import sys

import conllu


def main():
    sentences = conllu.parse(sys.stdin.read())
    faults = [fault for sentence in sentences for fault in faults_of(sentence)]
    print("\n".join(faults[:20]))
    words = sum(len(sentence) for sentence in sentences)
    print(f"{len(sentences)} sentences, {words} words, {len(faults)} faults")
    sys.exit(1 if faults or not sentences else 0)


def faults_of(sentence):
    name = sentence.metadata.get("sent_id", "a sentence without sent_id")
    heads = {token["id"]: token["head"] for token in sentence}
    if list(heads) != list(range(1, len(sentence) + 1)):
        yield f"{name}: the ids do not count up from 1"
    if 0 not in heads.values():
        yield f"{name}: no root"
    for word, head in heads.items():
        steps = 0
        while head and steps <= len(heads):
            head, steps = heads.get(head), steps + 1
        if head != 0:
            yield f"{name}: word {word} is not under a root"
    text = "".join(token["form"] + blank_after(token) for token in sentence).rstrip()
    if text != sentence.metadata.get("text"):
        yield f"{name}: the words make {text!r}"
    if list(heads.values()).count(0) == 1:
        sentence.to_tree()


def blank_after(token):
    return "" if (token["misc"] or {}).get("SpaceAfter") == "No" else " "


if __name__ == "__main__":
    main()
