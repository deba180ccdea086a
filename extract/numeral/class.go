package numeral

// A kind says what a code point can do in a number: the class in the high half, a digit or power of ten in the low half.
type kind uint8

const (
	none       kind = 0x00
	ascii      kind = 0x10 // 0-9
	fullWidth  kind = 0x20 // ０-９
	small      kind = 0x30 // 一-九, 两
	formal     kind = 0x40 // 壹-玖
	multiplier kind = 0x50 // 十 1, 百 2, 千 3
	capital    kind = 0x60 // 拾 1, 佰 2, 仟 3
	scale      kind = 0x70 // 万 4, 亿 8, 兆 12
	zero       kind = 0x80 // 零 〇 ○
	tens       kind = 0x90 // 廿 2, 卅 3, 卌 4
	opener     kind = 0xA0 // starts a number without being one: see read
	classMask  kind = 0xF0
)

// The openers.
const (
	openSign kind = opener + iota
	openFew
	openSeveral
	openUp
	openHundreds
	openHalf
	openOrdinal
	openFirst
	openDouble
	openNegative
	openTolerance
	openPast
	openFused
	openMost
	openPoint
	openOpposite
)

const (
	smallDigits  = "一二三四五六七八九"
	formalDigits = "壹贰叁肆伍陆柒捌玖"
)

// kinds is the first-rune table of the basic plane: constant data, filled once before main.
var kinds = buildKinds()

func buildKinds() *[1 << 16]kind {
	table := new([1 << 16]kind)
	set := func(class kind, from int, runes string) {
		for _, r := range runes {
			table[r] = class + kind(from)
			from++
		}
	}
	set(ascii, 0, "0123456789")
	set(fullWidth, 0, "０１２３４５６７８９")
	set(small, 1, smallDigits)
	set(small, 2, "两")
	set(small, 2, "兩")
	set(formal, 1, formalDigits)
	set(formal, 2, "貳")
	set(formal, 3, "叄")
	set(formal, 6, "陸")
	set(multiplier, 1, "十百千")
	set(capital, 1, "拾佰仟")
	for _, w := range []struct {
		runes string
		power kind
	}{{"万萬", 4}, {"亿億", 8}, {"兆", 12}} {
		for _, r := range w.runes {
			table[r] = scale + w.power
		}
	}
	set(tens, 2, "廿卅卌")
	for _, w := range []struct {
		runes string
		kind  kind
	}{
		{"零〇○", zero}, {"+-＋－−", openSign}, {"几幾", openFew}, {"数數", openSeveral}, {"上", openUp}, {"成", openHundreds},
		{"半", openHalf}, {"第", openOrdinal}, {"首", openFirst}, {"翻", openDouble}, {"负負", openNegative}, {"±", openTolerance},
		{"过過近", openPast}, {"俩倆仨", openFused}, {"大小", openMost}, {".．", openPoint}, {"对對", openOpposite},
	} {
		for _, r := range w.runes {
			table[r] = w.kind
		}
	}
	return table
}

func kindOf(r rune) kind {
	if uint32(r) < uint32(len(kinds)) {
		return kinds[r]
	}
	return none
}

func (k kind) class() kind { return k & classMask }
func (k kind) low() int    { return int(k &^ classMask) }

func (k kind) isArabic() bool { c := k.class(); return c == ascii || c == fullWidth }
func (k kind) isHan() bool    { c := k.class(); return c == small || c == formal }
func (k kind) isTimes() bool  { c := k.class(); return c == multiplier || c == capital }
func (k kind) isScale() bool  { return k.class() == scale }

// at is the kind of the code point at i; none outside.
func at(runes []rune, i int) kind {
	if i < 0 || i >= len(runes) {
		return none
	}
	return kindOf(runes[i])
}

// runeAt is the code point at i; 0 outside.
func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

// contains reports whether the short string s holds r.
func contains(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}

// hasPrefix reports whether runes[i:] begins with s.
func hasPrefix(runes []rune, i int, s string) bool {
	for _, c := range s {
		if i >= len(runes) || runes[i] != c {
			return false
		}
		i++
	}
	return true
}

// maxBlanks is how many blanks may separate the parts of one number, as in the text layer of a PDF.
const maxBlanks = 2

func isBlank(runes []rune, i int) bool {
	r := runeAt(runes, i)
	return r == ' ' || r == '\u00a0'
}

// skipBlanks is the index behind at most maxBlanks blanks at i.
func skipBlanks(runes []rune, i int) int {
	for n := 0; n < maxBlanks && isBlank(runes, i); n++ {
		i++
	}
	return i
}
