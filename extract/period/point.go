package period

import "statclaim/schema"

// pair is a range of years, months or days; equal for a single one.
type pair struct{ low, high int }

func one(n int) pair { return pair{n, n} }

// point is one date, or part of a year, as printed: what stands between 从 and 到. A part that the text names without saying
// which (去年 without a publication date) is present and zero.
type point struct {
	year, month, day          pair
	hasYear, hasMonth, hasDay bool
	part                      bool        // the months come from 上半年, 一季度 or the like
	whole                     bool        // 全年
	clock                     bool        // a time of day is printed
	edge                      bool        // 初, 末, 底
	printed                   bool        // a year is printed
	relative                  bool        // a relative word is printed
	backward                  bool        // 上年, 上月: named only to look back from what the text speaks of
	republic                  bool        // 民国113年
	recurring                 bool        // 每年3月, 农历八月十五: no date of the calendar
	season                    int         // EDTF season code, or 0
	festival, holiday         int         // index of the festival and mode, or 0
	first, last               schema.Date // days that do not come from year, month and day
	fixed                     bool
	week                      bool // 本周, 上周: all of it
}

// point reads the longest point at i. left is the start of the range that the point ends, or nil: it lets days and times
// stand alone.
func (s *scanner) point(i int, left *point) (point, int) {
	return s.pointBy(s.readersAt(i), i, left)
}

// pointBy is point where found may read at i.
func (s *scanner) pointBy(found readers, i int, left *point) (point, int) {
	for reads := readNumericDate; reads <= found&readPoint; reads <<= 1 {
		if found&reads == 0 {
			continue
		}
		var p point
		if end := s.read(reads, i, &p, left); end != 0 {
			return p, end
		}
	}
	return point{}, 0
}

// read calls one of the readers of points. Through a table of functions p would be made anew for each try.
func (s *scanner) read(reads readers, i int, p, left *point) int {
	switch reads {
	case readNumericDate:
		return s.numericDate(i, p, left)
	case readYear:
		return s.yearLed(i, p, left)
	case readMonth:
		return s.monthLed(i, p, left)
	case readPart:
		return s.partLed(i, p, left)
	case readFestival:
		return s.festivalLed(i, p, left)
	case readWeek:
		return s.weekLed(i, p, left)
	case readDay:
		return s.dayLed(i, p, left)
	}
	return s.clockLed(i, p, left)
}

// numericDate reads 2023-02-12, 2023.2.12 and 2023/2/12. Without a day, 2023-02 could as well be a season or a range.
func (s *scanner) numericDate(i int, p *point, _ *point) int {
	year, j := s.four(i)
	if j == 0 || year < 1900 || year > 2100 || s.inNumber(i) || isLetter(s.at(i-1)) {
		return 0
	}
	if _, ok := digit(s.at(i)); !ok {
		return 0
	}
	separator := s.at(j)
	if separator != '-' && separator != '.' && separator != '/' && separator != '．' && separator != '／' && separator != '－' {
		return 0
	}
	month, k := s.small(j + 1)
	if k == 0 || month < 1 || month > 12 {
		return 0
	}
	if s.at(k) != separator {
		return 0
	}
	day, end := s.small(k + 1)
	date := schema.Date{Year: year, Month: month, Day: day}
	if end == 0 || !date.Valid() || s.at(end) == separator {
		return 0
	}
	*p = point{year: one(year), month: one(month), day: one(day), hasYear: true, hasMonth: true, hasDay: true, printed: true}
	return s.dayTail(end, p)
}

