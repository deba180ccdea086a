package ingest

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/traditionalchinese"
)

// decodeBig5 gives the text of raw, the number of bytes that are not Big5 (with the Hong Kong supplement, as browsers read it)
// and the first of them. Like the decoder of GB18030 the library's writes U+FFFD, which Big5 itself does not have.
func decodeBig5(raw []byte) (string, int64, *fault) {
	if text, ok := validBig5(raw); ok {
		return text, 0, nil
	}
	pairs := big5Pairs()
	var text strings.Builder
	var first *fault
	var replaced int64
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			text.WriteByte(raw[i])
			i++
			continue
		}
		if i+1 < len(raw) && pairs[int(raw[i])<<8|int(raw[i+1])] != "" {
			text.WriteString(pairs[int(raw[i])<<8|int(raw[i+1])])
			i += 2
			continue
		}
		if first == nil {
			first = big5Fault(raw, i)
		}
		text.WriteRune(utf8.RuneError)
		replaced++
		i++
	}
	return text.String(), replaced, first
}

func big5Fault(raw []byte, i int) *fault {
	if i+1 == len(raw) && raw[i] > 0x80 && raw[i] < 0xFF {
		return &fault{"truncated", "ends inside a Big5 character", int64(i)}
	}
	return &fault{"invalid_big5", fmt.Sprintf("%X is not Big5 here", raw[i:min(len(raw), i+2)]), int64(i)}
}

func decodeBig5Loosely(raw []byte) string {
	text, _ := traditionalchinese.Big5.NewDecoder().Bytes(raw) // the decoder has no errors of its own
	return string(text)
}

// big5Pairs holds the text of every two-byte sequence; "" is none.
var big5Pairs = sync.OnceValue(func() []string {
	pairs := make([]string, 1<<16)
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			text := decodeBig5Loosely([]byte{byte(lead), byte(trail)})
			if !strings.ContainsRune(text, utf8.RuneError) {
				pairs[lead<<8|trail] = text
			}
		}
	}
	return pairs
})

// validBig5 gives the text of raw where all of it is Big5.
func validBig5(raw []byte) (string, bool) {
	text := decodeBig5Loosely(raw)
	return text, !strings.ContainsRune(text, utf8.RuneError)
}

// certainlyBig5 reports that raw, which is valid Big5 and not valid GB18030, is traditional Chinese in Big5 and no damaged
// GB18030: nearly all characters are among the frequent ones and signs of Big5 (A140 to C67E), and many have a second byte that
// is rare in simplified Chinese text.
func certainlyBig5(raw []byte) bool {
	total, frequent, low := 0, 0, 0
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] < utf8.RuneSelf {
			continue
		}
		total++
		if raw[i] >= 0xA1 && raw[i] <= 0xC6 {
			frequent++
		}
		if raw[i+1] < 0x7F {
			low++
		}
		i++
	}
	return total >= 4 && frequent*100 >= total*85 && low*100 >= total*15
}
