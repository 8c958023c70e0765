#!/usr/bin/env python3
"""Times the shell at its prompt, through a pseudo-terminal: benches/shell.py PROGRAM GRAPH

Prints how long it takes from the start to the prompt, from a key to a list of completions
(the middle and the worst of several), and from a query to its first row; how many rows come
in a second; and how much memory the program has had at the most.
"""

import os
import pty
import re
import select
import statistics
import sys
import time

WAIT = 600.0

COMPLETIONS = [
    ("a class", "SELECT * { ?s a "),
    ("a property of the subject", "SELECT * { ?s a nun:Rejection ; "),
    ("a term behind its prefix", "SELECT * { ?s nun:re"),
    ("an entity by its label", 'SELECT * { ?s nun:by "Ma'),
    ("an entity, misspelt", 'SELECT * { ?s nun:by "Mniistre'),
    ("a variable", "SELECT * { ?some nun:by ?same . FILTER(?s"),
]


class Shell:
    def __init__(self, program, graph):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm", NO_COLOR="1", PAGER="", XDG_STATE_HOME="/nonexistent")
            os.execv(program, [program, "shell", "-g", graph, "--read-only"])

    def send(self, text):
        os.write(self.terminal, text.encode())

    def wait(self, pattern):
        """Reads until the pattern comes; returns the seconds and what was read."""
        begin, read = time.monotonic(), b""
        while not re.search(pattern, read):
            ready, _, _ = select.select([self.terminal], [], [], WAIT)
            if not ready:
                sys.exit(f"{pattern} did not come: {read[-400:]}")
            read = read[-200:] + os.read(self.terminal, 1 << 16)
        return time.monotonic() - begin, read

    def quiet(self, seconds):
        while select.select([self.terminal], [], [], seconds)[0]:
            os.read(self.terminal, 1 << 16)


def main(program, graph):
    begin = time.monotonic()
    shell = Shell(program, graph)
    shell.wait(rb"nuncio> ")
    print(f"start to prompt: {time.monotonic() - begin:.2f} s")
    while True:
        shell.send(".schema nun:Rejectio")
        shell.quiet(0.1)
        shell.send("\t")
        _, read = shell.wait(rb"\x07|Rejection")
        shell.send("\x03")
        shell.quiet(0.1)
        if b"Rejection" in read:
            break
    print(f"start to names of the data: {time.monotonic() - begin:.2f} s")
    for what, typed in COMPLETIONS:
        times = []
        for _ in range(9):
            shell.send(typed)
            shell.quiet(0.05)
            shell.send("\t")
            times.append(shell.wait(rb"[^\r\n]")[0] * 1000)
            shell.quiet(0.05)
            shell.send("\x03")
            shell.wait(rb"nuncio> ")
            shell.quiet(0.05)
        print(f"completes {what}: {statistics.median(times):.1f} ms, at worst {max(times):.1f} ms")
    shell.send("SELECT * { ?s ?p ?o }\r")
    first, _ = shell.wait(rb"\n +1 \xe2\x94\x82")
    print(f"query to first row: {first * 1000:.0f} ms")
    took, read = shell.wait(rb"\d+ rows \(")
    rows = int(re.search(rb"(\d+) rows \(", read).group(1))
    print(f"rows: {rows} in {took:.1f} s, {rows / took:.0f} a second")
    with open(f"/proc/{shell.pid}/status", encoding="ascii") as status:
        print("memory at the most:", re.search(r"VmHWM:\s*(.*)", status.read()).group(1))
    shell.send("\x04")


if __name__ == "__main__":
    main(*sys.argv[1:])
