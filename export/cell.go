package export

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"statclaim/schema"
)

// readCell reads a column of a row and makes its text valid UTF-8. The list of the cell may be the row's own: it is never written to.
func readCell(c *schema.Column, row any, cell *schema.Cell) {
	c.Read(row, cell)
	if cell.Null {
		return
	}
	switch c.Type {
	case schema.Text:
		cell.Text = validText(cell.Text)
	case schema.TextList:
		cell.List = validList(cell.List)
	}
}

func validText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

func validList(list []string) []string {
	for i, s := range list {
		if utf8.ValidString(s) {
			continue
		}
		fixed := append([]string(nil), list...)
		for j := i; j < len(fixed); j++ {
			fixed[j] = validText(fixed[j])
		}
		return fixed
	}
	return list
}

// appendDate appends YYYY-MM-DD.
func appendDate(out []byte, d schema.Date) []byte {
	if d.Year < 0 || d.Year > 9999 {
		return append(out, d.String()...)
	}
	digits := func(n int) { out = append(out, byte('0'+n/10), byte('0'+n%10)) }
	digits(d.Year / 100)
	digits(d.Year % 100)
	out = append(out, '-')
	digits(d.Month)
	out = append(out, '-')
	digits(d.Day)
	return out
}

// appendTime appends RFC 3339 in UTC, to the microsecond, as the columns store it.
func appendTime(out []byte, t time.Time) []byte {
	return t.UTC().Truncate(time.Microsecond).AppendFormat(out, "2006-01-02T15:04:05.999999Z")
}

// appendFloat appends the shortest digits that read back as the same float64, the way encoding/json does.
func appendFloat(out []byte, f float64) []byte {
	abs := f
	if abs < 0 {
		abs = -abs
	}
	if abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		out = strconv.AppendFloat(out, f, 'e', -1, 64)
		if n := len(out); out[n-4] == 'e' && out[n-3] == '-' && out[n-2] == '0' { // e-09 is e-9
			out = append(out[:n-2], out[n-1])
		}
		return out
	}
	return strconv.AppendFloat(out, f, 'f', -1, 64)
}
