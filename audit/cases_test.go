package audit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/audit"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// auditCase is a row of testdata/cases.tsv.
type auditCase struct{ name, published, want, text string }

func cases(t testing.TB) []auditCase {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "cases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []auditCase
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("cases.tsv: %q has %d cells, want 4", line, len(cells))
		}
		out = append(out, auditCase{cells[0], cells[1], cells[2], strings.ReplaceAll(cells[3], "⏎", "\n")})
	}
	return out
}

func newEngine(t testing.TB) *extract.Engine {
	t.Helper()
	e, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func newAuditor(t testing.TB) *audit.Auditor {
	t.Helper()
	a, err := audit.New(audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// document extracts a text as the command does; published is YYYY-MM-DD or - for none.
func document(t testing.TB, e *extract.Engine, name, published, text string) audit.Document {
	t.Helper()
	var o ingest.Options
	if published != "-" {
		date, err := schema.ParseDate(published)
		if err != nil {
			t.Fatal(err)
		}
		o.Published = &date
	}
	doc, reject := ingest.Parse(name+".md", []byte(text), o)
	if reject != nil {
		t.Fatalf("%s: %s", name, reject.Message)
	}
	return audit.Document{Claims: e.Extract(doc).Claims, PublishedAt: doc.PublishedAt}
}

// brief is TYPE:GRADE of every finding, - for none.
func brief(found []schema.Finding) string {
	if len(found) == 0 {
		return "-"
	}
	var out []string
	for _, f := range found {
		out = append(out, f.Type+":"+f.Grade)
	}
	return strings.Join(out, " ")
}

func explained(found []schema.Finding) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString("\n\t" + f.Type + " " + f.Explanation)
	}
	return b.String()
}

func TestCases(t *testing.T) {
	e := newEngine(t)
	all := cases(t)
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			a := newAuditor(t)
			found := a.Document(document(t, e, c.name, c.published, c.text))
			if got := brief(append(found, a.Finish()...)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s%s", c.text, got, c.want, explained(found))
			}
		})
	}
	if len(all) < 100 {
		t.Errorf("only %d cases", len(all))
	}
}

// TestEveryTypeHasACaseAndANearMiss holds the list of types together with the cases.
func TestEveryTypeHasACaseAndANearMiss(t *testing.T) {
	all := cases(t)
	wanted := ""
	for i, c := range all {
		wanted += c.want + " "
		if c.want != "-" && (i+1 == len(all) || all[i+1].name != c.name+"-near" || strings.Contains(all[i+1].want, strings.Split(c.want, ":")[0])) {
			t.Errorf("%s has no near miss behind it", c.name)
		}
	}
	elsewhere := []string{"bounds_reversed", "period_reversed", "index_full"} // what the extractor does not give: tested by made claims
	for _, kind := range audit.Types() {
		known := strings.Contains(wanted, kind.ID+":")
		for _, other := range elsewhere {
			known = known || kind.ID == other
		}
		if !known {
			t.Errorf("no case for type %s", kind.ID)
		}
	}
}
