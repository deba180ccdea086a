package extract

import (
	"slices"

	"statclaim/extract/period"
	"statclaim/extract/quantity"
)

// ahead is what sentences of an article were found to hold before their turn: those up to the first whose number may be claimed, and those
// that were asked what the article is about. When their turn comes their times are read again if more is known by then of when they were
// said; numbers and words depend on nothing but where times stand.
type ahead struct {
	dates      period.Context // that times were read with
	periods    []period.Period
	quantities []quantity.Quantity
	words      []word
	owner      *owner // that the sentence speaks of; nil where only times and numbers are known
}

// putAhead makes a sentence one whose turn has not come.
func (s *sentence) putAhead(ctx *context, o *owner) {
	s.ahead = &ahead{ctx.dates, s.periods, s.quantities, s.room.keepWords(s.words), o}
	s.periods, s.quantities = nil, nil
	s.unread()
}

// take lets a sentence hold what it was found to hold before.
func (s *sentence) take(a *ahead) {
	s.quantities = a.quantities
	if a.owner != nil && len(a.quantities) <= mostNoted { // else who asks later reads other words
		s.owner = a.owner
		s.noteGuards()
		s.words = append(s.room.lend(s), a.words...)
	}
}

func sameSpans(a, b []period.Period) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a { // which are large to copy
		if a[i].Span != b[i].Span {
			return false
		}
	}
	return true
}

// claimsNothing reports an article without a table in which no number may be claimed, as most articles are, and notes its numbers with what
// guards them. What such an article speaks of, of when and where, nobody asks.
func (e *Engine) claimsNothing(d *document, order []int, prose []*sentence, ctx *context, r *Result) bool {
	if slices.ContainsFunc(order, func(at int) bool { return d.page.Paragraphs[at].Table != nil }) {
		return false
	}
	ctx.dates = ctx.base
	for i, s := range prose {
		if s.lacks(holdsNumber | holdsZero) {
			continue
		}
		if e.recognise(s, ctx); !s.mayClaim() && !e.holdsZero(s) {
			continue
		}
		for _, s := range prose[:i+1] {
			if len(s.quantities)+len(s.periods) > 0 {
				s.putAhead(ctx, nil)
			}
		}
		return false
	}
	for _, s := range prose {
		d.suppressGuarded(r, s)
	}
	return true
}
