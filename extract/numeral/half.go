package numeral

import "statclaim/schema"

// half is one half, which nobody may write to.
var half = schema.NewDecimal(5, -1)

// newHalf is a mention of one half.
func newHalf(start, end int, form Form) Mention {
	m := Mention{Span: schema.Span{Start: start, End: end}, Form: form, Qualifier: schema.Exact}
	m.Value, m.Lower, m.Upper, m.LowerInclusive, m.UpperInclusive = &half, &half, &half, true, true
	return m
}

// bound turns the exact value into a bound by qualifier; cue is its wording.
func (m *Mention) bound(qualifier string, cue schema.Span) {
	m.Qualifier, m.Cue = qualifier, cue
	switch qualifier {
	case schema.Over:
		m.Upper, m.LowerInclusive, m.UpperInclusive = nil, false, false
	case schema.Under:
		m.Lower, m.LowerInclusive, m.UpperInclusive = nil, false, false
	case schema.About:
		m.Lower, m.Upper, m.LowerInclusive, m.UpperInclusive = nil, nil, false, false
	}
}

// readOneHalf reads 一半 and 一大半.
func readOneHalf(runes []rune, i int) (Mention, bool) {
	next := runeAt(runes, i+1)
	if next == '半' {
		return newHalf(i, i+2, Fraction), true
	}
	if !contains("大多小", next) || runeAt(runes, i+2) != '半' {
		return Mention{}, false
	}
	m := newHalf(i, i+3, Fraction)
	m.bound(most(next), schema.Span{Start: i + 1, End: i + 2})
	return m, true
}

// most is the qualifier of 大半 and 小半.
func most(r rune) string {
	if r == '小' {
		return schema.Under
	}
	return schema.Over
}

// readMostly reads 过半, 过半数, 近半, 大半, 小半.
func readMostly(runes []rune, i int, k kind) (Mention, bool) {
	if runeAt(runes, i+1) != '半' || k == openPast && contains("超不", runeAt(runes, i-1)) {
		return skip(i, i+1)
	}
	end := i + 2
	if runeAt(runes, end) == '数' {
		end++
	}
	if next := runeAt(runes, end); k == openMost && !contains("的以是都已由", next) && isHan(next) || k == openPast && contains("百年月个小天", next) {
		return skip(i, i+1)
	}
	m := newHalf(i, end, Fraction)
	qualifier := schema.Over
	if contains("近小", runes[i]) {
		qualifier = schema.Under
	}
	m.bound(qualifier, schema.Span{Start: i, End: i + 1})
	return m, true
}

// readHalf reads 半数 as a fraction, 半成, 半折, 半百, and 半 alone, which is a number before a unit only.
func readHalf(runes []rune, i int) (Mention, bool) {
	if next := runeAt(runes, i+1); next == '数' || next == '數' {
		return newHalf(i, i+2, Fraction), true
	}
	if next := runeAt(runes, i+1); next == '成' && !contains("品年人熟生", runeAt(runes, i+2)) {
		return compose(runes, newHalf(i, i+1, Decimal)), true
	}
	if next := runeAt(runes, i+1); next == '折' && !contains(notDiscount, runeAt(runes, i+2)) {
		return halfPrice(i), true
	}
	if runeAt(runes, i+1) == '百' && !isUnit(runes, i+1, true) {
		m := Mention{Span: schema.Span{Start: i, End: i + 2}}
		m.setExact(schema.NewDecimal(50, 0))
		return m, true
	}
	return newHalf(i, i+1, Half), true
}

// halfPrice is the mention of 半折 or 对折 at i.
func halfPrice(i int) Mention {
	m := Mention{Span: schema.Span{Start: i, End: i + 2}, Mark: schema.Span{Start: i + 1, End: i + 2}, Form: Discount, Scale: 1}
	m.setExact(schema.NewDecimal(50, 0))
	return m
}

// readOpposite reads 对折 behind 打, half the price.
func readOpposite(runes []rune, i int) (Mention, bool) {
	if runeAt(runes, i+1) != '折' || !contains("打了个個", runeAt(runes, i-1)) || contains(notDiscount, runeAt(runes, i+2)) {
		return skip(i, i+1)
	}
	return halfPrice(i), true
}

// nearly are the cues that stand inside 翻了近一番.
var nearly = []struct{ cue, qualifier string }{
	{"将近", schema.Under}, {"接近", schema.Under}, {"近", schema.Under}, {"大约", schema.About}, {"约", schema.About},
	{"超过", schema.Over}, {"不止", schema.Over},
}

// readDoubling reads 翻番, 翻一番, 翻了近两番, 翻倍: 2 to the power of the number.
func readDoubling(runes []rune, i int) (Mention, bool) {
	j := i + 1
	if contains("了过上", runeAt(runes, j)) {
		j++
	}
	qualifier, cue := schema.Exact, schema.Span{}
	for _, w := range nearly {
		if hasPrefix(runes, j, w.cue) {
			qualifier, cue = w.qualifier, schema.Span{Start: j, End: j + len([]rune(w.cue))}
			j = cue.End
			break
		}
	}
	m := Mention{Span: schema.Span{Start: i}, Form: Doubling}
	times := 1
	if r := runeAt(runes, j); r == '番' || r == '倍' && j == i+1 {
		m.Span.End = j + 1
	} else if times = doublings(runes, j); times > 0 {
		m.Span.End = j + 2
	} else {
		return skip(i, i+1)
	}
	m.setExact(schema.NewDecimal(1<<times, 0))
	if qualifier != schema.Exact {
		m.bound(qualifier, cue)
	}
	return m, true
}

// doublings is the small number in front of 番 at i, 0 when there is none.
func doublings(runes []rune, i int) int {
	if k := at(runes, i); (k.isHan() || k.isArabic()) && k.low() > 0 && runeAt(runes, i+1) == '番' {
		return k.low()
	}
	return 0
}
