// The fragment of the address says what is shown: #/claim/ID?place=…, #/table?…, #/charts?…

// filterNames are the columns that claims are filtered by, and q, the search. A name stands once for each of its values.
export const filterNames = ["source", "indicator", "subject", "place", "period", "unit_kind", "measure", "comparison", "modality", "rule_id", "review_status", "reason", "q"];

// parseRoute reads a fragment. What it does not know it leaves out: an address is typed, cut and pasted by people.
export function parseRoute(fragment) {
  const [path, query = ""] = splitOnce(fragment.replace(/^#/, ""), "?");
  const parameters = new URLSearchParams(query);
  const [, view, id] = path.split("/");
  const filters = {};
  for (const name of filterNames) {
    const values = parameters.getAll(name);
    if (values.length > 0) filters[name] = values;
  }
  return {
    view: view === "table" || view === "charts" ? view : "read",
    claim: view === "claim" && id ? decoded(id) : null,
    source: parameters.get("in") ?? (filters.source?.length === 1 ? filters.source[0] : null),
    filters,
  };
}

// printRoute writes the fragment of a route. source is left out where the claim's id says enough.
export function printRoute({ view, claim, source, filters }) {
  const parameters = new URLSearchParams();
  if (view === "read" && claim && source) parameters.append("in", source);
  for (const name of filterNames) {
    for (const value of filters[name] ?? []) parameters.append(name, value);
  }
  const path = view === "read" ? (claim ? `/claim/${encodeURIComponent(claim)}` : "/") : `/${view}`;
  const query = parameters.toString();
  return `#${path}${query ? `?${query}` : ""}`;
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
