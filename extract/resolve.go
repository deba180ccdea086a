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

// placeOf is the place of a claim.
type placeOf struct {
	printed, code, basis string
}

// context is what an article has said so far: what a clause leaves unsaid is taken from it. It never crosses articles.
type context struct {
	dates     period.Context
	article   periodOf // of the title, a heading or the lead
	paragraph periodOf // last stated in this paragraph
	subject   text
	topic     text    // the article's own subject: the first that it names
	place     placeOf // last named in this paragraph
	home      placeOf // the article's place: the first that it names
}

// nextParagraph forgets what only holds inside a paragraph.
func (c *context) nextParagraph() {
	c.paragraph = periodOf{}
	c.place = placeOf{}
}

// resolve gives the claims of a sentence their period, place and subject: what stands before the number in the sentence, else
// what the paragraph or the article said last. Afterwards the context knows the sentence.
func (e *Engine) resolve(s *sentence, claims []*claim, ctx *context) {
	for _, c := range claims {
		c.period = ctx.periodFor(c)
		c.place = ctx.placeFor(c)
		e.resolveSubject(c, ctx)
	}
	ctx.learn(e, s)
}

// periodFor gives the last period that stands before the number and is not the baseline of a comparison.
func (ctx *context) periodFor(c *claim) periodOf {
	s := c.s
	for i := len(s.periods) - 1; i >= 0; i-- {
		p := s.periods[i]
		if p.Span.Start > c.q.Anchor.Start {
			continue
		}
		if p.Kind == period.Comparison || afterCompare(s, p.Span) {
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
	for _, cue := range []string{"累计", "已有", "共有", "已", "共"} {
		if find(s.text, p.End, c.q.Anchor.Start, cue) >= 0 {
			return true
		}
	}
	return false
}

// afterCompare reports a period that a comparison word introduces: 比2015年, 较上年末.
func afterCompare(s *sentence, span schema.Span) bool {
	for _, cue := range []string{"比", "较", "与", "同", "和", "跟", "比起", "相比", "高于", "低于"} {
		n := len([]rune(cue))
		if span.Start >= n && string(s.text[span.Start-n:span.Start]) == cue {
			return cue != "和" && cue != "与" && cue != "同" && cue != "跟" || comparesBehind(s, span.End)
		}
	}
	return false
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

// placeFor gives the last place that the sentence names before the number, else the paragraph's, else the article's.
func (ctx *context) placeFor(c *claim) placeOf {
	s := c.s
	for i := len(s.places) - 1; i >= 0; i-- {
		m := s.places[i]
		if m.Start < c.q.Anchor.Start && !m.Weak {
			return placeOfMatch(s, i)
		}
	}
	for _, p := range []placeOf{ctx.place, ctx.home} {
		if p.printed != "" {
			p.basis = schema.BasisInherited
			return p
		}
	}
	return placeOf{}
}

func placeOfMatch(s *sentence, i int) placeOf {
	m := s.places[i]
	p := placeOf{printed: s.printed(schema.Span{Start: m.Start, End: m.End}), basis: schema.BasisStated}
	if len(m.Candidates) == 1 {
		p.code = m.Candidates[0].Code
	}
	return p
}

// learn lets what follows inherit from a sentence.
func (ctx *context) learn(e *Engine, s *sentence) {
	for _, p := range s.periods {
		ctx.dates = ctx.dates.After(p)
		if p.Kind == period.Comparison || p.Kind == period.Clock || afterCompare(s, p.Span) || startsAt(s, p.Span) {
			continue
		}
		ctx.paragraph = statedPeriod(s, p, nil)
	}
	for i := range s.places {
		if s.places[i].Weak {
			continue
		}
		ctx.place = placeOfMatch(s, i)
		if ctx.home.printed == "" {
			ctx.home = ctx.place
		}
	}
	if t := e.topicOf(s); t.printed != "" {
		ctx.subject = t
		if ctx.topic.printed == "" {
			ctx.topic = t
		}
	}
	switch s.paragraph.Section {
	case schema.SectionTitle, schema.SectionHeading, schema.SectionLead:
		if ctx.paragraph.edtf != "" {
			ctx.article = ctx.paragraph
		}
	}
}

// find gives the position of a cue between two positions of text, or -1.
func find(text []rune, start, end int, cue string) int {
	for i := max(start, 0); i < end; i++ {
		if hasPrefix(text, i, cue) {
			return i
		}
	}
	return -1
}

func hasPrefix(text []rune, at int, cue string) bool {
	for _, r := range cue {
		if at >= len(text) || text[at] != r {
			return false
		}
		at++
	}
	return true
}
