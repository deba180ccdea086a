package extract

import (
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// periodOf is the time of a claim. printed is kept also where edtf could not be resolved.
type periodOf struct {
	printed    string
	edtf       string
	start, end *schema.Date
	basis      string
	until      bool // 截至X: a figure that counts up from the beginning is ../X
}

// periodsFor gives the claims of a sentence their periods.
func (ctx *context) periodsFor(s *sentence, claims []*claim) {
	ctx.governors = ctx.governorsOf(s)
	series := ctx.series(s, claims)
	for _, c := range claims {
		p, ok := series[c]
		if !ok {
			p = ctx.periodFor(c)
		}
		c.period = p
	}
}

// periodFor gives the nearest period before the number that governs it, else what the paragraph or the article said last.
func (ctx *context) periodFor(c *claim) periodOf {
	for i := len(ctx.governors) - 1; i >= 0; i-- {
		g := &ctx.governors[i]
		if g.Span.Start > c.q.Anchor.Start {
			continue
		}
		if g.governs(c.q.Anchor.Start) {
			p := ctx.statedFor(g, c)
			if ctx.startsAhead(c, g) {
				return periodOf{}
			}
			if g.baseline {
				return ctx.besides(p, ctx.mainBefore(i))
			}
			if g.lasts && find(c.s.text, g.Span.End, c.q.Anchor.Start, "；") >= 0 {
				return ctx.atEnd(p, c)
			}
			return p
		}
		if g.baseline && c.baseline.printed == "" && sameClause(c.s, g.Span, c.q.Anchor) {
			c.baseline, c.base = stated(c.s, g.Span), &g.Period
		}
	}
	if c.modality == schema.Hypothetical {
		return periodOf{} // 如果每户多收100元: of no time
	}
	if ctx.paragraph.basis != "" {
		return ctx.atEnd(ctx.counting(ctx.paragraph.inherit(), c, 0), c)
	}
	if ctx.reported && ctx.article.oneDay() != nil {
		return periodOf{}
	}
	return ctx.atEnd(ctx.article.inherit(), c)
}

// statedFor reads a period of the sentence for a claim.
func (ctx *context) statedFor(g *governor, c *claim) periodOf {
	p := g.stated(c.s)
	if !p.until {
		return p
	}
	counted := ctx.counting(p, c, g.Span.End)
	if counted.edtf == p.edtf {
		return p
	}
	if since := ctx.sinceBefore(g); since != nil {
		counted.edtf = strings.TrimSuffix(since.EDTF, "..") + p.edtf
		counted.start = since.Start
	}
	return counted
}

// startsAhead reports the first number of a change that lies ahead: it is of today. 3月1日起，票价由80元降至60元,
// 2025年建成后，车程将由90分钟缩短到25分钟.
func (ctx *context) startsAhead(c *claim, g *governor) bool {
	before := c.s.text[:c.q.Outer.Start]
	if g.baseline || !endsWithAny(before, "由", "从") {
		return false
	}
	if strings.HasSuffix(g.EDTF, "/..") && endsWith(c.s.text[:g.Span.End], "起") {
		return true
	}
	return ctx.cues.AheadFrom.end(before)
}

// mainBefore gives the period that the sentence speaks of before governor i.
func (ctx *context) mainBefore(i int) periodOf {
	for j := i - 1; j >= 0; j-- {
		if g := &ctx.governors[j]; !g.baseline && !g.reach.Empty() {
			return periodOf{edtf: g.EDTF, start: g.Start, end: g.End}
		}
	}
	if ctx.paragraph.basis != "" {
		return ctx.paragraph
	}
	return ctx.article
}

// sinceBefore gives the 2021年以来 that the sentence states before a 截至.
func (ctx *context) sinceBefore(g *governor) *period.Period {
	for i := range ctx.governors {
		before := &ctx.governors[i]
		if before == g {
			return nil
		}
		if strings.HasSuffix(before.EDTF, "/..") && !before.reach.Empty() {
			return &before.Period
		}
	}
	return nil
}

// counting opens the beginning of a 截至 period for a figure that accumulates. from is where the sentence says so at the earliest.
func (ctx *context) counting(p periodOf, c *claim, from int) periodOf {
	if !p.until || p.edtf == "" || !ctx.cumulative(c, from) {
		return p
	}
	p.edtf = "../" + p.edtf
	p.start = nil
	return p
}

// cumulative reports whether a figure with 截至 counts from the beginning: 累计 or a deed done, not a stock behind it (现有).
func (ctx *context) cumulative(c *claim, from int) bool {
	if c.q.UnitKind == schema.Percent && c.direction != "" && c.measure == schema.MeasureLevel {
		return false // 累计治沙150万亩，成活率提高到七成五
	}
	at := ctx.cues.CountedUp.findLast(c.s, from, c.q.Anchor.Start)
	if from > 0 { // a deed done of another sentence says nothing of this one's 截至
		at = max(at, ctx.cues.CountedUpHere.findLast(c.s, from, c.q.Anchor.Start))
	}
	return at >= 0 && !ctx.cues.Stock.begins(c.s, at, c.q.Anchor.Start)
}

func (p periodOf) inherit() periodOf {
	if p.edtf == "" {
		return periodOf{printed: p.printed, basis: schema.BasisNone}
	}
	p.basis = schema.BasisInherited
	return p
}

// stated gives the period that a governor states; many claims share it.
func (g *governor) stated(s *sentence) periodOf {
	if g.said.basis == "" {
		g.said = statedPeriod(s, &g.Period)
	}
	return g.said
}

func statedPeriod(s *sentence, p *period.Period) periodOf {
	out := periodOf{printed: s.printed(p.Span), edtf: p.EDTF, start: p.Start, end: p.End, basis: p.Basis, until: p.Until}
	if p.EDTF == "" {
		out.basis = schema.BasisNone
	}
	return out
}

// oneDay gives the day of a period that is one.
func (p periodOf) oneDay() *schema.Date {
	if p.start == nil || p.end == nil || *p.start != *p.end || len(p.edtf) != len("2023-01-02") {
		return nil
	}
	return p.start
}

// days reports an interval of days.
func (p periodOf) days() bool {
	return len(p.edtf) == len("2023-01-02/2023-01-05") && p.start != nil && p.end != nil
}

// year gives the one calendar year that a period lies in, 0 where it is open or spans two.
func (p periodOf) year() int {
	if p.start == nil || p.end == nil || p.start.Year != p.end.Year {
		return 0
	}
	return p.start.Year
}

// holds reports a period that contains another, resolved one, and is longer.
func (p periodOf) holds(q *period.Period) bool {
	if p.start == nil || p.end == nil || q.Start == nil || q.End == nil {
		return false
	}
	return !q.Start.Before(*p.start) && !p.end.Before(*q.End) && p.edtf != q.EDTF
}

func sameClause(s *sentence, a, b schema.Span) bool { return s.clause(a).Overlaps(s.clause(b)) }
