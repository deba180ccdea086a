package audit_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/audit"
	"statclaim/ingest"
	"statclaim/schema"
)

var update = flag.Bool("update", false, "rewrite testdata/fixtures.txt, keeping the reasons of what is in it")

// fixtures audits every document of a folder of fixtures.
func fixtures(t *testing.T, folder string) []schema.Finding {
	t.Helper()
	sources, err := ingest.Inputs([]string{filepath.Join("..", "fixtures", folder)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, a := newEngine(t), newAuditor(t)
	var out []schema.Finding
	for _, source := range sources {
		doc, reject := ingest.Read(source, ingest.Options{})
		if reject != nil {
			t.Fatalf("%s: %s", reject.Source, reject.Message)
		}
		claims := e.Extract(doc).Claims
		out = append(out, a.Document(audit.Document{Claims: claims, PublishedAt: doc.PublishedAt})...)
	}
	return append(out, a.Finish()...)
}

// TestFindingsOfTheFixtures compares what is found in the fixtures with a list that was read by hand: no contradiction in it
// that a careful reader would not share. Every line of it has a reason.
func TestFindingsOfTheFixtures(t *testing.T) {
	path := filepath.Join("testdata", "fixtures.txt")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	var want, head []string
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			head = append(head, line)
			continue
		}
		finding, reason, _ := strings.Cut(line, "\t# ")
		reasons[finding] = reason
		want = append(want, finding)
	}
	var got, lines []string
	for _, f := range fixtures(t, "documents") {
		finding := strings.Join([]string{filepath.Base(f.Sources[0]), f.Grade, f.Type, f.Explanation}, "\t")
		got = append(got, finding)
		lines = append(lines, finding+"\t# "+reasons[finding])
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(append(head, lines...), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings of the fixtures (-want +got):\n%s", diff)
	}
	for finding, reason := range reasons {
		if reason == "" {
			t.Errorf("no reason for %s", finding)
		}
	}
}

// TestHeldOutHasNoContradiction counts only: nobody looks at the held-out documents, and their writers contradict themselves nowhere
// that we know of.
func TestHeldOutHasNoContradiction(t *testing.T) {
	n := 0
	for _, f := range fixtures(t, "heldout") {
		if f.Grade == schema.GradeContradiction {
			n++
		}
	}
	if n > 0 {
		t.Errorf("%d contradictions in the held-out documents, want none", n)
	}
}
