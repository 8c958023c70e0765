// The board: who proposes, accepts, supports and rejects what, by actor or by point, of one plan or of all.
"use strict";

nuncio.board = (() => {
  const { el, count } = nuncio.dom;
  const { name, note, empty, short, radio } = nuncio.pieces;
  const words = nuncio.words;

  // What is not plainly asserted stands apart: a condition is not a consent.
  const COLUMNS = [
    { title: "Proposes, demands", relations: ["proposes", "demands"], settled: true },
    { title: "Accepts, supports", relations: ["accepts", "supports"], settled: true },
    { title: "Rejects", relations: ["rejects"], settled: true },
    { title: "Open", meaning: "with conditions, planned, considered, or denied", relations: ["proposes", "demands", "accepts", "supports", "rejects"], settled: false },
  ];

  /** How many rows are shown at a time. */
  const ROWS = 100;

  /** How many entries of a cell are shown at first. */
  const FEW = 6;

  /** Makes an element the board of a state. */
  function make(container, state) {
    const choice = { rows: ROWS };
    const table = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Who stands where" });
    const mark = () => {
      for (const stance of table.querySelectorAll(".stance")) stance.classList.toggle("chosen", state.network.edges[stance.dataset.edge] === state.selected);
    };
    const draw = () => {
      table.replaceChildren(...board(state, choice, draw));
      mark();
    };
    state.on("select", mark);
    container.append(toolbar(state, plansOf(state)), table);
    return { draw };
  }

  function toolbar(state, plans) {
    const select = el("select", { id: "plan", onchange: () => state.show({ plan: plans[Number(select.value)]?.plan ?? null }) },
      el("option", { value: "-1" }, "everything"), plans.map(({ plan, edges }, at) => el("option", { value: String(at) }, `${short(plan.label)} (${edges})`)));
    state.on("view", () => (select.value = String(plans.findIndex(({ plan }) => plan === state.view.plan))));
    return el("div", { class: "toolbar" },
      el("span", { class: "on" }, el("label", { for: "plan" }, "On "), select),
      el("fieldset", { class: "by" }, el("legend", { class: "hidden" }, "Rows"), radio(state, "by", "point", "by what"), radio(state, "by", "actor", "by who")));
  }

  /** Returns the stances of a network: the edges by which an actor takes a stand. */
  const stances = edges => [...edges].filter(edge => words.relation(edge.relation).group === "stance");

  /** Returns the plan that a node is, or is a point of; none where there is none. */
  function planOfNode(node) {
    if (node.kind === "plan") return node;
    return node.edges.find(edge => edge.relation === "pointOf" && edge.from === node)?.to ?? null;
  }

  const planOf = stance => planOfNode(stance.to);

  function plansOf(state) {
    const counts = new Map();
    for (const edge of stances(state.network.edges)) {
      const plan = planOf(edge);
      if (plan) counts.set(plan, (counts.get(plan) ?? 0) + 1);
    }
    return [...counts].map(([plan, edges]) => ({ plan, edges })).sort((a, b) => b.edges - a.edges || a.plan.at - b.plan.at);
  }

  function board(state, choice, draw) {
    const { plan, by } = state.view;
    const edges = stances(state.visible.edges).filter(edge => !plan || planOf(edge) === plan);
    if (edges.length === 0) return [empty(state, plan ? "Nobody takes a stand on this in what the filters leave. Choose “everything” above, or change the filters." : "Nobody takes a stand in what the filters leave.")];
    const [row, cell] = by === "actor" ? ["from", "to"] : ["to", "from"];
    const rows = sorted(grouped(edges, edge => edge[row]), cell);
    const parts = by === "actor" ? [{ rows }] : byPlan(rows);
    const line = ([node, edges]) => el("tr", { class: by === "point" && isPart(node) ? "point" : null },
      el("th", { scope: "row" }, name(state, node), about(node, by === "point" ? planOfNode(node) : plan)),
      COLUMNS.map(column => el("td", { "data-title": column.title }, entries(state, edges.filter(edge => fits(edge, column)), cell, plan))));
    let left = choice.rows;
    const table = el("table", { class: "board" },
      el("caption", { class: "hidden" }, "Who proposes, accepts, supports and rejects what"),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, by === "actor" ? "Who" : "What"), COLUMNS.map(column => el("th", { scope: "col" }, column.title, column.meaning && el("span", { class: "quiet" }, column.meaning))))),
      parts.map(({ title, rows }) => {
        const shown = rows.slice(0, Math.max(left, 0));
        left -= rows.length;
        return shown.length > 0 && el("tbody", {},
          title && el("tr", { class: "part" }, el("th", { scope: "rowgroup", colspan: String(COLUMNS.length + 1) }, title)), shown.map(line));
      }));
    if (left >= 0) return [table];
    return [table, nuncio.pieces.more(-left, () => {
      choice.rows += ROWS;
      draw();
    })];
  }

  function grouped(edges, key) {
    const groups = new Map();
    for (const edge of edges) {
      if (!groups.has(key(edge))) groups.set(key(edge), []);
      groups.get(key(edge)).push(edge);
    }
    return groups;
  }

  /** Returns rows with those first on which most take a stand, and of them what somebody answers before what is only put forward. */
  function sorted(rows, cell) {
    const ends = edges => new Set(edges.map(edge => edge[cell])).size;
    const isAnswered = edges => edges.some(edge => !COLUMNS[0].relations.includes(edge.relation));
    return [...rows].sort(([a, one], [b, two]) => ends(two) - ends(one) || isAnswered(two) - isAnswered(one) || two.length - one.length || a.at - b.at);
  }

  const isPart = node => node.kind !== "plan" && planOfNode(node) !== null;

  /** Returns the rows of each plan, its own before those of its points, and then those of no plan. */
  function byPlan(rows) {
    const groups = new Map();
    for (const row of rows) {
      const plan = planOfNode(row[0]);
      // Where nobody takes a stand on the whole plan, it heads its points all the same.
      if (!groups.has(plan)) groups.set(plan, plan && !rows.some(([node]) => node === plan) ? [[plan, []]] : []);
      groups.get(plan).push(row);
    }
    const size = rows => rows.reduce((sum, [, edges]) => sum + edges.length, 0);
    const plans = [...groups].filter(([plan]) => plan).sort(([, one], [, two]) => size(two) - size(one));
    const ordered = plans.map(([plan, rows]) => ({ rows: rows.sort(([a], [b]) => Number(b === plan) - Number(a === plan)) }));
    if (groups.has(null)) ordered.push({ title: "Of no plan that the articles name", rows: groups.get(null) });
    return ordered;
  }

  /** Returns what else there is to know of the node of a row: roles of an actor, how many points a plan has, plan and parties of a point. */
  function about(node, plan) {
    const parts = node.roles.slice(0, 1);
    const points = node.edges.filter(edge => edge.relation === "pointOf" && edge.to === node).length;
    if (points > 0) parts.push(count(points, "point"));
    for (const edge of node.edges) {
      if (edge.from !== node) continue;
      if (edge.relation === "pointOf" && edge.to !== plan) parts.push(`of ${short(edge.to.label)}`);
      if (edge.relation === "binds") parts.push(`binds ${edge.to.label}`);
    }
    return parts.length > 0 && el("p", { class: "quiet" }, parts.join(" · "));
  }

  const fits = (edge, column) => column.relations.includes(edge.relation) && (edge.status === "asserted") === column.settled;

  function entries(state, edges, cell, plan) {
    edges.sort((a, b) => Number(b.to.kind === "plan") - Number(a.to.kind === "plan") || b.grounds.length - a.grounds.length || words.rank(a.relation) - words.rank(b.relation) || a.at - b.at);
    const items = edges.map(edge => entry(state, edge, edge[cell], plan));
    // One more than a few is no reason to hide it.
    if (items.length <= FEW + 1) return items.length > 0 && el("ul", { class: "plain" }, items);
    const list = el("ul", { class: "plain" }, items.slice(0, FEW));
    const more = el("button", { type: "button", class: "link", onclick: () => {
      more.remove();
      list.append(...items.slice(FEW));
      items[FEW].querySelector("button").focus();
    } }, `${items.length - FEW} more`);
    return [list, more];
  }

  function entry(state, edge, end, plan) {
    const of = end === edge.to ? planOf(edge) : null;
    const what = el("span", { class: "end" }, short(end.label));
    const verb = el("span", { class: "verb" }, words.verb(edge, edge.status));
    return el("li", {},
      el("button", { type: "button", class: `stance relation-${edge.relation} is-${edge.status}`, "data-edge": String(edge.at), title: words.sentence(edge), onclick: () => state.select(edge) },
        end === edge.to ? [verb, " ", what] : [what, " ", verb]),
      note(edge, of && of !== end && of !== plan && `of ${short(of.label)}`));
  }

  return { make };
})();
