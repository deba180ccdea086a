package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// What 汇总 lists by name; the rest is summed in 其他.
const (
	summaryIndicators = 30
	summaryPlaces     = 20
	summaryYears      = 24
	summaryMonths     = 36
	chartIndicators   = 15
)

// summarySheet is 汇总: how many claims there are of each kind. It counts while the claims go by, to know what to list and to give
// every formula its value; the memory is that of the different indicators and places, some 100 bytes each.
type summarySheet struct {
	book       *workbook
	total      tally
	indicators textTallies
	places     textTallies
	unitKinds  textTallies
	modalities textTallies
	published  monthTallies
	starts     monthTallies // first month of the period
	within     monthTallies // claims whose period lies within a month
	unissued   tally        // without a publication date
	undated    tally        // without a period
	added      int32        // claims that a reviewer added: they are reviewed, and have no column of their own
	totals     [5]string    // cells: all claims, then those with each conclusion
}

func newSummarySheet(b *workbook) (*summarySheet, error) {
	_, err := b.file.NewSheet(sheetSummary)
	return &summarySheet{book: b, indicators: textTallies{}, places: textTallies{}, unitKinds: textTallies{}, modalities: textTallies{},
		published: monthTallies{}, starts: monthTallies{}, within: monthTallies{}}, err
}

// add counts a claim; published is the cell of the publication date in 数据.
func (s *summarySheet) add(claim *schema.Claim, published sheetCell) {
	conclusion := conclusionOf(claim)
	s.total = s.total.add(conclusion)
	if conclusion == schema.Added {
		s.added++
	}
	s.indicators.add(claim.Indicator, conclusion)
	s.places.add(claim.Place, conclusion)
	s.unitKinds.add(claim.UnitKind, conclusion)
	s.modalities.add(claim.Modality, conclusion)
	if published.value == nil {
		s.unissued = s.unissued.add(conclusion)
	}
	if serial, ok := published.value.(int); ok {
		day := schema.Date{Year: 1899, Month: 12, Day: 30}.AddDays(serial)
		at := monthOf(day.Year, day.Month)
		s.published[at] = s.published[at].add(conclusion)
	}
	s.addPeriod(claim, conclusion)
}

func (s *summarySheet) addPeriod(claim *schema.Claim, conclusion string) {
	if claim.PeriodStart == nil {
		s.undated = s.undated.add(conclusion)
		return
	}
	if _, ok := serialDay(*claim.PeriodStart); !ok {
		return // a text in 数据
	}
	at := monthOf(claim.PeriodStart.Year, claim.PeriodStart.Month)
	s.starts[at] = s.starts[at].add(conclusion)
	if end := claim.PeriodEnd; end != nil && monthOf(end.Year, end.Month) == at {
		s.within[at] = s.within[at].add(conclusion)
	}
}

// summaryBlock is one table of the sheet.
type summaryBlock struct {
	title string
	head  string // header of its first column
	rows  []blockRow
}

type blockRow struct {
	label string
	where condition // of a row that selects claims
	rest  bool      // the row is what the others leave of all claims
	count tally
}

// textBlock lists the most frequent texts of a column, then the rest, then the claims that have none.
func (s *summarySheet) textBlock(title, column string, counts textTallies, n int) summaryBlock {
	b := summaryBlock{title: title, head: s.header(column)}
	rest := s.total.minus(counts[""])
	for _, text := range counts.top(n) {
		b.rows = append(b.rows, blockRow{label: text, where: textCondition(column, text, false), count: counts[text]})
		rest = rest.minus(counts[text])
	}
	return s.withRest(b, rest, column, counts[""])
}

func (s *summarySheet) withRest(b summaryBlock, rest tally, column string, blank tally) summaryBlock {
	b.rows = append(b.rows, blockRow{label: "未写明", where: blankCondition(column), count: blank},
		blockRow{label: "其他", rest: true, count: rest})
	return b
}

// wordBlock lists the values of a closed vocabulary, in its order, then those that it does not have.
func (s *summarySheet) wordBlock(title, column string, counts textTallies) summaryBlock {
	b := summaryBlock{title: title, head: s.header(column)}
	rest := s.total
	for _, word := range schema.Vocabulary[column] {
		if counts[word].all == 0 {
			continue
		}
		b.rows = append(b.rows, blockRow{label: s.book.label(column, word), where: textCondition(column, word, true), count: counts[word]})
		rest = rest.minus(counts[word])
	}
	if rest.all > 0 {
		b.rows = append(b.rows, blockRow{label: "（其他取值）", rest: true, count: rest})
	}
	return b
}

