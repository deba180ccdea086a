package period

import "statclaim/schema"

// Festivals by the number that words.tsv gives them.
const (
	newYear = iota + 1
	spring
	tombs
	labour
	dragonBoat
	midAutumn
	national
	midAutumnAndNational
	newYearEve
	lanterns
	doubleNinth
	doubleSeventh
	doubleTenth
)

// Modes of a festival: how much of it is meant.
const (
	holidayDays  = iota + 1 // 假期, 期间: the days off
	festivalDay             // 当天, or the bare name
	festivalName            // 节: the day
	longWeekend             // 连假: the days off in Taiwan, which no table here knows
)

// fixedFestivals have a day of the solar calendar.
var fixedFestivals = map[int]pair{newYear: {1, 1}, labour: {5, 1}, national: {10, 1}, doubleTenth: {10, 10}}

// festivalKey is a festival of one year.
type festivalKey struct{ festival, year int }

var (
	festivalDays = readFestivalDays()
	holidayTable = readHolidays()
)

func festivalNumber(name string) int {
	word := []rune(name)
	for _, e := range festivals.from(word[0]) {
		if string(e.word) == name {
			return e.a
		}
	}
	panic("period tables: unknown festival " + name)
}

func tableDate(s string) schema.Date {
	d, err := schema.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func readFestivalDays() map[festivalKey]schema.Date {
	days := map[festivalKey]schema.Date{}
	for _, row := range lines("festivals.tsv") {
		days[festivalKey{festivalNumber(row[0]), integer(row[1])}] = tableDate(row[2])
	}
	return days
}

func readHolidays() map[festivalKey][2]schema.Date {
	table := map[festivalKey][2]schema.Date{}
	for _, row := range lines("holidays.tsv") {
		table[festivalKey{festivalNumber(row[0]), integer(row[1])}] = [2]schema.Date{tableDate(row[2]), tableDate(row[3])}
	}
	return table
}

// festivalLed reads a festival whose year is not printed.
func (s *scanner) festivalLed(i int, p *point, _ *point) int {
	end := s.festival(i, p)
	if end == 0 {
		return 0
	}
	p.hasYear, p.relative = true, true
	year := s.festivalYear(p)
	p.year = one(year)
	p.resolveFestival()
	return end
}

// festival reads 春节, “五一”假期, 国庆黄金周, 中秋节当天. A name that also names streets and people needs more than itself.
func (s *scanner) festival(i int, p *point) int {
	e, j := s.word(i, festivals)
	if j == 0 {
		return 0
	}
	mode, end := s.word(s.gap(j), holidays)
	if mode.a == festivalName && s.at(end) == '前' {
		mode.a = festivalDay
	}
	if end == 0 {
		if e.a == tombs || e.a == doubleTenth || e.a == labour && !s.match(j-1, []rune("节")) || e.a == national || e.a == midAutumnAndNational {
			return 0
		}
		mode.a, end = festivalDay, j
	}
	p.festival, p.holiday = e.a, mode.a
	p.hasDay, p.fixed = true, true
	if p.hasYear {
		p.resolveFestival()
	}
	return end
}

// festivalYear is the year of the festival nearest to publication, within three months back and one ahead; else the stated one.
func (s *scanner) festivalYear(p *point) int {
	published := s.ctx.Published
	if published == nil {
		return s.ctx.Year
	}
	for _, year := range [...]int{published.Year, published.Year - 1, published.Year + 1} {
		q := *p
		q.year = one(year)
		q.resolveFestival()
		if !q.first.Valid() {
			continue
		}
		if ahead := q.first.Days() - published.Days(); ahead <= 31 && ahead >= -100 {
			return year
		}
	}
	return s.ctx.Year
}

// resolveFestival sets the days of the festival in the point's year, or leaves them zero where they are not known for certain.
func (p *point) resolveFestival() {
	p.first, p.last = schema.Date{}, schema.Date{}
	year := p.year.low
	if year == 0 || year != p.year.high || p.holiday == longWeekend {
		return
	}
	if p.holiday == holidayDays {
		festival := p.festival
		if festival == midAutumnAndNational {
			festival = national
		}
		days := holidayTable[festivalKey{festival, year}]
		p.first, p.last = days[0], days[1]
		return
	}
	if day, ok := fixedFestivals[p.festival]; ok {
		p.first = schema.Date{Year: year, Month: day.low, Day: day.high}
	} else if day, ok := festivalDays[festivalKey{p.festival, year}]; ok {
		p.first = day
	} else if p.festival == newYearEve {
		if day, ok := festivalDays[festivalKey{spring, year}]; ok {
			p.first = day.AddDays(-1)
		}
	}
	p.last = p.first
}
