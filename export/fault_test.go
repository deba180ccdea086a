package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/schema"
)

// failingDisk lets so many writes through, of all files of a run together, and fails all that follow.
type failingDisk struct{ left int }

type failingFile struct {
	disk *failingDisk
	w    io.Writer
}

func (f *failingFile) Write(p []byte) (int, error) {
	if f.disk.left == 0 {
		return 0, errFull
	}
	f.disk.left--
	return f.w.Write(p)
}

// runOn writes a run whose files stand on the disk, and says which write failed.
func runOn(disk *failingDisk, o Options, tables []tableRows) error {
	r, err := Open(o)
	if err != nil {
		return err
	}
	defer r.Abort()
	for _, out := range r.outputs {
		out.w = &failingFile{disk, out.w}
	}
	for _, part := range tables {
		if err := r.Write(part.table, part.rows...); err != nil {
			return err
		}
	}
	return r.Commit([]byte("{}\n"))
}

// TestEveryWriteMayFail fails the first write of a run, then the second, until one run has no write left to fail: each time the error
// names a file of the run, and what stood before stands, byte for byte.
func TestEveryWriteMayFail(t *testing.T) {
	tables := append(sampleRows(), tableRows{schema.ClaimsTable, manyClaims(60)})
	for _, f := range Formats {
		t.Run(string(f), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			o := Options{Dir: dir, Formats: []Format{f}, Info: testInfo, Force: true}
			writeRun(t, o, nil)
			old := contents(t, dir)
			step := 1
			if f == XLSX {
				step = 7 // a workbook is some thousands of writes
			}
			for n := 0; ; n += step {
				err := runOn(&failingDisk{n}, o, tables)
				if err == nil {
					if n == 0 {
						t.Error("no write was made to fail")
					}
					return
				}
				if !errors.Is(err, errFull) || !strings.Contains(err.Error(), dir) || strings.Contains(err.Error(), ".statclaim-") {
					t.Fatalf("write %d: got %v, want one that names a file in %s and wraps %v", n, err, dir, errFull)
				}
				if now := contents(t, dir); now != old {
					t.Fatalf("write %d: the folder holds\n%s\nwant\n%s", n, now, old)
				}
			}
		})
	}
}

// contents is all that a folder holds, hidden names too.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	for _, name := range names(t, dir) {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(name + "\x00" + string(content) + "\x00")
	}
	return all.String()
}

// TestAReplacedFileIsAlwaysThere puts a run over another and looks before each rename: the old file or the new one stands.
func TestAReplacedFileIsAlwaysThere(t *testing.T) {
	dir := t.TempDir()
	o := Options{Dir: dir, Formats: []Format{JSONL}, Info: testInfo, Force: true}
	writeRun(t, o, nil)
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Abort()
	if err := r.finish([]byte("{}")); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(r.temporary, "old")
	if err := os.Mkdir(kept, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"run.json", "claims.jsonl", "documents.jsonl"} {
		if err := r.keep(name, filepath.Join(dir, name), filepath.Join(kept, name)); err != nil {
			t.Fatal(err)
		}
		_, err := os.Stat(filepath.Join(dir, name))
		if gone := err != nil; gone != (name == "run.json") {
			t.Errorf("%s is gone: %v; only run.json goes before the others are replaced", name, gone)
		}
	}
}
