package book

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"statclaim/export"
	"statclaim/review"
	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// texts are the documents of the test run.
var texts = []string{
	"2022年，全市刑事发案同比下降13.38%，连续5年未发生命案。\n全年办结矛盾纠纷36起，发放司法救助金3.3万元，拨打12309热线咨询。",
	"2023年，新建农村派出所9个，修路3.5公里。",
}

// writeRun writes a run with a workbook into a new directory.
func writeRun(t testing.TB, look export.Workbook) string {
	t.Helper()
	dir := t.TempDir()
	var documents []schema.Document
	for i, text := range texts {
		documents = append(documents, schema.Document{Source: string(rune('a'+i)) + ".txt", Text: text})
	}
	info := export.Info{ToolVersion: "test", RulesetVersion: "rules-1"}
	reviewtest.WriteRun(t, export.Options{Dir: dir, Formats: []export.Format{export.JSONL, export.XLSX}, Info: info, Workbook: look}, `{"ruleset":"rules-1"}`, documents...)
	return dir
}

func openSession(t testing.TB, dir string) *review.Session {
	t.Helper()
	at := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	s, err := review.Open(dir, review.Options{Engine: reviewtest.Engine(t), Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// workbook is a workbook that a test edits.
type workbook struct {
	*excelize.File
	t      testing.TB
	number string // header of the number phrase
}

func openWorkbook(t testing.TB, path string) *workbook {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return &workbook{f, t, "数字原文"}
}

// slimBook gives the workbook of a run without most of its sheets: it opens and saves faster.
func slimBook(t testing.TB, dir string) string {
	t.Helper()
	w := openWorkbook(t, filepath.Join(dir, "claims.xlsx"))
	for _, sheet := range w.GetSheetList() {
		if sheet != "数据" && sheet != "说明" {
			w.must(w.DeleteSheet(sheet))
		}
	}
	return w.save()
}

func (w *workbook) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *workbook) rows() [][]string {
	w.t.Helper()
	rows, err := w.GetRows("数据")
	w.must(err)
	return rows
}

// column gives the place of a header, from 0.
func (w *workbook) column(header string) int {
	w.t.Helper()
	for _, row := range w.rows() {
		if i := slices.Index(row, header); i >= 0 {
			return i
		}
	}
	w.t.Fatalf("no column %s", header)
	return 0
}

// cell gives the name of a cell: its column by header, its row by the number phrase of the claim.
func (w *workbook) cell(number, header string) string {
	w.t.Helper()
	name, err := excelize.CoordinatesToCellName(w.column(header)+1, w.rowOf(number))
	w.must(err)
	return name
}

// cellOf gives the cell of a header.
func (w *workbook) cellOf(header string) string {
	w.t.Helper()
	name, err := excelize.CoordinatesToCellName(w.column(header)+1, 1)
	w.must(err)
	return name
}

// rowOf gives the row of a number phrase, from 1.
func (w *workbook) rowOf(number string) int {
	w.t.Helper()
	place := w.column(w.number)
	for i, row := range w.rows() {
		if len(row) > place && row[place] == number {
			return i + 1
		}
	}
	w.t.Fatalf("no row of %s", number)
	return 0
}

// set fills cells of the row of a number phrase: header and value in turn.
func (w *workbook) set(number string, cells ...any) {
	w.t.Helper()
	for i := 0; i < len(cells); i += 2 {
		w.must(w.SetCellValue("数据", w.cell(number, cells[i].(string)), cells[i+1]))
	}
}

// style gives a cell a number format.
func (w *workbook) style(number, header, format string) {
	w.t.Helper()
	style, err := w.NewStyle(&excelize.Style{CustomNumFmt: &format})
	w.must(err)
	cell := w.cell(number, header)
	w.must(w.SetCellStyle("数据", cell, cell, style))
}

func (w *workbook) save() string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), "claims.xlsx")
	w.must(w.SaveAs(path))
	return path
}

// view prints a report for comparison: decisions by number phrase, then conflicts and oddities.
func view(s *review.Session, r *Report) []string {
	var out []string
	number := func(l Line) string {
		if item, found := s.Item(review.Key{Source: l.Source, ClaimID: l.ClaimID}); found {
			return item.Claim.NumberText + " "
		}
		return ""
	}
	for _, l := range r.Decided {
		out = append(out, number(l)+l.Found)
	}
	for _, l := range r.Conflicts {
		out = append(out, "conflict "+number(l)+l.Found+" | "+l.Now)
	}
	for _, l := range r.Oddities {
		place := l.Column
		if place == "" {
			place = l.Cell
		}
		out = append(out, strings.TrimSpace("odd "+number(l)+place+": "+l.Found+" | "+l.Done))
	}
	return out
}

func importBook(t testing.TB, s *review.Session, path string, o Options) *Report {
	t.Helper()
	report, err := Import(s, path, o)
	if err != nil {
		t.Fatal(err)
	}
	return report
}
