package layout

// Words that begin or make up bylines and source lines.
var (
	roleWords     = vocabulary.prefixes("role words")
	fieldWords    = vocabulary.prefixes("field words")
	creditWords   = vocabulary.suffixes("credit words")
	filmingWords  = vocabulary.suffixes("filming words")
	disclosures   = vocabulary.prefixes("disclosures")
	captionWords  = vocabulary.prefixes("caption words")
	officeEndings = vocabulary.suffixes("office endings")
	titleEndings  = vocabulary.suffixes("title endings")
	mastheadWords = vocabulary.prefixes("masthead words")
	editorWords   = vocabulary.prefixes("editor words")
	writerWords   = vocabulary.prefixes("writer words")
	placeOfSpeech = vocabulary.suffixes("place of speech")
)

const maxByline = 90 // columns

// isByline reports a line that holds nothing but who wrote, sent or printed the text: ■ 通讯员 某某, 来源：某报, 文/某某.
func isByline(text []rune, s shape) bool {
	if s.width > maxByline || s.finals > 0 {
		return false
	}
	core := stripSigns(text)
	if len(core) == 0 {
		return false
	}
	if n := prefixOf(core, fieldWords); n > 0 {
		at := skipSpace(core, n)
		if at < len(core) && (core[at] == '：' || core[at] == ':') && s.end != endFinal {
			return fieldShort(core[at+1:])
		}
	}
	return s.end != endFinal && isCredits(core)
}

// fieldShort reports whether the value of a field is short enough for one.
func fieldShort(value []rune) bool {
	pauses := 0
	for _, r := range value {
		if r == '，' || r == '；' {
			pauses++
		}
	}
	return pauses == 0 && len(value) <= 40
}

// stripSigns takes signs before a line off, and brackets around all of it.
func stripSigns(text []rune) []rune {
	start, end := 0, len(text)
	for start < end && (isBullet(text[start]) || isSpace(text[start])) {
		start++
	}
	if start < end && (text[start] == '（' || text[start] == '(') && (text[end-1] == '）' || text[end-1] == ')') {
		for i := start + 1; i < end-1; i++ {
			if kind, _ := pairKind(text[i]); kind == 1 {
				return text[start:end]
			}
		}
		start, end = start+1, end-1
	}
	for end > start && isSpace(text[end-1]) {
		end--
	}
	return text[start:end]
}

// isCredits reports role words and names only: 本报记者 张某 通讯员 李某某, 某报记者 王某, 文/图 赵某.
func isCredits(text []rune) bool {
	at, length := indexOf(text[:min(len(text), 20)], roleWords)
	if at < 0 || at > 14 {
		return false
	}
	short := length == 1
	if at > 0 && short { // 文 and 图 count at the beginning only
		at, length = indexOf(text[:min(len(text), 20)], reporterWords)
		if at < 0 {
			return false
		}
		short = false
	}
	for _, r := range text[:at] {
		if isPause(r) || isFinal(r) || r == '：' || r == '“' {
			return false
		}
	}
	return areNames(text[at+length:], short)
}

// notNames stand behind 记者 in the headings of columns.
var notNames = vocabulary.prefixes("not names")

// isNameSeparator reports what may stand between names and roles.
func isNameSeparator(r rune) bool {
	switch r {
	case '/', '／', '、', '：', ':', '·', '|', '丨', '*', '×', '（', '）', '(', ')':
		return true
	}
	return isSpace(r)
}

// areNames reports names of at most four Han each and further roles, parted by spaces and the like. A name that follows its
// role at once has two or three Han; behind the short roles 文 and 图 (apart) a separator must come first.
func areNames(text []rune, apart bool) bool {
	names, separated := 0, false
	for i := 0; i < len(text); {
		if isNameSeparator(text[i]) {
			separated = true
			i++
			continue
		}
		if n := prefixOf(text[i:], roleWords); n > 1 || n == 1 && (i+1 == len(text) || isNameSeparator(text[i+1])) {
			separated = false
			i += n
			continue
		}
		n := nameLength(text[i:])
		if n == 0 || n > 4 && isHan(text[i]) || !separated && (apart || n < 2 || n > 3 || prefixOf(text[i:], notNames) > 0) {
			return false
		}
		names++
		i += n
		separated = false
	}
	return names > 0
}

// nameLength is the number of runes up to the next separator or role, all of them Han or all of them Latin; else 0.
func nameLength(text []rune) int {
	for i, r := range text {
		if isNameSeparator(r) || i > 1 && prefixOf(text[i:], reporterWords) > 0 {
			return i
		}
		if !isHan(r) && !isLatin(r) || isHan(r) != isHan(text[0]) || i > 20 {
			return 0
		}
	}
	return len(text)
}

// isDateLine reports a line that holds a date and at most where and on what page: （2022年3月25日）,
// ——2023年1月10日在…会议上, 2024-04-26　第A04版·健康, 2022年7月18日　滚动更新.
func isDateLine(text []rune, s shape) bool {
	if s.width > maxByline || s.end == endFinal || s.finals > 0 {
		return false
	}
	core := stripSigns(text)
	framed := len(core) < len(text)
	if n, _ := dash(core); n == numberDash {
		core, framed = core[2:], true
	}
	core = core[skipSpace(core, 0):]
	end := dateEnd(core)
	if end == 0 {
		return false
	}
	rest := core[skipSpace(core, end):]
	if len(rest) == 0 {
		return true
	}
	if suffixOf(rest, placeOfSpeech) > 0 {
		return true
	}
	if len(rest) > 24 || s.commas > 0 && !framed {
		return false
	}
	return framed || isSpace(core[end]) || isDigit(rest[0]) || len(rest) <= 3 && (hasPrefix(rest, "星期") || hasPrefix(rest, "讯"))
}

