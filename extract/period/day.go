package period

import "statclaim/schema"

// dayOfMonth reads 12日, 1—7日 or 12号 behind a month, with the time of day.
func (s *scanner) dayOfMonth(i int, p *point) int {
	low, j := s.small(i)
	if j == 0 {
		return 0
	}
	high, j := s.more(low, j)
	j = s.gap(j)
	if c := s.at(j); c != '日' && c != '号' || low < 1 || high > 31 {
		return 0
	}
	p.hasDay, p.day = true, pair{low, high}
	return s.dayTail(j+1, p)
}

// dayTail reads the weekday in brackets, the part of the day and the time of day behind a date.
func (s *scanner) dayTail(j int, p *point) int {
	if end := s.weekdayInBrackets(j); end != 0 {
		j = end
	}
	if _, end := s.word(s.gap(j), dayParts); end != 0 && s.at(end) != '报' {
		p.clock = true
		j = end
	}
	if end := s.clock(s.gap(j), p, true); end != 0 {
		return end
	}
	return j
}

// weekdayInBrackets reads （周六） and （星期一）.
func (s *scanner) weekdayInBrackets(i int) int {
	if c := s.at(i); c != '（' && c != '(' {
		return 0
	}
	_, end := s.weekday(i + 1)
	if c := s.at(end); end == 0 || c != '）' && c != ')' {
		return 0
	}
	return end + 1
}

// weekday reads 周五 or 星期天: 1 for Monday to 7.
func (s *scanner) weekday(i int) (n, end int) {
	j := i
	switch {
	case s.at(i) == '周':
		j = i + 1
	case s.at(i) == '星' && s.at(i+1) == '期':
		j = i + 2
	default:
		return 0, 0
	}
	return s.weekdayName(j)
}

func (s *scanner) weekdayName(i int) (n, end int) {
	if c := s.at(i); c == '日' || c == '天' {
		return 7, i + 1
	}
	n, ok := hanDigit(s.at(i))
	if !ok || n < 1 || n > 6 {
		return 0, 0
	}
	return n, i + 1
}

// dayLed reads what begins with a day: 今天, 昨晚, 当日, and 12日 where a month is known.
func (s *scanner) dayLed(i int, p *point, left *point) int {
	if e, end := s.word(i, dayWords); end != 0 {
		s.setDay(e, p)
		return s.dayTail(end, p)
	}
	if e, end := s.word(i, eveningWords); end != 0 {
		s.setDay(e, p)
		p.clock = true
		return s.dayTail(end, p)
	}
	if s.inNumber(i) {
		return 0
	}
	end := s.dayOfMonth(i, p)
	if end == 0 || left != nil && (left.hasDay || left.fixed) {
		return end
	}
	if !s.dayStandsAlone(i, end, p) {
		return 0
	}
	return end
}

// setDay resolves a relative day.
func (s *scanner) setDay(e entry, p *point) {
	p.hasYear, p.hasMonth, p.hasDay, p.relative = true, true, true, true
	var date schema.Date
	if e.b == 0 && s.ctx.Published != nil {
		date = *s.ctx.Published
	}
	if e.b == 1 && s.ctx.Date != nil {
		date = *s.ctx.Date
	}
	if date.Valid() {
		date = date.AddDays(e.a)
		p.year, p.month, p.day = one(date.Year), one(date.Month), one(date.Day)
	}
}

// dayStandsAlone tells the date 12日 from the duration of twelve days. Without a month in sight only a date in digits at the
// start of a clause, or with a time of day, counts.
func (s *scanner) dayStandsAlone(i, end int, p *point) bool {
	j := i
	for !s.isDayMark(s.at(j)) {
		j++
	}
	if s.at(j) == '号' || s.guarded(i, beforeDay) {
		return false
	}
	if i == s.free {
		return true
	}
	_, arabic := digit(s.at(i))
	deadline := s.at(j+1) == '前' && arabic && p.day.low >= 10
	if !p.clock && !deadline && afterDay.has(s.at(j+1)) {
		return false
	}
	if !arabic {
		return s.ctx.Day != 0 && (p.clock || s.edge(s.at(end)))
	}
	if s.ctx.Month != 0 || s.ctx.Published != nil {
		return true
	}
	return p.clock || s.edge(s.at(i-1)) && s.edge(s.at(end))
}

func (s *scanner) isDayMark(c rune) bool { return c == '日' || c == '号' || c == '\n' }

// weekLed reads 本周, 上周, 本周五, 上周末.
func (s *scanner) weekLed(i int, p *point, _ *point) int {
	e, j := s.word(i, weekWords)
	day, end := s.weekdayName(j)
	if end == 0 {
		end = j
		if s.at(j) == '末' {
			return 0
		}
	}
	p.hasYear, p.hasDay, p.relative, p.fixed = true, true, true, true
	if published := s.ctx.Published; published != nil {
		monday := published.AddDays(7*e.a - weekdayOf(*published) + 1)
		p.first, p.last = monday, monday.AddDays(6)
		if day != 0 {
			p.first = monday.AddDays(day - 1)
			p.last = p.first
		}
	}
	if day == 0 {
		return end
	}
	return s.dayTail(end, p)
}

// weekdayOf is 1 for Monday to 7.
func weekdayOf(d schema.Date) int { return int((d.Days()+3)%7+7)%7 + 1 }
