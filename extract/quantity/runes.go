package quantity

import (
	"unicode/utf8"

	"statclaim/extract/runeset"
)

// runeAt is the code point at i; 0 outside.
func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

func isHan(r rune) bool   { return r >= 0x4E00 && r <= 0x9FFF }
func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// digit is the value of an ASCII or full-width digit; 9 for anything else.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return 9
}

// containsRune reports whether the short string s holds r.
func containsRune(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}

// hasPrefix reports whether runes[i:] begins with w.
func hasPrefix(runes []rune, i int, w []rune) bool {
	if i < 0 || i+len(w) > len(runes) {
		return false
	}
	for k, r := range w {
		if runes[i+k] != r {
			return false
		}
	}
	return true
}

// hasText is hasPrefix for a string.
func hasText(runes []rune, i int, s string) bool {
	if len(s) >= 3 && s[0]>>4 == 0b1110 && runeAt(runes, i) != rune(s[0]&0x0f)<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f) {
		return false // told without decoding, as it mostly is
	}
	for _, r := range s {
		if i < 0 || i >= len(runes) || runes[i] != r {
			return false
		}
		i++
	}
	return true
}

// endsWith reports whether runes[:i] ends with s.
func endsWith(runes []rune, i int, s string) bool {
	if n := len(s) - 3; n >= 0 && s[n]>>4 == 0b1110 && runeAt(runes, i-1) != rune(s[n]&0x0f)<<12|rune(s[n+1]&0x3f)<<6|rune(s[n+2]&0x3f) {
		return false // told without decoding, as it mostly is
	}
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if i--; runeAt(runes, i) != r || i < 0 {
			return false
		}
		s = s[:len(s)-size]
	}
	return true
}

func containsRunes(window, w []rune) bool {
	for i := 0; i+len(w) <= len(window); i++ {
		if hasPrefix(window, i, w) {
			return true
		}
	}
	return false
}

// isClauseEnd reports the marks at which a clause ends.
func isClauseEnd(r rune) bool {
	switch r {
	case '，', '。', '；', '！', '？', ',', ';', '!', '?', '\n':
		return true
	}
	return false
}

// isBlank reports the blanks that may stand inside a quantity.
func isBlank(r rune) bool { return r == ' ' || r == '\u00a0' }

// wording is a list of words that may stand before a place, or behind it. The code point next to the place tells most places where none does.
type wording struct {
	words []string
	next  runeset.Filter
}

// wordsBefore are words that end at a place.
func wordsBefore(words ...string) *wording {
	w := &wording{words: words}
	for _, word := range words {
		r, _ := utf8.DecodeLastRuneInString(word)
		w.next.Add(r)
	}
	return w
}

// wordsBehind are words that begin at a place.
func wordsBehind(words ...string) *wording {
	w := &wording{words: words}
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		w.next.Add(r)
	}
	return w
}

// endAt reports that runes[:i] ends with one of the words.
func (w *wording) endAt(runes []rune, i int) bool {
	if !w.next.May(runeAt(runes, i-1)) {
		return false
	}
	for _, word := range w.words {
		if endsWith(runes, i, word) {
			return true
		}
	}
	return false
}

// beginAt reports that runes[i:] begins with one of the words.
func (w *wording) beginAt(runes []rune, i int) bool {
	if !w.next.May(runeAt(runes, i)) {
		return false
	}
	for _, word := range w.words {
		if hasText(runes, i, word) {
			return true
		}
	}
	return false
}
