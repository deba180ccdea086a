package extract

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/extract/rule"
)

// engine is shared by the tests: loading takes longer than extracting.
func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEveryRuleHoldsItsExamples(t *testing.T) {
	e := engine(t)
	for _, problem := range e.CheckRules() {
		t.Error(problem)
	}
}

func TestRuleKindsAreAllInUse(t *testing.T) {
	kinds := map[rule.Kind]int{}
	for _, r := range engine(t).rules.Rules {
		kinds[r.Kind]++
	}
	for _, k := range []rule.Kind{rule.Claim, rule.Context, rule.Guard} {
		if kinds[k] == 0 {
			t.Errorf("no rule is of kind %s", k)
		}
	}
}

// TestPrefilterLosesNothing holds that keywords only save time.
func TestPrefilterLosesNothing(t *testing.T) {
	filtered, unfiltered := engine(t), engine(t)
	unfiltered.rules = unfiltered.rules.Unfiltered()
	paths, err := filepath.Glob("../fixtures/documents/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, r := range filtered.rules.Rules {
		for _, example := range r.Match {
			same(t, r.ID, filtered.extractExample(example.Text), unfiltered.extractExample(example.Text))
		}
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		same(t, path, filtered.extractExample(string(content)), unfiltered.extractExample(string(content)))
	}
}

func same(t *testing.T, what string, got, want Result) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: with and without the prefilter:\n%s", what, diff)
	}
}
