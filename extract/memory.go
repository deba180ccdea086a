package extract

import (
	"statclaim/extract/period"
	"statclaim/schema"
)

// learnPeriods lets what follows in the paragraph inherit the periods of a sentence. A heading states one: the first of
// 2025年和“十四五”时期工作回顾.
func (ctx *context) learnPeriods(s *sentence) {
	heading := isHeading(s.paragraph.Section)
	var first *period.Period // of a heading
	for i := range ctx.governors {
		g := &ctx.governors[i]
		ctx.learnEnd(s, g)
		if g.lasts || g.weak {
			ctx.dates = ctx.dates.After(g.Period)
		}
		if !g.lasts || heading && ctx.paragraph.edtf != "" && !wholeBehindPart(s, g, first) {
			continue
		}
		ctx.paragraph, first = g.stated(s), &g.Period
		labelled := heading && ctx.cues.DateLabel.end(s.text[:g.Span.Start])
		if heading && !labelled {
			continue
		}
		ctx.learnLeadPeriod(g)
		ctx.learnReport(ctx.paragraph)
		if labelled {
			ctx.paragraph = periodOf{} // 发布日期：2025-07-15 heads nothing
		}
	}
	ctx.base.Republic = ctx.base.Republic || ctx.dates.Republic // for all that follows
}

// wholeBehindPart reports the longer of two times of one year that a heading states: 6月及上半年环境质量状况.
func wholeBehindPart(s *sentence, g *governor, first *period.Period) bool {
	if first == nil || g.Span.Start != first.Span.End+1 || !startsWithAny(s.text, first.Span.End, "及", "和", "与", "暨") {
		return false
	}
	p := periodOf{edtf: g.EDTF, start: g.Start, end: g.End}
	return p.year() != 0 && p.holds(first)
}

// learnHeadingPeriod lets a heading's period hold for what stands below it. A heading about what comes next ends the period before.
func (ctx *context) learnHeadingPeriod() {
	if ctx.paragraph.edtf != "" {
		ctx.article = ctx.paragraph
		ctx.base = ctx.dates
		ctx.baseDay()
		return
	}
	if ctx.paragraph.basis != "" && ctx.led {
		ctx.article = periodOf{}
	}
}

// learnLeadPeriod lets the first period of the first paragraph hold for the article, unless its title states one. The day of the
// report gives way to a period of what is reported; 近日 and the far end of a change say nothing of the rest.
func (ctx *context) learnLeadPeriod(g *governor) {
	if !ctx.led && g.Kind == period.Frame && g.Cumulative && g.EDTF == "" && len(ctx.article.edtf) == len("2016/2020") {
		ctx.article = periodOf{} // “十三五”期间…。进入过渡期以来…
	}
	if ctx.led || g.arrives || g.tells || g.Kind == period.Vague || g.Kind == period.Deadline {
		return
	}
	if ctx.article.basis != "" && (!ctx.reported || g.weak) {
		return
	}
	ctx.article, ctx.reported = ctx.paragraph, g.weak
}

// learnLead begins the lead with the first paragraph of prose, and ends it with that paragraph.
func (ctx *context) learnLead(s *sentence) {
	if ctx.lead = ctx.lead || !isHeading(s.paragraph.Section) && s.paragraph.Section != schema.SectionByline; !ctx.lead {
		return
	}
	ctx.led = ctx.led || s.offset+len(s.text) >= len(s.paragraph.Runes) && !salutation(s) && !ctx.cues.infoLine(s)
	ctx.baseDay()
}

// salutation reports a first paragraph that opens a speech: 各位代表：
func salutation(s *sentence) bool { return len(s.paragraph.Runes) < 20 && len(s.quantities) == 0 }

// baseDay lets 当天 and 次日 of a later paragraph mean the article's day.
func (ctx *context) baseDay() {
	if day := ctx.article.oneDay(); day != nil && (ctx.base.Date == nil || *ctx.base.Date != *day) {
		ctx.base.Date = &schema.Date{Year: day.Year, Month: day.Month, Day: day.Day}
	}
}
