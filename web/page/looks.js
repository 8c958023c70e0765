// What the nodes and edges of the drawing look like: sizes, colours, lines, in the terms of Cytoscape.
"use strict";

nuncio.looks = (() => {
  /** Returns a theme's colours as the style sheets have them. */
  function palette(element) {
    const style = getComputedStyle(element);
    const named = name => style.getPropertyValue(name).trim();
    return { text: named("--text"), quiet: named("--quiet"), halo: named("--canvas"), accent: named("--accent"), family: style.fontFamily,
      relation: relation => named(`--relation-${relation}`) || named("--relation") };
  }

  /** The lines of what is not plainly asserted. */
  const LINES = { planned: "dashed", conditional: "dashed", hypothetical: "dashed", negated: "dotted" };

  const size = node => Math.min(56, 15 + 5 * Math.sqrt(node.weight)) * (node.kind === "plan" ? 1.3 : 1);

  /** Returns whether an edge is drawn pale: it says where somebody belongs, not where he stands. */
  const isQuiet = edge => ["tie", "part", "background"].includes(nuncio.words.relation(edge.relation).group);

  // What an element looks like is in its data, not in classes: matching some forty selectors takes Cytoscape most of the time of a large graph.
  function node(node, colours) {
    const corners = nuncio.shapes.corners(node.kind);
    return {
      id: `n${node.at}`,
      size: size(node),
      colour: nuncio.shapes.colour(node.kind),
      shape: corners ? "polygon" : "ellipse",
      corners: corners ?? [-1, -1, 1, -1, 1, 1],
      border: node.disputed ? colours.relation("disputes") : colours.halo,
      edging: node.disputed ? 3 : 1.5,
    };
  }

  function edge(edge, colours) {
    const quiet = isQuiet(edge);
    return {
      id: `e${edge.at}`,
      source: `n${edge.source}`,
      target: `n${edge.target}`,
      width: quiet ? 1.3 : Math.min(7, 1.4 + Math.sqrt(edge.grounds.length)),
      colour: colours.relation(edge.relation),
      opacity: quiet ? 0.8 : 1,
      line: LINES[edge.status] ?? "solid",
      arrow: edge.undirected ? "none" : "triangle",
    };
  }

  /** Returns the style sheet of a drawing; that of a large one is plainer: each property costs time with each edge. */
  function sheet(colours, many) {
    const line = { width: "data(width)", "line-color": "data(colour)", "line-style": "data(line)" };
    const plain = { ...line, opacity: 0.35, "curve-style": "haystack" };
    const curved = { ...line, opacity: "data(opacity)", "target-arrow-color": "data(colour)", "target-arrow-shape": "data(arrow)", "arrow-scale": 1.1,
      "curve-style": "bezier", "control-point-step-size": 26 };
    return [
      { selector: "node", style: { width: "data(size)", height: "data(size)", shape: "data(shape)", "shape-polygon-points": "data(corners)",
        "background-color": "data(colour)", "border-width": "data(edging)", "border-color": "data(border)" } },
      { selector: "edge", style: many ? plain : curved },
      { selector: ".off", style: { display: "none" } },
      { selector: ".faint", style: { opacity: 0.12 } },
      { selector: "node.near", style: { "border-width": 2.5, "border-color": colours.text } },
      { selector: "node.chosen", style: { "border-width": 4, "border-color": colours.text } },
      { selector: "edge.chosen", style: { width: 5, opacity: 1 } },
      { selector: "node.here", style: { "underlay-color": colours.accent, "underlay-opacity": 0.45, "underlay-padding": 9 } },
    ];
  }

  return { palette, size, isQuiet, node, edge, sheet };
})();
