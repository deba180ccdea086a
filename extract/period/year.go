package period

// yearLed reads what begins with a year, and all that hangs on it: 2023年, 2016—2020年, 去年底, 2023年3月12日上午9时, 上世纪90年代.
func (s *scanner) yearLed(i int, p *point, left *point) int {
	for way := range yearWays {
		if end := s.yearBy(way, i, p); end != 0 {
			return end
		}
		*p = point{}
	}
	if end := s.bareRepublic(i, p, left); end != 0 {
		return end
	}
	*p = point{}
	return s.abbreviatedYear(i, p, left)
}

// yearWays is how many ways there are to name a year.
const yearWays = 7

// yearBy reads a year named in one of the ways. Through a table of functions p would be made anew for each try.
func (s *scanner) yearBy(way, i int, p *point) int {
	switch way {
	case 0:
		return s.calendarYear(i, p)
	case 1:
		return s.relativeYear(i, p)
	case 2:
		return s.plan(i, p)
	case 3:
		return s.century(i, p)
	case 4:
		return s.decade(i, p)
	case 5:
		return s.era(i, p)
	}
	return s.commonEra(i, p)
}

// calendarYear reads a year of four digits, or several (2016—2020年, 2018、2019年, 2020/21赛季), with its tail.
func (s *scanner) calendarYear(i int, p *point) int {
	low, j := s.four(i)
	if j == 0 || low < 1000 || low > 2100 || s.inNumber(i) {
		return 0
	}
	p.hasYear, p.printed, p.year = true, true, one(low)
	high, j := s.moreYears(low, j)
	p.year.high = high
	j = s.gap(j)
	if _, end := s.word(j, yearNouns); end != 0 && s.at(j) != '年' {
		return end
	}
	if s.at(j) == 'Q' {
		return s.part(j, p)
	}
	if s.at(j) != '年' {
		return 0
	}
	j++
	if low == high && s.at(j) == '代' && low%10 == 0 {
		p.year = pair{low, low + 9}
		return s.decadeEdge(j+1, p)
	}
	if yearAfter(s, j) || low%100 == 0 && s.aroundDuration(i, j) {
		return 0
	}
	return s.yearTail(s.yearNoun(j), p)
}

func yearAfter(s *scanner, j int) bool { return afterYear.Has(s.at(j)) }

// moreYears reads the further years of a range or list behind the first: ascending, and no more than a text would list.
func (s *scanner) moreYears(low, j int) (high, end int) {
	high, end = low, j
	for range 30 {
		sign := s.dash(end)
		if sign == 0 {
			sign = s.list(end)
		}
		if sign == 0 && (s.at(end) == '/' || s.at(end) == '／') {
			sign = end + 1
		}
		n, next := s.four(sign)
		if next == 0 {
			n, next = s.shortYear(sign, high)
		}
		if sign == 0 || next == 0 || n <= high || n > 2100 {
			break
		}
		high, end = n, next
	}
	return high, end
}

// shortYear reads the further years that print two digits: 2020/21赛季, 2023-24学年, 1996—98年, 1996、97、98年.
func (s *scanner) shortYear(i, first int) (n, end int) {
	short, end := s.twoFigures(i)
	if end == 0 {
		return 0, 0
	}
	if _, noun := s.word(s.gap(end), yearNouns); noun != 0 && short == (first+1)%100 {
		return first + 1, end
	}
	if short <= first%100 || s.at(i-1) == '/' || s.at(i-1) == '／' {
		return 0, 0
	}
	year := first - first%100 + short
	if s.at(end) == '年' {
		return year, end
	}
	if sign := s.list(end); sign != 0 { // 1996、97、98年: the last of them decides
		if next, _ := s.shortYear(sign, year); next != 0 {
			return year, end
		}
	}
	return 0, 0
}

// yearNoun steps over 度 of 年度.
func (s *scanner) yearNoun(j int) int {
	if s.at(j) == '度' && s.at(j+1) != '假' && s.at(j+1) != '过' {
		return j + 1
	}
	return j
}

// aroundDuration tells 有1000年历史 from the year 1000.
func (s *scanner) aroundDuration(i, j int) bool {
	switch s.at(i - 1) {
	case '有', '今', '达', '近', '约', '逾', '过', '经', '时', '续', '了':
		return true
	}
	return s.at(j) == '历' && s.at(j+1) == '史' || s.at(j) == '的' && s.at(j+1) == '历' || s.at(j) == '文' && s.at(j+1) == '明'
}

