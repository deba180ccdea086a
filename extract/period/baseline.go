package period

import "statclaim/schema"

// samePeriod moves the last period to the year that 同期 names.
func (s *scanner) samePeriod(x extent) extent {
	last := s.ctx.Last
	if last == nil || last.extent.openHigh || last.extent.high.year == 0 || x.low.month != 0 || x.low.year != x.high.year {
		return x
	}
	same := last.extent
	shift := x.low.year - same.high.year
	same.low.year += shift
	same.high.year += shift
	if !same.low.first().Valid() || !same.high.last().Valid() {
		return x
	}
	same.edtf = ""
	return same
}

// baseline reports that the expression is what something is compared with: 比2015年, 与去年相比.
func (s *scanner) baseline(start, end int) bool {
	if s.behind(start, compareWords) && s.at(start-1) != '占' {
		if s.at(start-1) == '比' && (s.at(start-2) == '占' || s.at(start-2) == '对') {
			return false
		}
		return true
	}
	if _, found := s.word(end, basisWords); found != 0 {
		return true
	}
	if s.at(start-1) == '的' && s.comparedBefore(start-1) {
		return true
	}
	if c := s.at(start - 1); c != '与' && c != '同' && c != '跟' && c != '和' {
		return false
	}
	const reach = 20 // 与2021年9月历史高位398.1相比
	for k := end; k < end+reach; k++ {
		if s.edge(s.at(k)) {
			return false
		}
		if _, found := s.word(k, compareEnds); found != 0 {
			return true
		}
	}
	return false
}

// comparedBefore finds the 比 of 比历史最高的1980年 in the same clause.
func (s *scanner) comparedBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-10 && !s.edge(s.runes[k]); k-- {
		if s.runes[k] == '比' {
			before, after := s.at(k-1), s.runes[k+1]
			return before != '同' && before != '环' && before != '占' && before != '对' && after != '重' && after != '例' && after != '率' && after != '的'
		}
	}
	return false
}

// sameWeekday gives 上周同日, and 上周同期 behind a day: the weekday of the last date, or of publication, in the week that x is.
// 上周同期 behind anything longer is all of the week.
func (s *scanner) sameWeekday(x extent, sameDay bool) (extent, bool) {
	last := s.ctx.Last
	switch {
	case last != nil && last.Start != nil && last.End != nil && *last.Start == *last.End:
		return x.onWeekday(*last.End), true
	case !sameDay:
		return x, true
	case s.ctx.Date != nil:
		return x.onWeekday(*s.ctx.Date), true
	}
	return x.onWeekday(*s.ctx.Published), true // the week is known by it alone
}

// onWeekday narrows a week to one of its days.
func (x extent) onWeekday(d schema.Date) extent {
	day := boundOf(x.low.first().AddDays(weekdayOf(d) - 1))
	return extent{low: day, high: day}
}
