package period

import (
	"fmt"
	"strconv"
	"strings"

	"statclaim/schema"
)

// ReadEDTF gives the first and the last day of a period in the forms of EDTF (ISO 8601-2 level 1) that claims have: 2022, 2022-02,
// 2022-02-12, the seasons 2022-21 (spring) to 2022-24 (winter), intervals A/B, and open ones ../B and A/.. An open end, and a day
// before the year 1, is nil.
func ReadEDTF(text string) (first, last *schema.Date, err error) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		to = from
	}
	if from == ".." && to == ".." {
		return nil, nil, badEDTF(text)
	}
	if first, err = edge(text, from, false); err != nil {
		return nil, nil, err
	}
	if last, err = edge(text, to, true); err != nil {
		return nil, nil, err
	}
	if first != nil && last != nil && last.Before(*first) {
		return nil, nil, fmt.Errorf("period %q ends before it begins", text)
	}
	return first, last, nil
}

// edge reads one side of a period and gives its first or its last day.
func edge(whole, text string, end bool) (*schema.Date, error) {
	if text == ".." && whole != text {
		return nil, nil
	}
	year, rest, parted := strings.Cut(strings.TrimPrefix(text, "-"), "-")
	b := bound{year: digits(year, 4)}
	if strings.HasPrefix(text, "-") {
		if b.year <= 0 || parted {
			return nil, badEDTF(whole)
		}
		return nil, nil
	}
	if parted {
		month, day, dated := strings.Cut(rest, "-")
		b.month = digits(month, 2)
		if dated {
			b.day = digits(day, 2)
		}
		if b.month < 1 || dated && b.day < 1 {
			return nil, badEDTF(whole)
		}
	}
	if 21 <= b.month && b.month <= 24 && b.day == 0 {
		b = season(b, end)
	}
	date := b.first()
	if end {
		date = b.last()
	}
	if b.month > 12 || !date.Valid() {
		return nil, badEDTF(whole)
	}
	return &date, nil
}

// season gives the first or the last month of a season: spring begins in March.
func season(b bound, end bool) bound {
	first := 3 * (b.month - 20)
	switch {
	case !end:
		return bound{year: b.year, month: first}
	case first == 12:
		return bound{year: b.year + 1, month: 2}
	}
	return bound{year: b.year, month: first + 2}
}

// digits reads a number of exactly so many digits; anything else is -1.
func digits(text string, length int) int {
	n, err := strconv.Atoi(text)
	if err != nil || len(text) != length || strings.Trim(text, "0123456789") != "" {
		return -1
	}
	return n
}

func badEDTF(text string) error {
	return fmt.Errorf("period %q: want EDTF as 2022, 2022-02, 2022-02-12, 2022-21 (spring), 2023-01/2023-06, 2021/.. or ../2022-12", text)
}
