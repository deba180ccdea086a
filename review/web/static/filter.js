// Facets: the values of a column with how many claims have each. Values of one facet are alternatives, facets narrow each other.
import { element, keepFocus } from "./elements.js";
import { facetNames } from "./match.js";
import { titleOf } from "./naming.js";
import { filterNames } from "./route.js";
import { reasonLabel, say, valueLabel } from "./words.js";

const shownValues = 8;

// printed are the facets whose values are words of the documents, in whatever language the interface is.
const printed = new Set(["indicator", "subject", "place", "source"]);

export function createFilterPanel(app) {
  const root = element("div", { class: "filters scrolls" });
  const unfolded = new Set(); // facets of which all values are shown
  const closed = new Set(["unit_kind", "rule_id", "source"]);
  let facets = {};
  let generation = 0;

  async function load() {
    const mine = ++generation;
    try {
      const answer = await app.source.facets(app.filters);
      if (mine !== generation) return;
      facets = withTexts(answer);
      draw();
    } catch (error) {
      app.announcer.failed(error, "failed.load", load);
    }
  }

  function draw() {
    keepFocus(root, () => root.replaceChildren(activeFilters(app), ...facetNames.filter((name) => facets[name]).map(facet)));
  }

  function facet(name) {
    const chosen = app.filters[name] ?? [];
    const values = withChosen(facets[name], chosen);
    const shown = unfolded.has(name) ? values : values.slice(0, Math.max(shownValues, chosen.length));
    const rest = values.length - shown.length;
    return element(
      "details",
      { class: "facet", open: !closed.has(name) || chosen.length > 0, ontoggle: (event) => (event.target.open ? closed.delete(name) : closed.add(name)) },
      element("summary", { "data-focus": `facet-${name}` }, say(`facet.${name}`), element("span", { class: "count" }, String(values.length))),
      values.length === 0 && element("p", { class: "muted" }, say("filter.none")),
      element("ul", {}, shown.map((value) => element("li", {}, box(name, value, chosen)))),
      rest > 0 && element("button", { type: "button", class: "plain", "data-focus": `more-${name}`, onclick: () => (unfolded.add(name), draw()) }, say("filter.more", { n: rest })),
      unfolded.has(name) && element("button", { type: "button", class: "plain", "data-focus": `more-${name}`, onclick: () => (unfolded.delete(name), draw()) }, say("filter.less")),
    );
  }

  function box(name, { value, count }, chosen) {
    const input = element("input", { type: "checkbox", checked: chosen.includes(value), "data-focus": `${name}=${value}`, onchange: () => toggle(name, value) });
    return element("label", {}, input, element("span", { class: "facet-value", lang: printed.has(name) ? "zh" : null }, shownValue(app, name, value)), element("span", { class: "count" }, String(count)));
  }

  function toggle(name, value) {
    const chosen = app.filters[name] ?? [];
    const now = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    app.setFilters(withFilter(app.filters, name, now));
  }

  app.on("filters", load);
  app.on("decided", () => !root.hidden && load());
  app.on("shown", (name) => name === "filter" && load());
  app.on("language", draw);
  return { root };
}

// withFilter gives filters in which name has values, in a settled order, so that one selection has one address.
function withFilter(filters, name, values) {
  const out = {};
  for (const known of filterNames) {
    const these = known === name ? values : filters[known];
    if (these?.length > 0) out[known] = these;
  }
  return out;
}

// withChosen puts chosen values first, with 0 where no claim has one any more: they must stay in sight to be taken back.
function withChosen(values, chosen) {
  const counts = new Map(values.map(({ value, count }) => [value, count]));
  return [...chosen.map((value) => ({ value, count: counts.get(value) ?? 0 })), ...values.filter(({ value }) => !chosen.includes(value))];
}

// withTexts makes the value of claims that have none an empty text, which is what filters call it.
function withTexts(facets) {
  const texts = (values) => values.map(({ value, count }) => ({ value: value ?? "", count }));
  return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, texts(values)]));
}

export function shownValue(app, name, value) {
  if (name === "reason") return reasonLabel(value);
  if (name === "source") {
    const document = app.store.documentOf(value);
    return document ? titleOf(document) : value;
  }
  return valueLabel(name, value) || say("filter.empty");
}

// activeFilters lists what narrows the claims, each with a button that takes it away.
export function activeFilters(app) {
  const chips = filterNames.flatMap((name) => (app.filters[name] ?? []).map((value) => chip(app, name, value)));
  const clear = element("button", { type: "button", class: "plain", "data-focus": "clear", onclick: () => app.setFilters({}) }, say("filter.clear"));
  return element("div", { class: "active-filters", role: "group", "aria-label": say("filter.active"), hidden: chips.length === 0 }, chips, clear);
}

function chip(app, name, value) {
  const what = `${say(`facet.${name}`) === `facet.${name}` ? name : say(`facet.${name}`)}: ${shownValue(app, name, value)}`;
  const remove = () => app.setFilters(withFilter(app.filters, name, app.filters[name].filter((other) => other !== value)));
  return element("button", { type: "button", class: "chip", "aria-label": say("filter.remove", { what }), "data-focus": `chip-${name}=${value}`, onclick: remove }, what, element("span", { "aria-hidden": "true" }, " ✕"));
}
