package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"statclaim/ingest"
	"statclaim/schema"
)

// attempt runs the steps of one bundle as a runner does. A bundle that fails is left before FinishBundle, with its shards lost.
func attempt(t *testing.T, write *writeFn, outcomes []outcome, fails bool) []shard {
	t.Helper()
	ctx := context.Background()
	var shards []shard
	emit := func(s shard) { shards = append(shards, s) }
	if err := write.StartBundle(ctx, emit); err != nil {
		t.Fatal(err)
	}
	for _, o := range outcomes {
		if err := write.ProcessElement(ctx, o, emit); err != nil {
			t.Fatal(err)
		}
	}
	if fails {
		return nil
	}
	if err := write.FinishBundle(ctx, emit); err != nil {
		t.Fatal(err)
	}
	return shards
}

// publish runs the last step.
func publish(t *testing.T, target target, shards ...shard) {
	t.Helper()
	i := -1
	next := func(s *shard) bool {
		if i++; i >= len(shards) {
			return false
		}
		*s = shards[i]
		return true
	}
	if err := (&publishFn{Target: target}).ProcessElement(context.Background(), 0, next); err != nil {
		t.Fatal(err)
	}
}

// outcomesOf extracts the example documents, and gives what must come out.
func outcomesOf(t *testing.T) ([]outcome, rowsByTable) {
	t.Helper()
	pack, err := packRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := extractFn{Rules: pack, MaxClaims: 1_000_000}
	if err := f.Setup(context.Background()); err != nil {
		t.Fatal(err)
	}
	sources, err := ingest.Inputs([]string{fixtures + "/documents"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []outcome
	for item := range ingest.Documents(sources, ingest.Options{}) {
		d, reject := readItem(item, ingest.Options{})
		if reject != nil {
			t.Fatal(reject)
		}
		o, reject := f.outcome(context.Background(), &d)
		if reject != nil {
			t.Fatal(reject)
		}
		out = append(out, o)
	}
	return out, expected(t, ingest.Options{}, nil, fixtures+"/documents")
}

func newTestTarget(t *testing.T, dir string) target {
	t.Helper()
	target, err := newTarget(dir, "parquet", 100, "256M")
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// TestRetries has bundles and runs repeated in the ways that runners repeat them: what stands in the end are the rows of a run that
// nothing happened to.
func TestRetries(t *testing.T) {
	outcomes, want := outcomesOf(t)
	half := len(outcomes) / 2
	for _, test := range []struct {
		name string
		run  func(t *testing.T, target target)
	}{
		{"a bundle fails and is repeated by the same step", func(t *testing.T, target target) {
			write := &writeFn{Target: target}
			attempt(t, write, outcomes[:half], true)
			publish(t, target, attempt(t, write, outcomes, false)...)
		}},
		{"a worker dies and another one repeats its bundle", func(t *testing.T, target target) {
			attempt(t, &writeFn{Target: target}, outcomes, true)
			publish(t, target, attempt(t, &writeFn{Target: target}, outcomes, false)...)
		}},
		{"two workers finish the same bundle and one is taken", func(t *testing.T, target target) {
			attempt(t, &writeFn{Target: target}, outcomes, false)
			publish(t, target, attempt(t, &writeFn{Target: target}, outcomes, false)...)
		}},
		{"a shard comes twice", func(t *testing.T, target target) {
			shards := attempt(t, &writeFn{Target: target}, outcomes, false)
			publish(t, target, append(shards, shards...)...)
		}},
		{"publishing is repeated", func(t *testing.T, target target) {
			shards := attempt(t, &writeFn{Target: target}, outcomes, false)
			publish(t, target, shards...)
			publish(t, target, shards...)
		}},
		{"the run is repeated behind its publishing, with other bundles", func(t *testing.T, target target) {
			publish(t, target, attempt(t, &writeFn{Target: target}, outcomes, false)...)
			first := attempt(t, &writeFn{Target: target}, outcomes[half:], false)
			second := attempt(t, &writeFn{Target: target}, outcomes[:half], false)
			publish(t, target, append(first, second...)...)
		}},
		{"the run is repeated after half of its publishing", func(t *testing.T, target target) {
			shards := attempt(t, &writeFn{Target: target}, outcomes, false)
			for _, s := range shards[:len(shards)/2] {
				move(t, target.waiting(s.Waiting), target.path(s.name()))
			}
			publish(t, target, shards...)
		}},
		{"an older run was killed", func(t *testing.T, target target) {
			attempt(t, &writeFn{Target: newTestTarget(t, target.Dir)}, outcomes, false)
			publish(t, target, attempt(t, &writeFn{Target: target}, outcomes, false)...)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			target := newTestTarget(t, t.TempDir())
			test.run(t, target)
			got := written(t, target.Dir, "parquet")
			compare(t, got, want)
			names, _ := os.ReadDir(target.Dir)
			for _, name := range names {
				if !shardName.MatchString(name.Name()) && name.Name() != manifestName {
					t.Errorf("left behind: %s", name.Name())
				}
			}
		})
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// TestLostShard has a shard that is neither waiting nor in place: that is an error, not a run with fewer rows.
func TestLostShard(t *testing.T) {
	target := newTestTarget(t, t.TempDir())
	next := func() func(*shard) bool {
		left := 1
		return func(s *shard) bool {
			*s = shard{Table: "claims", Format: "parquet", Waiting: "claims-gone.parquet", SHA256: ingest.Digest(nil), Rows: 1, Bytes: 1}
			left--
			return left >= 0
		}
	}
	if err := (&publishFn{Target: target}).ProcessElement(context.Background(), 0, next()); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(filepath.Join(target.Dir, manifestName)); err == nil {
		t.Error("run.json says that the run is complete")
	}
}

// TestPanicIsAReject has an engine that is not there.
func TestPanicIsAReject(t *testing.T) {
	f := extractFn{MaxClaims: 1}
	_, reject := f.outcome(context.Background(), &document{Row: schema.Document{Source: "a.txt", Text: "增长3.1%。"}})
	if reject == nil || reject.Code != "panic" || reject.Source != "a.txt" {
		t.Errorf("got %+v, want a reject of a.txt", reject)
	}
}

func TestTooManyClaims(t *testing.T) {
	pack, err := packRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := extractFn{Rules: pack, MaxClaims: 1}
	if err := f.Setup(context.Background()); err != nil {
		t.Fatal(err)
	}
	_, reject := f.outcome(context.Background(), &document{Row: schema.Document{Source: "a.txt", Text: "出口增长3.1%，进口增长4.1%。"}})
	if reject == nil || reject.Code != "too_many_claims" {
		t.Errorf("got %+v, want too_many_claims", reject)
	}
}
