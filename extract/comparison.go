package extract

import (
	"strings"

	"statclaim/schema"
)

// What a change is compared with where its own words leave it open.

// compare lets a change without a comparison of its own be compared with the year before where the article does so: rates
// anywhere, amounts only right behind the level that they changed (在校生96.96万人，减少0.83万人).
func (ctx *context) compare(c *claim, earlier []*claim) {
	if c.measure == schema.MeasureLevel && c.direction == "" && c.comparison != schema.VersusPlan && !ctx.recovered(c) {
		c.comparison = "" // 较上年的6.4亿元减少: the base itself is compared with nothing
	}
	if c.comparison == schema.MonthOnMonth && isQuarter(c.period.edtf) {
		c.comparison = schema.QuarterOnQuarter
	}
	if c.measure != schema.MeasureChange {
		return
	}
	if c.rule == "change.noun.base" {
		c.comparison, c.base = "", nil // 增速比上月的5%低: the 5% itself is not over the month
	}
	derived := ctx.comparesWithBase(c) || ctx.samePart(c)
	if c.comparison == schema.YearOnYear && ctx.yearEnd(c) {
		c.comparison = schema.VersusBase
	}
	if c.comparison == schema.YearOnYear && !derived {
		ctx.yearly = true
	}
	if n := len(earlier); n > 0 && c.comparison == "" && c.indicator.basis == schema.BasisInherited && follows(earlier[n-1], c) {
		c.comparison = earlier[n-1].comparison
		return
	}
	if c.comparison == "" && ctx.saysYearly(c, earlier) {
		c.comparison, ctx.yearly = schema.YearOnYear, true
		return
	}
	if c.comparison != "" || !ctx.yearly || ctx.ownPace(c) || c.overYears() || c.modality != "" && c.modality != schema.Actual {
		return
	}
	switch c.q.UnitKind {
	case schema.Percent, schema.PercentagePoint, schema.Multiple, schema.Permille:
		if c.rule != "change.by.short" || !ofOneDay(c.period) || yearlyBefore(c, earlier) { // 跌2.08% of the day
			c.comparison = schema.YearOnYear
		}
	default:
		if n := len(earlier); n > 0 && goesOnYearly(earlier[n-1], c) {
			c.comparison = schema.YearOnYear
		}
		if n := len(earlier); n > 0 && earlier[n-1].measure == schema.MeasureLevel && earlier[n-1].q.Unit == c.q.Unit {
			c.comparison = schema.YearOnYear
		}
	}
}

// overYears reports a change over the years that its clause names: 收案量五年翻了一番, 两年里掉了11个百分点; but not 连续五年增长8%.
func (c *claim) overYears() bool {
	start := c.s.clause(c.q.Anchor).Start
	for i := range c.s.quantities {
		q := &c.s.quantities[i]
		if q.UnitKind == schema.Duration && q.Anchor.Start >= start && q.Anchor.End <= c.q.Outer.Start && c.s.text[q.Anchor.End-1] == '年' &&
			(q.Anchor.Start < 2 || c.s.text[q.Anchor.Start-1] != '续') {
			return true
		}
	}
	return false
}

// ofOneDay reports a period that is a day, or may be: it is not known.
func ofOneDay(p periodOf) bool { return p.edtf == "" || p.oneDay() != nil }

// yearlyBefore reports that the change before, told in the same way, is one over the year: 服装按年升28.7%，药物升37.8%.
func yearlyBefore(c *claim, earlier []*claim) bool {
	n := len(earlier)
	return n > 0 && earlier[n-1].rule == c.rule && earlier[n-1].comparison == schema.YearOnYear
}

// comparesWithBase lets the time that a change is measured from tell what it is compared with.
func (ctx *context) comparesWithBase(c *claim) bool {
	if c.comparison == schema.VersusBase && c.period.edtf == "" && ctx.cues.LastYear.isString(c.period.printed) && c.baseline.printed == "前年" {
		c.comparison = schema.YearOnYear // 去年分红120万元，比前年多三成, in a text without a date
		return true
	}
	if c.base == nil || c.base.Start == nil || c.comparison != "" && c.comparison != schema.VersusBase || !directly(c) {
		return false
	}
	c.comparison = c.period.over(c.base)
	if len(c.base.EDTF) != len("2023") && endsWithAny([]rune(c.baseline.printed), "末", "底") {
		c.comparison = schema.VersusBase // 较4月末: a point in time
	}
	return true
}

// samePart makes a change one over the year that is compared with the same part of the year before, whatever year that was:
// 今年上半年…，比去年上半年增长5%.
func (ctx *context) samePart(c *claim) bool {
	if c.base == nil || c.base.Start != nil || c.comparison != schema.VersusBase {
		return false
	}
	base := []rune(c.baseline.printed)
	if len(base) > 2 && startsWithAny(base, 0, "去年", "上年") && strings.HasSuffix(c.period.printed, string(base[2:])) {
		c.comparison = schema.YearOnYear
	}
	return false
}

// directly reports a change right behind what it is compared with: 比8月多5起, 较2023年同期增长39%, but not 比2020年平均水平高.
func directly(c *claim) bool {
	const link = 6
	return c.q.Outer.Start-c.baseline.span.End <= link
}

// goesOnYearly reports an amount of change right behind one over the year: 事故起数同比下降两成，死亡人数减少2人.
func goesOnYearly(before, c *claim) bool {
	return before.measure == schema.MeasureChange && before.comparison == schema.YearOnYear && before.rule == c.rule &&
		find(c.s.text, before.q.Outer.End, c.q.Outer.Start, "；") < 0 && find(c.s.text, before.q.Outer.End, c.q.Outer.Start, "其中") < 0
}

// recovered reports a level that is measured by an earlier one: 恢复至2019年同期的88.1%.
func (ctx *context) recovered(c *claim) bool {
	return ctx.cues.Recovered.begins(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}

// follows reports a change told a second way right behind the first: 比上旬减少96.3万吨，下降5.52%.
func follows(before, c *claim) bool {
	return before.measure == schema.MeasureChange && before.direction == c.direction && before.q.UnitKind != c.q.UnitKind &&
		c.q.Outer.Start-before.q.Outer.End <= 6
}

// saysYearly reports 同比 or 去年同期 in a clause without a number of its own between the number before and this one: 同比一降一升，降了11.6%.
func (ctx *context) saysYearly(c *claim, earlier []*claim) bool {
	start := 0
	if n := len(earlier); n > 0 {
		start = earlier[n-1].q.Outer.End
	}
	return ctx.cues.OverYear.begins(c.s, start, c.q.Outer.Start)
}

// isQuarter reports an EDTF interval of one calendar quarter.
func isQuarter(edtf string) bool {
	if len(edtf) != len("2023-01/2023-03") {
		return false
	}
	switch edtf[4:8] + edtf[12:] {
	case "-01/-03", "-04/-06", "-07/-09", "-10/-12":
		return edtf[:4] == edtf[8:12]
	}
	return false
}

// yearEnd reports a comparison with the end of the year before for a figure that is not a year's: 3月末 … 比上年末.
func (ctx *context) yearEnd(c *claim) bool {
	if len(c.period.edtf) == 4 || c.period.edtf == "" {
		return false
	}
	return ctx.cues.YearEnd.stands(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}

// ownPace reports a change that names its own span of time: 两年平均增长, 年均下降, 累计上涨.
func (ctx *context) ownPace(c *claim) bool {
	return ctx.cues.OwnPace.stands(c.s, c.s.clause(c.q.Outer).Start, c.q.Outer.Start)
}
