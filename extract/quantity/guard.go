package quantity

import (
	"statclaim/extract/numeral"
	"statclaim/extract/runeset"
	"statclaim/schema"
)

// guards gives each draft the reason why it is no claim, where there is one.
func (s *Scanner) guards(runes []rune, drafts []draft) {
	for i := range drafts {
		d := &drafts[i]
		if d.Guard != "" {
			continue
		}
		d.address = d.isAddressPart(runes) || i > 0 && drafts[i-1].address && d.Anchor.Start-drafts[i-1].m.Span.End <= 2
		if d.address {
			d.Guard = "identifier"
			d.nameOnly()
			continue
		}
		d.Guard = s.guard(runes, d)
		if d.Guard == "" && i > 0 && drafts[i-1].Guard == "phone" && d.isPhoneToo(runes, &drafts[i-1]) {
			d.Guard = "phone"
		}
		if isName(d.Guard) && d.unit != nil && d.form != numeral.Percent {
			d.nameOnly()
		}
	}
}

// isPhoneToo reports a number that a list joins to the telephone number before it (110或120).
func (d *draft) isPhoneToo(runes []rune, previous *draft) bool {
	return d.unit == nil && d.form == numeral.Integer && d.m.Has(numeral.Arabic) && d.m.Span.Len() >= 3 &&
		isListMark(runes, schema.Span{Start: previous.m.Span.End, End: d.m.Span.Start})
}

// isName reports the guards of numbers in names, whose unit is none.
func isName(guard string) bool {
	switch guard {
	case "model", "phone", "identifier", "document-number", "version":
		return true
	}
	return false
}

// nameOnly takes the unit away.
func (d *draft) nameOnly() {
	d.unit, d.Unit, d.UnitSpan = nil, "", schema.Span{}
	d.Per, d.PerSpan = "", schema.Span{}
	d.setSpan(d.m.Span)
}

// guard tries the guards in order, the surest first.
func (s *Scanner) guard(runes []rune, d *draft) string {
	if d.per {
		return "denominator"
	}
	if g := s.shape(runes, d); g != "" {
		return g
	}
	if g := s.contexts.guard(runes, d); g != "" && d.form != numeral.Fraction && d.form != numeral.Percent && d.form != numeral.Cheng {
		if !d.isMagnitude() {
			return g
		}
	}
	if g := dateOrClock(runes, d); g != "" {
		return g
	}
	if g := s.enumerator(runes, d); g != "" {
		return g
	}
	d.top(runes)
	if g := one(runes, d); g != "" {
		return g
	}
	if g := frame(runes, d); g != "" {
		return g
	}
	return bareOrdinal(runes, d)
}

// isMagnitude reports the grade of an earthquake, wind or sea, which is measured and not a class.
func (d *draft) isMagnitude() bool {
	return d.unit != nil && d.unit.text == "级" && (d.unit.kind == schema.Other || d.form == numeral.Decimal)
}

