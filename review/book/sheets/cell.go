package sheets

import (
	"strings"

	"statclaim/schema"
)

// Kind is what a cell holds.
type Kind int

// The kinds.
const (
	Empty Kind = iota
	Text
	Number       // Text is plain digits with an optional sign and point
	Percent      // the same, as it is shown: 13.38 of a cell that shows 13.38%
	Date         // Text is the day as far as the format shows it: 2023-05-12, 2023-05 or 2023
	Bool         // TRUE or FALSE
	Error        // #N/A and the like
	Uncalculated // a formula that no program has calculated: openpyxl keeps no values
)

// Cell is one cell with a value. The zero value is an empty cell.
type Cell struct {
	Column int // from 0
	Kind   Kind
	Text   string
	Digits string      // of a Number, Percent or Date: the number in the file, whatever its format shows
	Day    schema.Date // of a Date, and of a whole Number that may be one; else not valid
}

// Row is one row. Cells are in the order of their columns; empty ones are left out.
type Row struct {
	Number int // from 1, as the spreadsheet shows it
	Hidden bool
	Cells  []Cell
}

// At gives the cell of a column.
func (r *Row) At(column int) Cell {
	for _, c := range r.Cells {
		if c.Column == column {
			return c
		}
	}
	return Cell{Column: column}
}

// ColumnName gives the letters of a column that is counted from 0.
func ColumnName(column int) string {
	var name string
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// parseReference reads A1; ok is false for anything else.
func parseReference(s string) (column, row int, ok bool) {
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		if column = 26*column + int(s[i]-'A') + 1; column > maxColumns {
			return 0, 0, false
		}
	}
	digits := s[i:]
	if i == 0 || digits == "" || strings.Trim(digits, "0123456789") != "" || len(digits) > 7 {
		return 0, 0, false
	}
	for _, r := range digits {
		row = 10*row + int(r-'0')
	}
	return column - 1, row, row >= 1 && row <= maxRows
}
