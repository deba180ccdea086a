package eval

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReportSurvivesJSON(t *testing.T) {
	r := Score(testSet(t))
	var first, second bytes.Buffer
	if err := r.WriteJSON(&first); err != nil {
		t.Fatal(err)
	}
	bytesOfFirst := first.String()
	back, err := ReadReport(&first)
	if err != nil {
		t.Fatal(err)
	}
	if err := back.WriteJSON(&second); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(bytesOfFirst, second.String()); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
	if changes := Compare(r, back); len(changes) != 0 {
		t.Errorf("a report against itself: got %+v", changes)
	}
}

func TestCompareListsEveryChange(t *testing.T) {
	gold, claims, texts := testSet(t)
	old := Score(gold, claims, texts)
	police := claims["police"]
	police[2].Indicator, police[2].RuleID = "救助金", "object.noun" // was 发放
	police[3].NumberEnd--                                        // 24小
	police[3].NumberText = "24小"
	claims["police"] = police[1:] // without 2023年
	changes := Compare(old, Score(gold, claims, texts))
	want := []Change{
		{Kind: "removed", Document: "police", Start: 0, End: 5, Number: "2023年", Verdict: "spurious"},
		{Kind: "changed", Document: "police", Start: 30, End: 35, Number: "3.3万元", Verdict: "found", Fields: []FieldChange{
			{"indicator", "发放", "救助金"}, {"rule_id", "verb.noun", "object.noun"}, {"wrong", "indicator", ""}}},
		{Kind: "added", Document: "police", Start: 51, End: 54, Number: "24小", Verdict: "neutral"},
		{Kind: "removed", Document: "police", Start: 51, End: 55, Number: "24小时", Verdict: "neutral"},
	}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var out bytes.Buffer
	if err := WriteChanges(&out, changes[:2]); err != nil {
		t.Fatal(err)
	}
	const text = "changed claims: 2\n- police 0:5 2023年 spurious\n" +
		"~ police 30:35 3.3万元 found | indicator 发放 → 救助金 | rule_id verb.noun → object.noun | wrong indicator → null\n"
	if diff := cmp.Diff(text, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
