package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statclaim/schema"
)

// TestEveryGuardIsExplained wants every guard that holds a number back in the fixtures to be a rule or one of BuiltInGuards.
func TestEveryGuardIsExplained(t *testing.T) {
	if !slices.IsSortedFunc(guards, func(a, b Guard) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("guards are not in order")
	}
	paths, err := filepath.Glob("../fixtures/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	known := map[string]bool{}
	for _, g := range guards {
		known[g.ID] = true
	}
	for _, r := range engine(t).Rules().Rules {
		known[r.ID] = true
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range engine(t).Extract(&schema.Document{Text: strings.ToValidUTF8(string(content), "\uFFFD"), MediaType: "text/plain"}).Suppressed {
			if !known[row.Guard] {
				t.Errorf("guard %s has no meaning", row.Guard)
				known[row.Guard] = true
			}
		}
	}
}
