// The documents of the run, with what is open in each.
import { element } from "./elements.js";
import { titleOf } from "./naming.js";
import { createVirtualList } from "./virtual.js";
import { say } from "./words.js";

export function createDocuments(app) {
  const list = element("div", { class: "documents scrolls", role: "list", "data-say-label": "documents.list" });
  const root = element("div", { class: "documents-panel" }, list);
  const rows = createVirtualList(list, { count: () => app.store.documents.length, row: (position) => rowOf(app, position) });

  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-position]");
    if (row) open(app.store.documents[Number(row.dataset.position)]);
  });

  // open shows a document at its first open claim, or else at its first.
  async function open(document) {
    try {
      if (app.view !== "read") await app.go({ view: "read" });
      await app.store.open(document.source);
      const { claims } = app.store.document;
      const first = claims.map((claim) => app.store.get(claim)).find((item) => item && item.review_status === "unreviewed") ?? claims[0];
      if (first) await app.select(first, { push: true });
      app.rail.showPanel("text");
    } catch (error) {
      app.announcer.failed(error, "failed.load", () => open(document));
    }
  }

  app.on("counts", rows.refresh);
  app.on("document", rows.refresh);
  app.on("language", rows.refresh);
  app.on("shown", (name) => name === "documents" && rows.refresh());
  return { root };
}

function rowOf(app, position) {
  const document = app.store.documents[position];
  const current = app.store.document?.document.source === document.source;
  const open = document.open ?? 0;
  return element(
    "div",
    { class: "document-row", role: "listitem", "data-position": position },
    element(
      "button",
      { type: "button", class: "document-open", "aria-current": current ? "true" : null },
      element("span", { class: "document-name", lang: "zh" }, titleOf(document)),
      element("span", { class: "muted" }, say("documents.count", { claims: document.claims, open })),
    ),
  );
}