// isLetter reports an ASCII letter.
func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// partLed reads a part of a year whose year is not printed: 上半年, 一季度, 前三季度, 全年, 年末, 今冬.
func (s *scanner) partLed(i int, p *point, _ *point) int {
	if end := s.part(i, p); end != 0 {
		return end
	}
	if e, end := s.word(i, quarterWords); end != 0 && s.at(i-1) != '以' && !afterQuarter.Has(s.at(end)) {
		return s.relativeQuarter(i, e, end, p)
	}
	if _, end := s.word(i, wholeWords); end != 0 && s.at(i-1) != '健' {
		p.whole = true
		return end
	}
	if e, end := s.word(i, seasonPairs); end != 0 {
		return s.seasonPair(e, end, p)
	}
	if e, end := s.word(i, seasonWords); end != 0 {
		p.hasYear, p.relative, p.season = true, true, e.a
		p.year = s.yearFrom(entry{a: e.b})
		return end
	}
	if s.counted(s.at(i-1)) || s.guarded(i, beforeMonthEdge) {
		return 0
	}
	if e, end := s.word(i, yearEdges); end != 0 {
		return s.yearEdge(i, e, end, p)
	}
	if _, end := s.word(i, monthEdges); end != 0 {
		return s.monthEdge(end, p)
	}
	return 0
}

// monthEdge reads 月初 and 月底: of the month that the text speaks of, or of publication.
func (s *scanner) monthEdge(end int, p *point) int {
	p.hasYear, p.hasMonth, p.edge, p.relative = true, true, true, true
	year, month := s.ctx.Year, s.ctx.Month
	if published := s.ctx.Published; month == 0 && published != nil {
		year, month = published.Year, published.Month
	}
	p.year, p.month = one(year), one(month)
	return end
}

// seasonPair reads 今冬明春: from December to May.
func (s *scanner) seasonPair(e entry, end int, p *point) int {
	p.hasYear, p.hasMonth, p.relative = true, true, true
	if published := s.ctx.Published; published != nil {
		p.year, p.month = pair{published.Year + e.a, published.Year + e.a + 1}, pair{12, 5}
	}
	return end
}

// yearEdge reads 年初, 年末, 年内 without a printed year: of the year that the text speaks of, or (年初, 年内, 年底前,
// 到年底) of publication.
func (s *scanner) yearEdge(i int, e entry, end int, p *point) int {
	if e.a == 13 && afterWithin.Has(s.at(end)) {
		return 0
	}
	p.hasYear, p.edge, p.relative = true, true, true
	year := s.ctx.Year
	_, deadline := s.word(end, beforeWords)
	published := s.ctx.Published
	ahead := e.a == 12 && (beforeYearEnd.Has(s.at(i-1)) || s.behind(i, byTimeWords))
	if published != nil && (e.a == 13 || deadline != 0 || year == 0 && (e.a == 1 || ahead)) {
		year = published.Year
	}
	p.year = one(year)
	return end
}

// counted reports a rune that counts what follows: digits and 十 半 几 百 千.
func (s *scanner) counted(c rune) bool {
	_, han := hanDigit(c)
	_, arabic := digit(c)
	return han || arabic || c == '十' || c == '半' || c == '几' || c == '百' || c == '千'
}

// part reads 上半年, 二季度, 第三季度, 前三季度, 前5个月, 头两个月, Q3; and reports by the months that they cover: 半年报, 三季报, 中期业绩.
func (s *scanner) part(i int, p *point) int {
	if e, end := s.word(i, reportParts); end != 0 && (p.hasYear || e.word[0] != '中') && !afterReport.Has(s.at(end)) && !s.guarded(i, beforeReport) {
		p.setMonths(e.a, e.b)
		return end
	}
	if e, end := s.word(i, interims); end != 0 && p.hasYear {
		if _, report := s.word(end, interimNouns); report != 0 {
			p.setMonths(e.a, e.b)
			return end
		}
	}
	if e, end := s.word(i, partWords); end != 0 {
		p.setMonths(e.a, e.b)
		return end
	}
	if c := s.at(i); c == '前' || c == '头' || c == '首' {
		return s.firstMonths(i, p)
	}
	return s.quarter(i, p)
}

func (p *point) setMonths(low, high int) {
	p.hasMonth, p.part, p.month = true, true, pair{low, high}
}

