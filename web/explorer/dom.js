// What all parts of the page need: elements, answers of the server, and short names.
// What the server sends is only ever put into the page as text.

export const byId = (id) => document.getElementById(id);

/** Returns an element with properties and children; children are elements or texts. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Fetches an address; what is wrong becomes an error with the server's words. */
export async function fetched(address, accept) {
  const response = await fetch(address, { headers: { Accept: accept } });
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `${response.status} ${response.statusText}`);
}

/** Returns the address that asks a query. */
export const asking = (query) => `/sparql?${new URLSearchParams({ query })}`;

/** Asks a query and returns its rows: variables with terms. */
export async function rows(query) {
  const response = await fetched(asking(query), "application/sparql-results+json");
  return (await response.json()).results.bindings;
}

/** The prefixes that the server knows, longest namespace first; empty until it has told. */
const prefixes = [];

/** Asks the server which prefixes it knows. */
export async function learnPrefixes() {
  const known = await (await fetched("/prefixes.json", "application/json")).json();
  prefixes.push(...Object.entries(known).sort((a, b) => b[1].length - a[1].length));
}

/** Returns an IRI as a query may write it: `nun:rejects`, else in angle brackets. */
export function shortened(iri) {
  const known = prefixes.find(([, namespace]) => iri.startsWith(namespace));
  const local = known ? iri.slice(known[1].length) : "";
  return /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(local) ? `${known[0]}:${local}` : `<${iri}>`;
}
