// Filtering and counting rows in the browser, as the server does it.

export const facetNames = ["review_status", "reason", "indicator", "place", "period", "unit_kind", "rule_id", "source"];

const facetValues = 200;
const searched = ["quote", "indicator", "subject", "number_text"];

// isOpen says whether a claim still wants a decision. One that is read differently since it was decided on is unreviewed again.
export function isOpen(item) {
  return item.review_status === "unreviewed" || item.review_status === "unsure";
}

// matches says whether an item passes the filters; without leaves one of them out of account.
export function matches(item, filters, without = "") {
  return Object.entries(filters).every(([name, values]) => name === without || passes(item, name, values));
}

function passes(item, name, values) {
  if (name === "q") return values.every((text) => holds(item, text.toLowerCase()));
  if (name === "reason") return values.some((value) => item.review.reasons.includes(value));
  return values.includes(item[name] ?? "");
}

function holds(item, text) {
  return searched.some((column) => (item[column] ?? "").toLowerCase().includes(text));
}

// facetsOf counts the values of each facet over what the other filters let pass, so that a second value can still be chosen.
export function facetsOf(items, filters) {
  const facets = {};
  for (const name of facetNames) {
    const counts = new Map();
    for (const item of items) {
      if (matches(item, filters, name)) count(counts, name === "reason" ? item.review.reasons : [item[name] ?? ""]);
    }
    facets[name] = [...counts]
      .map(([value, number]) => ({ value, count: number }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, facetValues);
  }
  return facets;
}

function count(counts, values) {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

// byAttention orders items by how much they need a look; those that need it alike stay in the order of the text.
export function byAttention(items) {
  return [...items].sort((a, b) => b.review.attention - a.review.attention);
}
