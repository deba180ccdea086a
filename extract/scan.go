package extract

import (
	"statclaim/extract/layout"
	"statclaim/extract/period"
	"statclaim/schema"
)

// Recognised is one number, quantity or period of a text, claim or not: the outermost reading only (the quantity, not also the
// number inside it).
type Recognised struct {
	Type                string      // number (no unit), quantity or period
	Span                schema.Span // code points of the text
	Text                string
	Value, Lower, Upper *schema.Decimal
	Qualifier           string
	Unit, UnitCode      string
	UnitKind, Per       string
	Base                *schema.Decimal // the value in BaseUnit (UCUM), nil where the unit has no fixed conversion
	BaseUnit            string
	EDTF                string
	Start, End          *schema.Date
	Basis               string
	Guard               string // id of the guard that keeps it from being a claim, "" where none does
}

// Scan recognises the numbers, quantities and periods of a document in the order of the text. Year-less and relative periods
// resolve against published, which may be nil.
func (e *Engine) Scan(text, mediaType string, published *schema.Date) []Recognised {
	runes := []rune(text)
	page := layout.Read(runes, mediaType)
	var out []Recognised
	ctx := &context{cues: e.cues, base: period.Context{Published: published}}
	for i := range page.Paragraphs {
		p := &page.Paragraphs[i]
		out = append(out, e.scanParagraph(p, runes, ctx)...)
	}
	return out
}

// ScanLine recognises the numbers, quantities and periods of one line, which is taken as it is: no layout, no markup.
func (e *Engine) ScanLine(line string, published *schema.Date) []Recognised {
	runes := []rune(line)
	p := &layout.Paragraph{Section: schema.SectionBody, Text: layout.Text{Runes: runes}}
	return e.scanParagraph(p, runes, &context{cues: e.cues, base: period.Context{Published: published}})
}

func (e *Engine) scanParagraph(p *layout.Paragraph, text []rune, ctx *context) []Recognised {
	var out []Recognised
	ctx.nextParagraph(p)
	for _, s := range sentences(p, &scratch{marker: e.marker}) {
		e.recognise(s, ctx)
		e.claimsOf(s, &Result{RuleHits: map[string]int{}})
		for _, found := range s.periods {
			ctx.dates = ctx.dates.After(found)
		}
		out = append(out, recognised(s, text)...)
	}
	return out
}

// recognised lists what a sentence holds, quantities and periods merged by their place.
func recognised(s *sentence, text []rune) []Recognised {
	var out []Recognised
	q, p := 0, 0
	for q < len(s.quantities) || p < len(s.periods) {
		if p >= len(s.periods) || q < len(s.quantities) && s.quantities[q].Anchor.Start < s.periods[p].Span.Start {
			out = append(out, recognisedQuantity(s, q, text))
			q++
			continue
		}
		found := s.periods[p]
		span := s.source(found.Span)
		out = append(out, Recognised{Type: "period", Span: span, Text: string(text[span.Start:span.End]),
			EDTF: found.EDTF, Start: found.Start, End: found.End, Basis: found.Basis})
		p++
	}
	return out
}

func recognisedQuantity(s *sentence, i int, text []rune) Recognised {
	q := &s.quantities[i]
	span := s.source(q.Anchor)
	out := Recognised{Type: "quantity", Span: span, Text: string(text[span.Start:span.End]), Value: q.Value, Lower: q.Lower,
		Upper: q.Upper, Qualifier: q.Qualifier, Unit: q.Unit, UnitCode: q.UnitCode, UnitKind: q.UnitKind, Per: q.Per, Base: q.Base, BaseUnit: q.BaseUnit,
		Guard: q.Guard}
	if q.Bare {
		out.Type, out.UnitKind = "number", ""
	}
	if !q.UnitSpan.Empty() {
		out.Unit = s.printed(q.UnitSpan)
	}
	if !q.PerSpan.Empty() {
		out.Per = s.printed(q.PerSpan)
	}
	return out
}
