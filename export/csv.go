package export

import (
	"io"
	"strconv"
	"strings"

	"statclaim/schema"
)

// separated writes comma-separated values with a header of column names.
type separated struct {
	out     lineWriter
	columns []schema.Column
	end     string
	excel   bool
	field   []byte
}

func newSeparated(w io.Writer, t *schema.Table, excel bool) *separated {
	s := &separated{out: lineWriter{w: w}, columns: t.Columns, end: "\n", excel: excel}
	if excel {
		s.end = "\r\n"
		s.out.buffer = append(s.out.buffer, "\uFEFF"...)
	}
	for i, c := range t.Columns {
		s.separate(i)
		s.out.buffer = append(s.out.buffer, c.Name...)
	}
	s.out.buffer = append(s.out.buffer, s.end...)
	return s
}

func (s *separated) Write(rows ...any) error {
	var cell schema.Cell
	for _, row := range rows {
		for i := range s.columns {
			c := &s.columns[i]
			readCell(c, row, &cell)
			s.separate(i)
			if !cell.Null {
				s.field = s.appendValue(s.field[:0], c.Type, &cell)
				s.out.buffer = appendField(s.out.buffer, s.field)
			}
		}
		s.out.buffer = append(s.out.buffer, s.end...)
		if err := s.out.endLine(); err != nil {
			return err
		}
	}
	return s.out.flush()
}

func (s *separated) Close() error { return s.out.flush() }

func (s *separated) separate(i int) {
	if i > 0 {
		s.out.buffer = append(s.out.buffer, ',')
	}
}

func (s *separated) appendValue(out []byte, t schema.Type, cell *schema.Cell) []byte {
	switch t {
	case schema.Text:
		return s.appendText(out, cell.Text)
	case schema.TextList:
		return s.appendText(out, strings.Join(cell.List, ";"))
	case schema.Int32, schema.Int64:
		return strconv.AppendInt(out, cell.Int, 10)
	case schema.Bool:
		return strconv.AppendBool(out, cell.Bool)
	case schema.Float64:
		return appendFloat(out, cell.Float)
	case schema.Decimal38:
		return cell.Decimal.AppendCanonical(out)
	case schema.Date32:
		return appendDate(out, cell.Date)
	default:
		return appendTime(out, cell.Time)
	}
}

func (s *separated) appendText(out []byte, text string) []byte {
	if s.excel && spreadsheetRewrites(text) {
		out = append(out, '\'')
	}
	return append(out, text...)
}

// appendField appends a field, quoted where RFC 4180 asks for it and where a reader might trim it.
func appendField(out, field []byte) []byte {
	if !needsQuotes(field) {
		return append(out, field...)
	}
	out = append(out, '"')
	for _, b := range field {
		if b == '"' {
			out = append(out, '"')
		}
		out = append(out, b)
	}
	return append(out, '"')
}

func needsQuotes(field []byte) bool {
	if len(field) == 0 {
		return false
	}
	first, last := field[0], field[len(field)-1]
	if first == ' ' || first == '\t' || last == ' ' || last == '\t' {
		return true
	}
	for _, b := range field {
		if b == ',' || b == '"' || b == '\n' || b == '\r' {
			return true
		}
	}
	return false
}

// spreadsheetRewrites reports whether a spreadsheet that opens the text from a CSV file would run it as a formula or show
// something else than the text: fewer digits, a date, a time. Text that starts with an apostrophe counts too, so that dropping one is
// always right.
func spreadsheetRewrites(text string) bool {
	if text == "" || plainNumber(text) {
		return false
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r', '\'':
		return true
	}
	return looksLikeNumber(text)
}

// plainNumber reports whether text is a number that a spreadsheet keeps as it is (but for zeros at the end of its decimals): an
// optional minus, no leading zeros, at most 15 digits.
func plainNumber(text string) bool {
	whole, decimals, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !allDigits(whole) || point && !allDigits(decimals) || len(whole)+len(decimals) > 15 {
		return false
	}
	return len(whole) == 1 || whole[0] != '0'
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// looksLikeNumber reports whether text is made of digits and the signs of numbers, dates and times only, with at least one
// digit, at least one of them first.
func looksLikeNumber(text string) bool {
	return text[0] >= '0' && text[0] <= '9' && strings.Trim(text, "0123456789.,:/-+eE ") == ""
}
