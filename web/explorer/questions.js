// The saved questions, by what they are about, each with a form for its parameters.

import { byId, element, fetched } from "./dom.js";
import { things } from "./editor.js";

/** The headings of the list, in order, by the tag that a question has first. */
const HEADINGS = {
  stances: "Who stands where", plans: "Plans and points", claims: "Claims", disagreement: "Disagreements", sources: "Sources",
  people: "People", events: "Meetings", time: "Day by day", figures: "Figures", evidence: "Sentences",
};

/** Lists the questions; `show` is called with the address that asks one. */
export async function listQuestions(show) {
  const all = await (await fetched("/q", "application/json")).json();
  const groups = new Map(Object.values(HEADINGS).map((heading) => [heading, []]));
  for (const saved of all) {
    const heading = HEADINGS[saved.tags[0]] ?? "Others";
    groups.set(heading, [...(groups.get(heading) ?? []), question(saved, show)]);
  }
  const sections = [...groups].filter(([, questions]) => questions.length > 0)
    .map(([heading, questions]) => element("section", {}, element("h3", {}, heading), ...questions));
  byId("questions").replaceChildren(...sections);
  byId("find").addEventListener("input", () => find(byId("find").value.trim().toLowerCase()));
}

/** Leaves the questions whose words have some letters. */
function find(letters) {
  for (const section of byId("questions").children) {
    for (const saved of section.querySelectorAll("details")) {
      saved.hidden = !saved.textContent.toLowerCase().includes(letters);
    }
    section.hidden = section.querySelector("details:not([hidden])") === null;
  }
}

/** Shows which question is answered, with the values that its address has. */
export function markQuestion(address) {
  const [path, values] = address.split("?");
  for (const saved of byId("questions").querySelectorAll("details")) {
    const form = saved.querySelector("form");
    const isAsked = form.getAttribute("action") === path;
    saved.classList.toggle("asked-now", isAsked);
    if (isAsked) {
      saved.open = true;
      bringIntoSight(saved, document.querySelector(".saved"));
      for (const [name, value] of new URLSearchParams(values)) {
        if (form.elements[name]) form.elements[name].value = value;
      }
    }
  }
}

/** Moves a list that has its own scroll, and nothing else, so that one of its parts is seen. */
function bringIntoSight(part, list) {
  const [here, all] = [part.getBoundingClientRect(), list.getBoundingClientRect()];
  if (here.top < all.top || here.bottom > Math.min(all.bottom, innerHeight)) list.scrollTop += here.top - all.top;
}

/** Returns a question with a form for its parameters. */
function question(saved, show) {
  const form = element("form", { action: saved.path });
  for (const parameter of saved.parameters) {
    form.append(element("label", {}, parameter.name, field(parameter, saved.name)));
  }
  form.append(
    element("button", {}, "Ask"),
    element("button", { formAction: `${saved.path}.csv` }, "CSV"),
    element("a", { href: `${saved.path}.rq` }, "SPARQL"),
  );
  form.addEventListener("submit", (event) => {
    if (event.submitter?.textContent === "Ask") {
      event.preventDefault();
      const values = new URLSearchParams(new FormData(form)).toString();
      show(values ? `${saved.path}?${values}` : saved.path);
    }
  });
  // A single line break is one of the file that the question is from.
  const description = element("p", { className: "description" }, saved.description.replace(/(\S)\n(?=\S)/g, "$1 "));
  const summary = element("summary", {}, saved.summary || saved.name);
  return element("details", { name: "question" }, summary, ...(saved.description ? [description] : []), form);
}

function field(parameter, question) {
  const { name, takes, required, choices, entity, values } = parameter;
  if (choices) {
    const chosen = (value) => value === parameter.default;
    const options = choices.map((value) => element("option", { selected: chosen(value) }, value));
    return element("select", { name }, ...options);
  }
  const input = element("input", { name, required, value: parameter.default ?? "", placeholder: takes });
  if (!values && !entity) return input;
  const list = element("datalist", { id: `${question}-${name}` });
  input.setAttribute("list", list.id);
  if (values) offerValues(input, list, values);
  else offerNames(input, list);
  return element("span", {}, input, list);
}

/** Offers what the graph has for a field, once somebody goes to it. */
function offerValues(input, list, address) {
  input.addEventListener("focus", async () => {
    const values = await fetched(address, "application/json").then((response) => response.json()).catch(() => []);
    const words = new Set(values.map(({ value, label }) => label ?? value));
    list.replaceChildren(...[...words].sort((a, b) => a.localeCompare(b)).map((value) => element("option", { value })));
  }, { once: true });
}

/** Offers names of things in a field, once letters are typed. */
function offerNames(input, list) {
  input.addEventListener("input", async () => {
    const letters = input.value.trim();
    if (letters.length < 2) return;
    const found = await things(letters).catch(() => []);
    if (letters === input.value.trim()) list.replaceChildren(...found.map(({ label }) => element("option", { value: label })));
  });
}
