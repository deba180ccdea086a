package period

import (
	"slices"
	"strings"

	"statclaim/extract/fold"
	"statclaim/schema"
)

// Limits of the search: lines that are not blank, from the head and the tail of a document.
const (
	headLines = 15
	tailLines = 4
)

// Published finds the publication date that a document states, given as text and as the code points of it: a full date in its head or tail on a
// line that labels, datelines, dates a page, signs, or says where a speech was held (basis "text"); else a date in a URL printed in the text
// (basis "url"). span covers the date. A date in running prose is an event, not the publication.
func Published(text string, runes []rune) (date schema.Date, basis string, span schema.Span, ok bool) {
	head, tail := dated(runes)
	for _, read := range [...]func([]rune) (schema.Date, schema.Span, bool){labelled, dateline, standing, speech} {
		for _, line := range head {
			if date, span, ok := read(line.folded); ok {
				return date, "text", schema.Span{Start: span.Start + line.Start, End: span.End + line.Start}, true
			}
		}
	}
	if len(head) > 0 && leads(runes, head[0].Start) {
		if date, span, ok := told(head[0].folded); ok {
			return date, "text", schema.Span{Start: span.Start + head[0].Start, End: span.End + head[0].Start}, true
		}
	}
	for i := len(tail) - 1; i >= 0; i-- {
		line := tail[i]
		for _, read := range [...]func([]rune) (schema.Date, schema.Span, bool){labelled, standing, signature} {
			if date, span, ok := read(line.folded); ok {
				return date, "text", schema.Span{Start: span.Start + line.Start, End: span.End + line.Start}, true
			}
		}
	}
	if strings.Contains(text, "://") { // found far faster in bytes
		if date, span, ok := inURL(runes); ok {
			return date, "url", span, true
		}
	}
	return schema.Date{}, schema.BasisNone, schema.Span{}, false
}

// datedLine is a line of the text, without the space around it, and its folded runes, which are as many.
type datedLine struct {
	schema.Span
	folded []rune
}

// dated gives those of the first and of the last lines that may hold a full date, without the space around them. Blank lines do not count.
func dated(text []rune) (head, tail []datedLine) {
	start := len(text)
	for stop, n := len(text), 0; stop > 0 && n < tailLines; stop = start - 1 {
		start = lineStart(text, stop)
		if !trim(text, start, stop).Empty() {
			n++
		}
	}
	return datedLines(text, 0, headLines), datedLines(text, start, tailLines)
}

// datedLines gives those of a number of lines from start on that may hold a full date.
func datedLines(text []rune, start, count int) (lines []datedLine) {
	for date := false; count > 0 && start < len(text); {
		stop := nextTurn(text, start)
		for ; stop < len(text) && text[stop] != '\n'; stop = nextTurn(text, stop+1) {
			date = date || partsDate(text, stop)
		}
		line := trim(text, start, stop)
		if !line.Empty() {
			count--
		}
		if date {
			lines, date = append(lines, datedLine{line, fold.Runes(text[line.Start:line.End])}), false
		}
		start = stop + 1
	}
	return lines
}

// dateTurns are the last ten bits of line feeds and of what stands behind the year of every full date: few other code points share them.
var dateTurns = [1024]uint8{'\n': 1, '年' & 1023: 1, '-': 1, '.': 1, '/': 1, '．' & 1023: 1, '／' & 1023: 1, '－' & 1023: 1}

// nextTurn is the index of the first rune from i on that looks like one of dateTurns, or that of the end.
func nextTurn(text []rune, i int) int {
	for ; i+8 <= len(text); i += 8 {
		if eightTurn((*[8]rune)(text[i:])) {
			break
		}
	}
	for i < len(text) && turn(text[i]) == 0 {
		i++
	}
	return i
}

// lineStart is the index of the first rune of a line that ends at stop.
func lineStart(text []rune, stop int) int {
	for ; stop > 8; stop -= 8 {
		if eightTurn((*[8]rune)(text[stop-8:])) {
			break
		}
	}
	for stop > 0 && text[stop-1] != '\n' {
		stop--
	}
	return stop
}

func turn(r rune) uint8 { return dateTurns[r&1023] }

// eightTurn reports that one of eight runes is a turn, without a branch for each.
func eightTurn(r *[8]rune) bool {
	return turn(r[0])|turn(r[1])|turn(r[2])|turn(r[3])|turn(r[4])|turn(r[5])|turn(r[6])|turn(r[7]) != 0
}

