package export

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

func openLook(t *testing.T, look Workbook, tables []tableRows) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo, Workbook: look}, tables)
	f, err := excelize.OpenFile(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestLinksHaveNoLimit wants links as formulas: a sheet may have 65,530 of the other kind.
func TestLinksHaveNoLimit(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, sampleRows())
	parts := sheetXML(t, filepath.Join(dir, workbookName))
	f := openWorkbook(t, sampleRows())
	formula, err := f.GetCellFormula(sheetData, linkCell(t, f, 2))
	if err != nil || formula != `HYPERLINK("#'原文'!F3",3)` {
		t.Errorf("link of the first claim: %q, %v", formula, err)
	}
	for name, part := range parts {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && strings.Contains(part, "<hyperlink ") && strings.Contains(part, "<tablePart") {
			t.Errorf("%s has a table and hyperlink elements", name)
		}
	}
}

// linkCell is the cell of 出处 in a row of 数据.
func linkCell(t *testing.T, f *excelize.File, row int) string {
	t.Helper()
	rows, err := f.GetRows(sheetData)
	if err != nil {
		t.Fatal(err)
	}
	cell, _ := excelize.CoordinatesToCellName(slices.Index(rows[0], "出处")+1, row)
	return cell
}

// TestSettingsOfStreamedSheetsAreKept looks for what a stream writer drops when it is set too late.
func TestSettingsOfStreamedSheetsAreKept(t *testing.T) {
	f := openWorkbook(t, sampleRows())
	drops, err := f.GetDataValidations(sheetData)
	if err != nil || len(drops) != 3 {
		t.Fatalf("%d drop-downs, %v, want 3", len(drops), err)
	}
	if drops[0].Formula1 != `'选项'!$A$2:$A$300` || drops[0].Sqref != "O2:O4" {
		t.Errorf("drop-down of 结论: %s on %s", drops[0].Formula1, drops[0].Sqref)
	}
	formats, err := f.GetConditionalFormats(sheetData)
	if err != nil || len(formats["O2:O4"]) != 4 {
		t.Errorf("conditional formats: %v, %v", formats, err)
	}
	panes, err := f.GetPanes(sheetData)
	if err != nil || !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 1 {
		t.Errorf("panes: %+v, %v", panes, err)
	}
	layout, err := f.GetPageLayout(sheetData)
	if err != nil || layout.Orientation == nil || *layout.Orientation != "landscape" || layout.FitToWidth == nil || *layout.FitToWidth != 1 {
		t.Errorf("page layout: %+v, %v", layout, err)
	}
	if width, err := f.GetColWidth(sheetData, "M"); err != nil || width < 40 {
		t.Errorf("width of the sentence: %v, %v", width, err)
	}
	if tables, err := f.GetTables(sheetData); err != nil || len(tables) != 1 {
		t.Errorf("tables: %v, %v", tables, err)
	}
}

func TestTextComesBackFromCells(t *testing.T) {
	claim := plainClaim()
	claim.Sentence = "转义_x000D_与_x005F_同在\u200b，13.38%。"
	claim.Subject = "  前后有空格 "
	claim.Indicator = "\u202e倒着写\u202c"
	rows := sheetValues(t, openWorkbook(t, []tableRows{{schema.ClaimsTable, []any{claim}}}), sheetData)
	for header, want := range map[string]string{"句子": claim.Sentence, "主体": claim.Subject, "指标": "␦倒着写␦"} {
		if got := rows[0][header]; got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
}

func TestHeaders(t *testing.T) {
	tests := []struct {
		header               Header
		first, review, value string
	}{
		{HeaderZH, "指标", "结论", "同比"},
		{HeaderEN, "indicator", "conclusion", "yoy"},
		{HeaderBoth, "指标 indicator", "结论 conclusion", "同比"},
	}
	for _, tt := range tests {
		f := openLook(t, Workbook{Header: tt.header}, sampleRows())
		rows, err := f.GetRows(sheetData)
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][1] != tt.first || rows[0][14] != tt.review || rows[1][8] != tt.value {
			t.Errorf("%s: %q", tt.header, rows[:2])
		}
		tables, err := f.GetTables(sheetData)
		if err != nil || len(tables) != 1 {
			t.Errorf("%s: tables %v, %v", tt.header, tables, err)
		}
	}
	if _, err := ParseHeader("fr"); err == nil || !strings.Contains(err.Error(), "want zh, en or both") {
		t.Errorf("fr: %v", err)
	}
}

func TestAllColumns(t *testing.T) {
	rows := sheetValues(t, openLook(t, Workbook{AllColumns: true, Header: HeaderEN}, sampleRows()), sheetData)
	for _, c := range schema.ClaimsTable.Columns {
		name := map[string]string{"review_status": columnConclusion, "review_note": columnNote}[c.Name]
		if name == "" {
			name = c.Name
		}
		if _, there := rows[2][name]; !there && c.Name != "reviewer" {
			t.Errorf("no column %s", name)
		}
	}
	if got := rows[0]["quote_start_byte"]; got != "120" {
		t.Errorf("quote_start_byte: %q", got)
	}
}

func TestReviewsComeBack(t *testing.T) {
	claim := plainClaim()
	claim.ReviewStatus, claim.ReviewNote = "corrected", "应为 13.4"
	row := sheetValues(t, openWorkbook(t, []tableRows{{schema.ClaimsTable, []any{claim}}}), sheetData)[0]
	if row["结论"] != "修正" || row["备注"] != "应为 13.4" {
		t.Errorf("结论 %q, 备注 %q", row["结论"], row["备注"])
	}
}

