package audit

import (
	"strings"

	"statclaim/schema"
)

const conversionDisagrees = "conversion_disagrees"

// checkConversions compares one amount printed in two units or scales: 3000亩（折合200公顷）, 3.5亿元（35000万元）.
func (a *Auditor) checkConversions(p *page, r *report) {
	for i := 1; i < len(p.figures); i++ {
		x, y := p.figures[i-1], p.figures[i]
		grade := a.conversion(x, y)
		if grade == "" || !x.inBase().disjoint(y.inBase()) {
			continue
		}
		text := x.printed() + " 与 " + y.printed() + " 是同一数量的两种写法，但前者合 " + amount(inUnitOf(x, y), y)
		r.add(gradeOf(grade, x, y), conversionDisagrees, text, a.limits.halfUnit.shown(), x, y)
	}
}

// conversion says how surely two neighbours are one amount: "" for not at all.
func (a *Auditor) conversion(x, y *figure) string {
	gap, ok := between(x, y)
	if !ok || x.UnitKind != y.UnitKind || x.BaseUnit == "" || x.BaseUnit != y.BaseUnit || x.Per != y.Per || x.middle == nil || y.middle == nil || y.middle.Sign() == 0 {
		return ""
	}
	if x.Measure != y.Measure || x.Modality != y.Modality || x.UnitKind == schema.Temperature || x.UnitKind == schema.Duration {
		return ""
	}
	open := strings.TrimLeft(gap, "，,、（( ")
	said := startsWithAny(open, a.words.Convert)
	rest := open
	if said {
		for _, w := range a.words.Convert {
			rest = strings.ReplaceAll(rest, w, "")
		}
		rest = strings.NewReplacer("为", "", "计", "", "共", "", "成", "", "人民币", "").Replace(rest)
	}
	bracketed := strings.HasPrefix(strings.TrimSpace(gap), "（") || strings.HasPrefix(strings.TrimSpace(gap), "(")
	closed := strings.HasPrefix(strings.TrimSpace(y.after()), "）") || strings.HasPrefix(strings.TrimSpace(y.after()), ")")
	switch {
	case strings.TrimSpace(rest) != "":
		return ""
	case said && strings.TrimSpace(open) != "合计" && !strings.HasPrefix(open, "合计"):
		if x.Unit == y.Unit && x.UnitScale == y.UnitScale {
			return "" // 股票10股折合5股
		}
		return schema.GradeContradiction
	case bracketed && closed && open == "" && (x.Unit != y.Unit || x.UnitScale != y.UnitScale):
		return schema.GradeContradiction
	}
	return ""
}
