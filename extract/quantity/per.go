package quantity

import (
	"io/fs"

	"statclaim/extract/numeral"
	"statclaim/schema"
)

// denominatorTable says which units behind 每 make a rate.
type denominatorTable struct {
	units *trie // 0 rate, 1 keep
	nouns *trie
}

func loadDenominators(tables fs.FS, letters *alphabet) (*denominatorTable, error) {
	lines, err := readTable(tables, "denominators.tsv", 2)
	if err != nil {
		return nil, err
	}
	t := &denominatorTable{newTrie(letters), newTrie(letters)}
	for _, l := range lines {
		for _, w := range words(l.cells[1]) {
			switch l.cells[0] {
			case "rate":
				t.units.add([]rune(w), 0)
			case "keep":
				t.units.add([]rune(w), 1)
			case "noun":
				t.nouns.add([]rune(w), 0)
			default:
				return nil, l.errorf("role %q: want rate, keep or noun", l.cells[0])
			}
		}
	}
	return t, nil
}

// denominator completes a number behind 每: the noun that belongs to it (每万名老人, 每千常住人口).
func (s *Scanner) denominator(runes []rune, d *draft) {
	end := d.Anchor.End
	if v, e := s.denominators.nouns.longest(runes, end); v >= 0 && (d.unit == nil || d.unit.kind == schema.Count) {
		end = e
	} else if v, e := s.denominators.nouns.longest(runes, d.m.Span.End); v >= 0 && e > end {
		end = e
	}
	d.perSpan = schema.Span{Start: d.m.Span.Start, End: end}
	d.per = d.unit != nil || end > d.m.Span.End
}

// slash reads a denominator printed behind the unit: 元/公斤, 件/万人, 立方米每秒, 486.37/10万.
func (s *Scanner) slash(runes []rune, d *draft) {
	i := d.Anchor.End
	switch r := runeAt(runes, i); {
	case r == '/' || r == '／' || r == '∕':
	case r == '每' && d.unit != nil && d.unit.kind != schema.Count:
	default:
		return
	}
	end := s.denominatorEnd(runes, i+1)
	if end == i+1 || d.unit == nil && !isScaled(runes, i+1, end) {
		return
	}
	for n := 0; n < 2 && containsRune("/／·•", runeAt(runes, end)); n++ {
		further := s.denominatorEnd(runes, end+1)
		if further == end+1 {
			break
		}
		end = further
	}
	d.PerSpan = schema.Span{Start: i + 1, End: end}
	d.Per = string(runes[i+1 : end])
	d.perUnit = true
	d.Anchor.End = end
}

// isScaled reports that a bare number's denominator is a number with a scale word.
func isScaled(runes []rune, start, end int) bool {
	return isDigit(runes[start]) && containsRune("万亿千百", runes[end-1])
}

// denominatorEnd is the end of the denominator at i: a number, a unit, a noun, or both; i when there is none.
func (s *Scanner) denominatorEnd(runes []rune, i int) int {
	end := i
	for isDigit(runeAt(runes, end)) && end-i < 8 {
		end++
	}
	for containsRune("百千万亿", runeAt(runes, end)) && end-i < 10 && !hasText(runes, end, "千克") && !hasText(runes, end, "千瓦") && !hasText(runes, end, "千米") {
		end++
	}
	u, e := s.units.match(runes, i, end)
	if v, n := s.denominators.nouns.longest(runes, end); v >= 0 && n > e {
		return n
	}
	if u != nil {
		return e
	}
	return end
}

// governor is a denominator that rules the quantities behind it in its clause.
type governor struct {
	span schema.Span
	end  int // of the clause
}

// per gives the quantities behind 每X and 亩均 in the same clause their denominator.
func (s *Scanner) per(runes []rune, drafts []draft) {
	g := governor{}
	i := 0
	var last *draft
	for k := range drafts {
		d := &drafts[k]
		for j, r := range runes[i:max(i, d.Anchor.Start)] {
			if r != '每' && r != '亩' && r != '千' && r != '万' && r != '百' {
				continue
			}
			if found, ok := s.governorAt(runes, i+j); ok {
				g = governor{found, clauseEnd(runes, found.End)}
			}
		}
		i = max(i, d.Anchor.Start)
		if d.per {
			g = governor{d.perSpan, clauseEnd(runes, d.perSpan.End)}
			if v, end := s.denominators.units.longest(runes, d.m.Span.End); v == 1 && end == d.perSpan.End && d.isOne() {
				g = governor{}
			}
			i = max(i, d.Anchor.End)
			continue
		}
		if k > 0 && s.isPriceOfOne(runes, &drafts[k-1], d) || k+1 < len(drafts) && s.isPriceOfOne(runes, &drafts[k+1], d) {
			d.Guard = "denominator"
			continue
		}
		if s.isEach(runes, d) {
			g = governor{d.UnitSpan, clauseEnd(runes, d.UnitSpan.End)}
			d.Guard = "denominator"
			continue
		}
		if d.Anchor.Start < g.end {
			d.rate(runes, g.span)
		} else if last != nil {
			s.carry(runes, last, d)
		}
		if d.Guard == "" {
			last = d
		}
	}
}

