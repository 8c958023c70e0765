// Reads the network that a page carries, or that a server sends, and answers questions on it.
"use strict";

nuncio.data = (() => {
  /**
   * Returns a network with its edges joined to its nodes.
   *
   * A node has `edges`; an edge has `from` and `to` (nodes) and `grounds` (its statements); a ground has `article`.
   */
  function read(json) {
    const { home = null, kinds, sources, nodes, edges, hidden = { kinds: [], relations: [], claims: false } } = json;
    nodes.forEach((node, at) => Object.assign(node, { at, edges: [], aliases: node.aliases ?? [], roles: node.roles ?? [] }));
    edges.forEach((edge, at) => {
      Object.assign(edge, { at, from: nodes[edge.source], to: nodes[edge.target], grounds: edge.grounds ?? [], status: edge.status ?? "" });
      for (const ground of edge.grounds) Object.assign(ground, { edge, article: sources[ground.source], via: ground.via ?? "" });
      edge.from.edges.push(edge);
      if (edge.to !== edge.from) edge.to.edges.push(edge);
    });
    sources.forEach((source, at) => Object.assign(source, { at, pairs: null }));
    const days = sources.map(source => source.date).concat(edges.flatMap(edge => edge.grounds.map(ground => ground.date)));
    return { home, kinds, hidden, sources, nodes, edges, hasGrounds: edges.some(edge => edge.grounds.length > 0), days: days.filter(Boolean).sort() };
  }

  /** Returns whether a node is a claim that nobody disputes. */
  const isUndisputed = node => node.kind === "claim" && !node.disputed;

  /** Returns the node at the other end of an edge. */
  const other = (edge, node) => (edge.from === node ? edge.to : edge.from);

  /**
   * Returns the place in a JavaScript string, which counts UTF-16 code units, of a place in code points.
   *
   * The code points beyond the first 65,536 are two units each; their places are looked up once a source.
   */
  function unit(source, point) {
    if (source.pairs === null) {
      source.pairs = [];
      for (const match of source.text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) source.pairs.push(match.index - source.pairs.length);
    }
    let [low, high] = [0, source.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (source.pairs[middle] < point) low = middle + 1;
      else high = middle;
    }
    return Math.min(point + low, source.text.length);
  }

  /** Returns the part of an article's text between two places in code points. */
  const slice = (source, begin, end) => source.text.slice(unit(source, begin), unit(source, end));

  /** Returns the words of a statement, in one line; where the article has tags among them, they come without. */
  const sentence = ground => (ground.words ?? slice(ground.article, ground.begin, ground.end)).replace(/\s+/g, " ").trim();

  // Letters that Unicode does not take apart into a letter and an accent.
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", æ: "ae", œ: "oe", ß: "ss", þ: "th" };

  /** Returns a text without accents and case, as search compares it. */
  const folded = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łøđðıæœßþ]/g, letter => LETTERS[letter]);

  return { read, isUndisputed, other, unit, slice, sentence, folded };
})();
