// The disputed claims, each with both sides side by side.
"use strict";

nuncio.disputes = (() => {
  const { el } = nuncio.dom;
  const { sides, empty, name } = nuncio.pieces;

  const isDisputed = node => node.kind === "claim" && node.edges.some(edge => edge.relation === "disputes");

  /** Makes an element the list of a state's disputed claims. */
  function make(container, state) {
    const disputed = () => [...state.visible.nodes].filter(isDisputed);
    const draw = () => {
      const claims = disputed().sort((a, b) => b.weight - a.weight || a.at - b.at);
      container.replaceChildren(...(claims.length > 0 ? claims.map(claim => card(state, claim)) : [empty(state, "Nothing that the filters leave is disputed.")]));
    };
    return { draw, count: () => disputed().length };
  }

  const card = (state, claim) => el("article", { class: "dispute" }, el("h2", {}, name(state, claim)), sides(state, claim));

  return { make };
})();
