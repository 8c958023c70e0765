// The first page: asks the endpoint and the saved questions, and shows answers.
// What the server sends is only ever put into the page as text.
"use strict";

const byId = (id) => document.getElementById(id);

/** Returns an element with properties and children; children are elements or texts. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Fetches an address as JSON; what is wrong becomes an error with the server's words. */
async function fetched(address, accept) {
  const response = await fetch(address, { headers: { Accept: accept } });
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `${response.status} ${response.statusText}`);
}

/** Asks an address and shows the answer: a table, yes or no, or a graph's text. */
async function show(address) {
  const told = byId("told");
  const answer = byId("answer");
  told.textContent = "Asking …";
  answer.replaceChildren();
  const began = performance.now();
  try {
    const accept = "application/sparql-results+json, text/turtle;q=0.9";
    const response = await fetched(address, accept);
    const took = () => `${Math.round(performance.now() - began)} ms`;
    if (!response.headers.get("content-type").includes("json")) {
      answer.append(element("pre", {}, await response.text()));
      told.textContent = `A graph (${took()})`;
      return;
    }
    const { head, results, boolean } = await response.json();
    if (results === undefined) {
      told.textContent = `${boolean ? "Yes" : "No"} (${took()})`;
      return;
    }
    const rows = results.bindings;
    answer.append(table(head.vars, rows));
    told.textContent = `${rows.length} ${rows.length === 1 ? "row" : "rows"} (${took()})`;
  } catch (error) {
    told.textContent = "No answer:";
    answer.append(element("pre", {}, error.message));
  }
  told.scrollIntoView({ block: "nearest" });
}

function table(columns, rows) {
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
  const cell = (term) => element("td", { title: term?.type ?? "" }, term?.value ?? "");
  const line = (row) => element("tr", {}, ...columns.map((name) => cell(row[name])));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows.map(line)));
}

/** Returns a question with a form for its parameters. */
function question(saved) {
  const form = element("form", { action: saved.path });
  for (const parameter of saved.parameters) {
    form.append(element("label", {}, `${parameter.name} (${parameter.takes})`, field(parameter)));
  }
  form.append(
    element("button", {}, "Ask"),
    element("button", { formAction: `${saved.path}.csv` }, "CSV"),
    element("a", { href: `${saved.path}.rq` }, "SPARQL"),
  );
  form.addEventListener("submit", (event) => {
    if (event.submitter?.textContent === "Ask") {
      event.preventDefault();
      show(`${saved.path}?${new URLSearchParams(new FormData(form))}`);
    }
  });
  const description = element("p", { className: "description" }, saved.description);
  const summary = element("summary", {}, saved.summary || saved.name);
  return element("details", {}, summary, description, form);
}

function field(parameter) {
  const { name, required, choices } = parameter;
  if (choices) {
    const chosen = (value) => value === parameter.default;
    const options = choices.map((value) => element("option", { selected: chosen(value) }, value));
    return element("select", { name }, ...options);
  }
  return element("input", { name, required, value: parameter.default ?? "" });
}

byId("query-form").addEventListener("submit", (event) => {
  event.preventDefault();
  show(`/sparql?${new URLSearchParams({ query: byId("query").value })}`);
});

fetched("/q", "application/json")
  .then((response) => response.json())
  .then((all) => byId("questions").replaceChildren(...all.map(question)))
  .catch((error) => byId("questions").append(element("p", {}, error.message)));

fetched("/health", "application/json")
  .then((response) => response.json())
  .then(({ status, queries }) => {
    byId("health").textContent = `Server: ${status}, ${queries.running} of ${queries.most} queries running.`;
  })
  .catch((error) => {
    byId("health").textContent = `Server: ${error.message}`;
  });
