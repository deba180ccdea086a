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
	rooms        sync.Pool // of *Room
}

// Room is where texts are scanned one after the other, by one goroutine: what is made on the way there is large, and only the quantities
// stay. The zero value is ready.
type Room struct {
	numbers    numeral.Room
	words      []hit
	drafts     []draft
	quantities []Quantity
}

// Clear takes back the quantities that were found in the room.
func (r *Room) Clear() {
	clear(r.quantities)
	r.quantities = r.quantities[:0]
}

// take gives room for n quantities, beside those that stand there.
func (r *Room) take(n int) []Quantity {
	const block = 64
	start := len(r.quantities)
	if start+n > cap(r.quantities) {
		start, r.quantities = 0, make([]Quantity, 0, max(n, block))
	}
	r.quantities = r.quantities[:start+n]
	return r.quantities[start : start+n : start+n]
}

// Load reads the tables of number words, units and readings. Broken lines are reported with file and line.
func Load(tables fs.FS) (*Scanner, error) {
	readings, err := Readings(tables)
	if err != nil {
		return nil, err
	}
	letters := new(alphabet)
	s := &Scanner{cues: newCueTable(readings, letters)}
	if s.units, err = loadUnits(tables, letters); err != nil {
		return nil, err
	}
	if s.words, err = loadWords(tables, letters); err != nil {
		return nil, err
	}
	if s.contexts, err = loadContexts(tables, letters); err != nil {
		return nil, err
	}
	if s.enumerators, s.nouns, err = loadEnumerators(tables, letters); err != nil {
		return nil, err
	}
	if s.denominators, err = loadDenominators(tables, letters); err != nil {
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
	room, ok := s.rooms.Get().(*Room)
	if !ok {
		room = &Room{}
	}
	room.quantities = nil // they are the caller's
	out := s.ScanIn(room, runes, periods)
	s.rooms.Put(room)
	return out
}

// ScanIn is Scan in a room: the quantities lie there until it is cleared.
func (s *Scanner) ScanIn(room *Room, runes []rune, periods []schema.Span) []Quantity {
	mentions := room.numbers.Scan(runes)
	if len(mentions) == 0 {
		return nil
	}
	s.draft(room, mentions, runes, periods)
	drafts := s.compound(runes, room.drafts)
	drafts = s.ranges(runes, drafts)
	s.share(runes, drafts)
	addresses(runes, drafts)
	s.guards(runes, drafts)
	s.per(runes, drafts)
	out := room.take(len(drafts))
	for i := range drafts {
		d := &drafts[i]
		s.outer(runes, d, previousEnd(drafts, i), nextStart(drafts, i, len(runes)))
		if i > 0 {
			d.sharedBound(runes, &drafts[i-1])
		}
		s.finish(d)
		out[i] = d.Quantity
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

// draft makes a draft of each mention outside the periods, with its unit.
func (s *Scanner) draft(room *Room, mentions []numeral.Mention, runes []rune, periods []schema.Span) {
	room.words = s.words.find(room.words[:0], runes, mentions)
	room.drafts = room.drafts[:0]
	words := room.words
	end := 0
	for i := range mentions {
		m := &mentions[i]
		if m.Span.Start < end {
			continue
		}
		for len(periods) > 0 && periods[0].End <= m.Span.Start {
			periods = periods[1:]
		}
		if len(periods) > 0 && periods[0].Overlaps(m.Span) {
			end = max(end, m.Span.End)
			continue
		}
		for len(words) > 0 && words[0].span.End <= m.Span.Start {
			words = words[1:]
		}
		d := room.newDraft(m)
		s.attach(runes, d, end)
		if len(periods) > 0 && isConnector(runes, schema.Span{Start: m.Span.End, End: periods[0].Start}) {
			d.Guard = "date-fragment"
			d.setSpan(m.Span)
		}
		if len(words) > 0 && words[0].covers(d) {
			d.Guard = words[0].guard
			d.setSpan(m.Span)
		}
		if d.Guard == "" && d.unit == nil && !d.per && isOnlyWithUnit(m) && !s.isBounded(runes, m) {
			room.drafts = room.drafts[:len(room.drafts)-1]
			continue
		}
		end = d.Anchor.End
	}
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

// newDraft makes a draft behind the others.
func (r *Room) newDraft(m *numeral.Mention) *draft {
	r.drafts = append(r.drafts, draft{m: m, form: m.Form})
	d := &r.drafts[len(r.drafts)-1]
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

const namedFlags = numeral.FullWidth | numeral.AmbiguousScale | numeral.RoundedQuotient | numeral.TooLong

func flagNames(f numeral.Flag) []string {
	if f&namedFlags == 0 {
		return nil // as most
	}
	var out []string
	for _, row := range flagTable {
		if f&row.flag != 0 {
			out = append(out, row.name)
		}
	}
	return out
}
