package numeral

import "statclaim/schema"

// readSigned reads a number with its sign: -1.23, ＋5, 负三点五. A hyphen close behind another number joins the two instead.
func readSigned(runes []rune, i, last int) (Mention, bool) {
	k := at(runes, i+1)
	han := kindOf(runes[i]) == openNegative
	if !k.isArabic() && k != openPoint && !(han && (k.isHan() || k.isTimes() || k.class() == zero)) {
		return skip(i, i+1)
	}
	if han && contains("担胜勝欺背肩辜抱自", runeAt(runes, i-1)) || !han && !isSign(runes, i, last) {
		return skip(i, i+1)
	}
	m, ok := readPlain(runes, i+1)
	if k == openPoint {
		m, ok = readPoint(runes, i+1)
	}
	if !ok || m.Has(BareScale) {
		return skip(i, i+1)
	}
	m.Span.Start = i
	m.Flags |= Signed
	if contains("-－−负負", runes[i]) {
		m.negate()
	}
	return m, true
}

// isSign reports that the mark at i is no hyphen or plus between two things.
func isSign(runes []rune, i, last int) bool {
	before := runeAt(runes, i-1)
	if contains("-－−+＋", before) {
		return false
	}
	if before == 0 || before == ' ' || before == '　' || before == '\n' || before == '\t' {
		return true
	}
	if at(runes, i-1).isArabic() || before < 0x80 && before != '(' && before != ',' || before >= 0xC0 && before < 0x2000 {
		return false
	}
	return last == 0 || i-last > 4 || startsOwn(runes, last, i)
}

// startsOwn reports that the number with the sign at i is no second end of the one that ends at last: a mark stands between, or a
// word before it that leads to a value (由一季度的-1.2%).
func startsOwn(runes []rune, last, i int) bool {
	if contains("的为是至到达由从和及与于", runes[i-1]) {
		return true
	}
	for j := last; j < i; j++ {
		if contains("，、；：（(,;:。|/", runes[j]) {
			return true
		}
	}
	return false
}

// negate turns the sign of value and bounds.
func (m *Mention) negate() {
	if m.Value != nil {
		v := m.Value.Neg()
		m.Value = &v
	}
	if m.Lower == nil || m.Upper == nil {
		return
	}
	lower, upper := m.Upper.Neg(), m.Lower.Neg()
	m.Lower, m.Upper = &lower, &upper
	m.LowerInclusive, m.UpperInclusive = m.UpperInclusive, m.LowerInclusive
}

// readZero reads 零 alone, 零下 and a number (零下183), or a number that starts with 零 (零点五).
func readZero(runes []rune, i int) (Mention, bool) {
	if runes[i] == '零' && runeAt(runes, i+1) == '下' {
		if k := at(runes, i+2); k.isArabic() || k.isHan() || k.isTimes() {
			m, ok := readPlain(runes, i+2)
			if ok && !m.Has(BareScale) {
				m.Span.Start = i
				m.Flags |= Signed
				m.negate()
				return m, true
			}
		}
		return skip(i, i+2)
	}
	var m Mention
	if m.oneZero(runes, i) {
		return m, true
	}
	m, ok := readLong(runes, i, nil)
	if !ok || m.Value == nil || m.Span.Len() > 1 {
		return m, ok && !isBlanks(runes, m.Span)
	}
	if runes[i] != '零' {
		return skip(i, i+1)
	}
	m.Form = Zero
	return m, true
}

// isBlanks reports circles that stand for a hidden name or number (○○○).
func isBlanks(runes []rune, s schema.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if runes[i] != '○' && runes[i] != '〇' {
			return false
		}
	}
	return true
}

// readFew reads 几, 几十, 几百万; 几乎 and 几何 are words.
func readFew(runes []rune, i int) (Mention, bool) {
	if contains("乎何", runeAt(runes, i+1)) {
		return skip(i, i+2)
	}
	a, _ := readSeveral(runes, i)
	m := a.mention(i)
	m.Cue = schema.Span{Start: i, End: i + 1}
	return compose(runes, m), true
}

// beforeTens are the characters that make 数 the end of a word (人数十万, 总数百余).
const beforeTens = "总總人件户戶次指系倍分参函多少大全代基负岁歲点點亩招基位票股天页頁家例字无無计計"

// readTens reads 数十, 数百万, 数以千计.
func readTens(runes []rune, i int) (Mention, bool) {
	next := at(runes, i+1)
	if runeAt(runes, i+1) == '以' && runeAt(runes, i+3) == '计' {
		return atLeast(runes, i, i+2, 1)
	}
	if !next.isTimes() && !next.isScale() || isUnit(runes, i+1, true) || contains(beforeTens, runeAt(runes, i-1)) {
		return skip(i, i+1)
	}
	if hasPrefix(runes, i+2, "分之") {
		return skip(i, i+1)
	}
	a, _ := readSeveral(runes, i)
	return compose(runes, a.mention(i)), true
}

