package export

import (
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// textSheet is 原文: the text layer of every document, a paragraph a row, with the code points that it covers.
type textSheet struct {
	book      *workbook
	sheet     *tableSheet
	source    *schema.Column
	title     *schema.Column
	day       *schema.Column
	documents map[string]sheetCell // publication date by source
	text      *schema.Column
}

func newTextSheet(b *workbook) (*textSheet, error) {
	t := &textSheet{book: b, documents: map[string]sheetCell{}}
	find := schema.DocumentsTable.Column
	t.source, t.title, t.day, t.text = find("source"), find("title"), find("published_at"), find("text")
	var err error
	t.sheet, err = newTableSheet(b, sheetText, "texts", 1, []sheetColumn{
		{"", t.source.Header, styleWrap, 16, 36, true},
		{"", t.title.Header, styleWrap, 10, 30, true},
		{"", t.day.Header, styleDate, 12, 12, true},
		{"", "起", styleInteger, 8, 10, true},
		{"", "止", styleInteger, 8, 10, true},
		{"", t.text.Header, styleWrap, 60, 90, true},
	})
	return t, err
}

func (t *textSheet) add(row any) error {
	var cell schema.Cell
	var head []sheetCell
	for _, c := range []*schema.Column{t.source, t.title, t.day} {
		readCell(c, row, &cell)
		shown, err := t.book.show(c, &cell, "")
		if err != nil {
			return err
		}
		head = append(head, shown)
	}
	t.documents[row.(*schema.Document).Source] = head[2]
	readCell(t.text, row, &cell)
	if cell.Null {
		return t.sheet.add(append(head, sheetCell{}, sheetCell{}, sheetCell{}))
	}
	return eachPiece(cell.Text, func(piece string, start, end int) error {
		row := append(head[:len(head):len(head)], sheetCell{value: start}, sheetCell{value: end}, sheetCell{value: t.book.text(piece)})
		return t.sheet.add(row)
	})
}

// published gives the publication date of a document.
func (t *textSheet) published(source string) (sheetCell, error) { return t.documents[source], nil }

// eachPiece calls do for every line of a text that is not blank, and for the parts of a line that no cell could hold, with the code
// points [start, end) that it covers. Line ends belong to no piece.
func eachPiece(text string, do func(piece string, start, end int) error) error {
	start := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		rest := strings.TrimRight(line, "\r\n")
		at := start
		for strings.TrimSpace(rest) != "" {
			size := prefixOfUnits(rest, cellUnits)
			end := at + utf8.RuneCountInString(rest[:size])
			if err := do(rest[:size], at, end); err != nil {
				return err
			}
			rest, at = rest[size:], end
		}
		start += utf8.RuneCountInString(line)
	}
	return nil
}
