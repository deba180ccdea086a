// Who decided on a claim, and when.
import { element } from "./elements.js";
import { keyOf } from "./store.js";
import { dateLabel, say } from "./words.js";

export function historySection(app, item) {
  const steps = stepsOf(app, item);
  if (steps.length === 0) return null;
  const undone = new Set(app.store.steps.map((step) => step.undoes).filter(Boolean));
  return element(
    "section",
    { class: "group history" },
    element("h3", {}, say("row.history")),
    element("ol", {}, steps.map((step) => element("li", {}, entryOf(app, step, undone)))),
  );
}

// stepsOf gives the steps that touched a claim, the latest first.
function stepsOf(app, item) {
  if (item.review.history) return [...item.review.history].reverse();
  const key = keyOf(item);
  return app.store.steps.filter((step) => step.claims.some((other) => keyOf(other) === key)).reverse();
}

function entryOf(app, step, undone) {
  const what = step.undoes ? say("history.undo") : step.decision && say(`status.${step.decision}`);
  return [
    what && element("strong", {}, `${what} `),
    say("history.step", { step: step.step, who: step.reviewer || app.store.run.reviewer, at: dateLabel(step.at) }),
    (step.undone || undone.has(step.step)) && element("span", { class: "muted" }, ` ${say("history.undone")}`),
  ];
}
