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

// short makes m, which is empty, the plainest numbers without the grammar of the others: a 小写 digit, or ASCII digits with perhaps a
// point, and a 万, 亿 or percent sign behind them. It gives what readLong does, or false for all that may be more.
func (m *Mention) short(runes []rune, i int, room *Room) bool {
	if kindOf(runes[i]).class() != ascii {
		return m.oneHan(runes, i)
	}
	value, end := asciiDigits(runes, i)
	decimals := 0
	if runeAt(runes, end) == '.' && at(runes, end+1).class() == ascii {
		var fraction int64
		point := end
		if fraction, end = asciiDigits(runes, point+1); end-i > shortDigits {
			return false
		}
		decimals = end - point - 1
		value = value*powers[decimals] + fraction
	}
	if end-i > shortDigits {
		return false
	}
	form, mark, scale := Integer, schema.Span{}, 0
	if decimals > 0 {
		form = Decimal
	}
	number := fixed{coefficient: value, exponent: -decimals}
	if !endsAt(runes, end) {
		switch runes[end] {
		case '%', '％':
			if runeAt(runes, end+1) == '±' {
				return false
			}
			form, mark = Percent, schema.Span{Start: end, End: end + 1}
		case '万', '亿':
			if !endsAt(runes, end+1) {
				return false
			}
			scale = kindOf(runes[end]).low()
			number = number.shift(scale)
		default:
			return false
		}
		end++
	}
	m.Span, m.Mark, m.Scale, m.Form, m.Flags = schema.Span{Start: i, End: end}, mark, scale, form, Arabic
	m.exactly(number, room)
	return true
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

// oneHan makes m a 小写 digit that is a number by itself.
func (m *Mention) oneHan(runes []rune, i int) bool {
	if !isOneHan(runes, i) {
		return false
	}
	m.Span = schema.Span{Start: i, End: i + 1}
	m.exactly(whole(int64(kindOf(runes[i]).low())), nil)
	return true
}

// isOneHan reports a 小写 digit that is a number by itself.
func isOneHan(runes []rune, i int) bool {
	k := kindOf(runes[i])
	if k.class() != small || !endsAt(runes, i+1) {
		return false
	}
	after := runeAt(runes, i+1)
	if after == '、' && at(runes, i+2).class() == small || k.low() == 1 && (after == '半' || after == '大' || after == '小') {
		return false
	}
	if !isTwo(runes[i]) {
		return true
	}
	before := at(runes, i-1)
	return !before.isHan() && !before.isTimes()
}

// oneZero makes m a 零 that is a number by itself.
func (m *Mention) oneZero(runes []rune, i int) bool {
	if runes[i] != '零' || !endsAt(runes, i+1) || runeAt(runes, i+1) == '下' {
		return false
	}
	m.Span, m.Form = schema.Span{Start: i, End: i + 1}, Zero
	m.exactly(whole(0), nil)
	return true
}

// exactly makes f the value and both bounds.
func (m *Mention) exactly(f fixed, room *Room) {
	m.Value = room.value(f)
	m.Lower, m.Upper, m.LowerInclusive, m.UpperInclusive = m.Value, m.Value, true, true
	m.Qualifier = schema.Exact
}

// digitValues are the values of all numbers of one digit: most numbers of prose are one.
var digitValues = func() (values [10]schema.Decimal) {
	for i := range values {
		values[i] = schema.NewDecimal(int64(i), 0)
	}
	return values
}()

// digitOf is the value of a number of one digit, which nobody may write to; nil for all others.
func digitOf(f fixed) *schema.Decimal {
	if f.big == nil && f.exponent == 0 && uint64(f.coefficient) < uint64(len(digitValues)) {
		return &digitValues[f.coefficient]
	}
	return nil
}
