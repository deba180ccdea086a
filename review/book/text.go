package book

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"statclaim/review/book/sheets"
	"statclaim/schema"
)

// plainText is a text without what saving it again may change: line ends, blanks around it, and the apostrophe by which some programs
// mark a text.
func plainText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' })
}

// folded is a short text as it is compared with words and numbers: half width, no blanks around it.
func folded(s string) string { return plainText(width.Fold.String(s)) }

var thousands = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$`)

// plainDecimal reads digits with a sign, a point and marks of thousands, in any width.
func plainDecimal(s string) (schema.Decimal, bool) {
	s = strings.TrimPrefix(folded(s), "'")
	if thousands.MatchString(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	s = strings.NewReplacer("−", "-", "﹣", "-").Replace(strings.TrimPrefix(s, "+"))
	d, err := schema.ParseDecimal(s)
	return d, err == nil
}

// numberOf is the number in a cell, whatever its format shows.
func numberOf(c sheets.Cell) (schema.Decimal, bool) {
	if c.Kind == sheets.Text {
		return plainDecimal(c.Text)
	}
	d, err := schema.ParseDecimal(c.Digits)
	return d, err == nil
}

// shownText is what a reader sees in a cell, nearly.
func shownText(c sheets.Cell) string {
	switch c.Kind {
	case sheets.Percent:
		return c.Text + "%"
	case sheets.Uncalculated:
		return "a formula without a value"
	}
	return c.Text
}

// isNothing reports a word by which a reviewer says that there is none.
func isNothing(s string) bool {
	switch strings.ToLower(folded(s)) {
	case "无", "空", "null", "none", "-", "—", "——":
		return true
	}
	return false
}
