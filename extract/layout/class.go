package layout

import (
	"math"
	"math/bits"
)

// class is what the stages ask of every code point of a text, by bit.
type class uint16

const (
	classColumns   class = 3               // mask of the columns that it is wide
	classHan       class = 1 << (iota + 1) // an ideograph
	classComma                             // ，
	classItem                              // 、
	classFinal                             // ends a sentence
	classSemicolon                         // ；
	classBracket                           // a quote or a bracket
	classSeparator                         // may part the cells of a drawn table
	classDigit
	classSpace
	classBreak   // ends a line
	classMarkup  // may begin markup inside a line
	classDrawn   // rules and the borders of tables are drawn with it
	classOpening // begins the numbers and marks of list items, headings and bylines
)

// classes are those of the basic plane: constant data, filled once before main.
var classes = buildClasses()

func buildClasses() *[1 << 16]class {
	table := new([1 << 16]class)
	for r := range rune(1 << 16) {
		if r >= 0x3400 && r < 0xF900 { // ideographs, syllables and private use: none of them a mark
			table[r] = class(columns(r))
			if isHan(r) {
				table[r] |= classHan
			}
			continue
		}
		table[r] = newClass(r)
	}
	for _, r := range "第零一二三四五六七八九十百廿卅" {
		table[r] |= classOpening
	}
	return table
}

func classOf(r rune) class {
	if uint32(r) < uint32(len(classes)) {
		return classes[r]
	}
	return classOfOthers(r)
}

// classOfOthers is classOf for the other planes.
func classOfOthers(r rune) class {
	c := class(columns(r))
	if isHan(r) {
		c |= classHan
	}
	return c
}

func newClass(r rune) class {
	c := class(columns(r))
	kind, _ := pairKind(r)
	item := r == '、' || r == '､' || r == '﹑'
	for _, is := range [...]struct {
		holds bool
		class class
	}{
		{isHan(r), classHan},
		{isPause(r) && !item, classComma},
		{item, classItem},
		{isFinal(r), classFinal},
		{r == '；', classSemicolon},
		{kind >= 0, classBracket},
		{isSeparator(r), classSeparator},
		{isDigit(r), classDigit},
		{isSpace(r), classSpace},
		{isBreak(r), classBreak},
		{isSpecial(r), classMarkup},
		{isStroke(r) || isBorderLine(r) || isCorner(r), classDrawn},
		{mayOpen(r), classOpening},
	} {
		if is.holds {
			c |= is.class
		}
	}
	return c
}

// The common Han are the ideographs of the block that nearly all of a text stands in. They are two columns wide and nothing else to the
// stages. All other code points are signs: punctuation, digits, letters, line ends, rare ideographs.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// isSign reports a rune that is none of the common Han.
func isSign(r rune) bool { return uint32(r)-firstHan > lastHan-firstHan }

// window is how many runes are looked through for signs at once.
const window = 32

// signsOf are the signs among the first runes of a text, by bit.
func signsOf(text []rune) uint32 {
	signs := uint64(0)
	if len(text) < window {
		for i := len(text) - 1; i >= 0; i-- {
			signs = withSign(signs, text[i])
		}
		return uint32(signs)
	}
	runes := (*[window]rune)(text)
	for i := window - 4; i >= 0; i -= 4 {
		signs = withSign(signs, runes[i+3])
		signs = withSign(signs, runes[i+2])
		signs = withSign(signs, runes[i+1])
		signs = withSign(signs, runes[i])
	}
	return uint32(signs)
}

// withSign moves signs up by a bit and puts the rune before them in as isSign says. A sum that overflows tells, and the carry is
// what is put in: three operations and no branch, since what follows what cannot be foreseen.
func withSign(signs uint64, r rune) uint64 {
	_, carry := bits.Add64(uint64(uint32(r)-firstHan), math.MaxUint64-(lastHan-firstHan), 0)
	signs, _ = bits.Add64(signs, signs, carry)
	return signs
}
