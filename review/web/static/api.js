// The data source of `statclaim review serve`: the server's API. embedded.js has the same functions over the rows of a report.

// Problem is a refusal of the server (problem+json, RFC 9457) or, with status 0, a server that cannot be reached.
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || String(status));
    this.status = status;
    this.body = body;
  }
}

export function createServerSource() {
  let reviewer = null;
  const headers = () => (reviewer ? { "Statclaim-Reviewer": encodeURIComponent(reviewer) } : {});
  const get = (path) => ask(path, { headers: headers() });
  const send = (method, path, body, more = {}) =>
    ask(path, { method, headers: { "Content-Type": "application/json", ...headers(), ...more }, body: JSON.stringify(body) });

  return {
    readOnly: false,
    setReviewer(name) {
      reviewer = name;
    },
    run: () => get("/v1/run"),
    findings: async () => (await get("/v1/findings")).findings,
    documents: () => allDocuments(get),
    document: (source) => get(`/v1/documents/-?${new URLSearchParams({ source })}`),
    claims: (filters, options) => get(`/v1/claims?${queryOf(filters, options)}`),
    claim: (key) => get(`/v1/claims/${encodeURIComponent(key.claim_id)}${sourceOf(key)}`),
    facets: (filters) => get(`/v1/facets?${queryOf(filters)}`),
    history: async (key) => (await get(`/v1/claims/${encodeURIComponent(key.claim_id)}/history${sourceOf(key)}`)).history,
    alike: async (key) => (await get(`/v1/claims/${encodeURIComponent(key.claim_id)}/alike${sourceOf(key)}`)).claims,
    changes: (after) => get(`/v1/reviews?${new URLSearchParams({ after })}`),
    downloads: (filters) => ["csv", "xlsx"].map((format) => ({ format, address: `/v1/claims.${format}?${queryOf(filters)}` })),

    // decide gives the claim as it now stands, with the number of the step.
    decide: (item, decision) =>
      send("PATCH", `/v1/claims/${encodeURIComponent(item.claim_id)}/review${sourceOf(item)}`, decision, { "If-Match": `"${item.review.version}"` }),
    decideAll: (decisions) => send("POST", "/v1/reviews", { decisions }),
    undo: (step) => send("POST", "/v1/reviews", { undoes: step }),
    add: (anchor, fields) => send("POST", "/v1/reviews", { add: fields ? { ...anchor, fields } : anchor }),
    propose: (anchor) => send("POST", "/v1/proposals", anchor),
  };
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Problem(0, { title: "offline" });
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, body);
  return body;
}

async function allDocuments(get) {
  const documents = [];
  let cursor = null;
  do {
    const page = await get(`/v1/documents?${new URLSearchParams(cursor ? { limit: 1000, cursor } : { limit: 1000 })}`);
    documents.push(...page.documents);
    cursor = page.next;
  } while (cursor);
  return documents;
}

const sourceOf = (key) => (key.source ? `?${new URLSearchParams({ source: key.source })}` : "");

// queryOf writes filters (name to values) and options (order, status, limit, cursor) as a query.
function queryOf(filters, options = {}) {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(name, value);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value !== null && value !== undefined) parameters.append(name, value);
  }
  return parameters;
}
