package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// Types of findings about one indicator with two values.
const (
	valueConflict = "value_conflict"
	scaleConflict = "scale_conflict"
	unitConflict  = "unit_conflict"
)

// checkConflicts compares the claims of a document that are about the same indicator, subject, place, time, measure and kind of
// unit. A sentence that states one of them twice is a list, and says nothing.
func (a *Auditor) checkConflicts(p *page, r *report) {
	first := map[string][]*figure{} // for look-up only
	for _, l := range p.lines {
		for _, f := range l.figures {
			key := a.sameKey(f)
			if key == "" || a.listed(f) {
				continue
			}
			known := first[key]
			if a.conflictsWith(known, f, r) {
				continue
			}
			const kept = 4 // distinct values of one key; more tell nothing new
			if len(known) < kept {
				first[key] = append(known, f)
			}
		}
	}
}

// conflictsWith reports the first conflict of a figure with those before it.
func (a *Auditor) conflictsWith(known []*figure, f *figure, r *report) bool {
	for _, g := range known {
		if g.line == f.line || sameTable(g.line, f.line) || headline(g) != headline(f) {
			continue
		}
		c := a.compareSame(g, f)
		if c.kind == "" {
			continue
		}
		grade := a.conflictGrade(g, f)
		if grade == "" {
			continue
		}
		r.add(gradeOf(grade, g, f), c.kind, c.text, c.tolerance, g, f)
		return true
	}
	return false
}

// sameKey is what two claims about the same have in common; "" for a claim that is compared with none.
func (a *Auditor) sameKey(f *figure) string {
	if !f.known || f.indicator() == "" || f.IndicatorBasis == schema.BasisNone || !a.specific(f) || f.start < 0 || f.middle == nil {
		return ""
	}
	switch f.UnitKind {
	case schema.Duration, schema.Age, schema.Rank, schema.Ratio, schema.Multiple, schema.Other:
		return ""
	}
	place := f.PlaceCode
	if place == "" {
		place = f.Place
	}
	return strings.Join([]string{f.indicator(), f.Subject, place, f.Period, f.Measure, f.Comparison, f.BaselineText, f.UnitKind, f.Per,
		f.Modality, f.kindOfUnit()}, "\x00")
}

// kindOfUnit tells units apart that cannot be converted into each other.
func (f *figure) kindOfUnit() string {
	if f.BaseUnit != "" {
		return f.BaseUnit
	}
	return f.UnitCode + f.Unit
}

// listed reports a figure that its sentence states beside another of the same name.
func (a *Auditor) listed(f *figure) bool {
	from, to := max(0, f.index-8), min(len(f.line.figures), f.index+9)
	for _, g := range f.line.figures[from:to] {
		if g != f && g.indicator() == f.indicator() && g.UnitKind == f.UnitKind && g.Measure == f.Measure && g.Period == f.Period {
			return true
		}
	}
	return hasAny(f.before(), a.words.Among) || hasAny(f.left()+f.right(), a.words.Differs)
}

// conflict is what two figures of the same disagree in.
type conflict struct{ kind, text, tolerance string }

func (a *Auditor) compareSame(g, f *figure) conflict {
	x, y := g.inBase(), f.inBase()
	if !x.disjoint(y) {
		return conflict{}
	}
	what := describe(f)
	if f.sameDigits(g) && g.middle.Sign() != 0 {
		factor := new(big.Rat).Quo(f.middle, g.middle) // not in base units: a 亩 is no round number of m2
		if isPowerOfTen(factor) && g.Unit == f.Unit {
			return conflict{scaleConflict, what + "：" + g.printed() + " 与 " + f.printed() + "，数字相同而数量级差 " + times(factor), a.limits.halfUnit.shown()}
		}
		if g.Unit != f.Unit {
			return conflict{unitConflict, what + "：" + g.printed() + " 与 " + f.printed() + "，数字相同而单位不同", a.limits.halfUnit.shown()}
		}
	}
	if x.positive() && y.positive() && x.bounded() && y.bounded() {
		ratio := x.over(y)
		if ratio.low.Cmp(a.limits.conflictFactor.value) > 0 || ratio.high.Cmp(new(big.Rat).Inv(a.limits.conflictFactor.value)) < 0 {
			return conflict{}
		}
	}
	text := what + "：一处为 " + g.printed() + "，另一处为 " + f.printed()
	if f.Unit != g.Unit {
		text += "（合 " + amount(inUnitOf(f, g), g) + "）"
	}
	return conflict{valueConflict, text, a.limits.halfUnit.shown()}
}