// relativeYear reads 今年, 去年, 上年, 同年 with its tail.
func (s *scanner) relativeYear(i int, p *point) int {
	e, j := s.word(i, yearWords)
	if j == 0 || s.at(i-1) == '年' || s.at(i-1) == '以' && s.at(i) == '上' || yearAfter(s, j) || s.endsVerb(i) {
		return 0
	}
	p.hasYear, p.relative = true, true
	p.year = s.yearFrom(e)
	p.backward = e.b == 2 && e.a < 0
	return s.yearTail(s.yearNoun(j), p)
}

// endsVerb tells 迎来年内最后 and 注明年份 from 来年 and 明年.
func (s *scanner) endsVerb(i int) bool {
	c := s.at(i)
	return (c == '来' || c == '明') && s.guarded(i, beforeNextYear) || c == '前' && s.at(i-1) == '学' // 学前一年
}

// yearFrom resolves a relative year: base 0 counts from publication, 1 from the last stated year, 2 from either.
func (s *scanner) yearFrom(e entry) pair {
	if e.b != 0 && s.ctx.Year != 0 {
		return one(s.ctx.Year + e.a)
	}
	if e.b != 1 && s.ctx.Published != nil {
		return one(s.ctx.Published.Year + e.a)
	}
	return pair{}
}

// yearTail reads what narrows a year: 上半年, 3月12日, 春节假期, 底, 秋.
func (s *scanner) yearTail(j int, p *point) int {
	k := s.gap(j)
	if end := s.part(k, p); end != 0 {
		return end
	}
	if end := s.month(k, p, true); end != 0 {
		return end
	}
	if end := s.festival(s.zodiac(k), p); end != 0 {
		return end
	}
	if e, end := s.word(j, yearTails); end != 0 && s.yearTailHolds(e, end) {
		p.edge = e.a != 0
		return end
	}
	if end := s.term(j); end != 0 {
		return end
	}
	if e, end := s.word(j, seasons); end != 0 && (len(e.word) > 1 || s.seasonHolds(end)) {
		p.season = e.a
		return end
	}
	if end := s.stage(j); end != 0 {
		p.edge = true
		return end
	}
	return j
}

// zodiac steps over the animal of a year before its festival: 去年龙年春节.
func (s *scanner) zodiac(i int) int {
	if zodiacYears.Has(s.at(i)) && s.at(i+1) == '年' {
		return i + 2
	}
	return i
}

// term reads 秋季学期, which is dated by its year: it begins in one season and ends in another.
func (s *scanner) term(i int) int {
	_, end := s.word(i, seasons)
	if end == 0 || s.at(end) != '学' || s.at(end+1) != '期' {
		return 0
	}
	return end + 2
}

// seasonHolds keeps 2020年冬至 and 2023年春耕 apart from a season, which ends the clause or is one end of a range (2020年冬至2021年春).
func (s *scanner) seasonHolds(end int) bool {
	if s.edge(s.at(end)) || s.season && !afterSeason.Has(s.at(end)) {
		return true
	}
	next := s.dash(end)
	if next == 0 {
		return false
	}
	if _, year := s.four(next); year != 0 && s.at(year) == '年' {
		return true
	}
	_, year := s.word(next, yearWords)
	_, season := s.word(next, seasonWords)
	return year != 0 || season != 0
}

// stage reads what dates by a stage of something: 建设初期, 成立之初.
func (s *scanner) stage(i int) int {
	_, end := s.word(i, stages)
	if end == 0 {
		_, end = s.word(i, beginnings)
	}
	if end == 0 {
		return 0
	}
	_, end = s.word(end, stageTails)
	return end
}

// yearTailHolds keeps 初中, 内蒙古 and 中国 apart from the year.
func (s *scanner) yearTailHolds(e entry, end int) bool {
	if len(e.word) > 1 {
		return true
	}
	switch e.word[0] {
	case '初':
		return !afterEarly.Has(s.at(end))
	case '内':
		return !afterWithin.Has(s.at(end))
	case '中':
		return s.edge(s.at(end))
	}
	return true
}
