package numeral

import "statclaim/schema"

var ratioLimit = schema.NewDecimal(100000, 0)

// readRatio reads 3:1, 1∶17.02, 3比1 and longer ratios (19.6∶29.6∶50.8), where m is the first part.
func readRatio(runes []rune, m Mention) Mention {
	if !isRatioPart(&m) {
		return m
	}
	separator := runes[m.Span.End]
	second, ok := readOperand(runes, m.Span.End+1)
	if !ok || !isRatioPart(&second) || separator == '比' && isWordBehind(runes, second.Span.End) {
		return m
	}
	out := m
	out.Form = Ratio
	out.Scale = 0
	out.Span.End = second.Span.End
	if separator == ':' || separator == '：' {
		out.Flags |= Colon
	}
	if third := longer(runes, separator, second.Span.End); third > 0 {
		out.Span.End = third
		out.Value, out.Lower, out.Upper = nil, nil, nil
		out.LowerInclusive, out.UpperInclusive = false, false
		return out
	}
	if !out.quotient(*m.Value, *second.Value) {
		out.Value, out.Lower, out.Upper = nil, nil, nil
		out.LowerInclusive, out.UpperInclusive = false, false
	}
	return out
}

func isRatioPart(m *Mention) bool {
	return m.Value != nil && m.Qualifier == schema.Exact && m.Scale == 0 && m.Value.Abs().Cmp(ratioLimit) < 0 && !m.Has(BareScale)
}

// isWordBehind reports that the number behind 比 goes on with a unit, so that 比 compares (5比3倍).
func isWordBehind(runes []rune, end int) bool {
	return contains("%％‰成倍年月", runeAt(runes, end))
}

// longer passes the further parts of a ratio; 0 when there is none.
func longer(runes []rune, separator rune, i int) int {
	end := 0
	for runeAt(runes, i) == separator {
		next, ok := readOperand(runes, i+1)
		if !ok {
			break
		}
		i = next.Span.End
		end = i
	}
	return end
}

// withTolerance reads m±y: the value as printed, and both bounds.
func withTolerance(runes []rune, m Mention) Mention {
	y, ok := readOperand(runes, m.Span.End+1)
	if !ok || m.Value == nil || y.Value == nil || m.Qualifier != schema.Exact {
		return m
	}
	lower, upper := m.Value.Add(y.Value.Neg()), m.Value.Add(*y.Value)
	m.Lower, m.Upper, m.Qualifier = &lower, &upper, schema.Range
	m.Cue = schema.Span{Start: m.Span.End, End: m.Span.End + 1}
	m.Span.End = y.Span.End
	return toleranceSign(runes, m)
}

// toleranceSign takes the percent sign behind a tolerance.
func toleranceSign(runes []rune, m Mention) Mention {
	if r := runeAt(runes, m.Span.End); isPercentSign(r) || r == '‰' {
		mark := m.Mark
		m = markSign(runes, m, m.Span.End)
		if !mark.Empty() {
			m.Mark = mark
		}
		return m
	}
	if m.Form != Percent && m.Form != Permille {
		m.Form = Tolerance
	}
	return m
}

// readTolerance reads ±5%: a range around zero.
func readTolerance(runes []rune, i int) (Mention, bool) {
	y, ok := readOperand(runes, i+1)
	if !ok || y.Value == nil {
		return skip(i, i+1)
	}
	lower, upper := y.Value.Neg(), *y.Value
	y.Value, y.Lower, y.Upper, y.Qualifier = nil, &lower, &upper, schema.Range
	y.Span.Start = i
	y.Cue = schema.Span{Start: i, End: i + 1}
	return toleranceSign(runes, y), true
}

// readWholeAndSlash reads 1 3/5, where m is the whole and the fraction stands at i.
func readWholeAndSlash(runes []rune, m Mention, i int) Mention {
	x, ok := readOperand(runes, i)
	if !ok || !isShort(&m) || i > m.Span.End+1 || !contains("/／", runeAt(runes, x.Span.End)) {
		return m
	}
	f := readSlash(runes, x)
	if f.Form != Fraction {
		return m
	}
	f.Span.Start = m.Span.Start
	f.setExact(m.Value.Add(*f.Value))
	return f
}

// readSlash reads 4/7, a fraction of two short whole numbers with nothing more behind it. 16/5 is one too, marked as improper.
func readSlash(runes []rune, m Mention) Mention {
	y, ok := readOperand(runes, m.Span.End+1)
	if !ok || !isShort(&m) || !isShort(&y) || y.Has(BareScale) {
		return m
	}
	if contains("/／.", runeAt(runes, y.Span.End)) || contains("/／", runeAt(runes, m.Span.Start-1)) {
		return m
	}
	out := m
	if !out.quotient(*m.Value, *y.Value) {
		return m
	}
	out.Form = Fraction
	if m.Value.Cmp(*y.Value) >= 0 {
		out.Flags |= Improper
	}
	out.Span.End = y.Span.End
	return out
}

// isShort reports a whole Arabic number of at most three digits.
func isShort(m *Mention) bool {
	return m.Form == Integer && m.Has(Arabic) && m.Scale == 0 && m.Qualifier == schema.Exact && m.Span.Len() <= 3
}

// readHyphen marks a number that a hyphen joins to the digits behind it: a score, a range, a telephone number.
func readHyphen(runes []rune, m Mention) Mention {
	if m.Has(Arabic) && at(runes, m.Span.End+1).isArabic() {
		m.Flags |= Hyphen
	}
	return m
}
