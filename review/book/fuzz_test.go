package book

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"statclaim/export"
	"statclaim/review"
	"statclaim/review/book/sheets"
)

// FuzzRow fills one row with anything and wants every row accounted for, nothing decided that the session refuses, and the same report
// twice.
func FuzzRow(f *testing.F) {
	dir := writeRun(f, export.Workbook{})
	s := openSession(f, dir)
	key := keyOf(f, s, "36起")
	headers := []string{"主张编号", "来源", "结论", "错误类型", "修正值", "修正单位", "修正时期", "备注", "指标", "数值", "时期", "比较"}
	f.Add("通过", "", "1,250", "", "2023年上半年", "", "矛盾纠纷", "36", "", "yoy", 0.0)
	f.Add("修正", "数值", "3.3万", "万元", "2023-5", "x", "", "三十六", "2022", "同比", 0.35)
	f.Add("rejected", "other", "约3", "-", "45058", "\r\n", "无", "", "无", "无", 1e300)
	f.Fuzz(func(t *testing.T, conclusion, errorType, value, unit, period, note, indicator, inPlace, when, comparison string, number float64) {
		w := excelize.NewFile()
		defer w.Close()
		cells := []any{key.ClaimID, key.Source, conclusion, errorType, value, unit, period, note, indicator, inPlace, when, comparison}
		if number != 0 {
			cells[9] = number
		}
		_ = w.SetSheetRow("Sheet1", "A1", &headers)
		_ = w.SetSheetRow("Sheet1", "A2", &cells)
		var raw bytes.Buffer
		if err := w.Write(&raw); err != nil {
			t.Skip(err) // excelize refuses
		}
		one := dryRun(t, s, raw.Bytes())
		if one == nil {
			return
		}
		if one.Rows == 1 && one.Untouched+one.Standing+len(one.Decided)+len(one.Conflicts)+len(one.Oddities) == 0 {
			t.Errorf("the row is not accounted for: %+v", one)
		}
		if diff := cmp.Diff(one, dryRun(t, s, raw.Bytes())); diff != "" {
			t.Error(diff)
		}
	})
}

// dryRun imports a workbook and keeps nothing; nil where it is no workbook of claims.
func dryRun(t *testing.T, s *review.Session, raw []byte) *Report {
	t.Helper()
	b, err := sheets.New(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Skip(err)
	}
	report, again, err := importOnce(s, b, "x.xlsx", Options{DryRun: true})
	if again {
		t.Error("somebody else decided")
	}
	if err != nil {
		return nil
	}
	return report
}

// TestManyRows imports a workbook with thousands of rows that are none of ours.
func TestManyRows(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	w := openWorkbook(t, slimBook(t, dir))
	w.set("36起", "结论", "通过")
	for row := 100; row < 40_000; row += 7 {
		w.must(w.SetCellValue("数据", fmt.Sprintf("A%d", row), "小计"))
	}
	s := openSession(t, dir)
	report := importBook(t, s, w.save(), Options{DryRun: true})
	if len(report.Decided) != 1 || len(report.Oddities) != 0 {
		t.Errorf("%d decided, %d odd", len(report.Decided), len(report.Oddities))
	}
}

func TestNotThere(t *testing.T) {
	s := openSession(t, writeRun(t, export.Workbook{}))
	if _, err := Import(s, filepath.Join(t.TempDir(), "none.xlsx"), Options{}); err == nil {
		t.Error("no error")
	}
	if _, err := Import(s, t.TempDir(), Options{}); err == nil {
		t.Error("no error of a directory")
	}
}
