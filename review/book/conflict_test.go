package book

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"statclaim/export"
	"statclaim/review"
	"statclaim/schema"
)

// exportBook writes the claims of a session as they stand into a workbook, as `statclaim review export` does.
func exportBook(t testing.TB, s *review.Session, ruleset string) string {
	t.Helper()
	look := export.Workbook{Step: s.Last(), Reviewed: s.Reviewed}
	dir := t.TempDir()
	run, err := export.Open(export.Options{Dir: dir, File: "claims.xlsx", Formats: []export.Format{export.XLSX}, Info: export.Info{RulesetVersion: ruleset}, Workbook: look})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Documents() {
		if err := run.Write(schema.DocumentsTable, d); err != nil {
			t.Fatal(err)
		}
	}
	for item := range s.All() {
		if err := run.Write(schema.ClaimsTable, item.Claim); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Commit(nil); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "claims.xlsx")
}

// keyOf gives the claim of a number phrase.
func keyOf(t testing.TB, s *review.Session, number string) review.Key {
	t.Helper()
	for item := range s.All() {
		if item.Claim.NumberText == number {
			return item.Key()
		}
	}
	t.Fatalf("no claim %s", number)
	return review.Key{}
}

func decide(t testing.TB, s *review.Session, number, kind string, fields ...review.Field) {
	t.Helper()
	d := review.Decision{Key: keyOf(t, s, number), Kind: kind, Fields: fields, Version: review.AnyVersion}
	if _, err := s.Decide(review.Step{Reviewer: "李", Origin: "page", Decisions: []review.Decision{d}}); err != nil {
		t.Fatal(err)
	}
}

func filled(t testing.TB, path string, edit func(w *workbook)) string {
	t.Helper()
	w := openWorkbook(t, path)
	edit(w)
	return w.save()
}

// TestTwice imports a workbook twice, and takes the import back as one step.
func TestTwice(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	path := filled(t, slimBook(t, dir), func(w *workbook) {
		w.set("13.38%", "结论", "通过")
		w.set("36起", "修正值", 35, "备注", "见表")
		w.set("9个", "结论", "驳回", "错误类型", "重复")
		w.set("5年", "结论", "修正", "备注", "没有改")
	})
	first := importBook(t, s, path, Options{Reviewer: "王"})
	if first.Step != 1 || len(first.Decided) != 4 || first.Rows != 7 || first.Untouched != 3 {
		t.Errorf("first: %+v", first)
	}
	again := importBook(t, s, path, Options{Reviewer: "王"})
	if again.Step != 0 || len(again.Decided) != 0 || again.Standing != 4 || len(again.Conflicts) != 0 || s.Last() != 1 {
		t.Errorf("again: %+v, last step %d", again, s.Last())
	}
	if _, err := s.Decide(review.Step{Origin: "page", Undoes: 1}); err != nil {
		t.Fatal(err)
	}
	for item := range s.All() {
		if item.Claim.ReviewStatus != schema.Unreviewed {
			t.Errorf("%s is %s", item.Claim.NumberText, item.Claim.ReviewStatus)
		}
	}
	if third := importBook(t, s, path, Options{Reviewer: "王"}); len(third.Decided) != 4 {
		t.Errorf("after the undo: %+v", third)
	}
}

