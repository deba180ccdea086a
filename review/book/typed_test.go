package book

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"statclaim/export"
)

// TestTypedValues fills in what people type into 修正值, 修正单位 and 修正时期.
func TestTypedValues(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	slim := slimBook(t, dir)
	const number = "want one number and nothing else…"
	tests := []struct {
		name, row, header string
		value             any
		format            string // of the cell
		want              string // behind the row; "" where nothing is decided
	}{
		{"a number", "36起", "修正值", 35, "", "修正 (corrected): 数值 35"},
		{"a double", "3.5公里", "修正值", 3.1 + 0.3, "", "修正 (corrected): 数值 3.4"},
		{"a number as text", "36起", "修正值", "35.0", "", "修正 (corrected): 数值 35.0"},
		{"thousands", "36起", "修正值", "1,250", "", "修正 (corrected): 数值 1250"},
		{"wrong thousands", "36起", "修正值", "12,50", "", "odd 修正值: 12,50 | not applied: " + number},
		{"full width", "36起", "修正值", "１，２５０．５", "", "修正 (corrected): 数值 1250.5"},
		{"a scale word", "3.3万元", "修正值", "3.4万", "", "修正 (corrected): 数值 34000"},
		{"a scale word and the unit", "3.3万元", "修正值", "3.4 万元", "", "修正 (corrected): 数值 34000"},
		{"another unit", "36起", "修正值", "3.4万元", "", `odd 修正值: 3.4万元 | not applied: its unit is not "起"…`},
		{"Chinese numerals", "36起", "修正值", "三十五", "", "修正 (corrected): 数值 35"},
		{"percent in Chinese", "13.38%", "修正值", "百分之五", "", "修正 (corrected): 数值 5"},
		{"percent as text", "13.38%", "修正值", "-13.4%", "", "修正 (corrected): 数值 -13.4"},
		{"percent by its format", "13.38%", "修正值", -0.134, "0.00%", "修正 (corrected): 数值 -13.4"},
		{"percent where the unit is none", "36起", "修正值", 0.35, "0%", `odd 修正值: 35% | not applied: a percentage, where the unit is "起"…`},
		{"about", "36起", "修正值", "约35起", "", "odd 修正值: 约35起 | not applied: " + number},
		{"a vague number", "36起", "修正值", "30多起", "", "odd 修正值: 30多起 | not applied: not an exact number…"},
		{"a date that was a ratio", "36起", "修正值", 45058, "m/d", "odd 修正值: 2023-05-12 | not applied: want a number…"},
		{"more digits than there are", "36起", "修正值", "1234567890123456789012345678901.1", "", "odd 修正值: 1234567890123456789012345678901.1 | not applied: want at most 38 digits, 9 of them behind the point"},
		{"none", "36起", "修正值", "无", "", "修正 (corrected): 数值 无"},
		{"a year", "36起", "修正时期", 2021, "", "修正 (corrected): 时期 2021"},
		{"no year", "36起", "修正时期", 35, "", "odd 修正时期: 35 | not applied: want a period with its year…"},
		{"EDTF", "36起", "修正时期", "2021-01/2021-06", "", "修正 (corrected): 时期 2021-01/2021-06"},
		{"half a year", "36起", "修正时期", "2021年上半年", "", "修正 (corrected): 时期 2021-01/2021-06"},
		{"a month", "36起", "修正时期", "2021-5", "", "修正 (corrected): 时期 2021-05"},
		{"a month in words", "36起", "修正时期", "2021年5月", "", "修正 (corrected): 时期 2021-05"},
		{"a day with slashes", "36起", "修正时期", "2021/5/12", "", "修正 (corrected): 时期 2021-05-12"},
		{"a day that is none", "36起", "修正时期", "2021-2-30", "", "odd 修正时期: 2021-2-30 | not applied: want a period…"},
		{"a month that is none", "36起", "修正时期", "2021年13月", "", "odd 修正时期: 2021年13月 | not applied: want a period…"},
		{"a month that became a date", "36起", "修正时期", 44317, `yyyy"年"m"月"`, "修正 (corrected): 时期 2021-05"},
		{"a date", "36起", "修正时期", 44328, "yyyy-mm-dd", "修正 (corrected): 时期 2021-05-12"},
		{"no year in words", "36起", "修正时期", "上半年", "", "odd 修正时期: 上半年 | not applied: want a period with its year…"},
		{"a span of years", "36起", "修正时期", "2019—2021年", "", "修正 (corrected): 时期 2019/2021"},
		{"a place code that became a number", "36起", "修正单位", 5, "", "修正 (corrected): 单位 5"},
		{"the unit and a value in it", "36起", "修正单位", "万件", "", "修正 (corrected): 单位 万件"},
		{"a format that hides the number in place", "36起", "数值", 36, "0%", ""},
		{"a date format over a number in place", "36起", "数值", 36, "yyyy-mm-dd", ""},
		{"a year in place that became a number", "36起", "时期", 2022, "", ""},
		{"digits of a double in place", "13.38%", "数值", -13.380000000000001, "", ""},
		{"blanks and line ends in place", "36起", "指标", " 矛盾纠纷\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := openWorkbook(t, slim)
			w.set(tt.row, tt.header, tt.value)
			if tt.format != "" {
				w.style(tt.row, tt.header, tt.format)
			}
			s := openSession(t, dir)
			got := view(s, importBook(t, s, w.save(), Options{DryRun: true}))
			var want []string
			switch {
			case tt.want == "":
			case tt.want[:4] == "odd ":
				want = []string{"odd " + tt.row + " " + tt.want[4:]}
			default:
				want = []string{tt.row + " " + tt.want}
			}
			compareViews(t, got, want)
		})
	}
}

