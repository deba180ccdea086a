package layout

// class is what the stages ask of every code point of a text, by bit.
type class uint8

const (
	classColumns   class = 3               // mask of the columns that it is wide
	classHan       class = 1 << (iota + 1) // an ideograph
	classMark                              // punctuation, a quote or a bracket
	classSeparator                         // may part the cells of a drawn table
	classDigit
	classSpace
	classLine // ends a line, or may begin markup inside one
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
	return table
}

// isCommonHan reports an ideograph of the block that nearly all of a text stands in. It is two columns wide and nothing else to the stages.
func isCommonHan(r rune) bool { return uint32(r)-0x4E00 < 0xA000-0x4E00 }

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
	for _, is := range [...]struct {
		holds bool
		class class
	}{
		{isHan(r), classHan},
		{kind >= 0 || isFinal(r) || isPause(r) || r == '；', classMark},
		{isSeparator(r), classSeparator},
		{isDigit(r), classDigit},
		{isSpace(r), classSpace},
		{isBreak(r) || isSpecial(r), classLine},
	} {
		if is.holds {
			c |= is.class
		}
	}
	return c
}
