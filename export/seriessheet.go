package export

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// The columns of 指标序列 in front of the periods.
const (
	seriesIndicator = iota + 1
	seriesSubject
	seriesPlace
	seriesMeasure
	seriesUnit
	seriesFirst // period
)

const (
	seriesHeader  = 5 // row
	periodWidth   = 13.0
	periodsOnPage = 10
	conflictFill  = "FFE699"
	conflictsTold = 40
)

// write chooses the panel and writes the sheet.
func (s *seriesSheet) write() error {
	s.panel = newPanel(s.rows)
	s.rows = nil
	g := &grid{book: s.book, sheet: sheetSeries, widths: []float64{26, 18, 14, 16, 9}}
	for range s.panel.periods {
		g.widths = append(g.widths, periodWidth)
	}
	for len(g.widths) < seriesFirst+periodsOnPage-1 {
		g.widths = append(g.widths, periodWidth) // room for the text above
	}
	last := seriesFirst + periodsOnPage - 1
	g.line(1, 1, last, styleTitle, sheetSeries)
	if len(s.panel.groups) == 0 {
		g.line(2, 1, last, styleProse, "没有哪个指标有两个时期或两个地点的数值，无序列可列。")
		return g.write()
	}
	g.line(2, 1, last, styleProse, "有两个以上时期，或同一时期有两个以上地点的指标：一行一个主体和地点，一列一个时期，时期多的在前。数值取自写出时的“"+sheetData+"”，不是公式：以后在那里所作的修正不会到这里来。")
	g.line(3, 1, last, styleProse, s.legend())
	end := s.writePanel(g)
	next := s.writeConflicts(g, end+2, last)
	s.writeCharts(g, end+1, next+1, last)
	g.scale = 62 // some periodsOnPage periods on a page
	g.panes = frozen(seriesMeasure, seriesHeader+1)
	if err := g.write(); err != nil {
		return err
	}
	return s.namePrinted(g, end)
}

// namePrinted prints the panel, to its last row, on as many pages as its periods take, and what is below on pages of its own.
func (s *seriesSheet) namePrinted(g *grid, end int) error {
	area := absolute(sheetSeries, 1, 1, end, len(g.widths))
	if len(g.rows) > end {
		area += "," + absolute(sheetSeries, end+1, 1, len(g.rows), seriesFirst+periodsOnPage-1)
	}
	if err := s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: sheetSeries}); err != nil {
		return err
	}
	titles := fmt.Sprintf("'%s'!$A:$E,'%s'!$%d:$%d", sheetSeries, sheetSeries, seriesHeader, seriesHeader)
	return s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheetSeries})
}

// frozen keeps what is above and left of a cell in sight.
func frozen(column, row int) *excelize.Panes {
	corner := cellName(row, column)
	return &excelize.Panes{Freeze: true, XSplit: column - 1, YSplit: row - 1, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}}}
}

func (s *seriesSheet) legend() string {
	text := "约、超、不足、≥、≤、多：原文不是确数。底色：同格另有不同数值，列在表下。驳回的主张不列。"
	for _, note := range s.notes() {
		text += note
	}
	return text
}

// writePanel writes the rows and gives the last.
func (s *seriesSheet) writePanel(g *grid) int {
	s.writeHeader(g, seriesHeader)
	row := seriesHeader
	for _, group := range s.panel.groups {
		for _, r := range group.rows {
			row++
			texts := []string{group.indicator(), r.subject, r.place, group.measureLabel(), group.unit()}
			for i, text := range texts {
				g.put(row, i+1, styleWrap, text)
				g.tall(row, displayLines(text, g.widths[i]))
			}
			s.writeCells(g, row, r, s.panel.periods, seriesFirst)
		}
	}
	return row
}

func (s *seriesSheet) writeHeader(g *grid, row int) {
	for i, column := range []string{"indicator", "subject", "place", "measure", "unit"} {
		name := s.book.summary.header(column)
		if column == "measure" {
			name = "口径"
		}
		g.put(row, i+1, styleHeader, name)
	}
	s.writePeriods(g, row, s.panel.periods)
}

func (s *seriesSheet) writePeriods(g *grid, row int, periods []span) {
	for i, p := range periods {
		g.put(row, seriesFirst+i, styleHeader, p.label())
		g.tall(row, displayLines(p.label(), periodWidth))
	}
}

// writeCells writes the values of a row that belong to some periods; the other cells are empty.
func (s *seriesSheet) writeCells(g *grid, row int, r *panelRow, periods []span, column int) {
	for i := range periods {
		g.put(row, column+i, styleText, nil)
	}
	format := formatOfRow(r.seriesRow)
	for _, c := range r.cells {
		at := indexOfSpan(periods, c.span)
		if at < 0 {
			continue
		}
		fill := ""
		if c.others > 0 {
			fill = conflictFill
		}
		style, err := s.book.styles.formatted(format.code(c.decimals, c.qualifier), fill)
		g.do(err)
		g.place(row, column+at, excelize.Cell{StyleID: style, Value: c.value})
	}
}

// writeConflicts lists the cells that have another value as well, and gives the row behind.
func (s *seriesSheet) writeConflicts(g *grid, row, last int) int {
	told, untold := row, 0
	for _, group := range s.panel.groups {
		for _, r := range group.rows {
			for _, c := range r.cells {
				switch {
				case c.others == 0 || !s.panel.shows(c):
				case told-row == conflictsTold:
					untold++
				default:
					g.line(told+1, 1, last, styleProse, conflictText(group, r, c))
					told++
				}
			}
		}
	}
	if told == row {
		return row
	}
	g.line(row, 1, last, styleSection, "同格的不同数值")
	told++
	if untold > 0 {
		g.line(told, 1, last, styleProse, fmt.Sprintf("另有 %d 格，见底色。", untold))
		told++
	}
	return told + 1
}

func conflictText(group *panelGroup, r *panelRow, c seriesCell) string {
	text := group.indicator()
	for _, part := range []string{r.place, r.subject, group.measureLabel(), c.label()} {
		if part != "" {
			text += "，" + part
		}
	}
	text += fmt.Sprintf("：列出 %s，另有 %s", shortNumber(c.value), shortNumber(c.other))
	if c.others > 1 {
		text += fmt.Sprintf(" 等 %d 个", c.others)
	}
	return text + "（" + group.unit() + "）"
}

func shortNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
