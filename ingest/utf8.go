package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// decodeUTF8 gives the text of raw, the number of bytes that are not UTF-8 (each one becomes one U+FFFD) and the first of
// them. U+FFFD that stands in the input is a character like any other.
func decodeUTF8(raw []byte) (string, int64, *fault) {
	if utf8.Valid(raw) {
		return string(raw), 0, nil
	}
	var text strings.Builder
	text.Grow(len(raw) + len(raw)/8)
	var first *fault
	var replaced int64
	good := 0 // start of the valid run before i
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r != utf8.RuneError || size != 1 {
			i += size
			continue
		}
		if first == nil {
			first = utf8Fault(raw, i)
		}
		text.Write(raw[good:i])
		text.WriteRune(utf8.RuneError)
		replaced++
		i++
		good = i
	}
	text.Write(raw[good:])
	return text.String(), replaced, first
}

func utf8Fault(raw []byte, i int) *fault {
	if !utf8.FullRune(raw[i:]) {
		return &fault{"truncated", "ends inside a UTF-8 character", int64(i)}
	}
	return &fault{"invalid_utf8", fmt.Sprintf("0x%02X is not UTF-8 here", raw[i]), int64(i)}
}

// nearlyUTF8 reports that raw, which is not valid UTF-8, can only be damaged UTF-8: its Chinese characters of three bytes
// outweigh the bad bytes four to one. In GB18030 text they are rarer than the bad bytes.
func nearlyUTF8(raw []byte) bool {
	chinese, bad := 0, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		}
		if r >= 0x3000 && r <= 0x9FFF || r >= 0xFF00 && r <= 0xFFEF {
			chinese += size
		}
		i += size
	}
	return chinese > 4*bad
}
