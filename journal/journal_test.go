package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var sampleKey = Key{
	Parts:  []Part{{"version", "v1"}, {"formats", "parquet"}},
	Inputs: []Input{{"a.txt", 3, 7}, {"b\n.txt", 5, 9}},
}

// options gives shards of three records.
func options(dir string) Options { return Options{Dir: dir, Key: sampleKey, ShardRecords: 3} }

func open(t *testing.T, o Options) *Journal {
	t.Helper()
	j, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(j.Close)
	return j
}

// fill appends records from..to-1 as a run does.
func fill(t *testing.T, j *Journal, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		if err := j.Append(record(i)); err != nil {
			t.Fatal(err)
		}
	}
}

func record(i int) []byte { return []byte(strings.Repeat(fmt.Sprintf("记录%d ", i), i)) }

// wantRecords replays and compares.
func wantRecords(t *testing.T, j *Journal, want int) {
	t.Helper()
	n := 0
	err := j.Replay(func(got []byte) error {
		if !bytes.Equal(got, record(n)) {
			t.Errorf("record %d: got %q", n, got)
		}
		n++
		return nil
	})
	if err != nil || n != want || j.Records() != want {
		t.Errorf("replayed %d records, Records says %d, want %d (%v)", n, j.Records(), want, err)
	}
}

// kill ends a run as a kill does: nothing is written any more, and the lock is gone.
func kill(j *Journal) { j.file.Close() }

func TestKilledRunGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "journal")
	j := open(t, options(dir))
	fill(t, j, 0, 8)
	kill(j)
	j = open(t, options(dir))
	wantRecords(t, j, 6)
	fill(t, j, 6, 11)
	if err := j.Flush(); err != nil {
		t.Fatal(err)
	}
	kill(j)
	j = open(t, options(dir))
	wantRecords(t, j, 11)
	if err := j.Remove(); err != nil {
		t.Fatal(err)
	}
	if Exists(dir) {
		t.Error("it is still there")
	}
}

// TestCutAnywhere cuts the manifest within and around its lines: what is left is whole shards, and the run goes on to the same end.
func TestCutAnywhere(t *testing.T) {
	dir := t.TempDir()
	j := open(t, options(dir))
	fill(t, j, 0, 9)
	kill(j)
	whole, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) + 1 {
		if cut%40 > 0 && cut < len(whole) && whole[cut] != '\n' && (cut == 0 || whole[cut-1] != '\n') {
			continue // for the time that the disk takes
		}
		if err := os.WriteFile(filepath.Join(dir, manifestName), whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		j, err := Open(options(dir))
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		n := j.Records()
		if lines := bytes.Count(whole[:cut], []byte("\n")); n != 3*max(0, lines-1) {
			t.Errorf("cut at %d: %d records from %d lines", cut, n, lines)
		}
		fill(t, j, n, 9)
		kill(j)
		if got, _ := os.ReadFile(filepath.Join(dir, manifestName)); !bytes.Equal(got, whole) {
			t.Fatalf("cut at %d: the manifest became\n%s", cut, got)
		}
	}
}

func TestDamage(t *testing.T) {
	tests := []struct {
		name   string
		damage func(path string) error
		want   int // records
	}{
		{"a shard is cut", func(dir string) error { return os.Truncate(filepath.Join(dir, shardName(1)), 5) }, 3},
		{"a shard is gone", func(dir string) error { return os.Remove(filepath.Join(dir, shardName(0))) }, 0},
		{"a byte of a shard is another", func(dir string) error { return flip(filepath.Join(dir, shardName(2)), -1) }, 6},
		{"a shard is there that the manifest does not name", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, shardName(3)), []byte("x"), 0o666)
		}, 9},
		{"a shard was being written", func(dir string) error { return os.WriteFile(filepath.Join(dir, openName), []byte("x"), 0o666) }, 9},
		{"a line of the manifest is another", func(dir string) error { return flip(filepath.Join(dir, manifestName), -20) }, 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			j := open(t, options(dir))
			fill(t, j, 0, 9)
			kill(j)
			if err := tt.damage(dir); err != nil {
				t.Fatal(err)
			}
			j = open(t, options(dir))
			wantRecords(t, j, tt.want)
			fill(t, j, tt.want, 12)
			kill(j)
			wantRecords(t, open(t, options(dir)), 12)
		})
	}
}

