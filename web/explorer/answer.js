// Asks an address and shows the answer: a table, yes or no, or a graph's text.

import { asking, byId, element, fetched, shortened } from "./dom.js";

const RESULTS = "application/sparql-results+json";

/** From how many characters on a text has a wide column. */
const LONG = 60;

/**
 * Asks an address and shows the answer; `describe` is called with the IRI that is clicked.
 *
 * `about` is the IRI that the answer tells of, if it tells of one thing; `moves` whether an answer out of sight is scrolled to.
 */
export async function show(address, describe, { about, moves = true } = {}) {
  const told = byId("told");
  const answer = byId("answer");
  told.textContent = "Asking …";
  answer.replaceChildren();
  byId("save").hidden = true;
  offerGraph(about);
  const began = performance.now();
  try {
    const response = await fetched(address, `${RESULTS}, text/turtle;q=0.9`);
    const what = await fill(answer, response, describe);
    told.textContent = what.startsWith("No rows") ? what : `${what} (${Math.round(performance.now() - began)} ms)`;
    byId("save").hidden = false;
    byId("save").dataset.address = address;
  } catch (error) {
    told.textContent = "No answer:";
    const hasMark = error.message.includes("\n");
    answer.append(element(hasMark ? "pre" : "p", { className: hasMark ? "slip" : "" }, error.message));
  }
  const { top } = told.getBoundingClientRect();
  if (!moves) return;
  if (top < 0 || top > innerHeight / 2) byId("answer-title").scrollIntoView();
}

/** Offers the way to a thing in the graph to explore, where it is one of ours. */
function offerGraph(about) {
  const [prefix, id] = about ? shortened(about).split(":") : [];
  byId("in-graph").hidden = prefix !== "id";
  byId("in-graph").href = `/graph#${new URLSearchParams({ view: "graph", [id?.startsWith("st-") ? "statement" : "node"]: id })}`;
}

/** Shows what a response holds, and returns what that is, in words. */
async function fill(answer, response, describe) {
  if (!response.headers.get("content-type").includes("json")) {
    // The prefixes are known; a saved file has them.
    answer.append(element("pre", {}, (await response.text()).replace(/^@prefix .*\n/gm, "").trim()));
    return "A graph";
  }
  const { head, results, boolean } = await response.json();
  if (results === undefined) {
    return boolean ? "Yes" : "No";
  }
  if (results.bindings.length === 0) {
    return "No rows: the graph says nothing of this.";
  }
  answer.append(table(head.vars, results.bindings, describe));
  return `${results.bindings.length} ${results.bindings.length === 1 ? "row" : "rows"}`;
}

function table(columns, rows, describe) {
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, heading(name))));
  const line = (row) => element("tr", {}, ...columns.map((name) => cell(name, row[name], describe)));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows.map(line)));
}

/** Returns what a variable is called at the head of its column. */
const heading = (name) => name.replaceAll("_", " ");

/** Returns the cell of a term in a column: a number to the right, an IRI short and to be clicked. */
function cell(column, term, describe) {
  const made = element("td", {});
  made.dataset.column = heading(column);
  if (term?.type !== "uri") {
    const isNumber = /#(integer|decimal|double)$/.test(term?.datatype ?? "");
    const value = term?.value ?? "";
    made.className = isNumber ? "number" : value.length > LONG ? "long" : "";
    made.append(value);
    return made;
  }
  const about = element("button", { type: "button", title: term.value, className: "iri" });
  about.append(shortened(term.value));
  about.addEventListener("click", () => describe(term.value));
  made.append(about);
  return made;
}

/** Saves the answer that is shown as a file for spreadsheets; a graph as Turtle. */
export async function save() {
  const response = await fetched(byId("save").dataset.address, "text/csv, text/turtle;q=0.9");
  const isGraph = response.headers.get("content-type").includes("turtle");
  const href = URL.createObjectURL(await response.blob());
  element("a", { href, download: isGraph ? "answer.ttl" : "answer.csv" }).click();
  URL.revokeObjectURL(href);
}

/** Returns the address that tells all about a thing. */
export const describing = (iri) => asking(`DESCRIBE <${iri}>`);