// publishedBlock lists the latest months of publication.
func (s *summarySheet) publishedBlock() summaryBlock {
	b := summaryBlock{title: "按发布月份", head: "发布月份"}
	rest := s.total.minus(s.unissued)
	months := s.published.top(len(s.published))
	for _, at := range months[max(0, len(months)-summaryMonths):] {
		b.rows = append(b.rows, blockRow{label: monthLabel(at), where: monthCondition(columnPublished, columnPublished, at, 1), count: s.published[at]})
		rest = rest.minus(s.published[at])
	}
	return s.withRest(b, rest, columnPublished, s.unissued)
}

// periodBlock lists the years that periods begin in; or months, where nearly all begin within two years and most lie within a
// month: a year or a quarter belongs to no month.
func (s *summarySheet) periodBlock() summaryBlock {
	counts, label, column, size := s.starts.years(), yearLabel, "period_start", 12
	b := summaryBlock{title: "按时期（起始年）", head: "年份"}
	if s.mostlyMonths() {
		counts, label, column, size = s.within, monthLabel, "period_end", 1
		b = summaryBlock{title: "按时期（月份；跨月的时期计入其他）", head: "月份"}
	}
	rest := s.total.minus(s.undated)
	for _, at := range counts.top(summaryYears) {
		b.rows = append(b.rows, blockRow{label: label(at), where: monthCondition("period_start", column, at, size), count: counts[at]})
		rest = rest.minus(counts[at])
	}
	return s.withRest(b, rest, "period_start", s.undated)
}

func (s *summarySheet) mostlyMonths() bool {
	var all, most int32
	for _, t := range s.starts {
		all += t.all
	}
	for year := range s.starts.years() {
		most = max(most, s.starts.span(year, 24))
	}
	var within int32
	for _, t := range s.within {
		within += t.all
	}
	return most*10 >= all*8 && within*2 >= all && len(s.within) > 1
}

func yearLabel(at month) string  { return fmt.Sprintf("%d年", at.year()) }
func monthLabel(at month) string { return fmt.Sprintf("%d年%d月", at.year(), at.number()) }

// monthCondition selects the rows with a first and a last day within some months.
func monthCondition(first, last string, at month, months int) condition {
	next := at + month(months)
	return condition{pairs: fmt.Sprintf(`{%s},">="&DATE(%d,%d,1),{%s},"<"&DATE(%d,%d,1)`,
		first, at.year(), at.number(), last, next.year(), next.number())}
}

func (s *summarySheet) header(column string) string {
	for _, c := range s.book.claims.sheet.columns {
		if c.name == column {
			return c.header
		}
	}
	return column
}

// The columns of the sheet: a table has a name and six counts, and two tables stand side by side.
const (
	nameWidth   = 30
	leftColumn  = 1
	rightColumn = 9
	lastColumn  = 15
	chartRow    = 4
	chartRows   = 16
	blockStart  = chartRow + chartRows + 1
)