// TestConflicts imports a workbook after somebody else has decided.
func TestConflicts(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	path := filled(t, slimBook(t, dir), func(w *workbook) {
		w.set("13.38%", "结论", "通过")
		w.set("36起", "结论", "修正", "修正值", 35)
		w.set("9个", "结论", "驳回")
		w.set("3.3万元", "结论", "通过")
	})
	decide(t, s, "13.38%", schema.Rejected)
	decide(t, s, "36起", schema.Corrected, review.Field{Name: "value", Value: "34"})
	decide(t, s, "9个", schema.Rejected) // the same
	want := []string{"3.3万元 通过 (accepted)", "conflict 13.38% 通过 (accepted) | 驳回 (rejected), by 李", "conflict 36起 修正 (corrected): 数值 35 | 修正 (corrected): 数值 34, 错误类型 数值, by 李"}
	report := importBook(t, s, path, Options{Reviewer: "王"})
	compareViews(t, view(s, report), want)
	if report.Standing != 1 {
		t.Errorf("%d stand", report.Standing)
	}
	compareViews(t, view(s, importBook(t, s, path, Options{Reviewer: "王", Overwrite: true})), []string{"13.38% 通过 (accepted)", "36起 修正 (corrected): 数值 35"})
}

// TestReviewedBook goes on in a workbook that shows what was decided: unchanged rows say nothing, changed ones are no conflict.
func TestReviewedBook(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	decide(t, s, "13.38%", schema.Rejected)
	decide(t, s, "36起", schema.Corrected, review.Field{Name: "value", Value: "34"}, review.Field{Name: "period", Value: "2021"}, review.Field{Name: "indicator", Value: "纠纷"})
	decide(t, s, "9个", schema.Accepted)
	proposal, err := s.Propose("a.txt", schema.Span{Start: int(s.Suppressed("a.txt")[0].Start), End: int(s.Suppressed("a.txt")[0].End)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(review.Step{Origin: "page", Decisions: []review.Decision{proposal}}); err != nil {
		t.Fatal(err)
	}
	path := exportBook(t, s, "rules-1")
	report := importBook(t, s, path, Options{})
	if got := view(s, report); len(got) > 0 || report.MadeAfter != 4 || report.Untouched != 8 {
		t.Errorf("unchanged: %q, %+v", got, report)
	}
	added, _ := s.Item(proposal.Key)
	tests := []struct {
		name string
		edit func(w *workbook)
		want []string
	}{
		{"another conclusion", func(w *workbook) { w.set("13.38%", "结论", "通过") }, []string{"13.38% 通过 (accepted)"}},
		{"another value", func(w *workbook) { w.set("36起", "修正值", 33) }, []string{"36起 修正 (corrected): 数值 33, 错误类型 数值"}},
		{"another value in place", func(w *workbook) { w.set("36起", "数值", 33) }, []string{"36起 修正 (corrected): 数值 33, 错误类型 数值"}},
		{"a note", func(w *workbook) { w.set("36起", "备注", "核过") }, []string{"36起 修正 (corrected): 指标 纠纷, 数值 34, 时期 2021, 错误类型 数值, 备注 核过"}},
		{"an emptied conclusion", func(w *workbook) { w.set("9个", "结论", "") }, []string{"odd 9个 结论: emptied | not applied: an empty cell takes no decision back…"}},
		{"an emptied correction", func(w *workbook) { w.set("36起", "修正值", "") }, []string{"odd 36起 修正值: emptied | not applied: an empty cell takes no correction back…"}},
		{"an added claim", func(w *workbook) { w.set(added.Claim.NumberText, "结论", "驳回") }, []string{added.Claim.NumberText + " 驳回 (rejected)"}},
		{"an added claim corrected", func(w *workbook) { w.set(added.Claim.NumberText, "指标", "热线") }, []string{added.Claim.NumberText + " 修正 (corrected): 指标 热线"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			compareViews(t, view(s, importBook(t, s, filled(t, path, tt.edit), Options{DryRun: true})), tt.want)
		})
	}
}

// TestCopiedRows decides on one claim in two rows.
func TestCopiedRows(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	copied := func(second string) []string {
		path := filled(t, slimBook(t, dir), func(w *workbook) {
			w.set("36起", "结论", "通过")
			w.set("9个", "结论", "通过")
			row := w.rowOf("36起")
			w.must(w.DuplicateRow("数据", row))
			w.must(w.SetCellValue("数据", fmt.Sprint(columnLetters(w, "结论"), row+1), second))
		})
		return view(s, importBook(t, s, path, Options{DryRun: true}))
	}
	compareViews(t, copied("通过"), []string{"36起 通过 (accepted)", "9个 通过 (accepted)"})
	compareViews(t, copied(""), []string{"36起 通过 (accepted)", "9个 通过 (accepted)"})
	const done = "not applied: the same claim is decided on differently in several rows"
	compareViews(t, copied("驳回"), []string{"9个 通过 (accepted)", "odd 36起 : 通过 (accepted) | " + done, "odd 36起 : 驳回 (rejected) | " + done})
}

// TestOtherRules imports a workbook that shows what other rules read.
func TestOtherRules(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	path := filled(t, exportBook(t, s, "rules-0"), func(w *workbook) {
		w.set("13.38%", "结论", "通过")
		w.set("36起", "指标", "旧读法", "结论", "通过")
		w.set("9个", "指标", "旧读法", "规则", "old")
	})
	report := importBook(t, s, path, Options{DryRun: true})
	compareViews(t, view(s, report), []string{"13.38% 通过 (accepted)", "conflict 36起 another reading, of other rules: 指标 旧读法, not 矛盾纠纷 | 未复核 (unreviewed)"})
	compareViews(t, view(s, importBook(t, s, path, Options{DryRun: true, Overwrite: true})), []string{"13.38% 通过 (accepted)", "36起 通过 (accepted)"})
}

func TestMergedCells(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	path := filled(t, slimBook(t, dir), func(w *workbook) {
		letter := columnLetters(w, "结论")
		w.set("13.38%", "结论", "通过")
		w.must(w.MergeCell("数据", letter+"2", letter+"4"))
	})
	compareViews(t, view(s, importBook(t, s, path, Options{DryRun: true})), []string{"13.38% 通过 (accepted)", "odd O2:O4: merged cells | what they hold counts for row 2 alone…"})
}

// TestAnotherRunsBook imports a workbook that shows more steps than there are.
func TestAnotherRunsBook(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	decide(t, s, "13.38%", schema.Rejected)
	path := exportBook(t, s, "rules-1")
	fresh := openSession(t, writeRun(t, export.Workbook{}))
	got := view(fresh, importBook(t, fresh, path, Options{DryRun: true}))
	compareViews(t, got, []string{"13.38% 驳回 (rejected)", "odd : made after step 1 of its run | this run has 0…"})
}

func TestNoClaimsInBook(t *testing.T) {
	dir := writeRun(t, export.Workbook{})
	s := openSession(t, dir)
	w := openWorkbook(t, slimBook(t, dir))
	w.must(w.RemoveCol("数据", columnLetters(w, "主张编号")))
	if _, err := Import(s, w.save(), Options{}); err == nil {
		t.Error("no error without a column of ids")
	}
}

// TestEveryWordReadsBack wants the words of the drop-downs to mean one value each, in either language.
func TestEveryWordReadsBack(t *testing.T) {
	for _, c := range append([]string{columnConclusion, columnErrorType}, review.Editable...) {
		var seen []string
		for _, v := range export.BookValues(c) {
			word := export.BookWord(c, v)
			if slices.Contains(seen, word) {
				t.Errorf("%s: %s twice", c, word)
			}
			seen = append(seen, word)
			for _, shown := range []string{v, word} {
				if got, known := export.BookValue(c, shown); !known || got != v {
					t.Errorf("%s: %s reads as %s", c, shown, got)
				}
			}
		}
	}
	seen := map[string]string{}
	for header, name := range columnNames {
		seen[name] += header + " "
	}
	for _, c := range export.BookColumns() {
		if columnNames[plainHeader(c.Header)] != c.Name || columnNames[c.Name] != c.Name {
			t.Errorf("%s: header %s leads to %s", c.Name, c.Header, columnNames[plainHeader(c.Header)])
		}
	}
}
