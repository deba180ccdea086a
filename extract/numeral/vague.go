package numeral

import "statclaim/schema"

// amount is a reading with its inner modifiers: a value, or bounds, or both.
type amount struct {
	reading
	hasValue         bool
	exact            bool
	lower, upper     fixed
	hasLower         bool
	hasUpper         bool
	openLow, openTop bool // the bound is exclusive
	qualifier        string
	cue              schema.Span
}

// readAmount reads a number and the modifiers inside it: 点五, 多万, 几, 余, 来.
func readAmount(runes []rune, i int) (a amount, ok bool) {
	ok = a.read(runes, i)
	return a, ok
}

// read is readAmount for an amount that is empty.
func (a *amount) read(runes []rune, i int) bool {
	a.hasValue, a.exact, a.qualifier = true, true, schema.Exact
	if !a.reading.read(runes, i) {
		return false
	}
	if a.flags&TooLong != 0 || a.version {
		a.hasValue = false
		return true
	}
	if a.pair {
		a.bounds(a.value, a.value.add(a.delta), schema.Range)
		return true
	}
	if endsAt(runes, a.end) {
		return true // none of these begins there
	}
	a.points(runes)
	a.modify(runes)
	a.science(runes)
	return true
}

// bounds makes it a range or vague numeral without a value.
func (a *amount) bounds(lower, upper fixed, qualifier string) {
	a.hasValue, a.exact, a.hasLower, a.hasUpper = false, false, true, true
	a.lower, a.upper, a.qualifier = lower, upper, qualifier
}

// points reads the decimal word: 三点五, 十三点三八, 二点四亿. 八点二十 and 八点一刻 are clock times.
func (a *amount) points(runes []rune) {
	dot := skipBlanks(runes, a.end)
	if a.bare || a.flags&Arabic != 0 || !contains("点點", runeAt(runes, dot)) {
		return
	}
	j := skipBlanks(runes, dot+1)
	if !isDecimalDigit(runes, j) {
		return
	}
	var buffer digitBuffer
	for isDecimalDigit(runes, j) {
		buffer.add(kindOf(runes[j]).low())
		j++
	}
	fraction, ok := buffer.value(buffer.n)
	if at(runes, j).isTimes() && !isUnit(runes, j, true) && at(runes, j).low() == 1 || contains("刻钟鐘", runeAt(runes, j)) {
		return
	}
	a.end, a.power, a.digits, a.decimals = j, 0, false, buffer.n
	if !ok {
		a.flags |= TooLong
		a.hasValue = false
		return
	}
	a.value = ofDecimal(a.value.decimal().Add(fraction.decimal()))
	a.scale = 0
	a.scaleWords(runes)
}

// isDecimalDigit accepts a 大写 digit only behind another, so that 五点陆续 stays a clock time.
func isDecimalDigit(runes []rune, i int) bool {
	switch at(runes, i).class() {
	case small:
		return !isTwo(runes[i])
	case zero:
		return true
	case formal:
		before := at(runes, i-1).class()
		if before == none {
			before = at(runes, i-2).class()
		}
		return before == formal || before == capital || at(runes, i+1).class() == formal || before == zero && (kindOf(runeAt(runes, i+1)) != none || !isHan(runeAt(runes, i+1)))
	}
	return false
}

// scaleWords takes the scale words that follow a decimal or a modifier: 三点五万, 十多亿, 几百万.
func (a *amount) scaleWords(runes []rune) {
	for n := 0; n < 3; n++ {
		i := skipBlanks(runes, a.end)
		if !at(runes, i).isScale() || isUnit(runes, i, true) {
			return
		}
		a.end = i
		power := at(runes, i).low()
		a.value, a.lower, a.upper = a.lift(a.value, power), a.lift(a.lower, power), a.lift(a.upper, power)
		a.scale += power
		a.power = power
		a.end++
	}
}

// lift multiplies v by 10^power, apart from the closed groups of a greater scale.
func (a *amount) lift(v fixed, power int) fixed {
	if a.headPower <= power {
		return v.shift(power)
	}
	head := a.head.decimal()
	tail := v.decimal().Add(head.Neg())
	return ofDecimal(head.Add(tail.Shift(power)))
}

