package period

// expression reads the longest time expression at i: a frame, an event with 以来, or points with what stands around them.
func (s *scanner) expression(i int, found readers, best *Period) (ok bool) {
	*best = Period{}
	if found&readFrame != 0 {
		ok = s.frame(i, best)
	}
	for reads := readEvent; reads <= readUnresolvable; reads <<= 1 {
		if found&reads == 0 {
			continue
		}
		if p, matched := s.special(reads, i); matched && p.Span.End > best.Span.End {
			*best, ok = p, true
		}
	}
	if found&(readPoint|readPrefix) == 0 {
		return ok
	}
	if !ok {
		return s.dated(i, found, best)
	}
	var p Period
	if s.dated(i, found, &p) && (p.Span.End > best.Span.End || p.Span.End == best.Span.End && p.EDTF != "") {
		*best = p
	}
	return true
}

// special calls one of the readers of whole expressions.
func (s *scanner) special(reads readers, i int) (Period, bool) {
	switch reads {
	case readEvent:
		return s.sinceEvent(i)
	case readReport:
		return s.reporting(i)
	case readSame:
		return s.sameTime(i)
	}
	return s.unresolvable(i)
}

// outside is what stands around the points of an expression.
type outside struct {
	from, until, by, each, lunar             bool
	since, starts, before, after, same, zone bool
	sameDay                                  bool // 同日
	ongoing                                  bool // 至今
}

// dated reads an expression made of one point or two, where found may read at i, into p, which is empty.
func (s *scanner) dated(i int, found readers, p *Period) bool {
	var around outside
	j := i
	if found&readPrefix != 0 {
		j = s.prefix(i, &around)
	}
	s.free = -1
	if j > i {
		s.free = j
		found = s.readersAt(j)
	}
	left, end := s.pointBy(found, j, nil)
	if end == 0 {
		return false
	}
	left.recurring = left.recurring || around.each || around.lunar
	end = s.restated(end, &left)
	right := left
	if from, to, close := s.restatedRange(end, &left); close != 0 {
		left, right, end = from, to, close
	} else if next, to := s.rangeEnd(end, &left); to != 0 {
		right, end = next, to
		end = s.restated(end, &right)
	}
	bare := end
	end = s.suffix(end, right.edge, &around)
	if around.from && end == bare {
		if far := s.untilSince(end, 16); far != 0 {
			around.since, end = true, far
		}
	}
	if months, close := s.monthsUntil(end, &around, &right); close != 0 {
		s.fill(&right)
		left = right.monthsBefore(months)
		around.until, end = false, close
	}
	start := i
	if around.from && !around.starts && !around.since && !around.ongoing && !around.after && left == right {
		start = j // 自 and 从 belong to it only with 起, 以来 or the end of a range
	}
	if around.zone || around.each || around.lunar || around.until || around.by {
		start = i
	}
	s.period(start, j, end, &left, &right, &around, p)
	return true
}

// prefix reads what stands before the first point.
func (s *scanner) prefix(i int, around *outside) int {
	j := i
	if _, end := s.word(j, untilWords); end != 0 {
		around.until, j = true, end
	} else if _, end := s.word(j, fromWords); end != 0 {
		around.from, j = true, end
	} else if _, end := s.word(j, byWords); end != 0 && (s.edge(s.at(j-1)) || s.behind(j, byTimeWords) || s.behind(j, tallyWords)) {
		around.by, around.until, j = true, s.behind(j, tallyWords), end
	}
	if _, end := s.word(j, eachWords); end != 0 {
		around.each, j = true, end
	}
	if _, end := s.word(j, lunarWords); end != 0 {
		around.lunar, j = true, end
	}
	if _, end := s.word(j, zoneWords); end != 0 {
		around.zone, j = true, end
	}
	return j
}

// restated reads a second naming of the same date in brackets: 昨天（1月30日）晚上, 去年（2022年）.
func (s *scanner) restated(i int, p *point) int {
	if c := s.at(i); c != '（' && c != '(' {
		return i
	}
	again, end := s.point(i+1, p)
	if c := s.at(end); end == 0 || c != '）' && c != ')' {
		return i
	}
	if p.hasDay != again.hasDay || p.hasDay == again.hasDay && p.hasMonth && !again.hasMonth && !again.hasDay {
		return i
	}
	known := *p
	s.fill(&known)
	if known.first.Valid() || known.year.low != 0 {
		known.republic = again.republic
		again = known
	}
	*p = again
	if p.hasYear && !p.hasMonth && !p.hasDay && p.season == 0 && !p.edge {
		return s.yearTail(end+1, p)
	}
	return s.dayTail(end+1, p)
}

