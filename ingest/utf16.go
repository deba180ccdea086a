package ingest

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decodeUTF16 gives the text of raw, the number of bytes that are not UTF-16 (each lone surrogate and an odd last byte
// become one U+FFFD) and the first of them.
func decodeUTF16(raw []byte, bigEndian bool) (string, int64, *fault) {
	unit := binary.LittleEndian.Uint16
	if bigEndian {
		unit = binary.BigEndian.Uint16
	}
	var text strings.Builder
	text.Grow(len(raw) + len(raw)/2)
	var first *fault
	var replaced int64
	bad := func(size int, f *fault) {
		text.WriteRune(utf8.RuneError)
		replaced += int64(size)
		if first == nil {
			first = f
		}
	}
	i := 0
	for ; i+1 < len(raw); i += 2 {
		r := rune(unit(raw[i:]))
		if !utf16.IsSurrogate(r) {
			text.WriteRune(r)
			continue
		}
		pair := rune(utf8.RuneError)
		if i+3 < len(raw) {
			pair = utf16.DecodeRune(r, rune(unit(raw[i+2:])))
		}
		if pair == utf8.RuneError {
			bad(2, surrogateFault(r, i, len(raw)))
			continue
		}
		text.WriteRune(pair)
		i += 2
	}
	if i < len(raw) {
		bad(1, &fault{"truncated", "UTF-16 of an odd number of bytes", int64(i)})
	}
	return text.String(), replaced, first
}

func surrogateFault(r rune, i, length int) *fault {
	const lowSurrogates = 0xDC00
	if r < lowSurrogates && i+3 >= length {
		return &fault{"truncated", "ends between the two halves of a UTF-16 character", int64(i)}
	}
	return &fault{"invalid_utf16", fmt.Sprintf("lone surrogate U+%04X", r), int64(i)}
}
