package extract

import (
	"slices"

	"statclaim/extract/period"
	"statclaim/extract/quantity"
	"statclaim/extract/rule"
)

// trace is one sentence as the stages of extraction left it, kept for explanations.
type trace struct {
	s          *sentence
	m          *mask
	recognised []quantity.Quantity // before any rule saw them
	candidates []*rule.Rule
	claims     []*claim
	said       []said      // of each claim, before the article filled what the sentence leaves unsaid
	earlier    []*sentence // of the article, what it may inherit from
}

// said is what rules and lists make a claim say, beside its number.
type said struct{ measure, comparison, direction, modality, attribution string }

func saidBy(c *claim) said {
	return said{c.measure, c.comparison, c.direction, c.modality, c.attribution.printed}
}

// traceArticle goes through an article as [Engine.article] does, with the same steps, and keeps what each left behind.
func (e *Engine) traceArticle(d *document, index int) []*trace {
	ctx := &context{base: period.Context{Published: d.doc.PublishedAt}, repeats: repeats{}}
	order := d.readingOrder(index)
	all := make([][]*sentence, len(order))
	var flat []*sentence
	for i, at := range order {
		if p := &d.page.Paragraphs[at]; p.Table == nil {
			all[i] = sentences(p)
			flat = append(flat, all[i]...)
		}
	}
	e.locate(flat)
	e.settle(ctx, flat)
	for i, s := range flat {
		s.index = i
	}
	var out []*trace
	var earlier []*sentence
	for i, at := range order {
		if d.page.Paragraphs[at].Table != nil {
			continue // what a table says, no sentence inherits
		}
		ctx.nextParagraph()
		for _, s := range all[i] {
			t := e.traceSentence(s, ctx)
			t.earlier = earlier[:len(earlier):len(earlier)]
			earlier = append(earlier, s)
			out = append(out, t)
		}
	}
	return out
}

// traceSentence takes a sentence through the steps of [Engine.sentence].
func (e *Engine) traceSentence(s *sentence, ctx *context) *trace {
	e.recognise(s, ctx)
	t := &trace{s: s, recognised: slices.Clone(s.quantities), m: e.maskOf(s)}
	t.candidates = e.rules.Candidates(t.m.runes, nil)
	t.claims = e.claimsOf(s, &Result{RuleHits: map[string]int{}})
	for _, c := range t.claims {
		t.said = append(t.said, saidBy(c))
	}
	e.resolve(s, t.claims, ctx)
	for _, c := range t.claims {
		ctx.repeats.link(c)
	}
	return t
}

// hits gives the rules that match around a slot, by the engine's own matching.
func (t *trace) hits(e *Engine, slot int) []rule.Hit {
	return e.hits(t.m, slot, t.candidates, &Result{RuleHits: map[string]int{}})
}

// saidAfter gives what the number i of the sentence says when no other rules than these are tried on it.
func (t *trace) saidAfter(e *Engine, i int, rules []*rule.Rule) said {
	q := t.recognised[i]
	words := e.wordsOf(t.s)
	c := &claim{s: t.s, q: &q, index: i, at: wordAt(words, q.Outer.Start), measure: q.Measure}
	e.apply(c, t.m, t.m.slot[i], rules, words, nil, &Result{RuleHits: map[string]int{}})
	return saidBy(c)
}
