// Draws a network with Cytoscape: nodes where the layout put them, edges by relation and status, labels by labels.js.
"use strict";

nuncio.graph = (() => {
  const { el, byId, calmly, count } = nuncio.dom;
  const { size, isQuiet } = nuncio.looks;

  /** From how many edges on they are drawn plainly, and not while the drawing moves. */
  const MANY = 4_000;

  /** How many of the most important names are written even where they cover nodes. */
  const FIRM = 22;

  /** How many nodes or edges are added at a time, so that the page goes on answering. */
  const BATCH = 2_500;

  /** The room that a name takes where all is small, in square pixels; nearer by, there is more room. */
  const ROOM = 14_000;

  const isStance = edge => nuncio.words.relation(edge.relation).group === "stance";

  /** Draws a state's network in an element. */
  function make(container, state) {
    const canvas = container.appendChild(el("div", { class: "drawing", tabindex: "0", role: "application" }));
    const many = state.network.edges.length > MANY;
    const colours = nuncio.looks.palette(container);
    turn(container, state.network);
    const cy = cytoscape({
      container: canvas,
      layout: { name: "preset" },
      style: nuncio.looks.sheet(colours, many),
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
      hideEdgesOnViewport: many,
      textureOnViewport: false,
      pixelRatio: many ? 1 : "auto",
    });
    const view = { cy, state, container, canvas, many, hovered: null, colours, labels: nuncio.labels.make(container), order: [], near: new Set(), drawn: new Set(), job: 0, held: false, tapped: null, revealed: null };
    listen(view);
    view.empty = container.appendChild(nuncio.pieces.empty(state, "The filters leave nothing to draw."));
    view.notice = container.appendChild(el("p", { class: "notice", role: "status", hidden: true }));
    container.append(controls(view));
    fit(view);
    return { draw: () => refresh(view), recolour: () => recolour(view), /** For tests and for other scripts of the page. */ cy };
  }

  /** Turns a drawing, which is wider than high, where the screen is higher than wide. */
  function turn({ clientWidth, clientHeight }, { nodes }) {
    if (clientHeight > 1.2 * clientWidth) for (const node of nodes) [node.x, node.y] = [node.y, node.x];
  }

  function listen(view) {
    const { cy, state, canvas } = view;
    const thingOf = target => state.network[target.isNode() ? "nodes" : "edges"][Number(target.id().slice(1))];
    cy.on("tap", event => {
      // What is under the pointer should not move away from it.
      view.tapped = event.target === cy ? null : thingOf(event.target);
      state.select(view.tapped);
    });
    cy.on("mouseover", "node, edge", event => hover(view, thingOf(event.target)));
    cy.on("mouseout", "node, edge", () => hover(view, null));
    cy.on("dragfree", "node", event => Object.assign(thingOf(event.target), event.target.position()));
    cy.on("render", calmly(view.many ? 60 : 0, () => drawLabels(view)));
    nuncio.steps.make(canvas, state, { pan: (x, y) => cy.panBy({ x, y }), zoom: factor => zoomBy(view, factor), fit: () => fit(view), here: node => stand(view, node) });
    // What opens beside the drawing takes from its room.
    new ResizeObserver(calmly(60, () => {
      cy.resize();
      reveal(view);
    })).observe(canvas);
  }

  function hover(view, thing) {
    view.hovered = thing;
    view.canvas.style.cursor = thing ? "pointer" : "";
    drawLabels(view);
  }

  const elementOf = ({ cy }, thing) => cy.getElementById((thing.from ? "e" : "n") + thing.at);

  /** Shows which node the keyboard is at, if any. */
  function stand(view, node) {
    const { cy } = view;
    cy.$(".here").removeClass("here");
    if (node) {
      elementOf(view, node).addClass("here");
      const [x, y] = [node.x * cy.zoom() + cy.pan().x, node.y * cy.zoom() + cy.pan().y];
      if (x < 40 || y < 40 || x > cy.width() - 40 || y > cy.height() - 40) cy.panBy({ x: cy.width() / 2 - x, y: cy.height() / 2 - y });
    }
    hover(view, node);
  }

  /**
   * Draws what the state says is there, and moves to what is selected.
   *
   * What was never shown is added first; of a large network that takes seconds, so it goes by batches, between which the page answers.
   */
  function refresh(view) {
    const { state, drawn, notice } = view;
    const { nodes, edges } = state.visible;
    const missing = [nodes, edges].map(things => [...things].filter(thing => !drawn.has(thing)));
    const many = missing.flat().length > BATCH;
    const job = (view.job += 1);
    const next = () => {
      // A later call has begun anew, with what was then missing.
      if (job !== view.job) return;
      const things = missing.find(things => things.length > 0) ?? [];
      add(view, things.splice(0, many ? BATCH : Infinity));
      const isDone = missing.every(things => things.length === 0);
      // The names are there at once; what ties them comes by and by.
      hold(view, !isDone && things.length > 0);
      if (things.length === 0) settle(view);
      notice.hidden = isDone;
      if (!isDone) many ? soon(next) : next();
    };
    if (!many) return next();
    notice.textContent = `Drawing ${count(nodes.size, "name")} and ${count(edges.size, "connection")} …`;
    notice.hidden = false;
    soon(next);
  }

  /** Does something after the browser has drawn what there is. */
  const soon = action => requestAnimationFrame(() => setTimeout(action));

  /** Keeps Cytoscape from drawing all that there is each time that something is added, or lets it draw again. */
  function hold(view, on) {
    if (on !== view.held) view.cy[on ? "startBatch" : "endBatch"]();
    view.held = on;
  }

  function add(view, things) {
    const { cy, drawn, colours, held } = view;
    // Styles are to be made now, not those of all at the end; where edges run, too.
    hold(view, false);
    const added = cy.add(things.map(thing => (thing.from
      ? { group: "edges", data: nuncio.looks.edge(thing, colours) }
      : { group: "nodes", data: nuncio.looks.node(thing, colours), position: { x: thing.x, y: thing.y } })));
    if (held) added.boundingBox();
    hold(view, held);
    for (const thing of things) drawn.add(thing);
  }

  /** Returns what is selected with what it is tied to; of a plan, also who stands where on its points. */
  function around(chosen, edges) {
    const near = new Set(chosen ? [chosen] : []);
    if (chosen?.from) return near.add(chosen.from).add(chosen.to);
    const take = edge => edges.has(edge) && near.add(edge).add(edge.from).add(edge.to);
    for (const edge of chosen?.edges ?? []) {
      if (take(edge) && edge.relation === "pointOf" && edge.to === chosen) edge.from.edges.filter(isStance).forEach(take);
    }
    return near;
  }

  /** Marks what is hidden, selected and near to that, and writes the names. */
  function settle(view) {
    const { cy, state, drawn } = view;
    const { nodes, edges } = state.visible;
    const chosen = state.selected;
    const near = around(chosen, edges);
    cy.batch(() => {
      for (const thing of drawn) {
        const element = elementOf(view, thing);
        const is = { off: !(thing.from ? edges : nodes).has(thing), faint: chosen && !near.has(thing), near: chosen && thing !== chosen && near.has(thing), chosen: thing === chosen };
        for (const [name, on] of Object.entries(is)) if (element.hasClass(name) !== Boolean(on)) element.toggleClass(name, Boolean(on));
      }
    });
    view.near = near;
    const rank = node => (node === chosen ? 1e6 : near.has(node) ? 1e5 : 0) + node.weight * (node.kind === "plan" ? 2 : 1);
    view.order = [...nodes].sort((a, b) => rank(b) - rank(a) || a.at - b.at);
    view.canvas.setAttribute("aria-label",
      `Drawing of ${count(nodes.size, "name")} and ${count(edges.size, "connection")}. The tabs “Who stands where” and “List” have the same in words.`);
    view.empty.hidden = nodes.size > 0;
    drawLabels(view);
    if (chosen !== view.revealed) reveal(view);
    view.revealed = chosen;
  }

  function drawLabels(view) {
    const { cy, state, near, hovered, colours } = view;
    const chosen = state.selected;
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    const at = (x, y) => ({ x: x * zoom + pan.x, y: y * zoom + pan.y });
    const labels = [];
    const addNode = (node, must, firm) => {
      labels.push({ ...at(node.x, node.y), text: node.label, gap: (size(node) / 2) * zoom + 3, above: true, size: Math.min(16, 10.5 + Math.sqrt(node.weight) * 0.8), strong: must || node.weight > (node.kind === "plan" ? 4 : 12),
        whole: must, must, firm, fade: chosen && !near.has(node), family: colours.family });
    };
    const addEdge = (edge, must) => {
      // Cytoscape knows it once it has drawn the edge.
      const { x, y } = elementOf(view, edge).midpoint() ?? { x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2 };
      labels.push({ ...at(x, y), text: nuncio.words.verb(edge, edge.status), gap: -6, size: 10.5, must, firm: must, colour: isQuiet(edge) ? colours.quiet : colours.relation(edge.relation), family: colours.family });
    };
    if (hovered) (hovered.from ? addEdge : addNode)(hovered, true, true);
    if (chosen) (chosen.from ? addEdge : addNode)(chosen, true, true);
    view.order.forEach((node, place) => node !== hovered && node !== chosen && addNode(node, false, place < FIRM));
    // What the selected node itself is tied by comes first where there is no room for all.
    const edges = chosen && !chosen.from ? [...chosen.edges.filter(edge => near.has(edge)), ...[...near].filter(thing => thing.from && !chosen.edges.includes(thing))] : zoom > 1.3 && !view.many ? [...state.visible.edges] : [];
    for (const edge of edges) addEdge(edge, false);
    const obstacles = state.visible.nodes.size < 1_000 ? [...state.visible.nodes].map(node => {
      const { x, y } = at(node.x, node.y);
      return { x, y, half: size(node) * zoom * 0.35 };
    }) : [];
    const most = Math.max(FIRM, ((cy.width() * cy.height()) / ROOM) * Math.max(1, zoom * 5));
    view.labels.draw(labels, obstacles, most, colours);
  }

  function zoomBy({ cy }, factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /** Returns the box that has some nodes with their names. */
  function boxOf(nodes) {
    const [x, y] = [nodes.map(node => node.x), nodes.map(node => node.y)];
    const ends = places => [places.reduce((a, b) => Math.min(a, b)), places.reduce((a, b) => Math.max(a, b))];
    const [[left, right], [top, bottom]] = [ends(x), ends(y)];
    return { x: (left + right) / 2, y: (top + bottom) / 2, w: right - left + 60, h: bottom - top + 60, left, right, top, bottom };
  }

  /** Returns how high the part of the drawing is that nothing covers: on a phone what is open lies over the rest. */
  function height({ cy, canvas }) {
    const [here, side] = [canvas, byId("side")].map(element => element.getBoundingClientRect());
    return side.height > 0 && side.left < here.right && side.top > here.top ? side.top - here.top : cy.height();
  }

  /** Returns the zoom and the pan that show a box, at most at a zoom. */
  function showing(view, box, most) {
    const { cy } = view;
    const high = height(view);
    // A name is wider than high, at any zoom.
    const zoom = Math.max(0.02, Math.min(most, (cy.width() - Math.min(150, cy.width() / 5)) / box.w, (high - Math.min(80, high / 4)) / box.h));
    return { zoom, pan: { x: cy.width() / 2 - box.x * zoom, y: high / 2 - box.y * zoom } };
  }

  function fit(view) {
    const { cy, state } = view;
    cy.resize();
    if (state.visible.nodes.size > 0) cy.viewport(showing(view, boxOf([...state.visible.nodes]), 1.4));
  }

  const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250);

  /** Moves the drawing so that what is selected is seen with what it is tied to; where that was clicked, only if it is out of sight. */
  function reveal(view) {
    const { cy, state, near, canvas } = view;
    const isTapped = state.selected === view.tapped;
    if (!state.selected || canvas.offsetParent === null) return;
    const box = boxOf([...near].filter(thing => !thing.from));
    const seen = cy.extent();
    const isSeen = box.left >= seen.x1 && box.right <= seen.x2 && box.top >= seen.y1 && box.bottom <= seen.y1 + height(view) / cy.zoom();
    if (isSeen && isTapped) return;
    const { zoom, pan } = showing(view, box, isTapped ? cy.zoom() : 1.2);
    // A hub's neighbours may be everywhere; from too far away nothing is read.
    const least = Math.max(zoom, Math.min(0.15, cy.zoom()));
    const { x, y } = zoom < least ? state.selected.from ?? state.selected : box;
    const target = zoom < least ? { zoom: least, pan: { x: cy.width() / 2 - x * least, y: height(view) / 2 - y * least } } : { zoom, pan };
    cy.stop().animate(target, { duration: pace() });
  }

  function recolour(view) {
    const { cy, drawn } = view;
    const colours = (view.colours = nuncio.looks.palette(view.container));
    cy.batch(() => {
      for (const thing of drawn) elementOf(view, thing).data(nuncio.looks[thing.from ? "edge" : "node"](thing, colours));
    });
    cy.style(nuncio.looks.sheet(colours, view.many));
    drawLabels(view);
  }

  function controls(view) {
    const button = (text, title, action) => el("button", { type: "button", title, "aria-label": title, onclick: action }, text);
    return el("div", { class: "controls" },
      button("+", "Nearer", () => zoomBy(view, 1.3)), button("−", "Farther", () => zoomBy(view, 1 / 1.3)), button("⤢", "Show all", () => fit(view)));
  }

  return { make };
})();
