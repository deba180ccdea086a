// Charts over the filtered claims: a series by period and a bar by place, each with its figures as a table.
import { element, keepFocus } from "./elements.js";
import { activeFilters } from "./filter.js";
import { createSelection } from "./loadall.js";
import { figureOf } from "./naming.js";
import { legend, mostLines, plotBars, plotSeries } from "./plot.js";
import { groupsOf, linesOfGroup, periodsOf } from "./series.js";
import { columnLabel, say, valueLabel } from "./words.js";

const offeredGroups = 300;
const mostBars = 40;

export function createCharts(app) {
  const root = element("main", { class: "charts-view scrolls", id: "charts", "data-panel": "charts", tabindex: -1 });
  document.getElementById("text").after(root);
  let groups = [];
  let key = ""; // of the group that is drawn
  let period = null; // that the bars are of

  const selection = createSelection(app, root, (answer) => {
    groups = groupsOf(answer.items);
    draw();
  });

  const choose = (item) => app.select(item, { push: true });

  function draw() {
    const group = groups.find((one) => one.key === key) ?? groups[0];
    const parts = group ? [groupChoice(group), series(group), bars(group)] : [element("p", { class: "empty" }, say("charts.none"))];
    keepFocus(root, () => root.replaceChildren(head(), activeFilters(app), ...parts));
  }

  const head = () => element("header", { class: "view-head" }, element("h2", {}, say("charts.title")), element("p", { class: "muted" }, say("charts.note")));

  function groupChoice(group) {
    const options = groups.slice(0, offeredGroups).map((one) => element("option", { value: one.key, selected: one === group }, say("charts.groupOption", { name: nameOfGroup(one), unit: one.unit || "–", n: one.points.length })));
    const input = element("select", { id: "chart-group", "data-focus": "group" }, options);
    input.addEventListener("change", () => ((key = input.value), (period = null), draw()));
    return element("div", { class: "field chart-choice" }, element("label", { for: "chart-group" }, say("charts.group")), input);
  }

  function series(group) {
    const lines = linesOfGroup(group);
    const points = lines.flatMap((line) => line.points);
    if (points.length === 0) return null;
    const rest = lines.length - mostLines;
    const ordered = [...points].sort((a, b) => a.time - b.time);
    const label = say("charts.line", { what: nameOfGroup(group), n: points.length, first: ordered[0].period, last: ordered.at(-1).period });
    return element(
      "figure",
      { class: "chart" },
      element("figcaption", {}, element("h3", {}, say("charts.series")), element("span", { class: "muted" }, `${nameOfGroup(group)} · ${group.unit || "–"}`)),
      legend(lines),
      fitted((width) => plotSeries(lines.slice(0, mostLines), width, label, choose)),
      rest > 0 && element("p", { class: "muted" }, say("charts.more", { n: rest })),
      dataTable("series", ordered, ["period", "place", "subject", "value"]),
    );
  }

  function bars(group) {
    const periods = periodsOf(group);
    if (periods.length === 0) return element("p", { class: "muted" }, say("charts.noBars"));
    const chosen = periods.find((one) => one.period === period) ?? periods[0];
    const options = periods.map((one) => element("option", { value: one.period, selected: one === chosen }, one.period || say("charts.noPeriod")));
    const input = element("select", { id: "chart-period", "data-focus": "period" }, options);
    input.addEventListener("change", () => ((period = input.value), draw()));
    const points = [...chosen.points].sort((a, b) => b.value - a.value);
    const label = `${nameOfGroup(group)}, ${chosen.period}`;
    return element(
      "figure",
      { class: "chart" },
      element(
        "figcaption",
        {},
        element("h3", {}, say("charts.bars")),
        element("label", { for: "chart-period" }, say("charts.period")),
        input,
      ),
      fitted((width) => plotBars(points.slice(0, mostBars), width, label, choose)),
      dataTable("bars", points, ["place", "subject", "period", "value"]),
    );
  }

  function dataTable(name, points, columns) {
    return element(
      "details",
      { class: "chart-data" },
      element("summary", { "data-focus": `data-${name}` }, say("charts.data")),
      element(
        "div",
        { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("charts.data") },
        element(
          "table",
          {},
          element("thead", {}, element("tr", {}, columns.map((column) => element("th", { scope: "col" }, columnLabel(column))))),
          element("tbody", {}, points.map((point) => element("tr", {}, columns.map((column) => cell(point.item, column))))),
        ),
      ),
    );
  }

  function cell(item, column) {
    if (column !== "value") return element("td", {}, valueLabel(column, item[column]));
    return element("td", { class: "value" }, element("button", { type: "button", class: "link", onclick: () => choose(item) }, figureOf(item)));
  }

  app.on("view", (view) => {
    root.hidden = view !== "charts";
    if (view === "charts" && !selection.isCurrent()) selection.load();
  });
  app.on("filters", () => app.view === "charts" && !selection.isCurrent() && selection.load());
  app.on("items", () => {
    if (app.view === "charts") selection.load();
    else selection.forget();
  });
  app.on("language", () => app.view === "charts" && draw());
}

function nameOfGroup(group) {
  const about = [group.measure === "level" ? null : valueLabel("measure", group.measure), group.comparison === "none" ? null : valueLabel("comparison", group.comparison)];
  return [group.indicator, ...about.filter(Boolean)].join(" · ");
}

// fitted draws in the width that there is, again when it changes.
function fitted(plot) {
  const frame = element("div", { class: "plot-frame" });
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(frame.clientWidth);
    if (width === drawn || width < 100) return;
    drawn = width;
    frame.replaceChildren(plot(width));
  }).observe(frame);
  return frame;
}
