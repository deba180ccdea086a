// The table of the filtered claims: sortable columns, a page of rows at a time, downloads.
import { compareDecimals } from "./decimals.js";
import { element, keepFocus } from "./elements.js";
import { activeFilters } from "./filter.js";
import { createSelection, mostRows } from "./loadall.js";
import { figureOf, signOf, statusLabel, statusOf, titleOf } from "./naming.js";
import { columnLabel, say, valueLabel } from "./words.js";

const pageRows = 100;

const columns = ["review_status", "indicator", "value", "period", "place", "subject", "comparison", "number_text", "rule_id", "source"];

export function createTable(app) {
  const root = element("main", { class: "table-view", id: "table", "data-panel": "table", tabindex: -1 });
  document.getElementById("text").after(root);
  let items = [];
  let total = 0;
  let sort = { column: "", down: false };
  let first = 0;

  const selection = createSelection(app, root, (answer) => {
    ({ items, total } = answer);
    first = 0;
    sortItems();
    draw();
  });

  function sortItems() {
    if (!sort.column) return;
    const order = orderOf(app, sort.column);
    items = [...items].sort((a, b) => order(a, b) * (sort.down ? -1 : 1));
  }

  function sortBy(column) {
    sort = { column, down: sort.column === column && !sort.down };
    first = 0;
    sortItems();
    draw();
  }

  function draw() {
    keepFocus(root, () => root.replaceChildren(head(), activeFilters(app), total > mostRows ? element("p", { class: "warn" }, say("table.limit", { n: items.length })) : "", grid()));
  }

  function head() {
    const links = app.source.downloads(app.filters).map(({ format, address }) => element("a", { class: "button", href: address, download: "" }, say("table.download", { format: format.toUpperCase() })));
    const last = Math.min(items.length, first + pageRows);
    const turn = (name, to, off) => element("button", { type: "button", "data-focus": name, "aria-disabled": String(off), onclick: () => !off && turnTo(to) }, say(`table.${name}`));
    return element(
      "header",
      { class: "view-head" },
      element("h2", {}, say("table.title")),
      element("p", { class: "muted", role: "status" }, say("table.page", { from: items.length === 0 ? 0 : first + 1, to: last, total: items.length })),
      element("div", { class: "buttons" }, turn("previous", first - pageRows, first === 0), turn("next", first + pageRows, last >= items.length), links),
    );
  }

  function turnTo(position) {
    first = position;
    draw();
    root.querySelector(".table-scroll").scrollTop = 0;
  }

  function grid() {
    const body = items.slice(first, first + pageRows).map((item) => rowOf(app, app.store.get(item) ?? item));
    return element(
      "div",
      { class: "table-scroll scrolls", tabindex: 0, role: "region", "aria-label": say("table.title") },
      element("table", { class: "claims" }, element("thead", {}, element("tr", {}, columns.map(heading))), element("tbody", {}, body)),
    );
  }

  function heading(column) {
    const sorted = sort.column === column ? (sort.down ? "descending" : "ascending") : null;
    const sign = { ascending: " ▲", descending: " ▼" }[sorted] ?? "";
    const name = columnLabel(column);
    return element(
      "th",
      { scope: "col", class: column, "aria-sort": sorted },
      element("button", { type: "button", class: "plain", "data-focus": `sort-${column}`, title: say("table.sort", { column: name }), onclick: () => sortBy(column) }, name, element("span", { "aria-hidden": "true" }, sign)),
    );
  }

  root.addEventListener("click", (event) => {
    const row = event.target.closest("[data-index]");
    if (row && getSelection().isCollapsed) app.select(items[Number(row.dataset.index)], { push: true });
  });

  function rowOf(app, item) {
    return element("tr", { "data-index": items.indexOf(item, first), class: statusOf(item) }, columns.map((column) => cellOf(app, item, column)));
  }

  // show brings the table up to date where it is seen.
  function show() {
    root.hidden = app.view !== "table";
    if (root.hidden) return;
    if (selection.isCurrent()) draw();
    else selection.load();
  }

  app.on("view", show);
  app.on("filters", show);
  app.on("items", (changed) => {
    if (changed.some((item) => item.review_status === "added")) selection.forget(); // it may belong in the table now
    show();
  });
  app.on("language", () => app.view === "table" && draw());
}

function cellOf(app, item, column) {
  if (column === "review_status") return element("td", { class: column }, element("span", { class: `badge ${statusOf(item)}` }, element("span", { "aria-hidden": "true" }, `${signOf(item)} `), statusLabel(item)));
  if (column === "indicator") return element("th", { scope: "row", class: column }, element("button", { type: "button", class: "link", "data-focus": `open-${item.claim_id}` }, item.indicator ?? say("queue.none")));
  return element("td", { class: column }, textOf(app, item, column));
}

function textOf(app, item, column) {
  if (column === "value") return figureOf(item);
  if (column === "source") {
    const document = app.store.documentOf(item.source);
    return document ? titleOf(document) : item.source;
  }
  if (item[column] === "none") return "";
  return valueLabel(column, item[column]);
}

// orderOf gives the order of a column; what has no value comes last.
function orderOf(app, column) {
  const compareTexts = (a, b) => (a < b ? -1 : Number(a > b));
  if (column !== "value") return (a, b) => emptiness(a[column], b[column]) ?? compareTexts(a[column], b[column]);
  return (a, b) => emptiness(a.value, b.value) ?? compareDecimals(a.value, b.value);
}

function emptiness(a, b) {
  const [noA, noB] = [a === null || a === "" || a === "none", b === null || b === "" || b === "none"];
  return noA || noB ? Number(noA) - Number(noB) : null;
}
