package audit

import (
	"strconv"
	"strings"

	"statclaim/schema"
)

// shifted moves an EDTF time back by what a comparison spans: a year, a month of a month, a quarter of a quarter. "" where it
// cannot be.
func shifted(period, comparison string) string {
	start, end, isRange := strings.Cut(period, "/")
	switch comparison {
	case schema.YearOnYear:
		start, end = yearBefore(start), yearBefore(end)
	case schema.MonthOnMonth:
		if isRange || len(start) != len("2022-02") {
			return ""
		}
		start = monthsBefore(start, 1)
	case schema.QuarterOnQuarter:
		if !isRange || len(start) != len("2022-02") || len(end) != len(start) || monthsBefore(end, 2) != start {
			return ""
		}
		start, end = monthsBefore(start, 3), monthsBefore(end, 3)
	default:
		return ""
	}
	if start == "" || isRange && end == "" {
		return ""
	}
	if isRange {
		return start + "/" + end
	}
	return start
}

// yearBefore takes one off the year of YYYY, YYYY-MM or YYYY-MM-DD, and leaves an open end (..) as it is.
func yearBefore(date string) string {
	if date == ".." {
		return date
	}
	if len(date) < 4 {
		return ""
	}
	year, err := strconv.Atoi(date[:4])
	if err != nil || year < 1 {
		return ""
	}
	return fourDigits(year-1) + date[4:]
}

func monthsBefore(month string, n int) string {
	if len(month) != len("2022-02") {
		return ""
	}
	year, yearErr := strconv.Atoi(month[:4])
	number, monthErr := strconv.Atoi(month[5:])
	if yearErr != nil || monthErr != nil || year < 1 || number < 1 || number > 12 {
		return ""
	}
	at := year*12 + number - 1 - n
	return fourDigits(at/12) + "-" + twoDigits(at%12+1)
}

func fourDigits(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
