package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// Types of findings about changes and the levels that they lead from and to.
const (
	changeRateDisagrees     = "change_rate_disagrees"
	changeAmountDisagrees   = "change_amount_disagrees"
	changePointsDisagree    = "change_points_disagree"
	multipleDisagrees       = "multiple_disagrees"
	directionDisagrees      = "direction_disagrees"
	incrementRateDisagrees  = "increment_rate_disagrees"
	multipleGrowthDisagrees = "multiple_growth_disagrees"
)

// comparison is a change with the two levels that the text gives for it.
type comparison struct {
	change, current, base *figure
	grade                 string // the most severe that the way in which they were found allows
}

// checkChanges compares every change with the levels that belong to it.
func (a *Auditor) checkChanges(p *page, r *report) {
	for _, l := range p.lines {
		a.checkDirections(p, l, r)
	}
	for _, f := range p.figures {
		if !f.known || f.Measure != schema.MeasureChange && f.Measure != schema.MeasureMultiple || f.start < 0 {
			continue
		}
		for _, c := range a.comparisonsOf(p, f) {
			if a.checkComparison(c, r) {
				break
			}
		}
	}
}

// comparisonsOf gives the levels of a change, the surest first.
func (a *Auditor) comparisonsOf(p *page, f *figure) []comparison {
	var out []comparison
	for _, find := range []func(*page, *figure) (comparison, bool){a.fromBase, a.withinPhrase} {
		if c, ok := find(p, f); ok {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		if c, ok := a.byPeriod(p, f); ok {
			out = append(out, c)
		}
	}
	return out
}

// checkComparison reports whether the change disagrees.
func (a *Auditor) checkComparison(c comparison, r *report) bool {
	if c.change.Modality != c.current.Modality || c.current == c.base || !c.current.known || !c.base.known || !a.comparable(&c) {
		return false
	}
	stated := a.statedChange(c)
	if stated.kind == "" || !stated.expected.disjoint(stated.stands) {
		return false
	}
	grade, tolerance := c.grade, a.limits.halfUnit
	kind := stated.kind
	switch {
	case stated.signed && stated.expected.sign()*stated.stands.sign() < 0:
		kind = directionDisagrees
	case stated.loose:
		grade = weaker(grade, schema.GradeSuspicious)
	case stated.places >= 0 && a.cut(stated.expected, c.change):
		grade, tolerance = schema.GradeInfo, a.limits.truncationUnits
	}
	about := []*figure{c.current, c.base, c.change}
	r.add(gradeOf(grade, about...), kind, a.changeText(c, stated), tolerance.shown(), about...)
	return true
}

// stated is a change as it is printed beside what its levels make of it, in one unit.
type stated struct {
	kind     string // the type of finding where they disagree; "" where they cannot be compared
	expected interval
	middle   *big.Rat // nil where a level has none
	stands   interval
	places   int // decimals to print with
	unit     string
	verb     string // what the result is: 增长, 变动
	signed   bool   // the sign says something
	loose    bool   // a looser reading fits: 增长2倍 of twice as much
}

func (a *Auditor) statedChange(c comparison) stated {
	f := c.change
	points := f.UnitKind == schema.PercentagePoint || f.UnitKind == schema.Permille && c.current.UnitKind == schema.Permille
	switch {
	case f.Measure == schema.MeasureMultiple:
		return a.statedMultiple(c)
	case f.UnitKind == schema.Rank || c.current.UnitKind == schema.Rank || c.current.UnitKind == schema.Temperature && !sameUnit(f, c.current):
		return stated{}
	case f.UnitKind == schema.Multiple:
		return a.statedGrowth(c)
	case points && isRate(c.current):
		return difference(c, changePointsDisagree)
	case f.UnitKind == schema.Percent && isRate(c.current):
		return a.percentOfRate(c)
	case f.UnitKind == schema.Percent:
		return a.percentChange(c)
	case f.unitFamily() == c.current.unitFamily() || bare(f) && bare(c.current):
		return difference(c, changeAmountDisagrees)
	}
	return stated{}
}

func isRate(f *figure) bool { return f.UnitKind == schema.Percent || f.UnitKind == schema.Permille }

// bare reports a number without a unit, such as a ratio of incomes.
func bare(f *figure) bool { return f.Unit == "" && f.UnitCode == "" }

func (a *Auditor) percentChange(c comparison) stated {
	if !c.base.stands.positive() || c.current.stands.low == nil || c.current.stands.low.Sign() < 0 {
		return stated{}
	}
	one := point(big.NewRat(1, 1))
	s := stated{kind: changeRateDisagrees, unit: "%", verb: "增长", signed: true, stands: c.change.stands, places: c.change.places}
	s.expected = c.current.inBase().over(c.base.inBase()).sub(one).times(hundred)
	if q := quotient(c.current, c.base, hundred); q != nil {
		s.middle = q.Sub(q, hundred)
	}
	return s
}

// percentOfRate is a change in percent of a level in percent: relative, or meant in points. Where either fits there is nothing
// to say; where none does a reader cannot be sure which was meant.
func (a *Auditor) percentOfRate(c comparison) stated {
	points := difference(c, changePointsDisagree)
	relative := a.percentChange(c)
	if relative.kind == "" || !points.expected.disjoint(points.stands) {
		return stated{}
	}
	relative.loose = true
	return relative
}

func difference(c comparison, kind string) stated {
	s := stated{kind: kind, unit: c.change.suffix(), verb: "变动", signed: true, places: c.change.places}
	s.expected = c.current.inBase().sub(c.base.inBase())
	s.stands = c.change.inBase()
	scale := new(big.Rat).Set(powerOfTen(int(c.change.scale())))
	if kind == changeAmountDisagrees {
		scale.Mul(scale, c.change.base)
	}
	s.expected, s.stands = s.expected.times(new(big.Rat).Inv(scale)), s.stands.times(new(big.Rat).Inv(scale))
	if c.current.middle != nil && c.base.middle != nil {
		d := new(big.Rat).Sub(new(big.Rat).Mul(c.current.middle, c.current.base), new(big.Rat).Mul(c.base.middle, c.base.base))
		s.middle = d.Quo(d, scale)
	}
	if c.change.scale() != 0 || c.change.base.Cmp(big.NewRat(1, 1)) != 0 {
		s.places = -1 // the step of the printed number is in another unit
	}
	return s
}

// comparable lowers the grade of changes over a span of years, at other prices, or of indicators that are counted so by custom.
func (a *Auditor) comparable(c *comparison) bool {
	own := c.change.before()
	if hasAny(own, a.words.Averaged) || hasAny(own, a.words.Among) || hasAny(c.change.left(), a.words.AgainstOthers) || strings.HasPrefix(c.change.after(), "的") {
		return false
	}
	if c.change.Measure == schema.MeasureChange && !a.plainChange(c.change, c.current, c.base) {
		c.grade = weaker(c.grade, schema.GradeSuspicious)
	}
	switch {
	case hasAny(c.change.line.text, a.words.OtherPrices):
		c.grade = schema.GradeInfo
	case hasAny(c.current.Indicator, a.words.RealIndicator) && c.change.UnitKind == schema.Percent:
		c.grade = schema.GradeInfo // grown at constant prices, whatever the two amounts are
	}
	return true
}

// plainChange reports a change whose clause names nothing but what the levels name: it cannot be a change of something else.
func (a *Auditor) plainChange(f *figure, levels ...*figure) bool {
	text := f.left()
	for _, g := range append(levels, f) {
		for _, known := range []string{g.Indicator, g.Subject, g.Place, g.PeriodText, g.BaselineText, g.QualifierText, g.NumberText} {
			if known != "" {
				text = strings.ReplaceAll(text, known, "")
			}
		}
	}
	for _, list := range [][]string{a.words.GenericSubject, a.words.ChangeWords, a.words.Empty} {
		for _, w := range list {
			text = strings.ReplaceAll(text, w, "")
		}
	}
	return len([]rune(strings.Map(dropBlank, text))) <= 1
}

func (a *Auditor) changeText(c comparison, s stated) string {
	places := min(max(s.places, 0)+1, 4)
	verb, sign := s.verb, 1
	if s.signed && s.expected.high != nil && s.expected.high.Sign() < 0 {
		verb, sign = "下降", -1
		if s.verb == "变动" {
			verb = "减少"
		}
	} else if s.verb == "变动" {
		verb = "增加"
	}
	expected, middle := s.expected, s.middle
	if sign < 0 {
		expected = expected.neg()
		if middle != nil {
			middle = new(big.Rat).Neg(middle)
		}
	}
	should := rangeText(expected, places, s.unit)
	if middle != nil {
		should = decimals(middle, places) + s.unit
		if !expected.isPoint() && rangeText(expected, places, s.unit) != should {
			should += "（按印出精度 " + rangeText(expected, places, s.unit) + "）"
		}
	}
	return dated(c.current, "现为") + "，" + dated(c.base, "原为") + "：应" + verb + " " + should + "，文中为“" + phrase(c.change) + "”"
}

// dated is a figure with its time: 2022年 1250件.
func dated(f *figure, otherwise string) string {
	when := f.PeriodText
	if when == "" || f.PeriodBasis == schema.BasisInherited {
		when = f.Period
	}
	if when == "" {
		when = otherwise
	}
	return when + " " + f.printed()
}

// checkDirections compares the verb of 从A增至B with A and B.
func (a *Auditor) checkDirections(p *page, l *line, r *report) {
	for _, f := range l.figures {
		base := baseOf(f)
		if base == nil || f.UnitKind == schema.Rank || f.Direction != schema.Up && f.Direction != schema.Down || base.unitFamily() != f.unitFamily() {
			continue
		}
		if base.BaselineText != "" && base.Period == f.Period && base.Period != "" && f.PeriodBasis == schema.BasisStated {
			continue
		}
		moved := f.inBase().sub(base.inBase())
		if moved.sign() == 0 || (moved.sign() > 0) == (f.Direction == schema.Up) {
			continue
		}
		word := map[string]string{schema.Up: "上升", schema.Down: "下降"}[f.Direction]
		r.add(gradeOf(schema.GradeContradiction, f, base), directionDisagrees,
			"由 "+base.printed()+" 到 "+f.printed()+"，文中却说“"+word+"”（“"+phrase(f)+"”）", a.limits.halfUnit.shown(), base, f)
	}
}
