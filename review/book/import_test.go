package book

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/export"
)

// TestDecisions fills in rows and wants the decisions and what was odd; … at the end of a wanted line leaves out the rest.
func TestDecisions(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	slim := slimBook(t, dir)
	tests := []struct {
		name string
		edit func(w *workbook)
		want []string
	}{
		{"nothing", func(w *workbook) {}, nil},
		{"the four conclusions", func(w *workbook) {
			w.set("13.38%", "结论", "通过")
			w.set("5年", "结论", "驳回", "错误类型", "不是主张", "备注", "只是年限")
			w.set("36起", "结论", "存疑", "备注", " 再查\r\n")
			w.set("9个", "结论", "修正", "修正值", 8)
		}, []string{"13.38% 通过 (accepted)", "5年 驳回 (rejected): 错误类型 不是主张, 备注 只是年限", "36起 存疑 (unsure): 备注 再查", "9个 修正 (corrected): 数值 8"}},
		{"codes, full width and blanks", func(w *workbook) {
			w.set("13.38%", "结论", " accepted ")
			w.set("5年", "结论", "Ｒejected")
			w.set("36起", "结论", "'存疑")
		}, []string{"13.38% 通过 (accepted)", "5年 驳回 (rejected)", "36起 存疑 (unsure)"}},
		{"a word that is none", func(w *workbook) { w.set("36起", "结论", "对") },
			[]string{"odd 36起 结论: 对 | not applied: want one of 通过 (accepted), 修正 (corrected), 驳回 (rejected), 存疑 (unsure), 补录 (added)"}},
		{"an error type that is none", func(w *workbook) { w.set("36起", "结论", "驳回", "错误类型", "笔误") }, []string{"odd 36起 错误类型: 笔误 | not applied: want one of 数值 (value)…"}},
		{"corrections alone", func(w *workbook) { w.set("36起", "修正值", 35, "修正单位", "件", "修正时期", "2021") }, []string{"36起 修正 (corrected): 数值 35, 单位 件, 时期 2021"}},
		{"accepted with a correction", func(w *workbook) { w.set("36起", "结论", "通过", "修正值", 35) }, []string{"odd 36起 结论: 通过 (accepted): 数值 35 | not applied: choose 修正…"}},
		{"accepted with what it says already", func(w *workbook) { w.set("36起", "结论", "通过", "修正值", 36) }, []string{"36起 通过 (accepted)"}},
		{"rejected with a correction", func(w *workbook) { w.set("36起", "结论", "驳回", "修正值", 35) }, []string{"odd 36起 结论: 驳回 (rejected): 数值 35 | not applied…"}},
		{"unsure with a correction", func(w *workbook) { w.set("36起", "结论", "存疑", "修正值", 35) }, []string{"36起 存疑 (unsure)", "odd 36起 结论: 存疑 (unsure): 数值 35 | 存疑 is applied, the corrections are not…"}},
		{"corrected with a note alone", func(w *workbook) { w.set("36起", "结论", "修正", "备注", "应为结案数") }, []string{"36起 存疑 (unsure): 备注 应为结案数", "odd 36起 结论: 修正 (corrected): 备注 应为结案数 | kept as 存疑…"}},
		{"corrected with nothing", func(w *workbook) { w.set("36起", "结论", "修正") }, []string{"odd 36起 结论: 修正 | not applied: no correction is filled in…"}},
		{"a note without a conclusion", func(w *workbook) { w.set("36起", "备注", "?") }, []string{"odd 36起 备注:  (): 备注 ? | not applied: a note or an error type without a conclusion…"}},
		{"added, of a claim that was not", func(w *workbook) { w.set("36起", "结论", "补录") }, []string{"odd 36起 结论: 补录 | not applied: the claim was not added…"}},
		{"edits in place", func(w *workbook) {
			w.set("36起", "指标", "矛盾纠纷案件", "时期", "2021年")
			w.set("13.38%", "结论", "修正", "比较", "环比（月）", "方向", "")
			w.set("9个", "数值", 8, "语气", "target", "限定", "约")
			w.set("3.3万元", "精确数值", "33,001")
		}, []string{"13.38% 修正 (corrected): 比较 mom, 方向 none", "36起 修正 (corrected): 指标 矛盾纠纷案件, 时期 2021", "3.3万元 修正 (corrected): 数值 33001", "9个 修正 (corrected): 数值 8, 限定 about, 语气 target"}},
		{"the same correction twice in a row", func(w *workbook) { w.set("36起", "数值", 35, "修正值", "35.0", "精确数值", "35") }, []string{"36起 修正 (corrected): 数值 35"}},
		{"two corrections in a row", func(w *workbook) { w.set("36起", "数值", 35, "修正值", 34) }, []string{"odd 36起 修正值: 34 | not applied: another cell of the row says 35"}},
		{"accepted with an edit in place", func(w *workbook) { w.set("36起", "结论", "通过", "指标", "纠纷") }, []string{"odd 36起 结论: 通过 (accepted): 指标 纠纷 | not applied…"}},
		{"cells that were emptied", func(w *workbook) { w.set("36起", "结论", "通过", "指标", "", "时期", nil) }, []string{"36起 通过 (accepted)", "odd 36起 指标: emptied: 指标, 时期 | not applied: an empty cell takes nothing away, write 无…"}},
		{"none, in words", func(w *workbook) { w.set("36起", "时期", "无", "主体", "-") }, []string{"36起 修正 (corrected): 主体 无, 时期 无"}},
		{"what cannot be corrected", func(w *workbook) {
			w.set("36起", "结论", "通过", "句子", "别的", "规则", "x", "数字原文", "36")
		},
			[]string{"36起 通过 (accepted)", "odd 36起 数字原文: changed: 数字原文 36, 句子 别的, 规则 x | not applied: what was printed…"}},
		{"a word of another column", func(w *workbook) { w.set("36起", "度量类型", "同比") }, []string{"odd 36起 度量类型: 同比 | not applied: want one of 水平 (level)…"}},
		{"a correction that the core refuses", func(w *workbook) { w.set("36起", "结论", "修正", "下限", 50); w.set("9个", "结论", "通过") }, []string{"9个 通过 (accepted)", "odd 36起 : 修正 (corrected): 下限 50 | not applied: upper: 36 is below the lower bound 50"}},
		{"a text of several lines", func(w *workbook) { w.set("36起", "指标", "a\nb") }, []string{"odd 36起 : 修正 (corrected): 指标 a\nb | not applied: indicator: want a text of one line…"}},
		{"an id that the run does not have", func(w *workbook) { w.set("36起", "结论", "通过", "主张编号", "abc") }, []string{"odd 主张编号: abc | not applied: the run has no such claim"}},
		{"another source", func(w *workbook) { w.set("36起", "结论", "通过", "来源", "old/a.txt") }, []string{"36起 通过 (accepted)", "odd 来源: old/a.txt | read as the claim of a.txt…"}},
		{"a row without an id", func(w *workbook) { w.set("36起", "结论", "通过", "主张编号", "") }, []string{"odd 结论: 通过 | not applied: the row has no 主张编号"}},
		{"errors and formulas", func(w *workbook) {
			w.must(w.SetCellFormula("数据", w.cell("36起", "修正值"), "1+1"))
			w.set("9个", "结论", "通过")
		}, []string{"9个 通过 (accepted)", "odd 36起 修正值: a formula without a value | not applied: a formula that was not calculated…"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := openWorkbook(t, slim)
			tt.edit(w)
			s := openSession(t, dir)
			compareViews(t, view(s, importBook(t, s, w.save(), Options{Reviewer: "王", DryRun: true})), tt.want)
			if s.Last() != 0 {
				t.Error("a dry run kept something")
			}
		})
	}
}

// compareViews compares line by line; … at the end of a wanted line leaves out the rest.
func compareViews(t *testing.T, got, want []string) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if head, cut := strings.CutSuffix(want[i], "…"); cut && strings.HasPrefix(got[i], head) {
			got[i] = want[i]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
