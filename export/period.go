package export

import (
	"fmt"
	"math"

	"statclaim/schema"
)

// span is a period by its first and last day, in days since 1970-01-01; noDay stands where it is open.
type span struct{ start, end int32 }

const noDay = math.MinInt32

// spanOf gives the period of a claim; ok is false if it has none.
func spanOf(claim *schema.Claim) (s span, ok bool) {
	s = span{noDay, noDay}
	if claim.PeriodStart != nil {
		s.start = claim.PeriodStart.Days()
	}
	if claim.PeriodEnd != nil {
		s.end = claim.PeriodEnd.Days()
	}
	return s, s.start != noDay || s.end != noDay
}

// compare puts periods in the order of their ends; of two that end together the shorter one is first, as 6月, 上半年.
func (s span) compare(o span) int {
	if a, b := s.closing(), o.closing(); a != b {
		return int(a) - int(b)
	}
	if s.start != o.start {
		return int(int64(o.start) - int64(s.start))
	}
	return int(int64(s.end) - int64(o.end))
}

// closing is the last day, or the first one of a period without end.
func (s span) closing() int32 {
	if s.end == noDay {
		return s.start
	}
	return s.end
}

func dayOf(days int32) schema.Date {
	return schema.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(days))
}

// months is the number of whole calendar months of a period, 0 if it is not made of such.
func (s span) months() int {
	if s.start == noDay || s.end == noDay {
		return 0
	}
	a, b := dayOf(s.start), dayOf(s.end)
	if a.Day != 1 || b.Day != schema.LastDay(b.Year, b.Month) {
		return 0
	}
	return (b.Year-a.Year)*12 + b.Month - a.Month + 1
}

// label is how a reader writes the period: 2022年, 2023年上半年, 2023年5月1—5日, 2022年起.
func (s span) label() string {
	switch {
	case s.start == noDay:
		return "截至" + edgeLabel(dayOf(s.end), dayOf(s.end+1))
	case s.end == noDay:
		return edgeLabel(dayOf(s.start), dayOf(s.start)) + "起"
	case s.months() > 0:
		return monthsLabel(dayOf(s.start), dayOf(s.end))
	}
	return daysLabel(dayOf(s.start), dayOf(s.end))
}

// edgeLabel names the year or the month of a day at which an open period begins or ends, where it does so with the year or the
// month: edge is the day on which the next one begins.
func edgeLabel(day, edge schema.Date) string {
	switch {
	case edge.Month == 1 && edge.Day == 1:
		return fmt.Sprintf("%d年", day.Year)
	case edge.Day == 1:
		return fmt.Sprintf("%d年%d月", day.Year, day.Month)
	}
	return dayLabel(day)
}

func dayLabel(d schema.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

func monthsLabel(a, b schema.Date) string {
	n := b.Month - a.Month + 1
	switch {
	case n == 12 && a.Year == b.Year:
		return fmt.Sprintf("%d年", a.Year)
	case a.Month == 1 && b.Month == 12:
		return fmt.Sprintf("%d—%d年", a.Year, b.Year)
	case a.Year != b.Year:
		return fmt.Sprintf("%d年%d月—%d年%d月", a.Year, a.Month, b.Year, b.Month)
	case n == 1:
		return fmt.Sprintf("%d年%d月", a.Year, a.Month)
	case n == 6 && a.Month == 1:
		return fmt.Sprintf("%d年上半年", a.Year)
	case n == 6 && a.Month == 7:
		return fmt.Sprintf("%d年下半年", a.Year)
	case n == 3 && a.Month%3 == 1:
		return fmt.Sprintf("%d年%s季度", a.Year, []string{"一", "二", "三", "四"}[a.Month/3])
	}
	return fmt.Sprintf("%d年%d—%d月", a.Year, a.Month, b.Month)
}

func daysLabel(a, b schema.Date) string {
	switch {
	case a == b:
		return dayLabel(a)
	case a.Year != b.Year:
		return dayLabel(a) + "—" + dayLabel(b)
	case a.Month != b.Month:
		return fmt.Sprintf("%s—%d月%d日", dayLabel(a), b.Month, b.Day)
	}
	return fmt.Sprintf("%d年%d月%d—%d日", a.Year, a.Month, a.Day, b.Day)
}
