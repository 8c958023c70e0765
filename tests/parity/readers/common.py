"""What the checks share."""

import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


class Skipped(Exception):
    """Says which program is missing."""


def need(module):
    if importlib.util.find_spec(module) is None:
        raise Skipped(f"the Python package {module} is not installed")


def printable(text):
    """Returns text as formats hold it that know no controls and no lines."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "\ufffd", text)
    return " ".join(line.strip() for line in re.split("[\t\n\r\x85\u2028\u2029]", text) if line.strip())


def same(found, expected, what):
    if found != expected:
        missing, added = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
        raise AssertionError(f"{what}: missing {missing[:5]}, added {added[:5]}")


def in_node(format, path, package):
    """Returns the ids of nodes and edges that a package of node finds in a file."""
    read = of_node(format, path, package)
    return sorted(read["nodes"]), sorted(read["edges"])


def of_node(format, path, package):
    """Returns what `network_reads.js` finds in a file with a package of node."""
    if not shutil.which("node"):
        raise Skipped("node is not installed")
    if subprocess.run(["node", "-e", f"require('{package}')"], capture_output=True).returncode:
        raise Skipped(f"node has no package {package} (set NODE_PATH)")
    command = ["node", str(HOME / "network_reads.js"), format, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert run.returncode == 0 and not run.stderr, f"{package}: {run.stderr[:500]}"
    return json.loads(run.stdout)
