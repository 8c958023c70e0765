// Light or dark, on each of the pages: as the system has it, unless the user has chosen the other one, on this visit or an earlier one.
"use strict";

(() => {
  const KEY = "nuncio-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement.dataset;
  const systems = () => (system.matches ? "dark" : "light");

  /** Does something with what the browser keeps; it may keep nothing, as for files on a disk. */
  function unlessForbidden(action) {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  }

  let chosen = unlessForbidden(kept => kept.getItem(KEY));

  function name() {
    const button = document.getElementById("theme");
    if (button) button.textContent = root.theme === "dark" ? "Light" : "Dark";
    return button;
  }

  /** Sets the colours, and tells the page, which may have drawn with others. */
  function set() {
    root.theme = ["dark", "light"].includes(chosen) ? chosen : systems();
    name();
    document.dispatchEvent(new Event("theme"));
  }

  function change() {
    const other = root.theme === "dark" ? "light" : "dark";
    // Who chooses what the system has follows it from then on.
    chosen = other === systems() ? null : other;
    unlessForbidden(kept => (chosen ? kept.setItem(KEY, chosen) : kept.removeItem(KEY)));
    set();
  }

  // The colours are there before anything is drawn, the button once the page is.
  set();
  system.addEventListener("change", set);
  addEventListener("storage", event => {
    if (event.key !== KEY) return;
    chosen = event.newValue;
    set();
  });
  document.addEventListener("DOMContentLoaded", () => {
    const button = name();
    button.hidden = false;
    button.addEventListener("click", change);
  });
})();
