package export

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

const (
	seriesCharts = 6
	seriesLines  = 8 // of a chart
	lineRows     = 16
	printedRows  = 40 // of a page
	titleRunes   = 50
	fewPeriods   = 3 // below which there is no line to draw
)

// lineChart is a group that is drawn: some of its rows over some periods. Where figures add up, these have one length, so that a
// year never stands beside a month.
type lineChart struct {
	group   *panelGroup
	rows    []*panelRow
	periods []span
	cells   int
}

// lengths are those of periods that are drawn together.
var lengths = []func(span) bool{
	func(s span) bool { return s.months() == 12 },
	func(s span) bool { return s.months() == 6 },
	func(s span) bool { return s.months() == 3 },
	func(s span) bool { return s.months() == 1 },
	func(s span) bool { return s.months() > 0 && s.months() < 12 && dayOf(s.start).Month == 1 }, // from January on
	func(s span) bool { return s.start == s.end },
}

// adds reports whether the figures of a group may grow with the length of the period, as sums do and rates do not.
func (g *panelGroup) adds() bool {
	switch g.rows[0].kind {
	case schema.Percent, schema.Permille, schema.PercentagePoint, schema.Rate, schema.Ratio, schema.Rank, schema.Score, schema.Age, schema.Temperature:
		return false
	}
	return true
}

// lineCharts chooses the groups with the most values over periods of one length.
func (p *panel) lineCharts() []lineChart {
	var charts []lineChart
	for _, g := range p.groups {
		best := lineChart{}
		if g.adds() {
			for _, has := range lengths {
				if c := p.chartOf(g, has); c.cells > best.cells {
					best = c
				}
			}
		} else {
			best = p.chartOf(g, func(span) bool { return true })
		}
		if best.cells > 0 {
			charts = append(charts, best)
		}
	}
	slices.SortStableFunc(charts, func(a, b lineChart) int { return cmp.Compare(b.cells, a.cells) })
	return charts[:min(len(charts), seriesCharts)]
}

// chartOf gives the chart of a group over some of the periods; it has no cells if no row is long enough.
func (p *panel) chartOf(g *panelGroup, has func(span) bool) lineChart {
	c := lineChart{group: g}
	counts := map[*panelRow]int{}
	longest := 0
	for _, r := range g.rows {
		for _, cell := range r.cells {
			if has(cell.span) && p.shows(cell) {
				counts[r]++
			}
		}
		longest = max(longest, counts[r])
		if counts[r] > 1 {
			c.rows = append(c.rows, r)
		}
	}
	if longest < fewPeriods {
		return lineChart{}
	}
	slices.SortStableFunc(c.rows, func(a, b *panelRow) int { return cmp.Compare(counts[b], counts[a]) })
	c.rows = c.rows[:min(len(c.rows), seriesLines)]
	for _, period := range p.periods {
		if has(period) && slices.ContainsFunc(c.rows, func(r *panelRow) bool { return r.has(period) }) {
			c.periods = append(c.periods, period)
		}
	}
	for _, r := range c.rows {
		c.cells += counts[r]
	}
	return c
}

func (r *seriesRow) has(s span) bool {
	return slices.ContainsFunc(r.cells, func(c seriesCell) bool { return c.span == s })
}

// lineName tells the lines of a chart apart: by what their rows do not have in common.
func (c lineChart) lineName(r *panelRow) string {
	same := func(part func(*panelRow) string) bool {
		return !slices.ContainsFunc(c.rows, func(o *panelRow) bool { return part(o) != part(r) })
	}
	switch {
	case same(func(r *panelRow) string { return r.subject }):
		return cmp.Or(r.place, r.subject, "（未写明）")
	case same(func(r *panelRow) string { return r.place }), r.place == r.subject:
		return cmp.Or(r.subject, r.place, "（未写明）")
	case r.place == "" || r.subject == "":
		return cmp.Or(r.place+r.subject, "（未写明）")
	}
	return r.place + "·" + r.subject
}

