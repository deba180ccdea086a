package layout

import "unicode"

// isBreak reports a rune that ends a line.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// isInvisible reports runes without width that carry nothing: zero width space, word joiner, BOM, soft hyphen.
func isInvisible(r rune) bool {
	switch r {
	case 0x200B, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return false
}

// isSpace reports white space, full width and invisible runes included.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	if r > '　' {
		return r == 0xFEFF
	}
	return r == '　' || r == 0xA0 || isInvisible(r) || unicode.IsSpace(r)
}

// isHan reports an ideograph, 〇 and 々 included.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇' || r == '々' ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// isDigit reports an ASCII or full-width digit.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isLatin reports a letter that is written in words parted by spaces.
func isLatin(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return r >= 0xC0 && r < 0x2000 && unicode.IsLetter(r)
}

// isHanNumeral reports a Chinese numeral as in dates and numbering.
func isHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '廿', '卅':
		return true
	}
	return false
}

// isFinal reports punctuation that ends a sentence.
func isFinal(r rune) bool {
	switch r {
	case '。', '！', '？', '!', '?', '…', '⋯', '｡':
		return true
	}
	return false
}

// isPause reports punctuation inside a sentence.
func isPause(r rune) bool {
	switch r {
	case '，', '、', ',', '､', '﹐', '﹑':
		return true
	}
	return false
}

// pairs is the number of kinds of brackets and quotes that pairKind tells apart.
const pairs = 7

// pairKind gives the kind of a bracket or quote, and whether it opens or closes; kind -1 for other runes.
func pairKind(r rune) (kind int, opens bool) {
	switch r {
	case '“', '「', '〝':
		return 0, true
	case '”', '」', '〞':
		return 0, false
	case '（', '(':
		return 1, true
	case '）', ')':
		return 1, false
	case '《', '〈':
		return 2, true
	case '》', '〉':
		return 2, false
	case '『':
		return 3, true
	case '』':
		return 3, false
	case '【':
		return 4, true
	case '】':
		return 4, false
	case '〔', '[', '［':
		return 5, true
	case '〕', ']', '］':
		return 5, false
	case '‘':
		return 6, true
	case '’':
		return 6, false
	}
	return -1, false
}

// isCloser reports a closing quote or bracket, or an ASCII quote.
func isCloser(r rune) bool {
	kind, opens := pairKind(r)
	return kind >= 0 && !opens || r == '"' || r == '\''
}

// columns is the width of a rune on a terminal grid.
func columns(r rune) int {
	switch {
	case isInvisible(r):
		return 0
	case r < 0x1100:
		return 1
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x203B, r >= 0x2160 && r <= 0x217F, r >= 0x2460 && r <= 0x24FF, r >= 0x2500 && r <= 0x25FF:
		return 2
	case r >= 0x2E80 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6, r >= 0x20000:
		return 2
	}
	return 1
}

// skipSpace is the first index from start that is not white space.
func skipSpace(text []rune, start int) int {
	for start < len(text) && isSpace(text[start]) {
		start++
	}
	return start
}
