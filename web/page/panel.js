// The panel: what is selected, with its statements by relation and their sentences.
"use strict";

nuncio.panel = (() => {
  const { el, count } = nuncio.dom;
  const { other, isUndisputed } = nuncio.data;
  const { name, badge, via, detail, statement, sides, short } = nuncio.pieces;
  const words = nuncio.words;

  /** Fills an element with whatever a state has selected. */
  function make(container, state) {
    state.on("select", () => {
      const thing = state.selected;
      if (!thing) return container.replaceChildren();
      container.setAttribute("aria-label", thing.from ? words.sentence(thing) : thing.label);
      container.replaceChildren(bar(state), ...(thing.from ? edge(state, thing) : node(state, thing)));
      container.scrollTop = 0;
    });
  }

  function bar(state) {
    return el("div", { class: "bar" },
      state.trail.length > 0 && el("button", { type: "button", class: "link", onclick: () => state.back() }, "← Back"),
      el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => state.select(null) }, "×"));
  }

  function node(state, thing) {
    const facts = [
      thing.aliases.length > 0 && ["Also called", thing.aliases.join(", ")],
      thing.roles.length > 0 && ["Roles", thing.roles.join("; ")],
      thing.country && ["Country", thing.country],
      thing.figures?.length > 0 && ["Figures", thing.figures.join("; ")],
    ].filter(Boolean);
    const hasSides = thing.kind === "claim" && thing.edges.some(edge => edge.relation === "disputes");
    return [
      el("h2", {}, nuncio.shapes.icon(thing.kind), thing.label),
      el("p", { class: "kind" }, words.kind(thing.kind), thing.disputed && el("span", { class: "badge is-disputed" }, "disputed")),
      facts.length > 0 && el("dl", {}, facts.map(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
      hasSides && sides(state, thing),
      ...relations(state, thing, hasSides ? thing.edges.filter(edge => words.relation(edge.relation).group !== "claim") : thing.edges),
    ].filter(Boolean);
  }

  /** Returns some of a node's edges under headings, by relation and the end at which the node stands. */
  function relations(state, thing, edges) {
    const groups = new Map();
    for (const edge of edges) {
      const end = edge.from === thing || edge.undirected ? "out" : "in";
      const key = `${String(words.rank(edge.relation)).padStart(3, "0")} ${edge.relation} ${end}`;
      if (!groups.has(key)) groups.set(key, { title: words.relation(edge.relation)[end], edges: [] });
      groups.get(key).edges.push(edge);
    }
    const keys = [...groups.keys()].sort();
    if (thing.edges.length === 0) return [el("p", { class: "quiet" }, "Nothing is stated of it here.")];
    return keys.map(key => {
      const { title, edges } = groups.get(key);
      return el("details", { class: "relation", open: edges.length <= 12 || keys.length === 1 },
        el("summary", {}, el("h3", {}, title), el("span", { class: "number" }, String(edges.length))),
        el("ul", { class: "plain" }, [...edges].sort(byWeight).map(edge => entry(state, edge, other(edge, thing)))));
    });
  }

  const byWeight = (a, b) => b.grounds.length - a.grounds.length || a.at - b.at;

  /** Returns a line for an edge: what is at its other end, how it is meant, and the way to its sentences. */
  function entry(state, edge, end) {
    return el("li", { class: isUndisputed(end) ? "entry claim" : "entry" },
      name(state, end), detail(edge), badge(edge), via(edge),
      edge.grounds.length > 0 && el("button", { type: "button", class: "link", onclick: () => state.select(edge) }, count(edge.grounds.length, "sentence")));
  }

  function edge(state, thing) {
    const grounds = thing.grounds;
    const status = words.status(thing.status);
    return [
      el("h2", { class: "hidden" }, words.sentence(thing)),
      el("p", { class: "triple" }, name(state, thing.from),
        el("span", { class: `says relation-${thing.relation.replace(/\W/g, "")}` }, words.verb(thing, thing.status)), name(state, thing.to)),
      thing.status && thing.status !== "asserted" && el("p", { class: "kind" }, badge(thing), ` ${status.meaning}`),
      grounds.length > 0
        ? el("ol", { class: "statements" }, grounds.map(ground => statement(state, ground)))
        : el("p", { class: "quiet" }, "No sentence states this alone."),
      thing.to.disputed && sides(state, thing.to),
      ...besides(state, thing),
    ].filter(Boolean);
  }

  /** The most other statements of a sentence that are listed. */
  const MOST = 12;

  /** Returns what the same sentences state besides an edge. */
  function besides(state, thing) {
    const place = ground => `${ground.source} ${ground.begin} ${ground.end}`;
    const places = new Set(thing.grounds.map(place));
    const edges = state.network.edges.filter(edge => edge !== thing && edge.grounds.some(ground => places.has(place(ground))));
    if (edges.length === 0) return [];
    const line = edge => el("li", { class: "entry" }, el("button", { type: "button", class: "link", onclick: () => state.select(edge, edge.grounds.find(ground => places.has(place(ground)))) },
      `${edge.from.label} ${words.verb(edge, edge.status)} ${short(edge.to.label)}`));
    return [el("section", { class: "relation" }, el("h3", {}, "The same words also say"), el("ul", { class: "plain" }, edges.slice(0, MOST).map(line)))];
  }

  return { make };
})();
