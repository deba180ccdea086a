package extract

import (
	"slices"
	"testing"
	"time"

	"statclaim/schema"
)

// TestABlownFuseCostsOneMatch blows the fuse of one rule: the loss is counted, the other claims of the document are as they were, and
// the number of the rule is still a claim.
func TestABlownFuseCostsOneMatch(t *testing.T) {
	const text = "出口同比下降3.1%。民营经济增加值占全市经济总量的58.6%。全县共帮助困难妇女28名。"
	read := func(blow ...string) Result {
		e, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range e.rules.Rules {
			if slices.Contains(blow, r.ID) || slices.Contains(blow, "all") {
				r.SetFuse(-time.Hour)
			}
		}
		return e.Extract(&schema.Document{Text: text})
	}
	whole := read()
	if whole.Fuses != 0 || len(whole.Claims) != 3 {
		t.Fatalf("unharmed: %d fuses, %d claims", whole.Fuses, len(whole.Claims))
	}
	one := read(whole.Claims[1].RuleID)
	if one.Fuses == 0 || len(one.Claims) != 3 {
		t.Fatalf("rule %s: %d fuses, %d claims", whole.Claims[1].RuleID, one.Fuses, len(one.Claims))
	}
	for i, c := range one.Claims {
		if lost := c.RuleID != whole.Claims[i].RuleID; lost != (i == 1) {
			t.Errorf("claim %d: rule %s, was %s", i, c.RuleID, whole.Claims[i].RuleID)
		}
	}
	all := read("all")
	if all.Fuses <= one.Fuses || len(all.Claims) != 3 {
		t.Errorf("every rule: %d fuses, %d claims", all.Fuses, len(all.Claims))
	}
	for i, c := range all.Claims {
		if c.RuleID != "fallback" || c.NumberText != whole.Claims[i].NumberText || c.Value.String() != whole.Claims[i].Value.String() && i != 0 {
			t.Errorf("claim %d: rule %s, %s %s", i, c.RuleID, c.NumberText, c.Value)
		}
	}
}
