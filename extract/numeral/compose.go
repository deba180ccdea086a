package numeral

import "statclaim/schema"

// setExact makes v the value and both bounds.
func (m *Mention) setExact(v schema.Decimal) {
	m.Value, m.Lower, m.Upper = &v, &v, &v
	m.LowerInclusive, m.UpperInclusive = true, true
	m.Qualifier = schema.Exact
	m.Cue = schema.Span{}
}

// markSign takes the %, ％ or ‰ at i into m, and a tolerance behind it.
func markSign(runes []rune, m Mention, i int) Mention {
	m.Form = Percent
	if runes[i] == '‰' {
		m.Form = Permille
	}
	m.Mark = schema.Span{Start: i, End: i + 1}
	m.Span.End = i + 1
	if runeAt(runes, i+1) == '±' {
		return withTolerance(runes, m)
	}
	return m
}

// shift multiplies value and bounds by 10^power.
func (m *Mention) shift(power int) {
	move := func(d *schema.Decimal) *schema.Decimal {
		if d == nil {
			return nil
		}
		out := d.Shift(power)
		return &out
	}
	if m.Value != nil && m.Lower == m.Value && m.Upper == m.Value {
		m.Value = move(m.Value)
		m.Lower, m.Upper = m.Value, m.Value
		return
	}
	m.Value, m.Lower, m.Upper = move(m.Value), move(m.Lower), move(m.Upper)
}

// verbsOfCheng are the second characters of words that 成 begins (成立, 成员), chengNouns the exceptions where the noun
// behind 成 starts with one of them (三成员工, 七成年轻人).
const verbsOfCheng = "立功为員员本果长年交就品都绩效型熟婚材因语片形群书套活见份分名"

var chengNouns = []string{"员工", "年轻", "年长", "年收", "年产", "本金", "本地", "本市", "本科", "交易", "交通", "品牌", "长期", "长三角", "分布", "见效"}

// markCheng reads 三成, 八成半, 七八成, 7.5成: tenths as percent. 成 stands at end.
func markCheng(runes []rune, m Mention, end int) Mention {
	if !isTenths(&m) || contains(verbsOfCheng, runeAt(runes, end+1)) && !isChengNoun(runes, end+1) {
		return m
	}
	m.Form = Cheng
	m.Scale = 1
	m.Mark = schema.Span{Start: end, End: end + 1}
	m.Span.End = end + 1
	m.shift(1)
	if m.Value == nil {
		return m
	}
	switch {
	case runeAt(runes, end+1) == '半':
		m.Span.End = end + 2
		m.setExact(m.Value.Add(schema.NewDecimal(5, 0)))
	case isHundredths(runes, end+1, m.Has(Arabic)): // 七成六, 7成6
		m.Span.End = skipBlanks(runes, end+1) + 1
		m.setExact(m.Value.Add(schema.NewDecimal(int64(at(runes, m.Span.End-1).low()), 0)))
	}
	return m
}

// isHundredths reports the one digit behind 成 at i that goes on with it, of the same script and with nothing behind it that counts.
func isHundredths(runes []rune, i int, arabic bool) bool {
	j := skipBlanks(runes, i)
	k, after := at(runes, j), runeAt(runes, j+1)
	if k.low() == 0 || !k.isArabic() && k.class() != small || k.isArabic() != arabic {
		return false
	}
	if j > i {
		return !isHan(after) && at(runes, j+1) == none
	}
	return isAfterTenths(after) && !at(runes, j+1).isArabic() && !contains("%％.,-", after)
}

// isAfterTenths reports what may follow the hundredths of 七成六.
func isAfterTenths(r rune) bool { return !isHan(r) || contains("左以上的和与至到", r) }

func isChengNoun(runes []rune, i int) bool {
	for _, w := range chengNouns {
		if hasPrefix(runes, i, w) {
			return true
		}
	}
	return false
}

var ten = schema.NewDecimal(10, 0)

// isTenths reports that m can stand before 成 or a one-digit 折: at most ten, or a pair of digits, or 几.
func isTenths(m *Mention) bool {
	return m.Scale == 0 && m.Upper != nil && m.Upper.Cmp(ten) <= 0 && m.Form != Digits && !m.Has(BareScale)
}

// notDiscount are the second characters of words that 折 begins (折合, 折旧).
const notDiscount = "合算旧舊返腾叠疊扣射线断损磨回页"

// markDiscount reads 八折 (80), 八五折 (85), 7.5折 (75). 折 stands at end.
func markDiscount(runes []rune, m Mention, end int) Mention {
	if m.Value != nil && m.Value.Equal(ten) && m.Scale == 0 { // ten tenths of a price are no discount
		return m
	}
	if contains(notDiscount, runeAt(runes, end+1)) {
		return m
	}
	switch {
	case isTenths(&m):
		m.Scale = 1
		m.shift(1)
	case m.Scale != 0 || m.Upper == nil || m.Upper.Cmp(schema.NewDecimal(100, 0)) >= 0:
		return m
	}
	m.Form = Discount
	m.Mark = schema.Span{Start: end, End: end + 1}
	m.Span.End = end + 1
	return m
}

