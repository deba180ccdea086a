package book

import (
	"strings"

	"golang.org/x/text/width"

	"statclaim/export"
	"statclaim/review/book/sheets"
)

// Names of the columns of a workbook that are no columns of claims.
const (
	columnConclusion  = "conclusion"
	columnErrorType   = "error_type"
	columnNote        = "note"
	columnFixedValue  = "corrected_value"
	columnFixedUnit   = "corrected_unit"
	columnFixedPeriod = "corrected_period"
)

// columnNames leads from every header that a workbook may have, in one language or both, to the name of the column.
var columnNames = func() map[string]string {
	names := map[string]string{}
	for _, c := range export.BookColumns() {
		for _, header := range []string{c.Name, c.Header, c.Header + " " + c.Name} {
			names[plainHeader(header)] = c.Name
		}
	}
	return names
}()

// plainHeader is a header without regard to case, width and white space.
func plainHeader(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(width.Fold.String(s)), " "))
}

// layout says where the columns of claims stand below a header.
type layout struct {
	at      map[string]int // look-up: column name to place
	columns []column       // in the order of the sheet
	twice   []column       // that repeat one further left
}

// column is a column with its header as it is printed.
type column struct {
	name, header string
	place        int
}

// readHeader reads a row as the header of claims; ok is false where it is none: it has to name claim_id and two more columns.
func readHeader(row *sheets.Row) (l layout, ok bool) {
	l.at = map[string]int{}
	for _, cell := range row.Cells {
		if cell.Kind != sheets.Text {
			continue
		}
		name, known := columnNames[plainHeader(cell.Text)]
		if !known {
			continue
		}
		c := column{name, strings.Join(strings.Fields(cell.Text), " "), cell.Column}
		if _, there := l.at[name]; there {
			l.twice = append(l.twice, c)
			continue
		}
		l.at[name] = cell.Column
		l.columns = append(l.columns, c)
	}
	return l, l.has("claim_id") && len(l.columns) >= 3
}

func (l *layout) has(name string) bool {
	_, there := l.at[name]
	return there
}
