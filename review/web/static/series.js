// Which claims make a series: those of one indicator, one unit and one measure. Nothing else is comparable enough to be drawn together.

const day = 86400000; // milliseconds

// groupsOf gives the groups of claims that can be drawn, those with most periods first: {key, indicator, unit, points}.
export function groupsOf(items) {
  const groups = new Map();
  for (const item of items) {
    const point = pointOf(item);
    if (!point) continue;
    const key = [item.indicator, item.measure, item.comparison, item.unit_kind, item.unit_code ?? item.unit, item.per].join("\u0000");
    if (!groups.has(key)) groups.set(key, { key, indicator: item.indicator, measure: item.measure, comparison: item.comparison, unit: [item.unit, item.per].filter(Boolean).join("/"), points: [] });
    groups.get(key).points.push(point);
  }
  const spread = (group) => new Set(group.points.map((point) => point.period ?? point.place)).size;
  return [...groups.values()].sort((a, b) => spread(b) - spread(a) || b.points.length - a.points.length || (a.key < b.key ? -1 : 1));
}

// pointOf gives what is drawn of a claim, or null where it states no number or was rejected. Numbers become floats here and nowhere
// else: a picture has no more digits.
function pointOf(item) {
  if (item.review_status === "rejected" || !item.indicator) return null;
  const bounds = [item.lower, item.upper].map((bound) => (bound === null ? null : Number(bound)));
  const value = item.value === null ? (bounds[0] === null || bounds[1] === null ? null : (bounds[0] + bounds[1]) / 2) : Number(item.value);
  if (value === null || !Number.isFinite(value)) return null;
  const start = item.period_start ? Date.parse(item.period_start) : NaN;
  const end = item.period_end ? Date.parse(item.period_end) : NaN;
  const dated = Number.isFinite(start) && Number.isFinite(end);
  return {
    item,
    value,
    low: bounds[0] ?? value,
    high: bounds[1] ?? value,
    period: dated ? item.period : null,
    start,
    time: dated ? (start + end) / 2 : NaN,
    length: dated ? lengthOf((end - start) / day + 1) : "",
    place: item.place ?? "",
    whose: item.place ?? item.subject ?? "",
  };
}

// lengthOf sorts periods: a month is not joined to a year.
function lengthOf(days) {
  const lengths = [
    [1, "day"],
    [16, "days"],
    [31, "month"],
    [92, "quarter"],
    [184, "half"],
    [335, "months"],
    [366, "year"],
  ];
  return lengths.find(([most]) => days <= most)?.[1] ?? "years";
}

// linesOf gives the lines of a group by whose figures they are and how long their periods are, those with most points first.
export function linesOfGroup(group) {
  const lines = new Map();
  for (const point of group.points) {
    if (point.period === null) continue;
    const key = `${point.whose}\u0000${point.length}`;
    if (!lines.has(key)) lines.set(key, { whose: point.whose, length: point.length, points: [] });
    lines.get(key).points.push(point);
  }
  for (const line of lines.values()) line.points.sort((a, b) => a.time - b.time || a.item.number_start - b.item.number_start);
  return [...lines.values()].sort((a, b) => b.points.length - a.points.length);
}

// periodsOf gives the periods of which a group has places, those with most places first.
export function periodsOf(group) {
  const periods = new Map();
  for (const point of group.points) {
    if (!point.place) continue;
    const key = point.period ?? "";
    if (!periods.has(key)) periods.set(key, { period: key, start: point.start || 0, points: [] });
    periods.get(key).points.push(point);
  }
  return [...periods.values()].sort((a, b) => b.points.length - a.points.length || b.start - a.start);
}

// ticksOf gives round numbers over a range, at least two.
export function ticksOf(low, high, wanted = 5) {
  if (low === high) return [low];
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw);
  const ticks = [];
  for (let i = Math.floor(low / step); i * step <= high + step * 0.999; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
