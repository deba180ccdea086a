package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/schema"
)

// explained are texts that reach every corner of an explanation.
func explained(t *testing.T, e *Engine) map[string]string {
	t.Helper()
	texts := map[string]string{}
	paths, err := filepath.Glob("../fixtures/documents/*.[tm][xd]*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[path] = strings.ToValidUTF8(string(content), "\uFFFD")
	}
	for _, r := range e.rules.Rules {
		for _, m := range r.Match {
			texts[r.ID+": "+m.Text] = m.Text
		}
		for _, text := range r.Reject {
			texts[r.ID+": "+text] = text
		}
	}
	return texts
}

func mediaType(name string) string {
	if strings.HasSuffix(name, ".md") {
		return "text/markdown"
	}
	return "text/plain"
}

// TestExplanationAndExtractionAgree holds the trace against the extraction: every row is explained, and what the trace says is
// what the row says.
func TestExplanationAndExtractionAgree(t *testing.T) {
	e := engine(t)
	for name, text := range explained(t, e) {
		doc := &schema.Document{Text: text, MediaType: mediaType(name)}
		own := *doc
		want := e.Extract(&own)
		x, _ := e.newExplainer(&own)
		for i := range want.Claims {
			row := &want.Claims[i]
			n, ok := x.numbers[schema.Span{Start: int(row.NumberStart), End: int(row.NumberEnd)}]
			if !ok && row.Section == schema.SectionTable {
				continue
			}
			if !ok || n.c == nil {
				t.Errorf("%s: %s is a claim, but the trace has none", name, row.NumberText)
				continue
			}
			var got schema.Claim
			x.d.record(&got, n.c)
			if got.RuleID != row.RuleID || got.Indicator != row.Indicator || got.Subject != row.Subject || got.Period != row.Period ||
				got.Place != row.Place || got.Measure != row.Measure || got.Comparison != row.Comparison || got.Modality != row.Modality {
				t.Errorf("%s: %s: the trace says\n%+v\nthe row\n%+v", name, row.NumberText, got, *row)
			}
		}
		all, err := e.Explain(doc, -1)
		if err != nil || len(all) != len(want.Claims)+len(want.Suppressed) {
			t.Errorf("%s: %d explanations and error %v, want %d", name, len(all), err, len(want.Claims)+len(want.Suppressed))
		}
		for i := range all {
			checkExplanation(t, name, &all[i])
		}
	}
}

// checkExplanation wants the parts of an explanation to fit together.
func checkExplanation(t *testing.T, name string, x *Explanation) {
	t.Helper()
	owner, guard := "", ""
	for _, h := range x.Hits {
		switch h.Part {
		case Owns:
			owner = h.Rule
		case Guards:
			guard = h.Rule
		case "":
			t.Errorf("%s: %s: rule %s has no part", name, x.Text, h.Rule)
		}
	}
	switch {
	case x.Claim != nil && x.Note == "" && owner != x.Claim.RuleID:
		t.Errorf("%s: %s: owner %q, but the row has rule %q", name, x.Text, owner, x.Claim.RuleID)
	case x.Claim != nil && guard != "":
		t.Errorf("%s: %s: guard %s stops a claim", name, x.Text, guard)
	case x.Suppressed != nil && x.Note == "" && guard != x.Suppressed.Guard:
		t.Errorf("%s: %s: guard %q, but the row has %q", name, x.Text, guard, x.Suppressed.Guard)
	case !strings.Contains(x.Sentence, "⟦") && x.Reading != nil:
		t.Errorf("%s: %s: not marked in %s", name, x.Text, x.Sentence)
	}
}

const explainedText = "2022年，全县刑事发案同比下降13.38%，连续5年未发生命案，群众安全感达98.78%。民警第一时间赶到。"

func TestExplainOneNumber(t *testing.T) {
	e := engine(t)
	doc := &schema.Document{Text: explainedText, MediaType: "text/plain"}
	at := func(what string) int { return len([]rune(explainedText[:strings.Index(explainedText, what)])) }
	one := func(what string) *Explanation {
		all, err := e.Explain(doc, at(what))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %d explanations, %v", what, len(all), err)
		}
		return &all[0]
	}
	x := one("13.38%")
	if x.Text != "13.38%" || !strings.Contains(x.Masked, "下降⟦{percent}⟧") || !strings.HasPrefix(x.Masked, "{t}，") {
		t.Errorf("got %s, %s", x.Text, x.Masked)
	}
	if x.Claim == nil || x.Claim.RuleID != "change.by" || x.Claim.Comparison != schema.YearOnYear {
		t.Fatalf("got %+v", x.Claim)
	}
	source := map[string]Source{}
	for _, s := range x.Sources {
		source[s.Column] = s
	}
	for column, want := range map[string][2]string{
		"measure": {"rule", "change.by"}, "comparison": {"rule", "comparison.yoy"}, "direction": {"rule", "change.by"},
		"indicator": {"stated", "the nearest noun phrase"},
	} {
		if got := source[column]; got.Basis != want[0] || got.How != want[1] {
			t.Errorf("%s comes from %+v, want %v", column, got, want)
		}
	}
	if s := source["indicator"].Span; s == nil || s.Start != at("刑事发案") {
		t.Errorf("indicator at %v, want %d", s, at("刑事发案"))
	}
	if x := one("22年"); x.Claim != nil || x.Suppressed != nil || x.Text != "2022年" || x.Note == "" {
		t.Errorf("a period gives %+v", x)
	}
	if x := one("一时间"); x.Suppressed == nil || x.Note == "" {
		t.Errorf("第一时间 gives %+v", x)
	}
	if x := one("未发生"); x.Claim == nil || x.Masked == "" {
		t.Errorf("an explicit zero gives %+v", x)
	}
}

func TestExplainNothing(t *testing.T) {
	e := engine(t)
	for text, want := range map[string]string{
		"共帮助28名妇女。": "no number at code point 7; the nearest is 28名 at 3",
		"没有数字的句子。":  "no number at code point 7, nor anywhere in the text",
		"二人":        "no number at code point 7: the text has 2",
	} {
		_, err := e.Explain(&schema.Document{Text: text, MediaType: "text/plain"}, 7)
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}
