// The row of the current claim, in groups, with why it needs a look, what contradicts it, and what was decided.
import { boundsOf, grouped } from "./decimals.js";
import { createEditForm } from "./edit.js";
import { element, keepFocus } from "./elements.js";
import { decimalColumns, fieldGroups, wanted } from "./fields.js";
import { findingsSection } from "./findings.js";
import { createHistory } from "./history.js";
import { figureOf, lineOf, nameOf, signOf, statusLabel, statusOf } from "./naming.js";
import { columnLabel, dateLabel, flagLabel, guardLabel, reasonLabel, say, valueLabel } from "./words.js";

export function createRow(root, app) {
  let editing = null; // the open form
  const historySection = createHistory(app, draw);

  function draw() {
    if (editing) return;
    keepFocus(root, () => root.replaceChildren(...content()));
  }

  function content() {
    const row = app.store.document?.suppressed[app.suppressed];
    if (row) return suppressedContent(app, row);
    const item = app.item();
    return item ? claimContent(app, item, historySection) : [element("p", { class: "empty" }, say("row.none"))];
  }

  function close() {
    if (!editing) return;
    const inside = root.contains(document.activeElement);
    editing = null;
    document.body.classList.remove("editing");
    draw();
    if (inside) root.focus({ preventScroll: true });
  }

  function open(form) {
    editing = form;
    document.body.classList.add("editing");
    root.replaceChildren(form.root);
    root.scrollTop = 0;
    form.focus();
  }

  app.on("selected", ({ quiet = false }) => {
    close();
    draw();
    root.scrollTop = 0;
    const item = app.item();
    if (!item || quiet) return;
    const n = app.queue.positionOf(app.selected) + 1;
    app.announcer.whisper(say("said.selected", { n: n || "–", total: app.queue.total, what: `${nameOf(item)}，${lineOf(item).join("，")}`, status: statusLabel(item) }));
  });
  app.on("items", (changed) => app.item() && changed.some((item) => item.claim_id === app.selected.claim_id) && draw());
  app.on("language", () => (close(), draw()));
  app.on("escape", close);

  return {
    isEditing: () => editing !== null,
    edit() {
      const item = app.item();
      if (!item) return;
      app.rail.showPanel("row");
      const save = (decision) => app.decisions.decide({ decision: "corrected", ...decision }, true);
      open(createEditForm(app, { title: say("edit.title"), hint: say("edit.hint"), item, save, cancel: close, all: false }));
    },
    // add opens the form for a claim that was missed, filled in as it was read.
    add(anchor, fields) {
      const save = ({ fields: chosen }) => app.decisions.add(anchor, chosen, true);
      open(createEditForm(app, { title: say("add.title"), hint: say("add.hint"), item: fields, save, cancel: close, all: true }));
    },
  };
}

function claimContent(app, item, historySection) {
  return [
    headOf(app, item),
    lookSection(item),
    findingsSection(app, item),
    evidenceOf(item),
    ...fieldGroups.map((group) => groupOf(app, item, group)),
    relationOf(app, item),
    ruleOf(app, item),
    historySection(item),
  ].filter(Boolean);
}

function headOf(app, item) {
  const position = app.queue.positionOf(item) + 1;
  return element(
    "header",
    { class: "row-head" },
    element(
      "p",
      { class: "row-status" },
      element("span", { class: `badge ${statusOf(item)}` }, element("span", { "aria-hidden": "true" }, `${signOf(item)} `), statusLabel(item)),
      position > 0 && element("span", { class: "muted" }, say("row.position", { n: position, total: app.queue.total })),
    ),
    element("h2", { class: item.indicator ? null : "muted", lang: item.indicator ? "zh" : null }, item.indicator ?? say("row.noIndicator")),
    element("p", { class: "figure", lang: "zh" }, figureOf(item)),
    element("p", { class: "row-line" }, lineOf(item).map((part) => element("span", { lang: isPrinted(part) ? "zh" : null }, part))),
    reviewOf(item),
  );
}

function reviewOf(item) {
  if (!item.reviewer && !item.review_note && !item.review.error_type) return null;
  const parts = [item.reviewer, item.reviewed_at && dateLabel(item.reviewed_at), item.review.error_type && say("row.rejectedAs", { type: valueLabel("error_type", item.review.error_type) })];
  return element(
    "div",
    { class: "row-review" },
    element("p", { class: "muted" }, parts.filter(Boolean).join(" · ")),
    item.review_note && element("p", { class: "note" }, item.review_note),
  );
}

function lookSection(item) {
  const { reasons, changed } = item.review;
  if (reasons.length === 0 && changed.length === 0) return null;
  return element(
    "section",
    { class: "look" },
    element("h3", {}, say("row.look")),
    element("ul", { class: "reasons" }, reasons.map((reason) => element("li", { class: `reason ${reason.split(":")[0]}` }, reasonLabel(reason)))),
    changed.length > 0 &&
      element(
        "dl",
        { class: "fields" },
        changed.map((change) => fieldOf(columnLabel(change.column), [element("del", {}, shownText(change.column, change.old)), " → ", element("ins", {}, shownText(change.column, change.new))])),
      ),
  );
}

