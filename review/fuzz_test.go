package review

import (
	"os"
	"path/filepath"
	"testing"

	"statclaim/review/reviewtest"
	"statclaim/schema"
)

// FuzzLog reads any bytes as decisions: they are refused, or fold into the same state twice, and a decision can follow them.
func FuzzLog(f *testing.F) {
	s, dir := newSession(f)
	key := find(f, s, "36起").Key()
	decide(f, s, Decision{Key: key, Kind: schema.Corrected, Fields: []Field{{"value", "38"}, {"unit", "件"}}})
	undo(f, s, 1)
	guarded := s.Suppressed("a.txt")[0]
	decide(f, s, Decision{Key: Key{Source: "a.txt"}, Kind: schema.Added, Anchor: schema.Span{Start: int(guarded.Start), End: int(guarded.End)}})
	path := filepath.Join(dir, LogName)
	content, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Add([]byte(`{"source":"a.txt","claim_id":"` + key.ClaimID + `","decision":"corrected","field":"value","value":"1e5"}` + "\n"))
	f.Add([]byte(`{"source":"a.txt","claim_id":"x","decision":"added","field":"number_start","value":"3"}` + "\n"))
	f.Add([]byte(`{"source":"a.txt","claim_id":"x","decision":"undone","step":3,"undoes":3}` + "\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
		first, err := Open(dir, Options{Engine: reviewtest.Engine(t)})
		if err != nil {
			return
		}
		defer first.Close()
		if _, found := first.Item(key); !found {
			t.Fatal("an extracted claim is gone")
		}
		if _, err := first.Decide(Step{Origin: "api", Decisions: []Decision{{Key: key, Kind: schema.Unsure, Note: "fuzz", Version: AnyVersion}}}); err != nil {
			t.Fatal(err)
		}
		if got, want := state(openSession(t, dir)), state(first); got != want {
			t.Errorf("read back: got\n%swant\n%s", got, want)
		}
	})
}
