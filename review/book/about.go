package book

import (
	"errors"
	"strconv"
	"strings"

	"statclaim/export"
	"statclaim/review/book/sheets"
)

// about is what a workbook says of itself in 说明.
type about struct {
	step    int64 // of the decisions that it shows, 0 for none
	ruleset string
}

// aboutRows is how far down a sheet is searched for it: 说明 is short, and rows may have been inserted.
const aboutRows = 500

var errEnough = errors.New("enough")

// readAbout searches every sheet, since they may be renamed and in any order. Of several steps the least counts: it hides no conflict.
func readAbout(b *sheets.Book) (about, error) {
	var a about
	for _, s := range b.Sheets {
		n := 0
		_, err := b.Rows(s, func(row *sheets.Row) error {
			if n++; n > aboutRows {
				return errEnough
			}
			if _, claims := readHeader(row); claims {
				return errEnough
			}
			a.take(row)
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			return a, err
		}
	}
	return a, nil
}

// take reads a row that begins with one of the words.
func (a *about) take(row *sheets.Row) {
	for i, cell := range row.Cells[:len(row.Cells)-1] {
		value := strings.TrimSpace(row.Cells[i+1].Text)
		switch strings.TrimSpace(cell.Text) {
		case export.StepLabel:
			if n, err := strconv.ParseInt(value, 10, 64); err == nil && n > 0 && (a.step == 0 || n < a.step) {
				a.step = n
			}
		case export.RulesetLabel:
			if a.ruleset == "" {
				a.ruleset = value
			}
		}
	}
}
