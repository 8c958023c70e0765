// The legend, which is also the filter: kinds, relations, statuses, articles, days, and two switches.
"use strict";

nuncio.filters = (() => {
  const { el, count } = nuncio.dom;
  const words = nuncio.words;

  /** Fills a form with the filters of a state. */
  function make(form, state) {
    const { network, off } = state;
    form.append(
      switches(state),
      group(state, "Names", counted(network.nodes, node => node.kind, network.kinds.map(kind => kind.name)), off.kinds,
        kind => [nuncio.shapes.icon(kind), words.kind(kind, 2)]),
      group(state, "Connections", counted(network.edges, edge => edge.relation, relationsOf(network)), off.relations,
        relation => [stroke(relation), words.relation(relation).out.toLowerCase()]),
      group(state, "Status", counted(network.edges, edge => edge.status, words.statuses), off.statuses,
        status => [dash(status), el("span", { title: words.status(status).meaning }, words.status(status).name)]),
      days(state),
      articles(state),
      el("button", { type: "reset" }, "Show all as at the start"));
    const start = Object.fromEntries(Object.entries(off).map(([name, set]) => [name, new Set(set)]));
    form.addEventListener("reset", () => setTimeout(() => reset(state, start)));
    form.addEventListener("submit", event => event.preventDefault());
  }

  function reset(state, start) {
    for (const [name, set] of Object.entries(start)) {
      state.off[name].clear();
      for (const value of set) state.off[name].add(value);
    }
    Object.assign(state, { claims: !state.network.hidden.claims, lone: false, since: "", until: "" });
    state.filter();
  }

  /** Returns how many of some things have each value, in the order of `values`, without those that none has. */
  function counted(things, value, values) {
    const counts = new Map(values.map(value => [value, 0]));
    for (const thing of things) if (counts.has(value(thing))) counts.set(value(thing), counts.get(value(thing)) + 1);
    return [...counts].filter(([, number]) => number > 0);
  }

  const relationsOf = network =>
    [...new Set(network.edges.map(edge => edge.relation))].sort((a, b) => words.rank(a) - words.rank(b) || (a < b ? -1 : 1));

  function group(state, title, counts, off, label) {
    const boxes = counts.map(([value, number]) => box(state, !off.has(value), label(value), number, on => {
      if (on) off.delete(value);
      else off.add(value);
    }));
    return counts.length > 0 && el("fieldset", {}, el("legend", {}, title), boxes);
  }

  function box(state, checked, label, number, set) {
    const input = el("input", { type: "checkbox", checked });
    // What `reset` goes back to.
    input.defaultChecked = checked;
    input.addEventListener("change", () => {
      set(input.checked);
      state.filter();
    });
    return el("label", { class: "choice" }, input, ...label.map(part => (typeof part === "string" ? el("span", {}, part) : part)),
      number !== null && el("span", { class: "number" }, number.toLocaleString("en")));
  }

  function switches(state) {
    const claims = state.network.nodes.filter(nuncio.data.isUndisputed).length;
    return el("fieldset", {}, el("legend", { class: "hidden" }, "Switches"),
      claims > 0 && box(state, state.claims, ["Claims that nobody disputes"], claims, on => (state.claims = on)),
      box(state, false, ["Names without connections"], null, on => (state.lone = on)));
  }

  function days(state) {
    const { days } = state.network;
    if (days.length === 0) return null;
    const [first, last] = [days[0], days.at(-1)];
    const field = (label, name) => el("label", { class: "day" }, label,
      el("input", { type: "date", min: first, max: last, onchange: event => {
        state[name] = event.target.value;
        state.filter();
      } }));
    return el("fieldset", {}, el("legend", {}, "Published"), field("from", "since"), field("to", "until"),
      el("p", { class: "quiet" }, `${first} to ${last}`));
  }

  function articles(state) {
    const { sources } = state.network;
    const boxes = sources.map(source => box(state, true, [nuncio.pieces.origin(source)], null, on => {
      if (on) state.off.sources.delete(source.at);
      else state.off.sources.add(source.at);
    }));
    if (boxes.length === 0) return null;
    return el("details", { class: "articles", open: boxes.length <= 12 }, el("summary", {}, `Articles (${count(boxes.length, "article")})`), boxes);
  }

  /** Returns a short line in the colour of a relation. */
  const stroke = relation => el("span", { class: `stroke relation-${relation.replace(/\W/g, "")}`, "aria-hidden": "true" });

  /** Returns a short line as a status is drawn. */
  const dash = status => el("span", { class: `stroke is-${status}`, "aria-hidden": "true" });

  return { make };
})();
