// Drawing: a series by period and bars by place, as SVG in the pixels that there are.
import { drawing, element } from "./elements.js";
import { figureOf } from "./naming.js";
import { ticksOf } from "./series.js";
import { language, say } from "./words.js";

export const mostLines = 6;

const shapes = ["circle", "square", "triangle", "diamond", "cross", "ring"]; // colour is never the only difference

const compactNumber = (value) => new Intl.NumberFormat(language() === "zh" ? "zh-CN" : "en", { notation: "compact", maximumFractionDigits: 2 }).format(value);

// plotSeries draws lines ({whose, points}) over time. choose is called with the claim of a point that is clicked.
export function plotSeries(lines, width, label, choose) {
  const height = Math.round(Math.min(Math.max(220, width * 0.42), 460));
  const points = lines.flatMap((line) => line.points);
  const ticks = ticksOf(Math.min(...points.map((p) => p.low), ...zeroFor(points)), Math.max(...points.map((p) => p.high)));
  const margin = { left: 64, right: 16, top: 14, bottom: 34 };
  const x = scale(Math.min(...points.map((p) => p.time)), Math.max(...points.map((p) => p.time)), margin.left + 12, width - margin.right - 12);
  const y = scale(ticks[0], ticks.at(-1), height - margin.bottom, margin.top);
  const figure = svg(width, height, label);
  figure.append(...ticks.map((tick) => gridLine(margin.left, width - margin.right, y(tick), compactNumber(tick))));
  figure.append(...timeLabels(points, x, height - margin.bottom + 20, width));
  lines.slice(0, mostLines).forEach((line, i) => figure.append(lineOf(line, i, x, y, choose)));
  return figure;
}

// zeroFor lets the axis start at zero where the figures are of one sign and far from flat.
function zeroFor(points) {
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low >= 0 && low < high * 0.6 ? [0] : [];
}

function lineOf(line, i, x, y, choose) {
  const group = drawing("g", { class: `line-${i}` });
  const path = line.points.map((point, j) => `${j === 0 ? "M" : "L"}${x(point.time).toFixed(1)} ${y(point.value).toFixed(1)}`).join("");
  if (line.points.length > 1) group.append(drawing("path", { class: "line", d: path }));
  for (const point of line.points) {
    const at = [x(point.time), y(point.value)];
    if (point.low !== point.high) group.append(drawing("line", { class: "range", x1: at[0], x2: at[0], y1: y(point.low), y2: y(point.high) }));
    group.append(marker(shapes[i], ...at, `${line.whose} ${point.period}: ${figureOf(point.item)}`, () => choose(point.item)));
  }
  return group;
}

function marker(shape, x, y, title, act) {
  const paths = {
    circle: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
    ring: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM-2 0a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z",
    square: "M-4 -4h8v8h-8z",
    triangle: "M0 -5.5l5.5 9.5h-11z",
    diamond: "M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
    cross: "M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z",
  };
  return drawing("path", { class: "point", d: paths[shape], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, onclick: act }, drawing("title", {}, title));
}

function timeLabels(points, x, top, width) {
  const labels = [];
  let free = -Infinity;
  for (const point of [...points].sort((a, b) => a.time - b.time)) {
    const at = x(point.time);
    const wide = point.period.length * 7 + 12;
    if (at - wide / 2 < free) continue;
    free = at + wide / 2;
    const place = Math.min(Math.max(at, wide / 2), width - wide / 2);
    labels.push(drawing("text", { class: "axis", x: place, y: top, "text-anchor": "middle" }, point.period));
  }
  return labels;
}

// plotBars draws a bar for each point, with the place before it and the figure behind it.
export function plotBars(points, width, label, choose) {
  const row = 30;
  const nameWidth = Math.min(width * 0.3, 180);
  const figureWidth = Math.min(width * 0.26, 130);
  const height = points.length * row + 8;
  const [low, high] = [Math.min(0, ...points.map((p) => p.value)), Math.max(0, ...points.map((p) => p.value))];
  const x = scale(low, high, nameWidth + 8, width - figureWidth);
  const figure = svg(width, height, label);
  points.forEach((point, i) => {
    const top = i * row + 4;
    const [from, to] = [x(Math.min(0, point.value)), x(Math.max(0, point.value))];
    figure.append(
      drawing("text", { class: "name", x: nameWidth, y: top + row / 2 + 1, "text-anchor": "end", "dominant-baseline": "middle" }, shortened(point.place, nameWidth)),
      drawing("rect", { class: point.value < 0 ? "bar negative" : "bar", x: from, y: top + 5, width: Math.max(1.5, to - from), height: row - 12, rx: 2, onclick: () => choose(point.item) }, drawing("title", {}, `${point.place}: ${figureOf(point.item)}`)),
      drawing("text", { class: "axis", x: to + 6, y: top + row / 2 + 1, "dominant-baseline": "middle" }, `${compactNumber(point.value)}${point.item.unit ?? ""}`),
    );
  });
  figure.append(drawing("line", { class: "zero", x1: x(0), x2: x(0), y1: 0, y2: height }));
  return figure;
}

function shortened(text, width) {
  const fits = Math.max(3, Math.floor(width / 14));
  const signs = [...text];
  return signs.length <= fits ? text : `${signs.slice(0, fits - 1).join("")}…`;
}

// legend names the lines with their markers.
export function legend(lines) {
  return element(
    "ul",
    { class: "legend" },
    lines.slice(0, mostLines).map((line, i) => {
      const sample = drawing("svg", { width: 18, height: 14, viewBox: "-9 -7 18 14", "aria-hidden": "true" }, drawing("g", { class: `line-${i}` }, marker(shapes[i], 0, 0, "", null)));
      return element("li", {}, sample, nameOfLine(line));
    }),
  );
}

// nameOfLine says whose the figures are and how long the periods.
function nameOfLine(line) {
  return `${line.whose || say("charts.unplaced")} · ${say(`length.${line.length}`)}`;
}

const svg = (width, height, label) => drawing("svg", { class: "plot", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });

function gridLine(left, right, y, text) {
  return drawing("g", {}, drawing("line", { class: "grid", x1: left, x2: right, y1: y, y2: y }), drawing("text", { class: "axis", x: left - 8, y, "text-anchor": "end", "dominant-baseline": "middle" }, text));
}

// scale maps [low, high] to pixels; a single number lies in the middle.
function scale(low, high, from, to) {
  return low === high ? () => (from + to) / 2 : (value) => from + ((value - low) / (high - low)) * (to - from);
}
