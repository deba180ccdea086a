package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// checkShares compares a stated share with the part and the whole that are stated too.
func (a *Auditor) checkShares(p *page, wholes map[*figure]*figure, r *report) {
	for _, f := range p.figures {
		if !percentShare(f) {
			continue
		}
		part := a.partOfShare(p, f)
		if part == nil {
			continue
		}
		whole, grade := a.wholeOfShare(p, f, part, wholes)
		if whole == nil || whole == part || !whole.stands.positive() {
			continue
		}
		a.compareShare(f, part, whole, grade, shareDisagrees, r)
	}
}

// partOfShare is the amount that a share stands for: the one that it is related to, in its own sentence.
func (a *Auditor) partOfShare(p *page, f *figure) *figure {
	part := p.root(f)
	if part == f || part.line != f.line || !part.additive() || part.start < 0 || f.start < 0 {
		return nil
	}
	gap := f.line.text[part.end:f.start]
	if i := strings.LastIndex(gap, "占"); i >= 0 {
		gap = gap[:i] // what stands behind names the whole: 占年度计划50亿元的
	}
	if f.Modality != part.Modality || hasAny(gap, a.words.NotPart) {
		return nil
	}
	return part
}

// wholeOfShare finds the whole: an amount between 占 and the share (占总投资727亿元的66.9%), an amount of the name behind 占, or,
// for a 占 that names nothing, what 其中 divides.
func (a *Auditor) wholeOfShare(p *page, f, part *figure, wholes map[*figure]*figure) (whole *figure, grade string) {
	if f.index > 0 {
		near := f.line.figures[f.index-1]
		gap, ok := between(near, f)
		if ok && near != part && near.additive() && sameUnit(near, part) && strings.HasPrefix(gap, "的") && strings.Contains(near.left(), "占") {
			return near, schema.GradeContradiction
		}
	}
	name := wholeNamed(f)
	own := wholes[part]
	if name == "" && own == nil {
		name = a.wholeOfList(f)
	}
	if name == "" || isAny(name, a.words.WholeNames) {
		short := strings.Contains(f.left(), "占") || strings.Contains(f.left(), "比")
		if own != nil && short && own.line == part.line {
			return own, schema.GradeContradiction
		}
		if own != nil {
			return own, schema.GradeSuspicious
		}
		return nil, ""
	}
	return a.levelNamed(p, name, part, f)
}

// wholeOfList is the whole that an earlier share of the sentence names: 空调占营业收入的54%；冰箱占29%.
func (a *Auditor) wholeOfList(f *figure) string {
	if !strings.Contains(f.left(), "占") {
		return ""
	}
	for i := f.index - 1; i >= 0 && i >= f.index-8; i-- {
		if g := f.line.figures[i]; percentShare(g) && wholeNamed(g) != "" {
			return wholeNamed(g)
		}
	}
	return ""
}

// levelNamed finds the amount of a name, of the same time and unit: in the share's paragraph, else, if there is only one, in its
// article.
func (a *Auditor) levelNamed(p *page, name string, part, f *figure) (whole *figure, grade string) {
	fits := func(g *figure) bool {
		return g != part && g.indicator() == name && g.additive() && sameUnit(g, part) && g.Period == part.Period && g.Modality == part.Modality
	}
	grade = schema.GradeContradiction
	reach := a.limits.reachClaims.whole()
	for _, g := range p.figures[max(0, f.order-reach):min(len(p.figures), f.order+reach+1)] {
		if g.ParagraphIndex != f.ParagraphIndex || !fits(g) {
			continue
		}
		if whole != nil && whole.stands.disjoint(g.stands) {
			return nil, ""
		}
		whole = g
		if g.line != f.line {
			grade = schema.GradeSuspicious
		}
	}
	if whole != nil {
		return whole, grade
	}
	for _, g := range p.levels[levelKey(name, part.Period, part)] {
		if g.ArticleIndex != f.ArticleIndex || g.Subject != part.Subject && part.Subject != "" || !fits(g) {
			continue
		}
		if whole != nil && whole.stands.disjoint(g.stands) {
			return nil, ""
		}
		whole = g
	}
	return whole, schema.GradeSuspicious
}

func (a *Auditor) compareShare(f, part, whole *figure, grade, kind string, r *report) {
	expected := part.stands.over(whole.stands).times(hundred)
	if !expected.disjoint(f.stands) {
		return
	}
	tolerance := a.limits.halfUnit
	if a.cut(expected, f) {
		grade, tolerance = schema.GradeInfo, a.limits.truncationUnits
	}
	text := part.named() + " ÷ " + whole.named() + "，应占 " + a.expectedText(expected, quotient(part, whole, hundred), f, "%") + "，文中为“" + phrase(f) + "”"
	r.add(gradeOf(grade, f, part, whole), kind, text, tolerance.shown(), f, part, whole)
}

