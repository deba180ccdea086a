package export

import (
	"fmt"
	"slices"
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
	day       *schema.Column // published_at
	text      *schema.Column
	documents map[string]*textPlaces // by source
}

// textPlaces is where the pieces of a document stand.
type textPlaces struct {
	published sheetCell
	starts    []int32 // first code point of each piece
	rows      []int32 // row of each in its sheet
	parts     []partOf
}

// partOf says from which piece on a document stands in a part of the sheet.
type partOf struct{ piece, part int }

func newTextSheet(b *workbook) (*textSheet, error) {
	t := &textSheet{book: b, documents: map[string]*textPlaces{}}
	find := schema.DocumentsTable.Column
	t.source, t.title, t.day, t.text = find("source"), find("title"), find("published_at"), find("text")
	var err error
	t.sheet, err = newTableSheet(b, sheetText, "texts", 1, []sheetColumn{
		{t.source.Name, t.source.Header, styleWrap, 16, 36, true},
		{t.title.Name, t.title.Header, styleWrap, 10, 30, true},
		{t.day.Name, t.day.Header, styleDate, 12, 12, true},
		{"start", "起", styleInteger, 8, 10, true},
		{"end", "止", styleInteger, 8, 10, true},
		{t.text.Name, t.text.Header, styleWrap, 60, 90, true},
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
	places := &textPlaces{published: head[2]}
	t.documents[row.(*schema.Document).Source] = places
	readCell(t.text, row, &cell)
	if cell.Null {
		places.add(t.sheet, 0)
		return t.sheet.add(append(head, sheetCell{}, sheetCell{}, sheetCell{}))
	}
	return eachPiece(cell.Text, func(piece string, start, end int) error {
		places.add(t.sheet, start)
		row := append(head[:len(head):len(head)], sheetCell{value: start}, sheetCell{value: end}, sheetCell{value: t.book.text(piece)})
		return t.sheet.add(row)
	})
}

// add notes where the piece that is added next will stand.
func (p *textPlaces) add(sheet *tableSheet, start int) {
	part, row := sheet.place()
	if n := len(p.parts); n == 0 || p.parts[n-1].part != part {
		p.parts = append(p.parts, partOf{len(p.starts), part})
	}
	p.starts, p.rows = append(p.starts, int32(start)), append(p.rows, int32(row))
}

// find gives the part and the row of the piece that holds a code point; ok is false in a document without a row.
func (p *textPlaces) find(at int64) (part, row int, ok bool) {
	after, _ := slices.BinarySearchFunc(p.starts, at, func(start int32, at int64) int {
		if int64(start) <= at {
			return -1
		}
		return 1
	})
	piece := max(0, after-1)
	if piece >= len(p.rows) {
		return 0, 0, false
	}
	for _, of := range p.parts {
		if of.piece <= piece {
			part = of.part
		}
	}
	return part, int(p.rows[piece]), true
}

// link gives a cell that leads to the row of a claim's number. It is a formula, of which a sheet may have any number, where the
// links proper end at 65,530; its value is the row.
func (t *textSheet) link(claim *schema.Claim) (sheetCell, error) {
	places, known := t.documents[claim.Source]
	if !known {
		return sheetCell{}, nil
	}
	part, row, ok := places.find(claim.NumberStart)
	if !ok {
		return sheetCell{}, nil
	}
	name := t.sheet.partName(part)
	style, err := t.book.styles.linkTo(name)
	return sheetCell{value: row, style: style, formula: fmt.Sprintf(`HYPERLINK("#'%s'!F%d",%d)`, name, row, row)}, err
}

// published gives the publication date of a document.
func (t *textSheet) published(source string) (sheetCell, error) {
	places, known := t.documents[source]
	if !known {
		return sheetCell{}, nil
	}
	return places.published, nil
}

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
