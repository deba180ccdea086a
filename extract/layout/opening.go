package layout

import "strings"

// numbering is the class of the number or mark that a text begins with.
type numbering uint8

const (
	numberNone    numbering = iota
	numberChapter           // 第一章, 第二部分
	numberHan               // 一、
	numberBracket           // （一）
	numberSection           // 第一节
	numberDigit             // 1. or 1、
	numberRound             // （1） or ①
	numberArticle           // 第十二条 of a statute
	numberDecimal           // 2.3 followed by a space
	numberBullet            // ■, •, - and a space
	numberDash              // ——
)

// headingLevel is the level of a short heading that is numbered so, or 0 where such numbers make no headings.
func (n numbering) headingLevel() int8 {
	switch n {
	case numberChapter, numberHan:
		return 2
	case numberBracket, numberSection, numberDecimal:
		return 3
	case numberDigit, numberRound:
		return 4
	}
	return 0
}

// opening gives the class of the mark that text begins with, and the index behind the mark.
func opening(text []rune) (numbering, int) {
	if len(text) == 0 || classOf(text[0])&classOpening == 0 {
		return numberNone, 0
	}
	switch r := text[0]; {
	case r == '第':
		return ordinal(text)
	case isHanNumeral(r):
		return hanNumber(text)
	case r == '（' || r == '(':
		return bracketNumber(text)
	case isDigit(r):
		return digitNumber(text)
	case r >= '①' && r <= '⒛':
		return numberRound, 1
	case isBullet(r):
		return numberBullet, skipSpace(text, 1)
	case (r == '-' || r == '*' || r == '+') && len(text) > 2 && text[1] == ' ' && !isDigit(text[2]):
		return numberBullet, skipSpace(text, 1)
	}
	return dash(text)
}

// mayOpen reports a rune that opening reads on at.
func mayOpen(r rune) bool {
	switch r {
	case '第', '（', '(', '-', '*', '+', '—', '－', '─':
		return true
	}
	return isHanNumeral(r) || isDigit(r) || r >= '①' && r <= '⒛' || isBullet(r)
}

// isBullet reports a sign that stands before list items, headings and bylines.
func isBullet(r rune) bool {
	return r >= 0xB7 && r < 0x3000 && strings.ContainsRune("■□●○◆◇▲△▼★☆※◎►▶•·‣◦¤❖➢✓↑◼⬤", r)
}

func dash(text []rune) (numbering, int) {
	if len(text) < 3 || text[0] != text[1] {
		return numberNone, 0
	}
	for _, mark := range [...]string{"——", "－－", "──", "--"} {
		if hasPrefix(text, mark) {
			return numberDash, 2
		}
	}
	return numberNone, 0
}

// hanNumber reads 一、 but not 一、二产业.
func hanNumber(text []rune) (numbering, int) {
	n := 0
	for n < len(text) && n < 3 && isHanNumeral(text[n]) {
		n++
	}
	if n >= len(text) || text[n] != '、' && text[n] != '．' || n+1 < len(text) && isHanNumeral(text[n+1]) {
		return numberNone, 0
	}
	return numberHan, n + 1
}

// ordinal reads 第一章 and its like.
func ordinal(text []rune) (numbering, int) {
	n := 1
	for n < len(text) && n < 8 && (isHanNumeral(text[n]) || isDigit(text[n])) {
		n++
	}
	if n == 1 || n >= len(text) {
		return numberNone, 0
	}
	switch text[n] {
	case '章', '编', '篇':
		return numberChapter, n + 1
	case '节':
		return numberSection, n + 1
	case '条':
		return numberArticle, n + 1
	case '部':
		if n+1 < len(text) && text[n+1] == '分' {
			return numberChapter, n + 2
		}
	}
	return numberNone, 0
}

// bracketNumber reads （一） and （1）.
func bracketNumber(text []rune) (numbering, int) {
	han, digits, n := 0, 0, 1
	for n < len(text) && n < 5 && (isHanNumeral(text[n]) || isDigit(text[n])) {
		if isDigit(text[n]) {
			digits++
		} else {
			han++
		}
		n++
	}
	if n >= len(text) || text[n] != '）' && text[n] != ')' {
		return numberNone, 0
	}
	if han > 0 && digits == 0 {
		return numberBracket, n + 1
	}
	if digits > 0 && digits <= 2 && han == 0 {
		return numberRound, n + 1
	}
	return numberNone, 0
}

// digitNumber reads 1. and 1、 and 2.3 with a space, but not 1.5万元 or 5、6月份.
func digitNumber(text []rune) (numbering, int) {
	n := 0
	for n < len(text) && n < 3 && isDigit(text[n]) {
		n++
	}
	if n > 2 || n >= len(text) {
		return numberNone, 0
	}
	switch text[n] {
	case '、', '．':
		if n+1 < len(text) && !isDigit(text[n+1]) {
			return numberDigit, n + 1
		}
	case '.':
		if n+1 < len(text) && !isDigit(text[n+1]) {
			return numberDigit, n + 1
		}
		for n+1 < len(text) && n < 10 && text[n] == '.' && isDigit(text[n+1]) {
			n += 2
		}
		if n < len(text) && isSpace(text[n]) {
			return numberDecimal, n
		}
	}
	return numberNone, 0
}
