package period

import "statclaim/schema"

// sinceEvent reads 改革开放以来, 党的十八大以来.
func (s *scanner) sinceEvent(i int) (Period, bool) {
	j := i
	if _, end := s.word(i, fromWords); end != 0 {
		j = end
	}
	e, end := s.word(j, events)
	if end == 0 || !s.match(end, since) {
		return Period{}, false
	}
	start := point{hasYear: true, printed: true, year: one(e.a)}
	if e.b != 0 {
		start.hasMonth, start.month = true, one(e.b)
	}
	left, right, p := start, start, Period{}
	s.period(i, j, end+2, &left, &right, &outside{since: true}, &p)
	return p, true
}

// reporting reads 报告期内: the last period that was stated.
func (s *scanner) reporting(i int) (Period, bool) {
	_, end := s.word(i, reportWords)
	p := Period{Span: schema.Span{Start: i, End: end}, Basis: schema.BasisNone, Kind: Relative}
	if s.ctx.Year != 0 {
		s.setExtent(&p, extent{low: bound{year: s.ctx.Year}, high: bound{year: s.ctx.Year}})
		p.Basis = schema.BasisRelative
	}
	return p, true
}

// sameTime reads 同期 without a year: the last period again.
func (s *scanner) sameTime(i int) (Period, bool) {
	if s.at(i) != '同' || s.at(i+1) != '期' || s.at(i+2) == '声' {
		return Period{}, false
	}
	p := Period{Span: schema.Span{Start: i, End: i + 2}, Basis: schema.BasisNone, Kind: Relative}
	if s.baseline(i, i+2) {
		p.Kind = Comparison
	}
	if last := s.ctx.Last; last != nil {
		p.EDTF, p.Start, p.End, p.Basis = last.EDTF, last.Start, last.End, schema.BasisRelative
	}
	return p, true
}

// unresolvable reads weekdays without a week (周五, 每周三) and days of the lunar calendar (农历八月十五, 正月初一).
func (s *scanner) unresolvable(i int) (Period, bool) {
	end := s.lonelyWeekday(i)
	if end != 0 {
		end = s.dayTail(end, new(point))
	} else {
		end = s.lunarDate(i)
	}
	return Period{Span: schema.Span{Start: i, End: end}, Basis: schema.BasisNone, Kind: Vague}, end != 0
}

// lonelyWeekday tells 周五 from 一周五天.
func (s *scanner) lonelyWeekday(i int) int {
	_, end := s.weekday(i)
	if end == 0 || s.counted(s.at(i-1)) || s.at(i-1) == '两' || s.at(i-1) == '个' {
		return 0
	}
	switch s.at(end) {
	case '天', '次', '个', '日', '年', '十':
		return 0
	}
	return end
}

// lunarDate reads 农历八月十五, 农历正月初一, 腊月二十.
func (s *scanner) lunarDate(i int) int {
	j := i
	if _, end := s.word(i, lunarWords); end != 0 {
		j = end
	}
	_, end := s.word(j, lunarMonths)
	if n, month := s.smallHan(j); end == 0 && j > i && month != 0 && n <= 12 && s.at(month) == '月' {
		end = month + 1
	}
	if end == 0 {
		return 0
	}
	if _, day := s.word(end, lunarDays); day != 0 {
		return day
	}
	if _, day := s.smallHan(end); day != 0 {
		return day
	}
	return end
}
