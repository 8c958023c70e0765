// The saved questions, each with a form for its parameters.

import { byId, element, fetched } from "./dom.js";

/** Lists the questions by name; `show` is called with the address that asks one. */
export async function listQuestions(show) {
  const all = await (await fetched("/q", "application/json")).json();
  byId("questions").replaceChildren(...all.map((saved) => question(saved, show)));
}

/** Returns a question with a form for its parameters. */
function question(saved, show) {
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
