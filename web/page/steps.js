// The drawing by keyboard: a step from name to name, what is told of each, and the picture moved.
"use strict";

nuncio.steps = (() => {
  const { el, count } = nuncio.dom;
  const words = nuncio.words;

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const HELP = "Arrows: the next name that way · Page up, page down: by weight · Enter: open · Shift and arrows, +, −, 0: move the picture";

  /** The most groups of connections that are told of a name. */
  const GROUPS = 6;

  /**
   * Lets the keyboard go through the drawing of a state on `canvas`.
   *
   * `picture` moves it: `pan(x, y)`, `zoom(factor)`, `fit()`, and `here(node)`, which shows where the reader is.
   */
  function make(canvas, state, picture) {
    const told = el("p", { class: "hidden", "aria-live": "polite" });
    canvas.after(el("p", { class: "help", id: "drawing-help" }, HELP), told);
    canvas.setAttribute("aria-describedby", "drawing-help");
    let here = null;

    function go(node) {
      if (!node) return;
      here = node;
      picture.here(node);
      told.textContent = description(node, state);
    }

    function step(event) {
      const { nodes } = state.visible;
      const from = nodes.has(here) ? here : nodes.has(state.selected) ? state.selected : null;
      const ranked = byWeight(nodes);
      const way = WAYS[event.key];
      if (way && event.shiftKey) picture.pan(-60 * way[0], -60 * way[1]);
      else if (way) go(from ? nearest(nodes, from, way) : ranked[0]);
      else if (event.key === "PageDown" || event.key === "PageUp") go(from ? ranked[ranked.indexOf(from) + (event.key === "PageDown" ? 1 : -1)] : ranked[0]);
      else if (event.key === "Home") go(ranked[0]);
      else if (event.key === "End") go(ranked.at(-1));
      else if (event.key === "Enter" && from) state.select(from);
      else if (event.key === "+" || event.key === "=") picture.zoom(1.3);
      else if (event.key === "-") picture.zoom(1 / 1.3);
      else if (event.key === "0") picture.fit();
      else return;
      event.preventDefault();
    }

    canvas.addEventListener("keydown", event => !event.ctrlKey && !event.metaKey && !event.altKey && step(event));
    canvas.addEventListener("blur", () => picture.here(null));
  }

  const byWeight = nodes => [...nodes].sort((a, b) => b.weight - a.weight || a.at - b.at);

  /** Returns the node that is nearest in a direction; one aside counts as twice as far. */
  function nearest(nodes, from, [right, down]) {
    let [best, least] = [null, Infinity];
    for (const node of nodes) {
      const [x, y] = [node.x - from.x, node.y - from.y];
      const along = x * right + y * down;
      const across = Math.abs(x * down) + Math.abs(y * right);
      if (node === from || along <= 0 || across > 2 * along) continue;
      if (along + 2 * across < least) [best, least] = [node, along + 2 * across];
    }
    return best;
  }

  /** Returns a node in a sentence: what it is, and which of its connections are shown. */
  function description(node, state) {
    const groups = new Map();
    const shown = node.edges.filter(edge => state.visible.edges.has(edge));
    for (const edge of shown.sort((a, b) => words.rank(a.relation) - words.rank(b.relation))) {
      const title = words.relation(edge.relation)[edge.from === node ? "out" : "in"].toLowerCase();
      groups.set(title, (groups.get(title) ?? 0) + 1);
    }
    const parts = [...groups].map(([title, number]) => `${title} ${number}`);
    const more = parts.length > GROUPS ? " and more" : "";
    return `${node.label}, ${words.kind(node.kind)}${node.disputed ? ", disputed" : ""}. ${count(shown.length, "connection")}${parts.length > 0 ? ": " : ""}${parts.slice(0, GROUPS).join(", ")}${more}.`;
  }

  return { make };
})();
