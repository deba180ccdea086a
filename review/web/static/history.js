// Who decided what on a claim, and when.
import { element } from "./elements.js";
import { columnLabel, dateLabel, say, valueLabel } from "./words.js";

// historySection shows the steps that touched a claim, the latest first. They are asked for when a claim that was decided on is shown;
// redraw is called when they have come.
export function createHistory(app, redraw) {
  const known = new Map(); // claim_id, source and version to the steps

  return function historySection(item) {
    if (item.review.version === 0) return null;
    const name = `${item.source}\u0000${item.claim_id}\u0000${item.review.version}`;
    const steps = known.get(name);
    if (steps === undefined) ask(item, name);
    if (!steps || steps.length === 0) return null;
    const entries = [...steps].reverse().map((step) => element("li", {}, entryOf(step)));
    return element("section", { class: "group history" }, element("h3", {}, say("row.history")), element("ol", {}, entries));
  };

  async function ask(item, name) {
    known.set(name, null);
    try {
      known.set(name, await app.source.history(item));
      if (app.item() === app.store.get(item)) redraw();
    } catch {
      known.delete(name); // asked for again when the claim is shown again
    }
  }
}

function entryOf(step) {
  const fields = Object.entries(step.fields).map(([column, value]) => say("pair", { name: columnLabel(column), value: valueLabel(column, value) || say("unknown") }));
  const about = [step.error_type && valueLabel("error_type", step.error_type), step.decision === "corrected" && fields.join(" · "), step.note].filter(Boolean);
  const what = step.undoes ? say("history.undo") : say(`status.${step.decision}`);
  return [
    element("p", {}, element(step.undone ? "del" : "strong", {}, what), step.undone && element("span", { class: "muted" }, ` ${say("history.undone")}`)),
    about.length > 0 && element("p", {}, about.join(" · ")),
    element("p", { class: "muted" }, say("history.step", { step: step.step, who: step.reviewer, at: dateLabel(step.at) })),
  ];
}
