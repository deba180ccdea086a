package numeral

import "statclaim/schema"

// maxDigits is the longest number that gets a value: more than decimal128 holds, short enough to stay linear.
const maxDigits = 60

// literal is a run of Arabic digits with its thousands marks and decimals.
type literal struct {
	value    fixed
	end      int
	whole    int // digits before the point
	decimals int // digits behind it
	last     int // the last digit
	flags    Flag
	version  bool // two points or more
}

// digitBuffer collects at most maxDigits digits.
type digitBuffer struct {
	digits [maxDigits]byte
	n      int
}

func (b *digitBuffer) add(d int) {
	if b.n < maxDigits {
		b.digits[b.n] = byte('0' + d)
	}
	b.n++
}

// value is the collected digits with the given number of decimals; ok is false when there were too many.
func (b *digitBuffer) value(decimals int) (fixed, bool) {
	if b.n > maxDigits {
		return fixed{}, false
	}
	if b.n <= 17 {
		var c int64
		for _, d := range b.digits[:b.n] {
			c = c*10 + int64(d-'0')
		}
		return fixed{coefficient: c, exponent: -decimals}, true
	}
	return ofDecimal(schema.MustDecimal(string(b.digits[:b.n])).Shift(-decimals)), true
}

// readLiteral reads the digits that start at i.
func readLiteral(runes []rune, i int) literal {
	var buffer digitBuffer
	out := literal{flags: Arabic}
	full := at(runes, i).class() == fullWidth
	if full {
		out.flags |= FullWidth
	}
	j := digitRun(runes, i, &buffer)
	if j-i <= 3 && buffer.digits[0] != '0' {
		for isThousands(runes, j, full) {
			j = digitRun(runes, j+1, &buffer)
			out.flags |= Thousands
		}
	}
	out.whole = buffer.n
	if isPoint(runes, j, full) {
		if r := runes[j]; r == '·' || r == '・' {
			out.flags |= MiddleDot
		}
		j = digitRun(runes, j+1, &buffer)
		out.decimals = buffer.n - out.whole
	}
	for out.decimals > 0 && isPoint(runes, j, full) {
		out.version = true
		j = digitRun(runes, j+1, &buffer)
	}
	out.end = j
	out.last = at(runes, j-1).low()
	var ok bool
	if out.value, ok = buffer.value(out.decimals); !ok {
		out.flags |= TooLong
	}
	return out
}

func digitRun(runes []rune, i int, buffer *digitBuffer) int {
	for at(runes, i).isArabic() {
		buffer.add(kindOf(runes[i]).low())
		i++
	}
	return i
}

// isThousands reports a thousands mark at i: three digits and no fourth behind it. The full-width comma is one only among
// full-width digits; between clauses it is a comma.
func isThousands(runes []rune, i int, full bool) bool {
	r := runeAt(runes, i)
	if r != ',' && !(full && r == '，') {
		return false
	}
	for n := 1; n <= 3; n++ {
		if k := at(runes, i+n); !k.isArabic() || full != (k.class() == fullWidth) {
			return false
		}
	}
	return !at(runes, i+4).isArabic()
}

// isPoint reports a decimal point at i, with a digit behind it. Old print also sets a middle dot among full-width digits.
func isPoint(runes []rune, i int, full bool) bool {
	switch runeAt(runes, i) {
	case '.', '．':
	case '·', '・':
		if !full {
			return false
		}
	default:
		return false
	}
	return at(runes, i+1).isArabic()
}

// readPower reads ×10⁸, ×10^8 or e8 at i: the exponent and the end; ok is false where none stands.
func readPower(runes []rune, i int) (power, end int, ok bool) {
	if r := runeAt(runes, i); r == 'e' || r == 'E' {
		return readExponent(runes, i+1)
	}
	if r := runeAt(runes, i); r != '×' && r != 'x' && r != '*' {
		return 0, i, false
	}
	if !hasPrefix(runes, i+1, "10") {
		return 0, i, false
	}
	j := i + 3
	caret := runeAt(runes, j) == '^'
	if caret {
		j++
	}
	negative := contains("-−⁻", runeAt(runes, j))
	if negative {
		j++
	}
	start := j
	for n := 0; n < 3; n++ {
		d, found := exponentDigit(runeAt(runes, j), caret)
		if !found {
			break
		}
		power = power*10 + d
		j++
	}
	if j == start || power > maxDigits {
		return 0, i, false
	}
	if negative {
		power = -power
	}
	return power, j, true
}

// readLetter reads the k of 40k or the M of 3M at i, with no letter or digit behind it. K is the kelvin, and 4K a screen.
func readLetter(runes []rune, i int) (power, end int, ok bool) {
	switch runeAt(runes, i) {
	case 'k', 'ｋ', 'Ｋ':
		power = 3
	case 'M', 'Ｍ':
		power = 6
	default:
		return 0, i, false
	}
	r := runeAt(runes, i+1)
	if r >= 'A' && r <= 'z' || r >= 'Ａ' && r <= 'ｚ' || at(runes, i+1).isArabic() || contains("/²³+-", r) {
		return 0, i, false
	}
	return power, i + 1, true
}

// readExponent reads the signed whole number behind e, with no letter behind it.
func readExponent(runes []rune, i int) (power, end int, ok bool) {
	negative := contains("-－", runeAt(runes, i))
	j := i
	if negative || contains("+＋", runeAt(runes, i)) {
		j++
	}
	start := j
	for ; at(runes, j).isArabic() && j < start+3; j++ {
		power = power*10 + kindOf(runes[j]).low()
	}
	r := runeAt(runes, j)
	if j == start || power > maxDigits || at(runes, j).isArabic() || r >= 'A' && r <= 'z' {
		return 0, i, false
	}
	if negative {
		power = -power
	}
	return power, j, true
}

func exponentDigit(r rune, caret bool) (int, bool) {
	if caret && r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	d := 0
	for _, c := range "⁰¹²³⁴⁵⁶⁷⁸⁹" {
		if c == r {
			return d, true
		}
		d++
	}
	return 0, false
}
