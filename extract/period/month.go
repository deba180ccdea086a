package period

// monthLed reads what begins with a month: 3月12日, 1—8月, 本月底.
func (s *scanner) monthLed(i int, p *point, left *point) int {
	if e, end := s.word(i, monthWords); end != 0 {
		return s.relativeMonth(i, e, end, p)
	}
	if s.inNumber(i) {
		return 0
	}
	end := s.month(i, p, left != nil)
	if s.guarded(i, beforeMonth) && left == nil && !p.hasDay { // 赛期9月23日, but not 学期9月
		return 0
	}
	return end
}

// relativeMonth reads 本月, 上月, 当月. Behind 比 a month is counted from the one that the text speaks of.
func (s *scanner) relativeMonth(i int, e entry, end int, p *point) int {
	if c := s.at(i - 1); c == '以' || c == '晚' || s.monthly(end) {
		return 0
	}
	p.hasYear, p.hasMonth, p.relative = true, true, true
	year, month := s.ctx.Year, s.ctx.Month
	spoken := e.b == 1 || e.b == 2 && month != 0 && !s.edge(s.at(i-1))
	if last := s.ctx.Last; spoken && month == 0 && last != nil && !last.extent.openHigh && last.extent.high.year == year {
		month = last.extent.high.month // 1—5月 …，当月 …
	}
	p.backward = e.b == 2 && e.a < 0
	if published := s.ctx.Published; published != nil && !spoken {
		year, month = published.Year, published.Month
	}
	if year != 0 && month != 0 {
		months := year*12 + month - 1 + e.a
		p.year, p.month = one(months/12), one(months%12+1)
	}
	return s.monthTail(end, p)
}

// monthly reports a word that a month is only a part of (月刊, 月薪); 2月刊登 is none.
func (s *scanner) monthly(end int) bool {
	if c := s.at(end + 1); s.at(end) == '刊' && (c == '登' || c == '发' || c == '载') {
		return false
	}
	return afterMonth.Has(s.at(end))
}

// month reads one or several numbered months with their tail. led says that a year stands before it.
func (s *scanner) month(i int, p *point, led bool) int {
	low, j := s.small(i)
	if j == 0 {
		return 0
	}
	high, j := s.more(low, j)
	j = s.gap(j)
	if s.at(j) != '月' || low < 1 || high > 12 {
		return 0
	}
	j++
	p.month = pair{low, high}
	if s.at(j) == '份' {
		p.hasMonth = true
		return s.monthTail(j+1, p)
	}
	if s.monthly(j) {
		return 0
	}
	p.hasMonth = true
	end := s.monthTail(j, p)
	if _, han := hanDigit(s.at(i)); han && end == j {
		if _, again := hanDigit(s.at(j)); again { // 三月三, 一月一次
			*p = point{hasYear: p.hasYear, year: p.year, printed: p.printed, relative: p.relative}
			return 0
		}
	}
	return end
}

// more reads the further numbers of a range or list behind the first: the rest of 1—8, 7、8, 一至五.
func (s *scanner) more(low, j int) (high, end int) {
	high, end = low, j
	for range 12 {
		sign := s.dash(s.gap(end))
		if sign == 0 {
			sign = s.list(end)
		}
		n, next := s.small(s.gap(sign))
		if sign == 0 || next == 0 || n <= high {
			break
		}
		high, end = n, next
	}
	return high, end
}

// monthTail reads what narrows a month: 12日, 上旬, 底.
func (s *scanner) monthTail(j int, p *point) int {
	if p.month.low == p.month.high {
		if end := s.dayOfMonth(s.gap(j), p); end != 0 {
			return end
		}
	}
	e, end := s.word(j, monthTails)
	switch {
	case end == 0 || e.a == 1 && afterEarly.Has(s.at(end)):
		return j
	case e.a > 100:
		p.hasDay = true
		p.day = pair{(e.a-101)*10 + 1, (e.b - 100) * 10}
		if e.b == 103 {
			p.day.high = 31
		}
		return end
	}
	p.edge = true
	return end
}
