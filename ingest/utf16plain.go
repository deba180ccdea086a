package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// plainUTF16 finds the byte order of UTF-16 without a mark, "" where it is not beyond doubt: read in one order, and not in
// the other, the text consists of what Chinese and ASCII texts consist of, and holds no control character.
func plainUTF16(raw []byte) Encoding {
	if len(raw) < 4 || len(raw)%2 != 0 || !bytes.Contains(raw[:min(len(raw), binaryHead)], []byte{0}) && utf8.Valid(raw) {
		return ""
	}
	little, big := ordinaryUTF16(raw, false), ordinaryUTF16(raw, true)
	switch {
	case little && !big:
		return UTF16LE
	case big && !little:
		return UTF16BE
	}
	return ""
}

// ordinaryUTF16 reports that raw, read as UTF-16 of a byte order, can be a text. Nineteen of twenty characters must be
// ordinary ones; where no NUL byte of an ASCII character speaks for UTF-16, a common mark or word must.
func ordinaryUTF16(raw []byte, bigEndian bool) bool {
	unit := binary.LittleEndian.Uint16
	if bigEndian {
		unit = binary.BigEndian.Uint16
	}
	total, ordinary, signs := 0, 0, 0
	for i := 0; i+1 < len(raw); i += 2 {
		r := rune(unit(raw[i:]))
		total++
		switch {
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f', r >= 0x7F && r < 0xA0, r >= 0xFDD0 && r <= 0xFDEF, r >= 0xFFFE:
			return false
		case isOrdinary(r):
			ordinary++
		}
		if r < 0x80 || strings.ContainsRune("，。、的", r) {
			signs++
		}
		if total == 64 && ordinary*2 < total {
			return false
		}
	}
	return ordinary*20 >= total*19 && signs > 0
}

// isOrdinary reports ASCII, Han, and the punctuation and full-width forms beside them.
func isOrdinary(r rune) bool {
	return r < 0x7F || r >= 0x4E00 && r <= 0x9FFF || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF5E ||
		r == '·' || r == '—' || r == '…' || r == '‘' || r == '’' || r == '“' || r == '”' || r == '℃' || r == '‰'
}
