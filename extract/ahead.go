package extract

import (
	"slices"

	"statclaim/extract/quantity"
	"statclaim/schema"
)

// ahead is what the first sentences of an article were found to hold when it was settled what the article is about. When their turn comes
// their times are read again, with what is known then; numbers and words depend on nothing but where those stand.
type ahead struct {
	times      []schema.Span
	quantities []quantity.Quantity
	words      []word
	owner      owner // that the sentence speaks of
}

// putAhead makes a sentence one whose turn has not come.
func (s *sentence) putAhead(o owner) {
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
	if len(a.quantities) <= mostNoted { // else who asks later reads other words
		s.owner, s.quantities = &a.owner, a.quantities
		s.noteGuards()
		s.words = append(s.room.lend(s), a.words...)
	}
	return a.quantities, true
}
