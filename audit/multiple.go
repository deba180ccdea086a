package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// statedMultiple is 是A的3倍: the quotient itself.
func (a *Auditor) statedMultiple(c comparison) stated {
	if c.change.UnitKind != schema.Multiple || !c.base.stands.positive() || c.base.unitFamily() != c.current.unitFamily() {
		return stated{}
	}
	s := stated{kind: multipleDisagrees, unit: " 倍", verb: "为", stands: c.change.stands, places: c.change.places}
	s.expected = c.current.inBase().over(c.base.inBase())
	s.middle = quotient(c.current, c.base, big.NewRat(1, 1))
	return s
}

// statedGrowth is 增长2倍, three times as much, or 翻一番, whose value is the quotient. Many write 增长2倍 of twice as much: where
// that reading fits the finding is milder.
func (a *Auditor) statedGrowth(c comparison) stated {
	s := a.statedMultiple(c)
	if s.kind == "" || strings.Contains(c.change.NumberText, "番") {
		return s
	}
	if !s.expected.disjoint(s.stands) {
		s.loose = true
	}
	one := big.NewRat(1, 1)
	s.expected = s.expected.sub(point(one))
	if s.middle != nil {
		s.middle = new(big.Rat).Sub(s.middle, one)
	}
	s.verb, s.signed = "增长", true
	return s
}

// checkIncrements compares what one level is said to have grown by in an amount and in percent, or in percent and as a multiple.
func (a *Auditor) checkIncrements(p *page, r *report) {
	for _, l := range p.lines {
		for i := 1; i < len(l.figures); i++ {
			x, y := l.figures[i-1], l.figures[i]
			if x.start < 0 || y.start < 0 || x.Measure != schema.MeasureChange {
				continue
			}
			switch {
			case amountChange(x) && y.Measure == schema.MeasureChange && y.UnitKind == schema.Percent:
				a.checkIncrement(p, x, y, x, y, r)
			case amountChange(y) && x.UnitKind == schema.Percent && y.Measure == schema.MeasureChange:
				a.checkIncrement(p, y, x, x, y, r)
			case x.UnitKind == schema.Percent && y.Measure == schema.MeasureMultiple && y.UnitKind == schema.Multiple:
				a.checkGrowthAndMultiple(p, x, y, r)
			}
		}
	}
}

func amountChange(f *figure) bool {
	switch f.UnitKind {
	case schema.Percent, schema.PercentagePoint, schema.Permille, schema.Multiple, schema.Rank, schema.Ratio, schema.Temperature:
		return false
	}
	return f.Measure == schema.MeasureChange && f.known
}

// averageBesideTotal reports an average that its sentence states beside the total: 接警7109起，日均229起，环比减少312起 is a change of the
// one or of the other.
func (a *Auditor) averageBesideTotal(level *figure) bool {
	if !hasAny(level.left(), a.words.Average) {
		return false
	}
	for _, f := range level.line.figures {
		if f != level && f.level() && f.unitFamily() == level.unitFamily() && !hasAny(f.left(), a.words.Average) {
			return true
		}
	}
	return false
}