// partsDate reports that text[i] may stand between the year and the month of a full date: 年 behind two digits and before a month, or, behind
// four, the separator of a date in figures.
func partsDate(text []rune, i int) bool {
	switch text[i] {
	case '年':
		s := scanner{runes: text}
		month := s.gap(s.yearNoun(i + 1))
		if c := s.at(i - 1); c == ' ' || c == '\u00a0' {
			i--
		}
		return yearDigit(s.at(i-1)) && yearDigit(s.at(i-2)) && slices.Contains(text[month:min(month+5, len(text))], '月')
	case '-', '.', '/', '．', '／', '－':
		return i > 3 && yearDigit(text[i-1]) && yearDigit(text[i-2]) && yearDigit(text[i-3]) && yearDigit(text[i-4])
	}
	return false
}

// yearDigit reports a digit that a year is written with.
func yearDigit(c rune) bool {
	_, arabic := digit(c)
	_, han := hanYearDigit(c)
	return arabic || han
}

func blank(c rune) bool {
	return c == ' ' || c == '\u3000' || c == '\u00a0' || c == '\t' || c == '\r' || c == '\n'
}

func trim(text []rune, start, end int) schema.Span {
	for start < end && blank(text[start]) {
		start++
	}
	for start < end && blank(text[end-1]) {
		end--
	}
	return schema.Span{Start: start, End: end}
}

// What a date of the Republic begins with: 民国114年2月4日, 中华民国114年2月4日.
var chinese, republic = []rune("中华"), []rune("民国")

// fullDate reads a whole date, with the time of day, at i of a line.
func fullDate(line []rune, i int) (schema.Date, int) {
	c := line[i]
	_, arabic := digit(c)
	_, han := hanDigit(c)
	s := scanner{runes: line, free: -1}
	if s.match(i, chinese) {
		i += len(chinese)
	}
	if !arabic && !han && !s.match(i, republic) {
		return schema.Date{}, 0
	}
	p, end := s.point(i, nil)
	if end == 0 || !p.printed || !p.hasDay || p.fixed || p.day.low != p.day.high {
		return schema.Date{}, 0
	}
	date := schema.Date{Year: p.year.low, Month: p.month.low, Day: p.day.low}
	if !date.Valid() || date.Year < 1900 {
		return schema.Date{}, 0
	}
	return date, end
}

// labelled reads 发布时间：2021-09-18 anywhere on a line.
func labelled(line []rune) (schema.Date, schema.Span, bool) {
	s := scanner{runes: line}
	for i := 0; i < len(line) && i < 300; i++ {
		_, j := s.word(i, labels)
		if j == 0 || i > 0 && !s.edge(line[i-1]) {
			continue
		}
		for j < len(line) && (blank(line[j]) || line[j] == ':' || line[j] == '：' || line[j] == '"') {
			j++
		}
		if j == len(line) {
			continue
		}
		if date, end := fullDate(line, j); end != 0 {
			return date, schema.Span{Start: j, End: end}, true
		}
	}
	return schema.Date{}, schema.Span{}, false
}

// dateline reads 本报西安2023年4月21日电 and 新华社北京2023年4月21日讯 at the beginning of a line.
func dateline(line []rune) (schema.Date, schema.Span, bool) {
	s := scanner{runes: line}
	sourced := false
	for i := 0; i < len(line) && i < 24; i++ {
		switch line[i] {
		case '社', '报', '网', '台':
			sourced = true
		case '。', '，':
			return schema.Date{}, schema.Span{}, false
		}
		date, end := fullDate(line, i)
		if end == 0 {
			continue
		}
		if _, wire := s.word(s.gap(end), wires); wire != 0 && (sourced || s.edge(s.at(wire))) {
			return date, schema.Span{Start: i, End: end}, true
		}
		if _, issued := s.word(s.gap(end), issues); issued != 0 && sourced && s.edge(s.at(issued)) {
			return date, schema.Span{Start: i, End: end}, true
		}
		if sourced && s.briefed(i, end) {
			return date, schema.Span{Start: i, End: end}, true
		}
		return schema.Date{}, schema.Span{}, false
	}
	return schema.Date{}, schema.Span{}, false
}

// leads reports a line with no more than a title before it.
func leads(text []rune, at int) bool {
	lines := 0
	for i := 0; i < at; i++ {
		if text[i] == '\n' && i > 0 && text[i-1] != '\n' {
			lines++
		}
	}
	return lines < 3
}

// told reads a line that opens with the day on which what follows was told: 2024年11月6日，某县公安局通报：….
func told(line []rune) (schema.Date, schema.Span, bool) {
	const reach = 40
	s := scanner{runes: line}
	date, end := fullDate(line, 0)
	if end == 0 || !s.edge(s.at(end)) {
		return schema.Date{}, schema.Span{}, false
	}
	for i := end; i < end+reach && s.at(i) != '。'; i++ {
		_, after := s.word(i, briefings)
		if after == 0 {
			_, after = s.word(i, issues)
			if after != 0 && s.at(after) != '：' && s.at(after) != ':' {
				after = 0
			}
		}
		if after != 0 {
			return date, schema.Span{Start: 0, End: end}, true
		}
	}
	return schema.Date{}, schema.Span{}, false
}

