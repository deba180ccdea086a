package extract

import (
	"statclaim/extract/fold"
	"statclaim/schema"
)

// Figures of a stock (余额, 网点, 员工) in a report about several months are of the months' end where the report states it: 截至9月末,
// …前三季度…贷款余额.

// learnEnd keeps the point in time that an article states its stocks at: 截至9月末, 6月末, 报告期末.
func (ctx *context) learnEnd(s *sentence, g *governor) {
	if g.EDTF == "" || g.End == nil || g.baseline || !g.Until && !ctx.cues.PointEnd.end(s.text[:g.Span.End]) {
		return
	}
	if len(g.EDTF) == len("2024-09") || len(g.EDTF) == len("2024-09-30") {
		ctx.end = g.stated(s)
	}
}

// atEnd gives an inherited period of several months the point at their end that the article stated, for a stock.
func (ctx *context) atEnd(p periodOf, c *claim) periodOf {
	last := p.lastMonth()
	if last == "" || ctx.end.edtf == "" || *ctx.end.end != *p.end && ctx.end.edtf != last || !ctx.isStock(c) {
		return p
	}
	return ctx.end.inherit()
}

// isStock reports a figure of a stock by its name, or one that only goes on about one: 营业网点287个，较年初撤并9个.
func (ctx *context) isStock(c *claim) bool {
	if c.measure == schema.MeasureRank || c.measure == schema.MeasureChange && c.comparison == "" { // 贷款增加1874亿元 of a quarter
		return false
	}
	if c.indicator.basis == schema.BasisInherited && c.indicator.of != nil && c.indicator.of != c {
		return ctx.isStock(c.indicator.of)
	}
	name := []rune(c.indicator.printed)
	if !ctx.cues.StockName.end(fold.Runes(name)) {
		return false
	}
	clause := c.s.clause(c.q.Outer)
	return !ctx.cues.FlowBefore.begins(c.s, clause.Start, c.q.Outer.Start)
}

// lastMonth gives the last month of a period of several whole months, or "".
func (p periodOf) lastMonth() string {
	if len(p.edtf) != len("2024-01/2024-09") || p.start == nil || p.end == nil {
		return ""
	}
	return p.edtf[len("2024-01/"):]
}

// learnReport lets a report on a quarter be about the year to its end once it says so: 2024年第三季度报告 … 前三季度.
func (ctx *context) learnReport(p periodOf) {
	a := ctx.article
	if !isQuarter(a.edtf) || p.lastMonth() != a.lastMonth() || p.start == nil || p.start.Month != 1 || p.start.Year != a.end.Year {
		return
	}
	ctx.article = p
}
