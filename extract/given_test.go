package extract

import (
	"strings"
	"testing"

	"statclaim/schema"
)

func TestGiven(t *testing.T) {
	text := "2022年，全市刑事发案同比下降13.38%，拨打12309热线。\n第一时间赶到现场，帮扶困难群众近百人，颁发奖状若干。"
	engine := engine(t)
	for _, c := range []struct{ name, number, want string }{
		{"a claim of the rules", "13.38%", "13.38%|-13.38|刑事发案|2022|change.by"},
		{"a part of it", "13.38", "13.38%|-13.38|刑事发案|2022|change.by"},
		{"a number that a guard holds back", "12309", "12309|12309|||" + RuleGiven},
		{"words without a numeral", "若干", "若干||||" + RuleGiven},
		{"a part of a number", "百人", "百人|100|困难群众|2022|fallback"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := len([]rune(text[:strings.Index(text, c.number)]))
			doc := &schema.Document{DocumentID: "sha256:x", Source: "a.txt", Text: text}
			row, err := engine.Given(doc, schema.Span{Start: start, End: start + len([]rune(c.number))})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join([]string{row.NumberText, row.ValueText, row.Indicator, row.Period, row.RuleID}, "|")
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if at := string([]rune(text)[row.NumberStart:row.NumberEnd]); at != row.NumberText {
				t.Errorf("text[%d:%d] is %q, number_text %q", row.NumberStart, row.NumberEnd, at, row.NumberText)
			}
			if row.ClaimID != schema.ClaimID(doc.DocumentID, schema.Span{Start: int(row.NumberStart), End: int(row.NumberEnd)}) {
				t.Errorf("claim_id %s is not of its anchor", row.ClaimID)
			}
		})
	}
}

func TestGivenRefuses(t *testing.T) {
	doc := &schema.Document{DocumentID: "sha256:x", Source: "a.txt", Text: "办结3件。赔偿2万元。"}
	engine := engine(t)
	for _, span := range []schema.Span{{Start: -1, End: 2}, {Start: 3, End: 3}, {Start: 2, End: 99}, {Start: 2, End: 8}} {
		if row, err := engine.Given(doc, span); err == nil {
			t.Errorf("%v: got %q, want an error", span, row.NumberText)
		}
	}
}
