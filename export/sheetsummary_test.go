package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// reviewedRun has claims in all states of review, published in three months, with names that a spreadsheet's criteria would read
// more into.
func reviewedRun() []tableRows {
	documents := []any{&schema.Document{Source: "undated"}}
	for m := range 3 {
		documents = append(documents, &schema.Document{Source: fmt.Sprintf("m%d", m), PublishedAt: &schema.Date{Year: 2023, Month: 11 + m, Day: 30}})
	}
	documents[3].(*schema.Document).PublishedAt = &schema.Date{Year: 2024, Month: 1, Day: 1}
	names := []string{"案件", "GDP", "gdp", "=1+1", "<3", "*", "2022-02", "", strings.Repeat("长", 300)}
	var claims []any
	for i := range 90 {
		c := plainClaim()
		c.ClaimID = fmt.Sprint(i)
		c.Source = []string{"undated", "m0", "m1", "m2"}[i%4]
		c.Indicator = names[i%len(names)]
		c.ReviewStatus = []string{schema.Unreviewed, "accepted", "corrected", "rejected", "rejected"}[i/9%5]
		claims = append(claims, c)
	}
	return []tableRows{{schema.DocumentsTable, documents}, {schema.ClaimsTable, claims}}
}

// blockRows gives the counts of a table of 汇总 by the text of its first column.
func blockRows(t *testing.T, f *excelize.File, title string) map[string][]string {
	t.Helper()
	rows, err := f.GetRows(sheetSummary, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		column := slices.Index(row, title)
		if column < 0 {
			continue
		}
		found := map[string][]string{}
		for _, row := range rows[i+2:] {
			if len(row) <= column+1 || row[column+1] == "" {
				break
			}
			found[row[column]] = row[column+1 : min(column+7, len(row))]
		}
		return found
	}
	t.Fatalf("no table %s", title)
	return nil
}

func TestSummaryCounts(t *testing.T) {
	f := openWorkbook(t, reviewedRun())
	indicators := blockRows(t, f, "按指标（前 30）")
	want := []string{"10", "2", "2", "4", "0", "6"}
	for _, name := range []string{"案件", "GDP", "gdp", "=1+1", "<3", "*", "2022-02", "未写明", strings.Repeat("长", 300)} {
		if got := indicators[name]; !slices.Equal(got, want) {
			t.Errorf("%.9s: got %v, want %v", name, got, want)
		}
	}
	if got := indicators["其他"]; !slices.Equal(got, []string{"0", "0", "0", "0", "0", "0"}) {
		t.Errorf("其他: got %v", got)
	}
	months := map[string]string{}
	for label, counts := range blockRows(t, f, "按发布月份") {
		months[label] = counts[0]
	}
	if diff := cmp.Diff(map[string]string{"2023年11月": "23", "2023年12月": "22", "2024年1月": "22", "未写明": "23", "其他": "0"}, months); diff != "" {
		t.Errorf("months (-want +got):\n%s", diff)
	}
	review := blockRows(t, f, "复核进度")
	for label, want := range map[string]string{"未复核": "18", "通过": "18", "修正": "18", "驳回": "36", "存疑": "0", "合计": "90", "有效": "54"} {
		if got := review[label]; got[0] != want {
			t.Errorf("%s: got %v, want %s", label, got, want)
		}
	}
}

func TestSummarySumsTheRest(t *testing.T) {
	var claims []any
	for i := range 100 {
		c := plainClaim()
		c.ClaimID, c.Indicator = fmt.Sprint(i), fmt.Sprintf("指标%d", i%40)
		claims = append(claims, c)
	}
	rows := blockRows(t, openWorkbook(t, []tableRows{{schema.ClaimsTable, claims}}), "按指标（前 30）")
	if len(rows) != 32 || rows["指标0"][0] != "3" || rows["其他"][0] != "20" {
		t.Errorf("got %d rows, 指标0 %v, 其他 %v, want 32, 3, 20", len(rows), rows["指标0"], rows["其他"])
	}
}