// briefed reports a day that a wire opens with behind its reporters, and on which the press was told: 本报讯（记者某）2026年2月27日上午，
// 该市召开新闻发布会.
func (s *scanner) briefed(start, end int) bool {
	const reach = 30
	if c := s.at(start - 1); c != '）' && c != ')' && !blank(c) {
		return false
	}
	wire := false
	for i := range start {
		if _, found := s.word(i, wires); found != 0 {
			wire = true
		}
	}
	for i := end; wire && i < end+reach && s.at(i) != '。'; i++ {
		if _, found := s.word(i, briefings); found != 0 {
			return true
		}
	}
	return false
}

// standing reads a line that is a date with at most a source, an edition or the like beside it.
func standing(line []rune) (schema.Date, schema.Span, bool) {
	if len(line) > 60 {
		return schema.Date{}, schema.Span{}, false
	}
	s := scanner{runes: line}
	for i := range line {
		date, end := fullDate(line, i)
		if end == 0 {
			continue
		}
		behind := end
		if _, weekday := s.weekday(s.gap(end)); weekday != 0 {
			behind = weekday
		}
		if i > 0 && !s.edge(line[i-1]) || !s.edge(s.at(behind)) || !s.plainBeside(i, end) {
			break
		}
		return date, schema.Span{Start: i, End: end}, true
	}
	return schema.Date{}, schema.Span{}, false
}

// plainBeside reports that what stands beside the date is neither a sentence nor a row of figures.
func (s *scanner) plainBeside(start, end int) bool {
	for i, c := range s.runes {
		if i >= start && i < end {
			continue
		}
		switch c {
		case '。', '！', '？', '，', '；', '、':
			return false
		}
		if _, ok := digit(c); ok && !s.numbersEdition(i) {
			return false
		}
	}
	return true
}

// numbersEdition reports a digit of 第3版, 第02期, A03版, page A06 or a time of day.
func (s *scanner) numbersEdition(i int) bool {
	j := i
	for {
		if _, ok := digit(s.at(j)); !ok {
			break
		}
		j++
	}
	k := i - 1
	for {
		if _, ok := digit(s.at(k)); !ok {
			break
		}
		k--
	}
	if isLetter(s.at(k)) && j-k <= 4 && s.edge(s.at(k-1)) && s.edge(s.at(j)) {
		return true
	}
	switch s.at(s.gap(j)) {
	case '版', '期', ':', '：':
		return true
	}
	return s.at(i-1) == ':' || s.at(i-2) == ':' && s.at(i-1) != ' '
}

// speech reads （2026年1月27日在某省第十四届人民代表大会第四次会议上） and the same behind a dash; and a date in brackets that a line
// begins with: （2024年5月6日）5天假期，….
func speech(line []rune) (schema.Date, schema.Span, bool) {
	s := scanner{runes: line}
	if len(line) == 0 || s.dash(0) == 0 && line[0] != '（' && line[0] != '(' {
		return schema.Date{}, schema.Span{}, false
	}
	i := 0
	for i < len(line) && (s.dash(i) != 0 || line[i] == '（' || line[i] == '(' || blank(line[i])) {
		i++
	}
	if i == len(line) {
		return schema.Date{}, schema.Span{}, false
	}
	date, end := fullDate(line, i)
	if end == 0 {
		return schema.Date{}, schema.Span{}, false
	}
	if c := s.at(end); s.dash(0) == 0 && i == 1 && (c == '）' || c == ')') {
		return date, schema.Span{Start: i, End: end}, true
	}
	if len(line) > 100 {
		return schema.Date{}, schema.Span{}, false
	}
	meets := false
	for _, c := range line[end:] {
		if c == '。' {
			return schema.Date{}, schema.Span{}, false
		}
		meets = meets || c == '会'
	}
	return date, schema.Span{Start: i, End: end}, meets
}

// signature reads 某县人民法院2023年5月10日 and 2023年5月10日印发 at the end of a document.
func signature(line []rune) (schema.Date, schema.Span, bool) {
	if len(line) > 40 {
		return schema.Date{}, schema.Span{}, false
	}
	s := scanner{runes: line}
	for i := range line {
		date, end := fullDate(line, i)
		if end == 0 {
			continue
		}
		rest := string(line[end:])
		if rest != "" && rest != "印发" && rest != "）" && rest != ")" || !s.plainBeside(i, end) {
			break
		}
		return date, schema.Span{Start: i, End: end}, true
	}
	return schema.Date{}, schema.Span{}, false
}
