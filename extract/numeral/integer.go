package numeral

// reading is a plain number: digits and scale words, without modifier, sign or kind.
type reading struct {
	value     fixed
	delta     fixed // above zero: two neighbouring digits, the upper one larger by this (三四百: 300 and 100)
	pair      bool
	head      fixed // the closed groups in front of the last one
	headPower int   // and the power of the last of them: a scale word behind a modifier multiplies only what follows (一亿三千多万)
	end       int
	scale     int  // power of ten of the scale words at the end
	power     int  // power of ten of the last multiplier or scale word, 0 when digits end the number
	roundly   bool // Arabic digits of two or more, ending in zero: 20多
	bare      bool // scale words alone
	digits    bool // a digit string
	leading   bool // the first token is Arabic
	decimals  int
	version   bool
	flags     Flag
}

// part is a closed group of the number: the value in front of a scale word, times that scale.
type part struct {
	value fixed
	power int
}

// maxParts bounds the closed groups that stand side by side (兆, 亿, 万).
const maxParts = 4

// builder follows the grammar number = [group scale]... [group], group = [digit multiplier]... [digit], with scales that fall
// from left to right; a scale that rises multiplies all that stands before it (一万五千亿).
type builder struct {
	runes []rune
	pos   int

	parts [maxParts]part
	n     int

	group     fixed // multiplied digits of the open group
	hasGroup  bool
	pending   fixed // the digits that wait for their multiplier
	waiting   bool
	single    bool // pending is one digit: 一百五 is 150
	western   bool // pending is Arabic
	lastTimes int  // power of the group's last multiplier; 4 at its start
	start     int  // where the open group starts
	previous  int  // power of the token just read when it was a multiplier or scale, else 0
	zero      bool // 零 stands before the pending digits

	deltaDigit, deltaPower int
	out                    reading
}

// readNumber reads the plain number at i; ok is false when none starts there, and then end tells how far to skip.
func readNumber(runes []rune, i int) (out reading, ok bool) {
	ok = out.read(runes, i)
	return out, ok
}

// read is readNumber for a reading that is empty.
func (out *reading) read(runes []rune, i int) bool {
	b := builder{runes: runes, pos: i, lastTimes: 4, start: i}
	b.out.leading = at(runes, i).isArabic()
	for b.step() {
	}
	*out = b.out
	out.end = b.pos
	return b.finish(out)
}

// step reads one token, perhaps behind blanks; false ends the number in front of it or behind it.
func (b *builder) step() bool {
	if b.empty() || !isBlank(b.runes, b.pos) {
		return b.token()
	}
	before := b.pos
	after := skipBlanks(b.runes, b.pos)
	if !b.goesOn(after) {
		return false
	}
	b.pos = after
	more := b.token()
	if b.pos == after {
		b.pos = before
	}
	return more
}

// goesOn reports that the token at i, behind blanks, belongs to the number before them: a scale word or multiplier (3 万), or a
// group with a smaller one (三千 八百, 7万 5千), or a last digit with no word behind it.
func (b *builder) goesOn(i int) bool {
	k := at(b.runes, i)
	switch {
	case k.isTimes() || k.isScale():
		return b.waiting || k.isScale() && b.previous > 0 || b.previous > k.low()
	case k.isArabic():
		for n := 0; n < 4 && at(b.runes, i).isArabic(); n++ {
			i++
		}
		k = at(b.runes, skipBlanks(b.runes, i))
		return (k.isTimes() || k.isScale()) && k.low() < b.previous
	case k.isHan() && b.previous > 0 && !b.out.bare:
		next := at(b.runes, skipBlanks(b.runes, i+1))
		return (next.isTimes() || next.isScale()) && next.low() < b.previous || !isHan(runeAt(b.runes, i+1)) && !next.isHan() || isMixedBehind(b.runes, i+1)
	}
	return false
}

// isMixedBehind reports 又 and a fraction at i (三百 五又三分之一).
func isMixedBehind(runes []rune, i int) bool {
	if runeAt(runes, i) != '又' {
		return false
	}
	for n := 0; n < 6 && runeAt(runes, i) != '分'; n++ {
		i++
	}
	return partsEnd(runes, i) > 0
}

