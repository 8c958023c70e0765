// The legend, which is also the filter: kinds, relations, statuses, articles, days, and two switches.
"use strict";

nuncio.filters = (() => {
  const { el, count } = nuncio.dom;
  const words = nuncio.words;

  /** Fills a form with the filters of a state. */
  function make(form, state) {
    const { network } = state;
    form.append(
      switches(state),
      group(state, "Names", counted(network.nodes, node => node.kind, network.kinds.map(kind => kind.name)), "kinds",
        kind => [nuncio.shapes.icon(kind), words.kind(kind, 2)]),
      group(state, "Connections", counted(network.edges, edge => edge.relation, relationsOf(network)), "relations",
        relation => [stroke(relation), words.relation(relation).out.toLowerCase()]),
      group(state, "How it is meant", counted(network.edges, edge => edge.status, words.statuses), "statuses",
        status => [dash(status), el("span", { title: words.status(status).meaning }, words.status(status).name)]),
      sureness(state),
      days(state),
      articles(state),
      el("button", { type: "reset" }, "Show all as at the start"));
    form.addEventListener("reset", event => {
      event.preventDefault();
      Object.assign(state, nuncio.state.start(network));
      state.tell("restore");
      state.filter();
    });
    form.addEventListener("submit", event => event.preventDefault());
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
    const values = counts.map(([value]) => value);
    const boxes = counts.map(([value, number]) => {
      const parts = label(value);
      return el("div", { class: "row" }, box(state, ...turned(state, off, value), parts, number), values.length > 1 && only(state, off, values, value, parts.at(-1)));
    });
    return counts.length > 0 && el("fieldset", {}, el("legend", {}, title), boxes);
  }

  /** Returns a button that turns all values of a group off but one; where that is so, all are turned on again. */
  function only(state, off, values, value, name) {
    const isAlone = () => !state.off[off].has(value) && values.every(other => other === value || state.off[off].has(other));
    const button = el("button", { type: "button", class: "only", onclick: () => {
      const others = isAlone() ? [] : values.filter(other => other !== value);
      state.off[off] = new Set(others);
      state.tell("restore");
      state.filter();
    } });
    const follow = () => {
      button.textContent = isAlone() ? "all" : "only";
      button.setAttribute("aria-label", isAlone() ? "All of this group" : `Only ${name.textContent ?? name}`);
    };
    for (const event of ["restore", "filter"]) state.on(event, follow);
    follow();
    return button;
  }

  /** Returns how to tell whether a value is on, and how to turn it on or off. */
  const turned = (state, off, value) => [() => !state.off[off].has(value), on => (on ? state.off[off].delete(value) : state.off[off].add(value))];

  function box(state, get, set, label, number) {
    const input = el("input", { type: "checkbox", checked: get(), onchange: () => {
      set(input.checked);
      state.filter();
    } });
    state.on("restore", () => (input.checked = get()));
    return el("label", { class: "choice" }, input, ...label.map(part => (typeof part === "string" ? el("span", {}, part) : part)),
      number !== null && el("span", { class: "number" }, number.toLocaleString("en")));
  }

  function switches(state) {
    const claims = state.network.nodes.filter(nuncio.data.isUndisputed).length;
    return el("fieldset", {}, el("legend", { class: "hidden" }, "Switches"),
      claims > 0 && box(state, () => state.claims, on => (state.claims = on), ["Claims that nobody disputes"], claims),
      box(state, () => state.lone, on => (state.lone = on), ["Names without connections"], null));
  }

  /** Returns a slider for how surely a sentence was read, where the network says so. */
  function sureness(state) {
    if (!state.network.hasGrounds) return null;
    const told = el("output", { for: "sure", class: "number" });
    const tell = value => (told.textContent = value > 0 ? `at least ${value}%` : "any");
    const input = el("input", { id: "sure", type: "range", min: "0", max: "95", step: "5", value: state.sure, oninput: () => tell(Number(input.value)), onchange: () => {
      state.sure = Number(input.value);
      state.filter();
    } });
    const follow = () => tell(Number((input.value = state.sure)));
    state.on("restore", follow);
    follow();
    return el("fieldset", {}, el("legend", {}, "Read with confidence"), el("label", { class: "hidden", for: "sure" }, "Least confidence with which a sentence was read, in percent"),
      el("div", { class: "choice" }, input, told));
  }

  function days(state) {
    const { days } = state.network;
    if (days.length === 0) return null;
    const [first, last] = [days[0], days.at(-1)];
    const field = (label, name) => {
      const input = el("input", { type: "date", min: first, max: last, onchange: () => {
        state[name] = input.value;
        state.filter();
      } });
      state.on("restore", () => (input.value = state[name]));
      return el("label", { class: "day" }, label, input);
    };
    const undated = state.network.sources.filter(source => !source.date).length;
    return el("fieldset", {}, el("legend", {}, "Published"), field("from", "since"), field("to", "until"),
      el("p", { class: "quiet" }, `${first} to ${last}`, undated > 0 && `; ${count(undated, "article")} without a date, left out where a day is chosen`));
  }

  function articles(state) {
    const { sources } = state.network;
    const values = sources.map(source => source.at);
    const boxes = sources.map(source => el("div", { class: "row" }, box(state, ...turned(state, "sources", source.at), [nuncio.pieces.origin(source)], null),
      sources.length > 1 && only(state, "sources", values, source.at, source.title || source.id)));
    if (boxes.length === 0) return null;
    return el("details", { class: "articles", open: boxes.length <= 12 }, el("summary", {}, `Articles (${boxes.length})`), boxes);
  }

  /** Returns a short line in the colour of a relation. */
  const stroke = relation => el("span", { class: `stroke relation-${relation.replace(/\W/g, "")}`, "aria-hidden": "true" });

  /** Returns a short line as a status is drawn. */
  const dash = status => el("span", { class: `stroke is-${status}`, "aria-hidden": "true" });

  return { make };
})();
