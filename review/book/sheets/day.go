package sheets

import (
	"strings"
	"time"

	"statclaim/schema"
)

// day gives the date of a serial number. The system of 1900 counts a 29 February 1900 that never was, so that its days before March 1900
// are one off; 60 is that day.
func day(serial string, system1904 bool) (schema.Date, bool) {
	whole, _, _ := strings.Cut(serial, ".")
	n := 0
	for _, r := range whole {
		if r < '0' || r > '9' || n > 3_000_000 {
			return schema.Date{}, false
		}
		n = 10*n + int(r-'0')
	}
	first := schema.Date{Year: 1899, Month: 12, Day: 30}
	switch {
	case system1904:
		first = schema.Date{Year: 1904, Month: 1, Day: 1}
	case n == 0 || n == 60:
		return schema.Date{}, false
	case n < 60:
		n++
	}
	d := first.AddDays(n)
	return d, d.Valid()
}

// isoDay reads a cell of type d: 2023-05-12 with or without a time.
func isoDay(s string) (schema.Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) < len(time.DateOnly) {
		return schema.Date{}, false
	}
	d, err := schema.ParseDate(s[:len(time.DateOnly)])
	return d, err == nil
}

// shown gives a day as far as its format shows it: 2023-05 where it shows no day, 2023 where it shows no month either.
func (f format) shown(d schema.Date) string {
	text := d.String()
	switch {
	case f.year && f.month && !f.day:
		return text[:7]
	case f.year && !f.month && !f.day:
		return text[:4]
	}
	return text
}
