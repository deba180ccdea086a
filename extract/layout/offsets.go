package layout

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// stride is how many code points stand between two places whose byte offset is remembered.
const stride = 64

// large is the size in bytes of a text whose code points are counted before they are given room.
const large = 1 << 18

// Offsets leads from code points of a text to UTF-8 bytes. It keeps two numbers per 64 code points.
type Offsets struct {
	text  string
	marks []waypoint
	count int  // code points of the text
	valid bool // the text is UTF-8, so that the first byte of a code point tells its length
}

// waypoint is what is remembered of 64 code points.
type waypoint struct {
	at    int64  // twice the byte offset of the first; and one where some have neither one byte nor three
	ascii uint64 // the bits of those that have one byte
}

// byteLengths are the lengths in bytes of a code point by the upper half of its first byte.
var byteLengths = [16]uint8{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4}

// NewOffsets prepares the table for a text layer. A byte that is not UTF-8 counts as one code point, as in []rune(text).
func NewOffsets(text string) Offsets {
	_, o := Decode(nil, Offsets{}, text)
	return o
}

// Decode gives the code points of a text, as []rune(text) does, and the offsets of them. Both lie in the room of those of a text before,
// which are then lost, where it suffices.
func Decode(room []rune, last Offsets, text string) ([]rune, Offsets) {
	out := room[:0]
	if len(text) > large { // where room to spare would be felt
		out = slices.Grow(out, utf8.RuneCountInString(text)+stride)
	}
	o := Offsets{text: text, valid: true, marks: slices.Grow(last.marks[:0], len(text)/(2*stride)+1)}
	for at := 0; at < len(text); {
		if cap(out)-len(out) < stride {
			out = slices.Grow(out, stride+(len(text)-at)/3) // most of three bytes
		}
		start, w := len(out), waypoint{at: int64(at) << 1}
		block := out[start : start+stride]
		n := 0
		for n < stride && at < len(text) {
			if text[at] < utf8.RuneSelf {
				block[n] = rune(text[at])
				w.ascii |= 1 << n
				n++
				at++
				continue
			}
			if count := threes(block[n:], text[at:]); count > 0 {
				n += count
				at += 3 * count
				continue
			}
			r, size := utf8.DecodeRuneInString(text[at:])
			block[n] = r
			n++
			at += size
			o.valid = o.valid && size > 1
			if size != 3 {
				w.at |= 1
			}
		}
		out = out[:start+n]
		o.marks = append(o.marks, w)
	}
	o.count = len(out)
	return out, o
}

// threes puts code points of three bytes, as those of Chinese are, together in less than half the time of the general way, and gives their
// number. It stops at others, at those that need a second look, and at the last of a text.
func threes(block []rune, text string) int {
	n := 0
	for n < len(block) && len(text) > 3 {
		four := uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24 // one read
		if four&0xC0C0F0 != 0x8080E0 {
			break
		}
		if high := four & 0xF; high == 0 || high == 0xD { // too long a form, or half of a pair
			break
		}
		block[n] = rune(four&0xF<<12 | four>>2&0xFC0 | four>>16&0x3F)
		text = text[3:]
		n++
	}
	return n
}

// Byte is the byte offset of a code point; offsets outside the text are clamped to it. It reads at most 64 code points, and hardly ever one.
func (o *Offsets) Byte(codePoint int) int64 {
	if codePoint <= 0 {
		return 0
	}
	if codePoint >= o.count {
		return int64(len(o.text))
	}
	w, before := o.marks[codePoint/stride], codePoint%stride
	at := w.at >> 1
	if w.at&1 == 0 {
		return at + int64(3*before-2*bits.OnesCount64(w.ascii&(1<<before-1)))
	}
	for range before {
		at += o.size(at)
	}
	return at
}

// Valid reports a text that is UTF-8 throughout.
func (o *Offsets) Valid() bool { return o.valid }

// size is the length in bytes of the code point at a byte.
func (o *Offsets) size(at int64) int64 {
	if o.valid {
		return int64(byteLengths[o.text[at]>>4])
	}
	_, size := utf8.DecodeRuneInString(o.text[at:])
	return int64(size)
}
