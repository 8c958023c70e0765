// Small pieces that several views are made of: names, badges, sentences, the two sides of a claim.
"use strict";

nuncio.pieces = (() => {
  const { el, byId, count } = nuncio.dom;
  const { sentence } = nuncio.data;
  const words = nuncio.words;

  /** The longest that a name is in lists; the whole is in its title. */
  const LONG = 140;

  /** Returns a text cut behind a word, where it is long. */
  const short = text => (text.length > LONG ? text.slice(0, LONG).replace(/[\s\p{P}]+[^\s\p{P}]*$/u, "") + " …" : text);

  /** Returns a button that selects a node. */
  function name(state, node) {
    const title = node.label.length > LONG ? node.label : null;
    return el("button", { type: "button", class: "name", title, onclick: () => state.select(node) },
      nuncio.shapes.icon(node.kind), el("span", {}, short(node.label)));
  }

  /** Returns what an edge's status is called, where it is not plainly asserted. */
  function badge(edge) {
    const status = words.status(edge.status);
    return status.badge && edge.status ? el("span", { class: `badge is-${edge.status}`, title: status.meaning }, status.badge) : null;
  }

  /** Returns who is reported as saying so, where every statement of an edge is reported. */
  function via(edge) {
    const { grounds, from } = edge;
    if (grounds.length === 0 || grounds.some(ground => !ground.via)) return null;
    const chains = [...new Set(grounds.map(ground => ground.via))];
    const own = chains.every(chain => chain === from.label);
    return el("span", { class: "via" }, own ? "by their own account" : `as reported by ${chain(chains[0])}${chains.length > 1 ? ` and ${chains.length - 1} more` : ""}`);
  }

  /** Returns in one line what else there is to know of an edge: what is given, who reports it, how many sentences state it. */
  function note(edge, first) {
    const reporters = via(edge)?.textContent.replace(/^as reported by /, "via ");
    const told = [first, reporters, edge.grounds.length > 1 && count(edge.grounds.length, "sentence")].filter(Boolean).join(" · ");
    return told && el("span", { class: "note", title: told }, told);
  }

  /** Returns in words through whom a statement came, which the graph has as "The Herring > Rosa Diaz". */
  const chain = via => via.replaceAll(" > ", ", citing ");

  /** Returns which office somebody holds, where an edge says it; its label has it after the relation. */
  function detail(edge) {
    const office = edge.relation === "holdsRole" || edge.relation === "heldRole" ? /: (.*)$/.exec(edge.label) : null;
    return office && el("span", { class: "detail" }, office[1]);
  }

  /** Returns the article of a statement in a line: headline, publisher, day. */
  function origin(article, day = article.date) {
    return [article.title || article.id, article.publisher, day].filter(Boolean).join(" · ");
  }

  /** Returns a statement with its sentence, its article, and a button that opens it there. */
  function statement(state, ground) {
    const sure = Math.round(ground.confidence * 100);
    return el("li", { class: "statement" },
      el("blockquote", {}, sentence(ground)),
      el("p", { class: "origin" },
        ground.via && el("span", { class: "via" }, `as reported by ${chain(ground.via)}. `),
        origin(ground.article, ground.date ?? ground.article.date), " · ",
        el("span", { class: "sure", title: "how likely it is that the sentence was read rightly" }, `read with ${sure}% confidence`), " · ",
        el("button", { type: "button", class: "link", onclick: () => state.read(ground) }, "Read in the article")));
  }

  /** Returns the two sides of a claim: who says so, and who disputes it, each with the words. */
  function sides(state, claim) {
    const side = (relation, title) => {
      const edges = claim.edges.filter(edge => edge.relation === relation && edge.to === claim);
      const entries = edges.map(edge => el("li", {},
        name(state, edge.from), badge(edge),
        el("ul", { class: "statements" }, edge.grounds.map(ground => statement(state, ground)))));
      return el("section", { class: `side is-${relation}` }, el("h3", {}, title),
        entries.length ? el("ul", { class: "plain" }, entries) : el("p", { class: "quiet" }, "Nobody by name."));
    };
    return el("div", { class: "sides" }, side("says", "They say so"), side("disputes", "They dispute it"));
  }

  /** Returns what a node is, in a line. */
  function description(node) {
    const parts = [words.kind(node.kind), ...node.roles.slice(0, 2)];
    if (node.country) parts.push(node.country);
    return parts.join(" · ");
  }

  /** Returns a button for the rows that a table does not show yet. */
  const more = (rows, action) => el("button", { type: "button", class: "more", onclick: action }, `Show more: ${count(rows, "row")} left`);

  /** Returns a radio button that chooses how a view is. */
  function radio(state, name, value, label) {
    const input = el("input", { type: "radio", name, value, checked: state.view[name] === value, onchange: () => state.show({ [name]: value }) });
    state.on("view", () => (input.checked = state.view[name] === value));
    return el("label", {}, input, label);
  }

  /** Returns what an empty view says, with the way back; or that no filter is to blame. */
  function empty(state, text) {
    if (state.network.nodes.length === 0) return el("p", { class: "empty" }, "This page holds nothing: the articles state nothing, or what was chosen of them is empty.");
    return el("p", { class: "empty" }, text, el("button", { type: "button", onclick: () => byId("filters").reset() }, "Show all as at the start"));
  }

  return { name, badge, via, note, chain, detail, radio, origin, statement, sides, description, more, empty, short };
})();
