// What is shown and what is selected. Views listen; nothing else is shared between them.
"use strict";

nuncio.state = (() => {
  const { isUndisputed } = nuncio.data;
  const { relation } = nuncio.words;

  /** Returns the filters of a page over a network, as they are at its start. */
  function start({ hidden }) {
    return {
      off: { kinds: new Set(hidden.kinds), relations: new Set(hidden.relations), statuses: new Set(), sources: new Set() },
      since: "",
      until: "",
      // The least confidence that a statement has, in percent.
      sure: 0,
      claims: !hidden.claims,
      lone: false,
    };
  }

  /** Returns the state of a page over a network, at its start. */
  function make(network) {
    const events = new EventTarget();
    const state = {
      network,
      ...start(network),
      // Which view is shown; on which plan and by what the board has its rows; which table the list is.
      view: { name: "board", plan: null, by: "point", table: "connections" },
      selected: null,
      ground: null,
      trail: [],
      visible: null,
      on: (name, action) => events.addEventListener(name, event => action(event.detail)),
      tell: (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail })),
    };
    state.filter = () => {
      state.visible = visible(state);
      state.tell("filter");
    };
    state.show = view => {
      Object.assign(state.view, view);
      state.tell("view");
    };
    state.select = (thing, ground = null) => select(state, thing, ground);
    state.read = ground => {
      state.ground = ground;
      state.tell("read", ground);
    };
    state.back = () => finish(state, state.trail.pop() ?? null, null);
    state.restore = (filters, view, thing, ground) => restore(state, filters, view, thing, ground);
    state.visible = visible(state);
    return state;
  }

  /** Selects a node, an edge (both have `edges` or `from`), or nothing. */
  function select(state, thing, ground) {
    if (state.selected && thing && state.selected !== thing) state.trail.push(state.selected);
    if (!thing) state.trail = [];
    finish(state, thing, ground);
  }

  function finish(state, thing, ground) {
    Object.assign(state, { selected: thing, ground });
    // What is selected is shown with what it is tied to, whatever the filters say.
    state.visible = visible(state);
    state.tell("select", ground);
  }

  /** Goes to filters, a view and a selection at once; what is shown of them is told with "restore" first. */
  function restore(state, filters, view, thing, ground) {
    Object.assign(state, filters, { trail: [], selected: thing, ground });
    state.tell("restore");
    state.filter();
    state.show(view);
    finish(state, thing, ground);
  }

  /** Returns whether a statement is of an article and a day that are on, and was read surely enough. */
  function isOn(state, ground) {
    const day = ground.date ?? ground.article.date ?? "";
    return !state.off.sources.has(ground.source) && (!state.since || day >= state.since) && (!state.until || day <= state.until)
      && ground.confidence * 100 >= state.sure;
  }

  /**
   * Returns the nodes and edges that the filters leave.
   *
   * An edge that sentences state is there where one of them is; one that none states (a point's plan) where the node is that it
   * starts from, or where it is of a query of the user's own, or nothing has sentences. A node without edges is left out, unless the user wants such nodes.
   */
  function visible(state) {
    const { nodes, edges } = state.network;
    const { kinds, relations, statuses } = state.off;
    const selected = state.selected;
    const revealed = new Set(selected ? (selected.from ? [selected.from, selected.to] : [selected]) : []);
    const passes = node => revealed.has(node) || (!kinds.has(node.kind) && (state.claims || !isUndisputed(node)));
    const shown = { nodes: new Set(revealed), edges: new Set() };
    const candidates = edges.filter(edge =>
      edge === selected || (!relations.has(edge.relation) && !statuses.has(edge.status) && passes(edge.from) && passes(edge.to)));
    const add = edge => {
      shown.edges.add(edge);
      shown.nodes.add(edge.from).add(edge.to);
    };
    for (const edge of candidates) if (edge === selected || edge.grounds.some(ground => isOn(state, ground))) add(edge);
    const supported = new Set(shown.nodes);
    const isFree = edge => !state.network.hasGrounds || edge.from.kind === "article" || relation(edge.relation).group === "own";
    for (const edge of candidates) if (edge.grounds.length === 0 && (supported.has(edge.from) || isFree(edge))) add(edge);
    if (state.lone) for (const node of nodes) if (passes(node)) shown.nodes.add(node);
    return shown;
  }

  return { make, start };
})();
