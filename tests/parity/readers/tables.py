"""Tables for spreadsheets, Gephi and neo4j-admin, and the notes of a vault."""

import csv
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .common import Skipped, need, printable, same

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        table = list(csv.reader(file, strict=True))
    head, *body = table
    assert all(len(row) == len(head) for row in body), f"{path.name}: rows of different lengths"
    assert not [cell for row in body for cell in row if cell.startswith(FORMULA)], f"{path.name}: a formula"
    return [dict(zip(head, row)) for row in body]


def tables(exports):
    nodes, edges = exports.network()
    folder = exports("csv")
    read = rows(folder / "nodes.csv")
    same(sorted(row["Id"] for row in read), sorted(map(printable, nodes)), "nodes")
    read = rows(folder / "edges.csv")
    same(sorted(row["Id"] for row in read), sorted(map(printable, edges)), "edges")
    for row in read:
        assert row["Type"] in ("Directed", "Undirected") and int(row["Weight"]) > 0, row
        assert row["sentences"] == "" or json.loads(row["sentences"]), row


def neo4j(exports):
    """Holds the tables against the rules of neo4j-admin: ids are unique, ends exist, fields are of their types."""
    folder = exports("neo4j")
    ids = [row["id:ID(Entity)"] for row in rows(folder / "nodes.csv")]
    assert len(ids) == len(set(ids)), "an id twice"
    _, edges = exports.network()
    types = {
        "int": r"-?\d+", "double": r"-?\d+(\.\d+)?", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d", "string[]": ".*",
    }
    read = rows(folder / "relationships.csv")
    assert len(read) == len(edges), "relationships"
    for row in read + rows(folder / "nodes.csv"):
        for name, cell in row.items():
            kind = name.partition(":")[2]
            if kind in types and cell:
                assert re.fullmatch(types[kind], cell), f"{name}: {cell}"
    for row in read:
        assert row[":START_ID(Entity)"] in ids and row[":END_ID(Entity)"] in ids, row
        assert re.fullmatch(r"\w+", row[":TYPE"]), row[":TYPE"]
        items = [row["sentences:string[]"].count(";"), row["sources:string[]"].count(";")]
        assert items[0] == items[1], "a sentence was split"


def obsidian(exports):
    need("yaml")
    import yaml

    folder = exports("obsidian")
    notes = {path.stem: path.read_text() for path in folder.rglob("*.md")}
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == len({path.stem.lower() for path in files}), "two notes that differ in case only"
    nodes, _ = exports.network()
    named = set()
    for name, text in notes.items():
        assert not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f]|[. ]$', name), f"a name that some system refuses: {name!r}"
        _, head, body = text.split("---\n", 2)
        properties = yaml.safe_load(head)
        named |= set(properties.get("aliases", []))
        for link in re.findall(r"(?<!\\)\[\[([^\]|]+)", body):
            assert link in notes, f"{name}: a link to no note: {link}"
        plain = re.sub(r"\\.", "", body)
        assert not re.search(r"<|!\[\[|%%", plain), f"{name}: something is not escaped"
    missing = {printable(node["label"]) for node in nodes.values()} - named
    assert not missing, f"nodes without a note: {sorted(missing)[:5]}"


def obsidian_read(exports):
    """Lets obsidian-export, which knows Obsidian's links, make plain Markdown of the vault: it finds every note."""
    if not shutil.which("obsidian-export"):
        raise Skipped("obsidian-export is not installed")
    vault = exports("obsidian")
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(["obsidian-export", str(vault), folder], capture_output=True, text=True, timeout=60)
        assert run.returncode == 0 and not run.stderr, run.stderr[:500]
        found = {str(path.relative_to(folder)) for path in Path(folder).rglob("*.md")}
        same(found, {str(path.relative_to(vault)) for path in vault.rglob("*.md")}, "notes")
        links = [re.findall(r"\]\((?!https?:)([^)]+)\)", path.read_text()) for path in Path(folder).rglob("*.md")]
        assert sum(map(len, links)) >= len(exports.network()[1]), "links"