// quotient is the quotient of two printed values; nil where one has none.
func quotient(a, b *figure, factor *big.Rat) *big.Rat {
	if a.middle == nil || b.middle == nil || b.middle.Sign() == 0 {
		return nil
	}
	q := new(big.Rat).Quo(new(big.Rat).Mul(a.middle, a.base), new(big.Rat).Mul(b.middle, b.base))
	return q.Mul(q, factor)
}

// cut reports a result so near that the printed figure may have been cut to it instead of rounded, or, where it is almost the
// same, rounded the wrong way; and one that only a strict reading of 近 or 超过 keeps out.
func (a *Auditor) cut(expected interval, f *figure) bool {
	if f.exact || f.middle == nil {
		return false
	}
	gap := expected.gap(f.stands)
	reach := new(big.Rat).Sub(a.limits.truncationUnits.value, a.limits.halfUnit.value)
	if gap.Cmp(reach.Mul(reach, f.step)) >= 0 {
		return false
	}
	outwards := f.middle.Sign() >= 0 == f.stands.below(expected)
	almost := new(big.Rat).Mul(new(big.Rat).Abs(f.middle), a.limits.roundingPercent.hundredth())
	return f.Qualifier != schema.Exact || outwards || gap.Cmp(almost) < 0
}

// expectedText prints a result with one decimal more than the figure that it is compared with, and what it may be by the
// printed precision.
func (a *Auditor) expectedText(expected interval, middle *big.Rat, f *figure, unit string) string {
	places := min(max(f.places, 0)+1, 4)
	if middle == nil {
		return rangeText(expected, places, unit)
	}
	text := decimals(middle, places) + unit
	if expected.isPoint() || rangeText(expected, places, unit) == text {
		return text
	}
	return text + "（按印出精度 " + rangeText(expected, places, unit) + "）"
}

// phrase is a figure with the words of its clause before it: 同比增长20%.
func phrase(f *figure) string {
	if f.start < 0 || f.Section == schema.SectionTable {
		return f.named()
	}
	clause := f.line.text[:f.start]
	if i := strings.LastIndexAny(clause, marks); i >= 0 {
		clause = strings.TrimLeft(clause[i:], marks)
	}
	left := []rune(strings.TrimLeft(clause, " 、（(）)"))
	const most = 14
	if len(left) > most {
		left = append([]rune("…"), left[len(left)-most:]...)
	}
	return strings.Join(strings.Fields(string(left)+f.NumberText), "")
}

// checkRates compares a rate with the two counts before it in its sentence: 抽检1200批次，合格1150批次，合格率98%.
func (a *Auditor) checkRates(p *page, r *report) {
	for _, f := range p.figures {
		name := f.indicator()
		if f.UnitKind != schema.Percent || !f.level() || !strings.HasSuffix(name, "率") || f.IndicatorBasis != schema.BasisStated || f.start < 0 {
			continue
		}
		verb := []rune(strings.TrimSuffix(name, "率"))
		if len(verb) < 2 {
			continue
		}
		if part, whole := a.countsOfRate(f, a.verbsOf(string(verb[len(verb)-2:]))); part != nil {
			a.compareShare(f, part, whole, schema.GradeSuspicious, rateDisagrees, r)
		}
	}
}

// countsOfRate finds the count that the rate's verb names and the count before it.
func (a *Auditor) countsOfRate(f *figure, done []string) (part, whole *figure) {
	for i := f.index - 1; i > 0 && i >= f.index-3; i-- {
		g := f.line.figures[i]
		if !g.additive() || g.start < 0 || !hasAny(g.left(), done) {
			continue
		}
		before := f.line.figures[i-1]
		if before.additive() && sameUnit(before, g) && before.Modality == g.Modality && !hasAny(g.before(), a.words.NotPart) && before.stands.positive() && !before.stands.below(g.stands) && !a.ofBoth(f, g, before) {
			return g, before
		}
	}
	return nil, nil
}

// verbsOf gives the verbs of a rate: 结案率 is of 审结 too.
func (a *Auditor) verbsOf(rate string) []string {
	for _, row := range a.words.RateVerbs {
		if name, verbs, _ := strings.Cut(row, ":"); name == rate {
			return append([]string{rate}, strings.Split(verbs, "|")...)
		}
	}
	return []string{rate}
}

// ofBoth reports a rate of the two counts together: 批准逮捕92人，不捕76人，不捕率45.2%.
func (a *Auditor) ofBoth(f, part, other *figure) bool {
	return !part.stands.over(part.stands.add(other.stands)).times(hundred).disjoint(f.stands)
}
