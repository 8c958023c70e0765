#!/usr/bin/env python3
"""Scores chains on GUM's coreference: B-cubed, MUC, CEAF-e and their mean (CoNLL).

    python3 tests/parity/coreference.py documents.jsonl FOLDER
    cargo run --example mentions -- FOLDER > chains.jsonl
    python3 tests/parity/coreference.py documents.jsonl FOLDER chains.jsonl

The first call writes the texts of documents.jsonl (doc_id, text, mentions with start, end and
cluster) into FOLDER. A found mention is a gold one if its head lies in it and they share at
least half of their characters; as CoNLL does, clusters of one mention are left out.
"""

import json
import pathlib
import sys
from collections import defaultdict


def aligned(gold, chains):
    """Gives each found mention the key of the gold mention that it is, or one of its own."""
    spans = {(m["start"], m["end"]): m for m in gold}
    pairs = []
    for c, chain in enumerate(chains):
        for start, end, head, head_end in chain:
            for (s, e) in spans:
                if s <= head and head_end <= e:
                    shared = min(e, end) - max(s, start)
                    union = max(e, end) - min(s, start)
                    if shared * 2 >= union:
                        pairs.append((shared / union, (s, e), c, (start, end)))
    taken, mine = set(), {}
    for _, span, c, own in sorted(pairs, reverse=True):
        if span not in taken and (c, own) not in mine:
            taken.add(span)
            mine[c, own] = span
    return [{mine.get((c, (s, e)), ("own", c, s, e)) for s, e, _, _ in chain} for c, chain in enumerate(chains)]


def b_cubed(key, response):
    where = {m: c for c in response for m in c}
    total = sum(len(c & where[m]) / len(c) for c in key for m in c if m in where)
    return total, sum(map(len, key))


def muc(key, response):
    where = {m: i for i, c in enumerate(response) for m in c}
    hits = sum(len(c) - len({where.get(m, ("alone", m)) for m in c}) for c in key)
    return hits, sum(len(c) - 1 for c in key)


def ceaf(key, response):
    """Matches clusters greedily, which gives at most the sum of the best matching."""
    where = {m: i for i, c in enumerate(response) for m in c}
    pairs = {(k, where[m]) for k, c in enumerate(key) for m in c if m in where}
    similar = sorted(((2 * len(key[k] & response[r]) / (len(key[k]) + len(response[r])), k, r) for k, r in pairs), reverse=True)
    keys, responses, total = set(), set(), 0.0
    for value, k, r in similar:
        if k not in keys and r not in responses:
            keys.add(k)
            responses.add(r)
            total += value
    return total, len(key), len(response)


def add(sums, values):
    for at, value in enumerate(values):
        sums[at] += value


def main():
    documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    folder = pathlib.Path(sys.argv[2])
    if len(sys.argv) == 3:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            (folder / f"{document['doc_id']}.txt").write_text(document["text"], encoding="utf-8")
        return
    found = {record["id"]: record["chains"] for record in map(json.loads, open(sys.argv[3], encoding="utf-8"))}
    sums = defaultdict(lambda: [0.0] * 4)
    for document in documents:
        clusters = defaultdict(set)
        for mention in document["mentions"]:
            clusters[mention["cluster"]].add((mention["start"], mention["end"]))
        key = [c for c in clusters.values() if len(c) > 1]
        response = [c for c in aligned(document["mentions"], found[document["doc_id"]]) if len(c) > 1]
        for name, score in (("b_cubed", b_cubed), ("muc", muc)):
            add(sums[name], (*score(key, response), *score(response, key)))
        similar, keys, responses = ceaf(key, response)
        add(sums["ceaf_e"], (similar, keys, similar, responses))
    mean = 0
    for name, (hit, gold, right, predicted) in sums.items():
        recall, precision = hit / max(gold, 1), right / max(predicted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        mean += f1 / 3
        print(f"{name:8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"CoNLL    {mean:.3f}")


main()
