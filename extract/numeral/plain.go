package numeral

import "statclaim/schema"

// ends holds the code points behind which a number of digits cannot go on or be read otherwise: all but the characters of numbers, the signs
// of their kinds, what composes numbers (分之 apart), and blanks. Most numbers stand before one of them and are no more than their digits.
var ends = buildEnds()

func buildEnds() *[1 << 16 / 64]uint64 {
	table := new([1 << 16 / 64]uint64)
	for r, k := range kinds {
		if k == none || k.class() == opener {
			table[r>>6] |= 1 << (r & 63)
		}
	}
	for _, r := range " \u00a0又%％﹪‰成折:：∶比±/／-－,.．·・eExX×*kｋKＫMＭ点點多余餘来來把几幾" {
		table[r>>6] &^= 1 << (r & 63)
	}
	return table
}

// endsAt reports that a number of digits ends at i for sure.
func endsAt(runes []rune, i int) bool {
	if i >= len(runes) {
		return true
	}
	r := uint32(runes[i])
	return (r >= 1<<16 || ends[r>>6]&(1<<(r&63)) != 0) && (r != '分' || partsEnd(runes, i) == 0)
}

// shortDigits is the longest number of the short way: its digits and scale word fit a machine word.
const shortDigits = 9

// readShort reads the plainest numbers without the grammar of the others: a 小写 digit, or ASCII digits with perhaps a point, and a 万, 亿 or
// percent sign behind them. It gives what readLong does, or ok false for all that may be more.
func readShort(runes []rune, i int) (m Mention, ok bool) {
	k := kindOf(runes[i])
	if k.class() != ascii {
		return readOneHan(runes, i, k)
	}
	value, end := asciiDigits(runes, i)
	decimals := 0
	if runeAt(runes, end) == '.' && at(runes, end+1).class() == ascii {
		var fraction int64
		point := end
		if fraction, end = asciiDigits(runes, point+1); end-i > shortDigits {
			return m, false
		}
		decimals = end - point - 1
		value = value*powers[decimals] + fraction
		m.Form = Decimal
	}
	if end-i > shortDigits {
		return m, false
	}
	number := fixed{coefficient: value, exponent: -decimals}
	if !endsAt(runes, end) {
		switch runes[end] {
		case '%', '％':
			if runeAt(runes, end+1) == '±' {
				return m, false
			}
			m.Form, m.Mark = Percent, schema.Span{Start: end, End: end + 1}
		case '万', '亿':
			if !endsAt(runes, end+1) {
				return m, false
			}
			m.Scale = kindOf(runes[end]).low()
			number = number.shift(m.Scale)
		default:
			return m, false
		}
		end++
	}
	m.Span, m.Flags = schema.Span{Start: i, End: end}, Arabic
	m.exactly(number)
	return m, true
}

// powers are the powers of ten of the short way.
var powers = [shortDigits]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8}

// asciiDigits reads the ASCII digits at i, but not many more than the short way takes.
func asciiDigits(runes []rune, i int) (value int64, end int) {
	for end = i; end < len(runes) && end-i <= shortDigits; end++ {
		d := uint32(runes[end]) - '0'
		if d > 9 {
			break
		}
		value = value*10 + int64(d)
	}
	return value, end
}

// readOneHan reads a 小写 digit that is a number by itself.
func readOneHan(runes []rune, i int, k kind) (m Mention, ok bool) {
	if k.class() != small || !endsAt(runes, i+1) {
		return m, false
	}
	after := runeAt(runes, i+1)
	if after == '、' && at(runes, i+2).class() == small || k.low() == 1 && contains("半大小", after) {
		return m, false
	}
	if before := at(runes, i-1); isTwo(runes[i]) && (before.isHan() || before.isTimes()) {
		return m, false
	}
	m.Span = schema.Span{Start: i, End: i + 1}
	m.exactly(whole(int64(k.low())))
	return m, true
}

// exactly makes f the value and both bounds.
func (m *Mention) exactly(f fixed) {
	m.Value = decimalOf(f)
	m.Lower, m.Upper, m.LowerInclusive, m.UpperInclusive = m.Value, m.Value, true, true
	m.Qualifier = schema.Exact
}
