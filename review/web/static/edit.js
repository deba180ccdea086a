// The form of a claim's fields: for a correction, and for a claim that was missed.
import { element } from "./elements.js";
import { booleanColumns, decimalColumns, fieldGroups } from "./fields.js";
import { columnLabel, say, valueLabel } from "./words.js";

// createEditForm makes the form over item's columns. save({fields, error_type, note}) gives a refusal or null; all says that every
// field is given, not the changed ones only.
export function createEditForm(app, { title, hint, item, save, cancel, all }) {
  const columns = app.store.run.editable;
  const inputs = new Map();
  const errorType = all ? null : errorTypeInput(app);
  const note = all ? null : element("textarea", { rows: 2, id: "edit-note", name: "note" });
  const problem = element("p", { class: "problem", role: "alert", hidden: true });
  const root = element(
    "form",
    { class: "edit", novalidate: true, autocomplete: "off" },
    element("header", {}, element("h2", {}, title), element("p", { class: "muted" }, hint)),
    element(
      "div",
      { class: "form-buttons" },
      element("button", { type: "submit", class: "main" }, say("save"), element("kbd", { "aria-hidden": "true" }, "⏎")),
      element("button", { type: "button", onclick: () => cancel() }, say("cancel"), element("kbd", { "aria-hidden": "true" }, "Esc")),
    ),
    problem,
    groupsOf(columns).map(({ name, columns: these }) =>
      element("fieldset", {}, element("legend", {}, name ? say(`group.${name}`) : say("row.more")), these.map(fieldFor)),
    ),
    errorType && labelled("edit-error", say("edit.errorType"), errorType),
    note && labelled("edit-note", say("note"), note),
  );

  function fieldFor(column) {
    const input = inputFor(app, column, item[column] ?? null);
    input.id = `edit-${column}`;
    input.name = column;
    inputs.set(column, { input, before: input.value });
    const message = element("p", { class: "problem", id: `problem-${column}`, hidden: true });
    input.setAttribute("aria-describedby", `problem-${column}`);
    input.addEventListener("input", () => clearProblem(column));
    return labelled(input.id, columnLabel(column), input, hintOf(column), message);
  }

  function changedFields() {
    const fields = {};
    for (const [column, { input, before }] of inputs) {
      if (all ? input.value !== "" : input.value !== before) fields[column] = input.value.trim();
    }
    return fields;
  }

  async function submit(event) {
    event.preventDefault();
    const fields = changedFields();
    if (!all && Object.keys(fields).length === 0) return app.announcer.say(say("said.unchanged"));
    const refusal = await save({ fields, error_type: errorType?.value || null, note: note?.value.trim() || null });
    if (refusal) show(refusal);
    else if (all) cancel();
  }

  // show puts what the server refused beside the fields that it is about.
  function show(refusal) {
    const named = problemsOf(refusal.body).filter(({ field }) => inputs.has(field));
    for (const { field, detail } of named) {
      const message = root.querySelector(`#problem-${field}`);
      message.textContent = detail;
      message.hidden = false;
      inputs.get(field).input.setAttribute("aria-invalid", "true");
    }
    problem.hidden = false;
    problem.textContent = named.length > 0 ? say("edit.invalid", { n: named.length }) : say("failed.save", { reason: refusal.message });
    if (named.length > 0) inputs.get(named[0].field).input.focus();
  }

  function clearProblem(column) {
    inputs.get(column).input.removeAttribute("aria-invalid");
    root.querySelector(`#problem-${column}`).hidden = true;
  }

  root.addEventListener("submit", submit);
  root.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") cancel();
    if (event.key === "Enter" && event.target === note && !event.shiftKey) root.requestSubmit(), event.preventDefault();
  });

  return {
    root,
    // focus goes to the first field that was inherited, which is what is wrong most often, or else to the first.
    focus() {
      const inherited = (item.review?.reasons ?? []).map((reason) => /^inherited:(.*)$/.exec(reason)?.[1]).find((column) => inputs.has(column));
      const first = inputs.get(inherited ?? columns[0])?.input;
      first?.focus({ preventScroll: true });
      first?.scrollIntoView({ block: "center" });
    },
  };
}

// groupsOf puts the editable columns into the groups of the row; what no group names comes last.
function groupsOf(columns) {
  const groups = fieldGroups.map(({ name, columns: these }) => ({ name, columns: these.filter((column) => columns.includes(column)) }));
  const named = groups.flatMap((group) => group.columns);
  const rest = columns.filter((column) => !named.includes(column));
  return [...groups, { name: null, columns: rest }].filter((group) => group.columns.length > 0);
}

function labelled(id, label, ...content) {
  return element("div", { class: "field" }, element("label", { for: id }, label), content);
}

function inputFor(app, column, value) {
  const vocabulary = app.store.run.vocabulary[column];
  if (vocabulary) return choiceOf(value, vocabulary.map((one) => [one, valueLabel(column, one) || one]));
  if (booleanColumns.has(column)) return choiceOf(value === null ? null : String(value), [["true", say("yes")], ["false", say("no")]]);
  const text = value === null ? "" : String(value);
  return element("input", { type: "text", value: text, inputmode: decimalColumns.has(column) ? "decimal" : null, spellcheck: "false" });
}

// choiceOf is a list of a closed vocabulary. An empty choice stands in it only where the column may be empty, that is where it is.
function choiceOf(value, options) {
  const none = value === null || value === "" ? element("option", { value: "" }, say("edit.none")) : null;
  const others = options.map(([one, label]) => element("option", { value: one, selected: one === value }, label));
  return element("select", {}, none, others);
}

function errorTypeInput(app) {
  const types = app.store.run.error_types.map((type) => element("option", { value: type }, valueLabel("error_type", type)));
  return element("select", { id: "edit-error", name: "error_type" }, element("option", { value: "" }, say("reject.none")), types);
}

function hintOf(column) {
  if (column === "period") return element("p", { class: "hint" }, say("edit.periodHint"));
  if (column === "value") return element("p", { class: "hint" }, say("edit.decimalHint"));
  return null;
}

// problemsOf reads the fields out of a problem: {field, detail}, or a list of such under "errors".
function problemsOf(body) {
  const list = body.errors ?? body.problems ?? [body];
  return list.map((one) => ({ field: one.field ?? one.column, detail: one.detail ?? one.message ?? body.title }));
}