// restatedRange reads the days in brackets behind a week or a holiday, which they decide: 本周（5月6日—12日）, 双十连假（10月7日至10日）.
func (s *scanner) restatedRange(i int, p *point) (from, to point, close int) {
	if !p.fixed || !s.bracketOpens(i) {
		return from, to, 0
	}
	from, end := s.point(i+1, p)
	if end == 0 {
		return from, to, 0
	}
	if from.hasMonth && !from.hasYear && p.first.Valid() {
		from.hasYear, from.year = true, one(p.first.Year)
		if from.month.low < p.first.Month {
			from.year = one(p.last.Year)
		}
	}
	to, end = s.rangeEnd(end, &from)
	if c := s.at(end); end == 0 || !from.hasDay || c != '）' && c != ')' {
		return from, to, 0
	}
	from.relative, to.relative = p.relative, p.relative
	return from, to, end + 1
}

// rangeEnd reads the second point of a range.
func (s *scanner) rangeEnd(i int, left *point) (point, int) {
	j := i
	if s.at(j) == '起' {
		j++
	}
	j = s.dash(s.gap(j))
	if j == 0 {
		return point{}, 0
	}
	j = s.gap(j)
	inner := scanner{runes: s.runes, ctx: s.ctx, free: j, season: left.season != 0}
	filled := *left
	s.fill(&filled)
	if x, ok := filled.extentOf(); ok {
		inner.ctx.learn(&Period{anchor: anchorOf(&filled, x, ok)})
	}
	right, end := inner.point(j, left)
	if end == 0 || !left.rangeWith(&right) {
		return point{}, 0
	}
	return right, end
}

// rangeWith reports that two points may be the ends of one range: the second is no coarser, and not a mere time of day behind a year.
func (p *point) rangeWith(right *point) bool {
	switch {
	case p.clock && !p.hasDay && !p.hasMonth && !p.hasYear:
		return right.clock && !right.hasDay && !right.hasMonth && !right.hasYear
	case p.hasDay:
		return right.hasDay || right.hasMonth || right.clock
	case p.hasMonth:
		return right.hasMonth
	}
	return right.hasYear
}

// monthsUntil reads the length of an interval of which 截至 told the end: 截至2024年9月底止|六个月, 截至6月30日止|年度.
func (s *scanner) monthsUntil(i int, around *outside, right *point) (months, end int) {
	if !around.until || !right.hasMonth {
		return 0, 0
	}
	i = s.gap(i)
	if e, end := s.word(i, lengthsUntil); end != 0 {
		return e.a, end
	}
	n, j := s.small(i)
	if j == 0 || n < 2 || n > 18 || s.at(j) != '个' || s.at(j+1) != '月' {
		return 0, 0
	}
	return n, j + 2
}

// monthsBefore is the first of some months that end with the month of a point, which becomes the last of them.
func (p *point) monthsBefore(months int) point {
	p.hasDay, p.day = false, pair{}
	first := *p
	if p.year.low == 0 || p.month.low == 0 {
		return first
	}
	n := p.year.low*12 + p.month.low - months
	first.year, first.month = one(n/12), one(n%12+1)
	return first
}

// suffixWords are all that suffix reads.
var suffixWords = union(sinceWords, beginnings, sameWords, startWords, aroundWords, beforeWords, afterWords, duringWords, endMarks)

// suffix reads what stands behind the last point.
func (s *scanner) suffix(i int, edge bool, around *outside) int {
	if !classesOf(s.at(i)).meets(&suffixWords) {
		return i
	}
	if e, end := s.word(i, sinceWords); end != 0 && !(e.a == 1 && afterToday.Has(s.at(end))) {
		around.since, around.ongoing = true, e.a == 1
		return end
	}
	if _, end := s.word(i, beginnings); end != 0 && s.match(end, since) {
		around.since = true
		return end + len(since) // 2021年成立以来
	}
	if e, end := s.word(i, sameWords); end != 0 {
		around.same, around.sameDay = true, e.a == 1
		return end
	}
	if e, end := s.word(i, startWords); end != 0 && (around.from || len(e.word) == 1 && e.word[0] == '起') && !afterStart.Has(s.at(end)) {
		around.starts = true
		return end
	}
	if _, end := s.word(i, aroundWords); end != 0 {
		return end
	}
	if _, end := s.word(i, beforeWords); end != 0 && (edge || s.sideHolds(i, end)) {
		around.before = true
		return end
	}
	if _, end := s.word(i, afterWords); end != 0 && s.sideHolds(i, end) {
		around.after = true
		return end
	}
	if _, end := s.word(i, duringWords); end != 0 {
		return end
	}
	if around.until {
		if _, end := s.word(i, endMarks); end != 0 {
			return end
		}
	}
	return i
}

// isQuarter reports the three months of a quarter.
func (x extent) isQuarter() bool {
	return x.low.month%3 == 1 && x.high.month == x.low.month+2 && x.low.year == x.high.year && x.high.day == 0
}
