package ingest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// docxWriter writes the paragraphs and tables of the parts of a Word document.
type docxWriter struct {
	lineWriter
	styles docxStyles
	title  string // first paragraph of the style Title

	note       string           // footnote, endnote; "" in the body
	paragraphs int              // of the part, tables aside
	tables     int              // of the part
	open       []*docxParagraph // a text box stands inside a paragraph
	grids      []*docxTable     // a table stands inside a cell
	run        docxRun
}

// docxParagraph is a paragraph under construction. level is -1 for text, else as in docxStyles.
type docxParagraph struct {
	text  strings.Builder
	level int
}

// docxRun is how the text of a run is shown.
type docxRun struct {
	vertical string // superscript, subscript
	hidden   bool
}

// docxTable is a table under construction; a cell is a list of paragraphs.
type docxTable struct {
	rows   [][][]string
	header int
	span   int
	merged bool // the cell goes on with that above
}

// read takes a part in.
func (w *docxWriter) read(r io.Reader, note string) error {
	w.note, w.paragraphs, w.tables = note, 0, 0
	decoder := xml.NewDecoder(r)
	inText := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skippedElement(t) {
				if err := decoder.Skip(); err != nil {
					return err
				}
				continue
			}
			inText = t.Name.Local == "t"
			w.start(t)
		case xml.EndElement:
			inText = false
			w.end(t.Name.Local)
		case xml.CharData:
			if inText {
				w.add(string(t))
			}
		}
	}
}

// skippedElement reports what is not shown: deleted and moved text, field codes, what older programs see, separators of notes.
func skippedElement(t xml.StartElement) bool {
	switch t.Name.Local {
	case "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rPrChange", "pPrChange", "sectPr":
		return true
	case "footnote", "endnote":
		kind := value(t, "type")
		return kind != "" && kind != "normal"
	}
	return false
}

func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// switched reports a property that is on: <w:vanish/> and <w:vanish w:val="1"/>.
func switched(t xml.StartElement) bool {
	v := value(t, "val")
	return v != "0" && v != "false" && v != "off"
}

func (w *docxWriter) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.open = append(w.open, &docxParagraph{level: -1})
	case "pStyle":
		if level, known := w.styles[value(t, "val")]; known && len(w.open) > 0 {
			w.open[len(w.open)-1].level = level
		}
	case "outlineLvl":
		if level, err := strconv.Atoi(value(t, "val")); err == nil && level >= 0 && level < 9 && len(w.open) > 0 {
			w.open[len(w.open)-1].level = level + 1
		}
	case "r":
		w.run = docxRun{}
	case "vertAlign":
		w.run.vertical = value(t, "val")
	case "vanish":
		w.run.hidden = switched(t)
	case "tab":
		w.add("\t")
	case "br", "cr":
		w.add("\n")
	case "noBreakHyphen":
		w.add("-")
	default:
		w.startTable(t)
	}
}

func (w *docxWriter) startTable(t xml.StartElement) {
	if t.Name.Local == "tbl" {
		w.grids = append(w.grids, &docxTable{})
		return
	}
	if len(w.grids) == 0 {
		return
	}
	g := w.grids[len(w.grids)-1]
	switch t.Name.Local {
	case "tr":
		g.rows = append(g.rows, nil)
	case "tblHeader":
		if switched(t) && g.header == len(g.rows)-1 {
			g.header++
		}
	case "tc":
		if len(g.rows) > 0 {
			g.rows[len(g.rows)-1] = append(g.rows[len(g.rows)-1], nil)
		}
		g.span, g.merged = 1, false
	case "gridSpan":
		if n, err := strconv.Atoi(value(t, "val")); err == nil {
			g.span = max(1, min(n, widestSpan))
		}
	case "vMerge":
		g.merged = value(t, "val") != "restart"
	}
}

func (w *docxWriter) add(text string) {
	if len(w.open) == 0 || w.run.hidden {
		return
	}
	if w.run.vertical == "superscript" || w.run.vertical == "subscript" {
		text = raised(text, w.run.vertical == "superscript")
	}
	w.open[len(w.open)-1].text.WriteString(text)
}

