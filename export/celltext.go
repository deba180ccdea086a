package export

import (
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"statclaim/schema"
)

const (
	cellUnits = 32_767 // UTF-16 units that a cell holds
	cutMark   = "…（过长，已截断）"
)

// cellText makes a text fit for a cell: line ends are LF, control characters are shown by their Unicode pictures (␀), characters that
// turn the direction of writing, and with it the digits of a number, by ␦, and what a cell cannot hold is cut off visibly. cut
// tells that. Characters without width stay: they show nothing that is not there.
func cellText(s string) (shown string, cut bool) {
	if strings.ContainsFunc(s, needsPicture) {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		s = strings.Map(picture, s)
	}
	if len(s) <= cellUnits {
		return s, false
	}
	end := prefixOfUnits(s, cellUnits)
	if end == len(s) {
		return s, false
	}
	return s[:prefixOfUnits(s, cellUnits-utf8.RuneCountInString(cutMark))] + cutMark, true
}

func needsPicture(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == 0xFFFE || r == 0xFFFF || turns(r)
}

// turns reports whether r embeds, overrides or isolates a direction of writing (UAX #9).
func turns(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func picture(r rune) rune {
	switch {
	case !needsPicture(r):
		return r
	case r < ' ':
		return 0x2400 + r
	case r == 0x7F:
		return 0x2421
	case turns(r):
		return 0x2426
	}
	return utf8.RuneError
}

// prefixOfUnits gives the length in bytes of the longest prefix of s that has at most n UTF-16 units.
func prefixOfUnits(s string, n int) int {
	for i, r := range s {
		n--
		if r > 0xFFFF {
			n--
		}
		if n < 0 {
			return i
		}
	}
	return len(s)
}

// displayUnits is the width of the longest line of a text in the unit of column widths, digits of the standard font.
func displayUnits(s string) float64 {
	widest, line := 0.0, 0.0
	for _, r := range s {
		if r == '\n' {
			line = 0
			continue
		}
		line += runeUnits(r)
		widest = max(widest, line)
	}
	return widest
}

func runeUnits(r rune) float64 {
	if r < utf8.RuneSelf {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 1.75
	}
	return 1.2
}

// displayLines is the number of lines that a wrapped text takes in a column of a width.
func displayLines(s string, columnWidth float64) int {
	lines := 0
	for line := range strings.SplitSeq(s, "\n") {
		lines += max(1, int(math.Ceil(displayUnits(line)/max(1, columnWidth-1.5))))
	}
	return lines
}

// spreadsheetNumber gives a decimal as the float64 that a spreadsheet keeps; ok is false when it keeps fewer digits than there are.
func spreadsheetNumber(d schema.Decimal) (number float64, ok bool) {
	digits := strings.TrimLeft(strings.Replace(strings.TrimPrefix(d.Canonical(), "-"), ".", "", 1), "0")
	return d.Float(), len(strings.TrimRight(digits, "0")) <= 15
}

// serialDay gives the number of a day in a spreadsheet. ok is false before March 1900: a spreadsheet has no such days, or counts
// one too many.
func serialDay(d schema.Date) (days int, ok bool) {
	const epoch = 25569 // of 1970-01-01
	days = int(d.Days()) + epoch
	return days, days >= 61
}
