// The shape and colour of each kind of node, for the drawing and for the legend.
"use strict";

nuncio.shapes = (() => {
  const { svg } = nuncio.dom;

  // Corners from -1 to 1, x right, y down; none: a circle.
  const CORNERS = {
    country: [-0.5, -0.9, 0.5, -0.9, 1, 0, 0.5, 0.9, -0.5, 0.9, -1, 0],
    organisation: [-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85],
    group: [-0.4, -1, 0.4, -1, 1, -0.4, 1, 0.4, 0.4, 1, -0.4, 1, -1, 0.4, -1, -0.4],
    plan: [0, -1, 1, 0, 0, 1, -1, 0],
    point: [-1, -0.6, 0.5, -0.6, 1, 0, 0.5, 0.6, -1, 0.6],
    claim: [-1, -0.8, 1, -0.8, 1, 0.4, 0.1, 0.4, -0.4, 1, -0.4, 0.4, -1, 0.4],
    event: [0, -0.95, 1, 0.8, -1, 0.8],
    place: [-1, -0.8, 1, -0.8, 0, 0.95],
    office: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31],
    article: [-0.75, -1, 0.35, -1, 0.75, -0.55, 0.75, 1, -0.75, 1],
  };

  let colours = new Map();

  /** Takes the colours of kinds from a network. */
  function use(network) {
    colours = new Map(network.kinds.map(kind => [kind.name, `rgb(${kind.colour.join(", ")})`]));
  }

  const colour = kind => colours.get(kind) ?? "rgb(187, 187, 187)";
  const corners = kind => CORNERS[kind] ?? null;

  /** Returns a small picture of a kind, for legends and lists. */
  function icon(kind) {
    const points = corners(kind);
    const style = { fill: colour(kind), stroke: "currentColor", "stroke-opacity": "0.45", "stroke-width": "0.12" };
    const shape = points ? svg("polygon", { points: points.join(" "), ...style }) : svg("circle", { r: "0.85", ...style });
    return svg("svg", { viewBox: "-1.1 -1.1 2.2 2.2", class: "icon", "aria-hidden": "true" }, shape);
  }

  return { use, colour, corners, icon };
})();
