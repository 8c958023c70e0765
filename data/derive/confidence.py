#!/usr/bin/env python3
"""Fits data/lexicon/confidence.csv: how likely a fact is right, from its signals.

    cargo build --example signals
    data/derive/confidence.py --scorer SCORE.py --signals target/debug/examples/signals \
        [--fit FOLDER… [--write]] [--check FOLDER…]

Each FOLDER holds `articles/*.txt` and `gold/*.jsonl`; SCORE.py decides which facts match
gold. A logistic regression with a penalty on the squares of its weights; the folders of
--check take no part in it, and the reliability table is printed for both. Without --fit the
weights are those of the file. A fact that gold calls optional or contestable is left out.
Standard library only.
"""

import argparse
import csv
import importlib.util
import json
import math
import pathlib
import subprocess
import sys
from collections import Counter, defaultdict

PENALTY = 1.0
STEPS = 3000
RATE = 0.5
SEEN = 4  # a signal of fewer facts weighs nothing
OUTPUT = pathlib.Path(__file__).parent.parent / "lexicon" / "confidence.csv"


def judged(scorer, facts, gold):
    """Yields each asserted fact of one article with whether gold has it."""
    aliases = defaultdict(set)
    for g in gold:
        if g["type"] == "alias":
            for form in [g["canonical"], *g["mentions"]]:
                aliases[" ".join(scorer.fold(form))].update([g["canonical"], *g["mentions"]])
    for fact in facts:
        if fact["status"] != "fact" or fact["type"] == "alias":
            continue
        found = [g for g in gold if g["type"] == fact["type"] and scorer.matches(fact, g, aliases)]
        firm = [g for g in found if not (g.get("optional") or g.get("contestable") or g.get("planned"))]
        if firm or not found:
            yield fact["signals"], bool(firm)


def examples(scorer, program, folder):
    lines = subprocess.run([program, folder / "articles"], stdout=subprocess.PIPE, check=True, text=True).stdout
    by_article = defaultdict(list)
    for line in lines.splitlines():
        fact = json.loads(line)
        by_article[fact["article"]].append(fact)
    for path in sorted((folder / "gold").glob("*.jsonl")):
        yield from judged(scorer, by_article[path.stem], scorer.load(path))


def likely(weights, signals):
    return 1 / (1 + math.exp(-sum(weights.get(s, 0.0) for s in signals)))


def fit(data):
    """Gradient ascent on the likelihood, less half the penalty times the squares of the weights."""
    counts = Counter(s for signals, _ in data for s in signals)
    data = [([s for s in signals if counts[s] >= SEEN], right) for signals, right in data]
    weights = dict.fromkeys(sorted(s for s, n in counts.items() if n >= SEEN), 0.0)
    for _ in range(STEPS):
        slope = {s: -PENALTY * w for s, w in weights.items()}
        for signals, right in data:
            error = right - likely(weights, signals)
            for s in signals:
                slope[s] += error
        for s in weights:
            weights[s] += RATE * slope[s] / (counts[s] / 4 + PENALTY) / 4
    return weights


def reliability(title, data, weights):
    rows = sorted((likely(weights, signals), right) for signals, right in data)
    brier = sum((p - right) ** 2 for p, right in rows) / len(rows)
    print(f"\n{title}: {len(rows)} facts, Brier {brier:.3f}")
    gap = 0.0
    edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for low, high in zip(edges, edges[1:]):
        some = [(p, right) for p, right in rows if low <= p < high]
        if some:
            said, was = (sum(x) / len(some) for x in zip(*some))
            gap += abs(said - was) * len(some) / len(rows)
            print(f"| {low:.1f} to {min(high, 1):.1f} | {len(some)} | {said:.2f} | {was:.2f} |")
    print(f"mean gap {gap:.3f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--scorer", type=pathlib.Path, required=True)
    ap.add_argument("--signals", type=pathlib.Path, required=True)
    ap.add_argument("--fit", type=pathlib.Path, nargs="*", default=[])
    ap.add_argument("--check", type=pathlib.Path, nargs="*", default=[])
    ap.add_argument("--write", action="store_true", help="replace data/lexicon/confidence.csv")
    args = ap.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    if args.fit:
        data = [e for folder in args.fit for e in examples(scorer, args.signals, folder)]
        weights = fit(data)
        reliability("fitted", data, weights)
    else:
        with OUTPUT.open(newline="", encoding="utf-8") as file:
            weights = {row["signal"]: float(row["weight"]) for row in csv.DictReader(file)}
    if args.check:
        held = [e for folder in args.check for e in examples(scorer, args.signals, folder)]
        reliability("checked", held, weights)
    if args.fit and args.write:
        with OUTPUT.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["signal", "weight"])
            rows.writerows((s, f"{w:.2f}") for s, w in sorted(weights.items()))
        print(f"wrote {OUTPUT}", file=sys.stderr)


if __name__ == "__main__":
    main()
