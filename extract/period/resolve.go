package period

import (
	"fmt"

	"statclaim/schema"
)

// bound is one end of an extent with the precision printed: month and day are 0 where the text names none.
type bound struct{ year, month, day int }

func (b bound) String() string { return string(b.append(nil)) }

func (b bound) append(out []byte) []byte {
	year, top := b.year, 1000
	if year < 0 {
		out, year = append(out, '-'), -year
	}
	if year > 9999 {
		top = 10000
	}
	out = appendNumber(out, year, top)
	if b.month != 0 {
		out = appendNumber(append(out, '-'), b.month, 10)
	}
	if b.day != 0 {
		out = appendNumber(append(out, '-'), b.day, 10)
	}
	return out
}

// appendNumber appends the digits of n from that of the power of ten top on.
func appendNumber(out []byte, n, top int) []byte {
	for ; top > 0; top /= 10 {
		out = append(out, byte('0'+n/top%10))
	}
	return out
}

// first and last give the days that the bound covers.
func (b bound) first() schema.Date {
	return schema.Date{Year: b.year, Month: max(b.month, 1), Day: max(b.day, 1)}
}

func (b bound) last() schema.Date {
	d := schema.Date{Year: b.year, Month: 12, Day: b.day}
	if b.month != 0 {
		d.Month = b.month
	}
	if d.Day == 0 {
		d.Day = schema.LastDay(d.Year, d.Month)
	}
	return d
}

// extent is a resolved period; a side may be open.
type extent struct {
	low, high         bound
	openLow, openHigh bool
	edtf              string // overrides the bounds: a season
}

func (x extent) String() string {
	switch {
	case x.openLow:
		return "../" + x.high.String()
	case x.openHigh:
		return x.low.String() + "/.."
	case x.edtf != "":
		return x.edtf
	case x.low == x.high:
		return x.low.String()
	}
	return string(x.high.append(append(x.low.append(make([]byte, 0, 24)), '/')))
}

// extentOf gives the bounds of one point whose blanks are filled; ok is false where something is missing or does not exist.
func (p *point) extentOf() (x extent, ok bool) {
	if p.recurring {
		return x, false
	}
	if p.fixed {
		if !p.first.Valid() {
			return x, false
		}
		return extent{low: boundOf(p.first), high: boundOf(p.last)}, true
	}
	if p.year.low == 0 {
		return x, false
	}
	x.low, x.high = bound{year: p.year.low}, bound{year: p.year.high}
	if p.season != 0 {
		x.edtf = fmt.Sprintf("%04d-%d", p.year.low, p.season)
		month := 3 * (p.season - 20)
		x.low.month = month
		x.high.month = month + 2
		if p.season == 24 {
			x.high.year, x.high.month = x.high.year+1, 2
		}
		return x, true
	}
	if p.hasMonth {
		if p.month.low == 0 {
			return x, false
		}
		x.low.month, x.high.month = p.month.low, p.month.high
	}
	if !p.hasDay {
		return x, true
	}
	x.low.day, x.high.day = p.day.low, p.day.high
	if p.day.high == 31 && p.day.low == 21 || p.day.low == 11 && p.day.high == 31 {
		x.high.day = schema.LastDay(x.high.year, x.high.month)
	}
	return x, x.low.first().Valid() && x.high.last().Valid()
}

func boundOf(d schema.Date) bound { return bound{d.Year, d.Month, d.Day} }

// period assembles the expression from start to end in p, which is empty; the first point begins at first. It fills the points.
func (s *scanner) period(start, first, end int, left, right *point, around *outside, p *Period) {
	p.Span, p.Basis, p.Until = schema.Span{Start: start, End: end}, schema.BasisNone, around.until
	p.Cumulative = around.until || around.since
	p.edge = left.edge || around.until
	p.Kind = s.kind(start, end, left, right, around)
	x, ok := s.resolve(left, right, around)
	if ok {
		s.setExtent(p, x)
		p.Basis = schema.BasisRelative
		if left.printed {
			p.Basis = schema.BasisStated
		}
	}
	origin := s.at(end) == '的' && (s.at(first-1) == '从' || s.at(first-1) == '由')
	if around.since || around.starts && !left.hasDay || right.backward || origin {
		return
	}
	p.anchor = anchorOf(right, x, ok)
}

// kind tells what sort of expression two points (the same twice where there is one) and their surroundings make.
func (s *scanner) kind(start, end int, left, right *point, around *outside) Kind {
	switch {
	case around.same || s.baseline(start, end):
		return Comparison
	case left.clock && !left.hasYear && !left.hasMonth && !left.hasDay:
		return Clock // and no deadline: 连续三天在上午9时前售罄
	case around.before && *left == *right:
		return Deadline
	case left.recurring:
		return Vague
	case left.relative || right.relative || left.whole:
		return Relative
	}
	return Absolute
}

// resolve fills the points from each other and from the context and gives what they cover together.
func (s *scanner) resolve(left, right *point, around *outside) (x extent, ok bool) {
	single := *left == *right
	deadline := around.before && single
	if published := s.ctx.Published; deadline && !left.hasYear && left.hasMonth && published != nil && left.month.low >= published.Month {
		left.hasYear, left.year = true, one(published.Year) // a deadline lies ahead
	}
	s.share(left, right)
	if single {
		*right = *left
	}
	low, okLow := left.extentOf()
	high, okHigh := right.extentOf()
	x = extent{low: low.low, high: high.high}
	if !okLow || !okHigh || x.high.last().Before(x.low.first()) {
		return x, false
	}
	if single {
		x.edtf = low.edtf
	}
	x.openLow = deadline
	x.openHigh = !deadline && (around.since || around.starts || around.after)
	switch {
	case around.same && left.week:
		return s.sameWeekday(x, around.sameDay)
	case around.same:
		x = s.samePeriod(x)
	}
	return x, true
}

// anchorOf is what the expression leaves for later dates.
func anchorOf(right *point, x extent, ok bool) anchor {
	if right.recurring || right.whole {
		return anchor{}
	}
	a := anchor{republic: right.republic}
	if ok {
		a.year = x.high.year
	}
	if right.fixed {
		if right.first == right.last && right.first.Valid() {
			a.month, a.day = right.first.Month, right.first.Day
		}
		return a
	}
	if right.hasMonth && right.month.low == right.month.high {
		a.month = right.month.low
		if right.hasDay {
			a.day = right.day.high
		}
	}
	return a
}
