package schema

import (
	"testing"
	"time"
)

// TestDateIsThatOfTime holds what is computed of dates against package time, day by day, and for what is no date month by month.
func TestDateIsThatOfTime(t *testing.T) {
	at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	before := Date{}
	for ; at.Year() < 10_000; at = at.AddDate(0, 0, 1) {
		d := Date{at.Year(), int(at.Month()), at.Day()}
		if got, want := int64(d.Days()), at.Unix()/86400; got != want {
			t.Fatalf("%v: %d days, want %d", d, got, want)
		}
		if before != (Date{}) && (!before.Before(d) || d.Before(before) || d.Before(d)) {
			t.Fatalf("%v is not before %v", before, d)
		}
		before = d
	}
	for year := -5; year < 2500; year++ {
		for month := -1; month < 16; month++ {
			end := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
			if got := LastDay(year, month); got != end.Day() {
				t.Fatalf("%d-%d has %d days, want %d", year, month, got, end.Day())
			}
			odd := Date{year, month, 31}
			if got, want := int64(odd.Days()), time.Date(year, time.Month(month), 31, 0, 0, 0, 0, time.UTC).Unix()/86400; got != want {
				t.Fatalf("%v: %d days, want %d", odd, got, want)
			}
		}
	}
}