func sampleFindings() tableRows {
	return tableRows{schema.FindingsTable, []any{
		&schema.Finding{Grade: "info", Type: "x", ClaimIDs: []string{"0000000000000001"}, Sources: []string{"a.txt"}, Numbers: []string{"数百"}, Quotes: []string{"数百人"}, Explanation: "提示"},
		&schema.Finding{Grade: "contradiction", Type: "y", ClaimIDs: []string{"c0ffee0123456789", "0000000000000001", "c0ffee0123456789"},
			Sources: []string{"fixtures/县公安局.txt", "a.txt", "fixtures/县公安局.txt"}, Numbers: []string{"13.38%", "数百", "13.38%"},
			Quotes: []string{"刑事发案同比下降13.38%", "数百人", "第三处"}, Explanation: "1 + 1 = 3", Tolerance: "rounding 0.5"},
	}}
}

func TestAuditSheet(t *testing.T) {
	f := openWorkbook(t, append(sampleRows(), sampleFindings()))
	rows := sheetValues(t, f, sheetAudit)
	if len(rows) != 2 || rows[0]["级别"] != "矛盾" || rows[1]["级别"] != "提示" {
		t.Fatalf("contradictions first: %v", rows)
	}
	for header, want := range map[string]string{"证据一": "刑事发案同比下降13.38%", "证据二": "数百人", "其余证据": "第三处", "说明": "1 + 1 = 3",
		"容差": "rounding 0.5", "来源二": "a.txt", "数据行一": "2", "数据行二": "3"} {
		if got := rows[0][header]; got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
	want := `HYPERLINK("#'数据'!A"&MATCH("c0ffee0123456789",claims[主张编号],0)+1,MATCH("c0ffee0123456789",claims[主张编号],0)+1)`
	if formula, err := f.GetCellFormula(sheetAudit, "E2"); err != nil || formula != want {
		t.Errorf("link: %q, %v", formula, err)
	}
}

func TestFindingsBeyondTheSheetAreCounted(t *testing.T) {
	var findings []any
	for range auditRows + 7 {
		findings = append(findings, &schema.Finding{Grade: "info", Type: "x"})
	}
	about, err := openWorkbook(t, []tableRows{{schema.FindingsTable, findings}}).GetRows(sheetAbout)
	if err != nil || !strings.Contains(fmt.Sprint(about), "另有 7 条未列") {
		t.Errorf("说明 does not tell of what was left out: %v", err)
	}
}

func TestRuleSheet(t *testing.T) {
	precision := 0.975
	rules := []Rule{{ID: "growth.yoy", Kind: "claim", About: "Change on a year before.", Example: "出口同比下降3.1%。", Precision: &precision}, {ID: "never.hit", Kind: "guard"}}
	rows := sheetValues(t, openLook(t, Workbook{Rules: rules}, sampleRows()), sheetRules)
	want := []map[string]string{
		{"规则": "growth.yoy", "类别": "主张", "含义": "Change on a year before.", "例句": "出口同比下降3.1%。", "本次命中": "2", "实测精确率": "0.975"},
		{"规则": "never.hit", "类别": "排除", "含义": "", "例句": "", "本次命中": "0"},
		{"规则": "fallback", "类别": "", "含义": builtInAbout("fallback"), "例句": "", "本次命中": "1"},
		{"规则": "slogan", "类别": "", "含义": "", "例句": "", "本次命中": "1"},
	}
	for i, w := range want {
		for header, value := range w {
			if got := rows[i][header]; got != value {
				t.Errorf("row %d, %s: got %q, want %q", i, header, got, value)
			}
		}
	}
}

func TestOptionSheet(t *testing.T) {
	rows, err := openWorkbook(t, sampleRows()).GetRows(sheetOptions)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], []string{"结论", "错误类型", "单位"}) || !slices.Equal(rows[1], []string{"通过", "数值", "%"}) {
		t.Errorf("got %q", rows[:2])
	}
}

func TestWarnings(t *testing.T) {
	documents := []any{&schema.Document{Source: "a.txt", ReplacedBytes: 3, Claims: 1}, &schema.Document{Source: "b.txt", PublishedAt: &schema.Date{Year: 2024, Month: 1, Day: 2}}}
	rows := sheetValues(t, openWorkbook(t, []tableRows{{schema.DocumentsTable, documents}}), sheetIssues)
	var got []string
	for _, row := range rows {
		got = append(got, row["类别"]+" "+row["来源"]+" "+row["原因"])
	}
	if want := []string{"提醒 a.txt replaced_bytes", "提醒 a.txt no_published_date", "提醒 b.txt no_claim"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestValueThatNoColumnHoldsIsLeftOut(t *testing.T) {
	claim := plainClaim()
	claim.Value, claim.ValueText = decimalPointer("1"+strings.Repeat("0", 40)), "1"+strings.Repeat("0", 40)
	row := sheetValues(t, openWorkbook(t, []tableRows{{schema.ClaimsTable, []any{claim}}}), sheetData)[0]
	if row["数值"] != "" || row["精确数值"] != claim.ValueText {
		t.Errorf("数值 %q, 精确数值 %q", row["数值"], row["精确数值"])
	}
}
