package extract

import (
	"fmt"
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// series gives the k numbers of a list one each of the k periods before it: 2023至2025年净利润为7.1亿元、8.3亿元和9.6亿元,
// 2021年和2022年分别增长5%和6%, 四个季度营收分别为…. Lists of another length keep the whole period.
func (ctx *context) series(s *sentence, claims []*claim) map[*claim]periodOf {
	var out map[*claim]periodOf
	for len(claims) > 0 {
		run := ctx.cues.listAt(s, claims)
		claims = claims[len(run):]
		first := run[0].q.Anchor.Start
		respective := ctx.cues.respectively(s, first)
		if !respective && len(run) < 3 {
			continue
		}
		periods := ctx.periodsBefore(s, first, respective)
		if len(periods) != len(run) {
			continue
		}
		if out == nil {
			out = map[*claim]periodOf{}
		}
		for i, c := range run {
			out[c] = periods[i]
		}
		ctx.endSeries(s, run[len(run)-1])
	}
	return out
}

// endSeries ends the reach of a period that was spread over a list at the next semicolon.
func (ctx *context) endSeries(s *sentence, last *claim) {
	for i := len(ctx.governors) - 1; i >= 0; i-- {
		g := &ctx.governors[i]
		if !g.governs(last.q.Anchor.Start) {
			continue
		}
		g.reach.End, g.lasts = ctx.cues.endOfPart(s, &period.Period{Span: last.q.Anchor}), false
		return
	}
}

// listAt gives the first of some claims with those behind it that stand in one list: joined by 、, 和 or a comma with no more than a verb
// between.
func (c *cues) listAt(s *sentence, claims []*claim) []*claim {
	n := 1
	for n < len(claims) && c.goesOn(s, claims[n-1], claims[n]) {
		n++
	}
	return claims[:n]
}

// goesOn reports a claim that stands in one list with the one before it.
func (c *cues) goesOn(s *sentence, last, next *claim) bool {
	return last.index >= 0 && next.index >= 0 && last.q.UnitKind == next.q.UnitKind && c.inOneList(s.text, last.q.Outer.End, next.q.Outer.Start)
}

func (c *cues) inOneList(text []rune, start, end int) bool {
	if end-start < 1 || end-start > 4 {
		return false
	}
	return c.ListLink.startAt(text, start)
}

// respectively reports 分别 or 依次 in the clause before a list.
func (c *cues) respectively(s *sentence, first int) bool {
	if !s.holds(c.Respectively.mark) {
		return false
	}
	start := s.clause(schema.Span{Start: first, End: first + 1}).Start
	return c.Respectively.begins(s, start, first)
}

// periodsBefore gives the periods that the last period expression before a list, or the run of them that ends there, stands for.
func (ctx *context) periodsBefore(s *sentence, first int, respective bool) []periodOf {
	if quarters := ctx.quartersBefore(s, first); quarters != nil {
		return quarters
	}
	last := -1
	for i := range ctx.governors {
		if g := &ctx.governors[i]; g.Span.Start < first && g.governs(first) {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	if itemsBetween(s, max(ctx.governors[last].Span.End, s.clause(schema.Span{Start: first, End: first + 1}).Start), first) {
		return nil
	}
	run := []periodOf{ctx.governors[last].stated(s)}
	for i := last; i > 0 && respective; i-- {
		g, before := &ctx.governors[i], &ctx.governors[i-1]
		if before.EDTF == "" || !ctx.cues.inOneList(s.text, before.Span.End, g.Span.Start) || g.Span.Start-before.Span.End > 2 {
			break
		}
		run = append([]periodOf{before.stated(s)}, run...)
	}
	if len(run) > 1 {
		return run
	}
	if len(run[0].edtf) > len("2021/2023") && !respective {
		return nil
	}
	return parts(run[0])
}

// itemsBetween reports a list of things before the numbers: they are one each of the things, not of the periods.
func itemsBetween(s *sentence, start, end int) bool {
	for i := start; i < min(end, len(s.text)); i++ {
		switch s.text[i] {
		case '、', '和', '与', '及':
			return true
		}
	}
	return false
}

// parts splits an interval into its years, or its months.
func parts(p periodOf) []periodOf {
	from, to, ok := strings.Cut(p.edtf, "/")
	if !ok || len(from) != len(to) || p.start == nil || p.end == nil {
		return nil
	}
	var out []periodOf
	switch len(from) {
	case len("2023"):
		for year := p.start.Year; year <= p.end.Year; year++ {
			out = append(out, part(p, fmt.Sprintf("%d年", year)))
		}
	case len("2023-01"):
		for year, month := p.start.Year, p.start.Month; year*12+month <= p.end.Year*12+p.end.Month && len(out) < 24; month++ {
			if month > 12 {
				year, month = year+1, 1
			}
			out = append(out, part(p, fmt.Sprintf("%d年%d月", year, month)))
		}
	}
	return out
}

// part reads one part of a period, which keeps the printed words of the whole.
func part(whole periodOf, text string) periodOf {
	found := period.Scan([]rune(text), period.Context{})
	if len(found) != 1 {
		return whole
	}
	whole.edtf, whole.start, whole.end, whole.until = found[0].EDTF, found[0].Start, found[0].End, false
	return whole
}

// quartersBefore gives the quarters of the governing year where the clause speaks of 四个季度 or 各季度.
func (ctx *context) quartersBefore(s *sentence, first int) []periodOf {
	if !ctx.cues.Quarters.begins(s, 0, first) {
		return nil
	}
	for _, cue := range ctx.cues.Quarters.words {
		at := findLast(s.text, 0, first, cue)
		if at < 0 {
			continue
		}
		year := ctx.yearAt(at)
		if year == 0 {
			return nil
		}
		whole := periodOf{printed: cue, basis: schema.BasisRelative}
		var out []periodOf
		for _, quarter := range []string{"一", "二", "三", "四"} {
			out = append(out, part(whole, fmt.Sprintf("%d年%s季度", year, quarter)))
		}
		return out
	}
	return nil
}

// yearAt gives the year that governs a position of the sentence, 0 where none does.
func (ctx *context) yearAt(at int) int {
	for i := len(ctx.governors) - 1; i >= 0; i-- {
		if g := &ctx.governors[i]; g.Span.Start < at && g.governs(at) && g.Start != nil {
			return g.Start.Year
		}
	}
	if year := ctx.paragraph.year(); year != 0 {
		return year
	}
	return ctx.article.year()
}
