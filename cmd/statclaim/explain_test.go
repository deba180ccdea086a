package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ruleChurn is what any change of a rule or of the gold changes in an explanation: how many rules have keywords, which do not
// match, their lines, and the row's measured confidence, which moves the line breaks of the row.
var ruleChurn = regexp.MustCompile(`\d+ of \d+ (have)|  no match: .*\n|(yaml):\d+|(row of .*\n)(?:  .*\n)*`)

// TestExplainIsGolden compares whole explanations; the golden files are rewritten by -update.
func TestExplainIsGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"change.txt":      {"-e", "2023年，全县矛盾纠纷同比下降7.2%，民警第一时间赶到现场。"},
		"streak.txt":      {"-e", "去年，该院连续3年未发生医疗事故。", "--published", "2024-02-01"},
		"streak-one.txt":  {"-e", "去年，该院连续3年未发生医疗事故。", "--published", "2024-02-01", "--at", "7"},
		"change-one.json": {"-e", "2023年，全县矛盾纠纷同比下降7.2%。", "--at", "16", "--format", "json"},
	} {
		path := filepath.Join("testdata", "explain", name)
		got := ruleChurn.ReplaceAllString(command(t, "", append([]string{"explain"}, args...)...), "$1$2$3")
		if strings.HasSuffix(name, ".json") {
			got = rowsWithoutChurn(t, got)
		}
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (run with -update if meant): %s", name, diff)
		}
	}
}

// rowsWithoutChurn drops the same from the JSON.
func rowsWithoutChurn(t *testing.T, text string) string {
	var all []map[string]any
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		reading := x["reading"].(map[string]any)
		delete(reading, "tried")
		delete(reading, "rules")
		delete(x["claim"].(map[string]any), "confidence")
	}
	out, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out) + "\n"
}
