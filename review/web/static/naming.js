// Short names of claims, for lists, announcements and links.
import { grouped } from "./decimals.js";
import { say, valueLabel } from "./words.js";

// statusOf is the status that a claim is marked by: one whose reading has changed since it was decided stands out.
export const statusOf = (item) => (item.review.changed.length > 0 ? "changed" : item.review_status);

export const statusSigns = { unreviewed: "○", accepted: "✓", corrected: "✎", rejected: "✕", unsure: "?", added: "＋", changed: "△" };

export const signOf = (item) => statusSigns[statusOf(item)] ?? "○";

export const statusLabel = (item) => say(`status.${statusOf(item)}`);

// figureOf is the value with its unit as a reader expects it: −13.38%, 2,700 亩; the number as printed where there is no single value.
export function figureOf(item) {
  const value = item.value_text ?? item.value;
  if (value === null) return item.number_text;
  const unit = item.unit ?? "";
  const close = /^[%％‰]/.test(unit) || unit === "";
  return `${grouped(value)}${close ? "" : " "}${unit}${item.per ? `/${item.per}` : ""}`;
}

const briefLength = 14;

// briefFigureOf is the figure for a narrow place. A number that is cut off would be read as another one: a long one is given as printed.
export function briefFigureOf(item) {
  const figure = figureOf(item);
  return figure.length <= briefLength || "value" in item.review.extracted ? figure : item.number_text;
}

// nameOf names a claim in a few words.
export function nameOf(item) {
  return [item.indicator ?? item.subject, item.number_text].filter(Boolean).join(" ");
}

// lineOf gives what the figure is of: subject, place, period, comparison.
export function lineOf(item) {
  const compared = item.comparison === "none" ? null : valueLabel("comparison", item.comparison);
  const direction = item.direction === "none" ? null : valueLabel("direction", item.direction);
  return [item.period, item.place === item.subject ? null : item.place, item.subject, compared, direction].filter(Boolean);
}

// titleOf names a document.
export const titleOf = (document) => document.title || document.source;
