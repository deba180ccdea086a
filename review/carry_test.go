package review

import (
	"strings"
	"testing"

	"statclaim/schema"
)

// TestCopyFrom copies decisions into a run of the same documents, twice, with a step that is taken back in between.
func TestCopyFrom(t *testing.T) {
	from, _ := newSession(t)
	decide(t, from, Decision{Key: find(t, from, "13.38%").Key(), Kind: schema.Rejected, Version: AnyVersion})
	decide(t, from, Decision{Key: find(t, from, "36起").Key(), Kind: schema.Corrected, Fields: []Field{{"value", "38"}}, Version: AnyVersion},
		Decision{Key: find(t, from, "9个").Key(), Kind: schema.Accepted, Version: AnyVersion})
	to, dir := newSession(t)
	decide(t, to, Decision{Key: find(t, to, "9个").Key(), Kind: schema.Unsure, Note: "own", Version: AnyVersion})

	got, err := to.CopyFrom(from)
	if want := (Carried{Steps: 2, Decisions: 2, Own: 1}); err != nil || got != want {
		t.Fatalf("%+v, %v, want %+v", got, err, want)
	}
	for number, want := range map[string]string{"13.38%": "rejected", "36起": "corrected", "9个": "unsure"} {
		if got := find(t, to, number).Claim.ReviewStatus; got != want {
			t.Errorf("%s is %s, want %s", number, got, want)
		}
	}
	again, err := to.CopyFrom(from)
	if want := (Carried{Standing: 2}); err != nil || again != want {
		t.Errorf("again: %+v, %v, want %+v", again, err, want)
	}
	undo(t, from, 1)
	if third, err := to.CopyFrom(from); err != nil || third.Steps != 1 || find(t, to, "13.38%").Claim.ReviewStatus != schema.Unreviewed {
		t.Errorf("after an undo: %+v, %v, %s", third, err, find(t, to, "13.38%").Claim.ReviewStatus)
	}
	if got, want := state(openSession(t, dir)), state(to); got != want {
		t.Errorf("read again\n%s\nwant\n%s", got, want)
	}
}

// TestCopyToOtherReading copies decisions on what older rules read: the claims are open again and say what changed.
func TestCopyToOtherReading(t *testing.T) {
	from, _ := newSession(t)
	decide(t, from, Decision{Key: find(t, from, "36起").Key(), Kind: schema.Accepted, Version: AnyVersion})
	to, _ := newSession(t)
	key := find(t, to, "36起").Key()
	to.run.byKey[key].Indicator = "纠纷"
	to.items[key] = to.build(key)
	if _, err := to.CopyFrom(from); err != nil {
		t.Fatal(err)
	}
	item := find(t, to, "36起")
	if len(item.Changed) != 1 || item.Changed[0].Name != "indicator" || !strings.Contains(item.Changed[0].Old, "矛盾纠纷") || !item.Open() {
		t.Errorf("%+v, %s", item.Changed, item.Claim.ReviewStatus)
	}
}