// inUnitOf is the value of a figure in the unit of another.
func inUnitOf(f, like *figure) *big.Rat {
	return new(big.Rat).Quo(new(big.Rat).Mul(f.middle, f.base), like.base)
}

// sameDigits reports numbers printed with the same digits, whatever scale word or unit is behind them: 3.2万 and 3.2亿.
func (f *figure) sameDigits(g *figure) bool {
	x, xRuns := arabic(f.NumberText)
	y, yRuns := arabic(g.NumberText)
	return xRuns == 1 && yRuns == 1 && significant(x) == significant(y) && significant(x) != ""
}

// significant is a number's digits without point and zeros at its ends.
func significant(digits string) string {
	return strings.Trim(strings.ReplaceAll(digits, ".", ""), "0")
}

// times prints a power of ten: 10000 倍.
func times(factor *big.Rat) string {
	if factor.Cmp(big.NewRat(1, 1)) < 0 {
		factor = new(big.Rat).Inv(factor)
	}
	return short(factor) + " 倍"
}

// describe names what a figure is about: 2023年全县粮食总产量.
func describe(f *figure) string {
	when := f.Period
	if when != "" {
		when += " "
	}
	return when + f.Subject + f.indicator()
}

// conflictGrade says how surely two claims are about the same: "" where their clauses tell a difference.
func (a *Auditor) conflictGrade(g, f *figure) string {
	if a.residue(g) != a.residue(f) {
		return ""
	}
	tables := g.Section == schema.SectionTable || f.Section == schema.SectionTable
	if tables && (g.Section == f.Section || !statedOrNone(g.IndicatorBasis)) {
		return ""
	}
	leaning := leans(g) || leans(f)
	if leaning && len([]rune(f.indicator())) < selfContained {
		return ""
	}
	switch {
	case g.IndicatorBasis != schema.BasisStated || f.IndicatorBasis != schema.BasisStated:
		return ""
	case g.Attribution != f.Attribution, tables, leaning:
		return schema.GradeSuspicious
	case !datedByItself(g) && !datedByItself(f):
		if f.SubjectBasis == schema.BasisInherited && g.ParagraphIndex != f.ParagraphIndex || f.Measure == schema.MeasureChange {
			return ""
		}
		return schema.GradeSuspicious
	case !datedByItself(g) || !datedByItself(f):
		return schema.GradeSuspicious
	case f.SubjectBasis == schema.BasisInherited || g.SubjectBasis == schema.BasisInherited:
		if f.ParagraphIndex == g.ParagraphIndex {
			return schema.GradeContradiction
		}
		return schema.GradeSuspicious
	}
	return schema.GradeContradiction
}

// datedByItself reports a figure whose time its own sentence states.
func datedByItself(f *figure) bool {
	return f.Period != "" && (f.PeriodBasis == schema.BasisStated || f.PeriodBasis == schema.BasisRelative)
}

func statedOrNone(basis string) bool { return basis == schema.BasisStated || basis == schema.BasisNone }

// selfContained is how many characters an indicator has that names its thing wherever it stands (一般公共预算收入).
const selfContained = 5

// leans reports a figure behind others of its sentence whose own clause states neither subject nor time: it may be about what
// they count (特殊教育学校10所，在校生0.16万人).
func leans(f *figure) bool {
	clause := f.left() + f.right()
	own := f.Subject != "" && strings.Contains(clause, f.Subject) || f.PeriodText != "" && strings.Contains(clause, f.PeriodText)
	return f.index > 0 && !own
}