// checkIncrement compares amount and percent of one change with its level: 1200万元，增加200万元，增长20%. first and second are the
// two in the order of the text.
func (a *Auditor) checkIncrement(p *page, amount, percent, first, second *figure, r *report) {
	level := p.root(first)
	if level == first || level.line != first.line || !level.level() || level.start < 0 || p.root(second) != level || level.unitFamily() != amount.unitFamily() {
		return
	}
	if first.Modality != level.Modality || second.Modality != level.Modality || !oneComparison(first, second) {
		return
	}
	if a.averageBesideTotal(level) {
		return
	}
	gap := second.before()
	if hasAny(gap, a.words.Averaged) || hasAny(gap, a.words.Among) || hasAny(first.before(), a.words.Averaged) || hasAny(first.before(), a.words.Among) {
		return
	}
	if a.throughBase(first) || strings.ContainsAny(gap, "；;") || !a.plainChange(first, level) || !a.plainChange(second, level) {
		return
	}
	base := level.inBase().sub(amount.inBase())
	if !base.positive() {
		return
	}
	grade := schema.GradeContradiction
	if hasAny(level.line.text, a.words.OtherPrices) || hasAny(level.Indicator, a.words.RealIndicator) {
		grade = schema.GradeInfo
	}
	expected := amount.inBase().over(base).times(hundred)
	if !expected.disjoint(percent.stands) {
		return
	}
	kind, tolerance := incrementRateDisagrees, a.limits.halfUnit
	if expected.sign()*percent.stands.sign() < 0 {
		kind = directionDisagrees
	} else if a.cut(expected, percent) {
		grade, tolerance = schema.GradeInfo, a.limits.truncationUnits
	}
	var middle *big.Rat
	if level.middle != nil && amount.middle != nil {
		change := new(big.Rat).Mul(amount.middle, amount.base)
		before := new(big.Rat).Mul(level.middle, level.base)
		if before.Sub(before, change); before.Sign() > 0 {
			middle = change.Quo(change, before)
			middle.Mul(middle, hundred)
		}
	}
	text := "现为 " + level.named() + "，" + phrase(amount) + "：变动率应为 " + a.expectedText(expected, middle, percent, "%") + "，文中为“" + phrase(percent) + "”"
	r.add(gradeOf(grade, level, amount, percent), kind, text, tolerance.shown(), level, amount, percent)
}

// oneComparison reports two changes against the same: the second names nothing else.
func oneComparison(first, second *figure) bool {
	if first.Comparison == second.Comparison {
		return first.Comparison != schema.VersusBase || second.BaselineText == "" || first.BaselineText == second.BaselineText
	}
	return second.Comparison == schema.None || first.Comparison == schema.None && second.BaselineText == "" && !strings.Contains(second.left(), "同比") && !strings.Contains(second.left(), "环比")
}

// throughBase reports a change whose clause names another level that it starts from.
func (a *Auditor) throughBase(f *figure) bool {
	if f.index == 0 {
		return false
	}
	near := f.line.figures[f.index-1]
	gap, ok := between(near, f)
	return ok && near.level() && !strings.ContainsAny(gap, marks) && endsWithAny(strings.TrimRight(near.left(), "的年 "), a.words.CompareBefore)
}

// checkGrowthAndMultiple compares 增长150% with 是上年的3倍 behind it.
func (a *Auditor) checkGrowthAndMultiple(p *page, percent, multiple *figure, r *report) {
	level := p.root(percent)
	if level == percent || level.line != percent.line || multiple.indicator() != percent.indicator() || multiple.BaselineText == "" {
		return
	}
	if multiple.Comparison != percent.Comparison && percent.Comparison != schema.None || hasAny(percent.before(), a.words.Averaged) || hasAny(percent.line.text, a.words.OtherPrices) {
		return
	}
	expected := percent.stands.times(new(big.Rat).Inv(hundred)).add(point(big.NewRat(1, 1)))
	if !expected.disjoint(multiple.stands) {
		return
	}
	var middle *big.Rat
	if percent.middle != nil {
		middle = new(big.Rat).Add(new(big.Rat).Quo(percent.middle, hundred), big.NewRat(1, 1))
	}
	grade := schema.GradeSuspicious
	if percent.Comparison == multiple.Comparison && a.plainChange(percent, level) {
		grade = schema.GradeContradiction
	}
	text := "“" + phrase(percent) + "”即为原来的 " + a.expectedText(expected, middle, multiple, " 倍") + "，文中为“" + phrase(multiple) + "”"
	r.add(gradeOf(grade, percent, multiple), multipleGrowthDisagrees, text, a.limits.halfUnit.shown(), percent, multiple)
}