// atLeast reads the multiplier or scale words at j as a lower bound; the mention runs from i to behind tail more code points.
func atLeast(runes []rune, i, j, tail int) (Mention, bool) {
	a, ok := readAmount(runes, j)
	if !ok || !a.bare {
		return skip(i, i+1)
	}
	a.exact, a.hasLower, a.lower, a.bare = false, true, a.value, false
	a.qualifier = schema.AtLeast
	a.cue = schema.Span{Start: i, End: j}
	a.end += tail
	return a.mention(i), true
}

// beforeUp are the characters that end a word with 上 (以上百分之, 晚上十点).
const beforeUp = "以晚早马馬加网網线線路海身会會层層本向北之天地世基历歷事实實际際原大总總体體再版同如手船车車台桌"

// readUp reads 上百, 上千万: at least that many.
func readUp(runes []rune, i int) (Mention, bool) {
	k := at(runes, i+1)
	if !(k.isTimes() && k.low() > 1 || k.isScale()) || contains(beforeUp, runeAt(runes, i-1)) || hasPrefix(runes, i+2, "分之") {
		return skip(i, i+1)
	}
	return atLeast(runes, i, i+1, 0)
}

// readHundreds reads 成百上千 and 成千上万: at least the larger.
func readHundreds(runes []rune, i int) (Mention, bool) {
	if !at(runes, i+1).isTimes() || runeAt(runes, i+2) != '上' {
		return skip(i, i+1)
	}
	return atLeast(runes, i, i+3, 0)
}

// readFused reads 俩 and 仨, two and three with their classifier.
func readFused(runes []rune, i int) (Mention, bool) {
	m := Mention{Span: schema.Span{Start: i, End: i + 1}, Flags: Fused}
	n := int64(2)
	if runes[i] == '仨' {
		n = 3
	}
	m.setExact(schema.NewDecimal(n, 0))
	return m, true
}

// shortOrdinal makes m, which is empty, the plainest ordinals: 第三, 第 5. It gives what readOrdinal does, or false and an empty m.
func (m *Mention) shortOrdinal(runes []rune, i int, room *Room) bool {
	if runes[i] != '第' {
		return false
	}
	j := i + 1
	if runeAt(runes, j) == ' ' {
		j++
	}
	if j < len(runes) && m.short(runes, j, room) && m.Form == Integer && m.Scale == 0 {
		m.Form, m.Span.Start = Ordinal, i
		return true
	}
	*m = Mention{}
	return false
}

// readOrdinal reads 第三, 第 5.
func readOrdinal(runes []rune, i int) (Mention, bool) {
	j := i + 1
	if runeAt(runes, j) == ' ' {
		j++
	}
	switch at(runes, j).class() {
	case none, opener, scale, capital:
		return skip(i, i+1)
	}
	r, ok := readNumber(runes, j)
	if !ok || r.bare || r.pair || r.decimals > 0 || r.version || r.flags&TooLong != 0 {
		return skip(i, i+1)
	}
	m := Mention{Span: schema.Span{Start: i, End: r.end}, Form: Ordinal, Flags: r.flags}
	m.exactly(r.value, nil)
	return m, true
}

// readFirst reads 首位, 居首, 之首 and 榜首 as the first rank.
func readFirst(runes []rune, i int) (Mention, bool) {
	m := Mention{Span: schema.Span{Start: i, End: i + 1}, Form: Ordinal}
	m.setExact(schema.NewDecimal(1, 0))
	switch {
	case runeAt(runes, i+1) == '位' && !contains("于度数居置", runeAt(runes, i+2)):
		m.Span.End++
		return m, true
	case contains("居之列榜", runeAt(runes, i-1)) && !isHan(runeAt(runes, i+1)):
		return m, true
	}
	return skip(i, i+1)
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// readPoint reads a decimal without a digit before its point: .5
func readPoint(runes []rune, i int) (Mention, bool) {
	before := runeAt(runes, i-1)
	if !at(runes, i+1).isArabic() || at(runes, i-1).isArabic() || before == '.' || before == '．' || before > ' ' && before < 0x80 && before != '-' {
		return skip(i, i+1)
	}
	l := readLiteral(runes, i+1)
	if l.decimals > 0 || l.flags&(Thousands|TooLong) != 0 {
		return skip(i, i+1)
	}
	a := amount{reading: reading{value: ofDecimal(l.value.decimal().Shift(-l.whole)), end: l.end, decimals: l.whole, flags: l.flags}, hasValue: true, exact: true, qualifier: schema.Exact}
	a.scaleWords(runes)
	return compose(runes, a.mention(i)), true
}