// TestShapes does to the sheet what people do, and wants the same three decisions.
func TestShapes(t *testing.T) {
	want := []string{"13.38% 通过 (accepted)", "36起 修正 (corrected): 数值 35, 备注 见表", "9个 驳回 (rejected)"}
	tests := []struct {
		name string
		look export.Workbook
		edit func(w *workbook)
	}{
		{"as it was written", export.Workbook{}, func(w *workbook) {}},
		{"English headers", export.Workbook{Header: export.HeaderEN, AllColumns: true}, func(w *workbook) {}},
		{"both headers", export.Workbook{Header: export.HeaderBoth}, func(w *workbook) {}},
		{"rows inserted", export.Workbook{}, func(w *workbook) {
			w.must(w.InsertRows("数据", 1, 3))
			w.must(w.SetCellValue("数据", "A2", "王的复核"))
			w.must(w.InsertRows("数据", 6, 2))
			w.must(w.SetCellValue("数据", "B6", "小计"))
		}},
		{"rows deleted", export.Workbook{}, func(w *workbook) { w.must(w.RemoveRow("数据", w.rowOf("5年"))) }},
		{"rows hidden", export.Workbook{}, func(w *workbook) { w.must(w.SetRowVisible("数据", w.rowOf("36起"), false)) }},
		{"rows in another order", export.Workbook{}, func(w *workbook) { w.must(w.DuplicateRowTo("数据", 2, 12)); w.must(w.RemoveRow("数据", 2)) }},
		{"columns deleted", export.Workbook{}, func(w *workbook) {
			for _, header := range []string{"句子", "指标", "错误类型", "修正单位", "来源"} {
				w.must(w.RemoveCol("数据", columnLetters(w, header)))
			}
		}},
		{"columns inserted", export.Workbook{}, func(w *workbook) {
			w.must(w.InsertCols("数据", "C", 2))
			w.must(w.SetCellValue("数据", "C1", "我的列"))
			w.must(w.SetCellValue("数据", "C3", "结论？"))
		}},
		{"the sheet renamed and moved", export.Workbook{}, func(w *workbook) {
			w.must(w.SetSheetName("数据", "王"))
			w.must(w.MoveSheet("王", "说明"))
		}},
		{"the sheet copied", export.Workbook{}, func(w *workbook) {
			index, err := w.NewSheet("数据 (2)")
			w.must(err)
			from, err := w.GetSheetIndex("数据")
			w.must(err)
			w.must(w.CopySheet(from, index))
		}},
		{"sheets deleted", export.Workbook{}, func(w *workbook) {
			for _, sheet := range []string{"说明", "原文", "选项", "规则"} {
				w.must(w.DeleteSheet(sheet))
			}
		}},
		{"the header again further down", export.Workbook{}, func(w *workbook) { w.must(w.DuplicateRowTo("数据", 1, 5)) }},
		{"headers with other blanks", export.Workbook{}, func(w *workbook) {
			w.must(w.SetCellValue("数据", w.cellOf("主张编号"), " 主张编号\n"))
			w.must(w.SetCellValue("数据", w.cellOf("结论"), "结论　Conclusion"))
		}},
	}
	dirs := map[export.Header]string{}
	for _, tt := range tests {
		if dirs[tt.look.Header] == "" {
			dirs[tt.look.Header] = writeRun(t, tt.look)
		}
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := dirs[tt.look.Header]
			w := openWorkbook(t, filepath.Join(dir, "claims.xlsx"))
			english := tt.look.Header == export.HeaderEN
			header := func(zh, en string) string {
				switch tt.look.Header {
				case export.HeaderEN:
					return en
				case export.HeaderBoth:
					return zh + " " + en
				}
				return zh
			}
			w.number = header("数字原文", "number_text")
			word := map[bool][3]string{false: {"通过", "修正", "驳回"}, true: {"accepted", "corrected", "rejected"}}[english]
			w.set("13.38%", header("结论", "conclusion"), word[0])
			w.set("36起", header("结论", "conclusion"), word[1], header("修正值", "corrected_value"), 35, header("备注", "note"), "见表")
			w.set("9个", header("结论", "conclusion"), word[2])
			tt.edit(w)
			s := openSession(t, dir)
			report := importBook(t, s, w.save(), Options{DryRun: true})
			got, wanted := view(s, report), slices.Clone(want)
			slices.Sort(got) // rows may be in another order
			slices.Sort(wanted)
			compareViews(t, got, wanted)
		})
	}
}

func columnLetters(w *workbook, header string) string {
	name, err := excelize.ColumnNumberToName(w.column(header) + 1)
	w.must(err)
	return name
}
