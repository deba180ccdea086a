package extract

import (
	"slices"

	"statclaim/extract/quantity"
	"statclaim/schema"
)

// ahead is what sentences of an article were found to hold before their turn: those up to the first whose number may be claimed, and those
// that were asked what the article is about. When their turn comes their times are read again, with what is known then; numbers and words
// depend on nothing but where those stand.
type ahead struct {
	times      []schema.Span
	quantities []quantity.Quantity
	words      []word
	owner      *owner // that the sentence speaks of; nil where only its numbers are known
}

// putAhead makes a sentence one whose turn has not come.
func (s *sentence) putAhead(o *owner) {
	s.ahead = &ahead{appendSpans(nil, s.periods), s.quantities, s.room.keepWords(s.words), o}
	s.periods, s.quantities = nil, nil
	s.unread()
}

// takeAhead gives the quantities of a sentence with times at some spans, if they are known.
func (s *sentence) takeAhead(times []schema.Span) ([]quantity.Quantity, bool) {
	a := s.ahead
	s.ahead = nil
	if a == nil || !slices.Equal(a.times, times) {
		return nil, false
	}
	if a.owner != nil && len(a.quantities) <= mostNoted { // else who asks later reads other words
		s.owner, s.quantities = a.owner, a.quantities
		s.noteGuards()
		s.words = append(s.room.lend(s), a.words...)
	}
	return a.quantities, true
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
			if len(s.quantities) > 0 {
				s.putAhead(nil)
			}
		}
		return false
	}
	for _, s := range prose {
		d.suppressGuarded(r, s)
	}
	return true
}
