package export

import "github.com/xuri/excelize/v2"

// The colors of charts.
var lineColors = []string{"1F4E79", "C55A11", "548235", "7F6000", "7030A0", "00808A", "A61C3C", "595959"}

const chartText = 9.0 // points

// plainRow is the height of a row of a grid that has no other, in points; rowPixels is what excelize makes of it.
const (
	plainRow  = 18.0
	rowPixels = 22
)

// newChart makes a chart of some pixels by some rows, with a title and the names of its axes, "" for a chart without axes.
func newChart(kind excelize.ChartType, title, categories, values string, width, rows uint) *excelize.Chart {
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: fontFamily, Size: size, Bold: bold, Color: "404040"}
	}
	text := func(s string, size float64, bold bool) excelize.ChartTitle {
		if s == "" {
			return excelize.ChartTitle{}
		}
		return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s, Font: font(size, bold)}}}
	}
	return &excelize.Chart{
		Type:         kind,
		Title:        text(title, 12, true),
		Dimension:    excelize.ChartDimension{Width: width, Height: rows * rowPixels},
		Legend:       excelize.ChartLegend{Position: "none", Font: font(chartText, false)},
		XAxis:        excelize.ChartAxis{Title: text(categories, chartText, false), Font: *font(chartText, false)},
		YAxis:        excelize.ChartAxis{Title: text(values, chartText, false), Font: *font(chartText, false), MajorGridLines: true},
		Border:       excelize.LineOptions{Type: excelize.LineSolid, Width: 0.75, Fill: solid(ruleColor)},
		ShowBlanksAs: "gap",
	}
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}
