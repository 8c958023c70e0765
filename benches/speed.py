#!/usr/bin/env python3
"""Measures the analysis against Python spaCy's, with the same package, on one core, in the same run.

    benches/speed.py --package FOLDER [--core N] PATH...

FOLDER is the spaCy package that models/en was made from, PATH an article or a folder of articles. Both programs get the same
blocks of text, in turns, on one core. Seconds are counted twice: by the clock, and on the processor, which other programs on
the machine do not disturb. Build first with: cargo build --release && cargo bench --bench analysis --no-run
"""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

ROUNDS = 3
ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    args = arguments()
    os.sched_setaffinity(0, {args.core})
    for library in ("OMP", "OPENBLAS", "BLIS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    texts = blocks(args.paths)
    ours, theirs = [], []
    started = time.perf_counter()
    import spacy

    model = spacy.load(args.package)
    load = time.perf_counter() - started
    for _ in range(ROUNDS):
        ours.append(nuncio_round(args.paths))
        theirs.append(spacy_round(model, texts))
    report(ours, theirs, load)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--package", required=True, help="the spaCy package, as a folder")
    parser.add_argument("--core", type=int, default=0, help="the core that both run on")
    args = parser.parse_args()
    args.paths = [str(pathlib.Path(path).resolve()) for path in args.paths]
    return args


def blocks(paths):
    command = [*cargo("run", "--release"), "--", "parse", "--format", "json", *paths]
    lines = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    return [block["text"] for line in lines for block in json.loads(line)["blocks"]]


def cargo(*command):
    return ["cargo", *command, "--quiet"]


def nuncio_round(paths):
    command = [*cargo("bench", "--bench", "analysis"), "--", *paths]
    output = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    return json.loads(output.splitlines()[-1])


def spacy_round(model, texts):
    clock, processor = time.perf_counter(), time.process_time()
    tokens = sum(len(doc) for doc in model.pipe(texts))
    return {
        "tokens": tokens,
        "seconds": time.perf_counter() - clock,
        "processor_seconds": time.process_time() - processor,
    }


def report(ours, theirs, load):
    first = [run["passes"][0] for run in ours]
    later = [one for run in ours for one in run["passes"][1:]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1.024 / 1000
    print(f"{'':<28}{'tokens':>8}{'tokens/s, clock':>18}{'tokens/s, processor':>22}")
    for name, runs in (("nuncio, every word new", first), ("nuncio, words seen", later), ("spaCy", theirs)):
        print(f"{name:<28}{runs[0]['tokens']:>8}{rate(runs, 'seconds'):>18.0f}{rate(runs, 'processor_seconds'):>22.0f}")
    ratio = rate(first, "processor_seconds") / rate(theirs, "processor_seconds")
    print(f"nuncio is {ratio:.1f} times as fast with every word new, best of {ROUNDS} rounds each")
    print(f"load: nuncio {min(run['load'] for run in ours) * 1000:.0f} ms, spaCy {load * 1000:.0f} ms")
    print(f"peak memory: nuncio {max(run['peak_mb'] for run in ours):.0f} MB, spaCy {peak:.0f} MB")
    sys.exit(0 if ratio >= 3 else 1)


def rate(runs, seconds):
    return max(run["tokens"] / run[seconds] for run in runs)


if __name__ == "__main__":
    main()
