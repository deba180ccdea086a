// The words of the interface in the language that is chosen. Labels of columns and of their values come with the run in Chinese.
import { chinese } from "./words.zh.js";
import { english } from "./words.en.js";

let words = chinese;
let labels = {};
let guards = {};

export const languages = { zh: "zh-CN", en: "en" };

export function language() {
  return words === chinese ? "zh" : "en";
}

export function setLanguage(name) {
  words = name === "zh" ? chinese : english;
  document.documentElement.lang = languages[language()];
}

// setRunWords takes the labels of the columns and the reasons of the guards from the run.
export function setRunWords(run) {
  labels = run.labels ?? {};
  guards = run.guards ?? {};
}

// say gives the words of a key with {name} filled in.
export function say(key, values = {}) {
  const text = words.interface[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// columnLabel names a column.
export function columnLabel(column) {
  return words.columns[column] ?? labels[column]?.header ?? column;
}

// valueLabel names a value of a closed vocabulary; other values stand for themselves. What is true of nothing ("none") has no name.
export function valueLabel(column, value) {
  if (value === null || value === undefined) return "";
  const known = words.values[column]?.[value] ?? (words === chinese ? labels[column]?.values?.[value] : undefined);
  return known ?? String(value).replaceAll("_", " ");
}

// reasonLabel says why a claim needs a look: "inherited:period", "flag:full_width", "no_precision" …
export function reasonLabel(reason) {
  const [kind, about] = reason.split(":");
  if (kind === "inherited" || kind === "basis") return say("reason.inherited", { column: columnLabel(about) });
  if (kind === "flag") return flagLabel(about);
  return words.interface[`reason.${reason}`] ?? reason.replaceAll("_", " ");
}

export function flagLabel(flag) {
  return words.values.flags[flag] ?? flag.replaceAll("_", " ");
}

// guardLabel says why a number is no claim.
export function guardLabel(guard) {
  return guards[guard]?.[language()] ?? guards[guard]?.zh ?? guard;
}

// sayAll fills in the words of elements that stand in the page: data-say is their text, data-say-label their name.
export function sayAll(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-say-label]")) node.setAttribute("aria-label", say(node.dataset.sayLabel));
}

// dateLabel writes a moment as the reader's language does.
export function dateLabel(moment) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return String(moment);
  return new Intl.DateTimeFormat(languages[language()], { dateStyle: "medium", timeStyle: "short" }).format(date);
}
