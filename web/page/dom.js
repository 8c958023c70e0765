// Makes elements. Text goes in as text nodes only, so that nothing in an article can become markup.
"use strict";
globalThis.nuncio ??= {};

nuncio.dom = (() => {
  /** Returns a new element with attributes, listeners (`onclick`) and children; null and false children are left out. */
  function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "class") element.className = value;
      else if (key === "checked" || key === "value") element[key] = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
  }

  /** Returns a new SVG element with attributes. */
  function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const byId = id => document.getElementById(id);

  /** Returns a function that waits until it has not been called for some milliseconds. */
  function calmly(milliseconds, action) {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(() => action(...values), milliseconds);
    };
  }

  /** Returns "1 name", "2 names". */
  function count(number, one, many = one + "s") {
    return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  }

  return { el, svg, byId, calmly, count };
})();
