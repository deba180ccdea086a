package extract

import (
	"testing"

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
