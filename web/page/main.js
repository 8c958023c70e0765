// Puts the page together: the data, the views, what opens beside them, the keys, light and dark.
"use strict";

(() => {
  const { byId, count } = nuncio.dom;
  const VIEWS = ["board", "graph", "disputes", "list"];

  const network = nuncio.data.read(JSON.parse(byId("data").textContent));
  const state = nuncio.state.make(network);
  nuncio.shapes.use(network);
  nuncio.page = { state };

  function title() {
    byId("home").hidden = network.home === null;
    byId("home").href = network.home ?? "";
    const { sources, days } = network;
    const dates = days.length === 0 ? "" : days[0] === days.at(-1) ? `, ${days[0]}` : `, ${days[0]} to ${days.at(-1)}`;
    byId("subtitle").textContent = count(sources.length, "article") + dates;
    document.title = `Who stands where: ${count(sources.length, "article")}${dates}`;
  }

  function tellCounts() {
    const { nodes, edges } = state.visible;
    const total = network.nodes.length;
    byId("shown").textContent = `${nodes.size.toLocaleString("en")} of ${count(total, "name")}, ${count(edges.size, "connection")}`;
    byId("disputed").textContent = `(${views.disputes.count()})`;
  }

  // What is selected may be hidden otherwise, and is then shown with it.
  let drawn = null;
  function follow() {
    tellCounts();
    if (state.view.name === "graph" || drawn !== byId("shown").textContent) views[state.view.name].draw();
    drawn = byId("shown").textContent;
  }

  // The drawing needs the size of its element, so it is made when it is first shown.
  function show() {
    const { name } = state.view;
    for (const each of VIEWS) {
      byId(each).hidden = each !== name;
      byId(`tab-${each}`).setAttribute("aria-selected", String(each === name));
      byId(`tab-${each}`).tabIndex = each === name ? 0 : -1;
    }
    if (name === "graph") nuncio.page.graph = views.graph ??= nuncio.graph.make(byId("graph"), state);
    views[name].draw();
  }

  function tabs() {
    VIEWS.forEach((view, at) => {
      byId(`tab-${view}`).addEventListener("click", () => state.show({ name: view }));
      byId(`tab-${view}`).addEventListener("keydown", event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length];
        state.show({ name: next });
        byId(`tab-${next}`).focus();
      });
    });
  }

  /** Opens what is selected beside the views; what had the focus gets it back when it closes. */
  function side() {
    const reading = nuncio.reading.make(byId("reading"), network, {
      pick: ground => state.select(ground.edge, ground),
      close: () => (byId("reading").hidden = true),
    });
    let opener = null;
    state.on("select", ground => {
      const thing = state.selected;
      const isOpening = byId("side").hidden && thing;
      if (isOpening) opener = document.activeElement;
      byId("side").hidden = !thing;
      const first = ground ?? thing?.grounds?.[0];
      if (first) reading.show(first);
      else byId("reading").hidden = true;
      if (!thing) return void (opener?.isConnected && opener.focus());
      byId("panel").focus({ preventScroll: true });
      // What opens beside makes the views narrower, and moves what was clicked.
      if (isOpening && opener.closest("#views")) opener.scrollIntoView({ block: "nearest" });
    });
    state.on("read", ground => {
      reading.show(ground);
      // On a low screen the article stands below the panel, in one scroll.
      byId("reading").querySelector("mark")?.scrollIntoView({ block: "center" });
    });
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      if (!byId("reading").hidden && !state.selected?.from) byId("reading").hidden = true;
      else if (state.selected) state.select(null);
    });
  }

  /** Skips to what is shown without the address, which tells what that is. */
  function skip() {
    document.querySelector(".skip").addEventListener("click", event => {
      event.preventDefault();
      byId("views").focus();
    });
  }

  function filtersButton() {
    const button = byId("filters-button");
    button.addEventListener("click", () => {
      const isOpen = document.body.classList.toggle("with-filters");
      button.setAttribute("aria-expanded", String(isOpen));
    });
  }

  title();
  document.addEventListener("theme", () => nuncio.page.graph?.recolour());
  filtersButton();
  skip();
  nuncio.filters.make(byId("filters"), state);
  nuncio.search.make(byId("search"), byId("suggestions"), state);
  nuncio.panel.make(byId("panel"), state);
  side();
  const views = {
    board: nuncio.board.make(byId("board"), state),
    disputes: nuncio.disputes.make(byId("disputes"), state),
    list: nuncio.list.make(byId("list"), state),
  };
  tabs();
  state.on("view", show);
  state.on("filter", () => {
    drawn = null;
    follow();
  });
  state.on("select", follow);
  nuncio.address.make(state).read();
})();
