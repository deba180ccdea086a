package review

import (
	"errors"
	"testing"

	"statclaim/schema"
)

// TestItemAt goes back through the steps of a claim, one of them taken back.
func TestItemAt(t *testing.T) {
	s, _ := newSession(t)
	key := find(t, s, "13.38%").Key()
	decide(t, s, Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "-13.4"}}, Version: AnyVersion})
	decide(t, s, Decision{Key: key, Kind: schema.Rejected, Version: AnyVersion})
	undo(t, s, 2)
	for step, want := range []string{"unreviewed -13.38", "corrected -13.4", "rejected -13.4", "corrected -13.4"} {
		item, ok := s.ItemAt(key, int64(step))
		if !ok {
			t.Fatalf("step %d: no claim", step)
		}
		if got := item.Claim.ReviewStatus + " " + Printed(item.Claim, "value"); got != want {
			t.Errorf("step %d: %s, want %s", step, got, want)
		}
	}
	if _, ok := s.ItemAt(Key{"a.txt", "none"}, 3); ok {
		t.Error("a claim that never was")
	}
}

// TestItemAtOfAddedClaim has no claim before it was added.
func TestItemAtOfAddedClaim(t *testing.T) {
	s, _ := newSession(t)
	span := s.Suppressed("a.txt")[0]
	proposal, err := s.Propose("a.txt", schema.Span{Start: int(span.Start), End: int(span.End)})
	if err != nil {
		t.Fatal(err)
	}
	decide(t, s, proposal)
	_, before := s.ItemAt(proposal.Key, 0)
	_, after := s.ItemAt(proposal.Key, 1)
	if before || !after {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestCheckKeepsNothing(t *testing.T) {
	s, _ := newSession(t)
	key := find(t, s, "13.38%").Key()
	step := Step{Origin: "workbook", Decisions: []Decision{{Key: key, Kind: schema.Corrected, Fields: []Field{{"period", "2023-13"}}, Version: AnyVersion}}}
	var invalid *Invalid
	if err := s.Check(step); !errors.As(err, &invalid) || invalid.Field != "period" {
		t.Errorf("%v", err)
	}
	step.Decisions[0].Fields[0].Value = "2023-12"
	if err := s.Check(step); err != nil || s.Last() != 0 || step.Decisions[0].ErrorType != "" {
		t.Errorf("%v, last %d, %+v", err, s.Last(), step)
	}
}
