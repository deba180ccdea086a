package numeral

import "statclaim/schema"

// Scan gives the numbers of runes in order, none overlapping another. It allocates nothing when there is none.
func Scan(runes []rune) []Mention { return AppendScan(nil, runes) }

// AppendScan is Scan that appends to dst.
func AppendScan(dst []Mention, runes []rune) []Mention { return appendScan(dst, runes, nil) }

// Room is where texts are scanned one after the other, by one goroutine: the mentions of a text lie there until the next is scanned. Their
// values are theirs for good. The zero value is ready.
type Room struct {
	mentions []Mention
	values   []schema.Decimal // free
}

// Scan is the function Scan in a room.
func (r *Room) Scan(runes []rune) []Mention {
	r.mentions = appendScan(r.mentions[:0], runes, r)
	return r.mentions
}

// value gives an exact value; without a room, in memory of its own.
func (r *Room) value(f fixed) *schema.Decimal {
	if d := digitOf(f); d != nil {
		return d
	}
	if r == nil {
		return decimalOf(f)
	}
	const block = 8 // what keeps one of them keeps all
	if len(r.values) == 0 {
		r.values = make([]schema.Decimal, block)
	}
	d := &r.values[0]
	r.values = r.values[1:]
	*d = f.decimal()
	return d
}

func appendScan(dst []Mention, runes []rune, room *Room) []Mention {
	last := 0
	for i := next(runes, 0); i < len(runes); i = next(runes, i) {
		dst = append(dst, Mention{})
		m := &dst[len(dst)-1]
		if m.short(runes, i, room) || m.oneZero(runes, i) || m.shortOrdinal(runes, i, room) { // most, read where they are to stand
			last, i = m.Span.End, m.Span.End
			continue
		}
		found, ok, end := read(runes, i, last, room)
		if ok {
			*m, last = found, end
		} else {
			dst = dst[:len(dst)-1]
		}
		i = end
	}
	return dst
}

// Any reports whether Scan finds a number in runes.
func Any(runes []rune) bool {
	for i := next(runes, 0); i < len(runes); i = next(runes, i) {
		if kindOf(runes[i]).isArabic() || isOneHan(runes, i) {
			return true
		}
		_, ok, end := read(runes, i, 0, nil)
		if ok {
			return true
		}
		i = end
	}
	return false
}

// next is the place at or behind i where a number may start.
func next(runes []rune, i int) int {
	table := kinds
	for ; i < len(runes); i++ {
		r := uint32(runes[i])
		if r >= uint32(len(table)) || table[r] == none {
			continue
		}
		if opens(runes, i, table[r]) {
			break
		}
	}
	return i
}

// opens tells most code points that start no number by the one behind them: openers are among the commonest there are (大, 上, 对), and 陆 and
// 伍 are mostly words.
func opens(runes []rune, i int, k kind) bool {
	if k.class() == formal {
		return isFormal(runes, i)
	}
	after := runeAt(runes, i+1)
	switch k {
	case openMost, openPast:
		return after == '半'
	case openOpposite:
		return after == '折'
	case openUp, openHundreds:
		return kindOf(after).isTimes() || kindOf(after).isScale()
	case openSeveral:
		return kindOf(after).isTimes() || kindOf(after).isScale() || after == '以'
	case openPoint:
		return kindOf(after).isArabic()
	case openSign:
		return kindOf(after).isArabic() || kindOf(after) == openPoint
	}
	return true
}

// read reads the number at i; last is the end of the number before it. end is where to go on.
func read(runes []rune, i, last int, room *Room) (m Mention, ok bool, end int) {
	switch k := kindOf(runes[i]); k.class() {
	case opener:
		m, ok = open(runes, i, k, last)
	case zero:
		m, ok = readZero(runes, i)
	default:
		m, ok = readLong(runes, i, room)
	}
	if ok {
		return m, true, m.Span.End
	}
	return m, false, max(i+1, m.Span.End)
}

// open reads what starts with a code point that is no digit itself.
func open(runes []rune, i int, k kind, last int) (Mention, bool) {
	switch k {
	case openSign, openNegative:
		return readSigned(runes, i, last)
	case openFew:
		return readFew(runes, i)
	case openSeveral:
		return readTens(runes, i)
	case openUp:
		return readUp(runes, i)
	case openHundreds:
		return readHundreds(runes, i)
	case openHalf:
		return readHalf(runes, i)
	case openOrdinal:
		return readOrdinal(runes, i)
	case openFirst:
		return readFirst(runes, i)
	case openDouble:
		return readDoubling(runes, i)
	case openTolerance:
		return readTolerance(runes, i)
	case openPoint:
		return readPoint(runes, i)
	case openOpposite:
		return readOpposite(runes, i)
	case openPast, openMost:
		return readMostly(runes, i, k)
	}
	return readFused(runes, i)
}

