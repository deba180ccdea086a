// The tables count code points, strings of the browser count UTF-16 units. They differ behind a character outside the basic plane.

// createOffsets gives both ways over a text. Texts without such characters need no table.
export function createOffsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) {
    return { toUnits: (points) => points, toPoints: (units) => units };
  }
  const units = new Uint32Array(text.length + 1);
  let points = 0;
  for (let i = 0; i < text.length; points++) {
    units[points] = i;
    i += text.codePointAt(i) > 0xffff ? 2 : 1;
  }
  units[points] = text.length;
  return {
    toUnits: (point) => units[Math.min(point, points)],
    toPoints: (unit) => lastAtMost(units, points, unit),
  };
}

// lastAtMost finds by halving the last of units[0..last] that is not greater than unit.
function lastAtMost(units, last, unit) {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