// isPriceOfOne reports that one, 一 and a measure, is what the money at its side buys (一斤8块, 8块一斤), and makes that a rate.
func (s *Scanner) isPriceOfOne(runes []rune, price, one *draft) bool {
	if price.Anchor.Start != one.Anchor.End && one.Anchor.Start != price.Anchor.End {
		return false
	}
	if price.unit == nil || price.unit.kind != schema.Money || price.Guard != "" || price.Per != "" || !s.isOneMeasure(runes, one) {
		return false
	}
	price.rate(runes, one.UnitSpan)
	return price.Per != ""
}

// isOneMeasure reports 一 and a unit that can be a denominator.
func (s *Scanner) isOneMeasure(runes []rune, d *draft) bool {
	if d.m.Span.Len() != 1 || runes[d.m.Span.Start] != '一' || d.unit == nil || d.unit.kind == schema.Money || !d.isExact() {
		return false
	}
	v, end := s.denominators.units.longest(runes, d.UnitSpan.Start)
	return v == 0 && end == d.UnitSpan.End
}

// isEach reports that 一 and a measure stand for "every one": 一亩就省下200元, 一吨能卖3000元.
func (s *Scanner) isEach(runes []rune, d *draft) bool {
	if !s.isOneMeasure(runes, d) {
		return false
	}
	i := d.Anchor.End
	if runeAt(runes, i) == '地' {
		i++
	}
	r := runeAt(runes, i)
	return r == '就' || r == '能' || r == '可'
}

func (d *draft) isOne() bool { return d.Value != nil && d.Value.Cmp(small(1)) == 0 }

// clauseLimit is the longest clause that a denominator rules, in code points; it keeps unpunctuated text linear.
const clauseLimit = 120

func clauseEnd(runes []rune, i int) int {
	limit := min(len(runes), i+clauseLimit)
	for i < limit && !isClauseEnd(runes[i]) {
		i++
	}
	return i
}

// governorAt reads what the 每 or 亩 at i begins: 每 and a unit, 亩产, 亩均.
func (s *Scanner) governorAt(runes []rune, i int) (schema.Span, bool) {
	if runes[i] == '每' {
		v, end := s.denominators.units.longest(runes, i+1)
		return schema.Span{Start: i + 1, End: end}, v == 0 && !perShare.beginAt(runes, end)
	}
	if perThousand.beginAt(runes, i) && (i == 0 || isClauseEnd(runes[i-1]) || runes[i-1] == '的') {
		return schema.Span{Start: i, End: i + 2}, true
	}
	if i > 0 && (isDigit(runes[i-1]) || containsRune("万千百十亿余多半几每一二三四五六七八九两", runes[i-1])) {
		return schema.Span{}, false
	}
	return schema.Span{Start: i, End: i + 1}, containsRune("产均穗施效增收用节投", runeAt(runes, i+1))
}

// perShare are what 每股 is a part of the name of: 每股收益0.77元 is no amount for each share.
var perShare = wordsBehind("收益", "净资产", "盈利", "净利", "亏损", "现金流", "面值", "公积")

// perThousand is a denominator without 每 at the beginning of a clause: 千人拥有病床6.9张.
var perThousand = wordsBehind("千人拥有", "万人拥有", "百户拥有", "千人均", "万人均")

// rate makes d a rate per span, if it is a thing that can be one.
func (d *draft) rate(runes []rune, span schema.Span) {
	if d.Per != "" || d.Guard != "" && d.Guard != "indefinite-one" || !d.isRatable() || d.UnitSpan.Empty() {
		return
	}
	text := string(runes[span.Start:span.End])
	if d.Unit == text {
		return
	}
	d.Per, d.PerSpan = text, span
}

func (d *draft) isRatable() bool {
	if d.unit == nil || d.form == numeral.Ordinal {
		return false
	}
	switch d.unit.kind {
	case schema.Percent, schema.Permille, schema.PercentagePoint, schema.Multiple, schema.Duration, schema.Age, schema.Temperature, schema.Score:
		return false
	}
	return true
}

// carry lets a difference keep the rate that it is taken of: 亩产512公斤，比上年增加12公斤.
func (s *Scanner) carry(runes []rune, previous, d *draft) {
	if d.Anchor.Start-previous.Anchor.End > clauseLimit || previous.Per == "" || previous.perUnit || d.Per != "" || d.unit == nil || d.unit != previous.unit {
		return
	}
	i := previous.Anchor.End
	for i < d.Anchor.Start && !isClauseEnd(runes[i]) {
		i++
	}
	if i >= d.Anchor.Start || runes[i] != '，' || clauseEnd(runes, i+1) < d.Anchor.Start {
		return
	}
	for _, w := range []string{"比", "较"} {
		if hasText(runes, i+1, w) {
			d.rate(runes, previous.PerSpan)
			return
		}
	}
}