// write lays the sheet out and writes it. The parts of 数据 are closed.
func (s *summarySheet) write() error {
	g := &grid{book: s.book, sheet: sheetSummary, widths: []float64{nameWidth, 9, 9, 9, 9, 9, 9, 3, nameWidth, 9, 9, 9, 9, 9, 9}}
	g.line(1, 1, lastColumn, styleTitle, "汇总")
	if s.total.all == 0 {
		g.line(2, 1, lastColumn, styleProse, "这次没有主张，没有可汇总的。")
		return g.write()
	}
	g.line(2, 1, lastColumn, styleProse, "各数都是公式，随“"+sheetData+"”的结论而变；有效＝主张数－驳回，图按有效数画。列出哪些名目，按写出时的数量定，余者计入其他。")
	row := s.conclusionBlock(g, blockStart)
	indicators := s.textBlock(fmt.Sprintf("按指标（前 %d）", summaryIndicators), "indicator", s.indicators, summaryIndicators)
	indicatorRow := row
	row = s.put(g, row, leftColumn, indicators)
	published := s.publishedBlock()
	publishedRow := row
	s.put(g, row, leftColumn, published)

	row = s.put(g, blockStart, rightColumn, s.wordBlock("按语气", "modality", s.modalities))
	row = s.put(g, row, rightColumn, s.wordBlock("按单位类别", "unit_kind", s.unitKinds))
	periods := s.periodBlock()
	periodRow := row
	row = s.put(g, row, rightColumn, periods)
	s.put(g, row, rightColumn, s.textBlock(fmt.Sprintf("按地点（前 %d）", summaryPlaces), "place", s.places, summaryPlaces))

	if n := len(published.rows) - 2; n > 1 {
		s.timeChart(g, "各月主张数（按发布月份）", published, publishedRow+2, leftColumn, n)
	} else if n := len(periods.rows) - 2; n > 1 {
		s.timeChart(g, "各期主张数（按主张所指时期）", periods, periodRow+2, rightColumn, n)
	}
	if n := min(chartIndicators, len(indicators.rows)-2); n > 0 {
		s.indicatorChart(g, indicatorRow+2, n)
	}
	s.reviewChart(g)
	return g.write()
}

// conclusionBlock writes how far the review is. The other tables refer to it.
func (s *summarySheet) conclusionBlock(g *grid, row int) int {
	g.line(row, leftColumn, leftColumn+2, styleSection, "复核进度")
	row++
	for i, head := range []string{s.header(columnConclusion), "主张数", "占比"} {
		g.put(row, leftColumn+i, styleHeader, head)
	}
	first := row + 1
	all := cellName(first+5, 2)
	s.totals[0] = absoluteCell(first+5, 2)
	concluded := s.total.concluded
	open := s.total.all - concluded[0] - concluded[1] - concluded[2] - concluded[3] - s.added
	unreviewed := fmt.Sprintf("%s-SUM(%s:%s)", all, cellName(first+1, 2), cellName(first+4, 2))
	if s.added > 0 {
		unreviewed += "-(" + s.book.claims.formula(condition{pairs: "{" + columnConclusion + `},"` + s.book.label("conclusion", schema.Added) + `"`}.count("")) + ")"
	}
	s.putShare(g, first, "未复核", unreviewed, open)
	for i, conclusion := range conclusions {
		word := s.book.label("conclusion", conclusion)
		formula := s.book.claims.formula(condition{pairs: "{" + columnConclusion + `},"` + word + `"`}.count(""))
		s.putShare(g, first+1+i, word, formula, concluded[i])
		s.totals[i+1] = absoluteCell(first+1+i, 2)
	}
	s.putShare(g, first+5, "合计", s.book.claims.formula("COUNTA({claim_id})"), s.total.all)
	s.putShare(g, first+6, "有效", fmt.Sprintf("%s-%s", all, cellName(first+3, 2)), s.total.all-concluded[2])
	return first + 8
}

// putShare writes a row of conclusionBlock.
func (s *summarySheet) putShare(g *grid, row int, label, formula string, value int32) {
	g.put(row, leftColumn, styleText, label)
	g.count(row, leftColumn+1, formula, value)
	style, err := s.book.styles.formatted(`0.0%;-0.0%;"–"`, "")
	g.do(err)
	share := fmt.Sprintf("IF(%s=0,0,%s/%s)", s.totals[0], cellName(row, leftColumn+1), s.totals[0])
	g.place(row, leftColumn+2, excelize.Cell{StyleID: style, Formula: share, Value: float64(value) / float64(s.total.all)})
}

// put writes a block and gives the row for the next one.
func (s *summarySheet) put(g *grid, row, column int, b summaryBlock) int {
	g.line(row, column, column+6, styleSection, b.title)
	row++
	g.put(row, column, styleHeader, b.head)
	g.put(row, column+1, styleHeader, "主张数")
	for i, conclusion := range conclusions {
		g.put(row, column+2+i, styleHeader, s.book.label("conclusion", conclusion))
	}
	g.put(row, column+6, styleHeader, "有效")
	first := row + 1
	for i, r := range b.rows {
		s.putRow(g, first+i, column, first, r)
	}
	return first + len(b.rows) + 1
}

