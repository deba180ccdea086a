package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// fillWorkbook sets cells of 数据: rows by their number phrase, then header and value in turn.
func fillWorkbook(t *testing.T, path string, rows map[string][]any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet, err := f.GetRows("数据")
	if err != nil {
		t.Fatal(err)
	}
	number := slices.Index(sheet[0], "数字原文")
	for i, row := range sheet[1:] {
		cells := rows[row[number]]
		for j := 0; j < len(cells); j += 2 {
			name, err := excelize.CoordinatesToCellName(slices.Index(sheet[0], cells[j].(string))+1, i+2)
			if err == nil {
				err = f.SetCellValue("数据", name, cells[j+1])
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// refused runs a command and gives what it says; the exit code has to be the wanted one.
func refused(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &said); code != want {
		t.Errorf("statclaim %s: exit code %d, want %d: %s", strings.Join(args, " "), code, want, said.String())
	}
	return out.String() + said.String()
}

const reviewedText = "2022年，全市刑事发案同比下降13.38%，发放司法救助金3.3万元，办结矛盾纠纷36起，拨打12309热线咨询。\n"

// reviewedRow is what the tests look at of a row of claims.
type reviewedRow struct {
	Number    string  `json:"number_text"`
	Indicator *string `json:"indicator"`
	Value     *string `json:"value"`
	Status    string  `json:"review_status"`
	Reviewer  *string `json:"reviewer"`
}

func reviewedRows(t *testing.T, jsonl string) map[string]reviewedRow {
	t.Helper()
	out := map[string]reviewedRow{}
	for line := range strings.Lines(jsonl) {
		var row reviewedRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		out[row.Number] = row
	}
	return out
}

// TestReviewByWorkbook goes the whole way: extract, fill in, import, export, stats, gold, eval, and the measured precision in the next
// extraction.
func TestReviewByWorkbook(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "news/a.txt", reviewedText)
	command(t, "", "extract", "news", "-o", "run", "--format", "jsonl,xlsx", "-q")
	fillWorkbook(t, "run/claims.xlsx", map[string][]any{
		"13.38%": {"结论", "通过"},
		"3.3万元":  {"修正值", "3.4万", "备注", "见附表"},
		"36起":    {"结论", "驳回", "错误类型", "重复"},
	})
	if dry := command(t, "", "review", "import", "run/claims.xlsx", "--dry-run"); !strings.Contains(dry, "修正 (corrected): 数值 34000, 备注 见附表") {
		t.Errorf("dry run:\n%s", dry)
	}
	if _, err := os.Stat("run/reviews.jsonl"); err == nil {
		t.Error("a dry run wrote decisions")
	}
	command(t, "", "review", "import", "run/claims.xlsx", "--reviewer", "王")
	var again struct{ Step, Standing int }
	if err := json.Unmarshal([]byte(command(t, "", "review", "import", "run/claims.xlsx", "run", "--format", "json", "--exit-code")), &again); err != nil || again.Step != 0 || again.Standing != 3 {
		t.Errorf("again: %+v, %v", again, err)
	}

	rows := reviewedRows(t, command(t, "", "review", "export", "run", "-o", "-"))
	if r := rows["3.3万元"]; *r.Value != "34000" || r.Status != "corrected" || *r.Reviewer != "王" || rows["36起"].Status != "rejected" {
		t.Errorf("%+v", rows)
	}
	if rows = reviewedRows(t, command(t, "", "review", "export", "run", "-o", "-", "--status", "accepted, corrected")); len(rows) != 2 {
		t.Errorf("by status: %+v", rows)
	}

	if text := command(t, "", "review", "stats", "run"); !strings.Contains(text, "3 claims, 0 open; 1 document, 1 reviewed wholly") || !strings.Contains(text, "王: accepted 1, corrected 1, rejected 1") {
		t.Errorf("stats:\n%s", text)
	}

	command(t, "", "review", "gold", "run", "-o", "gold")
	if text, err := os.ReadFile("gold/a.txt"); err != nil || string(text) != reviewedText {
		t.Errorf("%q, %v", text, err)
	}
	if text := command(t, "", "eval", "gold"); !strings.Contains(text, "must-claims 2  precision 0.6667  recall 1.0000") {
		t.Errorf("eval:\n%s", text)
	}
}

// TestMeasuredConfidence measures rules on gold of a review and finds the precision in the next extraction.
func TestMeasuredConfidence(t *testing.T) {
	t.Chdir(t.TempDir())
	var text strings.Builder
	for _, name := range strings.Split("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", "") {
		text.WriteString(name + "县调解纠纷36起。\n")
	}
	writeFile(t, "news/a.txt", text.String())
	command(t, "", "extract", "news", "-o", "run", "--format", "jsonl,xlsx", "-q")
	fillWorkbook(t, "run/claims.xlsx", map[string][]any{"36起": {"结论", "通过"}})
	command(t, "", "review", "import", "run/claims.xlsx")
	command(t, "", "review", "gold", "run", "-o", "gold")
	command(t, "", "eval", "gold", "--confidence", "measured/confidence.tsv")
	if rows := command(t, "", "extract", "news", "-o", "-", "--rules", "measured", "-q"); !strings.Contains(rows, `"confidence":1,`) {
		t.Errorf("no confidence of 1 in %s", strings.SplitN(rows, "\n", 2)[0])
	}
}

// TestReviewExportOutputs writes directories and files, and never over decisions.
func TestReviewExportOutputs(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.txt", reviewedText)
	command(t, "", "extract", "a.txt", "-o", "run", "--format", "jsonl,xlsx", "-q")
	fillWorkbook(t, "run/claims.xlsx", map[string][]any{"13.38%": {"结论", "通过"}})
	command(t, "", "review", "import", "run/claims.xlsx")
	command(t, "", "review", "export", "run", "-o", "reviewed", "--format", "jsonl,xlsx")
	command(t, "", "review", "export", "run", "-o", "reviewed", "--format", "jsonl,xlsx", "--force")
	kept, err := os.ReadFile("run/reviews.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if copied, err := os.ReadFile("reviewed/reviews.jsonl"); err != nil || !bytes.Equal(copied, kept) {
		t.Errorf("reviews.jsonl differs: %v\n%s\n%s", err, copied, kept)
	}
	note, err := os.ReadFile("reviewed/run.json")
	if err != nil || !strings.Contains(string(note), `"step": 1`) {
		t.Errorf("run.json: %v\n%s", err, note)
	}
	if said := refused(t, exitUsage, "review", "export", "run", "-o", "run", "--force"); !strings.Contains(said, "is the run itself") {
		t.Error(said)
	}
	command(t, "", "extract", "a.txt", "-o", "other", "--format", "jsonl,xlsx", "-q")
	fillWorkbook(t, "other/claims.xlsx", map[string][]any{"13.38%": {"结论", "驳回"}})
	command(t, "", "review", "import", "other/claims.xlsx")
	if said := refused(t, exitUsage, "review", "export", "run", "-o", "other", "--format", "jsonl", "--force"); !strings.Contains(said, "holds decisions") {
		t.Error(said)
	}
	for _, name := range []string{"r.parquet", "r.arrow", "r.csv", "r.excel.csv", "r.jsonl", "r.xlsx"} {
		command(t, "", "review", "export", "run", "-o", name)
		if info, err := os.Stat(name); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if said := command(t, "", "review", "import", "r.xlsx", "run", "--format", "json"); !strings.Contains(said, `"made_after": 1`) || !strings.Contains(said, `"untouched": 3`) {
		t.Errorf("import of the export:\n%s", said)
	}
	refused(t, exitUsage, "review", "export", "run", "-o", "r.csv")
	refused(t, exitUsage, "review", "export", "run")
	refused(t, exitUsage, "review", "export", "run", "-o", "x", "--status", "good")
}

// TestDecisionsOutliveAnUpgrade extracts again with other rules into the same directory, and into another one.
func TestDecisionsOutliveAnUpgrade(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.txt", reviewedText)
	writeFile(t, "rules/rules.yaml", `- id: aid.granted
  about: Money that was granted.
  keywords: [发放]
  pattern: '发放(?<indicator>司法救助)金{q:money}'
  match: [{text: 发放司法救助金3万元。, want: {indicator: 司法救助}}]
  reject: [发放通知书3份。]
`)
	command(t, "", "extract", "a.txt", "-o", "run", "--format", "jsonl,xlsx", "-q")
	fillWorkbook(t, "run/claims.xlsx", map[string][]any{"13.38%": {"结论", "通过"}, "3.3万元": {"结论", "通过"}})
	command(t, "", "review", "import", "run/claims.xlsx")
	kept, err := os.ReadFile("run/reviews.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	command(t, "", "extract", "a.txt", "-o", "new", "--format", "jsonl", "--rules", "rules", "-q")
	command(t, "", "extract", "a.txt", "-o", "run", "--format", "jsonl,xlsx", "--rules", "rules", "--force", "-q")
	if after, err := os.ReadFile("run/reviews.jsonl"); err != nil || !bytes.Equal(after, kept) {
		t.Errorf("extract --force touched the decisions: %v", err)
	}
	want := "indicator: 司法救助金 -> 司法救助"
	if said := command(t, "", "review", "changes", "run"); !strings.Contains(said, want) {
		t.Errorf("changes:\n%s\nwant %s", said, want)
	}
	for _, times := range []string{`"decisions": 2`, `"decisions": 0`} {
		if said := command(t, "", "review", "changes", "new", "--from", "run", "--format", "json"); !strings.Contains(said, times) || !strings.Contains(said, `"now": "司法救助"`) {
			t.Errorf("want %s in\n%s", times, said)
		}
	}
}

// TestReviewRefuses wants exit code 2 and a word on what is wanted.
func TestReviewRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.txt", reviewedText)
	command(t, "", "extract", "a.txt", "-o", "run", "--format", "jsonl", "-q")
	writeFile(t, "run/no.xlsx", "no workbook")
	writeFile(t, "full/notes.doc", "x")
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"no such file", []string{"import", "run/none.xlsx"}},
		{"want a workbook", []string{"import", "run"}},
		{"not a workbook", []string{"import", "run/no.xlsx"}},
		{"want text or json", []string{"import", "run/no.xlsx", "--format", "xml"}},
		{"got 0 arguments", []string{"import"}},
		{"no such file", []string{"stats", "none"}},
		{"want text or json", []string{"stats", "run", "--format", "xml"}},
		{"no output", []string{"gold", "run"}},
		{"no document that was reviewed wholly", []string{"gold", "run", "-o", "gold"}},
		{"is no file of gold", []string{"gold", "run", "-o", "full", "--force"}},
		{"stands already", []string{"gold", "run", "-o", "full"}},
		{"no such file", []string{"changes", "run", "--from", "none"}},
	} {
		if said := refused(t, exitUsage, append([]string{"review"}, tt.args...)...); !strings.Contains(said, tt.want) {
			t.Errorf("review %s: %s, want %q", strings.Join(tt.args, " "), said, tt.want)
		}
	}
	if left, _ := filepath.Glob(".statclaim*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
