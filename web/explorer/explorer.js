// The first page: asks the endpoint and the saved questions, and shows answers.

import { describing, save, show } from "./answer.js";
import { asking, byId, element, fetched, learnPrefixes } from "./dom.js";
import { makeEditor, strangers } from "./editor.js";
import { listQuestions, markQuestion } from "./questions.js";

// What is asked stands in the address after `#`: links open it, and the browser's back button goes to the answer before.
const describe = (iri) => go({ about: iri });
const ask = (query) => go({ query });
const editor = makeEditor(ask);

/** Puts what is asked into the address; asking the same again shows it anew. */
function go(what) {
  const hash = `#${new URLSearchParams(what)}`;
  if (location.hash === hash) {
    open();
  } else {
    location.hash = hash;
  }
}

/** Shows what the address asks: a query, what is said of a thing, or a saved question. */
function open() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const saved = asked.get("question");
  if (asked.has("query")) {
    editor.setValue(asked.get("query"));
    show(asking(asked.get("query")), describe).then(() => explain(asked.get("query")));
  } else if (asked.has("about")) {
    show(describing(asked.get("about")), describe, { about: asked.get("about") });
  } else if (saved?.startsWith("/q/")) {
    markQuestion(saved);
    show(saved, describe);
  } else {
    // What the editor begins with has an answer to look at.
    show(asking(editor.getValue()), describe, { moves: false });
  }
}

/** Tells what may be why a query has no rows. */
async function explain(query) {
  if (byId("told").textContent.startsWith("No rows")) byId("told").append(await strangers(query));
}

byId("query-form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(editor.getValue());
});

byId("save").addEventListener("click", () => {
  save().catch((error) => byId("answer").append(element("pre", {}, error.message)));
});

addEventListener("hashchange", open);
const questions = listQuestions((address) => go({ question: address })).catch((error) => {
  byId("questions").append(element("p", {}, error.message));
});
const prefixes = learnPrefixes().catch((error) => byId("answer").append(element("pre", {}, error.message)));
Promise.all([questions, prefixes]).then(open);

fetched("/health", "application/json")
  .then((response) => response.json())
  .then(({ status, queries }) => {
    byId("health").textContent = `now: ${status}, ${queries.running} of ${queries.most} queries running`;
  })
  .catch((error) => {
    byId("health").textContent = error.message;
  });
