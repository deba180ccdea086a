// What an audit found about a claim, with the other claims that it does not fit.
import { element } from "./elements.js";
import { say, valueLabel } from "./words.js";

export function findingsSection(app, item) {
  const found = item.review.findings.map((index) => app.store.findings[index]).filter(Boolean);
  if (found.length === 0) return null;
  return element("section", { class: "findings" }, element("h3", {}, say("row.findings")), found.map((finding) => findingOf(app, item, finding)));
}

function findingOf(app, item, finding) {
  const others = finding.claims.filter((other) => other.claim_id !== item.claim_id || other.source !== item.source);
  return element(
    "div",
    { class: `finding ${finding.grade}` },
    element("p", {}, element("span", { class: "grade" }, valueLabel("grade", finding.grade)), " ", element("span", { lang: "zh" }, finding.explanation)),
    element("ul", {}, others.map((other) => element("li", {}, linkTo(app, item, other)))),
  );
}

function linkTo(app, item, other) {
  const elsewhere = other.source === item.source ? null : element("span", { class: "muted" }, ` ${say("row.otherDocument")} · ${other.source}`);
  return [
    element("button", { type: "button", class: "link", onclick: () => app.select({ source: other.source, claim_id: other.claim_id }, { push: true }) }, other.number_text),
    element("q", { lang: "zh" }, other.quote),
    elsewhere,
  ];
}
