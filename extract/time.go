package extract

import (
	"statclaim/extract/period"
	"statclaim/schema"
)

// periodOf is the time of a claim. printed is kept also where edtf could not be resolved.
type periodOf struct {
	printed    string
	edtf       string
	start, end *schema.Date
	basis      string
}

// periodFor gives the last period that stands before the number and is not the baseline of a comparison, else what the
// paragraph or the article said last.
func (ctx *context) periodFor(c *claim) periodOf {
	s := c.s
	for i := len(s.periods) - 1; i >= 0; i-- {
		p := s.periods[i]
		if p.Span.Start > c.q.Anchor.Start || p.Kind == period.Clock {
			continue
		}
		if p.Kind == period.Comparison || afterCompare(s, p.Span) || incidental(s, p) {
			if c.baseline.printed == "" && sameClause(s, p.Span, c.q.Anchor) {
				c.baseline = stated(s, p.Span)
			}
			continue
		}
		if startsAt(s, p.Span) && quantitiesBetween(s, p.Span.End, c.q.Anchor.Start) > 0 {
			continue // 由2018年的168件上升到247件: 2018年 is of the first alone
		}
		return statedPeriod(s, p, c)
	}
	if ctx.paragraph.basis != "" {
		return ctx.paragraph.inherit()
	}
	return ctx.article.inherit()
}

func (p periodOf) inherit() periodOf {
	if p.edtf == "" {
		return periodOf{printed: p.printed, basis: schema.BasisNone}
	}
	p.basis = schema.BasisInherited
	return p
}

// statedPeriod reads a period of the sentence for a claim; c is nil where it is kept for what follows.
func statedPeriod(s *sentence, p period.Period, c *claim) periodOf {
	out := periodOf{printed: s.printed(p.Span), edtf: p.EDTF, start: p.Start, end: p.End, basis: p.Basis}
	if p.EDTF == "" {
		out.basis = schema.BasisNone
		return out
	}
	if p.Until && c != nil && cumulative(s, p.Span, c) {
		out.edtf = "../" + p.EDTF
		out.start = nil
	}
	return out
}

// cumulative reports whether a figure with 截至 counts from the beginning: 累计 or a deed done, not a stock.
func cumulative(s *sentence, p schema.Span, c *claim) bool {
	for _, cue := range []string{"累计", "已"} {
		if find(s.text, p.End, c.q.Anchor.Start, cue) >= 0 {
			return true
		}
	}
	return false
}

// incidental reports a frame or vague word inside a clause (为上市七年来首次): only one that opens its clause governs it.
func incidental(s *sentence, p period.Period) bool {
	if p.Kind != period.Frame && p.Kind != period.Vague {
		return false
	}
	return s.clause(p.Span).Start != p.Span.Start
}

// afterCompare reports a period or place that a comparison word introduces: 比2015年, 较上年末, 与上月持平, 高于全国.
func afterCompare(s *sentence, span schema.Span) bool {
	for _, cue := range []string{"比", "较", "高于", "低于", "优于", "快于", "慢于", "超过"} {
		if endsWith(s.text[:span.Start], cue) {
			return true
		}
	}
	for _, cue := range []string{"与", "同", "和", "跟"} {
		if endsWith(s.text[:span.Start], cue) {
			return comparesBehind(s, span.End)
		}
	}
	return false
}

func endsWith(text []rune, cue string) bool {
	return len(text) >= len([]rune(cue)) && hasPrefix(text, len(text)-len([]rune(cue)), cue)
}

// comparesBehind reports 相比, 持平 … behind 与上年.
func comparesBehind(s *sentence, at int) bool {
	for _, cue := range []string{"相比", "持平", "相当", "比", "基本持平", "同期相比", "同期持平", "末相比"} {
		if hasPrefix(s.text, at, cue) {
			return true
		}
	}
	return false
}

// startsAt reports 由 or 从 right before a span.
func startsAt(s *sentence, span schema.Span) bool {
	return span.Start > 0 && (s.text[span.Start-1] == '由' || s.text[span.Start-1] == '从')
}

func quantitiesBetween(s *sentence, start, end int) int {
	n := 0
	for _, q := range s.quantities {
		if q.Anchor.Start >= start && q.Anchor.End <= end && q.Guard == "" {
			n++
		}
	}
	return n
}

func sameClause(s *sentence, a, b schema.Span) bool { return s.clause(a).Overlaps(s.clause(b)) }
