package ingest

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeGB18030 gives the text of raw, the number of bytes that are not GB18030 and the first of them.
//
// The library's decoder never fails: it writes U+FFFD, and it takes some sequences that are not well formed. So a
// well-formed input whose text holds no U+FFFD is right, and any other is walked character by character, which also tells
// damage from a U+FFFD that stands in the input.
//
// Characters that the standard leaves to its users are damage unless private is true.
func decodeGB18030(raw []byte, private bool) (string, int64, *fault) {
	if wellFormedGB18030(raw) {
		text := decodeGB18030Loosely(raw)
		if !strings.ContainsRune(text, utf8.RuneError) {
			return text, 0, nil
		}
	}
	return walkGB18030(raw, private)
}

// decodeGB18030Loosely is the library's decoder.
func decodeGB18030Loosely(raw []byte) string {
	text, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(raw) // the decoder has no errors of its own
	return string(text)
}

// codedReplacement is the U+FFFD of an undamaged input.
const codedReplacement = "\x84\x31\xA4\x37"

// walkGB18030 decodes one character at a time. What is bad becomes one U+FFFD: a byte that begins no character alone, so
// that ASCII behind it survives, and a well-formed sequence without a character as a whole.
func walkGB18030(raw []byte, private bool) (string, int64, *fault) {
	pairs := standardPairs()
	if private {
		pairs = privatePairs()
	}
	var text strings.Builder
	text.Grow(len(raw) + len(raw)/2)
	var first *fault
	var replaced int64
	for i := 0; i < len(raw); {
		size := max(1, gb18030Size(raw[i:]))
		r := gb18030Rune(raw[i:], pairs)
		if r == utf8.RuneError && size == 2 && raw[i+1] < utf8.RuneSelf {
			size = 1
		}
		if r == utf8.RuneError && string(raw[i:i+size]) != codedReplacement {
			replaced += int64(size)
			if first == nil {
				first = gb18030Fault(raw, i)
			}
		}
		text.WriteRune(r)
		i += size
	}
	return text.String(), replaced, first
}

// gb18030Rune is the character at the start of b, U+FFFD where there is none.
func gb18030Rune(b []byte, pairs []rune) rune {
	switch gb18030Size(b) {
	case 1:
		r, _ := utf8.DecodeRuneInString(decodeGB18030Loosely(b[:1]))
		return r
	case 2:
		return pairs[int(b[0])<<8|int(b[1])]
	case 4:
		r, _ := utf8.DecodeRuneInString(decodeGB18030Loosely(b[:4]))
		return r
	}
	return utf8.RuneError
}

// wellFormedGB18030 checks the structure of the bytes, not whether each sequence has a character.
func wellFormedGB18030(raw []byte) bool {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		size := gb18030Size(raw[i:])
		if size == 0 {
			return false
		}
		i += size
	}
	return true
}

// gb18030Size is the length of the well-formed sequence at the start of b: 1, 2 or 4; 0 where none begins.
// 0x80 is the euro sign of code page 936, as in the WHATWG Encoding Standard.
func gb18030Size(b []byte) int {
	if b[0] <= 0x80 {
		return 1
	}
	if b[0] == 0xFF || len(b) < 2 {
		return 0
	}
	if b[1] >= 0x40 && b[1] != 0x7F && b[1] != 0xFF {
		return 2
	}
	if b[1] < '0' || b[1] > '9' || len(b) < 4 || b[2] < 0x81 || b[2] == 0xFF || b[3] < '0' || b[3] > '9' {
		return 0
	}
	return 4
}

// standardPairs and privatePairs hold the character of every two-byte sequence, U+FFFD for none; the index is the two bytes as
// a number. The second has the characters of users too.
var (
	standardPairs = sync.OnceValue(func() []rune { return gb18030Pairs(false) })
	privatePairs  = sync.OnceValue(func() []rune { return gb18030Pairs(true) })
)

// gb18030Pairs decodes every two-byte sequence.
func gb18030Pairs(private bool) []rune {
	var all []byte
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail != 0x7F {
				all = append(all, byte(lead), byte(trail))
			}
		}
	}
	pairs := make([]rune, 1<<16)
	i := 0
	for _, r := range decodeGB18030Loosely(all) {
		pairs[int(all[i])<<8|int(all[i+1])] = r
		if p := userDefined(all[i], all[i+1]); private && r == utf8.RuneError && p != 0 {
			pairs[int(all[i])<<8|int(all[i+1])] = p
		}
		i += 2
	}
	for _, e := range edition2022 {
		pairs[e.bytes] = e.rune
	}
	return pairs
}

func gb18030Fault(raw []byte, i int) *fault {
	rest := raw[i:]
	lead := rest[0] > 0x80 && rest[0] < 0xFF
	digit := len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9'
	if lead && (len(rest) == 1 || len(rest) < 4 && digit) {
		return &fault{"truncated", "ends inside a GB18030 character", int64(i)}
	}
	return &fault{"invalid_gb18030", fmt.Sprintf("%X is not GB18030 here", rest[:min(2, len(rest))]), int64(i)}
}

// controlGarbage finds a control character that no text holds, in well-formed GB18030: a sign that the bytes are not what
// they were read as. Tab, line feed, vertical tab, form feed, carriage return and a DOS end of file at the very end are text.
func controlGarbage(raw []byte) *fault {
	for i := 0; i < len(raw); {
		size := max(1, gb18030Size(raw[i:]))
		c := raw[i]
		text := c >= ' ' && c != 0x7F || c >= '\t' && c <= '\r' || c == 0x1A && i+1 == len(raw)
		if !text {
			return &fault{"invalid_gb18030", fmt.Sprintf("control character 0x%02X", c), int64(i)}
		}
		if size == 4 && string(raw[i:i+4]) <= lastControl {
			return &fault{"invalid_gb18030", "control character of U+0080 to U+009F", int64(i)}
		}
		i += size
	}
	return nil
}

// lastControl is U+009F; U+0080 is the first sequence of four bytes.
const lastControl = "\x81\x30\x84\x31"
