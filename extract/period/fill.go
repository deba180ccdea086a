package period

import "statclaim/schema"

// fill takes from the context what the point leaves unsaid. It never invents: what nothing supports stays zero.
func (s *scanner) fill(p *point) {
	if p.hasYear || p.fixed || p.recurring {
		return
	}
	year := 0
	switch {
	case p.whole:
		year = s.ctx.Year
	case p.hasMonth && p.hasDay:
		year = s.yearOfDay(p)
	case p.hasMonth:
		year = s.yearOfMonths(p)
	case p.hasDay:
		s.fillDay(p)
		return
	default: // a time of day
		p.hasYear, p.hasMonth, p.hasDay = true, true, true
		if date := s.ctx.Date; date != nil {
			p.year, p.month, p.day = one(date.Year), one(date.Month), one(date.Day)
		}
		return
	}
	p.hasYear, p.year = true, one(year)
}

// fillDay gives 12日 its month: of the last date, else of publication, or the month before it for a day far ahead.
func (s *scanner) fillDay(p *point) {
	p.hasYear, p.hasMonth = true, true
	year, month := s.ctx.Year, s.ctx.Month
	published := s.ctx.Published
	if published != nil && month != 0 && s.ctx.Day == 0 && published.Before(schema.Date{Year: year, Month: month, Day: p.day.low}) {
		month = 0
	}
	if month == 0 && published != nil {
		year, month = published.Year, published.Month
		if p.day.low-published.Day > 20 {
			month--
		}
		if month == 0 {
			year, month = year-1, 12
		}
	}
	p.year, p.month = one(year), one(month)
}

// yearOfDay gives 3月5日 its year: of publication where the day lies close before it, else the last stated one.
func (s *scanner) yearOfDay(p *point) int {
	published := s.ctx.Published
	if published == nil {
		return s.ctx.Year
	}
	year := yearNear(*published, p.month.low)
	day := schema.Date{Year: year, Month: p.month.low, Day: p.day.low}
	if s.ctx.Year == 0 {
		return year
	}
	if since := published.Days() - day.Days(); day.Valid() && since >= 0 && since <= 10 {
		return year
	}
	return s.ctx.Year
}

// yearNear is the year of a month without one: that of publication, or the year before where the month would lie far ahead.
func yearNear(published schema.Date, month int) int {
	if month-published.Month > 6 {
		return published.Year - 1
	}
	return published.Year
}

// yearOfMonths gives 8月, 上半年 or 一季度 its year: the last stated one, else the one that publication supports.
func (s *scanner) yearOfMonths(p *point) int {
	published := s.ctx.Published
	switch {
	case s.ctx.Year != 0:
		return s.ctx.Year
	case published == nil:
		return 0
	case p.month.low == 1 && p.month.high > 1:
		return yearToDate(*published, p.month.high)
	case !p.part:
		return yearNear(*published, p.month.high)
	case p.month.low <= published.Month:
		return published.Year
	case published.Month <= 3 && p.month.high == 12:
		return published.Year - 1
	}
	return 0
}

// yearToDate is the year of the months from January to last: of publication where they are over or, as a quarter or half,
// under way; of the year before where publication opens the next year; else 0.
func yearToDate(published schema.Date, last int) int {
	if last <= published.Month || last == 3 || last == 6 {
		return published.Year
	}
	if published.Month <= 3 {
		return published.Year - 1
	}
	return 0
}

// share gives each end of a range what only the other end says.
func (s *scanner) share(left, right *point) {
	if right.hasYear && !left.hasYear && left.hasMonth && right.year.low != 0 && !right.relative {
		left.hasYear, left.year, left.printed = true, right.year, right.printed
		if right.hasMonth && left.month.low > right.month.low {
			left.year = one(right.year.low - 1)
		}
	}
	s.fill(left)
	if right.hasYear || right.fixed {
		return
	}
	from := *left
	if from.fixed && from.last.Valid() {
		from.year, from.month, from.day = one(from.last.Year), one(from.last.Month), one(from.last.Day)
	}
	right.hasYear, right.year = true, one(from.year.high)
	if right.hasMonth {
		if right.month.low < from.month.high && from.year.low != 0 {
			right.year = one(from.year.high + 1)
		}
		return
	}
	right.hasMonth, right.month = true, one(from.month.high)
	if !right.hasDay {
		right.hasDay, right.day = from.hasDay || from.fixed, one(from.day.high)
		return
	}
	if right.day.low < from.day.high && right.month.low != 0 {
		right.month = one(right.month.low%12 + 1)
		if right.month.low == 1 {
			right.year = one(right.year.low + 1)
		}
	}
}
