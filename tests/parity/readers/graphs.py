"""Formats of graphs: GEXF, GraphML, node-link JSON, CX2, Cytoscape's JSON, DOT."""

import json
import shutil
import subprocess

from .common import Skipped, in_node, need, printable, same


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


def gexf_of_gephi_lite(exports):
    """Reads GEXF as Gephi Lite and other programs on graphology do."""
    nodes, edges = exports.network()
    read = in_node("gexf", exports("gexf"), "graphology-gexf")
    same(read[0], sorted(map(printable, nodes)), "nodes")
    same(read[1], sorted(map(printable, edges)), "edges")


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


def graphml_of_gephi_lite(exports):
    nodes, edges = exports.network()
    read = in_node("graphml", exports("graphml"), "graphology-graphml")
    same(read[0], sorted(map(printable, nodes)), "nodes")
    same(read[1], sorted(map(printable, edges)), "edges")


def graphml_of_igraph(exports):
    need("igraph")
    import igraph

    nodes, edges = exports.network()
    graph = igraph.Graph.Read_GraphML(str(exports("graphml")))
    labels = graph.vs["label"] if nodes else []
    same(sorted(labels), sorted(printable(node["label"]) for node in nodes.values()), "labels")
    weights = sorted(map(int, graph.es["weight"])) if edges else []
    same(weights, sorted(edge["weight"] for edge in edges.values()), "weights")


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


def node_link_of_d3(exports):
    """Lets d3-force join links and nodes, which it refuses where an end is missing."""
    nodes, edges = exports.network()
    read = in_node("json", exports("json"), "d3-force")
    same(read[0], sorted(nodes), "nodes")
    same(read[1], sorted(edges), "edges")


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
    nodes, edges = exports.network()
    read = in_node("cyjs", exports("cyjs"), "cytoscape")
    same(read[0], sorted(nodes), "nodes")
    same(read[1], sorted(edges), "edges")


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