// isSpacedDiscount reports the second digit of 八 五 折 at i, where blanks stand between the characters and m is the first digit.
func isSpacedDiscount(runes []rune, m *Mention, i int) bool {
	k := at(runes, i)
	if m.Span.Len() != 1 || k.low() == 0 || k.class() != at(runes, m.Span.Start).class() {
		return false
	}
	j := skipBlanks(runes, i+1)
	return runeAt(runes, j) == '折' && !isHan(runeAt(runes, j+1))
}

func spacedDiscount(runes []rune, m Mention, i int) Mention {
	m.setExact(m.Value.Shift(1).Add(schema.NewDecimal(int64(at(runes, i).low()), 0)))
	m.Span.End = i + 1
	return markDiscount(runes, m, skipBlanks(runes, i+1))
}

// readParts reads X分之Y, where m is X and Y stands at i: 百分之五, 千分之三, 三分之一, 十几分之一.
func readParts(runes []rune, m Mention, i int) Mention {
	y, ok := readNumerator(runes, i)
	if !ok || m.Upper == nil || m.Form == Ratio {
		return m
	}
	start := m.Span.Start
	if m.Value != nil && m.Has(BareScale) && m.Qualifier == schema.Exact {
		switch m.Scale {
		case 2:
			return parts(y, Percent, start)
		case 3:
			return parts(y, Permille, start)
		}
	}
	if y.Has(Few) {
		return m
	}
	out := m
	out.Form = Fraction
	out.Flags = m.Flags &^ BareScale
	out.Scale = 0
	out.Span = schema.Span{Start: start, End: y.Span.End}
	if m.Value != nil && m.Qualifier == schema.Exact && y.Value != nil {
		if !out.quotient(*y.Value, *m.Value) {
			return m
		}
		return out
	}
	return vagueParts(out, m, y)
}

// readNumerator reads the operand behind 分之, perhaps with its sign (3分之负157).
func readNumerator(runes []rune, i int) (Mention, bool) {
	if at(runes, i) != openNegative {
		return readOperand(runes, i)
	}
	y, ok := readOperand(runes, i+1)
	y.negate()
	return y, ok
}

// parts gives the operand y of 百分之 or 千分之 that kind, from start.
func parts(y Mention, form Form, start int) Mention {
	y.Form = form
	y.Flags &^= BareScale | Few
	y.Scale = 0
	y.Span.Start = start
	return y
}

// vagueParts turns bounds round: 十几分之一 is between 1/19 and 1/11.
func vagueParts(out, x, y Mention) Mention {
	if y.Lower == nil || y.Upper == nil || x.Lower == nil {
		return x
	}
	lower, r1, ok1 := y.Lower.Quo(*x.Upper)
	upper, r2, ok2 := y.Upper.Quo(*x.Lower)
	if !ok1 || !ok2 {
		return x
	}
	if r1 || r2 {
		out.Flags |= RoundedQuotient
	}
	out.Value, out.Lower, out.Upper = nil, &lower, &upper
	if y.Qualifier != schema.Exact {
		out.Qualifier, out.Cue = y.Qualifier, y.Cue
	}
	return out
}

// quotient sets a / b.
func (m *Mention) quotient(a, b schema.Decimal) bool {
	q, rounded, ok := a.Quo(b)
	if !ok {
		return false
	}
	if rounded {
		m.Flags |= RoundedQuotient
	}
	m.setExact(q)
	return true
}

// readOperand reads the plain number behind 分之, 比, a colon or ±.
func readOperand(runes []rune, i int) (Mention, bool) {
	switch at(runes, i).class() {
	case opener:
		if at(runes, i) == openFew {
			a, _ := readSeveral(runes, i)
			return a.mention(i), true
		}
		return Mention{}, false
	case none:
		return Mention{}, false
	}
	a, ok := readAmount(runes, i)
	if !ok || a.version || a.flags&TooLong != 0 {
		return Mention{}, false
	}
	return a.mention(i), true
}

// readMixed reads 一又二分之一, where m is the whole and 又 stands at and.
func readMixed(runes []rune, m Mention, and int) Mention {
	x, ok := readOperand(runes, skipBlanks(runes, and+1))
	if !ok || m.Value == nil {
		return m
	}
	parts := partsEnd(runes, skipBlanks(runes, x.Span.End))
	if parts == 0 {
		return m
	}
	f := readParts(runes, x, parts)
	if f.Form != Fraction || f.Value == nil {
		return m
	}
	f.Span.Start = m.Span.Start
	f.setExact(m.Value.Add(*f.Value))
	return f
}
