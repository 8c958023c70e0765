// The editor of queries: CodeMirror with what the graph knows.

/* global CodeMirror */
import { byId, fetched, rows, shortened } from "./dom.js";

/** Makes the text area an editor; `ask` is called with the query on Ctrl-Enter. */
export function makeEditor(ask) {
  const editor = CodeMirror.fromTextArea(byId("query"), {
    mode: "application/sparql-query",
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    autoCloseBrackets: true,
    viewportMargin: Infinity,
    screenReaderLabel: "A query of SPARQL",
    extraKeys: {
      "Ctrl-Enter": () => ask(editor.getValue()),
      "Cmd-Enter": () => ask(editor.getValue()),
      "Ctrl-Space": "autocomplete",
      // Tab and Shift-Tab leave the editor, as keyboards without a mouse need.
      Tab: false,
      "Shift-Tab": false,
    },
    hintOptions: { hint: hints, completeSingle: false },
  });
  editor.on("inputRead", (_, change) => {
    if (/^[\w:?]$/.test(change.text[0]) && change.text.length === 1) {
      editor.showHint();
    }
  });
  return editor;
}

let terms;

/** Returns the classes and properties that the graph uses, asked once. */
async function knownTerms() {
  terms ??= fetched("/terms.rq", "*/*")
    .then((response) => response.text())
    .then(rows)
    .then((all) => all.map(({ term, role, uses }) => ({ name: shortened(term.value), about: `${role.value}, ${uses.value} ×` })));
  return terms;
}

/** Returns what the word before the cursor may become. */
async function hints(editor) {
  const cursor = editor.getCursor();
  const before = editor.getLine(cursor.line).slice(0, cursor.ch);
  const word = /[?$]?[\p{L}\p{N}_:'-]*$/u.exec(before)[0];
  const from = CodeMirror.Pos(cursor.line, cursor.ch - word.length);
  const list = word.startsWith("?") || word.startsWith("$") ? variables(editor, word) : await named(word);
  return { list, from, to: cursor };
}

/** Tells which names of a query the graph does not use, and which it does that begin alike; empty where it uses all. */
export async function strangers(query) {
  const known = (await knownTerms()).map(({ name }) => name);
  // Types of literals and functions are no terms of the graph.
  const bare = query.replace(/"[^"]*"|'[^']*'|<[^>\s]*>|#.*$/gm, " ").replace(/\^\^\S+|[\w-]+:[\w-]+\s*\(/g, " ");
  const written = bare.match(/(?<![\w?$:-])[a-z][\w-]*:[A-Za-z][\w-]*/g) ?? [];
  const strange = [...new Set(written)].filter((name) => !name.startsWith("id:") && !known.includes(name));
  const like = (name) => known.find((other) => other.startsWith(name) || name.startsWith(other));
  return strange.map((name) => ` It has no ${name}${like(name) ? `; did you mean ${like(name)}?` : "."}`).join("");
}

function variables(editor, word) {
  const used = editor.getValue().match(/[?$][\p{L}\p{N}_]+/gu) ?? [];
  return [...new Set(used)].filter((name) => name.startsWith(word) && name !== word).sort();
}

/** Returns terms by name, and things by label: what is typed of a name becomes the thing. */
async function named(word) {
  if (word.length < 2) {
    return [];
  }
  const lower = word.toLowerCase();
  const begins = ({ name }) => name.toLowerCase().startsWith(lower) || name.toLowerCase().includes(`:${lower}`);
  const fitting = (await knownTerms()).filter(begins).slice(0, 20);
  const found = fitting.map(({ name, about }) => ({ text: name, displayText: `${name}  ${about}` }));
  return word.includes(":") || word.length < 3 ? found : [...found, ...(await entities(word))];
}

async function entities(word) {
  return (await things(word)).map(({ iri, label }) => ({ text: shortened(iri), displayText: `${label}  ${shortened(iri)}` }));
}

/** Returns the things whose name has some letters: their IRIs and labels. */
export async function things(letters) {
  const query = await (await fetched("/entities.rq", "*/*")).text();
  const all = await rows(query.replace("LCASE(?typed)", () => `LCASE(${JSON.stringify(letters)})`));
  return all.filter(({ entity }) => entity).map(({ entity, label }) => ({ iri: entity.value, label: label.value }));
}
