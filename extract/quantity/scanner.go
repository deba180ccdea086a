package quantity

import (
	"io/fs"
	"sync"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

// Scanner finds quantities. It is read-only after Load and safe for use by many goroutines.
type Scanner struct {
	units        *unitTable
	cues         *cueTable
	words        *wordTable
	contexts     *contextTable
	enumerators  *trie // classifiers; and nouns below
	nouns        *trie
	denominators *denominatorTable
	compounds    []compound
	rooms        sync.Pool // of *room
}

// room is where mentions and drafts stand while a text is scanned: they are large, and only the quantities made of them stay.
type room struct {
	mentions []numeral.Mention
	drafts   []draft
}

// Load reads the tables of number words, units and readings. Broken lines are reported with file and line.
func Load(tables fs.FS) (*Scanner, error) {
	readings, err := Readings(tables)
	if err != nil {
		return nil, err
	}
	s := &Scanner{cues: newCueTable(readings)}
	if s.units, err = loadUnits(tables); err != nil {
		return nil, err
	}
	if s.words, err = loadWords(tables); err != nil {
		return nil, err
	}
	if s.contexts, err = loadContexts(tables); err != nil {
		return nil, err
	}
	if s.enumerators, s.nouns, err = loadEnumerators(tables); err != nil {
		return nil, err
	}
	if s.denominators, err = loadDenominators(tables); err != nil {
		return nil, err
	}
	if s.compounds, err = loadCompounds(tables); err != nil {
		return nil, err
	}
	return s, nil
}

// Scan gives the quantities of runes in order, none overlapping another. Numbers inside periods are skipped. It allocates
// nothing when there is no number.
func (s *Scanner) Scan(runes []rune, periods []schema.Span) []Quantity {
	space, ok := s.rooms.Get().(*room)
	if !ok {
		space = &room{}
	}
	defer s.rooms.Put(space)
	mentions := numeral.AppendScan(space.mentions[:0], runes)
	if space.mentions = mentions; len(mentions) == 0 {
		return nil
	}
	drafts := s.drafts(space.drafts[:0], runes, mentions, periods)
	space.drafts = drafts
	drafts = s.compound(runes, drafts)
	drafts = s.ranges(runes, drafts)
	s.share(runes, drafts)
	addresses(runes, drafts)
	s.guards(runes, drafts)
	s.per(runes, drafts)
	out := make([]Quantity, 0, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		s.outer(runes, d, previousEnd(drafts, i), nextStart(drafts, i, len(runes)))
		if i > 0 {
			d.sharedBound(runes, &drafts[i-1])
		}
		s.finish(d)
		out = append(out, d.Quantity)
	}
	return out
}

func previousEnd(drafts []draft, i int) int {
	if i == 0 {
		return 0
	}
	return max(drafts[i-1].Anchor.End, drafts[i-1].Outer.End)
}

func nextStart(drafts []draft, i, end int) int {
	if i+1 < len(drafts) {
		return drafts[i+1].Anchor.Start
	}
	return end
}

// drafts appends a draft of each mention outside the periods, with its unit.
func (s *Scanner) drafts(out []draft, runes []rune, mentions []numeral.Mention, periods []schema.Span) []draft {
	words := s.words.find(runes, mentions)
	end, p, w := 0, 0, 0
	for i := range mentions {
		m := &mentions[i]
		if m.Span.Start < end {
			continue
		}
		for p < len(periods) && periods[p].End <= m.Span.Start {
			p++
		}
		if p < len(periods) && periods[p].Overlaps(m.Span) {
			end = max(end, m.Span.End)
			continue
		}
		for w < len(words) && words[w].span.End <= m.Span.Start {
			w++
		}
		d := newDraft(m)
		s.attach(runes, &d, end)
		if p < len(periods) && isConnector(runes, schema.Span{Start: m.Span.End, End: periods[p].Start}) {
			d.Guard = "date-fragment"
			d.setSpan(m.Span)
		}
		if w < len(words) && words[w].covers(&d) {
			d.Guard = words[w].guard
			d.setSpan(m.Span)
		}
		if d.Guard == "" && d.unit == nil && !d.per && isOnlyWithUnit(m) && !s.isBounded(runes, m) {
			continue
		}
		end = d.Anchor.End
		out = append(out, d)
	}
	return out
}

// isBounded reports a scale word alone that a cue makes a number and that ends its phrase: 点击超百万。
func (s *Scanner) isBounded(runes []rune, m *numeral.Mention) bool {
	if !m.Has(numeral.BareScale) || m.Scale < 4 || isHan(runeAt(runes, m.Span.End)) {
		return false
	}
	qualifier, _, ok := s.cues.beforeNumber(runes, m.Span.Start)
	return ok && (qualifier == schema.Over || qualifier == schema.Under)
}

// isOnlyWithUnit reports numbers that count for something only before a unit: 亿 alone, 半 alone, 几 alone.
func isOnlyWithUnit(m *numeral.Mention) bool {
	return m.Has(numeral.BareScale) || m.Form == numeral.Half || m.Has(numeral.Few)
}

func newDraft(m *numeral.Mention) draft {
	d := draft{m: m, form: m.Form}
	d.setSpan(m.Span)
	d.Value, d.Lower, d.Upper = m.Value, m.Lower, m.Upper
	d.LowerInclusive, d.UpperInclusive = m.LowerInclusive, m.UpperInclusive
	d.Qualifier, d.Cue = m.Qualifier, m.Cue
	d.Measure = schema.MeasureLevel
	d.Scale = m.Scale
	return d
}

// setSpan makes span the anchor and the number, without the sign of its kind.
func (d *draft) setSpan(span schema.Span) {
	d.Anchor, d.Number = span, span
	if !d.m.Mark.Empty() && d.m.Mark.End == span.End {
		d.Number.End = d.m.Mark.Start
	}
	d.Outer = d.Anchor
}

// finish derives what follows from the fields: kind, code, base value, flags.
func (s *Scanner) finish(d *draft) {
	if d.unit != nil {
		d.UnitCode = d.unit.code
		d.UnitKind = d.unit.kind
	}
	switch {
	case d.Measure == schema.MeasureRank:
		d.UnitKind = schema.Rank
	case d.Per != "":
		d.UnitKind = schema.Rate
	case d.UnitKind == "":
		d.UnitKind = d.bareKind()
	}
	if d.Per != "" && d.UnitCode != "" {
		d.UnitCode += "/{" + d.Per + "}"
	}
	d.Bare = d.unit == nil && d.Unit == "" && d.Per == "" && d.UnitKind != schema.Ratio && d.Measure != schema.MeasureRank
	d.base()
	d.Flags = flagNames(d.m.Flags)
}

func (d *draft) bareKind() string {
	if d.form == numeral.Decimal && d.Scale == 0 {
		return schema.Other
	}
	return schema.Count
}

// base sets the value in base units.
func (d *draft) base() {
	if d.unit == nil || d.unit.base == "" || d.Value == nil || d.Per != "" {
		return
	}
	d.BaseUnit = d.unit.base
	if d.unit.isBase {
		d.Base = d.Value
		return
	}
	v, _, _ := d.Value.Mul(d.unit.factor).Quo(d.unit.divisor) // the divisor is not zero: newUnit
	d.Base = &v
}

var flagTable = []struct {
	flag numeral.Flag
	name string
}{
	{numeral.FullWidth, "full_width"}, {numeral.AmbiguousScale, "ambiguous_scale"}, {numeral.RoundedQuotient, "rounded_quotient"},
	{numeral.TooLong, "too_long"},
}

func flagNames(f numeral.Flag) []string {
	var out []string
	for _, row := range flagTable {
		if f&row.flag != 0 {
			out = append(out, row.name)
		}
	}
	return out
}
