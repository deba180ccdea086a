package quantity

import (
	"io/fs"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

// compound is a row of compounds.tsv: a measure written in two units.
type compound struct {
	first, second, result string
	ratio                 schema.Decimal
}

func loadCompounds(tables fs.FS) ([]compound, error) {
	lines, err := readTable(tables, "compounds.tsv", 4)
	if err != nil {
		return nil, err
	}
	var out []compound
	for _, l := range lines {
		c := compound{first: l.cells[0], second: l.cells[1], result: l.cells[3]}
		if c.second != "-" {
			if c.ratio, err = schema.ParseDecimal(l.cells[2]); err != nil || c.ratio.Sign() <= 0 {
				return nil, l.errorf("ratio %q: want a number above zero", l.cells[2])
			}
		}
		if c.result != c.first && c.result != c.second {
			return nil, l.errorf("result %q: want the first or the second unit", c.result)
		}
		out = append(out, c)
	}
	return out, nil
}

// compound joins neighbours that are one measure in two units or more: 2分14秒70, 3元5角, 1米83. It goes from the right, so that the
// smallest units are summed first.
func (s *Scanner) compound(runes []rune, drafts []draft) []draft {
	joined := false
	for i := len(drafts) - 2; i >= 0; i-- {
		if s.join(runes, &drafts[i], &drafts[i+1]) {
			drafts[i+1].merged = true
			joined = true
		}
	}
	if !joined {
		return drafts
	}
	return unmerged(drafts)
}

// unmerged drops the drafts that a neighbour has taken in.
func unmerged(drafts []draft) []draft {
	out := drafts[:0]
	for i := range drafts {
		if !drafts[i].merged {
			out = append(out, drafts[i])
		}
	}
	return out
}

// join takes next into d when both are one measure.
func (s *Scanner) join(runes []rune, d, next *draft) bool {
	gap := next.Anchor.Start - d.Anchor.End
	if gap != 0 && !(gap == 1 && runes[d.Anchor.End] == '又') || d.Guard != "" || next.Guard != "" || d.unit == nil || d.per || d.Per != "" || next.Per != "" {
		return false
	}
	if d.Value == nil || d.Qualifier != schema.Exact || !next.isExact() || next.m.Has(numeral.Signed) {
		return false
	}
	for i := range s.compounds {
		c := &s.compounds[i]
		if c.first != d.unit.text && c.first != d.Unit {
			continue
		}
		if c.second == "-" {
			if next.unit == nil && isDecimals(runes, next) {
				d.decimals(next)
				d.unit = s.units.named(c.result)
				return true
			}
			continue
		}
		if next.unit != nil && c.second == next.unit.text {
			d.add(next, c)
			d.unit = s.units.named(c.result)
			return true
		}
	}
	return false
}

// isDecimals reports that the bare number is the decimals of the unit before it: one or two Arabic digits, or one Han digit.
func isDecimals(runes []rune, d *draft) bool {
	if d.form != numeral.Integer && d.form != numeral.Digits || d.Scale != 0 || d.m.Flags&^(numeral.Arabic|numeral.FullWidth) != 0 {
		return false
	}
	if d.m.Has(numeral.Arabic) {
		return d.m.Span.Len() <= 2 && runeAt(runes, d.m.Span.End) != '.'
	}
	return d.m.Span.Len() == 1 && d.Value.Cmp(schema.NewDecimal(10, 0)) < 0
}

func (d *draft) decimals(next *draft) {
	d.setExact(d.Value.Add(next.Value.Shift(-next.m.Span.Len())))
	d.extend(next)
}

func (d *draft) extend(next *draft) {
	d.Anchor.End = next.Anchor.End
	d.Number.End = next.Number.End
	d.m.Flags |= next.m.Flags
	d.glued = true
}

// add sums both parts in the result unit.
func (d *draft) add(next *draft, c *compound) {
	total := d.Value.Mul(c.ratio).Add(*next.Value)
	if c.result == c.second {
		d.setExact(total)
		d.unit, d.Unit, d.UnitSpan = next.unit, next.Unit, next.UnitSpan
	} else {
		v, rounded, _ := total.Quo(c.ratio)
		d.setExact(v)
		if rounded {
			d.m.Flags |= numeral.RoundedQuotient
		}
	}
	d.extend(next)
}
