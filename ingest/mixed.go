package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// leastEvidence is the number of Han characters that a line must hold before its encoding says something about the file.
const leastEvidence = 4

// findMixed finds a text of which some lines are UTF-8 and others GB18030. Offset is where the second of the two begins;
// larger is the encoding of more lines.
func findMixed(raw []byte) (larger Encoding, f *fault) {
	unicode, national, change := 0, 0, -1
	var first Encoding
	at := 0
	for line := range bytes.Lines(raw) {
		e := lineEncoding(line)
		if e == UTF8 {
			unicode++
		}
		if e == GB18030 {
			national++
		}
		if first == "" {
			first = e
		}
		if e != "" && e != first && change < 0 {
			change = at + firstHigh(line)
		}
		at += len(line)
	}
	if change < 0 {
		return "", nil
	}
	second := GB18030
	if first == GB18030 {
		second = UTF8
	}
	larger = UTF8
	if national > unicode {
		larger = GB18030
	}
	message := fmt.Sprintf("begins as %s and goes on as %s (byte %d); --encoding-errors replace keeps the larger part", first, second, change)
	return larger, &fault{"mixed_encodings", message, int64(change)}
}

// lineEncoding is the encoding of a line that holds enough Han characters to tell, else "". Of GB18030 only the characters of
// GB 2312 count, which damaged UTF-8 hardly ever looks like.
func lineEncoding(line []byte) Encoding {
	if utf8.Valid(line) {
		if hanOfUTF8(line) >= leastEvidence {
			return UTF8
		}
		return ""
	}
	han := 0
	for i := 0; i < len(line); i++ {
		if line[i] < utf8.RuneSelf {
			continue
		}
		if i+1 == len(line) || line[i] < 0xA1 || line[i] > 0xF7 || line[i+1] < 0xA1 || line[i+1] == 0xFF {
			return ""
		}
		if line[i] >= 0xB0 {
			han++
		}
		i++
	}
	if han < leastEvidence {
		return ""
	}
	return GB18030
}

func hanOfUTF8(line []byte) int {
	han := 0
	for _, r := range string(line) {
		if r >= 0x4E00 && r <= 0x9FFF {
			han++
		}
	}
	return han
}

func firstHigh(line []byte) int {
	return max(0, bytes.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }))
}

// decodeMixed reads the lines of the larger encoding; every byte that is not ASCII of the others becomes one U+FFFD.
func decodeMixed(raw []byte, larger Encoding) decoded {
	var text strings.Builder
	var replaced int64
	for line := range bytes.Lines(raw) {
		if e := lineEncoding(line); e == "" || e == larger {
			d, _ := decodeAs(line, 0, larger, "", true)
			text.WriteString(d.text)
			replaced += d.replaced
			continue
		}
		for _, b := range line {
			if b < utf8.RuneSelf {
				text.WriteByte(b)
				continue
			}
			text.WriteRune(utf8.RuneError)
			replaced++
		}
	}
	return decoded{text.String(), larger, BasisFewestReplaced, replaced}
}
