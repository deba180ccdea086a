package sheets

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Merge is a range of cells that are shown as one; the first holds the value. Columns count from 0, rows from 1, both ends included.
type Merge struct{ FirstColumn, FirstRow, LastColumn, LastRow int }

// Rows hands on the rows of a sheet that hold something, in the order of the file. The row is valid until do returns.
func (b *Book) Rows(s Sheet, do func(*Row) error) ([]Merge, error) {
	r := rowReader{book: b, do: do}
	err := b.read(s.part, r.read)
	if err != nil {
		err = fmt.Errorf("sheet %s: %w", s.Name, err)
	}
	return r.merges, err
}

// rowReader reads the part of a sheet.
type rowReader struct {
	book   *Book
	part   *part
	do     func(*Row) error
	row    Row
	column int // of the next cell without a reference
	merges []Merge
}

func (r *rowReader) read(p *part) error {
	r.part = p
	return p.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			return r.readRow(e)
		case "mergeCell":
			return r.addMerge(attribute(e, "ref"))
		case "worksheet", "sheetData", "mergeCells":
			return nil
		}
		return p.skip()
	})
}

func (r *rowReader) addMerge(ref string) error {
	first, last, found := strings.Cut(ref, ":")
	if !found {
		last = first
	}
	var m Merge
	var ok1, ok2 bool
	m.FirstColumn, m.FirstRow, ok1 = parseReference(first)
	m.LastColumn, m.LastRow, ok2 = parseReference(last)
	if !ok1 || !ok2 || len(r.merges) == maxMerges {
		return nil // nothing that it covers is read
	}
	r.merges = append(r.merges, m)
	return nil
}

func (r *rowReader) readRow(e xml.StartElement) error {
	number := r.row.Number + 1
	if given, err := strconv.Atoi(attribute(e, "r")); err == nil {
		number = given
	}
	if number < 1 || number > maxRows {
		return r.part.fail(fmt.Errorf("row %d: want 1 to %d", number, maxRows))
	}
	r.row = Row{Number: number, Hidden: isTrue(attribute(e, "hidden")), Cells: r.row.Cells[:0]}
	r.column = 0
	err := r.part.inside(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return r.part.skip()
		}
		return r.readCell(e)
	}, func(xml.CharData) error { return nil })
	if err != nil || len(r.row.Cells) == 0 {
		return err
	}
	r.inOrder()
	return r.do(&r.row)
}

func (r *rowReader) readCell(e xml.StartElement) error {
	column := r.column
	if ref := attribute(e, "r"); ref != "" {
		given, _, ok := parseReference(ref)
		if !ok {
			return r.part.fail(fmt.Errorf("cell %.20q of row %d: want A1 to XFD1048576", ref, r.row.Number))
		}
		column = given
	}
	if column >= maxColumns {
		return r.part.fail(fmt.Errorf("row %d has more than %d cells", r.row.Number, maxColumns))
	}
	r.column = column + 1
	v, err := r.readValue()
	if err != nil {
		return err
	}
	cell := Cell{Column: column}
	switch kind := attribute(e, "t"); {
	case v.hasInline && kind == "inlineStr":
		cell.Kind, cell.Text = Text, v.inline
	case v.hasFormula && !v.hasValue:
		cell.Kind = Uncalculated
	default:
		cell.take(kind, v.value, r.book, r.format(attribute(e, "s")))
	}
	if cell.Kind != Empty && !(cell.Kind == Text && cell.Text == "") {
		if len(r.row.Cells) == maxColumns {
			return r.part.fail(fmt.Errorf("row %d has more than %d cells", r.row.Number, maxColumns))
		}
		r.row.Cells = append(r.row.Cells, cell)
	}
	return nil
}

// inOrder puts the cells in the order of their columns and drops all but the last of those in one place.
func (r *rowReader) inOrder() {
	cells := r.row.Cells
	byColumn := func(a, b Cell) int { return a.Column - b.Column }
	if !slices.IsSortedFunc(cells, byColumn) {
		slices.SortStableFunc(cells, byColumn)
	}
	kept := cells[:0]
	for _, c := range cells {
		if n := len(kept); n > 0 && kept[n-1].Column == c.Column {
			kept[n-1] = c
			continue
		}
		kept = append(kept, c)
	}
	r.row.Cells = kept
}

// cellValue is what stands in a cell.
type cellValue struct {
	value, inline                   string
	hasValue, hasInline, hasFormula bool
}

func (r *rowReader) readValue() (v cellValue, err error) {
	err = r.part.inside(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			v.value, err = r.part.text()
			v.hasValue = true
			return err
		case "is":
			v.inline, err = r.part.rich()
			v.hasInline = true
			return err
		}
		v.hasFormula = v.hasFormula || e.Name.Local == "f"
		return r.part.skip()
	}, func(xml.CharData) error { return nil })
	return v, err
}

func (r *rowReader) format(style string) format {
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(r.book.formats) {
		return format{}
	}
	return r.book.formats[n]
}

// take reads a value by the type of its cell.
func (c *Cell) take(kind, value string, b *Book, f format) {
	if value == "" && kind != "str" {
		return
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(b.shared) {
			c.Kind, c.Text = Error, "#REF!"
			return
		}
		c.Kind, c.Text = Text, b.shared[n]
	case "str", "inlineStr":
		c.Kind, c.Text = Text, unescape(value)
	case "b":
		c.Kind, c.Text = Bool, "FALSE"
		if isTrue(strings.TrimSpace(value)) {
			c.Text = "TRUE"
		}
	case "e":
		c.Kind, c.Text = Error, value
	case "d":
		c.takeISO(value, f)
	default:
		c.takeNumber(value, b.from04, f)
	}
}

func (c *Cell) takeISO(value string, f format) {
	d, ok := isoDay(value)
	if !ok {
		c.Kind, c.Text = Text, value
		return
	}
	c.Kind, c.Text, c.Day = Date, f.shown(d), d
}

func (c *Cell) takeNumber(value string, from04 bool, f format) {
	digits, ok := typed(value)
	if !ok {
		c.Kind, c.Text = Text, value
		return
	}
	d, ok := day(digits, from04)
	c.Kind, c.Text, c.Digits = Number, digits, digits
	if ok {
		c.Day = d
	}
	if ok && f.date() {
		c.Kind, c.Text = Date, f.shown(d)
		return
	}
	if f.percent {
		c.Kind, c.Text = Percent, hundredfold(digits)
	}
}
