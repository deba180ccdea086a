package export

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

const (
	sheetRows  = 1_048_575 // below the header
	sheetBytes = 3 << 30   // of XML, roughly: beyond 4 GiB a workbook needs ZIP64, which not every reader has
	sampleSize = 500       // rows that the widths of columns are taken from
)

// sheetColumn is one column of a streamed sheet.
type sheetColumn struct {
	name     string // in the other formats
	header   string
	style    string  // of cells that have none of their own
	min, max float64 // width
	printed  bool
}

// sheetCell is a value with a style, or with the style of its column if that is 0. A nil value is an empty cell.
type sheetCell struct {
	value any // nil, string (fit for a cell), int, int64, float64, bool
	style int
}

// tableSheet streams a table of any length: an Excel table with filters, header and first columns frozen. The rows beyond the
// limit of a sheet go on in a second one, and so on.
type tableSheet struct {
	book     *workbook
	name     string
	table    string // name of the Excel table; the second gets a 2
	columns  []sheetColumn
	frozen   int // columns
	parts    []sheetPart
	sample   [][]sheetCell
	sampled  bool
	widths   []float64
	styles   []int
	rows     int // in the open part
	bytes    int64
	cells    []any
	rowTotal int
}

type sheetPart struct {
	name   string
	table  string
	stream *excelize.StreamWriter
	rows   int
}

func newTableSheet(book *workbook, name, table string, frozen int, columns []sheetColumn) (*tableSheet, error) {
	s := &tableSheet{book: book, name: name, table: table, columns: columns, frozen: frozen}
	for _, c := range columns {
		id, err := book.styles.style(c.style)
		if err != nil {
			return nil, err
		}
		s.styles = append(s.styles, id)
		s.widths = append(s.widths, max(c.min, displayUnits(c.header)+4)) // room for the button of the filter
	}
	_, err := book.file.NewSheet(name)
	return s, err
}

// add takes a row. The first rows wait until the widths of the columns are known.
func (s *tableSheet) add(row []sheetCell) error {
	if s.sampled {
		return s.put(row)
	}
	s.sample = append(s.sample, row)
	if len(s.sample) < sampleSize {
		return nil
	}
	return s.endSample()
}

func (s *tableSheet) endSample() error {
	if s.sampled {
		return nil
	}
	s.sampled = true
	for _, row := range s.sample {
		for i, cell := range row {
			s.widths[i] = max(s.widths[i], min(s.columns[i].max, cellUnitsOf(cell)+2))
		}
	}
	if err := s.startPart(); err != nil {
		return err
	}
	for _, row := range s.sample {
		if err := s.put(row); err != nil {
			return err
		}
	}
	s.sample = nil
	return nil
}

func (s *tableSheet) put(row []sheetCell) error {
	if s.rows == s.book.sheetRows || s.bytes > sheetBytes {
		if err := s.startPart(); err != nil {
			return err
		}
	}
	s.rows++
	s.rowTotal++
	s.cells = s.cells[:0]
	lines := 1
	for i, cell := range row {
		if cell.style == 0 {
			cell.style = s.styles[i]
		}
		text, isText := cell.value.(string)
		if isText && (s.columns[i].style == styleWrap || s.columns[i].style == styleRight) {
			lines = max(lines, displayLines(text, s.widths[i]))
		}
		if isText && text == "" {
			cell.value = nil
		}
		s.bytes += int64(len(text)) + 50
		s.cells = append(s.cells, excelize.Cell{StyleID: cell.style, Value: cell.value})
	}
	part := &s.parts[len(s.parts)-1]
	part.rows = s.rows
	height := min(float64(lines)*lineHeight+3, 400)
	return part.stream.SetRow("A"+strconv.Itoa(s.rows+1), s.cells, excelize.RowOpts{Height: height})
}

// startPart opens a sheet: the one that was made at the beginning, or a new one beside the last.
func (s *tableSheet) startPart() error {
	part := sheetPart{name: s.name, table: s.table}
	if n := len(s.parts) + 1; n > 1 {
		part.name += strconv.Itoa(n)
		part.table += strconv.Itoa(n)
		if err := s.book.insertSheet(part.name, s.parts[n-2].name); err != nil {
			return err
		}
	}
	f := s.book.file
	if err := setUpPage(f, part.name, 0); err != nil {
		return err
	}
	var err error
	if part.stream, err = f.NewStreamWriter(part.name); err != nil {
		return err
	}
	s.parts = append(s.parts, part)
	s.rows, s.bytes = 0, 0
	return s.putHeader(part.stream)
}

func (s *tableSheet) putHeader(stream *excelize.StreamWriter) error {
	for i, w := range s.widths {
		if err := stream.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(s.frozen+1, 2)
	if err != nil {
		return err
	}
	err = stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.frozen, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}}})
	if err != nil {
		return err
	}
	style, err := s.book.styles.style(styleHeader)
	if err != nil {
		return err
	}
	header := make([]any, len(s.columns))
	for i, c := range s.columns {
		header[i] = excelize.Cell{StyleID: style, Value: c.header}
	}
	return stream.SetRow("A1", header, excelize.RowOpts{Height: 24})
}

// close ends every part with its table. What prints is named later, when the order of the sheets is fixed.
func (s *tableSheet) close() error {
	if err := s.endSample(); err != nil {
		return err
	}
	stripes := true
	for _, part := range s.parts {
		last, err := excelize.CoordinatesToCellName(len(s.columns), part.rows+1)
		if err != nil {
			return err
		}
		err = part.stream.AddTable(&excelize.Table{Range: "A1:" + last, Name: part.table, StyleName: tableStyle, ShowRowStripes: &stripes})
		if err != nil {
			return err
		}
		if err := s.book.file.AddIgnoredErrors(part.name, "A1:"+last, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
			return err
		}
		if err := part.stream.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// namePrinted says what prints: the header on every page, and the columns that a page can hold.
func (s *tableSheet) namePrinted() error {
	columns := 0
	for i, c := range s.columns {
		if c.printed {
			columns = i + 1
		}
	}
	letter, err := excelize.ColumnNumberToName(columns)
	if err != nil {
		return err
	}
	for _, part := range s.parts {
		area := fmt.Sprintf("'%s'!$A$1:$%s$%d", part.name, letter, part.rows+1)
		names := []excelize.DefinedName{
			{Name: "_xlnm.Print_Area", RefersTo: area, Scope: part.name},
			{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", part.name), Scope: part.name},
		}
		for _, n := range names {
			if err := s.book.file.SetDefinedName(&n); err != nil {
				return err
			}
		}
	}
	return nil
}

// cellUnitsOf is the width that a value wants.
func cellUnitsOf(cell sheetCell) float64 {
	switch v := cell.value.(type) {
	case string:
		return displayUnits(v)
	case float64:
		return displayUnits(strconv.FormatFloat(v, 'f', -1, 64)) * 1.35 // thousands marks, a sign of the unit
	case int:
		return displayUnits(strconv.Itoa(v))
	case int64:
		return displayUnits(strconv.FormatInt(v, 10))
	}
	return 0
}

// setUpPage makes a sheet print on A4, landscape, one page wide and some pages tall, 0 for as many as it takes.
func setUpPage(f *excelize.File, sheet string, tall int) error {
	yes, landscape, a4, wide := true, "landscape", 9, 1
	color := tabColor
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes, TabColorRGB: &color}); err != nil {
		return err
	}
	err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall})
	if err != nil {
		return err
	}
	side, end := 0.4, 0.6
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end}); err != nil {
		return err
	}
	return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
}
