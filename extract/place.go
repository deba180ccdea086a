package extract

import (
	"statclaim/extract/place"
	"statclaim/schema"
)

// named is a place that a sentence names, settled by the other places of its article.
type named struct {
	schema.Span
	place *place.Place // nil where the name stays ambiguous
}

// locate finds the places of an article's sentences. Names that are also ordinary words count only where the others settle them.
func (e *Engine) locate(all []*sentence) {
	var matches []place.Match
	var owner []int
	shift := 0
	for i, s := range all {
		for _, m := range e.places.Scan(s.text) {
			m.Start, m.End = m.Start+shift, m.End+shift
			matches = append(matches, m)
			owner = append(owner, i)
		}
		shift += len(s.text) + 1
	}
	resolved := e.places.Resolve(matches)
	shift = 0
	for i, at := 0, 0; i < len(all); i++ {
		for ; at < len(matches) && owner[at] == i; at++ {
			m := matches[at]
			if m.Weak && resolved[at] == nil {
				continue
			}
			all[i].places = append(all[i].places, named{schema.Span{Start: m.Start - shift, End: m.End - shift}, resolved[at]})
		}
		shift += len(all[i].text) + 1
	}
}

// placeOf is the place of a claim.
type placeOf struct {
	printed, code, basis string
}

// placeFor gives the last place that the sentence names before the number, else the paragraph's, else the article's.
func (ctx *context) placeFor(c *claim) placeOf {
	s := c.s
	for i := len(s.places) - 1; i >= 0; i-- {
		if p := s.places[i]; p.Start < c.q.Anchor.Start && !afterCompare(s, p.Span) {
			return s.placeOf(p)
		}
	}
	if at := find(s.text, 0, c.q.Anchor.Start, "全国"); at >= 0 && !afterCompare(s, schema.Span{Start: at, End: at + 2}) {
		return placeOf{printed: "全国", basis: schema.BasisStated}
	}
	for _, p := range []placeOf{ctx.place, ctx.home} {
		if p.printed != "" {
			p.basis = schema.BasisInherited
			return p
		}
	}
	return placeOf{}
}

func (s *sentence) placeOf(n named) placeOf {
	p := placeOf{printed: s.printed(n.Span), basis: schema.BasisStated}
	if n.place != nil {
		p.code = n.place.Code
	}
	return p
}
