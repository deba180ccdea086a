package layout

import (
	"slices"
	"unicode/utf8"
)

// stride is the distance in code points of two remembered byte offsets.
const stride = 32

// large is the size in bytes of a text whose code points are counted before they are given room.
const large = 1 << 18

// Offsets leads from code points of a text to UTF-8 bytes. It keeps one number per 32 code points.
type Offsets struct {
	text  string
	marks []int64 // marks[i] is the byte offset of code point i*stride
	count int     // code points of the text
	ascii bool    // every code point is one byte
	valid bool    // the text is UTF-8, so that the first byte of a code point tells its length
}

// byteLengths are the lengths in bytes of a code point by the upper half of its first byte.
var byteLengths = [16]uint8{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4}

// NewOffsets prepares the table for a text layer. A byte that is not UTF-8 counts as one code point, as in []rune(text).
func NewOffsets(text string) Offsets {
	_, o := Decode(nil, text)
	return o
}

// Decode gives the code points of a text, as []rune(text) does, in room where it suffices, and the offsets of them.
func Decode(room []rune, text string) ([]rune, Offsets) {
	out := room[:0]
	if len(text) > large { // where room to spare would be felt
		out = slices.Grow(out, utf8.RuneCountInString(text)+stride)
	}
	o := Offsets{text: text, valid: true, marks: make([]int64, 0, len(text)/(2*stride)+1)}
	for at := 0; at < len(text); {
		o.marks = append(o.marks, int64(at))
		if cap(out)-len(out) < stride {
			out = slices.Grow(out, stride+(len(text)-at)/3) // most of three bytes
		}
		block := out[len(out) : len(out)+stride]
		n := 0
		for ; n < stride && at < len(text); n++ {
			// Those of Chinese, and ASCII, are put together here: in half the time of the general way.
			first := text[at]
			if first >= 0xE1 && first != 0xED && first < 0xF0 && at+2 < len(text) && text[at+1]&0xC0 == 0x80 && text[at+2]&0xC0 == 0x80 {
				block[n] = rune(first&0x0F)<<12 | rune(text[at+1]&0x3F)<<6 | rune(text[at+2]&0x3F)
				at += 3
				continue
			}
			if first < utf8.RuneSelf {
				block[n] = rune(first)
				at++
				continue
			}
			r, size := utf8.DecodeRuneInString(text[at:])
			block[n] = r
			at += size
			o.valid = o.valid && size > 1
		}
		out = out[:len(out)+n]
	}
	o.count = len(out)
	o.ascii = o.count == len(text)
	return out, o
}

// Byte is the byte offset of a code point; offsets outside the text are clamped to it. It reads at most 32 code points.
func (o Offsets) Byte(codePoint int) int64 {
	if codePoint <= 0 {
		return 0
	}
	if codePoint >= o.count {
		return int64(len(o.text))
	}
	if o.ascii {
		return int64(codePoint)
	}
	at := int(o.marks[codePoint/stride])
	for range codePoint % stride {
		at += o.size(at)
	}
	return int64(at)
}

// size is the length in bytes of the code point at a byte.
func (o *Offsets) size(at int) int {
	if o.valid {
		return int(byteLengths[o.text[at]>>4])
	}
	_, size := utf8.DecodeRuneInString(o.text[at:])
	return size
}