// evidenceOf shows the sentence with the quote and the number in it.
function evidenceOf(item) {
  const sentence = item.sentence ?? item.quote;
  const at = sentence.indexOf(item.quote);
  const text = at < 0 ? [sentence] : [sentence.slice(0, at), element("mark", {}, numberIn(item)), sentence.slice(at + item.quote.length)];
  return element("section", { class: "evidence" }, element("h3", {}, say("group.evidence")), element("blockquote", { lang: "zh" }, text));
}

function numberIn(item) {
  const quote = [...item.quote];
  const [start, end] = [item.number_start - item.quote_start, item.number_end - item.quote_start];
  if (start < 0 || end > quote.length) return item.quote;
  return [quote.slice(0, start).join(""), element("strong", {}, quote.slice(start, end).join("")), quote.slice(end).join("")];
}

function groupOf(app, item, group) {
  const fields = group.columns.map((column) => columnField(item, column)).filter(Boolean);
  if (group.name === "value" && boundsOf(item)) fields.splice(1, 0, fieldOf(say("field.bounds"), boundsOf(item)));
  if (fields.length === 0) return null;
  return element("section", { class: `group group-${group.name}` }, element("h3", {}, say(`group.${group.name}`)), element("dl", { class: "fields" }, fields));
}

// folded columns are shown elsewhere: bounds as one expression, the related claim as a link.
const folded = new Set(["lower", "upper", "lower_inclusive", "upper_inclusive", "relation", "related_claim_id"]);

function columnField(item, column) {
  const corrected = column in (item.review.extracted ?? {});
  if (folded.has(column) && !corrected) return null;
  const value = column === "value" ? (item.value_text ?? item.value) : item[column];
  const empty = value === null || value === "" || value === "none" || (column === "unit_scale" && value === 0);
  if (empty && !wanted.has(column) && !corrected) return null;
  const basis = item[`${column}_basis`];
  return fieldOf(columnLabel(column), [
    empty ? element("span", { class: "muted" }, column === "value" ? say("row.noValue") : say("unknown")) : element("span", { lang: isPrinted(value) ? "zh" : null }, shownText(column, value)),
    !empty && (basis === "inherited" || basis === "relative") && element("span", { class: `basis ${basis}` }, say(`basis.${basis}`)),
    corrected && element("span", { class: "was" }, say("row.was", { old: shownText(column, item.review.extracted[column]) || say("unknown") })),
  ]);
}

function shownText(column, value) {
  if (value === null || value === undefined) return say("unknown");
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (decimalColumns.has(column)) return grouped(String(value));
  if (column === "unit_scale") return `10^${value}`;
  return valueLabel(column, value);
}

// isPrinted says whether a value is words of the document, in whatever language the interface is.
const isPrinted = (value) => /\p{Script=Han}/u.test(String(value));

const fieldOf = (label, content) => element("div", {}, element("dt", {}, label), element("dd", {}, content));

function relationOf(app, item) {
  if (!item.related_claim_id) return null;
  const key = { source: item.source, claim_id: item.related_claim_id };
  const other = app.store.get(key);
  const link = element("button", { type: "button", class: "link", onclick: () => app.select(key, { push: true }) }, other ? `${nameOf(other)}（${figureOf(other)}）` : item.related_claim_id.slice(0, 8));
  return element("section", { class: "group relation" }, element("h3", {}, say("field.relation")), element("dl", { class: "fields" }, fieldOf(valueLabel("relation", item.relation), link)));
}

function ruleOf(app, item) {
  const rule = app.store.run.rules?.[item.rule_id];
  const precision = rule ? rule.precision : item.confidence;
  const measured = typeof precision === "number";
  return element(
    "section",
    { class: "group rule" },
    element("h3", {}, say("group.rule")),
    element("p", {}, element("code", {}, item.rule_id), " ", element("span", { class: measured ? "muted" : "warn" }, measured ? say("row.rulePrecision", { percent: `${(precision * 100).toFixed(1)}%` }) : say("row.ruleUnmeasured"))),
    rule?.about && element("p", { class: "muted", lang: "en" }, rule.about),
    item.flags.length > 0 && element("ul", { class: "reasons" }, item.flags.map((flag) => element("li", { class: "reason" }, flagLabel(flag)))),
  );
}

function suppressedContent(app, row) {
  return [
    element(
      "header",
      { class: "row-head" },
      element("p", { class: "row-status" }, element("span", { class: "badge excluded" }, say("document.suppressed"))),
      element("h2", {}, say("row.suppressedTitle")),
      element("p", { class: "figure" }, row.text),
    ),
    element(
      "section",
      { class: "group" },
      element("h3", {}, say("row.suppressedWhy")),
      element("p", {}, guardLabel(row.guard)),
      element("p", { class: "muted" }, element("code", {}, row.guard)),
    ),
    element("section", { class: "evidence" }, element("h3", {}, say("group.evidence")), element("blockquote", { lang: "zh" }, row.context)),
    !app.source.readOnly &&
      element("button", { type: "button", class: "main promote", "data-focus": "promote", "aria-keyshortcuts": "p", onclick: () => app.documentView.promote() }, say("row.promote"), element("kbd", { "aria-hidden": "true" }, "p")),
  ].filter(Boolean);
}
