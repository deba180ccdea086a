package layout

import "unicode/utf8"

// stride is the distance in code points of two remembered byte offsets.
const stride = 128

// Offsets leads from code points of a text to UTF-8 bytes. It keeps one number per 128 code points.
type Offsets struct {
	text  string
	marks []int64 // marks[i] is the byte offset of code point i*stride
	count int     // code points of the text
	ascii bool    // every code point is one byte
}

// NewOffsets prepares the table for a text layer. A byte that is not UTF-8 counts as one code point, as in []rune(text).
func NewOffsets(text string) Offsets {
	o := Offsets{text: text, marks: make([]int64, 0, len(text)/(2*stride)+1)}
	for at := range text {
		if o.count%stride == 0 {
			o.marks = append(o.marks, int64(at))
		}
		o.count++
	}
	o.ascii = o.count == len(text)
	return o
}

// Byte is the byte offset of a code point; offsets outside the text are clamped to it. It reads at most 128 code points.
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
		_, size := utf8.DecodeRuneInString(o.text[at:])
		at += size
	}
	return int64(at)
}
