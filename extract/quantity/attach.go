package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/schema"
)

// attach finds the unit of d; floor is the end of the quantity before it.
func (s *Scanner) attach(runes []rune, d *draft, floor int) {
	d.per = runeAt(runes, d.m.Span.Start-1) == '每'
	switch d.m.Form {
	case numeral.Percent, numeral.Permille, numeral.Cheng, numeral.Discount:
		s.marked(runes, d)
		return
	case numeral.Fraction, numeral.Ratio:
		s.unitless(d)
		return
	case numeral.Doubling:
		s.doubling(runes, d)
		return
	case numeral.Version:
		return
	case numeral.Zero:
		if !isHan(runeAt(runes, d.Anchor.End)) {
			return
		}
	}
	s.plain(runes, d)
	if d.unit == nil && d.Unit == "" {
		d.currencyBefore(s, runes, floor)
	}
	if d.m.Form == numeral.Ordinal {
		d.rank(runes)
	}
	if d.per {
		s.denominator(runes, d)
	}
}

// marked sets the unit of a number whose form tells it: %, ‰, 成, 折.
func (s *Scanner) marked(runes []rune, d *draft) {
	sign := '%'
	switch d.m.Form {
	case numeral.Permille:
		sign = '‰'
	case numeral.Discount:
		sign = '折'
	}
	if d.m.Form != numeral.Cheng && !d.m.Mark.Empty() {
		d.UnitSpan = d.m.Mark
		sign = runes[d.m.Mark.Start]
	}
	d.Unit, d.unit = s.units.sign(sign)
	if d.m.Form == numeral.Cheng || d.m.Form == numeral.Discount {
		d.Scale = 0
	}
	d.tail(runes)
}

// unitless completes fractions and ratios.
func (s *Scanner) unitless(d *draft) {
	d.UnitKind = schema.Ratio
	d.Measure = schema.MeasureShare
	if d.m.Form == numeral.Ratio {
		d.Measure = schema.MeasureRatio
	}
}

func (s *Scanner) doubling(runes []rune, d *draft) {
	end := d.Anchor.End
	d.UnitSpan = schema.Span{Start: end - 1, End: end}
	d.Unit, d.unit = s.units.sign(runes[end-1])
	d.Measure = schema.MeasureChange
	if runeAt(runes, end) == '多' && d.isExact() {
		d.bound(schema.Over, schema.Span{Start: end, End: end + 1})
		d.Anchor.End++
	}
}

// sign is the text and the unit of the sign that tells the kind of a number.
func (t *unitTable) sign(r rune) (text string, u *unit) {
	for i := range t.signs {
		if s := &t.signs[i]; s.sign == r {
			return s.text, s.unit
		}
	}
	text = string(r)
	return text, t.named(text)
}

// named is the unit with the spelling text that needs no words near it, or else the first; nil when there is none.
func (t *unitTable) named(text string) *unit {
	v := t.spelled(text)
	if v < 0 {
		return nil
	}
	for i := v; i >= 0; i = t.units[i].next {
		if u := &t.units[i]; len(u.near) == 0 && len(u.after) == 0 && len(u.head) == 0 {
			return u
		}
	}
	return &t.units[v]
}

// spelled is the index of the first unit with the spelling text; -1 when there is none.
func (t *unitTable) spelled(text string) int {
	r := []rune(text)
	v, end := t.trie.longest(r, 0)
	if end != len(r) {
		return -1
	}
	return v
}

// plain reads what follows a plain number: 个多, 个半, the unit, 多, 半, a bracketed second unit, a denominator.
func (s *Scanner) plain(runes []rune, d *draft) {
	i := d.m.Span.End
	if s.spacedPoints(runes, d, i) {
		return
	}
	if s.counted(runes, d, i) {
		s.slash(runes, d)
		return
	}
	start := i
	for n := 0; n < 2 && isBlank(runeAt(runes, start)); n++ {
		start++
	}
	u, end := s.units.match(runes, d.m.Span.Start, start)
	if u == nil {
		s.slash(runes, d)
		return
	}
	if u.text == "级" && d.form == numeral.Decimal { // a magnitude, no class
		u = &s.units.units[s.units.spelled(u.text)]
	}
	d.setUnit(u, start, end)
	d.tail(runes)
	s.bracket(runes, d)
	s.slash(runes, d)
}

func (d *draft) setUnit(u *unit, start, end int) {
	d.unit = u
	d.UnitSpan = schema.Span{Start: start, End: end}
	d.Unit = u.text
	d.Anchor.End = end
	if u.text == "旬" {
		d.shift(1)
	}
	if u.kind == schema.Multiple {
		d.Measure = schema.MeasureMultiple
	}
}

// spacedPoints reads 个百分点 with blanks between its characters, as the text layer of a PDF may have it.
func (s *Scanner) spacedPoints(runes []rune, d *draft, i int) bool {
	if r := runeAt(runes, i); r != ' ' && r != '\u00a0' && r != '个' && r != '個' && r != '百' {
		return false
	}
	start, blanks := 0, 0
	for k, want := range []rune("个百分点") {
		for n := 0; n < 4 && isBlank(runeAt(runes, i)); n++ {
			i++
			blanks++
		}
		switch {
		case runeAt(runes, i) == want || want == '个' && runeAt(runes, i) == '個' || want == '点' && runeAt(runes, i) == '點':
			if k == 0 || start == 0 {
				start = i
			}
			i++
		case k > 0:
			return false
		}
	}
	if blanks == 0 {
		return false
	}
	d.setUnit(s.units.named("个百分点"), start, i)
	return true
}

