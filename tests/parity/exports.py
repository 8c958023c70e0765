#!/usr/bin/env python3
"""Opens Nuncio's exports of networks with readers that others wrote.

    pip install networkx lxml pyyaml ndex2
    tests/parity/exports.py target/debug/nuncio data/articles     # or a graph: g.nq

What a program finds missing (Graphviz's `dot`, `node` with the package cytoscape) is
skipped, and said so. Exit code 1 where a reader refuses a file, or finds other nodes,
edges or labels than another.
"""

import csv
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parent


class Skipped(Exception):
    """Says which program is missing."""


def need(module):
    if importlib.util.find_spec(module) is None:
        raise Skipped(f"the Python package {module} is not installed")


class Exports:
    """The exports of one graph, made when they are asked for."""

    def __init__(self, program, arguments, folder):
        self.program, self.arguments, self.folder = program, arguments, Path(folder)

    def __call__(self, name):
        path = self.folder / name
        if not path.exists():
            command = [self.program, "export", name, *self.arguments, "--output", str(path)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        return path

    def network(self):
        """Returns the nodes by id and the edges by key, as JSON has them: what the other formats are held against."""
        read = json.loads(self("json").read_text())
        return {node["id"]: node for node in read["nodes"]}, {edge["key"]: edge for edge in read["links"]}


def printable(text):
    """Returns text as formats hold it that know no controls and no lines."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", "\ufffd", text)
    return " ".join(line.strip() for line in re.split("[\t\n\r\x85\u2028\u2029]", text) if line.strip())


def same(found, expected, what):
    if found != expected:
        missing, added = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
        raise AssertionError(f"{what}: missing {missing[:5]}, added {added[:5]}")


def check_networkx(exports, graph):
    """Holds a graph of NetworkX against the network."""
    nodes, edges = exports.network()
    same(sorted(graph.nodes), sorted(map(printable, nodes)), "nodes")
    labels = sorted(data["label"] for _, data in graph.nodes(data=True))
    same(labels, sorted(printable(node["label"]) for node in nodes.values()), "labels")
    ends = sorted((u, v, data["label"]) for u, v, data in graph.edges(data=True))
    expected = [(printable(e["source"]), printable(e["target"]), printable(e["label"])) for e in edges.values()]
    same(ends, sorted(expected), "edges")


def gexf(exports):
    need("networkx")
    import networkx
    from lxml import etree

    path = exports("gexf")
    check_networkx(exports, networkx.MultiDiGraph(networkx.read_gexf(path)))
    space = {"g": "http://gexf.net/1.3"}
    tree = etree.parse(path)
    # Gephi makes one edge of parallel edges of one kind.
    kinds = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree.iterfind(".//g:edge", space)]
    assert len(kinds) == len(set(kinds)), "parallel edges of one kind"
    # It refuses spells that touch, and lists that are not as its own.
    for element in tree.iterfind(".//g:spells", space):
        spells = [(spell.get("start"), spell.get("end")) for spell in element]
        assert all(start < end for start, end in spells), spells
        assert all(spells[at][1] < spells[at + 1][0] for at in range(len(spells) - 1)), spells
    lists = {a.get("id") for a in tree.iterfind(".//g:attribute[@type='liststring']", space)}
    for value in tree.iterfind(".//g:attvalue", space):
        if value.get("for") in lists:
            assert all(isinstance(item, str) for item in json.loads(value.get("value"))), value.get("value")


def graphml(exports):
    need("networkx")
    import networkx
    from lxml import etree

    path = exports("graphml")
    check_networkx(exports, networkx.MultiDiGraph(networkx.read_graphml(path)))
    space = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
    tree = etree.parse(path)
    keys = {key.get("id"): key for key in tree.iterfind(".//g:key", space)}
    names = [(key.get("for"), key.get("attr.name") or key.get("id")) for key in keys.values()]
    assert len(names) == len(set(names)), "two keys of one name"
    for data in tree.iterfind(".//g:data", space):
        of = data.getparent().tag.rpartition("}")[2]
        assert keys[data.get("key")].get("for") == of, f"{data.get('key')} on a {of}"
    nodes = tree.findall(".//g:node", space)
    assert len(tree.findall(".//y:ShapeNode/y:NodeLabel", space)) == len(nodes), "a node without a label for yEd"


def node_link(exports):
    need("networkx")
    import networkx

    nodes, edges = exports.network()
    read = {
        "json": networkx.node_link_graph(json.loads(exports("json").read_text()), edges="links"),
        "networkx": networkx.node_link_graph(json.loads(exports("networkx").read_text()), edges="edges"),
    }
    for name, graph in read.items():
        same(sorted(graph.nodes), sorted(nodes), f"{name}: nodes")
        same(sorted(key for _, _, key in graph.edges(keys=True)), sorted(edges), f"{name}: edges")


def cx2(exports):
    need("ndex2")
    from ndex2.cx2 import RawCX2NetworkFactory

    nodes, edges = exports.network()
    read = RawCX2NetworkFactory().get_cx2network(str(exports("cx2")))
    of_nodes, of_edges = read.get_nodes(), read.get_edges()
    same(sorted(n["v"]["name"] for n in of_nodes.values()), sorted(n["label"] for n in nodes.values()), "nodes")
    same(sorted(e["v"]["name"] for e in of_edges.values()), sorted(edges), "edges")
    assert all(e["s"] in of_nodes and e["t"] in of_nodes for e in of_edges.values()), "an edge without an end"
    aspects = json.loads(exports("cx2").read_text())
    declared = next(a["attributeDeclarations"][0] for a in aspects if "attributeDeclarations" in a)
    used = {name for aspect in aspects for node in aspect.get("nodes", []) for name in node["v"]}
    assert used <= set(declared["nodes"]), f"not declared: {used - set(declared['nodes'])}"
    used = {name for aspect in aspects for edge in aspect.get("edges", []) for name in edge["v"]}
    assert used <= set(declared["edges"]), f"not declared: {used - set(declared['edges'])}"
    assert aspects[-1] == {"status": [{"error": "", "success": True}]}, "no status at the end"


def cyjs(exports):
    if not shutil.which("node"):
        raise Skipped("node is not installed")
    found = subprocess.run(["node", "-e", "require('cytoscape')"], capture_output=True)
    if found.returncode:
        raise Skipped("node has no package cytoscape (set NODE_PATH)")
    nodes, edges = exports.network()
    script = HOME / "cyjs_reads.js"
    run = subprocess.run(["node", str(script), str(exports("cyjs"))], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0 and not run.stderr, run.stderr[:500]
    read = json.loads(run.stdout)
    same(sorted(read["nodes"]), sorted(nodes), "nodes")
    same(sorted(read["edges"]), sorted(edges), "edges")


def dot(exports):
    if not shutil.which("dot"):
        raise Skipped("Graphviz is not installed")
    from lxml import etree

    nodes, edges = exports.network()
    for name in ("dot", "stances"):
        path = exports(name)
        run = subprocess.run(["dot", "-Tsvg", str(path)], capture_output=True, timeout=60)
        assert run.returncode == 0, run.stderr.decode()[:500]
        tree = etree.fromstring(run.stdout)
        drawn = tree.findall(".//{*}g[@class='node']")
        links = [a.get("{http://www.w3.org/1999/xlink}href") for a in tree.iterfind(".//{*}a")]
        assert not [link for link in links if link and not link.startswith(("http://", "https://"))], links
        assert not tree.findall(".//{*}script"), "a script in the picture"
        if name == "dot":
            legend = [n for n in drawn if n.findtext("{*}title") == "legend"]
            assert len(drawn) - len(legend) == len(nodes), "nodes"
            assert len(tree.findall(".//{*}g[@class='edge']")) == len(edges), "edges"


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


def cypher(exports):
    """Takes the strings out of the script, before and after escapes of code points, and looks at what is left."""
    nodes, edges = exports.network()
    text = exports("cypher").read_text()
    unescaped = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)
    for script in (text, unescaped):
        left = re.sub(r"'(?:\\.|[^'\\])*'", "''", script)
        lines = left.splitlines()
        assert len(lines) == 1 + len(nodes) + len(edges), "statements"
        node = r"MERGE \(n:Entity \{id: ''\}\) SET n:`\w+`, n \+= \{[\w: ',.()\[\]]*\};"
        edge = r"MATCH .*MERGE \(a\)-\[r:`\w+` \{id: ''\}\]->\(b\) SET r \+= \{[\w: ',.()\[\]]*\};"
        strange = [line for line in lines[1:] if not re.fullmatch(f"{node}|{edge}", line)]
        assert not strange, strange[:3]


CHECKS = [gexf, graphml, node_link, cx2, cyjs, dot, tables, neo4j, obsidian, cypher]


def main():
    program, *paths = sys.argv[1:]
    is_graph = Path(paths[0]).suffix in (".nq", ".ttl", ".trig")
    arguments = ["-g", paths[0]] if is_graph else paths
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory() as folder:
        exports = Exports(program, arguments, folder)
        for check in CHECKS:
            try:
                check(exports)
                outcome, why = "passed", ""
            except Skipped as skipped:
                outcome, why = "skipped", f": {skipped}"
            except Exception as error:  # A reader may refuse a file with any error of its own.
                outcome, why = "failed", f": {type(error).__name__}: {error}"
            counts[outcome] += 1
            print(f"{check.__name__} {outcome}{why}")
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