// flip changes a byte, counted from the end.
func flip(path string, at int) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	content[len(content)+at] ^= 0x40
	return os.WriteFile(path, content, 0o666)
}

func TestShardsAreBoundedByBytes(t *testing.T) {
	o := options(t.TempDir())
	o.ShardRecords, o.ShardBytes = 0, 10
	j := open(t, o)
	fill(t, j, 0, 3) // 0, 8 and 16 bytes
	if j.Records() != 3 || len(j.manifest.shards) != 1 {
		t.Errorf("%d records in %d shards, want 3 in 1", j.Records(), len(j.manifest.shards))
	}
}

func TestOtherKey(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Key)
		want   string
	}{
		{"a setting", func(k *Key) { k.Parts[1].Value = "" }, "formats was parquet, is none"},
		{"more settings", func(k *Key) { k.Parts = append(k.Parts, Part{"new", "1"}) }, "new was none, is 1"},
		{"a file was written", func(k *Key) { k.Inputs[1].Modified++ }, "input b\n.txt was changed"},
		{"a file is gone", func(k *Key) { k.Inputs = k.Inputs[:1] }, "inputs are missing: there were 2, now 1"},
		{"a file is new at the end", func(k *Key) { k.Inputs = append(k.Inputs, Input{"c", 1, 1}) }, "input c is new"},
		{"a file is new", func(k *Key) { k.Inputs = slices.Insert(k.Inputs, 1, Input{"aa", 1, 1}) }, "differs from input aa on: there were 2, now 3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := options(t.TempDir())
			j := open(t, o)
			fill(t, j, 0, 4)
			j.Close()
			o.Key = Key{slices.Clone(sampleKey.Parts), slices.Clone(sampleKey.Inputs)}
			tt.change(&o.Key)
			var mismatch *Mismatch
			if _, err := Open(o); !errors.As(err, &mismatch) || mismatch.Records != 3 || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want a mismatch with 3 records: %s", err, tt.want)
			}
			wantRecords(t, open(t, options(o.Dir)), 3) // nothing was taken away
		})
	}
}

func TestAnew(t *testing.T) {
	o := options(t.TempDir())
	j := open(t, o)
	fill(t, j, 0, 4)
	j.Close()
	o.Anew = true
	j = open(t, o)
	wantRecords(t, j, 3) // the same key goes on
	j.Close()
	o.Key = Key{Parts: []Part{{"version", "v2"}}}
	j = open(t, o)
	wantRecords(t, j, 0)
	fill(t, j, 0, 3)
	j.Close()
	wantRecords(t, open(t, o), 3)
}

func TestOneAtATime(t *testing.T) {
	o := options(t.TempDir())
	j := open(t, o)
	if _, err := Open(o); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want %v", err, ErrLocked)
	}
	fill(t, j, 0, 3)
	j.Close()
	wantRecords(t, open(t, o), 3)
}

// TestNothingIsLeft is a run that was over before its first shard: whoever made the directories takes them away.
func TestNothingIsLeft(t *testing.T) {
	top := t.TempDir()
	j := open(t, options(filepath.Join(top, "a", "b")))
	fill(t, j, 0, 2)
	j.Close()
	if left, _ := os.ReadDir(top); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestCommitting(t *testing.T) {
	o := options(t.TempDir())
	j := open(t, o)
	fill(t, j, 0, 4)
	if err := j.Commit(); err != nil || !j.Committing() {
		t.Fatal(err)
	}
	kill(j)
	j = open(t, o)
	wantRecords(t, j, 4)
	if !j.Committing() {
		t.Error("it is forgotten that outputs may stand")
	}
	if err := j.Commit(); err != nil {
		t.Error(err)
	}
	kill(j)
	wantRecords(t, open(t, o), 4)
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"journal":1,"parts":[],"inputs":0,"inputs_sha256":""}` + "\n" + `{"shard":"000000.shard","records":1,"bytes":2,"sha256":"00"}` + "\n" + `{"committing":true}` + "\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		m := parseManifest(content)
		if end := m.end(); end < 0 || end > int64(len(content)) {
			t.Fatalf("ends at %d of %d", end, len(content))
		}
		for i, e := range m.shards {
			if e.Shard != shardName(i) {
				t.Errorf("shard %d is %s", i, e.Shard)
			}
		}
	})
}
