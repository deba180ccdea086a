package lexicon

import "unicode"

// Token is one word, or one mark, of a text: half-open, in runes.
type Token struct {
	Start, End int
	// Class is n noun, g verbal noun, v verb, a adjective or attribute, d adverb, p preposition, c conjunction, u particle,
	// m numeral, q classifier, r pronoun, t time, f localizer, s place, i set phrase, w mark or space, x unknown Han or a run with
	// Latin letters.
	Class byte
}

// window is how many Han are weighed at once; longer runs are cut into windows that overlap.
const (
	window  = 128
	overlap = 32
)

// Segment appends the tokens of a text to dst. Together they cover every rune, in order.
func (l *Lexicon) Segment(runes []rune, dst []Token) []Token {
	return l.SegmentIn(new(Room), runes, dst)
}

// Room is what segmenting needs beside the tokens. Who segments many short texts keeps one: to clear it for each takes as long as the work.
type Room struct{ best weights }

// SegmentIn is Segment in a room that is used again.
func (l *Lexicon) SegmentIn(room *Room, runes []rune, dst []Token) []Token {
	for i := 0; i < len(runes); {
		switch r := runes[i]; {
		case han(r):
			end := i + 1
			for end < len(runes) && han(runes[end]) {
				end++
			}
			dst = l.segmentHan(runes, i, end, &room.best, dst)
			i = end
		case digit(r) || letter(r):
			t := latin(runes, i)
			dst = append(dst, t)
			i = t.End
		default:
			dst = append(dst, Token{Start: i, End: i + 1, Class: 'w'})
			i++
		}
	}
	return dst
}

// latin gives the run of digits and letters that begins at runes[i]: of class m if it holds digits only, with points and commas
// between them and a percent sign behind; else x.
func latin(runes []rune, i int) Token {
	t := Token{Start: i, Class: 'm'}
	for i < len(runes) {
		switch r := runes[i]; {
		case digit(r):
		case letter(r):
			t.Class = 'x'
		case (r == '.' || r == ',' || r == '．') && i > t.Start && digit(runes[i-1]) && i+1 < len(runes) && digit(runes[i+1]):
		case (r == '%' || r == '‰') && t.Class == 'm':
			t.End = i + 1
			return t
		default:
			t.End = i
			return t
		}
		i++
	}
	t.End = i
	return t
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// letter reports whether r is a letter of a script other than Han. The ranges of marks that Chinese text is full of are told first.
func letter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r >= 0x2000 && r < 0x3040, r >= 0xfe00 && r < 0xff21:
		return false
	}
	return unicode.IsLetter(r) && !han(r)
}

// han reports whether r is a Han character: the unified blocks, the compatibility block and 〇.
func han(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r == '〇' || r >= 0x3400 && r <= 0x4dbf || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// segmentHan cuts runes[start:end], all Han.
func (l *Lexicon) segmentHan(runes []rune, start, end int, best *weights, dst []Token) []Token {
	for start < end {
		stop := min(end, start+window)
		settled := stop
		if stop < end {
			settled -= overlap
		}
		dst, start = l.segmentWindow(runes, start, stop, settled, best, dst)
	}
	return dst
}

// weights is, for each rune of a window and the end behind it, the best way to cut what follows.
type weights [window + 1]struct {
	score  int32 // of the text from here on
	length uint8 // of the word that begins here
	class  byte
}

// segmentWindow weighs runes[start:stop] from right to left and appends the tokens that begin before settled. It gives the end of
// the last one.
func (l *Lexicon) segmentWindow(runes []rune, start, stop, settled int, best *weights, dst []Token) ([]Token, int) {
	best[stop-start].score = 0
	for i := stop - 1; i >= start; i-- {
		b := &best[i-start]
		b.score, b.length, b.class = best[i-start+1].score-corpus, 1, 'x'
		first := l.treeOf(runes[i])
		if first == nil {
			continue
		}
		if class := first.one.word(); class != 0 {
			b.score, b.class = b.score+int32(first.one.score), class
		}
		if i+1 == stop || !first.seconds.May(runes[i+1]) {
			continue
		}
		for at, name := i+1, uint32(0); at < stop; at++ {
			if name = first.find(name, runes[at]); name == 0 {
				break
			}
			n := &first.nodes[name-1]
			if score := best[at+1-start].score + int32(n.score) - corpus; n.word() != 0 && score >= b.score {
				b.score, b.length, b.class = score, uint8(at+1-i), n.word()
			}
			if n.class&goesOn == 0 {
				break
			}
		}
	}
	i, before := start, false // whether the token before is a numeral
	for i < settled {
		b := best[i-start]
		t := Token{Start: i, End: i + int(b.length), Class: b.class}
		i = t.End
		is := numeral(runes[t.Start:t.End])
		if n := len(dst); is && n > 0 && dst[n-1].End == t.Start && (before || numeral(runes[dst[n-1].Start:t.Start])) {
			dst[n-1].End, dst[n-1].Class = t.End, 'm'
		} else {
			dst = append(dst, t)
		}
		before = is
	}
	return dst, i
}

// numeral reports whether all runes are Chinese digits and powers of ten; such tokens side by side are one number.
func numeral(runes []rune) bool {
	for _, r := range runes {
		switch r {
		case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两':
		default:
			return false
		}
	}
	return true
}
