// Writes the names of nodes, and of edges where asked, over a drawing, so that none covers another.
"use strict";

nuncio.labels = (() => {
  /** The widest that a line is, in pixels, and the most lines. */
  const WIDE = 118;
  const LINES = 2;
  const ALL_LINES = 8;

  /** Returns a text's lines at a width; what is beyond the last line is "…". */
  function wrap(context, text, width, most) {
    const lines = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && context.measureText(longer).width > width) {
        lines.push(line);
        line = word;
        if (lines.length > most) break;
      } else line = longer;
    }
    lines.push(line);
    if (lines.length <= most) return lines.map(line => shortened(context, line, width));
    return lines.slice(0, most).map((line, at) => shortened(context, at === most - 1 ? `${line} …` : line, width));
  }

  function shortened(context, line, width) {
    const limit = width * 1.25;
    if (context.measureText(line).width <= limit) return line;
    const letters = [...line];
    while (letters.length > 1 && context.measureText(letters.join("") + "…").width > limit) letters.pop();
    return letters.join("") + "…";
  }

  /** Returns a writer of labels on a canvas over `container`. */
  function make(container) {
    const canvas = container.appendChild(nuncio.dom.el("canvas", { class: "labels", "aria-hidden": "true" }));
    const context = canvas.getContext("2d");
    const cache = new Map();

    function lines(text, font, width, most) {
      const key = `${font}|${width}|${most}|${text}`;
      if (!cache.has(key)) {
        context.font = font;
        const wrapped = wrap(context, text, width, most);
        cache.set(key, { lines: wrapped, width: Math.max(...wrapped.map(line => context.measureText(line).width)) });
      }
      return cache.get(key);
    }

    /**
     * Draws labels, most important first: those that would cover one drawn before are left out.
     *
     * A label is `{ text, x, y, gap, above, size, strong, whole, must, firm, colour, fade }`; x and y are the middle of what it names, in
     * pixels, and `gap` how far below that it begins, or above where there is no room and `above` allows, or beside it if it is firm; `must`
     * draws it at any rate. An obstacle, `{ x, y, half }`, is a square that only firm labels cover; these come first. After `most` labels the rest is left out.
     */
    function draw(labels, obstacles, most, { text, halo }) {
      const ratio = devicePixelRatio || 1;
      const [width, height] = [container.clientWidth, container.clientHeight];
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      context.textAlign = "center";
      context.textBaseline = "top";
      context.lineJoin = "round";
      const taken = new Boxes();
      let isFirm = true;
      let written = 0;
      for (const label of labels) {
        if (isFirm && !label.firm) {
          isFirm = false;
          for (const { x, y, half } of obstacles) taken.take([x - half, y - half, x + half, y + half]);
        }
        if (label.x < -60 || label.y < -40 || label.x > width + 60 || label.y > height + 20) continue;
        const font = `${label.strong ? "600 " : ""}${label.size}px ${label.family}`;
        const { lines: parts, width: wide } = lines(label.text, font, label.whole ? WIDE * 1.8 : WIDE, label.whole ? ALL_LINES : LINES);
        const high = parts.length * label.size * 1.15;
        const places = placesOf(label, wide, high);
        const free = places.find(([x, top]) => taken.take([x - wide / 2 - 3, top - 1, x + wide / 2 + 3, top + high + 1]));
        if (!free && !label.must) continue;
        if (written >= most) break;
        written += 1;
        const [x, top] = free ?? places[0];
        context.font = font;
        context.globalAlpha = label.fade ? 0.3 : 1;
        context.strokeStyle = halo;
        context.lineWidth = 3.5;
        context.fillStyle = label.colour ?? text;
        parts.forEach((line, at) => {
          context.strokeText(line, x, top + at * label.size * 1.15);
          context.fillText(line, x, top + at * label.size * 1.15);
        });
      }
      context.globalAlpha = 1;
    }

    return { draw };
  }

  /** Returns where a label of a size may stand, the middle of its first line's top, the best first. */
  function placesOf({ x, y, gap, above, firm }, wide, high) {
    const beside = gap + wide / 2;
    const sides = above && firm ? [[x + beside, y - high / 2], [x - beside, y - high / 2]] : [];
    return [[x, y + gap], ...(above ? [[x, y - gap - high]] : []), ...sides];
  }

  /** Boxes of a plane, in the cells of a grid, so that overlaps are found fast. */
  class Boxes {
    cells = new Map();

    /** Takes the place of a box, and returns whether it was free. */
    take(box) {
      const keys = [];
      for (let x = Math.floor(box[0] / 80); x <= Math.floor(box[2] / 80); x += 1)
        for (let y = Math.floor(box[1] / 40); y <= Math.floor(box[3] / 40); y += 1) keys.push(x * 100_000 + y);
      const covers = other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
      const isFree = !keys.some(key => this.cells.get(key)?.some(covers));
      for (const key of isFree ? keys : []) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
      return isFree;
    }
  }

  return { make };
})();