func (c lineChart) title() string {
	title := c.group.indicator()
	if shown := c.group.measureLabel(); shown != label("measure", schema.MeasureLevel) {
		title += "（" + shown + "）"
	}
	if len(c.rows) == 1 {
		if name := cmp.Or(c.rows[0].subject, c.rows[0].place); name != "" {
			title = name + "：" + title
		}
	}
	if runes := []rune(title); len(runes) > titleRunes {
		return string(runes[:titleRunes-1]) + "…"
	}
	return title
}

// writeCharts draws the densest groups below the panel, each below the figures that it draws, and leads there from the top. page is the
// row that the printed page begins with.
func (s *seriesSheet) writeCharts(g *grid, page, row, last int) {
	charts := s.panel.lineCharts()
	if len(charts) == 0 {
		return
	}
	g.place(seriesHeader-1, 1, s.linkTo(g, row))
	g.line(row, 1, last, styleSection, "折线图：最密的序列；数量只画同样长度的时期，比率、位次等不限")
	row++
	for _, c := range charts {
		if row+1+len(c.rows)+lineRows-page > printedRows {
			page = row + 1
			g.breaks = append(g.breaks, page)
		}
		row = s.writeChart(g, row+1, c)
	}
}

func (s *seriesSheet) linkTo(g *grid, row int) excelize.Cell {
	style, err := s.book.styles.style(styleLink)
	g.do(err)
	text := fmt.Sprintf("折线图在第 %d 行", row)
	return excelize.Cell{StyleID: style, Value: text, Formula: fmt.Sprintf(`HYPERLINK("#'%s'!A%d","%s")`, sheetSeries, row, text)}
}

// writeChart writes the figures of a chart and the chart below them, and gives the row behind it.
func (s *seriesSheet) writeChart(g *grid, row int, c lineChart) int {
	g.put(row, 1, styleHeader, "序列")
	s.mergeName(g, row, styleHeader)
	s.writePeriods(g, row, c.periods)
	head := row
	unit := c.group.unit()
	chart := newChart(excelize.Line, c.title(), "时期", cmp.Or(unit, "数值"), 1000, lineRows)
	chart.ShowBlanksAs = "span"
	chart.YAxis.NumFmt.CustomNumFmt = axisFormat(c)
	for i, r := range c.rows {
		row++
		name := c.lineName(r)
		g.put(row, 1, styleText, name)
		s.mergeName(g, row, styleText)
		s.writeCells(g, row, r, c.periods, seriesFirst)
		end := seriesFirst + len(c.periods) - 1
		color := lineColors[i%len(lineColors)]
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       absolute(sheetSeries, row, 1, row, 1),
			Categories: absolute(sheetSeries, head, seriesFirst, head, end),
			Values:     absolute(sheetSeries, row, seriesFirst, row, end),
			Line:       excelize.LineOptions{Type: excelize.LineSolid, Width: 2, Fill: solid(color)},
			Fill:       solid(color),
			Marker:     excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: solid(color)},
		})
	}
	if len(c.rows) > 1 {
		chart.Legend.Position = "bottom"
	}
	if len(c.periods) > 8 {
		chart.XAxis.Alignment.TextRotation = -45
	}
	chart.XAxis.TickLabelPosition = excelize.ChartTickLabelLow // below what is negative
	g.charts = append(g.charts, gridChart{cellName(row+1, 1), chart})
	g.reach(row + lineRows + 1)
	return row + lineRows + 2
}

// mergeName puts the name of a line across the columns in front of the periods.
func (s *seriesSheet) mergeName(g *grid, row int, style string) {
	for column := 2; column < seriesFirst; column++ {
		g.put(row, column, style, nil)
	}
	g.merged = append(g.merged, [2]string{cellName(row, 1), cellName(row, seriesFirst-1)})
}

// axisFormat shows the numbers of the axis as those of the longest row are shown.
func axisFormat(c lineChart) string {
	f := formatOfRow(c.rows[0].seriesRow)
	if f.magnitude > 0 {
		return f.code(0, schema.Exact)
	}
	decimals := int8(0)
	for _, cell := range c.rows[0].cells {
		decimals = max(decimals, cell.decimals)
	}
	return f.code(min(decimals, 2), schema.Exact)
}
