// Draws a network with Cytoscape: nodes where the layout put them, edges by relation and status, labels by labels.js.
"use strict";

nuncio.graph = (() => {
  const { el, calmly } = nuncio.dom;

  /** From how many edges on they are drawn plainly, and not while the drawing moves. */
  const MANY = 4_000;

  /** How many of the most important names are written even where they cover nodes. */
  const FIRM = 22;

  /** Returns a theme's colours as the style sheets have them. */
  function palette(element) {
    const style = getComputedStyle(element);
    const named = name => style.getPropertyValue(name).trim();
    return { text: named("--text"), quiet: named("--quiet"), halo: named("--canvas"), family: style.fontFamily, relation: relation => named(`--relation-${relation}`) || named("--relation") };
  }

  /** The lines of what is not plainly asserted. */
  const LINES = { planned: "dashed", conditional: "dashed", hypothetical: "dashed", negated: "dotted" };

  const size = node => Math.min(56, 15 + 5 * Math.sqrt(node.weight)) * (node.kind === "plan" ? 1.3 : 1);

  /** Draws a state's network in an element; `shows` says which nodes and edges are there at any time. */
  function make(container, state) {
    const canvas = container.appendChild(el("div", { class: "drawing", tabindex: "0", role: "img" }));
    const many = state.network.edges.length > MANY;
    const colours = palette(container);
    const cy = cytoscape({
      container: canvas,
      elements: elements(state.network, colours),
      layout: { name: "preset" },
      style: styles(colours, many),
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
      hideEdgesOnViewport: many,
      textureOnViewport: false,
      pixelRatio: many ? 1 : "auto",
    });
    const view = { cy, state, container, canvas, many, hovered: null, colours, labels: nuncio.labels.make(container), order: [] };
    listen(view);
    view.empty = container.appendChild(nuncio.pieces.empty("The filters leave nothing to draw."));
    container.append(controls(view));
    refresh(view);
    fit(view);
    return {
      /** Draws what the state says is there, and moves to what is selected. */
      draw: () => {
        refresh(view);
        reveal(view);
      },
      fit: () => fit(view),
      focus: thing => focus(view, thing),
      resize: () => (cy.resize(), drawLabels(view)),
      recolour: () => recolour(view),
      /** For tests and for other scripts of the page. */
      cy,
    };
  }

  function elements({ nodes, edges }, colours) {
    return nodes.map(node => ({ group: "nodes", data: { id: `n${node.at}`, ...nodeData(node, colours) }, position: { x: node.x, y: node.y } }))
      .concat(edges.map(edge => ({ group: "edges", data: { id: `e${edge.at}`, source: `n${edge.source}`, target: `n${edge.target}`, ...edgeData(edge, colours) } })));
  }

  // What an element looks like is in its data, not in classes: matching some forty selectors takes Cytoscape most of the time of a large graph.
  function nodeData(node, colours) {
    const corners = nuncio.shapes.corners(node.kind);
    return {
      size: size(node),
      colour: nuncio.shapes.colour(node.kind),
      shape: corners ? "polygon" : "ellipse",
      corners: corners ?? [-1, -1, 1, -1, 1, 1],
      border: node.disputed ? colours.relation("disputes") : colours.halo,
      edging: node.disputed ? 3 : 1.5,
    };
  }

  /** Returns whether an edge is drawn pale: it says where somebody belongs, not where he stands. */
  const isQuiet = edge => ["tie", "part", "background"].includes(nuncio.words.relation(edge.relation).group);

  function edgeData(edge, colours) {
    const quiet = isQuiet(edge);
    return {
      width: quiet ? 1.3 : Math.min(7, 1.4 + Math.sqrt(edge.grounds.length)),
      colour: colours.relation(edge.relation),
      opacity: quiet ? 0.8 : 1,
      line: LINES[edge.status] ?? "solid",
      arrow: edge.undirected ? "none" : "triangle",
    };
  }

  function styles(colours, many) {
    return [
      { selector: "node", style: { width: "data(size)", height: "data(size)", shape: "data(shape)", "shape-polygon-points": "data(corners)",
        "background-color": "data(colour)", "border-width": "data(edging)", "border-color": "data(border)" } },
      { selector: "edge", style: { width: "data(width)", "line-color": "data(colour)", "line-style": "data(line)", opacity: many ? 0.35 : "data(opacity)", "target-arrow-color": "data(colour)",
        "target-arrow-shape": many ? "none" : "data(arrow)", "arrow-scale": 1.1, "curve-style": many ? "haystack" : "bezier", "control-point-step-size": 26 } },
      { selector: ".off", style: { display: "none" } },
      { selector: ".faint", style: { opacity: 0.12 } },
      { selector: "node.near", style: { "border-width": 2.5, "border-color": colours.text } },
      { selector: "node.chosen", style: { "border-width": 4, "border-color": colours.text } },
      { selector: "edge.chosen", style: { width: 5, opacity: 1 } },
    ];
  }

  function listen(view) {
    const { cy, state } = view;
    const nodeOf = target => state.network.nodes[Number(target.id().slice(1))];
    const edgeOf = target => state.network.edges[Number(target.id().slice(1))];
    cy.on("tap", event => {
      if (event.target === cy) state.select(null);
      else state.select(event.target.isNode() ? nodeOf(event.target) : edgeOf(event.target));
    });
    cy.on("mouseover", "node", event => hover(view, nodeOf(event.target)));
    cy.on("mouseover", "edge", event => hover(view, edgeOf(event.target)));
    cy.on("mouseout", "node, edge", () => hover(view, null));
    cy.on("dragfree", "node", event => Object.assign(nodeOf(event.target), event.target.position()));
    cy.on("render", calmly(view.many ? 60 : 0, () => drawLabels(view)));
    view.canvas.addEventListener("keydown", event => move(view, event));
    // What opens beside the drawing takes from its room.
    new ResizeObserver(calmly(60, () => {
      cy.resize();
      reveal(view);
    })).observe(view.canvas);
  }

  function hover(view, thing) {
    view.hovered = thing;
    view.canvas.style.cursor = thing ? "pointer" : "";
    drawLabels(view);
  }

  /** Shows what the state says is there, and what is selected. */
  function refresh(view) {
    const { cy, state } = view;
    const { nodes, edges } = state.visible;
    const chosen = state.selected;
    const near = new Set(chosen ? [chosen] : []);
    if (chosen?.from) near.add(chosen.from).add(chosen.to);
    else if (chosen) for (const edge of chosen.edges) if (edges.has(edge)) near.add(edge).add(edge.from).add(edge.to);
    cy.batch(() => {
      for (const [things, shown, letter] of [[state.network.nodes, nodes, "n"], [state.network.edges, edges, "e"]]) {
        for (const thing of things) {
          const element = cy.getElementById(letter + thing.at);
          const is = { off: !shown.has(thing), faint: chosen && !near.has(thing), near: chosen && thing !== chosen && near.has(thing), chosen: thing === chosen };
          for (const [name, on] of Object.entries(is)) if (element.hasClass(name) !== Boolean(on)) element.toggleClass(name, Boolean(on));
        }
      }
    });
    view.near = near;
    const rank = node => (node === chosen ? 1e6 : near.has(node) ? 1e5 : 0) + (node.kind === "plan" ? 20 : 0) + node.weight;
    view.order = [...nodes].sort((a, b) => rank(b) - rank(a) || a.at - b.at);
    view.canvas.setAttribute("aria-label",
      `Drawing of ${nuncio.dom.count(nodes.size, "name")} and ${nuncio.dom.count(edges.size, "connection")}. The tabs “Who stands where” and “List” have the same in words.`);
    view.empty.hidden = nodes.size > 0;
    drawLabels(view);
  }

  function drawLabels(view) {
    const { cy, state, near, hovered, colours } = view;
    const chosen = state.selected;
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    const at = (x, y) => ({ x: x * zoom + pan.x, y: y * zoom + pan.y });
    const labels = [];
    const addNode = (node, must, firm) => {
      labels.push({ ...at(node.x, node.y), text: node.label, gap: (size(node) / 2) * zoom + 3, above: true, size: Math.min(16, 10.5 + Math.sqrt(node.weight) * 0.8), strong: must || node.kind === "plan" || node.weight > 12,
        whole: must, must, firm, fade: chosen && !near.has(node), family: colours.family });
    };
    const addEdge = (edge, must) => {
      // Cytoscape knows it once it has drawn the edge.
      const { x, y } = cy.getElementById(`e${edge.at}`).midpoint() ?? { x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2 };
      labels.push({ ...at(x, y), text: edge.label, gap: -6, size: 10.5, must, firm: must, colour: isQuiet(edge) ? colours.quiet : colours.relation(edge.relation), family: colours.family });
    };
    if (hovered) (hovered.from ? addEdge : addNode)(hovered, true, true);
    if (chosen) (chosen.from ? addEdge : addNode)(chosen, true, true);
    view.order.forEach((node, place) => node !== hovered && node !== chosen && addNode(node, false, place < FIRM));
    const edges = chosen && !chosen.from ? [...near].filter(thing => thing.from) : zoom > 1.3 && !view.many ? [...state.visible.edges] : [];
    for (const edge of edges) addEdge(edge, false);
    const obstacles = state.visible.nodes.size < 1_000 ? [...state.visible.nodes].map(node => {
      const { x, y } = at(node.x, node.y);
      return { x, y, half: size(node) * zoom * 0.35 };
    }) : [];
    view.labels.draw(labels, obstacles, colours);
  }

  /** Moves the drawing by the keyboard. */
  function move(view, event) {
    const { cy } = view;
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (steps[event.key]) cy.panBy({ x: steps[event.key][0], y: steps[event.key][1] });
    else if (event.key === "+" || event.key === "=") zoomBy(view, 1.3);
    else if (event.key === "-") zoomBy(view, 1 / 1.3);
    else if (event.key === "0") fit(view);
    else return;
    event.preventDefault();
  }

  function zoomBy({ cy }, factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  function fit({ cy }) {
    cy.resize();
    cy.fit(cy.elements(":visible"), 50);
    if (cy.zoom() > 1.4) {
      cy.zoom(1.4);
      cy.center(cy.elements(":visible"));
    }
  }

  const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250);

  /** Moves the drawing so that what is selected is seen, with what it is tied to. */
  function reveal({ cy, state, near, canvas }) {
    if (!state.selected || canvas.offsetParent === null) return;
    const elements = cy.collection([...near].map(thing => cy.getElementById((thing.from ? "e" : "n") + thing.at)));
    const [box, seen] = [elements.boundingBox(), cy.extent()];
    if (box.x1 >= seen.x1 && box.x2 <= seen.x2 && box.y1 >= seen.y1 && box.y2 <= seen.y2) return;
    const room = Math.min((cy.width() - 120) / (box.w || 1), (cy.height() - 120) / (box.h || 1));
    cy.stop().animate({ center: { eles: elements }, zoom: Math.min(Math.max(room, 0.25), cy.zoom()) }, { duration: pace() });
  }

  /** Brings a node or an edge to the middle. */
  function focus({ cy }, thing) {
    const element = cy.getElementById((thing.from ? "e" : "n") + thing.at);
    cy.stop().animate({ center: { eles: element }, zoom: Math.max(cy.zoom(), 0.9) }, { duration: pace() });
  }

  function recolour(view) {
    const { cy, state } = view;
    const colours = (view.colours = palette(view.container));
    cy.batch(() => {
      for (const node of state.network.nodes) cy.getElementById(`n${node.at}`).data(nodeData(node, colours));
      for (const edge of state.network.edges) cy.getElementById(`e${edge.at}`).data(edgeData(edge, colours));
    });
    cy.style(styles(colours, view.many));
    drawLabels(view);
  }

  function controls(view) {
    const button = (text, title, action) => el("button", { type: "button", title, "aria-label": title, onclick: action }, text);
    return el("div", { class: "controls" },
      button("+", "Nearer", () => zoomBy(view, 1.3)), button("−", "Farther", () => zoomBy(view, 1 / 1.3)), button("⤢", "Show all", () => fit(view)));
  }

  return { make };
})();
