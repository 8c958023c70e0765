// The page's address: what stands after its `#` tells the view, the selection and the filters, so that a link opens what was seen, and
// the browser's back button goes a step back.
"use strict";

nuncio.address = (() => {
  /** What is turned off, by the names that it has in an address: `no-kinds=claim`. */
  const VALUES = {
    kinds: { write: kind => kind, read: (kind, { kinds }) => (kinds.some(({ name }) => name === kind) ? kind : null) },
    relations: { write: name => name, read: name => name },
    statuses: { write: name => name, read: name => name },
    sources: { write: (at, { sources }) => sources[at].id, read: (id, { sources }) => sources.find(source => source.id === id)?.at ?? null },
  };

  /** Keeps a state and the page's address the same. */
  function make(state) {
    let written = null;
    const write = () => {
      const now = text(state);
      if (written === null || now === written) return;
      written = now;
      location.hash = now;
    };
    const read = () => {
      const now = location.hash.slice(1);
      if (now === written) return;
      // What a listener tells while the state goes there is no step of the reader's.
      written = null;
      restore(state, new URLSearchParams(now));
      written = now;
    };
    for (const name of ["view", "select", "filter", "read"]) state.on(name, write);
    addEventListener("hashchange", read);
    return { read };
  }

  /** Returns what differs from the page's start, as an address has it. */
  function text(state) {
    const { view, network, selected, ground } = state;
    const start = nuncio.state.start(network);
    const parts = new URLSearchParams();
    const put = (name, value, usual) => value !== usual && parts.set(name, String(value));
    put("view", view.name, first(network));
    put("plan", view.plan?.id ?? "", "");
    put("by", view.by, "point");
    put("table", view.table, "connections");
    for (const [name, { write }] of Object.entries(VALUES)) {
      const [now, usual] = [state.off[name], start.off[name]].map(set => [...set].map(value => write(value, network)).sort());
      if (now.join("\n") !== usual.join("\n")) for (const value of now.length > 0 ? now : [""]) parts.append(`no-${name}`, value);
    }
    for (const name of ["since", "until", "sure", "claims", "lone"]) put(name, state[name], start[name]);
    if (selected) parts.set(selected.from ? "edge" : "node", selected.id);
    if (ground) parts.set("statement", of(ground));
    return parts.toString();
  }

  /** Returns what a statement is called in an address: its edge, too, for one that several take part in is of several edges. */
  const of = ground => `${ground.edge.id}~${ground.statement}`;

  /** Returns the view that a page over a network begins with. */
  const first = network => (network.edges.some(edge => nuncio.words.relation(edge.relation).group === "stance") ? "board" : "graph");

  /** Takes a state to where an address leads; what the network does not have is passed over. */
  function restore(state, parts) {
    const { network } = state;
    const filters = nuncio.state.start(network);
    for (const [name, { read }] of Object.entries(VALUES)) {
      const values = parts.getAll(`no-${name}`);
      if (values.length > 0) filters.off[name] = new Set(values.map(value => read(value, network)).filter(value => value !== null && value !== ""));
    }
    for (const name of ["since", "until"]) if (/^\d{4}-\d\d-\d\d$/.test(parts.get(name) ?? "")) filters[name] = parts.get(name);
    filters.sure = Math.min(Math.max(Number(parts.get("sure")) || 0, 0), 100);
    for (const name of ["claims", "lone"]) if (parts.has(name)) filters[name] = parts.get(name) === "true";
    const known = (name, choices, usual) => (choices.includes(parts.get(name)) ? parts.get(name) : usual);
    const view = {
      name: known("view", ["board", "graph", "disputes", "list"], first(network)),
      plan: network.nodes.find(node => node.kind === "plan" && node.id === parts.get("plan")) ?? null,
      by: known("by", ["actor"], "point"),
      table: known("table", ["names"], "connections"),
    };
    const called = (things, id) => things.find(thing => thing.id === id) ?? null;
    const [edge, statement] = (parts.get("statement") ?? "").split("~");
    // Other pages know a statement, not the edge that it is of here.
    const grounds = statement ? called(network.edges, edge)?.grounds : network.edges.flatMap(edge => edge.grounds);
    const ground = grounds?.find(ground => ground.statement === (statement ?? edge)) ?? null;
    const thing = called(network.nodes, parts.get("node")) ?? called(network.edges, parts.get("edge")) ?? ground?.edge ?? null;
    state.restore(filters, view, thing, ground);
  }

  /** Returns the address of a statement in its article. */
  const link = ground => `#${new URLSearchParams({ edge: ground.edge.id, statement: of(ground) })}`;

  return { make, link };
})();
