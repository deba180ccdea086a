package layout

import "math/bits"

// ending says how a text ends.
type ending uint8

const (
	endOpen  ending = iota // in the midst of things
	endFinal               // 。！？… and closers behind them
	endClose               // a closing quote or bracket without 。 before it
	endPause               // ，、
	endSemi                // ；
	endColon               // ：
)

// shape is what the stages need to know about the runes of a block, measured once.
type shape struct {
	width  int32 // columns
	runes  int32
	han    int32        // ideographs, 。 and the like not counted
	commas int32        // ， inside
	items  int32        // 、 inside
	finals int32        // 。！？ before the end
	tail   int32        // runes behind the last 。！？；
	open   [pairs]uint8 // brackets that stay open at the end, by kind
	close  [pairs]uint8 // brackets that were open before the beginning, by kind
	end    ending
	holds  class // of all runes together
}

const maxPairs = 200

// measure is the shape of a text.
func measure(text []rune) shape {
	var s shape
	s.walk(text, 0)
	s.finish(text)
	return s
}

// walk measures text up to a rune of one of the classes in stops, and gives the index of that rune.
func (s *shape) walk(text []rune, stops class) int {
	width, han, signs, commas, items, finals := int32(0), int32(0), int32(0), int32(0), int32(0), int32(0)
	end, last, holds := len(text), -1, class(0) // last 。！？；
	for first := 0; first < end; first += window {
		for set := signsOf(text[first:]); set != 0; set &= set - 1 {
			i := first + bits.TrailingZeros32(set)
			r := text[i]
			c := classOf(r)
			if c&stops != 0 {
				end = i
				break
			}
			signs++
			holds |= c
			width += int32(c & classColumns)
			han += int32(c & classHan / classHan)
			commas += int32(c & classComma / classComma)
			items += int32(c & classItem / classItem)
			finals += int32(c & classFinal / classFinal)
			if c&(classFinal|classSemicolon) != 0 {
				last = i
			}
			if c&classBracket != 0 {
				s.bracket(pairKind(r))
			}
		}
	}
	common := int32(end) - signs
	s.width, s.runes, s.han, s.holds = width+2*common, int32(end), han+common, holds
	s.commas, s.items, s.finals, s.tail = commas, items, finals, int32(end-1-last)
	return end
}

// finish settles the ending of a text that was walked through.
func (s *shape) finish(text []rune) {
	s.end = endingOf(text)
	if s.end == endFinal && s.finals > 0 {
		s.finals--
	}
}

func (s *shape) bracket(kind int, opens bool) {
	switch {
	case opens && s.open[kind] < maxPairs:
		s.open[kind]++
	case !opens && s.open[kind] > 0:
		s.open[kind]--
	case !opens && s.close[kind] < maxPairs:
		s.close[kind]++
	}
}

// append makes s the shape of its text and a second one behind it, whose ending is that of both.
func (s *shape) append(next *shape) {
	for kind := range s.open {
		matched := min(s.open[kind], next.close[kind])
		s.open[kind] = uint8(min(int(s.open[kind]-matched)+int(next.open[kind]), maxPairs))
		s.close[kind] = uint8(min(int(s.close[kind])+int(next.close[kind]-matched), maxPairs))
	}
	s.finals += next.finals
	if s.end == endFinal {
		s.finals++
	}
	if next.tail < next.runes || next.end == endFinal {
		s.tail = next.tail
	} else {
		s.tail += next.tail
	}
	s.width += next.width
	s.runes += next.runes
	s.han += next.han
	s.commas += next.commas
	s.items += next.items
	s.end = next.end
	s.holds |= next.holds | classSpace // that a break between the texts stands for
}

// unclosed reports a quote or bracket that stays open.
func (s *shape) unclosed() bool {
	for kind, n := range s.open {
		if n > 0 && kind != 6 {
			return true
		}
	}
	return false
}

// closes reports that next closes what s leaves open.
func (s *shape) closedBy(next *shape) bool {
	if next.close == [pairs]uint8{} {
		return false
	}
	for kind, n := range s.open {
		if n > 0 && next.close[kind] > 0 {
			return true
		}
	}
	return false
}

// wordy reports punctuation of whole sentences rather than of a headline, which has at most one comma unless it is a
// string of short slogans.
func (s *shape) wordy() bool {
	return s.finals > 0 || s.commas > 2 || s.commas == 2 && s.width > 36
}

// ended reports a text that ends as a paragraph does.
func (s *shape) ended() bool { return s.end == endFinal }

func endingOf(text []rune) ending {
	end := len(text)
	if end > 0 && text[end-1] == '。' {
		return endFinal // most
	}
	for end > 0 && (isCloser(text[end-1]) || isSpace(text[end-1])) {
		end--
	}
	if end == 0 {
		return endClose
	}
	switch r := text[end-1]; {
	case isFinal(r), r == '.' && end > 1 && text[end-2] != '.' && (isHan(text[end-2]) || isLatin(text[end-2]) || end < len(text)):
		return endFinal
	case r == '．' && end > 1 && isHan(text[end-2]):
		return endFinal
	case end < len(text):
		return endClose
	case isPause(r):
		return endPause
	case r == '；' || r == ';':
		return endSemi
	case r == '：' || r == ':':
		return endColon
	}
	return endOpen
}
