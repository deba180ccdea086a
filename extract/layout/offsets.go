package layout

import "unicode/utf8"

// stride is the distance in code points of two remembered byte offsets.
const stride = 32

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
	o := Offsets{text: text, valid: utf8.ValidString(text), marks: make([]int64, 0, len(text)/(2*stride)+1)}
	for at := 0; at < len(text); o.count++ {
		if o.count%stride == 0 {
			o.marks = append(o.marks, int64(at))
		}
		at += o.size(at)
	}
	o.ascii = o.count == len(text)
	return o
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