// What stands beside a number that shape guards, unless the number's own form tells. Before it ASCII does too.
var (
	tellsBefore = runeset.Of("·“「（【〔〕第。；：，！？　＋×无高初大研小")
	tellsBehind = runeset.Of("·)）]】〕+＋×*/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
)

// isPlain reports a number that shape lets pass, as most, at one look: neither its form nor what stands beside it tells anything.
func (d *draft) isPlain(runes []rune, before, after rune) bool {
	const telling = numeral.MiddleDot | numeral.Signed | numeral.Hyphen | numeral.Letter | numeral.Fused | numeral.Improper | numeral.BareScale
	if d.m.Flags&telling != 0 || before < 0x80 || tellsBefore.Has(before) || tellsBehind.Has(after) || tellsBehind.Has(runeAt(runes, d.m.Span.End)) {
		return false
	}
	switch d.form {
	case numeral.Version, numeral.Digits, numeral.Zero, numeral.Ratio:
		return false
	case numeral.Decimal:
		return d.unit != nil && d.unit.text != "版"
	case numeral.Integer:
		return d.unit != nil || !d.m.Has(numeral.Arabic)
	}
	return true
}

// shape finds numbers that are none by their own form or by the marks beside them.
func (s *Scanner) shape(runes []rune, d *draft) string {
	before, after := runeAt(runes, d.m.Span.Start-1), runeAt(runes, d.Anchor.End)
	if d.isPlain(runes, before, after) {
		return ""
	}
	return shapeBeside(runes, d, before, after)
}

// shapeBeside is shape between before and after.
func shapeBeside(runes []rune, d *draft, before, after rune) string {
	switch {
	case d.form == numeral.Version:
		return "version"
	case d.m.Has(numeral.MiddleDot) && d.unit == nil, before == '·' && isDigit(runeAt(runes, d.m.Span.Start-2)), runeAt(runes, d.m.Span.End) == '·' && isDigit(runeAt(runes, d.m.Span.End+1)):
		return "date-fragment"
	case isSchoolYear(runes, d):
		return "grade"
	case d.form == numeral.Decimal && isRelease(runes, d):
		return "version"
	case d.form == numeral.Digits && d.m.Span.Len() == 2 && d.Scale == 0 && !containsRune("零〇○", runes[d.m.Span.End-1]) && !d.m.Has(numeral.Arabic):
		return "fixed-word"
	case before == '·' || before == '-' && d.unit == nil && isHan(runeAt(runes, d.m.Span.Start-2)) && d.m.Has(numeral.Arabic):
		return "model"
	case d.m.Has(numeral.Signed) && d.unit == nil && runes[d.m.Span.Start] == '-' && isHan(before) && d.form == numeral.Integer && !containsRune("为是至到达值温约于", before):
		return "model"
	case d.form == numeral.Zero && d.unit == nil:
		return "explicit-zero"
	case isOpening(before) && isClosing(after) && d.unit == nil && d.form == numeral.Integer && d.m.Span.Len() <= 3:
		return "list-marker"
	case isCaseYear(runes, d):
		return "document-number"
	case before == '〔' || before == '[' && after == ']' || endsWith(runes, d.m.Span.Start, "〕") || endsWith(runes, d.m.Span.Start, "〕第"):
		return "document-number"
	case isListNumber(runes, d), isSectionNumber(runes, d):
		return "list-marker"
	case d.form == numeral.Ratio:
		return ratioGuard(runes, d)
	case d.m.Has(numeral.Hyphen) && d.unit == nil, before == '-' && isDigit(runeAt(runes, d.m.Span.Start-2)) && d.unit == nil:
		return hyphenGuard(runes, d)
	case isPlus(before) && d.m.Span.Start > 1 && (isDigit(runes[d.m.Span.Start-2]) || isLatin(runes[d.m.Span.Start-2])), isPlus(after) && d.unit == nil:
		return "slogan-formula"
	case before == '×' || after == '×' || before == '*' || after == '*':
		return "slogan-formula"
	case isLatinBefore(runes, d):
		return "model"
	case isModelSuffix(runes, d):
		return "model"
	case d.m.Has(numeral.Fused) && isHan(before):
		return "pronoun-like"
	case d.m.Has(numeral.Arabic) && d.unit == nil && d.form == numeral.Integer && d.m.Span.Len() >= 2 && digit(runes[d.m.Span.Start]) == 0:
		return "identifier"
	case d.m.Has(numeral.Arabic) && d.unit == nil && d.Scale == 0 && d.m.Span.Len() >= 9 && d.form == numeral.Integer && !d.m.Has(numeral.Thousands):
		return "identifier"
	case isShortNumber(runes, d):
		return "phone"
	case d.m.Has(numeral.Improper), before == '/' && d.unit == nil || after == '/' && d.unit == nil && d.Per == "":
		return "identifier"
	case d.m.Has(numeral.BareScale) && isLabel(runes, d):
		return "unit-label"
	case isQuoted(runes, d):
		return quotedGuard(d)
	case before == '无' && d.form == numeral.Integer && runes[d.m.Span.Start] == '一':
		return "explicit-zero"
	}
	return ""
}

// isCaseYear reports the year of a case number in round brackets with a court or office close behind: （2021）某01民终325号.
func isCaseYear(runes []rune, d *draft) bool {
	open, closed := runeAt(runes, d.m.Span.Start-1), runeAt(runes, d.m.Span.End)
	return (open == '（' || open == '(') && (closed == '）' || closed == ')') && d.unit == nil && d.m.Span.Len() == 4 && isDigit(runes[d.m.Span.Start]) &&
		isHan(runeAt(runes, d.m.Span.End+1))
}

func isOpening(r rune) bool { return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔' }
func isClosing(r rune) bool { return r == '）' || r == ')' || r == '】' || r == ']' || r == '〕' }
func isPlus(r rune) bool    { return r == '+' || r == '＋' }

// isListNumber reports the number of a list entry: 一是, 三、 or 2. at the start of a sentence or paragraph.
func isListNumber(runes []rune, d *draft) bool {
	if d.unit != nil || d.m.Span.Len() > 3 || d.form != numeral.Integer && d.form != numeral.Ordinal {
		return false
	}
	before, after := runeAt(runes, d.m.Span.Start-1), runeAt(runes, d.m.Span.End)
	start := before == 0 || containsRune("。；：，！？\n　 “", before)
	if !start {
		return false
	}
	if d.form != numeral.Ordinal && !d.m.Has(numeral.Arabic) && containsRune("是要则", after) || d.form == numeral.Ordinal && containsRune("，、：", after) {
		return true
	}
	opening := before == 0 || containsRune("\n　。；：", before)
	return opening && d.form == numeral.Integer && (containsRune("、）)", after) || containsRune(".．", after) && !isDigit(runeAt(runes, d.m.Span.End+1)))
}

// isSectionNumber reports the number of a heading at the start of its line, with a blank and a word behind it: 2.1 研究背景.
func isSectionNumber(runes []rune, d *draft) bool {
	before, end := runeAt(runes, d.m.Span.Start-1), d.m.Span.End
	return (before == 0 || before == '\n') && d.form == numeral.Decimal && d.unit == nil && d.Scale == 0 && d.m.Span.Len() <= 4 &&
		containsRune(" 　", runeAt(runes, end)) && isHan(runeAt(runes, end+1))
}

// scoreWords stand near the result of a match.
const scoreWords = "战胜负平落后领先险淘汰击败比分逆转扳击"

// ratioGuard tells a ratio from a clock time and from the result of a match.
func ratioGuard(runes []rune, d *draft) string {
	if hasZeroSide(runes, d) {
		return "match-score"
	}
	if isRatioNamed(runes, d, "比例", "之比", "比为", "配比") {
		return ""
	}
	if isScoreLine(runes, d) {
		return "match-score"
	}
	if isRatioNamed(runes, d, "比") && !isRatioNamed(runes, d, "比分", "比赛") {
		return ""
	}
	if d.m.Has(numeral.Colon) && isClock(runes, d) {
		return "clock"
	}
	for i := max(0, d.Anchor.Start-5); i < min(len(runes), d.Anchor.End+4); i++ {
		if containsRune(scoreWords, runes[i]) && (i < d.Anchor.Start || i >= d.Anchor.End) {
			return "match-score"
		}
	}
	return ""
}

// hasZeroSide reports a ratio with nothing at one side (0比3), which only the result of a match has.
func hasZeroSide(runes []rune, d *draft) bool {
	start, end := d.Anchor.Start, d.Anchor.End
	isZero := func(i int) bool { return containsRune("0０零〇", runeAt(runes, i)) }
	isNumber := func(i int) bool { r := runeAt(runes, i); return isDigit(r) || r == '.' }
	return isZero(start) && !isNumber(start+1) || isZero(end-1) && !isNumber(end-2)
}

// isRatioNamed reports that one of names stands within eight code points before d.
func isRatioNamed(runes []rune, d *draft, names ...string) bool {
	window := runes[max(0, d.Anchor.Start-8):d.Anchor.Start]
	for _, w := range names {
		if containsRunes(window, []rune(w)) {
			return true
		}
	}
	return false
}

// isClock reports H:MM, an hour of at most 24 and two digits of minutes.
func isClock(runes []rune, d *draft) bool {
	i := d.Anchor.Start
	hour := 0
	for ; i < d.Anchor.End && isDigit(runes[i]); i++ {
		hour = hour*10 + digit(runes[i])
	}
	return hour <= 24 && i-d.Anchor.Start <= 2 && d.Anchor.End-i == 3 && digit(runes[i+1]) < 6
}

// isScoreLine reports N比M of two numbers with two digits or more (21比17).
func isScoreLine(runes []rune, d *draft) bool {
	at := 0
	for i := d.Anchor.Start; i < d.Anchor.End; i++ {
		if runes[i] == '比' {
			at = i
		}
	}
	if at == 0 {
		return false
	}
	return at-d.Anchor.Start >= 2 && d.Anchor.End-at >= 3 && isDigit(runes[d.Anchor.Start])
}

// hyphenGuard tells a telephone number from the result of a match.
func hyphenGuard(runes []rune, d *draft) string {
	i := d.m.Span.Start
	for i > 0 && (isDigit(runes[i-1]) || runes[i-1] == '-') && d.m.Span.Start-i < 20 {
		i--
	}
	j := d.m.Span.End
	for j < len(runes) && (isDigit(runes[j]) || runes[j] == '-') && j-d.m.Span.End < 20 {
		j++
	}
	switch {
	case j-i == 10 && runes[i+4] == '-' && runes[i+7] == '-':
		return "date-fragment"
	case j-i >= 8 || runes[i] == '0':
		return "phone"
	}
	return "match-score"
}

// isLatinBefore reports a number that is part of a name in letters: G60, PM2.5, H1N1, COVID-19. A letter that ends a unit or a
// currency before it is none.
func isLatinBefore(runes []rune, d *draft) bool {
	if !d.m.Has(numeral.Arabic) || d.Anchor.Start != d.m.Span.Start {
		return false
	}
	before := runeAt(runes, d.m.Span.Start-1)
	if isLatin(before) {
		return true
	}
	return before == '-' && isLatin(runeAt(runes, d.m.Span.Start-2))
}

// isModelSuffix reports letters behind the number that are no unit (4S店, 3D), and 5G, which is none either.
func isModelSuffix(runes []rune, d *draft) bool {
	after := runeAt(runes, d.m.Span.End)
	if d.m.Has(numeral.Letter) && d.unit == nil { // 4K, 100M
		return true
	}
	if !d.m.Has(numeral.Arabic) || !isLatin(after) {
		return false
	}
	if d.unit == nil {
		return d.form != numeral.Decimal
	}
	return after == 'G' && d.unit.text == "G" && d.m.Span.Len() == 1
}

// quoteLimit is the length of a slogan or number in quotation marks, in code points.
const quoteLimit = 8

// isQuoted reports a number at the start of a short quotation: “四个机关”, “12309”.
func isQuoted(runes []rune, d *draft) bool {
	before := runeAt(runes, d.m.Span.Start-1)
	if before != '“' && before != '「' && before != '"' || d.Scale > 4 {
		return false
	}
	if d.m.Has(numeral.Arabic) {
		return d.unit == nil && containsRune("”」\"", runeAt(runes, d.Anchor.End))
	}
	for i := d.Anchor.End; i < min(len(runes), d.m.Span.Start+quoteLimit); i++ {
		if containsRune("”」\"", runes[i]) {
			return true
		}
		if !isHan(runes[i]) {
			return false
		}
	}
	return false
}

func quotedGuard(d *draft) string {
	if d.m.Has(numeral.Arabic) {
		return "identifier"
	}
	return "slogan-formula"
}

// isLabel reports a scale word and unit that stand alone, as in the head of a table (万吨) or in 单位：万元.
func isLabel(runes []rune, d *draft) bool {
	before, after := runeAt(runes, d.Anchor.Start-1), runeAt(runes, d.Anchor.End)
	return containsRune("\x00　 \n（(：:|\t", before) && containsRune("\x00　 \n）)|\t、；", after)
}

// isShortNumber reports an emergency or service number before a word: 110警情, 12329住房公积金热线, 95598.
func isShortNumber(runes []rune, d *draft) bool {
	if d.unit != nil || !d.m.Has(numeral.Arabic) || d.Scale != 0 || d.form != numeral.Integer || !isHan(runeAt(runes, d.m.Span.End)) {
		return false
	}
	switch i := d.m.Span.Start; d.m.Span.Len() {
	case 3:
		return hasText(runes, i, "11") && containsRune("0249", runes[i+2]) || hasText(runes, i, "12") && containsRune("02", runes[i+2])
	case 5:
		return hasText(runes, i, "12") || hasText(runes, i, "95") || hasText(runes, i, "96") || hasText(runes, i, "100")
	}
	return false
}

// isRelease reports the number of a release: 工业4.0, 1.0版.
func isRelease(runes []rune, d *draft) bool {
	if d.unit != nil && d.unit.text == "版" && d.isExact() {
		return true
	}
	if d.unit != nil || d.m.Span.Len() != 3 || runes[d.m.Span.End-1] != '0' || d.Qualifier != schema.Exact {
		return false
	}
	before := runeAt(runes, d.m.Span.Start-1)
	return isHan(before) && !containsRune("为至到是达约升降于得报在近超", before)
}
