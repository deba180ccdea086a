package layout

// Words of date lines.
var (
	mastheadWords = vocabulary.prefixes("masthead")
	placeOfSpeech = vocabulary.suffixes("place of speech")
)

// isDateLine reports a line that holds a date and at most where and on what page: （2022年3月25日）,
// ——2023年1月10日在…会议上, 2024-04-26　第A04版·健康, 2022年7月18日　滚动更新.
func isDateLine(text []rune, s *shape) bool {
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
func isMasthead(text []rune, s *shape) bool {
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