// modify reads 多, 余, 来, 几 or 把 inside the number, and the scale words behind it.
func (a *amount) modify(runes []rune) {
	start := a.end
	if i := skipBlanks(runes, start); i > start && contains("多余餘几幾", runeAt(runes, i)) && at(runes, skipBlanks(runes, i+1)).isScale() {
		start = i
	}
	next, after := runeAt(runes, start), runeAt(runes, start+1)
	rounded := a.power > 0 || a.roundly
	switch {
	case contains("多余餘", next) && (rounded || a.leading && a.leadingDigits() > 1) && !contains("额热粮项", after):
		a.more()
	case contains("来來", next) && rounded && isApproximately(runes, start):
		a.about()
	case next == '把' && a.bare && !contains("关手握", after):
		a.about()
	case contains("几幾", next) && a.power > 0 && a.flags&Arabic == 0 && !a.digits && !contains("乎何经", after):
		if !a.several(runes, start) {
			return
		}
	case next == '零' && contains("几幾", after) && a.power > 0 && !a.leading:
		a.bounds(a.value.add(whole(1)), a.value.add(whole(9)), schema.Several)
		start++
	default:
		return
	}
	a.cue = schema.Span{Start: start, End: start + 1}
	a.bare = false
	a.end = max(a.end, start+1)
	a.scaleWords(runes)
}

// leadingDigits is the number of digits before the point.
func (a *amount) leadingDigits() int {
	n, d := 0, a.value.decimal()
	for _, c := range d.String() {
		if c == '.' {
			break
		}
		n++
	}
	return n
}

func (a *amount) more() {
	d := a.value.decimal()
	a.exact, a.qualifier = false, schema.More
	a.lower, a.upper, a.hasLower, a.hasUpper = a.value, ofDecimal(d.Add(d.UnitOfLastDigit())), true, true
	a.openTop = true
}

func (a *amount) about() { a.exact, a.qualifier = false, schema.About }

// several reads 几 at i in 十几, 三百几十, 一万几千: one to nine of the next lower power. It passes the multiplier behind 几.
func (a *amount) several(runes []rune, i int) bool {
	low := a.power - 1
	if low > 0 {
		if k := at(runes, i+1); !k.isTimes() || k.low() != low {
			return false
		}
		a.end = i + 2
	}
	a.bounds(a.value.add(whole(1).shift(low)), a.value.add(whole(9).shift(low)), schema.Several)
	return true
}

// isApproximately reports that 来 at i means about (十来个) and is no verb (10来自).
func isApproximately(runes []rune, i int) bool {
	return !contains("自到源临臨往访訪宾賓电電函信不看说說年华華京了", runeAt(runes, i+1))
}

// science reads the power of a number in scientific form.
func (a *amount) science(runes []rune) {
	if a.flags&Arabic == 0 || a.power > 0 || !a.exact {
		return
	}
	power, end, ok := readPower(runes, a.end)
	if !ok {
		if power, end, ok = readLetter(runes, a.end); !ok {
			return
		}
		a.flags |= Letter
	}
	if power >= 0 {
		a.value = a.value.shift(power)
	} else {
		a.value = ofDecimal(a.value.decimal().Shift(power))
	}
	a.end = end
}

// readSeveral reads 几, 几百万, 数十, 数千亿 at i: two to ten of the multiplier.
func readSeveral(runes []rune, i int) (amount, bool) {
	a := amount{reading: reading{value: whole(1), end: i + 1}, cue: schema.Span{Start: i, End: i + 1}}
	for n := 0; n < 2 && at(runes, a.end).isTimes() && !isUnit(runes, a.end, true); n++ {
		a.power = at(runes, a.end).low()
		a.value = a.value.shift(a.power)
		a.end++
	}
	a.bounds(a.value.add(a.value), a.value.shift(1), schema.Several)
	a.scaleWords(runes)
	if a.end == i+1 {
		a.flags |= Few
	}
	if contains("余多餘", runeAt(runes, a.end)) && a.power > 0 {
		a.end++
		a.scaleWords(runes)
	}
	return a, true
}
