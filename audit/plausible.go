package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// Types of findings about one claim that cannot be, or hardly.
const (
	overHundred       = "percent_over_hundred"
	fallOverHundred   = "fall_over_hundred"
	negativeAmount    = "negative_amount"
	ageTooHigh        = "age_too_high"
	rankBelowFirst    = "rank_below_first"
	temperatureBeyond = "temperature_beyond"
	boundsReversed    = "bounds_reversed"
)

// checkPlausible looks at every claim by itself.
func (a *Auditor) checkPlausible(p *page, r *report) {
	for _, f := range p.figures {
		if lower, ok := rat(f.Lower); ok {
			if upper, ok := rat(f.Upper); ok && lower.Cmp(upper) > 0 {
				r.add(schema.GradeSuspicious, boundsReversed, "下限 "+short(lower)+" 大于上限 "+short(upper)+"：“"+f.printed()+"”", "", f)
			}
		}
		if !f.known || f.Modality == schema.Hypothetical {
			continue
		}
		switch {
		case f.Measure == schema.MeasureChange:
			a.checkFall(f, r)
		case f.UnitKind == schema.Percent:
			a.checkPercent(f, r)
		case f.UnitKind == schema.Age:
			a.checkAge(f, r)
		case f.UnitKind == schema.Rank:
			a.checkRank(f, r)
		case f.UnitKind == schema.Temperature:
			a.checkTemperature(f, r)
		}
		a.checkNegative(f, r)
	}
}

// checkPercent looks for rates of a whole, and shares of one, over 100 % or below 0 %.
func (a *Auditor) checkPercent(f *figure, r *report) {
	full := a.limits.wholePercent
	name := f.indicator()
	above := f.stands.low != nil && f.stands.low.Cmp(full.value) > 0
	if f.middle != nil && f.middle.Cmp(full.value) <= 0 || !above || f.Comparison == schema.VersusPlan || f.Comparison == schema.VersusBase {
		return
	}
	clause := name + f.left()
	explanation := f.named() + "，超过 100%"
	switch {
	case hasAny(clause, a.words.MayExceed):
	case f.IndicatorBasis == schema.BasisStated && endsWithAny(name, a.words.RateOfWhole):
		r.add(gradeOf(schema.GradeContradiction, f), overHundred, explanation, full.shown(), f)
	case f.Measure == schema.MeasureShare && hasAny(wholeNamed(f), a.words.WholeNames):
		r.add(gradeOf(schema.GradeContradiction, f), overHundred, "“"+phrase(f)+"”，占比超过 100%", full.shown(), f)
	case f.Measure == schema.MeasureShare && (strings.Contains(f.left(), "占") || endsWithAny(name, []string{"占比", "比重"})):
		grade := schema.GradeSuspicious
		if hasAny(wholeNamed(f), a.words.MeasuredBy) {
			grade = schema.GradeInfo
		}
		r.add(grade, overHundred, "“"+phrase(f)+"”，占比超过 100%", full.shown(), f)
	case f.IndicatorBasis != schema.BasisStated && endsWithAny(name, a.words.RateOfWhole):
		r.add(schema.GradeSuspicious, overHundred, explanation, full.shown(), f)
	case strings.HasSuffix(name, "率") || strings.HasSuffix(name, "度"):
		r.add(schema.GradeInfo, overHundred, explanation+"（此类指标有的可以超过）", full.shown(), f)
	}
}

// checkFall looks for a fall of more than all. What may turn into less than nothing, such as a profit, may fall so.
func (a *Auditor) checkFall(f *figure, r *report) {
	limit := a.limits.fallPercent
	if f.UnitKind != schema.Percent || f.stands.high == nil || f.stands.high.Cmp(new(big.Rat).Neg(limit.value)) >= 0 {
		return
	}
	if f.middle != nil && new(big.Rat).Neg(f.middle).Cmp(limit.value) <= 0 {
		return
	}
	name := f.indicator()
	grade := schema.GradeContradiction
	switch {
	case hasAny(name, a.words.MayTurnNegative):
		return
	case name == "" || f.IndicatorBasis != schema.BasisStated:
		grade = schema.GradeSuspicious
	}
	r.add(gradeOf(grade, f), fallOverHundred, "“"+phrase(f)+"”：下降超过 100%，余下的会小于零", limit.shown(), f)
}

