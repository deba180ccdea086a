package extract

import (
	"fmt"
	"slices"

	"statclaim/extract/period"
	"statclaim/extract/quantity"
	"statclaim/schema"
)

// RuleGiven is the rule_id of a claim that no rule made: a reader pointed at its number.
const RuleGiven = "review.added"

// given is a number that a reader points at: it is a claim even where a guard would hold it back. A nil one, as in extraction,
// changes nothing.
type given struct{ number schema.Span }

// unguard frees the number from its guard.
func (g *given) unguard(s *sentence) {
	if g == nil {
		return
	}
	for i := range s.quantities {
		if s.source(s.quantities[i].Anchor) == g.number {
			s.quantities[i].Guard = ""
			s.owner = nil // its words are others now
			s.unread()
		}
	}
}

// Given is the row of a number that a reader points at, as the rules read it where no guard holds it back: with what they find of
// indicator, period and place. number is a span of doc.Text in code points. Where it overlaps one recognised number, that one
// is meant: the row's number_start and number_end tell. Where it overlaps none, or no rule makes it a claim, the row says where it
// stands, and of the number what its own phrase says. rule_id is RuleGiven unless the rules claim the number by themselves.
func (e *Engine) Given(doc *schema.Document, number schema.Span) (schema.Claim, error) {
	runes := []rune(doc.Text)
	if number.Start < 0 || number.Empty() || number.End > len(runes) {
		return schema.Claim{}, fmt.Errorf("code points %d to %d: want a part of the text, which has %d", number.Start, number.End, len(runes))
	}
	own := *doc
	d, result := e.extractGiven(&own, nil, &given{}) // no number is freed yet, but the document is looked at afterwards
	if row, found := claimAt(result.Claims, number); found {
		return row, nil
	}
	s, err := d.sentenceAt(number)
	if err != nil {
		return schema.Claim{}, err
	}
	e.recognise(s, &context{cues: e.cues, base: period.Context{Published: own.PublishedAt}})
	q := quantityAt(s, number)
	freed := *doc
	d, result = e.extractGiven(&freed, nil, &given{s.source(q.Anchor)})
	row, found := claimAt(result.Claims, s.source(q.Anchor))
	if !found {
		c := &claim{s: s, q: q, measure: q.Measure}
		if c.measure == "" {
			c.measure = schema.MeasureLevel
		}
		d.record(&row, c)
	}
	row.RuleID, row.Confidence = RuleGiven, nil
	return row, nil
}

// claimAt finds the claim of a number, the only one that overlaps it.
func claimAt(claims []schema.Claim, number schema.Span) (row schema.Claim, found bool) {
	for i := range claims {
		span := schema.Span{Start: int(claims[i].NumberStart), End: int(claims[i].NumberEnd)}
		if span == number {
			return claims[i], true
		}
		if span.Overlaps(number) {
			if found {
				return schema.Claim{}, false
			}
			row, found = claims[i], true
		}
	}
	return row, found
}

// sentenceAt finds the sentence that holds a span of the text layer, with its index in the article.
func (d *document) sentenceAt(span schema.Span) (*sentence, error) {
	for article := range d.page.Articles {
		index := 0
		for _, at := range d.order[article] {
			p := &d.page.Paragraphs[at]
			for _, s := range sentences(p, &scratch{keep: true}) {
				s.index = index
				if p.Table == nil {
					index++
				}
				if s.source(schema.Span{End: len(s.text)}).Contains(span) {
					return s, nil
				}
			}
		}
	}
	return nil, fmt.Errorf("code points %d to %d stand in no sentence, or in more than one", span.Start, span.End)
}

// quantityAt is the recognised quantity that overlaps a span of the text layer, or one without a value for the span itself.
func quantityAt(s *sentence, span schema.Span) *quantity.Quantity {
	overlaps := func(q quantity.Quantity) bool { return s.source(q.Anchor).Overlaps(span) }
	i := slices.IndexFunc(s.quantities, overlaps)
	if i >= 0 && !slices.ContainsFunc(s.quantities[i+1:], overlaps) {
		return &s.quantities[i]
	}
	anchor := s.spanOf(span)
	return &quantity.Quantity{Anchor: anchor, Outer: anchor, Qualifier: schema.Exact, UnitKind: schema.Other, Measure: schema.MeasureLevel}
}

// spanOf gives the part of a sentence that lies in a span of the text layer.
func (s *sentence) spanOf(span schema.Span) schema.Span {
	out := schema.Span{Start: -1}
	for i := range s.text {
		at := int(s.paragraph.At(s.offset + i))
		if at < span.Start || at >= span.End {
			continue
		}
		if out.Start < 0 {
			out.Start = i
		}
		out.End = i + 1
	}
	return out
}
