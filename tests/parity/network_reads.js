// Opens a network with the library that its readers use, and prints the ids of what that finds: FORMAT FILE
// Of a script in Cypher it prints what Neo4j's own parser and its rules for meaning complain of.

const { readFileSync } = require("fs");
const [format, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const ids = (elements) => elements.map((element) => element.id());

const readers = {
  cyjs() {
    const { elements, style, data } = JSON.parse(text);
    const graph = require("cytoscape")({ headless: true, styleEnabled: true, elements, style, data });
    return { nodes: ids(graph.nodes()), edges: ids(graph.edges()) };
  },
  gexf: () => graphology(require("graphology-gexf")),
  graphml: () => graphology(require("graphology-graphml")),
  json() {
    const { nodes, links } = JSON.parse(text);
    const { forceSimulation, forceLink } = require("d3-force");
    forceSimulation(nodes).force("link", forceLink(links).id((node) => node.id)).stop();
    return { nodes: nodes.map((node) => node.id), edges: links.filter((link) => link.source.label).map((link) => link.key) };
  },
  cypher() {
    const { lintCypherQuery } = require("@neo4j-cypher/language-support");
    const errors = (script) => {
      const found = lintCypherQuery(script, {});
      return (found.diagnostics ?? found).filter(({ severity }) => severity === 1).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
    };
    return { complaints: errors(text), wrong: errors("MATCH (a) RETURN b;\nMERGE (n:Entity {id: 'a'}) SET n += {name: };") };
  },
};

function graphology(format) {
  const graph = format.parse(require("graphology").MultiGraph, text);
  return { nodes: graph.nodes(), edges: graph.edges() };
}

// A graph with a style keeps timers that would keep the program.
process.stdout.write(JSON.stringify(readers[format]()), () => process.exit(0));
