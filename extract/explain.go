package extract

import (
	"fmt"
	"sort"

	"statclaim/extract/numeral"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// Explanation says how one number came to be a claim, or why it is none. Offsets are code points of the document's text layer.
type Explanation struct {
	Span       schema.Span
	Text       string             // the number as printed
	Sentence   string             // as read, with the number between ⟦ and ⟧
	Masked     string             // the masked sentence with the number's slot between ⟦ and ⟧; "" where no rule saw it
	Reading    *Reading           // of its sentence; nil for the cells of a table. Numbers of one sentence share it
	Hits       []RuleHit          // what decided first, then in the order of the rules
	Note       string             // what else decided, "" where rules alone did
	Sources    []Source           // where the columns of the claim come from
	Claim      *schema.Claim      // the final row, as Extract gives it, or
	Suppressed *schema.Suppressed // the row of a number that is not claimed; both nil for a part of a period
}

// Reading is what was recognised in one sentence.
type Reading struct {
	Span      schema.Span
	Section   string
	Article   int
	Text      string
	Masked    string // slots as {money}, {percent}, … {bare}, {t}, {zero}, {w}
	Numerals  []Numeral
	Found     []Recognised // quantities and periods
	Tried     []string     // ids of the rules whose keywords occur, in order
	RuleCount int          // of all rules
}

// Numeral is a bare number as the numeral reader found it.
type Numeral struct {
	Span                schema.Span
	Text                string
	Value, Lower, Upper *schema.Decimal
	Qualifier           string
}

// Explain tells of the number at a code point of doc.Text, or of all numbers in their order where at is negative, how it was read.
// The rows are those that Extract gives. No number at the place is an error that names the nearest one.
func (e *Engine) Explain(doc *schema.Document, at int) ([]Explanation, error) {
	own := *doc
	x, result := e.newExplainer(&own)
	var out []Explanation
	for i := range result.Claims {
		c := &result.Claims[i]
		out = append(out, x.claim(c, schema.Span{Start: int(c.NumberStart), End: int(c.NumberEnd)}))
	}
	for i := range result.Suppressed {
		s := &result.Suppressed[i]
		out = append(out, x.suppressed(s, schema.Span{Start: int(s.Start), End: int(s.End)}))
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	if at < 0 {
		return out, nil
	}
	return x.only(out, at)
}

// explainer holds the traces of one document.
type explainer struct {
	engine   *Engine
	d        *document
	text     []rune
	traces   []*trace
	readings map[*trace]*Reading
	numbers  map[schema.Span]numberAt
	claims   map[string]*claim // by id
}

// numberAt is where a number stands in the traces.
type numberAt struct {
	t *trace
	i int    // of the quantity in the sentence; -1 for a zero cue
	c *claim // nil where it is not claimed
}

func (e *Engine) newExplainer(doc *schema.Document) (*explainer, Result) {
	x := &explainer{engine: e, text: []rune(doc.Text), readings: map[*trace]*Reading{}, numbers: map[schema.Span]numberAt{}, claims: map[string]*claim{}}
	kept := &tracer{}
	d, result := e.extract(doc, kept)
	x.d, x.traces = d, kept.traces
	for _, t := range x.traces {
		for i := range t.s.quantities {
			x.numbers[t.s.source(t.s.quantities[i].Anchor)] = numberAt{t: t, i: i}
		}
		for _, c := range t.claims {
			x.numbers[t.s.source(c.q.Anchor)] = numberAt{t: t, i: c.index, c: c}
			x.claims[c.id] = c
		}
	}
	return x, result
}

// only picks the number at a place: its own span, else its cues and denominator, else the period that holds the place.
func (x *explainer) only(all []Explanation, at int) ([]Explanation, error) {
	place := schema.Span{Start: at, End: at + 1}
	for i := range all {
		if all[i].Span.Contains(place) {
			return all[i : i+1], nil
		}
	}
	for i := range all {
		n, ok := x.numbers[all[i].Span]
		if !ok || n.i < 0 {
			continue
		}
		q := &n.t.s.quantities[n.i]
		if n.t.s.source(q.Outer).Contains(place) || n.t.s.source(q.PerSpan).Contains(place) {
			return all[i : i+1], nil
		}
	}
	for _, t := range x.traces {
		for _, p := range t.s.periods {
			if span := t.s.source(p.Span); span.Contains(place) {
				return []Explanation{{Span: span, Text: x.slice(span), Reading: x.reading(t), Sentence: t.marked(p.Span),
					Note: "it is a period, or a part of one: it dates numbers and is no claim by itself"}}, nil
			}
		}
	}
	return nil, x.nothingAt(all, at)
}

func (x *explainer) nothingAt(all []Explanation, at int) error {
	if at >= len(x.text) {
		return fmt.Errorf("no number at code point %d: the text has %d", at, len(x.text))
	}
	if len(all) == 0 {
		return fmt.Errorf("no number at code point %d, nor anywhere in the text", at)
	}
	nearest := &all[0]
	for i := range all {
		if distance(all[i].Span, at) < distance(nearest.Span, at) {
			nearest = &all[i]
		}
	}
	return fmt.Errorf("no number at code point %d; the nearest is %s at %d", at, nearest.Text, nearest.Span.Start)
}

func distance(span schema.Span, at int) int { return max(span.Start-at, at-span.End+1) }

func (x *explainer) claim(row *schema.Claim, span schema.Span) Explanation {
	out := Explanation{Span: span, Text: row.NumberText, Claim: row}
	n, ok := x.numbers[span]
	if !ok || n.c == nil {
		out.Sentence = row.Sentence
		out.Note = "it is a cell of a table: row and column head say what it is, and no rule is tried"
		return out
	}
	x.place(&out, n)
	slot := n.t.slotOf(n)
	out.Hits = x.engine.ruleHits(n, slot, true)
	out.Note = ownerNote(row.RuleID, out.Hits)
	out.Sources = x.sources(row, n, out.Hits)
	return out
}

func (x *explainer) suppressed(row *schema.Suppressed, span schema.Span) Explanation {
	out := Explanation{Span: span, Text: row.Text, Suppressed: row}
	n, ok := x.numbers[span]
	if !ok {
		out.Sentence = row.Context
		out.Note = "it stands in a table and names a row or column"
		return out
	}
	x.place(&out, n)
	before := n.t.recognised[n.i].Guard
	switch {
	case before != "" && before != explicitZero:
		out.Note = fmt.Sprintf("the reader of quantities stopped it (%s) before any rule was tried", row.Guard)
	case before == "" && ordinalFirst(n.t.s, &n.t.recognised[n.i]) != "":
		out.Note = "it says who leads, not how much (" + row.Guard + ")"
	default:
		out.Hits = x.engine.ruleHits(n, n.t.m.slot[n.i], false)
		if len(out.Hits) == 0 || out.Hits[0].Rule != row.Guard {
			out.Note = fmt.Sprintf("no claim rule took it, and by itself it is no claim (%s)", row.Guard)
		}
	}
	return out
}

// place fills in the sentence and the mask.
func (x *explainer) place(out *Explanation, n numberAt) {
	out.Reading = x.reading(n.t)
	anchor := schema.Span{}
	if n.c != nil {
		anchor = n.c.q.Anchor
	} else {
		anchor = n.t.s.quantities[n.i].Anchor
	}
	out.Sentence = n.t.marked(anchor)
	if slot := n.t.slotOf(n); slot >= 0 {
		m := n.t.m.runes
		out.Masked = rule.Legible(m[:slot]) + "⟦" + rule.Legible(m[slot:slot+1]) + "⟧" + rule.Legible(m[slot+1:])
	}
}

// slotOf gives the index of a number in the masked sentence, -1 where it has none.
func (t *trace) slotOf(n numberAt) int {
	if n.i >= 0 {
		return t.m.slot[n.i]
	}
	for _, at := range t.m.zeros {
		if t.m.sentenceSpan(schema.Span{Start: at, End: at + 1}) == n.c.q.Anchor {
			return at
		}
	}
	return -1
}

// marked prints the sentence with a span of it between marks.
func (t *trace) marked(span schema.Span) string {
	return t.s.printed(schema.Span{End: span.Start}) + "⟦" + t.s.printed(span) + "⟧" +
		t.s.printed(schema.Span{Start: span.End, End: len(t.s.text)})
}

func (x *explainer) slice(span schema.Span) string { return string(x.text[span.Start:span.End]) }

// reading describes a sentence; it is made once.
func (x *explainer) reading(t *trace) *Reading {
	if r := x.readings[t]; r != nil {
		return r
	}
	s := t.s
	r := &Reading{Span: s.source(schema.Span{End: len(s.text)}), Section: s.paragraph.Section, Article: s.paragraph.Article,
		Text: s.printed(schema.Span{End: len(s.text)}), Masked: rule.Legible(t.m.runes), Found: recognised(s, x.text),
		RuleCount: len(x.engine.rules.Rules)}
	for _, m := range numeral.Scan(s.text) {
		r.Numerals = append(r.Numerals, Numeral{s.source(m.Span), s.printed(m.Span), m.Value, m.Lower, m.Upper, m.Qualifier})
	}
	for _, c := range t.candidates {
		r.Tried = append(r.Tried, c.ID)
	}
	x.readings[t] = r
	return r
}
