// The order in which claims are gone through: a list of keys, read from the source page by page. A claim that is decided stays where
// it stands until the list is made anew, so that going back is possible.
import { isOpen } from "./match.js";
import { keyOf } from "./store.js";

const pageSize = 1000;

// createQueueList gives the list for the app's filters. It emits "queue" when the list has changed.
export function createQueueList(app) {
  let keys = [];
  let positions = new Map();
  let cursor = null;
  let generation = 0; // an answer for older filters is dropped
  let last = 0; // where the reader was, for when the selected claim is not in the list
  let pending = null;

  const list = {
    order: "attention",
    scope: "open",
    total: 0,
    get length() {
      return keys.length;
    },
    at: (position) => keys[position] ?? null,
    positionOf: (key) => (key ? (positions.get(keyOf(key)) ?? -1) : -1),

    async load() {
      const mine = ++generation;
      const page = await app.source.claims(app.filters, options(null));
      if (mine !== generation) return false;
      keys = [];
      positions = new Map();
      last = 0;
      take(page);
      return true;
    },

    // more reads the next page, once however often it is asked for.
    more() {
      if (!cursor) return Promise.resolve(false);
      const mine = generation;
      pending ??= app.source
        .claims(app.filters, options(cursor))
        .then((page) => mine === generation && (take(page), true))
        .finally(() => (pending = null));
      return pending;
    },

    hasMore: () => cursor !== null,

    // neighbour gives the key some steps away, or null at the end.
    async neighbour(key, steps) {
      const position = place(key) + steps;
      if (position >= keys.length && cursor) await list.more();
      return keys[position] ?? null;
    },

    // nextOpen gives the next claim that wants a decision, from the start again behind the end, or null where none is left.
    async nextOpen(key) {
      const from = place(key);
      for (let position = from + 1; ; position++) {
        if (position >= keys.length && !(await list.more())) break;
        if (wantsDecision(position)) return keys[position];
      }
      for (let position = 0; position < from; position++) {
        if (wantsDecision(position)) return keys[position];
      }
      return null;
    },
  };

  const options = (from) => ({ order: list.order, status: list.scope === "open" ? "open" : null, limit: pageSize, cursor: from });

  function take(page) {
    for (const item of app.store.put(page.claims)) {
      if (positions.has(keyOf(item))) continue;
      positions.set(keyOf(item), keys.length);
      keys.push({ source: item.source, claim_id: item.claim_id });
    }
    cursor = page.next;
    list.total = page.total;
    app.emit("queue", list);
  }

  // place gives the position of a key; that of one that is not in the list is just before the next in the text, or where the reader was.
  function place(key) {
    const position = list.positionOf(key);
    if (position >= 0) return (last = position);
    const item = key ? app.store.get(key) : null;
    if (!item || list.order !== "document") return last - 1;
    const next = keys.findIndex((other) => other.source === item.source && app.store.get(other)?.number_start > item.number_start);
    return next < 0 ? last - 1 : next - 1;
  }

  function wantsDecision(position) {
    const item = app.store.get(keys[position]);
    return item !== null && isOpen(item);
  }

  return list;
}
