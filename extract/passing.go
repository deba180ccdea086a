package extract

import (
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// passing reports a period that governs its part of the sentence only: 其中6月, 为1998年以来第二, the peak day of a holiday, and
// what a plan is to reach by the way. earlier says that the sentence has stated a lasting period before.
func (ctx *context) passing(s *sentence, p *period.Period, earlier bool) bool {
	span, before := p.Span, s.text[:p.Span.Start]
	if ctx.cues.Among.end(before) {
		return p.Kind != period.Frame // 其中往年积案11起
	}
	within := ctx.within(p)
	if within && p.Start != nil && *p.Start == *p.End && ctx.speaksOfDays() && ctx.cues.Peak.begins(s, span.End, min(span.End+10, len(s.text))) {
		return true // 5月2日单日接待量达1.13万人次
	}
	if within && !p.Until && (numberBefore(s, span.Start) || beginsClause(s, span) && ctx.speaksOfDays() && s.offset+span.Start > 0) {
		return true
	}
	since := strings.HasSuffix(p.EDTF, "/..")
	if beginsClause(s, span) {
		aside := since || p.Kind == period.Deadline || ctx.aside(s, p) || ctx.looksBack(s, p) || hasPrefix(s.text, span.Start, "全年")
		return aside && (earlier && since || numberBefore(s, span.Start))
	}
	switch {
	case since, p.Kind == period.Deadline, p.Kind == period.Vague:
		return true
	case p.Kind == period.Frame:
		return ctx.cues.FrameTotal.startAt(s.text, span.End)
	}
	return within && ctx.cues.PlanTo.end(before)
}

// aside reports 目前, and a day without a date (初二当晚), that the sentence only touches on.
func (ctx *context) aside(s *sentence, p *period.Period) bool {
	return p.Kind == period.Vague && (ctx.cues.ByNow.is(s.text[p.Span.Start:p.Span.End]) || ctx.cues.Weekday.inString(s.printed(p.Span)))
}

// looksBack reports a year that is named to look back from the one that the sentence speaks of: 断流15天，上年为41天.
func (ctx *context) looksBack(s *sentence, p *period.Period) bool {
	if p.End != nil && startsWithAny(s.text, p.Span.Start, "去年", "上年") && ctx.laterBefore(p) {
		return true // 上半年净流入3.8亿元，而去年上半年为净流出0.6亿元
	}
	return p.Basis == schema.BasisRelative && ctx.cues.LastYear.is(s.text[p.Span.Start:p.Span.End]) && p.Kind == period.Relative
}

// laterBefore reports that the sentence, or the paragraph, spoke of the year behind that of a period before it.
func (ctx *context) laterBefore(p *period.Period) bool {
	if ctx.paragraph.year() > p.End.Year {
		return true
	}
	for i := range ctx.governors {
		if g := &ctx.governors[i]; g.Span.Start < p.Span.Start && g.End != nil && g.End.Year > p.End.Year && g.lasts {
			return true
		}
	}
	return false
}

func numberBefore(s *sentence, at int) bool {
	return quantitiesBetween(s, 0, at) > 0
}

func quantitiesBetween(s *sentence, start, end int) int {
	n := 0
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Anchor.Start >= start && q.Anchor.End <= end && q.Guard == "" {
			n++
		}
	}
	return n
}

func (ctx *context) speaksOfDays() bool {
	if ctx.paragraph.basis != "" {
		return ctx.paragraph.days()
	}
	return ctx.article.days()
}

// arrivesAt reports the far end of a change: 上升到2022年的247件.
func arrivesAt(s *sentence, span schema.Span) bool {
	return endsWithAny(s.text[:span.Start], "到", "至", "为", "了") && startsWithAny(s.text, span.End, "的")
}

// frames reports a length of time that dates no figure: inside a clause (为上市七年来首次), or 一年来 in the report of a year.
func (ctx *context) frames(s *sentence, p *period.Period, earlier bool) bool {
	if p.Kind != period.Frame {
		return false
	}
	if !beginsClause(s, p.Span) || ctx.repeatsLength(s, p, earlier) {
		return true
	}
	years := 0
	if ctx.article.start != nil && ctx.article.end != nil && (len(ctx.article.edtf) == 4 || len(ctx.article.edtf) == 9) {
		years = ctx.article.end.Year - ctx.article.start.Year + 1
	}
	printed := s.printed(p.Span)
	return years == 1 && strings.Contains(printed, "一年") || years == 5 && strings.Contains(printed, "五年") || years == 3 && strings.Contains(printed, "三年")
}

// repeatsLength reports a length that only repeats how long a stated period is: 7月3日至9月5日，…，65天里盘查4317人.
func (ctx *context) repeatsLength(s *sentence, p *period.Period, earlier bool) bool {
	return (earlier || ctx.paragraph.edtf != "") && ctx.cues.LengthEnd.end(s.text[:p.Span.End]) && !ctx.cues.LengthOpens.startAt(s.text, p.Span.Start)
}

// endOfPart gives where the part of a sentence ends that a passing period governs.
func (c *cues) endOfPart(s *sentence, p *period.Period) int {
	if strings.HasSuffix(p.EDTF, "/..") && c.recordSince(s, p.Span) {
		return s.clause(p.Span).End
	}
	for i := p.Span.End; i < len(s.text); i++ {
		if s.text[i] == '；' {
			return i
		}
	}
	return len(s.text)
}

// recordSince reports a 以来 that a record or a rank is counted from: 为1998年以来第二大洪水, 创2019年以来新高.
func (c *cues) recordSince(s *sentence, span schema.Span) bool {
	return c.RecordBefore.end(s.text[:span.Start]) ||
		c.RecordBehind.startAt(s.text, span.End)
}
