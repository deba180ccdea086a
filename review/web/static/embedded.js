// The data source of a report: the same functions as api.js, over rows that stand in the page. It only reads.
import { byAttention, facetsOf, isOpen, matches } from "./match.js";

// createEmbeddedSource takes what reportdata.go writes: {run, documents, suppressed, articles, findings, columns, rows, sentences,
// histories}.
// Rows are arrays in the order of columns; what the text or other columns tell is left out of them and put back here.
export function createEmbeddedSource(data) {
  const texts = new Map(data.documents.map((document) => [document.source, [...(document.text ?? "")]])); // by code points
  const items = data.rows.map((row) => itemOf(data, row, texts));
  const histories = new Map(data.histories.map(([row, steps]) => [items[row], steps]));
  const bySource = groupedBySource(items);
  const find = (key) => items.find((item) => item.claim_id === key.claim_id && (!key.source || item.source === key.source));

  return {
    readOnly: true,
    setReviewer() {},
    run: async () => data.run,
    findings: async () => data.findings,
    documents: async () => data.documents,
    document: async (source) => ({
      document: data.documents.find((document) => document.source === source),
      claims: bySource.get(source) ?? [],
      suppressed: data.suppressed.filter((row) => row.source === source),
      articles: data.articles.filter((row) => row.source === source),
    }),
    claims: async (filters, options = {}) => page(selected(items, filters, options), options),
    claim: async (key) => find(key) ?? Promise.reject(new Error(key.claim_id)),
    facets: async (filters) => facetsOf(items, filters),
    history: async (key) => histories.get(find(key)) ?? [],
    alike: async () => [],
    changes: async () => ({ last_step: 0, steps: [], claims: [], removed: [] }),
    downloads: () => [],
  };
}

function itemOf(data, row, texts) {
  const item = {};
  data.columns.forEach((column, i) => (item[column] = row[i] ?? null));
  item.sentence = data.sentences[item.sentence];
  const text = texts.get(item.source) ?? [];
  item.quote ??= text.slice(item.quote_start, item.quote_end).join("");
  item.number_text ??= text.slice(item.number_start, item.number_end).join("");
  item.value_text ??= item.value;
  item.flags ??= [];
  return item;
}

function groupedBySource(items) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(item.source)) groups.set(item.source, []);
    groups.get(item.source).push(item);
  }
  return groups;
}

function selected(items, filters, { order, status }) {
  const found = items.filter((item) => (status !== "open" || isOpen(item)) && matches(item, filters));
  return order === "attention" ? byAttention(found) : found;
}

function page(found, { limit = 100, cursor = null }) {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return { claims: found.slice(start, end), total: found.length, next: end < found.length ? String(end) : null };
}
