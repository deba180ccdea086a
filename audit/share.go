package audit

import (
	"math/big"
	"slices"
	"strings"

	"statclaim/schema"
)

// Types of findings about shares.
const (
	sharesExceed   = "shares_exceed_hundred"
	sharesDiffer   = "shares_differ_from_hundred"
	shareDisagrees = "share_disagrees"
	rateDisagrees  = "rate_disagrees"
)

var hundred = big.NewRat(100, 1)

// percentShare reports a share in percent.
func percentShare(f *figure) bool {
	return f.known && f.Measure == schema.MeasureShare && f.UnitKind == schema.Percent
}

// shareLike reports a share, or a level in percent of a list behind 其中 that is one: 其中男性60%，女性40%.
func (a *Auditor) shareLike(f *figure) bool {
	if percentShare(f) {
		return true
	}
	if !f.level() || f.UnitKind != schema.Percent || f.Comparison != schema.None || f.start < 0 || !hasAny(f.line.text[:f.start], a.words.Among) {
		return false
	}
	for i := range a.words.groups {
		if part, word := a.words.groups[i].part(f.indicator()); part >= 0 && len(f.indicator())-len(word) <= len("性") {
			return true
		}
	}
	return false
}

// checkShareSums adds the shares of a list, and the parts of a ratio of shares (21.0∶31.6∶47.4).
func (a *Auditor) checkShareSums(p *page, r *report) {
	for _, l := range p.lines {
		figures := withoutAges(l.figures)
		for i := 0; i < len(figures); {
			j := i
			for j < len(figures) && a.shareLike(figures[j]) && (j == i || a.sameList(figures[j-1], figures[j])) {
				j++
			}
			if j-i > 1 {
				a.checkShareList(figures[i:j], r)
			}
			i = max(j, i+1)
		}
		for _, f := range l.figures {
			a.checkRatio(f, r)
		}
	}
}

// withoutAges leaves out the ages that name the parts of a list: 18岁以下占25%.
func withoutAges(figures []*figure) []*figure {
	return slices.DeleteFunc(slices.Clone(figures), func(f *figure) bool { return f.UnitKind == schema.Age })
}

// sameList reports a share that goes on with the list of the one before it: of the same time, and of no whole of its own.
func (a *Auditor) sameList(x, y *figure) bool {
	gap, ok := between(x, y)
	return ok && x.Period == y.Period && x.Modality == y.Modality && !strings.ContainsAny(gap, "；;。") && !hasAny(gap, a.words.Among) &&
		(wholeNamed(y) == "" || wholeNamed(y) == wholeNamed(x))
}

// wholeNamed is what a share is said to be of: 占[财政收入]的比重为.
func wholeNamed(f *figure) string {
	left := f.left()
	i := strings.LastIndex(left, "占")
	if i < 0 {
		return ""
	}
	name := strings.TrimLeft(left[i+len("占"):], "了到比")
	name, _, _ = strings.Cut(name, "的")
	return strings.TrimSpace(strings.Trim(name, "为达是约近到至 "))
}

func (a *Auditor) checkShareList(list []*figure, r *report) {
	shares, complete, grade := a.sharesOfOneWhole(list)
	if len(shares) < 2 {
		return
	}
	sum := sumOf(shares)
	full := point(a.limits.wholePercent.value)
	switch {
	case full.below(sum):
		r.add(gradeOf(grade, shares...), sharesExceed, shareSumText(shares)+"，超过 100%", a.limits.wholePercent.shown(), shares...)
	case complete && sum.below(full):
		r.add(gradeOf(grade, shares...), sharesDiffer, shareSumText(shares)+"，不足 100%", a.limits.wholePercent.shown(), shares...)
	}
}

// sharesOfOneWhole picks the shares that exclude each other, and says whether they are all of the whole.
func (a *Auditor) sharesOfOneWhole(list []*figure) (shares []*figure, complete bool, grade string) {
	first, last := list[0], list[len(list)-1]
	if hasAny(last.indicator()+last.left(), a.words.Rest) {
		return list, true, schema.GradeContradiction
	}
	each := hasAny(first.left(), a.words.Respectively)
	if each && len(list) == 3 && hasAny(first.line.text[:first.start], a.words.ThreeIndustries) {
		return list, true, schema.GradeContradiction
	}
	members, g := a.groupOf(list)
	if len(list) > max(2, len(members)) && distinct(list) && hasAny(first.line.text[:first.start], a.words.Divides) {
		return list, false, schema.GradeSuspicious
	}
	if len(members) > 1 {
		full := g.complete && len(members) == len(g.parts)
		if full && len(g.whole) == 0 {
			return members, false, schema.GradeContradiction
		}
		return members, full, schema.GradeContradiction
	}
	if each && distinct(list) {
		if hasAny(first.line.text[:first.start], a.words.Among) {
			return list, false, schema.GradeContradiction
		}
		return list, false, schema.GradeSuspicious
	}
	return nil, false, ""
}

// distinct reports figures of different indicators.
func distinct(figures []*figure) bool {
	for i, f := range figures {
		for _, g := range figures[:i] {
			if f.indicator() == g.indicator() || f.Subject != g.Subject && f.SubjectBasis == schema.BasisStated && g.SubjectBasis == schema.BasisStated {
				return false
			}
		}
	}
	return true
}

func shareSumText(shares []*figure) string {
	sum := new(big.Rat)
	places := 0
	var texts []string
	for _, f := range shares {
		texts = append(texts, f.named())
		if f.middle != nil {
			sum.Add(sum, f.middle)
		}
		places = max(places, f.places)
	}
	return strings.Join(texts, "＋") + "＝" + decimals(sum, places) + "%"
}

// checkRatio adds the parts of a ratio that names shares.
func (a *Auditor) checkRatio(f *figure, r *report) {
	if f.UnitKind != schema.Ratio || !hasAny(f.indicator()+f.left(), a.words.Structure) {
		return
	}
	parts := strings.FieldsFunc(f.NumberText, func(c rune) bool { return strings.ContainsRune("∶:：比", c) })
	if len(parts) < 3 {
		return
	}
	sum, half, places := new(big.Rat), new(big.Rat), 0
	for _, text := range parts {
		digits, runs := arabic(strings.TrimSpace(text))
		d, err := schema.ParseDecimal(digits)
		value, fits := rat(&d)
		if err != nil || runs != 1 || !fits {
			return
		}
		sum.Add(sum, value)
		places = max(places, -d.Exponent())
		half.Add(half, new(big.Rat).Mul(powerOfTen(d.Exponent()), a.limits.halfUnit.value))
	}
	full := a.limits.wholePercent.value
	near := around(full, new(big.Rat).Mul(full, a.limits.partsOfRatioPercent.hundredth()))
	if near.disjoint(point(sum)) || !around(sum, half).disjoint(point(full)) {
		return
	}
	r.add(gradeOf(schema.GradeContradiction, f), sharesDiffer, f.named()+" 各项之和为 "+decimals(sum, places)+"，不是 100", a.limits.wholePercent.shown(), f)
}
