package extract

import (
	"slices"

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

// tracer keeps what the stages leave of each sentence. A nil tracer, as in extraction, keeps nothing.
type tracer struct {
	traces  []*trace
	earlier []*sentence // of the article
}

// begin forgets the sentences of the article before.
func (t *tracer) begin() {
	if t != nil {
		t.earlier = nil
	}
}

// recognised keeps a sentence before any rule sees it.
func (t *tracer) recognised(e *Engine, s *sentence) {
	if t == nil {
		return
	}
	kept := &trace{s: s, recognised: slices.Clone(s.quantities), m: e.maskOf(s), earlier: t.earlier[:len(t.earlier):len(t.earlier)]}
	kept.candidates = e.rules.Candidates(kept.m.runes, nil)
	t.earlier = append(t.earlier, s)
	t.traces = append(t.traces, kept)
}

// claimed keeps what rules and lists said, before the article fills the gaps.
func (t *tracer) claimed(claims []*claim) {
	if t == nil {
		return
	}
	last := t.traces[len(t.traces)-1]
	last.claims = claims
	for _, c := range claims {
		last.said = append(last.said, saidBy(c))
	}
}

// hits gives the rules that match around a slot, by the engine's own matching.
func (t *trace) hits(e *Engine, slot int) []rule.Hit {
	return e.hits(t.m, slot, t.candidates, nil, &Result{RuleHits: map[string]int{}})
}

// saidAfter gives what the number i of the sentence says when no other rules than these are tried on it.
func (t *trace) saidAfter(e *Engine, i int, rules []*rule.Rule) said {
	q := t.recognised[i]
	words := e.wordsOf(t.s)
	c := &claim{s: t.s, q: &q, index: i, at: wordAt(words, q.Outer.Start), measure: q.Measure}
	e.apply(c, t.m, t.m.slot[i], rules, words, nil, &Result{RuleHits: map[string]int{}})
	return saidBy(c)
}
