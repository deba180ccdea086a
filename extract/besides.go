package extract

import (
	"strconv"
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// besides moves a baseline beside the period of the figure that it is compared with: 上年 of a half year is the half year before,
// 上月 of a report on August is July.
func (ctx *context) besides(p, main periodOf) periodOf {
	if main.start == nil || main.end == nil || main.start.Year != main.end.Year {
		return p
	}
	switch {
	case ctx.cues.LastYear.isString(p.printed):
		if year := main.start.Year - 1; p.edtf == strconv.Itoa(year) && len(main.edtf) > len("2023") {
			return p.as(main, 12)
		}
	case ctx.cues.LastMonth.isString(p.printed):
		if len(main.edtf) == len("2023-01") {
			return p.as(main, 1)
		}
	}
	return p
}

// as makes p the period that lies some months before main.
func (p periodOf) as(main periodOf, months int) periodOf {
	start, end := monthsBefore(*main.start, months), monthsBefore(*main.end, months)
	if main.end.AddDays(1).Day == 1 {
		end = schema.Date{Year: end.Year, Month: end.Month, Day: 28}.AddDays(4)
		end = end.AddDays(-end.Day)
	}
	p.start, p.end = &start, &end
	from, to, interval := strings.Cut(main.edtf, "/")
	p.edtf = start.String()[:len(from)]
	if interval {
		p.edtf += "/" + end.String()[:len(to)]
	}
	return p
}

// over tells what a figure of p is compared with by how far the base lies before it: the same time a year earlier, the month or the
// quarter before; anything else is just a base.
func (p periodOf) over(base *period.Period) string {
	if year, err := strconv.Atoi(p.edtf); err == nil && len(p.edtf) == len("2023") && base.EDTF == strconv.Itoa(year-1) {
		return schema.YearOnYear // 截至2022年末 … 较上年末
	}
	if p.start == nil || p.end == nil || base.Start == nil || base.End == nil || len(p.edtf) != len(base.EDTF) {
		return schema.VersusBase
	}
	switch from, to := *base.Start, *base.End; {
	case from == monthsBefore(*p.start, 12) && to.Year == p.end.Year-1 && to.Month == p.end.Month:
		return schema.YearOnYear
	case to.AddDays(1) != *p.start:
	case len(p.edtf) == len("2023-01"):
		return schema.MonthOnMonth
	case isQuarter(p.edtf) && isQuarter(base.EDTF):
		return schema.QuarterOnQuarter
	}
	return schema.VersusBase
}

// monthsBefore gives the same day of an earlier month, or the last one that the month has.
func monthsBefore(d schema.Date, months int) schema.Date {
	n := d.Year*12 + d.Month - 1 - months
	d.Year, d.Month = n/12, n%12+1
	for !d.Valid() {
		d.Day--
	}
	return d
}
