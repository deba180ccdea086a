package book

import (
	"math"
	"strconv"
	"strings"

	"statclaim/export"
	"statclaim/review/book/sheets"
	"statclaim/schema"
)

// same reports whether a cell still shows what the workbook shows of a claim in a column. What saving a workbook again changes makes no
// difference: formats, digits of doubles, texts that became numbers and the other way round, line ends, blanks around.
func same(c *schema.Column, cell sheets.Cell, claim *schema.Claim) bool {
	var v schema.Cell
	c.Read(claim, &v)
	if v.Null {
		return blank(cell)
	}
	switch c.Type {
	case schema.Text:
		if export.BookValues(c.Name) != nil {
			value, known := readWord(c.Name, cell)
			return known && value == v.Text
		}
		return sameText(cell, export.BookText(v.Text))
	case schema.TextList:
		return sameText(cell, export.BookText(strings.Join(v.List, "；")))
	case schema.Int32, schema.Int64:
		return sameText(cell, strconv.FormatInt(v.Int, 10))
	case schema.Bool:
		value, known := readBool(cell)
		return known && value == strconv.FormatBool(v.Bool)
	case schema.Float64:
		d, ok := numberOf(cell)
		return ok && math.Abs(d.Float()-v.Float) <= 1e-9*math.Max(1, math.Abs(v.Float))
	case schema.Date32:
		return cell.Day == v.Date || sameText(cell, v.Date.String())
	case schema.Decimal38:
		if blank(cell) {
			return !export.BookNumber(v.Decimal)
		}
		d, ok := numberOf(cell)
		return ok && d.Equal(v.Decimal)
	}
	return true // times are not held against anything
}

func blank(c sheets.Cell) bool {
	return c.Kind == sheets.Empty || c.Kind == sheets.Text && plainText(c.Text) == ""
}

// sameText compares a cell with the text that the workbook had.
func sameText(c sheets.Cell, want string) bool {
	want = plainText(want)
	switch c.Kind {
	case sheets.Text:
		got := plainText(c.Text)
		return got == want || strings.TrimPrefix(got, "'") == want
	case sheets.Number, sheets.Percent, sheets.Date:
		if c.Text == want || c.Kind == sheets.Date && c.Day.String() == want || c.Kind == sheets.Percent && c.Text+"%" == want {
			return true
		}
		number, ok := plainDecimal(want)
		got, gotOK := numberOf(c)
		return ok && gotOK && got.Equal(number)
	case sheets.Bool:
		return strings.EqualFold(c.Text, want)
	}
	return want == "" && c.Kind == sheets.Empty
}

// readWord reads the value of a closed column, in Chinese or as its code. An empty cell is the value that is shown as nothing.
func readWord(column string, cell sheets.Cell) (value string, known bool) {
	if cell.Kind != sheets.Text && cell.Kind != sheets.Empty {
		return "", false
	}
	word := strings.TrimPrefix(plainText(cell.Text), "'")
	for _, form := range []string{word, folded(word), strings.ToLower(folded(word))} {
		if value, known = export.BookValue(column, form); known {
			return value, true
		}
	}
	return "", false
}

func readBool(c sheets.Cell) (value string, known bool) {
	switch strings.ToLower(folded(c.Text)) {
	case "true", "1", "是":
		return "true", true
	case "false", "0", "否":
		return "false", true
	}
	return "", false
}
