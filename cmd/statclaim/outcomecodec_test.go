package main

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/extract"
	"statclaim/schema"
)

func sampleOutcomes() []outcome {
	value, offset := schema.NewDecimal(12, 3), int64(7)
	rejected := outcome{input: inputRecord{Source: "a.zip", source: "a.zip#b", Status: "rejected", Code: "binary", index: 3, many: true}, position: -1,
		reject: &schema.Reject{Source: "a.zip#b", Stage: "decode", Code: "binary", Message: "bad \xff", Offset: &offset}}
	read := outcome{input: inputRecord{Source: "a.txt", source: "a.txt", Bytes: 40, SHA256: "ab", Status: "ok", DocumentID: "sha256:cd", Claims: 2}, position: 40,
		document: &schema.Document{Source: "a.txt", Text: "共28名。"},
		result: extract.Result{Articles: []schema.Article{{Source: "a.txt"}}, Claims: []schema.Claim{{Value: &value}, {Flags: []string{"full_width"}}},
			Suppressed: []schema.Suppressed{{Guard: "slogan"}}, RuleHits: map[string]int{"b": 2, "a": 1}, Fuses: 1}}
	return []outcome{rejected, read, {input: inputRecord{Status: "ok"}, document: &schema.Document{}, result: extract.Result{RuleHits: map[string]int{}}}}
}

func TestOutcomesComeBack(t *testing.T) {
	exact := cmp.Options{cmp.AllowUnexported(outcome{}, inputRecord{}),
		cmp.Comparer(func(a, b schema.Decimal) bool { return a.Exact() == b.Exact() }),
		cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "result.RuleHits" }, cmp.Comparer(func(a, b map[string]int) bool {
			return len(a) == 0 && len(b) == 0 || cmp.Equal(a, b) // nil is as good as empty
		}))}
	for _, want := range sampleOutcomes() {
		record := appendOutcome(nil, &want)
		got, err := readOutcome(record)
		if err != nil {
			t.Fatal(err)
		}
		if difference := cmp.Diff(want, got, exact); difference != "" {
			t.Errorf("%s: %s", want.input.Source, difference)
		}
		for cut := range record {
			if _, err := readOutcome(record[:cut]); err == nil {
				t.Errorf("%s: no error for the first %d of %d bytes", want.input.Source, cut, len(record))
			}
		}
	}
}

func FuzzReadOutcome(f *testing.F) {
	for _, o := range sampleOutcomes() {
		f.Add(appendOutcome(nil, &o))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		o, err := readOutcome(record)
		if err != nil {
			return
		}
		again := appendOutcome(nil, &o)
		same, err := readOutcome(again)
		if err != nil {
			t.Fatalf("an outcome that was read cannot be read again: %v", err)
		}
		if last := appendOutcome(nil, &same); !bytes.Equal(last, again) {
			t.Errorf("got %q, want %q", last, again)
		}
	})
}
