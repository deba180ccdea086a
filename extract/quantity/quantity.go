package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/schema"
)

// Quantity is one number with everything that its own phrase says about it. Spans are code points of the scanned runes.
type Quantity struct {
	Anchor schema.Span // number, scale word, inner modifier and unit
	Outer  schema.Span // Anchor with the outer cues before and behind it
	Number schema.Span // the numeral alone

	Value, Lower, Upper            *schema.Decimal // bounds of the magnitude; both equal Value when exact
	LowerInclusive, UpperInclusive bool
	Qualifier                      string
	Cue                            schema.Span // the wording of the qualifier; empty when exact

	Unit               string      // folded, without scale word
	UnitSpan           schema.Span // where it stands, elsewhere for a shared unit, empty for 百分之X and 成
	UnitCode, UnitKind string
	Scale              int
	Per                string // denominator: 公斤, 万人, 亩
	PerSpan            schema.Span
	Base               *schema.Decimal
	BaseUnit           string

	Measure string // level, share, multiple, ratio, rank or change, as the number itself tells
	Guard   string // why it is no claim; empty if it may be one
	Bare    bool   // no unit was found
	Flags   []string
}

// draft is a Quantity in the making.
type draft struct {
	Quantity
	m       *numeral.Mention
	unit    *unit
	per     bool        // the number is a denominator (每万人)
	perSpan schema.Span // of the denominator that it is
	perUnit bool        // Per was printed with it
	merged  bool        // swallowed by a neighbour
	glued   bool        // a part of a compound measure
	address bool        // a part of an address
	form    numeral.Form
}

func (d *draft) setExact(v schema.Decimal) {
	d.Value, d.Lower, d.Upper = &v, &v, &v
	d.LowerInclusive, d.UpperInclusive = true, true
	d.Qualifier = schema.Exact
}

// isExact reports a plain value.
func (d *draft) isExact() bool { return d.Value != nil && d.Qualifier == schema.Exact }

// more makes the exact value a lower bound: the upper one is a unit of its last non-zero digit away.
func (d *draft) more(cue schema.Span) {
	step := d.Value.UnitOfLastDigit()
	if d.form == numeral.Half { // 半个多小时 stays below one
		step = *d.Value
	}
	upper := d.Value.Add(step)
	d.Upper, d.UpperInclusive = &upper, false
	d.Qualifier, d.Cue = schema.More, cue
}

// bound applies an outer qualifier to an exact value.
func (d *draft) bound(qualifier string, cue schema.Span) {
	v := d.Value
	d.Qualifier, d.Cue = qualifier, cue
	d.Lower, d.Upper, d.LowerInclusive, d.UpperInclusive = nil, nil, false, false
	switch qualifier {
	case schema.Over, schema.AtLeast:
		d.Lower, d.LowerInclusive = v, qualifier == schema.AtLeast
	case schema.Under, schema.AtMost:
		d.Upper, d.UpperInclusive = v, qualifier == schema.AtMost
	}
}
