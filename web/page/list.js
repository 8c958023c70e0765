// The list: all connections, or all names, as a table that can be sorted. It has in words what the drawing shows.
"use strict";

nuncio.list = (() => {
  const { el, count } = nuncio.dom;
  const { name, badge, more, empty, description, radio, detail } = nuncio.pieces;
  const words = nuncio.words;

  /** How many rows are shown at a time. */
  const ROWS = 200;

  const ORDER = new Intl.Collator("en", { sensitivity: "base", numeric: true });

  const first = edge => edge.grounds.map(ground => ground.date ?? "").sort()[0] ?? "";

  /** Returns the verb of an edge without what its badge and detail tell. */
  const does = edge => (["stance", "claim"].includes(words.relation(edge.relation).group) ? words.verb(edge, "asserted") : words.relation(edge.relation).out.toLowerCase());

  const TABLES = {
    connections: {
      things: state => [...state.visible.edges].sort((a, b) => words.rank(a.relation) - words.rank(b.relation) || a.at - b.at),
      first: 4,
      columns: [
        { title: "Who", value: edge => edge.from.label, cell: (edge, state) => name(state, edge.from) },
        { title: "Does", value: edge => edge.label, cell: edge => [el("span", { class: `says relation-${edge.relation.replace(/\W/g, "")}` }, does(edge)), badge(edge), detail(edge)] },
        { title: "What", value: edge => edge.to.label, cell: (edge, state) => name(state, edge.to) },
        { title: "First", value: first, cell: edge => el("span", { class: "day-of" }, first(edge)) },
        { title: "Sentences", isDown: true, value: edge => edge.grounds.length, cell: (edge, state) => edge.grounds.length > 0
          && el("button", { type: "button", class: "link", "aria-label": count(edge.grounds.length, "sentence"), onclick: () => state.select(edge) }, String(edge.grounds.length)) },
      ],
    },
    names: {
      things: state => [...state.visible.nodes].sort((a, b) => a.at - b.at),
      first: 3,
      columns: [
        { title: "Name", value: node => node.label, cell: (node, state) => name(state, node) },
        { title: "What it is", value: node => node.kind, cell: node => description(node) },
        { title: "Also called", isTold: true, value: node => node.aliases.join(", "), cell: node => node.aliases.join(", ") },
        { title: "Statements", isTold: true, isDown: true, value: node => node.weight, cell: node => node.weight.toLocaleString("en") },
      ],
    },
  };

  /** Makes an element the list of a state. */
  function make(container, state) {
    // What is stated most stands first.
    const start = () => ({ column: TABLES[state.view.table].first, down: true, rows: ROWS });
    const choice = start();
    const body = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "List" });
    const draw = () => body.replaceChildren(...table(state, choice, draw));
    let shown = state.view.table;
    // The columns of one table are not those of the other.
    state.on("view", () => {
      if (state.view.table !== shown) Object.assign(choice, start());
      shown = state.view.table;
    });
    const pick = value => radio(state, "table", value, value);
    container.append(el("div", { class: "toolbar" }, el("fieldset", { class: "by" }, el("legend", { class: "hidden" }, "Rows"), pick("connections"), pick("names"))), body);
    return { draw };
  }

  function table(state, choice, draw) {
    const { things, columns } = TABLES[state.view.table];
    const rows = sorted(things(state), columns[choice.column].value, choice.down);
    if (rows.length === 0) return [empty(state, "The filters leave nothing.")];
    const head = columns.map((column, at) => el("th", { scope: "col", "aria-sort": at === choice.column ? (choice.down ? "descending" : "ascending") : null },
      el("button", { type: "button", class: "sort", onclick: () => {
        Object.assign(choice, { column: at, down: choice.column === at ? !choice.down : column.isDown ?? false });
        draw();
      } }, column.title, at === choice.column && (choice.down ? " ▾" : " ▴"))));
    const rest = rows.length > choice.rows && more(rows.length - choice.rows, () => {
      choice.rows += ROWS;
      draw();
    });
    return [
      el("table", {}, el("thead", {}, el("tr", {}, head)),
        el("tbody", {}, rows.slice(0, choice.rows).map(thing => el("tr", {}, columns.map(column => el("td", { "data-title": column.isTold ? column.title : null }, column.cell(thing, state))))))),
      rest,
    ].filter(Boolean);
  }

  function sorted(things, value, down) {
    const keyed = things.map(thing => [value(thing), thing]);
    const compare = (a, b) => (typeof a === "number" ? a - b : ORDER.compare(a, b));
    keyed.sort(([a, one], [b, two]) => (down ? -1 : 1) * compare(a, b));
    return keyed.map(([, thing]) => thing);
  }

  return { make };
})();
