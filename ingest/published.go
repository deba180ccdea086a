package ingest

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"statclaim/schema"
)

// published finds the publication date and its basis: the option, the metadata of the format, else a date in the name.
// A date that the text itself states ranks between metadata and name; it is found where the text is read as prose.
func published(name string, metadata, option *schema.Date) (*schema.Date, string) {
	if option != nil {
		date := *option
		return &date, "option"
	}
	if metadata != nil {
		return metadata, "metadata"
	}
	if date := nameDate(filepath.ToSlash(name)); date != nil {
		return date, "url"
	}
	return nil, schema.BasisNone
}

// Dates as file names and front matter write them. findDates checks what stands around them.
var datePatterns = []*regexp.Regexp{
	regexp.MustCompile(`(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})`),
	regexp.MustCompile(`(\d{4})(\d{2})(\d{2})`),
	regexp.MustCompile(`(\d{4})年(\d{1,2})月(\d{1,2})日`),
}

// directoryDates are dates that fill one to three elements of a path: a run's backup-20240131 dates no document.
var directoryDates = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|/)(\d{4})[-/._]?(\d{2})[-/._]?(\d{2})/`), // 20240131, 202401/31, 2024-01/31
	regexp.MustCompile(`(?:^|/)(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})/`),
	regexp.MustCompile(`(?:^|/)(\d{4})年/?(\d{1,2})月/?(\d{1,2})日/`),
}

// nameDate finds the date of a slash-separated path or URL: the only one in its last element, or else the last one that
// its elements spell (…/2024/01/31/page.txt, …/2024-01/31.txt). Two different dates in the last element are a period or a
// revision: none is taken.
func nameDate(name string) *schema.Date {
	dates := findDates(path.Base(name))
	if len(dates) == 1 {
		return &dates[0]
	}
	if len(dates) > 1 {
		return nil
	}
	elements := strings.TrimSuffix(name, path.Ext(name)) + "/"
	for _, pattern := range directoryDates {
		if date := lastDate(elements, pattern); date != nil {
			return date
		}
	}
	return nil
}

func lastDate(elements string, pattern *regexp.Regexp) *schema.Date {
	var last *schema.Date
	for {
		m := pattern.FindStringSubmatchIndex(elements)
		if m == nil {
			return last
		}
		if date, ok := newDate(elements, m); ok {
			last = &date
		}
		elements = elements[m[1]-1:] // the closing slash may open the next one
	}
}

// findDates gives the different dates of a text, in order.
func findDates(text string) []schema.Date {
	var dates []schema.Date
	for _, pattern := range datePatterns {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			date, ok := newDate(text, m)
			if ok && standsAlone(text, m[0], m[1]) && !slices.Contains(dates, date) {
				dates = append(dates, date)
			}
		}
	}
	return dates
}

// standsAlone reports that text[start:end] is no piece of a longer number; a time of day may follow (20240131093000).
func standsAlone(text string, start, end int) bool {
	if start > 0 && isDigit(text[start-1]) {
		return false
	}
	behind := 0
	for end+behind < len(text) && isDigit(text[end+behind]) {
		behind++
	}
	return behind == 0 || behind == 4 || behind == 6
}

// newDate reads the three groups of a match. Years outside 1900 to 2099 are numbers, not years.
func newDate(text string, m []int) (schema.Date, bool) {
	year, _ := strconv.Atoi(text[m[2]:m[3]])
	month, _ := strconv.Atoi(text[m[4]:m[5]])
	day, _ := strconv.Atoi(text[m[6]:m[7]])
	date := schema.Date{Year: year, Month: month, Day: day}
	return date, date.Valid() && year >= 1900 && year <= 2099
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
