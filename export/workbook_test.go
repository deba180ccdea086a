package export

import (
	"archive/zip"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

func openWorkbook(t *testing.T, tables []tableRows) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, tables)
	f, err := excelize.OpenFile(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// sheetValues gives a sheet's raw values by header, a map a row.
func sheetValues(t *testing.T, f *excelize.File, sheet string) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		line := map[string]string{}
		for i, v := range row {
			line[rows[0][i]] = v
		}
		out = append(out, line)
	}
	return out
}

func TestWorkbookSheetsInOrder(t *testing.T) {
	want := []string{"说明", "汇总", "指标序列", "数据", "勾稽", "原文", "问题", "数据字典", "规则", "选项"}
	for name, rows := range map[string][]tableRows{"empty": nil, "full": sampleRows()} {
		if diff := cmp.Diff(want, openWorkbook(t, rows).GetSheetList()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWorkbookClaims(t *testing.T) {
	f := openWorkbook(t, sampleRows())
	rows := sheetValues(t, f, sheetData)
	if len(rows) != 3 {
		t.Fatalf("got %d rows, want 3", len(rows))
	}
	tests := []struct {
		name   string
		row    int
		header string
		want   string
	}{
		{"number", 0, "数值", "-13.38"},
		{"exact text beside it", 0, "精确数值", "-13.38"},
		{"vocabulary in Chinese", 0, "比较", "同比"},
		{"none is empty", 1, "比较", ""},
		{"native date", 0, "起始日", "44562"},
		{"a day that spreadsheets lack is text", 2, "起始日", "1840-06-28"},
		{"no value", 1, "数值", ""},
		{"too many digits for a number", 2, "数值", ""},
		{"but not for text", 2, "精确数值", "12345678901234567890123456789.123456789"},
		{"a formula is text", 2, "来源", "=cmd|' /C calc'!A0"},
		{"so is a sum", 2, "主体", "-1+2"},
		{"beyond the basic plane", 2, "指标", "+加号😀𠮷"},
		{"line ends", 2, "文章标题", "他说：\"你好\",\n第二行\t<&>\u2028尾"},
		{"bad bytes", 2, "句子", "坏字节\uFFFD尾\uFFFD"},
		{"a list", 0, "标记", "full_width；table_header_unit"},
		{"running number", 2, "序号", "3"},
	}
	for _, tt := range tests {
		if got := rows[tt.row][tt.header]; got != tt.want {
			t.Errorf("%s: row %d, %s: got %q, want %q", tt.name, tt.row, tt.header, got, tt.want)
		}
	}
	tables, err := f.GetTables(sheetData)
	if err != nil || len(tables) != 1 || tables[0].Name != "claims" || tables[0].Range != "A1:AK4" {
		t.Errorf("Excel table: got %+v, %v", tables, err)
	}
	shown, err := f.GetCellValue(sheetData, "D2")
	if err != nil || shown != "-13.38%" {
		t.Errorf("the number is shown as %q, %v, want -13.38%%", shown, err)
	}
}

var ourFormula = regexp.MustCompile(`^(IF\(|\$[A-Z]+\$[0-9]+-SUM\(|HYPERLINK\("#'|COUNTIFS\(|COUNTA\(|ROWS\(|SUMPRODUCT\(|[A-Z]+[0-9]+)`)

// TestTextIsNeverAFormula wants no formula but our own links, whatever the text of a document says.
func TestTextIsNeverAFormula(t *testing.T) {
	f := openWorkbook(t, sampleRows())
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c := range rows[r] {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" && !ourFormula.MatchString(formula) {
					t.Errorf("%s!%s is a formula: %s", sheet, cell, formula)
				}
			}
		}
	}
}

func TestWorkbookTexts(t *testing.T) {
	text := "标题\r\n\r\n" + strings.Repeat("长😀", 30_000) + "\n尾"
	f := openWorkbook(t, []tableRows{{schema.DocumentsTable, []any{&schema.Document{Source: "a.txt", Text: text}, &schema.Document{Source: "b.txt"}}}})
	runes := []rune(text)
	rows := sheetValues(t, f, sheetText)
	var joined strings.Builder
	for _, row := range rows[:len(rows)-1] {
		var start, end int
		fmt.Sscan(row["起"], &start)
		fmt.Sscan(row["止"], &end)
		if got, want := row["原文"], string(runes[start:end]); got != want {
			t.Errorf("[%d, %d): the cell is not the text at its place (%d and %d bytes)", start, end, len(got), len(want))
		}
		if n := len(utf16.Encode([]rune(row["原文"]))); n > cellUnits {
			t.Errorf("[%d, %d): %d UTF-16 units", start, end, n)
		}
		joined.WriteString(row["原文"])
	}
	if want := strings.NewReplacer("\r", "", "\n", "").Replace(text); joined.String() != want {
		t.Errorf("the cells together have %d bytes, want %d", joined.Len(), len(want))
	}
	if last := rows[len(rows)-1]; last["来源"] != "b.txt" || last["原文"] != "" {
		t.Errorf("a document without text: got %v", last)
	}
}

