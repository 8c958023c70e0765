// Light or dark: as the system has it, unless the user has chosen the other one, on this visit or an earlier one.
"use strict";

nuncio.theme = (() => {
  const KEY = "nuncio-theme";

  /** Does something with what the browser keeps; it may keep nothing, as for files on a disk. */
  function unlessForbidden(action) {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  }

  /** Follows the choice with a button; `changed` is called once the colours are others. */
  function make(button, changed) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement.dataset;
    const systems = () => (system.matches ? "dark" : "light");
    let chosen = unlessForbidden(kept => kept.getItem(KEY));
    const set = () => {
      root.theme = ["dark", "light"].includes(chosen) ? chosen : systems();
      button.textContent = root.theme === "dark" ? "Light" : "Dark";
      changed();
    };
    button.addEventListener("click", () => {
      const other = root.theme === "dark" ? "light" : "dark";
      // Who chooses what the system has follows it from then on.
      chosen = other === systems() ? null : other;
      unlessForbidden(kept => (chosen ? kept.setItem(KEY, chosen) : kept.removeItem(KEY)));
      set();
    });
    system.addEventListener("change", set);
    set();
  }

  return { make };
})();