func TestTextConditions(t *testing.T) {
	tests := []struct {
		text   string
		closed bool
		want   string
	}{
		{"地区生产总值", false, "COUNTIFS(claims[指标],A5)"},
		{"审查、起诉", false, "COUNTIFS(claims[指标],A5)"},
		{"GDP", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"=案件", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"案件*", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"案件？", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"2022年3月", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"案件 ", false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{strings.Repeat("长", 256), false, "SUMPRODUCT(--EXACT(claims[指标],A5))"},
		{"money", true, "COUNTIFS(claims[指标],A5)"},
	}
	sheet := &claimSheet{sheet: &tableSheet{columns: []sheetColumn{{name: "indicator", header: "指标"}}, parts: []sheetPart{{table: "claims"}}}}
	for _, tt := range tests {
		if got := sheet.formula(textCondition("indicator", tt.text, tt.closed).at("A5").count("")); got != tt.want {
			t.Errorf("%.20s: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestFormulasCoverEveryPart(t *testing.T) {
	sheet := &claimSheet{sheet: &tableSheet{columns: []sheetColumn{{name: "indicator", header: "指标 [1] #'"}, {name: columnConclusion, header: "结论"}},
		parts: []sheetPart{{table: "claims"}, {table: "claims2"}}}}
	want := `COUNTIFS(claims[指标 '[1'] '#''],$A5,claims[结论],"驳回")+COUNTIFS(claims2[指标 '[1'] '#''],$A5,claims2[结论],"驳回")`
	blank := `SUMPRODUCT((claims[指标 '[1'] '#'']="")*(claims[结论]="通过"))+SUMPRODUCT((claims2[指标 '[1'] '#'']="")*(claims2[结论]="通过"))`
	if got := sheet.formula(blankCondition("indicator").count("通过")); got != blank {
		t.Errorf("got %s, want %s", got, blank)
	}
	if got := sheet.formula(condition{pairs: "{indicator},@"}.at("$A5").count("驳回")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func sheetXML(t *testing.T, path string) map[string]string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	parts := map[string]string{}
	for _, p := range archive.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[p.Name] = string(content)
	}
	return parts
}

func TestEveryFormulaHasItsValue(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, append(append(reviewedRun(), seriesRun()...), sampleFindings()))
	cell := regexp.MustCompile(`<c [^>]*><f>.*?</c>`)
	number := regexp.MustCompile(`^<c r="[A-Z0-9]+" s="\d+"><f>[^<]+</f><v>-?[0-9.]+</v></c>$`)
	link := regexp.MustCompile(`^<c r="[A-Z0-9]+" s="\d+" t="str"><f>HYPERLINK[^<]+</f><v>[^<]+</v></c>$`)
	found := 0
	for name, content := range sheetXML(t, filepath.Join(dir, workbookName)) {
		for _, c := range cell.FindAllString(content, -1) {
			found++
			if !number.MatchString(c) && !link.MatchString(c) {
				t.Errorf("%s: %s", name, c)
			}
		}
	}
	if found < 100 {
		t.Errorf("got %d formulas", found)
	}
}

func TestSameWorkbookSameBytes(t *testing.T) {
	var files [2][]byte
	for i := range files {
		dir := t.TempDir()
		writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, append(reviewedRun(), seriesRun()...))
		var err error
		if files[i], err = os.ReadFile(filepath.Join(dir, workbookName)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two workbooks of the same run differ")
	}
}

func chartCount(parts map[string]string) int {
	n := 0
	for name := range parts {
		if strings.HasPrefix(name, "xl/charts/") {
			n++
		}
	}
	return n
}

func TestEmptyWorkbookHasSentencesForTables(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, nil)
	if n := chartCount(sheetXML(t, filepath.Join(dir, workbookName))); n != 0 {
		t.Errorf("%d charts of nothing", n)
	}
	f := openWorkbook(t, nil)
	for sheet, want := range map[string]string{sheetSummary: "没有主张", sheetSeries: "没有哪个指标"} {
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) != 2 || !strings.Contains(rows[1][0], want) {
			t.Errorf("%s: got %v, %v, want a sentence with %s", sheet, rows, err, want)
		}
	}
}

func TestMonthsWherePeriodsAreMonths(t *testing.T) {
	var claims []any
	for i := range 24 {
		c := plainClaim()
		c.ClaimID = fmt.Sprint(i)
		if i < 20 {
			c.PeriodStart = &schema.Date{Year: 2023, Month: i%10 + 1, Day: 1}
			c.PeriodEnd = &schema.Date{Year: 2023, Month: i%10 + 1, Day: 15}
		}
		claims = append(claims, c)
	}
	rows := blockRows(t, openWorkbook(t, []tableRows{{schema.ClaimsTable, claims}}), "按时期（月份；跨月的时期计入其他）")
	if len(rows) != 12 || rows["2023年3月"][0] != "2" || rows["其他"][0] != "4" {
		t.Errorf("got %v", rows)
	}
}