// skip tells Scan to go on behind end without a mention.
func skip(i, end int) (Mention, bool) {
	return Mention{Span: schema.Span{Start: i, End: end}}, false
}

// mention turns an amount that starts at i into a Mention.
func (a *amount) mention(i int) Mention { return a.mentionIn(nil, i) }

// mentionIn is mention with values in a room.
func (a *amount) mentionIn(room *Room, i int) Mention {
	m := Mention{Span: schema.Span{Start: i, End: a.end}, Cue: a.cue, Scale: a.scale, Flags: a.flags, Qualifier: a.qualifier}
	switch {
	case a.version:
		m.Form = Version
	case a.digits:
		m.Form = Digits
	case a.decimals > 0:
		m.Form = Decimal
	}
	if a.bare {
		m.Flags |= BareScale
	}
	if a.pair {
		m.Cue = schema.Span{}
	}
	a.fill(&m, room)
	return m
}

// fill copies value and bounds.
func (a *amount) fill(m *Mention, room *Room) {
	if a.hasValue {
		m.Value = room.value(a.value)
	}
	if a.exact {
		m.Lower, m.Upper, m.LowerInclusive, m.UpperInclusive = m.Value, m.Value, m.Value != nil, m.Value != nil
		return
	}
	if a.hasLower {
		m.Lower, m.LowerInclusive = room.value(a.lower), !a.openLow
	}
	if a.hasUpper {
		m.Upper, m.UpperInclusive = room.value(a.upper), !a.openTop
	}
}

// readPlain reads a number that starts with a digit, multiplier or scale word, and what is composed with it.
func readPlain(runes []rune, i int) (Mention, bool) {
	var m Mention
	if m.short(runes, i, nil) {
		return m, true
	}
	return readLong(runes, i, nil)
}

// readLong is readPlain by the whole grammar.
func readLong(runes []rune, i int, room *Room) (Mention, bool) {
	if at(runes, i).low() == 1 && at(runes, i).class() == small {
		if m, ok := readOneHalf(runes, i); ok {
			return m, true
		}
	}
	var a amount
	if !a.read(runes, i) {
		return skip(i, a.end)
	}
	m := a.mentionIn(room, i)
	if m.Form == Version || m.Has(TooLong) || endsAt(runes, m.Span.End) {
		return m, true
	}
	return compose(runes, m), true
}

// compose reads what may follow the number m: 分之, %, 成, 折, a ratio, a tolerance, a slash.
func compose(runes []rune, m Mention) Mention {
	end := m.Span.End
	switch r := runeAt(runes, end); {
	case r == '分' && partsEnd(runes, end) > 0:
		return readParts(runes, m, partsEnd(runes, end))
	case r == '又':
		return readMixed(runes, m, end)
	case isPercentSign(r), r == '‰':
		return markSign(runes, m, end)
	case isBlank(runes, end) && m.Cue.Empty():
		return composeBehind(runes, m, skipBlanks(runes, end))
	case r == '成':
		return markCheng(runes, m, end)
	case r == '折':
		return markDiscount(runes, m, end)
	case contains(":：∶比", r):
		return readRatio(runes, m)
	case r == '±':
		return withTolerance(runes, m)
	case r == '/' || r == '／':
		return readSlash(runes, m)
	case r == '-' || r == '－':
		return readHyphen(runes, m)
	}
	return m
}

// composeBehind is compose for what stands at i, behind blanks: %, ‰, 成, 折, 分之, 又, and the fraction of 1 3/5.
func composeBehind(runes []rune, m Mention, i int) Mention {
	r := runeAt(runes, i)
	if m.Has(Arabic) && (isPercentSign(r) || r == '‰') {
		return markSign(runes, m, i)
	}
	if parts := partsEnd(runes, i); parts > 0 {
		return readParts(runes, m, parts)
	}
	switch next := runeAt(runes, i+1); {
	case r == '又':
		return readMixed(runes, m, i)
	case r == '成' && !isHan(next):
		return markCheng(runes, m, i)
	case r == '折' && !isHan(next):
		return markDiscount(runes, m, i)
	case isSpacedDiscount(runes, &m, i):
		return spacedDiscount(runes, m, i)
	case at(runes, i).isArabic():
		return readWholeAndSlash(runes, m, i)
	}
	return m
}

// partsEnd is the index behind 分之 at i, with blanks between and behind; 0 when it does not stand there.
func partsEnd(runes []rune, i int) int {
	if runeAt(runes, i) != '分' {
		return 0
	}
	j := skipBlanks(runes, i+1)
	if runeAt(runes, j) != '之' {
		return 0
	}
	return skipBlanks(runes, j+1)
}

func isPercentSign(r rune) bool { return r == '%' || r == '％' || r == '﹪' }