// firstMonths reads 前三季度, 前三季, 前5个月, 头两个月, 首四个月, 前11月. What is counted from an event (开业前3个月) is no part of a year.
func (s *scanner) firstMonths(i int, p *point) int {
	if s.guarded(i, beforeFirst) || s.behind(i, beginnings) {
		return 0
	}
	n, j := s.small(i + 1)
	if s.at(i+1) == '两' {
		n, j = 2, i+2
	}
	if j == 0 || n == 0 {
		return 0
	}
	j = s.gap(j)
	if s.at(j) == '季' && n <= 4 {
		if s.at(j+1) == '度' {
			j++
		}
		p.setMonths(1, 3*n)
		return s.quarterEdge(j+1, p)
	}
	if s.at(j) == '个' && n > 1 {
		j++
	}
	if s.at(j) != '月' || n > 12 || n == 1 {
		return 0
	}
	p.setMonths(1, n)
	return j + 1
}

// quarter reads 一季度, 第3季度, 一二季度, 一、二季度, 二至四季度, Q3.
func (s *scanner) quarter(i int, p *point) int {
	if s.at(i) == 'Q' && !isLetter(s.at(i-1)) {
		n, end := s.small(i + 1)
		if end != i+2 || n < 1 || n > 4 || isLetter(s.at(end)) {
			return 0
		}
		p.setMonths(3*n-2, 3*n)
		return end
	}
	j := i
	if s.at(i) == '第' {
		j = s.gap(i + 1)
	} else if s.guarded(i, beforeMonth) {
		return 0
	}
	low, k := s.small(j)
	if k == 0 {
		return 0
	}
	high := low
	next := k
	if sign := s.dash(k); sign != 0 {
		next = sign
	} else if sign := s.list(k); sign != 0 {
		next = sign
	}
	if s.at(next) == '第' {
		next++
	}
	if n, end := s.small(next); end != 0 {
		high, k = n, end
	}
	k = s.gap(k)
	if s.at(k) != '季' || low < 1 || high > 4 || high < low {
		return 0
	}
	k++
	if s.at(k) == '度' {
		k++
	} else if s.at(i) != '第' || !s.seasonOfYear(i, k, p) {
		return 0
	}
	p.setMonths(3*low-2, 3*high)
	return s.quarterEdge(k, p)
}

// seasonOfYear tells the quarter 第2季 from the second season of a show: behind a year, or at the head of a clause that goes on
// or whose year is known.
func (s *scanner) seasonOfYear(i, end int, p *point) bool {
	switch c := s.at(i - 1); {
	case afterQuarter.Has(s.at(end)):
		return false
	case p.hasYear:
		return true
	case c == '》' || c == '”' || !s.edge(c) && !beforeQuarter.Has(c):
		return false
	}
	return s.ctx.Year != 0 || !s.edge(s.at(end))
}

// quarterEdge reads 末, 初, 底 behind a quarter.
func (s *scanner) quarterEdge(i int, p *point) int {
	switch s.at(i) {
	case '末', '底':
		p.edge = true
		return i + 1
	case '初':
		if !afterEarly.Has(s.at(i + 1)) {
			p.edge = true
			return i + 1
		}
	}
	return i
}

// relativeQuarter reads 本季度 and 上季度.
func (s *scanner) relativeQuarter(i int, e entry, end int, p *point) int {
	p.hasYear, p.relative = true, true
	p.setMonths(0, 0)
	p.part = false
	year, month := 0, 1
	if published := s.ctx.Published; published != nil {
		year, month = published.Year, published.Month
	}
	if last := s.ctx.Last; last != nil && e.a < 0 && !s.edge(s.at(i-1)) && last.extent.isQuarter() {
		year, month = last.extent.low.year, last.extent.low.month // 较上季增长, of the quarter that the text speaks of
	}
	if year != 0 {
		quarter := year*4 + (month-1)/3 + e.a
		p.year = one(quarter / 4)
		p.month = pair{quarter%4*3 + 1, quarter%4*3 + 3}
	}
	return s.quarterEdge(end, p)
}