func TestWorkbookIssues(t *testing.T) {
	rows := sheetValues(t, openWorkbook(t, sampleRows()), sheetIssues)
	want := []map[string]string{
		{"类别": "未采数字", "原因": "slogan", "内容": "第一时间", "上下文": "第一时间赶到", "起": "3", "止": "5", "来源": "a.txt"},
		{"类别": "未读入", "原因": "binary", "内容": "不是文本", "上下文": "decode", "起": "17", "止": "", "来源": "b.bin"},
		{"类别": "未读入", "原因": "unreadable", "内容": "没有权限", "上下文": "open", "起": "", "止": "", "来源": "c.txt"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFullSheetGoesOnInTheNext(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Abort()
	r.sinks[0].(*workbook).sheetRows = 600
	if err := r.Write(schema.ClaimsTable, manyClaims(1500)...); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(nil); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if diff := cmp.Diff([]string{"说明", "汇总", "指标序列", "数据", "数据2", "数据3", "勾稽", "原文", "问题", "数据字典", "规则", "选项"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	for sheet, want := range map[string][]string{"数据": {"1", "600"}, "数据2": {"601", "1200"}, "数据3": {"1201", "1500"}} {
		rows := sheetValues(t, f, sheet)
		if got := []string{rows[0]["序号"], rows[len(rows)-1]["序号"]}; !slices.Equal(got, want) {
			t.Errorf("%s: got rows %v, want %v", sheet, got, want)
		}
	}
	names := f.GetDefinedName()
	if !slices.ContainsFunc(names, func(n excelize.DefinedName) bool {
		return n.Scope == "数据3" && n.RefersTo == "'数据3'!$A$1:$M$301"
	}) {
		t.Errorf("print areas: %+v", names)
	}
	about, err := f.GetRows(sheetAbout)
	if err != nil || !strings.Contains(fmt.Sprint(about), "数据共 1500 行，分在 3 张工作表（数据 至 数据3）") {
		t.Errorf("说明 does not tell of the split: %v, %v", about, err)
	}
}

func TestDictionaryListsEveryColumn(t *testing.T) {
	rows := sheetValues(t, openWorkbook(t, nil), sheetDictionary)
	n := 0
	for _, table := range append(append([]*schema.Table{}, schema.Tables...), schema.FindingsTable) {
		for _, c := range table.Columns {
			if row := rows[n]; row["表"] != table.Name || row["列名"] != c.Name || row["含义"] != c.Meaning {
				t.Errorf("row %d: got %v, want %s.%s", n, row, table.Name, c.Name)
			}
			n++
		}
	}
}

func TestArchivePartsAreInOrderAndWithoutTimes(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo}, sampleRows())
	archive, err := zip.OpenReader(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names []string
	for _, p := range archive.File {
		names = append(names, p.Name)
		if p.Modified.Year() != 1980 {
			t.Errorf("%s: time %v", p.Name, p.Modified)
		}
	}
	if !slices.IsSorted(names[2:]) || names[0] != contentTypesName || names[1] != "_rels/.rels" {
		t.Errorf("parts: %q", names)
	}
}

func TestEveryVocabularyValueHasALabel(t *testing.T) {
	for column, values := range schema.Vocabulary {
		for _, v := range values {
			if _, known := labels[column][v]; !known {
				t.Errorf("%s: %s has no label", column, v)
			}
		}
	}
}

func TestEveryTableHasAName(t *testing.T) {
	for _, table := range schema.Tables {
		if tableHeaders[table.Name] == "" || tableMeanings[table.Name] == "" {
			t.Errorf("%s has no Chinese name or meaning", table.Name)
		}
	}
}

// TestReviewedWorkbook shows decisions and corrections in the review columns, and the step in 说明.
func TestReviewedWorkbook(t *testing.T) {
	accepted, corrected := plainClaim(), plainClaim()
	accepted.ReviewStatus, accepted.ReviewNote = schema.Accepted, "核过"
	corrected.ClaimID, corrected.ReviewStatus = "c0ffee0123456790", schema.Corrected
	dir := t.TempDir()
	look := Workbook{Step: 12, Reviewed: func(_, id string) Reviewed {
		if id != corrected.ClaimID {
			return Reviewed{}
		}
		return Reviewed{ErrorType: "value", Value: "1234567890123456789.5", Unit: "件", Period: "2021"}
	}}
	writeRun(t, Options{Dir: dir, Formats: []Format{XLSX}, Info: testInfo, Workbook: look}, []tableRows{{schema.ClaimsTable, []any{accepted, corrected}}})
	f, err := excelize.OpenFile(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := sheetValues(t, f, sheetData)
	want := []string{"通过", "", "", "", "", "核过", "修正", "数值", "1234567890123456789.5", "件", "2021", ""}
	var got []string
	for _, row := range rows {
		for _, header := range []string{"结论", "错误类型", "修正值", "修正单位", "修正时期", "备注"} {
			got = append(got, row[header])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	about, err := f.GetRows(sheetAbout)
	if err != nil {
		t.Fatal(err)
	}
	found := slices.ContainsFunc(about, func(row []string) bool { return len(row) > 1 && row[0] == StepLabel && row[1] == "12" })
	if !found {
		t.Errorf("说明 does not tell the step: %q", about)
	}
}
