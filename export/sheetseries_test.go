package export

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// yearClaim is a claim about a year.
func yearClaim(indicator, place string, year int, value string) *schema.Claim {
	c := bareClaim()
	c.ClaimID = fmt.Sprint(indicator, place, year, value)
	c.Indicator, c.Place, c.Qualifier, c.Unit, c.UnitCode, c.UnitKind = indicator, place, schema.Exact, "元", "CNY", schema.Money
	c.Value = decimalPointer(value)
	c.PeriodStart, c.PeriodEnd = &schema.Date{Year: year, Month: 1, Day: 1}, &schema.Date{Year: year, Month: 12, Day: 31}
	return c
}

// seriesRun has a series of three years in two places, and what goes beside it.
func seriesRun() []tableRows {
	target, share, about := yearClaim("产值", "甲县", 2022, "9"), yearClaim("产值", "甲县", 2021, "12.50"), yearClaim("产值", "乙县", 2021, "230000000")
	target.Modality = schema.Target
	share.Measure, share.Unit, share.UnitCode, share.UnitKind = schema.MeasureChange, "％", "%", schema.Percent
	share.Comparison = schema.YearOnYear
	nextShare := *share
	nextShare.PeriodStart, nextShare.PeriodEnd = &schema.Date{Year: 2022, Month: 1, Day: 1}, &schema.Date{Year: 2022, Month: 12, Day: 31}
	about.Qualifier = schema.About
	lead := yearClaim("产值", "甲县", 2021, "110000000")
	lead.Section = schema.SectionLead
	rejected := yearClaim("产值", "丙县", 2021, "1")
	rejected.ReviewStatus = "rejected"
	return []tableRows{{schema.ClaimsTable, []any{lead,
		yearClaim("产值", "甲县", 2020, "100000000"), yearClaim("产 值", "甲县", 2021, "123456789"), yearClaim("产值", "甲县", 2022, "150000000"),
		yearClaim("产值", "乙县", 2020, "200000000"), about, target, share, &nextShare, rejected, yearClaim("一次", "甲县", 2020, "5")}}}
}

func TestSeriesPanel(t *testing.T) {
	f := openWorkbook(t, seriesRun())
	rows, err := f.GetRows(sheetSeries)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"指标", "主体", "地点", "口径", "单位", "2020年", "2021年", "2022年"},
		{"产值", "", "甲县", "水平", "元", "1.00亿", "1.23亿", "1.50亿"},
		{"产值", "", "乙县", "水平", "元", "2.00亿", "约2.30亿"},
		{"产值", "", "甲县", "同比变化", "%", "", "12.50%", "12.50%"},
	}
	if diff := cmp.Diff(want, rows[seriesHeader-1:seriesHeader+3]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	raw, err := f.GetCellValue(sheetSeries, "G6", excelize.Options{RawCellValue: true})
	if err != nil || raw != "123456789" {
		t.Errorf("the number is stored as %s, %v", raw, err)
	}
	if text := fmt.Sprint(rows); !strings.Contains(text, "产值，甲县，水平，2021年：列出 123456789，另有 110000000（元）") {
		t.Errorf("the other value is not told: %s", text)
	}
	marked, _ := f.GetCellStyle(sheetSeries, "G6")
	style, err := f.GetStyle(marked)
	if err != nil || !slices.Equal(style.Fill.Color, []string{conflictFill}) {
		t.Errorf("the cell with two values has the fill %v, %v", style.Fill, err)
	}
}

func TestSeriesCharts(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, seriesRun())
	lines := 0
	for name, content := range sheetXML(t, filepath.Join(dir, workbookName)) {
		if !strings.HasPrefix(name, "xl/charts/") || !strings.Contains(content, "lineChart") {
			continue
		}
		lines++
		for _, want := range []string{"<a:t>产值</a:t>", "<a:t>时期</a:t>", "<a:t>元</a:t>", `formatCode="0\.00,,&#34;亿&#34;"`} {
			if !strings.Contains(content, want) {
				t.Errorf("the chart has no %s", want)
			}
		}
		if n := strings.Count(content, "<c:ser>") + strings.Count(content, "<ser>"); n != 2 {
			t.Errorf("got %d lines, want 2", n)
		}
	}
	if lines != 1 {
		t.Errorf("got %d line charts, want 1", lines)
	}
}

func TestChartsDoNotMixLengths(t *testing.T) {
	rows := map[string]*seriesRow{}
	s := &seriesSheet{rows: rows}
	for year := 2019; year < 2023; year++ {
		s.add(yearClaim("产值", "甲县", year, "5"))
	}
	half := yearClaim("产值", "甲县", 2023, "3")
	half.PeriodEnd = &schema.Date{Year: 2023, Month: 6, Day: 30}
	s.add(half)
	charts := newPanel(rows).lineCharts()
	if len(charts) != 1 || len(charts[0].periods) != 4 {
		t.Fatalf("got %+v, want one chart of 4 years", charts)
	}
}

func TestSeriesLimits(t *testing.T) {
	s := &seriesSheet{rows: map[string]*seriesRow{}}
	for i := range 350 {
		for year := 1960; year < 2020; year++ {
			s.add(yearClaim(fmt.Sprintf("指标%03d", i), "甲县", year, "5"))
		}
	}
	s.panel = newPanel(s.rows)
	if len(s.panel.groups) != seriesRows || len(s.panel.periods) != seriesPeriods {
		t.Errorf("got %d rows and %d periods", len(s.panel.groups), len(s.panel.periods))
	}
	want := []string{"指标序列只列最密的 300 行，另有 50 行未列。", "指标序列只列数值最多的 48 个时期，另有 12 个时期未列。"}
	if diff := cmp.Diff(want, s.notes()); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestPanelFormats(t *testing.T) {
	tests := []struct {
		name      string
		values    []float64
		kind      string
		decimals  int8
		qualifier string
		want      string
	}{
		{"plain", []float64{12345, 5}, schema.Count, 0, schema.Exact, "#,##0"},
		{"decimals as stated", []float64{1.5}, schema.Count, 2, schema.Exact, "#,##0.00"},
		{"万", []float64{330000, 50000}, schema.Count, 0, schema.Exact, `0\.0,"万"`},
		{"not 万 where the smallest would vanish", []float64{330000, 28}, schema.Count, 0, schema.Exact, "#,##0"},
		{"亿", []float64{-5e9, 2e8}, schema.Money, 0, schema.Exact, `0\.00,,"亿"`},
		{"percent as stated", []float64{250000}, schema.Percent, 1, schema.Exact, `#,##0.0"%"`},
		{"about", []float64{5}, schema.Count, 0, schema.About, `"约"#,##0;"约"-#,##0`},
		{"more", []float64{500000}, schema.Count, 0, schema.More, `0\.0,"万""多";-0\.0,"万""多"`},
	}
	for _, tt := range tests {
		row := &seriesRow{kind: tt.kind}
		for _, v := range tt.values {
			row.cells = append(row.cells, seriesCell{value: v})
		}
		if got := formatOfRow(row).code(tt.decimals, tt.qualifier); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}