// isMasthead reports a line of a page's head: 03 法治 2023年5月10日 星期三.
func isMasthead(text []rune, s shape) bool {
	if s.width > maxByline || s.commas > 0 || s.end != endOpen && s.end != endClose {
		return false
	}
	if at, _ := indexOf(text, mastheadWords); at < 0 {
		return false
	}
	for i := range text {
		if (isDigit(text[i]) || isHanNumeral(text[i])) && dateEnd(text[i:]) > 0 {
			return true
		}
	}
	return false
}

// namesWriter reports a byline that says who wrote rather than when, where or who edited.
func namesWriter(b *block) bool {
	core := stripSigns(b.Runes)
	return isCredits(core) && prefixOf(core, editorWords) == 0 || prefixOf(core, writerWords) > 0
}

// dateEnd gives the index behind a date with year and month that text begins with, or 0: 2022年3月25日, 2022-03-25,
// １９９６年１０月, 二〇二三年五月.
func dateEnd(text []rune) int {
	year := 0
	for year < len(text) && year < 5 && (isDigit(text[year]) || isHanNumeral(text[year])) {
		year++
	}
	if year != 4 || year >= len(text) {
		return 0
	}
	separator := text[year]
	if separator != '年' && separator != '-' && separator != '/' && separator != '.' {
		return 0
	}
	at := datePart(text, year+1)
	if at == 0 {
		return 0
	}
	if at >= len(text) || text[at] != '月' && text[at] != separator || separator == '年' && text[at] != '月' {
		return 0
	}
	at++
	day := datePart(text, at)
	if day == 0 {
		if separator == '年' {
			return at
		}
		return 0
	}
	if day < len(text) && (text[day] == '日' || text[day] == '号') {
		return day + 1
	}
	if separator == '年' {
		return 0
	}
	return day
}

// datePart gives the index behind a month or a day, or 0.
func datePart(text []rune, start int) int {
	at := start
	for at < len(text) && at < start+3 && (isDigit(text[at]) || isHanNumeral(text[at])) {
		at++
	}
	if at == start {
		return 0
	}
	return at
}

// isCredit reports a line that only says who took a photo: 通讯员 曹某 摄, （某某/摄）.
func isCredit(text []rune, s shape) bool {
	core := stripSigns(text)
	n := suffixOf(core, creditWords)
	if n == 0 || s.width > 60 || s.finals > 0 || len(core) == n || suffixOf(core, filmingWords) > 0 {
		return false
	}
	head := core[:len(core)-n]
	for len(head) > 0 && (isSpace(head[len(head)-1]) || head[len(head)-1] == '/') {
		head = head[:len(head)-1]
	}
	return len(head) > 0 && (isCredits(head) || len(head) <= 4 && nameLength(head) == len(head))
}

// isCaption reports a text that ends with a photographer's name or begins as captions do.
func isCaption(text []rune, s shape) bool {
	if s.runes > 300 {
		return false
	}
	if prefixOf(text, captionWords) > 0 || len(text) > 0 && (text[0] == '▲' || text[0] == '↑') && s.runes > 12 {
		return true
	}
	if len(text) < 5 {
		return false
	}
	core := text
	closed := core[len(core)-1] == '）' || core[len(core)-1] == ')'
	if closed {
		core = core[:len(core)-1]
	}
	n := suffixOf(core, creditWords)
	if n == 0 || suffixOf(core, filmingWords) > 0 {
		return false
	}
	return nameBefore(core[:len(core)-n], closed)
}

// nameBefore reports that text ends with a name set apart from what stands before it.
func nameBefore(text []rune, bracketed bool) bool {
	end := len(text)
	for end > 0 && (isSpace(text[end-1]) || text[end-1] == '/' || text[end-1] == '／') {
		end--
	}
	for n := 0; n <= 6 && n < end; n++ {
		r := text[end-1-n]
		switch {
		case isFinal(r), r == '（', r == '(', isCloser(r):
			return n >= 2
		case isSpace(r):
			return n >= 1
		case prefixOf(text[end-1-n:], reporterWords) > 0:
			return true
		case !isHan(r):
			return false
		}
	}
	return bracketed
}

// isSignature reports a short line that names a person or an office: 县长　陈某某, 某市统计局　某调查队.
func isSignature(text []rune, s shape) bool {
	core := stripSigns(text)
	if len(core) == 0 || s.width > 80 || s.commas > 0 || s.end != endOpen && s.end != endClose {
		return false
	}
	last := len(core)
	for last > 0 && !isSpace(core[last-1]) {
		last--
	}
	head := core[:last]
	for len(head) > 0 && isSpace(head[len(head)-1]) {
		head = head[:len(head)-1]
	}
	name := core[last:]
	if suffixOf(name, officeEndings) > 0 && len(name) > 3 {
		return len(name) <= 20 && s.end == endOpen && !hasQuote(core)
	}
	if len(name) < 1 || len(name) > 4 || nameLength(name) != len(name) {
		return false
	}
	return len(head) == 0 && len(name) >= 2 && len(name) <= 3 || len(head) > 0 && (suffixOf(head, titleEndings) > 0 || len(head) <= 2)
}

func hasQuote(text []rune) bool {
	for _, r := range text {
		if kind, _ := pairKind(r); kind == 0 || kind == 2 {
			return true
		}
	}
	return false
}
