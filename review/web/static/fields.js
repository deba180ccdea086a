// Which columns of a claim stand together, and what kind of value each has.
export const fieldGroups = [
  { name: "about", columns: ["indicator", "subject", "action", "measure"] },
  { name: "value", columns: ["value", "qualifier", "qualifier_text", "lower", "lower_inclusive", "upper", "upper_inclusive", "unit", "unit_kind", "unit_code", "unit_scale", "per", "base_value", "base_unit"] },
  { name: "when", columns: ["period", "period_text", "period_start", "period_end"] },
  { name: "where", columns: ["place", "place_code"] },
  { name: "compared", columns: ["comparison", "direction", "baseline_text", "baseline_value"] },
  { name: "said", columns: ["modality", "attribution", "section", "relation", "related_claim_id"] },
];

export const decimalColumns = new Set(["value", "lower", "upper", "base_value", "baseline_value"]);

export const booleanColumns = new Set(["lower_inclusive", "upper_inclusive"]);

// wanted are shown even where they are empty: that a claim has no period is something to check.
export const wanted = new Set(["indicator", "subject", "value", "unit", "period", "place"]);
