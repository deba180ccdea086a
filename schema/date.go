package schema

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the proleptic Gregorian calendar, without a zone. The zero value is not a date.
type Date struct{ Year, Month, Day int }

// ParseDate reads YYYY-MM-DD (ISO 8601) and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

// Valid reports whether the day exists, in the years 1 to 9999.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= LastDay(d.Year, d.Month)
}

// String prints YYYY-MM-DD.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// AddDays moves by n days.
func (d Date) AddDays(n int) Date {
	t := d.time().AddDate(0, 0, n)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// Days is the number of days since 1970-01-01, the form that date32 stores.
func (d Date) Days() int32 {
	if !d.Valid() {
		return int32(d.time().Unix() / 86400)
	}
	year, month := d.Year, d.Month-3 // years from March on have their leap day at their end
	if month < 0 {
		year, month = year-1, month+12
	}
	const before1970 = 719468 // days from 0000-03-01
	return int32(365*year + year/4 - year/100 + year/400 + (153*month+2)/5 + d.Day - 1 - before1970)
}

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool {
	if !d.Valid() || !o.Valid() {
		return d.time().Before(o.time())
	}
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day)) < 0
}

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// LastDay is the number of days of a month.
func LastDay(year, month int) int {
	switch month {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
