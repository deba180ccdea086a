package numeral

import "statclaim/schema"

// run is a sequence of Han digits without multipliers.
type run struct {
	value        fixed
	end          int
	n            int
	pair         bool // two neighbouring digits that mean a range
	lower, upper int
	flags        Flag
}

// readRun reads the run at i. A digit string is only read at the start of a number; behind a multiplier it is one digit or a pair.
func readRun(runes []rune, i int, first bool) run {
	if p, ok := readPair(runes, i, first); ok {
		return p
	}
	if isTwo(runeAt(runes, i)) {
		if before := at(runes, i-1); (!first || before.isHan() || before.isTimes()) && !at(runes, i+1).isTimes() && !at(runes, i+1).isScale() {
			return run{end: i}
		}
		return run{value: whole(2), end: i + 1, n: 1}
	}
	if !first {
		return run{value: whole(int64(at(runes, i).low())), end: i + 1, n: 1}
	}
	var buffer digitBuffer
	j := i
	for isRunDigit(runes, j) {
		buffer.add(kindOf(runes[j]).low())
		j++
	}
	if at(runes, j).isTimes() && j-i > 1 { // 二五十: the last digit belongs to the multiplier
		j--
		buffer.n--
	}
	out := run{end: j, n: buffer.n}
	var ok bool
	if out.value, ok = buffer.value(0); !ok {
		out.flags = TooLong
	}
	return out
}

func isTwo(r rune) bool { return r == '两' || r == '兩' }

func isRunDigit(runes []rune, i int) bool {
	k := at(runes, i)
	return (k.isHan() || k.class() == zero) && !isTwo(runes[i])
}

// readPair reads two neighbouring digits: 三四, 三五, 两三, 一两, 三两, and 八、九 with the enumeration comma.
func readPair(runes []rune, i int, first bool) (run, bool) {
	a := at(runes, i)
	if a.class() != small {
		return run{}, false
	}
	comma := runeAt(runes, i+1) == '、'
	j := i + 1
	if comma {
		j++
	}
	b := at(runes, j)
	if b.class() != small {
		return run{}, false
	}
	lower, upper := a.low(), b.low()
	out := run{end: j + 1, n: 2, pair: true, lower: lower, upper: upper}
	if comma {
		return out, isPairWithComma(runes, i, j, lower, upper)
	}
	if isTwo(runes[j]) {
		switch lower {
		case 1:
			return out, runes[i] == '一'
		case 3:
			out.lower, out.upper = 2, 3
			return out, contains("个天年句次下人步口家杯声月日", runeAt(runes, j+1))
		}
		return run{}, false
	}
	if upper != lower+1 && !(lower == 3 && upper == 5) {
		return run{}, false
	}
	if isRunDigit(runes, j+1) || (first && isRunDigit(runes, i-1)) {
		return run{}, false
	}
	return out, runeAt(runes, j+1) != '折' || lower == 6 || lower == 7
}

// isPairWithComma accepts 八、九十 and 七、八个 and leaves lists (一、二、三产业), list markers and names (三、四季度) alone.
func isPairWithComma(runes []rune, i, j, lower, upper int) bool {
	if upper != lower+1 && !(lower == 3 && upper == 5) {
		return false
	}
	before, after := runeAt(runes, i-1), runeAt(runes, j+1)
	if before == 0 || contains("\n。；（(　 第、", before) {
		return false
	}
	k := at(runes, j+1)
	if k.isTimes() || k.isScale() {
		return true
	}
	return after >= 0x4E00 && after <= 0x9FFF && k == none && !contains("季审产级类期线等楼号年", after)
}

// isFormal reports that the 大写 character at i is a numeral and no word (大陆, 队伍, 收拾): a multiplier or scale word, a
// unit of money, or a string of such digits follows.
func isFormal(runes []rune, i int) bool {
	switch runes[i] {
	case '壹', '贰', '貳', '叁', '叄', '柒', '捌': // no word has them
		return true
	}
	j := skipBlanks(runes, i+1)
	next := at(runes, j)
	switch next.class() {
	case small:
		return runes[i] == '拾' && at(runes, j+1).isScale() // 拾六万
	case capital:
		return true
	case scale:
		return true
	case formal, zero:
		third := at(runes, j+1)
		if runes[i] == '拾' && (third.isScale() || !isHan(runeAt(runes, j+1)) || contains("点點", runeAt(runes, j+1))) {
			return true // 拾贰万, 拾叁点捌
		}
		return third.class() == formal || third.class() == capital || third.class() == zero || contains("圆元", runeAt(runes, j+1))
	}
	r := runeAt(runes, j)
	if !contains("点點", r) {
		return contains("圆元角", r)
	}
	decimal := at(runes, skipBlanks(runes, j+1)).class()
	return decimal == formal || decimal == zero || decimal == small && isDiscount(runes, j+1)
}

// isDiscount reports that one digit and 折 or 成 follow at i, perhaps behind blanks (陆点五折).
func isDiscount(runes []rune, i int) bool {
	return contains("折成", runeAt(runes, skipBlanks(runes, skipBlanks(runes, i)+1)))
}

// isUnit reports that the 百, 千 or 兆 at i begins a unit (千瓦, 兆赫, 百帕, 百分点). 千米 is one behind Arabic digits only: 三千米
// is 3000 metres.
func isUnit(runes []rune, i int, behindArabic bool) bool {
	next := runeAt(runes, i+1)
	switch runes[i] {
	case '千':
		return contains("瓦克卡伏帕赫焦安", next) && !hasPrefix(runes, i+1, "克拉") || next == '米' && behindArabic ||
			hasPrefix(runes, i+1, "字节") || hasPrefix(runes, i+1, "比特")
	case '兆':
		return contains("瓦赫帕焦欧伏字比位", next)
	case '百':
		return next == '帕' || next == '分' && contains("点比位制", runeAt(runes, i+2))
	}
	return false
}

// decimalOf is a pointer to the exact value.
func decimalOf(f fixed) *schema.Decimal {
	d := f.decimal()
	return &d
}