// checkNegative looks for less than nothing of what is counted.
func (a *Auditor) checkNegative(f *figure, r *report) {
	if f.Measure != schema.MeasureLevel || f.stands.high == nil || f.stands.high.Sign() >= 0 || f.middle == nil {
		return
	}
	owned := f.UnitKind == schema.Money && endsWithAny(f.indicator(), a.words.MoneyOwned)
	switch f.UnitKind {
	case schema.Count, schema.Age, schema.Area, schema.Mass, schema.Volume:
	default:
		if !owned {
			return
		}
	}
	clause := f.indicator() + f.left()
	if hasAny(clause, a.words.MayBeNegative) {
		return
	}
	grade := schema.GradeContradiction
	if owned || f.IndicatorBasis != schema.BasisStated || f.Section == schema.SectionTable || rangeDash(f) {
		grade = schema.GradeSuspicious
	}
	r.add(gradeOf(grade, f), negativeAmount, f.named()+"：数量小于零", "", f)
}

// rangeDash reports a minus sign that may join two numbers.
func rangeDash(f *figure) bool {
	if f.start <= 0 {
		return true
	}
	last := f.line.text[f.start-1]
	return last >= '0' && last <= '9' || last == '%' || last == ')' || last >= 'A' && last <= 'z'
}

func (a *Auditor) checkAge(f *figure, r *report) {
	limit := a.limits.ageYears
	if f.stands.low == nil || f.stands.low.Cmp(limit.value) <= 0 || hasAny(f.line.text, a.words.OldThings) {
		return
	}
	grade := schema.GradeSuspicious
	if hasAny(f.indicator()+f.before()+f.right(), a.words.Persons) {
		grade = schema.GradeContradiction
	}
	r.add(gradeOf(grade, f), ageTooHigh, f.named()+"：没有人活过 "+limit.text+" 岁", limit.shown(), f)
}

func (a *Auditor) checkRank(f *figure, r *report) {
	limit := a.limits.firstRank
	if f.Measure != schema.MeasureRank || f.stands.high == nil || f.stands.high.Cmp(limit.value) >= 0 {
		return
	}
	r.add(gradeOf(schema.GradeContradiction, f), rankBelowFirst, "“"+phrase(f)+"”：名次从第 1 起", limit.shown(), f)
}

func (a *Auditor) checkTemperature(f *figure, r *report) {
	if f.Measure != schema.MeasureLevel || f.Unit != "℃" && !strings.Contains(f.Unit, "摄氏") && f.Unit != "°C" && f.Unit != "度" {
		return
	}
	text := f.indicator() + f.left()
	check := func(low, high *limit, what string) bool {
		switch {
		case low != nil && f.stands.high != nil && f.stands.high.Cmp(low.value) < 0:
			r.add(gradeOf(schema.GradeContradiction, f), temperatureBeyond, f.named()+"：低于"+what+"的可能下限 "+low.text+"℃", low.shown(), f)
		case high != nil && f.stands.low != nil && f.stands.low.Cmp(high.value) > 0:
			r.add(gradeOf(schema.GradeContradiction, f), temperatureBeyond, f.named()+"：高于"+what+"的可能上限 "+high.text+"℃", high.shown(), f)
		default:
			return false
		}
		return true
	}
	switch {
	case check(&a.limits.absoluteZero, nil, "温度"):
	case hasAny(text, a.words.Air):
		check(&a.limits.airColdest, &a.limits.airHottest, "气温")
	case hasAny(text, a.words.Body):
		check(&a.limits.bodyColdest, &a.limits.bodyHottest, "体温")
	}
}
