// The search box: suggestions by name, alias and role, by keyboard as by mouse.
// The pattern is that of https://www.w3.org/WAI/ARIA/apg/patterns/combobox/.
"use strict";

nuncio.search = (() => {
  const { el } = nuncio.dom;
  const { folded } = nuncio.data;

  /** The most suggestions. */
  const MOST = 12;

  /** Makes an input and a list a search over the nodes of a state. */
  function make(input, list, state) {
    const index = state.network.nodes.map(node => ({
      node, label: folded(node.label), rest: folded([...node.aliases, ...node.roles].join(" | ")),
    }));
    let found = [];
    let active = -1;

    function show() {
      found = find(index, folded(input.value.trim()));
      active = -1;
      list.replaceChildren(...found.map((node, at) => option(node, at)));
      if (input.value.trim() && found.length === 0) list.append(el("li", { class: "quiet" }, "No such name."));
      open(input.value.trim() !== "");
    }

    function option(node, at) {
      return el("li", { role: "option", id: `suggestion-${at}`, "aria-selected": "false", onmousedown: event => {
        event.preventDefault();
        choose(node);
      } }, nuncio.shapes.icon(node.kind), el("span", { class: "label" }, nuncio.pieces.short(node.label)), el("span", { class: "quiet" }, nuncio.pieces.description(node)));
    }

    function open(isOpen) {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) input.removeAttribute("aria-activedescendant");
    }

    function mark(at) {
      active = (at + found.length) % found.length;
      [...list.children].forEach((child, place) => child.setAttribute("aria-selected", String(place === active)));
      input.setAttribute("aria-activedescendant", `suggestion-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function choose(node) {
      input.value = node.label;
      open(false);
      state.select(node);
    }

    input.addEventListener("input", show);
    // Not on focus: the box has it back when what was found closes, and suggestions would then cover the views.
    input.addEventListener("click", () => input.value && show());
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", event => {
      if (event.key === "ArrowDown" && list.hidden && input.value) show();
      if (event.key === "ArrowDown" && found.length) mark(active + 1);
      else if (event.key === "ArrowUp" && found.length) mark(active < 0 ? -1 : active - 1);
      else if (event.key === "Enter" && found.length) choose(found[Math.max(active, 0)]);
      else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        open(false);
      } else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", event => {
      if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
      event.preventDefault();
      input.focus();
    });
  }

  /** Returns the nodes that fit a text best: names before what is said at length, then by how well, then by weight. */
  function find(index, text) {
    if (!text) return [];
    const fit = ({ label, rest }) => {
      if (label.startsWith(text) || label.includes(` ${text}`)) return 0;
      if (label.includes(text)) return 1;
      return rest.includes(text) ? 2 : 3;
    };
    const length = node => ({ point: 1, claim: 2 })[node.kind] ?? 0;
    const fitting = index.map(entry => [fit(entry), entry.node]).filter(([place]) => place < 3);
    fitting.sort(([a, one], [b, two]) => length(one) - length(two) || a - b || two.weight - one.weight || one.at - two.at);
    return fitting.slice(0, MOST).map(([, node]) => node);
  }

  return { make };
})();