// counted reads 8个多小时 and 四个半小时: the modifier stands between 个 and the unit.
func (s *Scanner) counted(runes []rune, d *draft, i int) bool {
	if runeAt(runes, i) != '个' {
		return false
	}
	modifier := runeAt(runes, i+1)
	if modifier != '多' && modifier != '半' && modifier != '来' && modifier != '余' || !d.isExact() {
		return false
	}
	u, end := s.units.match(runes, d.m.Span.Start, i+2)
	if u == nil || u.kind != schema.Duration && u.text != "世纪" || isLongerWord(runes, i+1) {
		if modifier == '半' && !isHan(runeAt(runes, i+2)) {
			d.setUnit(s.units.named("个"), i, i+1)
			d.half()
			d.Anchor.End = i + 2
			return true
		}
		return false
	}
	d.setUnit(u, i+2, end)
	if modifier == '半' {
		d.half()
		return true
	}
	d.more(schema.Span{Start: i + 1, End: i + 2})
	return true
}

// isLongerWord reports that 半 at i begins a word: 半天, 半决赛.
func isLongerWord(runes []rune, i int) bool {
	return runeAt(runes, i) == '半' && containsRune("天决球岛山圆场程径夜路数空导拉", runeAt(runes, i+1))
}

// half adds half a unit to an exact value.
func (d *draft) half() {
	step := schema.NewDecimal(5, -1).Shift(d.Scale)
	d.setExact(d.Value.Add(step))
}

// afterMore are the characters that make 多 behind a unit a word of its own (5人多次, 12小时多云).
const afterMore = "次名种家出于云年样元项个式少数位所条点达人地方层边台头彩想吃喝拿做为发年级"

// tail reads the modifier behind the unit: 三成多, 两年半, 百元有余 is a cue of its own.
func (d *draft) tail(runes []rune) {
	if !d.isExact() || d.unit == nil {
		return
	}
	end := d.Anchor.End
	next, after := runeAt(runes, end), runeAt(runes, end+1)
	measure := d.unit.kind != schema.Count
	switch {
	case (next == '多' || next == '余') && (measure && (!containsRune(afterMore, after) || after == '地' && d.isGround()) || d.form == numeral.Cheng && !containsRune("次名种家", after)):
		d.more(schema.Span{Start: end, End: end + 1})
		d.Anchor.End = end + 1
	case next == '半' && measure && d.form != numeral.Half && !isLongerWord(runes, end) && d.form != numeral.Percent:
		d.half()
		d.Anchor.End = end + 1
	}
}

// bracket takes a second unit in brackets into the first: 134台（辆）.
func (s *Scanner) bracket(runes []rune, d *draft) {
	open := runeAt(runes, d.Anchor.End)
	if open != '（' && open != '(' || d.Anchor.End != d.UnitSpan.End {
		return
	}
	u, end := s.units.match(runes, d.m.Span.Start, d.Anchor.End+1)
	closing := runeAt(runes, end)
	if u == nil || u.kind != schema.Count || closing != '）' && closing != ')' {
		return
	}
	d.UnitSpan.End = end + 1
	d.Unit = string(runes[d.UnitSpan.Start:d.UnitSpan.End])
	d.Anchor.End = end + 1
}

// currencyBefore takes a currency sign in front of the number (¥100) into the anchor.
func (d *draft) currencyBefore(s *Scanner, runes []rune, floor int) {
	switch runeAt(runes, d.Anchor.Start-1) {
	case '$', '¥', '￥', '＄', '€', '£', 'B', 'D': // what the signs below end with
	default:
		return
	}
	for _, sign := range []string{"US$", "HK$", "NT$", "¥", "￥", "$", "＄", "€", "£", "RMB", "USD"} {
		if !endsWith(runes, d.Anchor.Start, sign) {
			continue
		}
		start := d.Anchor.Start - len([]rune(sign))
		if start < floor {
			return
		}
		d.unit, d.Unit = s.units.named(sign), sign
		d.UnitSpan = schema.Span{Start: start, End: d.Anchor.Start}
		d.Anchor.Start = start
		return
	}
}

// shift multiplies value and bounds by 10^places.
func (d *draft) shift(places int) {
	move := func(v *schema.Decimal) *schema.Decimal {
		if v == nil {
			return nil
		}
		out := v.Shift(places)
		return &out
	}
	if d.Value != nil && d.Lower == d.Value && d.Upper == d.Value {
		d.Value = move(d.Value)
		d.Lower, d.Upper = d.Value, d.Value
		return
	}
	d.Value, d.Lower, d.Upper = move(d.Value), move(d.Lower), move(d.Upper)
}

// rank completes an ordinal: 第2位, 排名第三, 居首.
func (d *draft) rank(runes []rune) {
	d.Measure = schema.MeasureRank
	d.UnitKind = schema.Rank
	if runes[d.m.Span.Start] == '首' && d.m.Span.Len() == 2 {
		d.UnitSpan = schema.Span{Start: d.m.Span.Start + 1, End: d.m.Span.End}
		d.Unit = "位"
		d.Number.End = d.m.Span.Start + 1
		d.unit = nil
	}
}

// isGround reports a length or area, behind which 多地 is the ground and not many places (二里多地).
func (d *draft) isGround() bool { return d.unit.kind == schema.Length || d.unit.kind == schema.Area }
