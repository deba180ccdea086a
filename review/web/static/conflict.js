// Two reviewers decided on one claim. Both decisions are shown side by side, and the reviewer chooses.
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { nameOf, statusLabel } from "./naming.js";
import { columnLabel, say, valueLabel } from "./words.js";

// chooseInConflict gives true where the reviewer's own decision shall be made on top of the other one.
export function chooseInConflict(before, decision, current) {
  return new Promise((resolve) => {
    const columns = comparedColumns(before, decision, current);
    const rows = columns.map((column) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, columnLabel(column)),
        element("td", {}, shown(column, decision.fields?.[column] ?? before[column])),
        element("td", {}, shown(column, current[column])),
      ),
    );
    const status = element(
      "tr",
      {},
      element("th", { scope: "row" }, say("conflict.status")),
      element("td", {}, say(`status.${decision.decision}`), noteOf(decision.error_type, decision.note)),
      element("td", {}, statusLabel(current), noteOf(current.review.error_type, current.review_note)),
    );
    const table = element(
      "table",
      { class: "compared" },
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("td", {}),
          element("th", { scope: "col" }, say("conflict.mine")),
          element("th", { scope: "col" }, say("conflict.theirs", { who: current.reviewer ?? "?" })),
        ),
      ),
      element("tbody", {}, status, rows),
    );
    let mine = false;
    const dialog = openDialog({
      name: "conflict",
      title: say("conflict.title"),
      body: [element("p", {}, say("conflict.text")), element("p", { class: "strong" }, nameOf(current)), table],
      buttons: [
        { label: say("conflict.apply"), act: () => ((mine = true), dialog.close()) },
        { label: say("conflict.keep"), main: true, act: () => dialog.close() },
      ],
      closed: () => resolve(mine),
    });
  });
}

function comparedColumns(before, decision, current) {
  const columns = new Set([...Object.keys(decision.fields ?? {}), ...Object.keys(current.review.extracted ?? {})]);
  for (const column of ["indicator", "value", "unit", "period", "place", "subject"]) {
    if (before[column] !== current[column]) columns.add(column);
  }
  return [...columns];
}

const shown = (column, value) => valueLabel(column, value) || say("unknown");

const noteOf = (errorType, note) => [errorType ? ` · ${valueLabel("error_type", errorType)}` : "", note ? ` · ${note}` : ""].join("");
