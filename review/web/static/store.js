// What is known of the run in the browser: claims by key, the open document, the documents, and how far the review is.
import { isOpen } from "./match.js";
import { createOffsets } from "./offsets.js";

// keyOf makes the key of a claim, (source, claim_id), usable in a Map.
export const keyOf = ({ source, claim_id }) => `${source}\u0000${claim_id}`;

export const sameKey = (a, b) => a !== null && b !== null && a.source === b.source && a.claim_id === b.claim_id;

// createStore reads the run and keeps what is read. It emits "items" with the claims that changed, "document" when another is open,
// "counts" when the progress changed.
export async function createStore(source, { emit }) {
  const [run, findings, documents] = await Promise.all([source.run(), source.findings(), source.documents()]);
  const items = new Map();
  const counts = { total: run.claims, open: run.open };
  let opening = 0; // counts the documents that were asked for: an answer that comes late is dropped

  const store = {
    run,
    findings,
    documents,
    counts,
    lastStep: run.last_step ?? 0,
    document: null, // {document, claims, suppressed, offsets}

    get: (key) => items.get(keyOf(key)) ?? null,

    // ambiguous says whether the same document stands in the run twice, so that an id alone does not tell a claim.
    ambiguous(source) {
      const id = documents.find((document) => document.source === source)?.document_id;
      return documents.filter((document) => document.document_id === id).length > 1;
    },

    documentOf: (source) => documents.find((document) => document.source === source) ?? null,

    // put takes in claims as the server gave them. An older version than the known one, late from the network, changes nothing.
    put(list) {
      const changed = [];
      for (const item of list) {
        const known = items.get(keyOf(item));
        if (known && known.review.version >= item.review.version) continue;
        items.set(keyOf(item), item);
        if (!known) continue;
        changed.push(item);
        recount(store, known, item);
      }
      if (changed.length > 0) emit("items", changed);
      return list.map((item) => items.get(keyOf(item)));
    },

    // putNew takes in claims that a step added, beside those that it changed.
    putNew(list) {
      const added = list.filter((item) => !items.has(keyOf(item)));
      store.put(list);
      for (const item of added) recount(store, null, item);
      if (added.length === 0) return;
      store.reshape((claims) => [...claims, ...added.filter((item) => item.source === store.document?.document.source)]);
      emit("items", added);
    },

    // remove takes out claims that are no more: an added claim whose adding was undone.
    remove(keys) {
      const gone = keys.filter((key) => items.has(keyOf(key)));
      if (gone.length === 0) return;
      const names = new Set(gone.map(keyOf));
      for (const key of gone) {
        recount(store, items.get(keyOf(key)), null);
        items.delete(keyOf(key));
      }
      store.reshape((claims) => claims.filter((claim) => !names.has(keyOf(claim))));
      emit("items", gone);
    },

    // reshape changes which claims the open document has.
    reshape(change) {
      if (!store.document) return;
      const claims = change(store.document.claims).sort((a, b) => a.number_start - b.number_start);
      if (claims.length === store.document.claims.length) return;
      store.document = { ...store.document, claims };
      emit("document", store.document);
    },

    // open reads a document with its claims. It gives false where another was asked for meanwhile.
    async open(name) {
      if (store.document?.document.source === name) return true;
      const mine = ++opening;
      const answer = await source.document(name);
      if (mine !== opening) return false;
      store.put(answer.claims);
      store.document = { ...answer, offsets: createOffsets(answer.document.text ?? "") };
      emit("document", store.document);
      return true;
    },

    // recall gives a claim, from the source where it is not known yet.
    async recall(key) {
      const known = key.source ? store.get(key) : null;
      return known ?? store.put([await source.claim(key)])[0];
    },

    async refreshCounts() {
      const now = await source.run();
      Object.assign(counts, { total: now.claims, open: now.open });
      emit("counts", counts);
    },
  };

  function recount(store, before, after) {
    const open = Number(after !== null && isOpen(after)) - Number(before !== null && isOpen(before));
    counts.open += open;
    counts.total += Number(after !== null) - Number(before !== null);
    const document = store.documentOf((after ?? before).source);
    if (document) document.open += open;
    emit("counts", counts);
  }

  return store;
}