func (w *docxWriter) end(name string) {
	switch name {
	case "p":
		w.endParagraph()
	case "r":
		w.run = docxRun{}
	case "tc":
		w.endCell()
	case "tbl":
		w.endTable()
	}
}

func (w *docxWriter) endParagraph() {
	if len(w.open) == 0 {
		return
	}
	p := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	text := strings.Trim(p.text.String(), "\n")
	if len(w.grids) > 0 {
		w.intoCell(text)
		return
	}
	w.paragraphs++
	if strings.TrimSpace(text) == "" {
		return
	}
	prefix := ""
	switch {
	case p.level == 0:
		prefix = "# "
		if w.title == "" {
			w.title = collapse(text)
		}
	case p.level > 0 && w.title != "":
		prefix = strings.Repeat("#", min(p.level+1, 6)) + " "
	case p.level > 0:
		prefix = strings.Repeat("#", min(p.level, 6)) + " "
	}
	if prefix != "" {
		text = collapse(text)
	}
	w.block(prefix+text, w.path("paragraph", w.paragraphs), 2)
}

// path names a paragraph or table of the part.
func (w *docxWriter) path(kind string, number int) string {
	if w.note != "" {
		return fmt.Sprintf("%s %s %d", w.note, kind, number)
	}
	return fmt.Sprintf("%s %d", kind, number)
}

// cell is the innermost open cell, nil where there is none.
func (w *docxWriter) cell() *[]string {
	if len(w.grids) == 0 {
		return nil
	}
	g := w.grids[len(w.grids)-1]
	if len(g.rows) == 0 || len(g.rows[len(g.rows)-1]) == 0 {
		return nil
	}
	row := g.rows[len(g.rows)-1]
	return &row[len(row)-1]
}

func (w *docxWriter) intoCell(text string) {
	if c := w.cell(); c != nil && strings.TrimSpace(text) != "" {
		*c = append(*c, text)
	}
}

// endCell repeats a cell that reaches over several columns or goes on with the one above, where it names something; a number
// is said once.
func (w *docxWriter) endCell() {
	c := w.cell()
	if c == nil {
		return
	}
	g := w.grids[len(w.grids)-1]
	last := len(g.rows) - 1
	if column := len(g.rows[last]) - 1; g.merged && last > 0 && column < len(g.rows[last-1]) && len(*c) == 0 {
		*c = unlessNumber(g.rows[last-1][column])
	}
	again := *c
	if last > 0 { // the first row names the columns
		again = unlessNumber(*c)
	}
	for range g.span - 1 {
		g.rows[last] = append(g.rows[last], again)
	}
}

func unlessNumber(cell []string) []string {
	for _, p := range cell {
		if strings.ContainsAny(p, "0123456789０１２３４５６７８９") {
			return nil
		}
	}
	return cell
}

func (w *docxWriter) endTable() {
	if len(w.grids) == 0 {
		return
	}
	g := w.grids[len(w.grids)-1]
	w.grids = w.grids[:len(w.grids)-1]
	if len(w.grids) > 0 { // inside a cell: its text is the cell's
		for _, row := range g.rows {
			for _, cell := range row {
				w.intoCell(strings.Join(cell, " "))
			}
		}
		return
	}
	w.tables++
	path := w.path("table", w.tables)
	rows, data := g.lines()
	if data {
		w.block(tableLines(rows, g.header), path, 2)
		return
	}
	for _, row := range g.rows {
		for _, cell := range row {
			for _, paragraph := range cell {
				w.block(paragraph, path, 2)
			}
		}
	}
}

// lines gives the cells of a table in one line each; data is false for a table that only lays out text.
func (g *docxTable) lines() (rows [][]string, data bool) {
	columns, longest := 0, 0
	for _, row := range g.rows {
		var cells []string
		for _, cell := range row {
			text := strings.Join(cell, " ")
			cells = append(cells, text)
			longest = max(longest, len([]rune(text)))
		}
		rows = append(rows, cells)
		columns = max(columns, len(row))
	}
	return rows, len(rows) > 1 && columns > 1 && longest <= longestCell
}
