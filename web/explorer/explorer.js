// The first page: asks the endpoint and the saved questions, and shows answers.

import { describing, save, show } from "./answer.js";
import { asking, byId, element, fetched, learnPrefixes } from "./dom.js";
import { makeEditor } from "./editor.js";
import { listQuestions } from "./questions.js";

const describe = (iri) => show(describing(iri), describe);
const ask = (query) => show(asking(query), describe);
const editor = makeEditor(ask);

byId("query-form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(editor.getValue());
});

byId("save").addEventListener("click", () => {
  save().catch((error) => byId("answer").append(element("pre", {}, error.message)));
});

learnPrefixes().catch((error) => byId("answer").append(element("pre", {}, error.message)));

listQuestions((address) => show(address, describe)).catch((error) => {
  byId("questions").append(element("p", {}, error.message));
});

fetched("/health", "application/json")
  .then((response) => response.json())
  .then(({ status, queries }) => {
    byId("health").textContent = `Server: ${status}, ${queries.running} of ${queries.most} queries running.`;
  })
  .catch((error) => {
    byId("health").textContent = `Server: ${error.message}`;
  });
