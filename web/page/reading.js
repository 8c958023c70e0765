// The reading view: an article's text with the words of its statements marked, and the way from the words to the statements.
"use strict";

nuncio.reading = (() => {
  const { el } = nuncio.dom;
  const { unit } = nuncio.data;

  /** Returns a network's statements by their article. */
  function byArticle(network) {
    const grounds = network.sources.map(() => []);
    for (const edge of network.edges) for (const ground of edge.grounds) grounds[ground.source].push(ground);
    return grounds;
  }

  /**
   * Makes an element a reading view.
   *
   * `pick` is called with a statement whose words were clicked; `close` when the reader has done.
   */
  function make(container, network, { pick, close }) {
    const grounds = byArticle(network);

    /** Shows a statement in its article. */
    function show(ground) {
      const { article } = ground;
      const text = el("div", { class: "text", tabindex: "0", "aria-label": "Text of the article" }, paragraphs(article, pieces(article, grounds[article.at], ground, pick)));
      container.replaceChildren(
        el("header", {},
          el("h2", {}, article.title || article.id),
          el("button", { type: "button", class: "close", "aria-label": "Close the article", onclick: close }, "×"),
          el("p", { class: "origin" }, [article.publisher, article.date].filter(Boolean).join(" · "), link(article))),
        text);
      container.hidden = false;
      const marked = text.querySelector("mark");
      if (marked) text.scrollTop = marked.offsetTop - text.clientHeight / 3;
    }

    return { show };
  }

  /** Returns a link to where an article was published, where that is on the web. */
  function link(article) {
    if (!/^https?:\/\//i.test(article.url ?? "")) return null;
    return el("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, "where it was published");
  }

  /**
   * Returns an article's text in pieces, `{ text, grounds, isCurrent }`, cut wherever a statement begins or ends.
   */
  function pieces(article, grounds, current, pick) {
    const places = grounds.map(ground => ({ ground, begin: unit(article, ground.begin), end: unit(article, ground.end) }));
    const start = Math.min(beginning(article), ...places.map(place => place.begin));
    const cuts = [...new Set([start, article.text.length, ...places.flatMap(place => [place.begin, place.end])])].sort((a, b) => a - b);
    places.sort((a, b) => a.begin - b.begin);
    return cuts.slice(0, -1).map((begin, at) => {
      const here = places.filter(place => place.begin <= begin && place.end > begin).map(place => place.ground);
      return { begin, end: cuts[at + 1], grounds: here, isCurrent: begin >= unit(article, current.begin) && begin < unit(article, current.end), pick };
    });
  }

  /** Returns where the text begins behind its front matter, of which title, day and publisher are shown above. */
  function beginning(article) {
    return /^---\r?\n[^]*?\n---[ \t]*\r?\n/.exec(article.text)?.[0].length ?? 0;
  }

  /** Returns pieces as paragraphs; an empty line parts two. */
  function paragraphs(article, pieces) {
    const result = [el("p")];
    for (const piece of pieces) {
      article.text.slice(piece.begin, piece.end).split(/\n\s*\n/).forEach((text, at) => {
        if (at > 0) result.push(el("p"));
        if (text) result.at(-1).append(marked(piece, text));
      });
    }
    return result.filter(paragraph => paragraph.textContent.trim());
  }

  function marked(piece, text) {
    if (piece.isCurrent) return el("mark", {}, text);
    if (piece.grounds.length === 0) return text;
    const first = piece.grounds[0];
    return el("a", { class: "words", href: nuncio.address.link(first), title: piece.grounds.map(ground => nuncio.words.sentence(ground.edge)).join("\n"), onclick: event => {
      event.preventDefault();
      piece.pick(first);
    } }, text);
  }

  return { make };
})();
