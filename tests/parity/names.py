#!/usr/bin/env python3
"""Scores nuncio's comparison of names on labelled pairs, beside another matcher's answers.

    cargo run --example name_pairs < pairs.jsonl > answers.jsonl
    python3 tests/parity/names.py pairs.jsonl answers.jsonl [--half odd|even] [--show]

A pair is an object with schema, name1, name2, is_match and logicv2_outcome (TP, FP, TN, FN: the
other's answer, OpenSanctions' logic_v2); an answer has the likeness, or null. Precision, recall
and F1 are printed for each schema and for all. Rules are written looking at the pairs of even
lines only; those of odd lines check them. --show lists the mistakes, of even lines alone.
"""

import argparse
import json
from collections import Counter


def scores(outcomes):
    true, found, matches = outcomes["TP"], outcomes["TP"] + outcomes["FP"], outcomes["TP"] + outcomes["FN"]
    precision, recall = true / max(found, 1), true / max(matches, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def outcome(found, match):
    return {(True, True): "TP", (True, False): "FP", (False, True): "FN", (False, False): "TN"}[found, match]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("pairs")
    arguments.add_argument("answers")
    arguments.add_argument("--half", choices=["odd", "even"])
    arguments.add_argument("--show", action="store_true")
    options = arguments.parse_args()
    read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8")]
    ours, theirs = {}, {}
    for line, (pair, answer) in enumerate(zip(read(options.pairs), read(options.answers), strict=True), 1):
        half = "odd" if line % 2 else "even"
        if options.half not in (None, half):
            continue
        found = outcome(answer["likeness"] is not None, pair["is_match"])
        for schema in (pair["schema"], "all"):
            ours.setdefault(schema, Counter())[found] += 1
            theirs.setdefault(schema, Counter())[pair["logicv2_outcome"]] += 1
        if options.show and half == "even" and found in ("FP", "FN"):
            print(line, found, pair["logicv2_outcome"], pair["name1"], "|", pair["name2"], "|", answer["likeness"])
    print(f"{'schema':14}{'pairs':>6}   nuncio P      R     F1   other P      R     F1")
    for schema in sorted(ours):
        here, there = scores(ours[schema]), scores(theirs[schema])
        figures = "".join(f"{value:7.3f}" for value in here) + "   " + "".join(f"{value:7.3f}" for value in there)
        print(f"{schema:14}{sum(ours[schema].values()):6}   {figures}")


main()
