package layout

// Words that begin or make up bylines and source lines.
var (
	roleWords     = vocabulary.prefixes("role")
	fieldWords    = vocabulary.prefixes("field")
	disclosures   = vocabulary.prefixes("disclosures")
	officeEndings = vocabulary.suffixes("office endings")
	titleEndings  = vocabulary.suffixes("title endings")
	editorWords   = vocabulary.prefixes("editor")
	writerWords   = vocabulary.prefixes("writer")
	postedWords   = vocabulary.prefixes("posted")
)

const maxByline = 90 // columns

// isByline reports a line that holds nothing but who wrote, sent or printed the text: ■ 通讯员 某某, 来源：某报, 文/某某.
func isByline(text []rune, s *shape) bool {
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
	return s.end != endFinal && (isCredits(core) || isDated(core))
}

// isDated reports a short name of a paper, an office or a column with a full date behind it: 每日财闻　2024年3月19日　15:42; and with
// where an account posted it: 某县警方　2023-09-06 18:30　发表于贵州.
func isDated(core []rune) bool {
	head, word := lastWord(core)
	if prefixOf(word, postedWords) > 0 && len(word) <= 10 {
		head, word = lastWord(head)
	}
	if isTime(word) {
		head, word = lastWord(head)
	}
	return len(head) > 0 && len(head) <= 40 && isDate(word)
}

// isTime reports a time of day: 15:42, 9:05:30.
func isTime(word []rune) bool {
	colons := 0
	for _, r := range word {
		switch {
		case r == ':' || r == '：':
			colons++
		case !isDigit(r):
			return false
		}
	}
	return colons >= 1 && colons <= 2
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

// isSignature reports a short line that names a person or an office: 县长　陈某某, 某市统计局　某调查队.
func isSignature(text []rune, s *shape) bool {
	core := stripSigns(text)
	if len(core) == 0 || s.width > 80 || s.commas > 0 || s.end != endOpen && s.end != endClose {
		return false
	}
	head, name := lastWord(core)
	if suffixOf(name, officeEndings) > 0 && len(name) > 3 {
		return len(name) <= 20 && s.end == endOpen && !hasQuote(core)
	}
	if len(name) < 1 || len(name) > 4 || nameLength(name) != len(name) {
		return false
	}
	return len(head) == 0 && len(name) >= 2 && len(name) <= 3 || len(head) > 0 && (suffixOf(head, titleEndings) > 0 || len(head) <= 2)
}

// lastWord cuts a line at its last space.
func lastWord(text []rune) (head, word []rune) {
	at := len(text)
	for at > 0 && !isSpace(text[at-1]) {
		at--
	}
	head = text[:at]
	for len(head) > 0 && isSpace(head[len(head)-1]) {
		head = head[:len(head)-1]
	}
	return head, text[at:]
}

// isDate reports a full date without spaces: 2024年4月2日, 2024-04-02.
func isDate(word []rune) bool {
	return len(word) >= 8 && dateEnd(word) == len(word)
}

func hasQuote(text []rune) bool {
	for _, r := range text {
		if kind, _ := pairKind(r); kind == 0 || kind == 2 {
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