func (b *builder) token() bool {
	k := at(b.runes, b.pos)
	switch k.class() {
	case ascii, fullWidth:
		return b.arabic()
	case small, formal:
		return b.han()
	case zero:
		return b.zeros()
	case multiplier, capital:
		return b.times(k.low())
	case scale:
		return b.scaleWord(k.low())
	case tens:
		return b.tens(k.low())
	}
	return false
}

// empty reports that nothing has been read yet.
func (b *builder) empty() bool { return b.n == 0 && !b.hasGroup && !b.waiting }

func (b *builder) arabic() bool {
	if b.waiting || (!b.empty() && b.previous == 0) || b.out.bare {
		return false
	}
	first := b.empty()
	l := readLiteral(b.runes, b.pos)
	scaled := at(b.runes, l.end).isScale() || l.whole == b.previous // 3亿4,200万, 6万4,200
	if !first && (l.whole > b.previous || l.flags&TooLong != 0 || l.flags&Thousands != 0 && !scaled || l.version || l.decimals > 0) {
		return false
	}
	b.out.flags |= l.flags
	b.out.decimals, b.out.version = l.decimals, l.version
	b.out.roundly = l.whole >= 2 && l.last == 0 && l.decimals == 0
	b.hold(l.value, l.whole+l.decimals == 1, l.end)
	b.western = true
	return !l.version && l.flags&TooLong == 0
}

func (b *builder) hold(v fixed, single bool, end int) {
	b.pending, b.waiting, b.single = v, true, single
	b.western = false
	b.out.scale = 0
	b.out.power = 0
	b.pos = end
}

// han reads a run of Han digits: one digit, two neighbouring ones, or a digit string.
func (b *builder) han() bool {
	if b.isElliptic() {
		b.out.bare, b.out.scale = false, 0
	}
	if b.waiting || (!b.empty() && b.previous == 0) || b.out.bare {
		return false
	}
	if at(b.runes, b.pos).class() == formal && !isFormal(b.runes, b.pos) && (b.empty() || isHan(runeAt(b.runes, b.pos+1))) {
		return false
	}
	if b.zero && isTwo(b.runes[b.pos]) { // 一百零两
		b.hold(whole(2), true, b.pos+1)
		return true
	}
	run := readRun(b.runes, b.pos, b.empty())
	if run.end == b.pos {
		return false
	}
	if run.pair {
		b.deltaDigit, b.out.pair = run.upper-run.lower, true
		b.out.flags |= Pair
		b.hold(whole(int64(run.lower)), true, run.end)
		return true
	}
	if run.n > 1 {
		b.out.digits = true
		b.out.flags |= run.flags
		b.hold(run.value, false, run.end)
		return b.out.flags&TooLong == 0 && at(b.runes, run.end).isScale()
	}
	b.hold(run.value, true, run.end)
	return true
}

// isElliptic reports a last digit behind 百 or 千 alone, with no word at either side: 百三 is 130.
func (b *builder) isElliptic() bool {
	if !b.out.bare || b.n > 0 || b.pos != b.start+1 {
		return false
	}
	before, after := runeAt(b.runes, b.start-1), runeAt(b.runes, b.pos+1)
	return !isHan(before) && !isHan(after) && at(b.runes, b.start-1) == none && at(b.runes, b.pos+1) == none
}

// zeros reads a 零 inside a number: after a multiplier or scale word, with more number behind it.
func (b *builder) zeros() bool {
	if b.empty() {
		return b.leadingZeros()
	}
	if b.waiting || b.previous == 0 || b.zero || b.out.bare {
		return false
	}
	k := at(b.runes, b.pos+1)
	if !k.isHan() && !k.isArabic() && !(k.isTimes() && k.low() == 1) {
		return false
	}
	b.zero = true
	b.pos++
	return true
}

// leadingZeros reads a digit string that starts with 零 (〇八, 零五), or 零 alone.
func (b *builder) leadingZeros() bool {
	run := readRun(b.runes, b.pos, true)
	b.out.digits = run.n > 1
	b.out.flags |= run.flags
	b.hold(run.value, false, run.end)
	return false
}

func (b *builder) tens(n int) bool {
	if b.waiting || b.hasGroup || b.out.bare {
		return false
	}
	b.group, b.hasGroup = whole(int64(n)*10), true
	b.multiplied(1)
	return true
}

