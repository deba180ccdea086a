package web

import (
	"cmp"
	"slices"

	"statclaim/review"
)

// place is where a claim stands in the order of a selection.
type place struct {
	attention int // 0 in the order of documents
	document  int // index in the run
	start     int64
	claimID   string
}

func (p place) compare(o place) int {
	return cmp.Or(cmp.Compare(o.attention, p.attention), cmp.Compare(p.document, o.document), cmp.Compare(p.start, o.start), cmp.Compare(p.claimID, o.claimID))
}

type placed struct {
	place
	item *review.Item
}

// pick gives the claims of a selection in its order: those behind the cursor, at most limit of them, and how many there are in all.
// more tells that others follow.
func (s *Server) pick(chosen *selection, after *cursor, limit int) (page []placed, total int, more bool, err error) {
	documents := s.options.Session.Documents()
	var behind place
	if after != nil {
		if behind, err = s.placeOf(after); err != nil {
			return nil, 0, false, err
		}
	}
	for i, document := range documents {
		for _, item := range s.options.Session.Items(document.Source) {
			if !chosen.holds(item) {
				continue
			}
			total++
			if len(page) > limit && chosen.order == orderDocument {
				continue
			}
			p := placed{place{0, i, item.Claim.NumberStart, item.Claim.ClaimID}, item}
			if chosen.order == orderAttention {
				p.attention = item.Attention
			}
			if after == nil || behind.compare(p.place) < 0 {
				page = append(page, p)
			}
		}
	}
	if chosen.order == orderAttention {
		slices.SortFunc(page, func(a, b placed) int { return a.compare(b.place) })
	}
	if len(page) > limit {
		page, more = page[:limit], true
	}
	return page, total, more, nil
}

func (s *Server) placeOf(c *cursor) (place, error) {
	for i, document := range s.options.Session.Documents() {
		if document.Source == c.Source {
			return place{c.Attention, i, c.Start, c.ClaimID}, nil
		}
	}
	return place{}, refuse(badCursor, "the document that it names is not in the run")
}

// cursorAt is the cursor behind a row.
func (p placed) cursorAt(mark string) string {
	return cursor{Mark: mark, Attention: p.attention, Source: p.item.Claim.Source, Start: p.start, ClaimID: p.claimID}.String()
}