func (s *summarySheet) putRow(g *grid, row, column, first int, r blockRow) {
	g.put(row, column, styleWrap, r.label)
	g.tall(row, displayLines(r.label, nameWidth))
	values := []int32{r.count.all, r.count.concluded[0], r.count.concluded[1], r.count.concluded[2], r.count.concluded[3]}
	for i, value := range values {
		g.count(row, column+1+i, s.countFormula(r, row, column, first, i), value)
	}
	valid := fmt.Sprintf("%s-%s", cellName(row, column+1), cellName(row, column+4))
	g.count(row, column+6, valid, r.count.all-r.count.concluded[2])
}

// countFormula counts the claims of a row: all of them for i = 0, or those with the i-th conclusion.
func (s *summarySheet) countFormula(r blockRow, row, column, first, i int) string {
	switch {
	case r.rest && row == first:
		return s.totals[i]
	case r.rest:
		return fmt.Sprintf("%s-SUM(%s:%s)", s.totals[i], cellName(first, column+1+i), cellName(row-1, column+1+i))
	}
	conclusion := ""
	if i > 0 {
		conclusion = s.book.label("conclusion", conclusions[i-1])
	}
	return s.book.claims.formula(r.where.at(cellName(row, column)).count(conclusion))
}

// count writes a number that a formula gives, with its value.
func (g *grid) count(row, column int, formula string, value int32) {
	style, err := g.book.styles.formatted(`#,##0;-#,##0;"–"`, "")
	g.do(err)
	g.place(row, column, excelize.Cell{StyleID: style, Formula: formula, Value: int64(value)})
}

func absoluteCell(row, column int) string {
	name, _ := excelize.CoordinatesToCellName(column, row, true)
	return name
}

// validSeries is the column 有效 of n rows of a table, with its first column as categories.
func validSeries(row, column, n int) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name:       absolute(sheetSummary, row-1, column+6, row-1, column+6),
		Categories: absolute(sheetSummary, row, column, row+n-1, column),
		Values:     absolute(sheetSummary, row, column+6, row+n-1, column+6),
		Fill:       solid(lineColors[0]),
	}
}

func (s *summarySheet) timeChart(g *grid, title string, b summaryBlock, row, column, n int) {
	c := newChart(excelize.Col, title, b.head, "主张数", 410, chartRows)
	c.Series = []excelize.ChartSeries{validSeries(row, column, n)}
	c.YAxis.Minimum = new(float64) // else bars of much the same height do not begin at 0
	c.GapWidth = new(uint(60))
	c.XAxis.Alignment.TextRotation = -45
	c.XAxis.TickLabelSkip = 1 + (n-1)/20
	g.charts = append(g.charts, gridChart{cellName(chartRow, 1), c})
}

func (s *summarySheet) indicatorChart(g *grid, row, n int) {
	c := newChart(excelize.Bar, fmt.Sprintf("主张最多的%d个指标", n), "指标", "主张数", 436, chartRows)
	c.Series = []excelize.ChartSeries{validSeries(row, leftColumn, n)}
	c.YAxis.Minimum = new(float64)
	c.GapWidth = new(uint(60))
	c.XAxis.ReverseOrder = true                             // the first on top
	c.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh // which is then at the bottom
	g.charts = append(g.charts, gridChart{cellName(chartRow, 5), c})
}

func (s *summarySheet) reviewChart(g *grid) {
	c := newChart(excelize.Doughnut, "复核进度", "", "", 404, chartRows)
	first := blockStart + 2
	series := excelize.ChartSeries{
		Name:       absolute(sheetSummary, first-1, 2, first-1, 2),
		Categories: absolute(sheetSummary, first, 1, first+4, 1),
		Values:     absolute(sheetSummary, first, 2, first+4, 2),
	}
	for i, color := range []string{"BFBFBF", "548235", "E0A800", "C00000", "2E75B6"} {
		series.DataPoint = append(series.DataPoint, excelize.ChartDataPoint{Index: i, Fill: solid(color)})
	}
	c.Series = []excelize.ChartSeries{series}
	c.HoleSize = 60
	c.PlotArea.ShowPercent = true
	c.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%;;"} // nothing where there is nothing
	c.Legend.Position = "bottom"
	g.charts = append(g.charts, gridChart{cellName(chartRow, 10), c})
}
