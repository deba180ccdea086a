// Decimals are strings from end to end: what is shown and compared is what was stated.

// grouped puts a separator between thousands: -12345.60 is -12,345.60.
export function grouped(decimal) {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(decimal);
  if (!parts) return decimal;
  const [, sign, whole, fraction = ""] = parts;
  return (sign ? "−" : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + fraction;
}

// compareDecimals orders two decimals exactly.
export function compareDecimals(a, b) {
  const negative = a.startsWith("-");
  if (negative !== b.startsWith("-")) return negative ? -1 : 1;
  const order = compareMagnitudes(a.replace("-", ""), b.replace("-", ""));
  return negative ? -order : order;
}

function compareMagnitudes(a, b) {
  const [wholeA, fractionA = ""] = a.replace(/^0+/, "").split(".");
  const [wholeB, fractionB = ""] = b.replace(/^0+/, "").split(".");
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  const digits = Math.max(fractionA.length, fractionB.length);
  const left = wholeA + fractionA.padEnd(digits, "0");
  const right = wholeB + fractionB.padEnd(digits, "0");
  return left < right ? -1 : Number(left > right);
}

// boundsOf says what the wording bounds: 20 ≤ x < 30, "" where there are no bounds or they are the value itself.
export function boundsOf(item) {
  const { lower, upper } = item;
  if (lower === null && upper === null) return "";
  if (lower !== null && lower === upper && item.value !== null && compareDecimals(lower, item.value) === 0) return "";
  const left = lower === null ? "" : `${grouped(lower)} ${item.lower_inclusive === false ? "<" : "≤"} `;
  const right = upper === null ? "" : ` ${item.upper_inclusive === false ? "<" : "≤"} ${grouped(upper)}`;
  return `${left}x${right}`;
}