func (b *builder) times(power int) bool {
	if power >= b.lastTimes || (power >= 2 && isUnit(b.runes, b.pos, at(b.runes, b.pos-1).isArabic())) {
		return false
	}
	k := at(b.runes, b.pos)
	switch {
	case b.waiting:
		if b.out.digits || b.out.leading && power == 1 {
			return false
		}
		b.addGroup(b.pending.shift(power))
		if b.out.pair {
			b.deltaPower += power
		}
		if b.western {
			b.out.scale += power
		}
	case power == 1 && (b.empty() || b.previous >= 2):
		if b.empty() && k.class() == capital && !isFormal(b.runes, b.pos) {
			return false
		}
		b.addGroup(whole(10))
	case b.empty():
		if k.class() == capital && partsEnd(b.runes, skipBlanks(b.runes, b.pos+1)) == 0 {
			return false
		}
		b.addGroup(whole(1).shift(power))
		b.out.bare = true
		b.out.scale = power
	default:
		return false
	}
	b.multiplied(power)
	return true
}

func (b *builder) addGroup(v fixed) {
	if b.hasGroup {
		v = b.group.add(v)
	}
	b.group, b.hasGroup, b.waiting = v, true, false
}

func (b *builder) multiplied(power int) {
	b.lastTimes, b.previous, b.out.power = power, power, power
	b.zero = false
	b.pos++
}

func (b *builder) scaleWord(power int) bool {
	if isUnit(b.runes, b.pos, true) {
		return false
	}
	open := b.hasGroup || b.waiting
	switch {
	case open:
		if !b.closeGroup(power) {
			b.rewind()
			return false
		}
	case b.n > 0:
		top := &b.parts[b.n-1]
		if top.power+power > maxDigits/2 || (top.power > power && power != 4) {
			return false
		}
		b.raise(power)
	default:
		b.push(whole(1).shift(power), power)
		b.out.bare = true
	}
	if b.out.pair {
		b.deltaPower += power
	}
	if power == 12 {
		b.out.flags |= AmbiguousScale
	}
	b.out.scale += power
	b.start = b.pos + 1
	b.multiplied(power)
	b.lastTimes = 4
	return true
}

// closeGroup multiplies the open group, and every closed group of a smaller scale before it, by 10^power.
func (b *builder) closeGroup(power int) bool {
	v := b.group
	if b.waiting {
		v = b.pending
		if b.hasGroup {
			v = b.group.add(b.pending)
		}
	}
	for _, p := range b.parts[:b.n] {
		if p.power == power || b.n == maxParts {
			return false
		}
	}
	for b.n > 0 && b.parts[b.n-1].power < power {
		b.n--
		v = b.parts[b.n].value.add(v)
	}
	b.push(v.shift(power), power)
	b.group, b.hasGroup, b.waiting = fixed{}, false, false
	return true
}

// rewind gives the open group back: its scale word does not fit behind the groups before it (三万五万 are two numbers).
func (b *builder) rewind() {
	b.pos = b.start
	b.group, b.hasGroup, b.waiting, b.zero = fixed{}, false, false, false
	b.out.power = b.parts[b.n-1].power
	b.out.scale = b.out.power
}

// raise multiplies the last closed group by a scale word that follows it at once (万亿, 万万), taking in smaller groups
// before it.
func (b *builder) raise(power int) {
	top := b.parts[b.n-1]
	b.n--
	for b.n > 0 && b.parts[b.n-1].power < power {
		b.n--
		top.value = b.parts[b.n].value.add(top.value)
	}
	b.push(top.value.shift(power), top.power+power)
}

func (b *builder) push(v fixed, power int) {
	b.parts[b.n] = part{v, power}
	b.n++
}

// finish adds up what was read.
func (b *builder) finish(out *reading) bool {
	if b.empty() {
		return false
	}
	total := fixed{}
	for _, p := range b.parts[:b.n] {
		total = total.add(p.value)
		out.headPower = p.power
	}
	out.head = total
	if b.hasGroup {
		total = total.add(b.group)
	}
	if b.waiting {
		v := b.pending
		if b.single && b.previous >= 2 && !b.zero && !out.digits {
			v = v.shift(b.previous - 1)
			if out.pair {
				b.deltaPower += b.previous - 1
			}
			out.flags |= AmbiguousScale
		}
		if b.empty() || b.n == 0 && !b.hasGroup {
			total = v
		} else {
			total = total.add(v)
		}
	}
	out.value = total
	if out.pair {
		out.delta = whole(int64(b.deltaDigit)).shift(b.deltaPower)
	}
	return true
}
