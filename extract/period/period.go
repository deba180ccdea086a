package period

import "statclaim/schema"

// Kind says what sort of time expression a period is.
type Kind string

// The kinds of period.
const (
	Absolute   Kind = "absolute"   // dates, years, months and parts of them, with or without a printed year
	Relative   Kind = "relative"   // counted from the publication date or from what was said before: 去年, 上月, 当日
	Frame      Kind = "frame"      // a length that only frames the statement: 五年来, 近三年, 十年前
	Vague      Kind = "vague"      // 目前, 近日, 日前
	Comparison Kind = "comparison" // the baseline of a comparison: 上年同期, 2015年 behind 比 or 较
	Deadline   Kind = "deadline"   // 6月底前, 年底前
	Clock      Kind = "clock"      // a time of day without its day: 14:30, 19时许, 上午
)

// Period is one time expression.
type Period struct {
	Span       schema.Span  // the expression as printed, in runes of the scanned text
	EDTF       string       // "" where the expression could not be resolved
	Start, End *schema.Date // first and last day; nil where open or unresolved; both the last day where Until
	Basis      string       // schema.BasisStated (year printed), BasisRelative (resolved by the context) or BasisNone (unresolved)
	Kind       Kind
	Cumulative bool // a cue of accumulation stands: 截至, 以来, 至今
	Until      bool // 截至X: EDTF is X, the day of a stock; a cumulative figure is ../X

	anchor anchor
	extent extent
	edge   bool // a point in time (去年末, 截至X): nothing that 同期 could repeat
}

// anchor is what a period leaves for the dates that follow it: 0 where it says nothing.
type anchor struct {
	year, month, day int
	republic         bool
}

// Context is what expressions without a year, and relative ones, are resolved against. The zero value knows nothing.
type Context struct {
	Published        *schema.Date // publication date of the document
	Year, Month, Day int          // of the last period stated; 0 where it says nothing
	Date             *schema.Date // the last full date stated: what 当日, 次日 and times of day belong to
	Last             *Period      // the last resolved period that was no baseline: what 同期 repeats one year earlier
	Republic         bool         // the text counts years like 民国113年: 112年 is one too
}

// After gives the context for what follows p. Baselines, frames, vague words and clock times leave it as it is; so do 上年,
// 以来 and the like, which look away from what the text speaks of. A deadline changes the year at most, if it prints one.
func (c Context) After(p Period) Context {
	if c.learn(&p) {
		last := p
		c.Last = &last
	}
	return c
}

// learn is After but for Last, which is to be p where it reports true.
func (c *Context) learn(p *Period) bool {
	switch p.Kind {
	case Comparison, Frame, Vague, Clock:
		return false
	case Deadline:
		if p.Basis == schema.BasisStated {
			c.Year, c.Month, c.Day = p.anchor.year, 0, 0
		}
		return false
	}
	if p.anchor == (anchor{}) {
		return false
	}
	if p.anchor.year != 0 {
		c.Year = p.anchor.year
	}
	c.Month, c.Day = p.anchor.month, p.anchor.day
	c.Republic = c.Republic || p.anchor.republic
	if date := (schema.Date{Year: c.Year, Month: c.Month, Day: c.Day}); date.Valid() {
		c.Date = &schema.Date{Year: c.Year, Month: c.Month, Day: c.Day}
	}
	return p.EDTF != "" && !p.edge
}

// Scan finds the time expressions of runes: in order, without overlap, each as long as it goes. What one expression states
// is context for the next.
func Scan(runes []rune, ctx Context) []Period {
	s := scanner{runes: runes, ctx: ctx}
	return s.scan(nil)
}

// scan appends the expressions of a text.
func (s *scanner) scan(periods []Period) []Period {
	var p Period
	learned := 0 // of the periods; the last of a sentence, mostly its only one, is context for nothing
	for i, found := s.next(0); found != 0; i, found = s.next(i) {
		for ; learned < len(periods); learned++ {
			if p := &periods[learned]; s.ctx.learn(p) {
				s.ctx.Last = p
			}
		}
		if !s.expression(i, found, &p) {
			i = s.skip(i)
			continue
		}
		periods = append(periods, p)
		i = p.Span.End
	}
	return periods
}
