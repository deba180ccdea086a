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
	if e, end := s.word(i, dayPairs); end != 0 {
		p.hasYear, p.hasDay, p.relative, p.fixed = true, true, true, true
		if published := s.ctx.Published; published != nil {
			p.first, p.last = published.AddDays(e.a), published.AddDays(e.b)
		}
		return end
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
	if !p.clock && s.dayLength(i, j+1) {
		return false
	}
	if i == s.free {
		return true
	}
	_, arabic := digit(s.at(i))
	deadline := s.at(j+1) == '前' && arabic && p.day.low >= 10
	if !p.clock && !deadline && afterDay.Has(s.at(j+1)) {
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

// weekLed reads 本周, 上周, 本周五, and 上周末: its Saturday and Sunday.
func (s *scanner) weekLed(i int, p *point, _ *point) int {
	e, j := s.word(i, weekWords)
	day, end := s.weekdayName(j)
	weekend := day == 0 && s.at(j) == '末' && s.at(j+1) != '尾'
	if weekend {
		end = j + 1
	}
	if end == 0 {
		end = j
		if afterWeek.Has(s.at(j)) || s.at(i-1) == '以' {
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
		if weekend {
			p.first = p.first.AddDays(5)
		}
		p.week = true
		return end
	}
	return s.dayTail(end, p)
}

// weekdayOf is 1 for Monday to 7.
func weekdayOf(d schema.Date) int { return int((d.Days()+3)%7+7)%7 + 1 }

// What a word of length, by the bits of words.tsv, bears between itself and N日.
const (
	takesGoal   = 1 << iota // 至, 到: 缩短至3日, while 隔离至3日 is a date
	takesOrigin             // 由, 从: 审批时限由7日
	takesValue              // 为, 是: 潜伏期为7日
	takesRange              // N日至M日 is a length as well: 住院7日至10日, while 公示7日至10日 are dates
)

// maxLinked bounds the numbers and links that are looked through.
const maxLinked = 3

// dayLength tells 住院12日, 审批时限由7日 and 由法定7日压缩为3日 from dates: by a word of length before the number, or by its change behind
// it. In a range or list the first number decides for the others: 工时5至8日.
func (s *scanner) dayLength(i, end int) bool {
	if _, event := s.word(end, dayEvents); event != 0 {
		return false
	}
	if s.lengthChanges(end) {
		return true
	}
	needs := 0
	if s.dash(end) != 0 {
		needs = takesRange
	}
	for range maxLinked {
		if s.lengthBefore(i, needs) {
			return true
		}
		i, needs = s.dayBefore(i, needs)
	}
	return false
}

// lengthChanges reads what a length of days becomes: 压缩为3日, 缩短至1个工作日, 延长15日.
func (s *scanner) lengthChanges(i int) bool {
	_, end := s.word(i, lengthVerbs)
	if _, link := s.word(end, lengthLinks); link != 0 {
		end = link
	}
	_, number := s.small(end)
	_, unit := s.word(number, lengthUnits)
	return i < end && end < number && unit != 0
}

// lengthBefore finds a word of length that ends before i, links between: 缩短至, 工期由原来的, 时限最短为.
func (s *scanner) lengthBefore(i, needs int) bool {
	for range maxLinked {
		for start := i - 1; start >= max(0, i-4); start-- {
			for _, e := range lengthWords.from(s.runes[start]) {
				if start+len(e.word) == i && e.a&needs == needs && s.match(start, e.word) {
					return true
				}
			}
		}
		link, start := s.wordBefore(i, lengthLinks)
		if start == i {
			return false
		}
		i, needs = start, needs|link.a
	}
	return false
}

// wordBefore reads the longest word of a dictionary that ends before i and gives where it starts, or i.
func (s *scanner) wordBefore(i int, d *dictionary) (entry, int) {
	for start := max(0, i-4); start < i; start++ {
		for _, e := range d.from(s.runes[start]) {
			if start+len(e.word) == i && s.match(start, e.word) {
				return e, start
			}
		}
	}
	return entry{}, i
}

// dayBefore gives the start of the number of days that a range, a list or a change (7日调整为5日) continues at i; -1 where there is none.
func (s *scanner) dayBefore(i, needs int) (int, int) {
	_, j := s.wordBefore(i, lengthTurns)
	if j == i && (s.dash(i-1) == i || s.list(i-1) == i) {
		j = i - 1
	}
	if j == i {
		return -1, needs
	}
	if s.at(j-1) == '日' {
		j--
		if s.dash(j+1) != 0 {
			needs |= takesRange
		}
	}
	start := j
	for start > j-3 && s.numeral(s.at(start-1)) {
		start--
	}
	if start == j {
		return -1, needs
	}
	return start, needs
}

// numeral reports a digit, Arabic or Chinese, or 十.
func (s *scanner) numeral(c rune) bool {
	_, arabic := digit(c)
	_, han := hanDigit(c)
	return arabic || han || c == '十'
}
