package extract

import (
	"cmp"
	"slices"
	"strings"

	"statclaim/extract/period"
	"statclaim/extract/quantity"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// claim is a number with what its sentence says of it, before context fills the gaps.
type claim struct {
	s           *sentence
	q           *quantity.Quantity
	index       int // of the quantity in the sentence; -1 for a zero cue
	at          int // index in words
	opens       int // where the pivot begins in the sentence; 0 without one
	pivot       int // index of the word that the indicator ends before: a rule's pivot, else the number
	rule        string
	measure     string
	comparison  string
	direction   string
	modality    string
	relation    string
	indicator   text
	subject     text
	action      text
	baseline    text
	base        *period.Period // that baseline states
	attribution text
	baseValue   *schema.Decimal
	related     *claim
	repeats     string // the id of the claim that said the same before
	period      periodOf
	place       placeOf
	flags       []string
	id          string       // filled when first needed
	quote       *schema.Span // in the text layer; nil for the clause around the number
}

// text is a printed phrase and where it comes from.
type text struct {
	printed string
	span    schema.Span // in the sentence; empty for a phrase that is put together
	basis   string      // stated, inherited or "" for none
	of      *claim      // that an inherited phrase was taken from
}

func stated(s *sentence, span schema.Span) text {
	if span.Empty() {
		return text{}
	}
	return text{printed: s.printed(span), span: span, basis: schema.BasisStated}
}

func (t text) inherited() text {
	if t.printed == "" {
		return text{}
	}
	return text{printed: t.printed, basis: schema.BasisInherited}
}

// explicitZero is the guard of a 零 that no rule takes.
const explicitZero = "explicit-zero"

// ordinalFirst guards 首 and 首位: they say who leads, not how much.
func ordinalFirst(s *sentence, q *quantity.Quantity) string {
	if q.UnitKind == schema.Rank && s.text[q.Anchor.Start] == '首' {
		return "first-place"
	}
	return ""
}

// fallback is the rule id of a quantity with a unit that no rule hits and no guard stops.
const fallback = "fallback"

var noRule = &rule.Rule{ID: fallback}

// claimsOf makes the claims of one sentence and marks the quantities that guards stop.
func (e *Engine) claimsOf(s *sentence, r *Result) []*claim {
	if !s.mayClaim() && !e.holdsZero(s) {
		return nil // most sentences: no numbers, or nothing but 第一时间 and 一些
	}
	m := e.maskOf(s)
	if len(m.slot) == 0 && len(m.zeros) == 0 {
		return nil
	}
	words := e.wordsOf(s)
	s.room.rules = e.rules.Candidates(m.runes, s.room.rules)
	candidates := s.room.rules
	out := s.room.newList(len(s.quantities))
	for i := range s.quantities {
		q := &s.quantities[i]
		zero := q.Guard == explicitZero
		if q.Guard != "" && !zero {
			continue
		}
		q.Guard = ordinalFirst(s, q)
		if q.Guard == "" && told(s, q) && s.tells() {
			q.Guard = toldNumber
		}
		if q.Guard != "" {
			continue
		}
		c := s.room.newClaim()
		c.s, c.q, c.index, c.at, c.measure = s, q, i, wordAt(words, q.Outer.Start), q.Measure
		e.apply(c, m, m.slot[i], candidates, words, out, r)
		if zero && q.Guard != "" {
			q.Guard = explicitZero
		}
		if q.Guard == "" {
			out = append(out, c)
		}
	}
	lookAhead(out)
	coordinate(s, out)
	shareBehind(s, words, out)
	e.nameFormer(s, words, out)
	e.pairLists(s, words, out)
	out = append(out, e.zeros(s, m, words, candidates, r)...)
	slices.SortStableFunc(out, func(a, b *claim) int { return cmp.Compare(a.q.Anchor.Start, b.q.Anchor.Start) })
	relate(s, out)
	return out
}

// mayClaim reports a number that no guard has stopped before the rules.
func (s *sentence) mayClaim() bool {
	for i := range s.quantities { // which are large to copy
		if guard := s.quantities[i].Guard; guard == "" || guard == explicitZero {
			return true
		}
	}
	return false
}

// apply runs the rules around one slot: guards first, then the claim rule that owns it, then what context adds. Rules that could change
// nothing any more are not tried.
func (e *Engine) apply(c *claim, m *mask, at int, candidates []*rule.Rule, words []word, earlier []*claim, r *Result) {
	if guard := firstHit(m, at, candidates, rule.Guard, r); guard.Rule != nil {
		c.q.Guard = guard.Rule.ID
		r.RuleHits[guard.Rule.ID]++
		return
	}
	owner := firstHit(m, at, candidates, rule.Claim, r)
	if owner.Rule == nil {
		if c.q.Bare && c.q.Scale < 4 { // 约有11.3万 counts even without a unit
			c.q.Guard = "no-unit"
			return
		}
		owner.Rule = noRule
	}
	e.own(c, owner, m, words, earlier)
	for _, candidate := range candidates {
		if candidate.Kind != rule.Context {
			continue
		}
		h, ok := tried(candidate, m, at, r)
		if !ok {
			continue
		}
		fill(c, h, m)
		if c.measure == schema.MeasureLevel && h.Rule.Emit.Measure != "" {
			c.measure = h.Rule.Emit.Measure
		}
		r.RuleHits[h.Rule.ID]++
	}
	if cue := c.s.text[c.q.Cue.Start:c.q.Cue.End]; c.modality == "" && (find(cue, 0, len(cue), "不得") == 0 || find(cue, 0, len(cue), "应") >= 0) {
		c.modality = schema.Requirement // 不得超过15分钟
	}
	signed(c)
	if way := c.signPrinted(); c.measure == schema.MeasureChange && way != "" {
		c.direction = way // 增速为-2.3%
	}
	if c.measure == schema.MeasureChange && c.direction == "" {
		c.direction = schema.Up // 翻一番
	}
	kindByName(c)
	sign(c)
}

// signed makes a change of a percentage that no rule reads and that prints its plus sign, or its minus sign in brackets: 化工品4.7万标箱，+12%;
// 少赚1.66亿元（-5.76%）.
func signed(c *claim) {
	if c.rule != fallback || c.q.UnitKind != schema.Percent {
		return
	}
	way, at := c.signPrinted(), c.q.Anchor.Start
	if way == schema.Up || way == schema.Down && at > 0 && (c.s.text[at-1] == '（' || c.s.text[at-1] == '(') {
		c.measure, c.direction = schema.MeasureChange, way
	}
}

// signPrinted gives the direction that the sign before a number tells; nothing where it prints none.
func (c *claim) signPrinted() string {
	switch first := c.s.text[c.q.Anchor.Start]; {
	case first == '+' || first == '＋':
		return schema.Up
	case c.q.Value != nil && c.q.Value.Sign() < 0 && strings.ContainsRune("-－−负", first):
		return schema.Down
	}
	return ""
}

// kindByName gives a bare number the kind that its indicator names: 城乡居民收入比 2.24, 美元指数 104.6.
func kindByName(c *claim) {
	if !c.q.Bare || c.measure != schema.MeasureLevel {
		return
	}
	switch {
	case strings.HasSuffix(c.indicator.printed, "比"):
		c.q.UnitKind, c.measure = schema.Ratio, schema.MeasureRatio
	case strings.HasSuffix(c.indicator.printed, "率") && c.q.Value != nil && c.q.Value.Sign() == 0:
		c.q.UnitKind = schema.Percent // 再犯罪率为零
	case strings.HasSuffix(c.indicator.printed, "指数"):
		c.q.UnitKind = schema.Score
	case strings.HasPrefix(c.rule, "kinds."), c.q.Scale >= 4 || c.q.Value != nil && c.q.Value.Sign() == 0:
		c.q.UnitKind = schema.Count
	default:
		c.q.UnitKind = schema.Other
	}
}

// hits gives the matches of all rules around a slot.
func (e *Engine) hits(m *mask, at int, candidates []*rule.Rule, r *Result) []rule.Hit {
	var out []rule.Hit
	for _, candidate := range candidates {
		if hit, ok := tried(candidate, m, at, r); ok {
			out = append(out, hit)
		}
	}
	return out
}

// firstHit gives the match around a slot of the first rule of a kind that has one; its rule is nil where none has.
func firstHit(m *mask, at int, candidates []*rule.Rule, kind rule.Kind, r *Result) rule.Hit {
	hit, fuses := rule.First(candidates, kind, m.runes, at)
	r.Fuses += fuses
	return hit
}

func tried(candidate *rule.Rule, m *mask, at int, r *Result) (rule.Hit, bool) {
	hit, ok, err := candidate.MatchAt(m.runes, at)
	if err != nil {
		r.Fuses++
	}
	return hit, ok
}

// own gives the claim to a rule: what the rule emits, and the indicator where the rule says it stands.
func (e *Engine) own(c *claim, h rule.Hit, m *mask, words []word, earlier []*claim) {
	c.rule = h.Rule.ID
	c.pivot = c.at
	if g, ok := h.Group("pivot"); ok {
		c.pivot = wordAt(words, m.from[g.Start])
		c.opens = m.from[g.Start]
	}
	emit := h.Rule.Emit
	if emit.Measure != "" {
		c.measure = emit.Measure
	}
	fill(c, h, m)
	if g, ok := h.Group("base"); ok {
		if base := m.quantityAt(g.Start); base >= 0 {
			c.baseValue = c.s.quantities[base].Value
		}
	}
	for i := range h.Groups {
		if g := &h.Groups[i]; g.Len() > 0 {
			c.say(g.Name, stated(c.s, m.sentenceSpan(g.Span)))
		}
	}
	if c.indicator.printed == "" {
		e.find(c, emit.Indicator, words, earlier)
	}
}

// say takes a phrase that a group of a claim rule holds.
func (c *claim) say(group string, t text) {
	switch group {
	case "subject":
		c.subject = t
	case "action":
		c.action = t
	case "indicator":
		c.indicator = t
	case "baseline":
		c.baseline = t
	}
}

// fill takes from a hit what the claim still lacks.
func fill(c *claim, h rule.Hit, m *mask) {
	set := func(to *string, value string) {
		if *to == "" {
			*to = value
		}
	}
	emit := h.Rule.Emit
	set(&c.comparison, emit.Comparison)
	set(&c.modality, emit.Modality)
	set(&c.direction, emit.Direction)
	if g, ok := h.Group("attribution"); ok && c.attribution.printed == "" {
		c.attribution = stated(c.s, m.sentenceSpan(g))
	}
	for _, d := range []string{schema.Up, schema.Down, schema.Flat} {
		if g, ok := h.Group(d); ok && g.Len() > 0 {
			set(&c.direction, d)
		}
	}
}

// sign puts the direction into the numbers of a change: a fall is negative and its bounds swap.
func sign(c *claim) {
	if c.measure != schema.MeasureChange || c.direction != schema.Down || c.q.Value != nil && c.q.Value.Sign() < 0 {
		return
	}
	q := *c.q
	negate := func(d *schema.Decimal) *schema.Decimal {
		if d == nil {
			return nil
		}
		n := d.Neg()
		return &n
	}
	q.Value, q.Lower, q.Upper = negate(c.q.Value), negate(c.q.Upper), negate(c.q.Lower)
	q.LowerInclusive, q.UpperInclusive = c.q.UpperInclusive, c.q.LowerInclusive
	q.Base = negate(c.q.Base)
	c.q = &q
}

// zeros makes the claims of explicit zeros (未发生命案): value 0, anchored on the cue. A cue that no rule takes is no number.
func (e *Engine) zeros(s *sentence, m *mask, words []word, candidates []*rule.Rule, r *Result) []*claim {
	var out []*claim
	for _, at := range m.zeros {
		hits := e.hits(m, at, candidates, r)
		if len(hits) == 0 || hits[0].Rule.Kind != rule.Claim {
			continue
		}
		span := m.sentenceSpan(schema.Span{Start: at, End: at + 1})
		zero := schema.NewDecimal(0, 0)
		c := &claim{s: s, index: -1, measure: schema.MeasureLevel, q: &quantity.Quantity{Anchor: span, Outer: span, Number: span,
			Value: &zero, Lower: &zero, Upper: &zero, LowerInclusive: true, UpperInclusive: true, Qualifier: schema.Exact,
			UnitKind: schema.Count}}
		c.at = wordAt(words, span.End) - 1
		e.own(c, hits[0], m, words, nil)
		out = append(out, c)
	}
	return out
}
