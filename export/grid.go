package export

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// grid is a small sheet that is laid out in any order and written at the end. It goes through the stream writer, which unlike
// SetCellFormula keeps the value of a formula as the number that it is.
type grid struct {
	book   *workbook
	sheet  string
	widths []float64
	rows   []gridRow // of the sheet, from its first
	merged [][2]string
	charts []gridChart
	panes  *excelize.Panes
	scale  uint  // percent that it prints at, over as many pages as it takes; 0 fits it to the width of one
	breaks []int // rows that a printed page begins with, where scale is set
	err    error
}

type gridRow struct {
	cells  []any
	height float64 // points, 0 for a line
}

type gridChart struct {
	cell  string
	chart *excelize.Chart
}

func (g *grid) do(err error) {
	if g.err == nil {
		g.err = err
	}
}

// put writes a cell in a named style; row and column count from 1.
func (g *grid) put(row, column int, style string, value any) {
	id, err := g.book.styles.style(style)
	g.do(err)
	g.place(row, column, excelize.Cell{StyleID: id, Value: value})
}

func (g *grid) place(row, column int, cell excelize.Cell) {
	if text, ok := cell.Value.(string); ok {
		cell.Value, _ = cellText(validText(text))
	}
	g.reach(row)
	cells := &g.rows[row-1].cells
	for len(*cells) < column {
		*cells = append(*cells, nil)
	}
	(*cells)[column-1] = cell
}

func (g *grid) reach(row int) {
	for len(g.rows) < row {
		g.rows = append(g.rows, gridRow{})
	}
}

// line writes a text from a column across some more.
func (g *grid) line(row, column, last int, style, text string) {
	g.put(row, column, style, text)
	g.merged = append(g.merged, [2]string{cellName(row, column), cellName(row, last)})
	total := 0.0
	for _, w := range g.widths[column-1 : last] {
		total += w
	}
	switch style {
	case styleTitle:
		g.rows[row-1].height = 30
	case styleSection:
		g.rows[row-1].height = 22
	default:
		g.tall(row, displayLines(text, total))
	}
}

// tall gives a row the height of some lines, if it has less.
func (g *grid) tall(row, lines int) {
	g.reach(row)
	g.rows[row-1].height = max(g.rows[row-1].height, min(float64(lines)*lineHeight+3, 400))
}

// write streams the sheet, which stands and is empty.
func (g *grid) write() error {
	if g.err != nil {
		return g.err
	}
	f := g.book.file
	if err := setUpPage(f, g.sheet, 0); err != nil {
		return err
	}
	if g.scale > 0 {
		if err := g.scaleDown(); err != nil {
			return err
		}
	}
	height := plainRow // by which excelize finds the row that a chart ends in
	if err := f.SetSheetProps(g.sheet, &excelize.SheetPropsOptions{DefaultRowHeight: &height}); err != nil {
		return err
	}
	hidden := false
	if err := f.SetSheetView(g.sheet, 0, &excelize.ViewOptions{ShowGridLines: &hidden}); err != nil {
		return err
	}
	stream, err := f.NewStreamWriter(g.sheet)
	if err != nil {
		return err
	}
	if err := g.writeRows(stream); err != nil {
		return err
	}
	for _, c := range g.charts {
		if err := f.AddChart(g.sheet, c.cell, c.chart); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// scaleDown gives the fitting up: a page that is fitted ignores breaks.
func (g *grid) scaleDown() error {
	fitted := false
	if err := g.book.file.SetSheetProps(g.sheet, &excelize.SheetPropsOptions{FitToPage: &fitted}); err != nil {
		return err
	}
	if err := g.book.file.SetPageLayout(g.sheet, &excelize.PageLayoutOptions{AdjustTo: &g.scale}); err != nil {
		return err
	}
	for _, row := range g.breaks {
		if err := g.book.file.InsertPageBreak(g.sheet, cellName(row, 1)); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) writeRows(stream *excelize.StreamWriter) error {
	for i, w := range g.widths {
		if err := stream.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if g.panes != nil {
		if err := stream.SetPanes(g.panes); err != nil {
			return err
		}
	}
	for i, row := range g.rows {
		height := row.height
		if height == 0 {
			height = plainRow
		}
		if err := stream.SetRow("A"+strconv.Itoa(i+1), row.cells, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	for _, m := range g.merged {
		if err := stream.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return nil
}

func cellName(row, column int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // of a sheet that we lay out ourselves
	return name
}

// absolute gives the reference to cells of a sheet as charts want it.
func absolute(sheet string, row, column, lastRow, lastColumn int) string {
	first, _ := excelize.CoordinatesToCellName(column, row, true)
	last, _ := excelize.CoordinatesToCellName(lastColumn, lastRow, true)
	if first == last {
		return "'" + sheet + "'!" + first
	}
	return "'" + sheet + "'!" + first + ":" + last
}

// formatted makes the style of a table's number that is shown by a format in its stored form; fill is a color or "".
func (b *styleBook) formatted(code, fill string) (int, error) {
	name := "format " + fill + " " + code
	if id, made := b.named[name]; made {
		return id, nil
	}
	s := bodyStyle("right", false)
	s.CustomNumFmt = &code
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := b.file.NewStyle(s)
	b.named[name] = id
	return id, err
}
