package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"statclaim/schema"
)

func writeRun(t *testing.T, o Options, tables []tableRows) {
	t.Helper()
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Abort()
	for _, part := range tables {
		for _, row := range part.rows { // one by one: a batch may not depend on how rows arrive
			if err := r.Write(part.table, row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := r.Commit([]byte("{}\n")); err != nil {
		t.Fatal(err)
	}
}

// names lists everything below dir, hidden names too.
func names(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if path != dir {
			found = append(found, strings.TrimPrefix(path, dir+"/"))
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

func TestParseFormats(t *testing.T) {
	tests := []struct {
		name, list string
		want       []Format
		wrong      string // part of the error
	}{
		{"one", "parquet", []Format{Parquet}, ""},
		{"several, in the order given", "xlsx, csv-excel,JSONL", []Format{XLSX, ExcelCSV, JSONL}, ""},
		{"twice counts once", "csv,csv", []Format{CSV}, ""},
		{"unknown", "csv,orc", nil, `"orc": want one or more of parquet, arrow, xlsx, csv, csv-excel, jsonl`},
		{"empty", "", nil, "want one or more of"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseFormats(tt.list)
			if tt.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wrong) {
					t.Fatalf("got error %v, want %q in it", err, tt.wrong)
				}
				return
			}
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("ParseFormats(%q): got %v, %v, want %v", tt.list, got, err, tt.want)
			}
		})
	}
}

func TestRunWritesEveryTableAlsoWhenEmpty(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "deep")
	writeRun(t, Options{Dir: dir, Formats: Formats, Info: testInfo}, nil)
	var want []string
	for _, table := range schema.Tables {
		for _, extension := range []string{".arrow", ".csv", ".excel.csv", ".jsonl", ".parquet"} {
			want = append(want, table.Name+extension)
		}
	}
	want = append(want, "claims.xlsx", "run.json")
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("got files %q\nwant %q", got, want)
	}
}

func TestRunsOfTheSameRowsAreTheSameBytes(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	rows := append(sampleRows(), tableRows{schema.ClaimsTable, manyClaims(800)})
	writeRun(t, Options{Dir: one, Formats: Formats, Info: testInfo}, rows)
	writeRun(t, Options{Dir: two, Formats: Formats, Info: testInfo}, rows)
	for _, name := range names(t, one) {
		a, errA := os.ReadFile(filepath.Join(one, name))
		b, errB := os.ReadFile(filepath.Join(two, name))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs between two runs (%v, %v)", name, errA, errB)
		}
	}
}

func TestRunMayReuseItsRows(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(Options{Dir: dir, Formats: Formats, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	row := plainClaim()
	if err := r.Write(schema.ClaimsTable, row); err != nil {
		t.Fatal(err)
	}
	*row = *bareClaim()
	if err := r.Write(schema.ClaimsTable, row); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(nil); err != nil {
		t.Fatal(err)
	}
	want := tableText(schema.ClaimsTable, []any{plainClaim(), bareClaim()})
	for _, f := range []Format{Parquet, Arrow, JSONL} {
		compareTable(t, f, want, readTable(t, f, filepath.Join(dir, fileName(f, schema.ClaimsTable)), schema.ClaimsTable))
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	r, err := Open(Options{Dir: dir, Formats: Formats, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Write(schema.ClaimsTable, manyClaims(5000)...); err != nil {
		t.Fatal(err)
	}
	for _, name := range names(t, dir) {
		if !strings.HasPrefix(name, ".statclaim-") {
			t.Errorf("%s is visible before the commit", name)
		}
	}
	r.Abort()
	r.Abort()
	if got := names(t, filepath.Dir(dir)); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
	if err := r.Write(schema.ClaimsTable, plainClaim()); err == nil {
		t.Error("Write after Abort gives no error")
	}
	if err := r.Commit(nil); err == nil {
		t.Error("Commit after Abort gives no error")
	}
}

func TestAbortAfterCommitKeepsTheFiles(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(Options{Dir: dir, Formats: []Format{JSONL}})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(nil); err != nil {
		t.Fatal(err)
	}
	r.Abort()
	if got := names(t, dir); len(got) != len(schema.Tables)+1 {
		t.Errorf("got %q", got)
	}
}

func TestOpenRefusesWhatStands(t *testing.T) {
	tests := []struct {
		name, standing string
		directory      bool
		force          bool
		refused        bool
	}{
		{"an output", "claims.jsonl", false, false, true},
		{"a sibling table", "rejects.jsonl", false, false, true},
		{"run.json", "run.json", false, false, true},
		{"forced", "claims.jsonl", false, true, false},
		{"a directory, even forced", "claims.jsonl", true, true, true},
		{"another format", "claims.parquet", false, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, tt.standing)
			if tt.directory {
				if err := os.Mkdir(path, 0o777); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
				t.Fatal(err)
			}
			r, err := Open(Options{Dir: dir, Formats: []Format{JSONL}, Force: tt.force})
			if err == nil {
				defer r.Abort()
			}
			if tt.refused {
				if !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
					t.Fatalf("got error %v, want fs.ErrExist naming %s", err, path)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Commit([]byte("{}")); err != nil {
				t.Fatal(err)
			}
			if got, _ := os.ReadFile(filepath.Join(dir, "run.json")); string(got) != "{}" {
				t.Errorf("run.json: got %q", got)
			}
		})
	}
}

func TestCommitRefusesWhatAppearedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(Options{Dir: dir, Formats: []Format{JSONL}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "documents.jsonl")
	if err := os.WriteFile(path, []byte("other"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got error %v, want fs.ErrExist", err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"documents.jsonl"}) {
		t.Errorf("got %q", got)
	}
}

func TestFailedCommitPutsBackWhatStood(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "claims.jsonl")
	if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := Open(Options{Dir: dir, Formats: []Format{JSONL}, Force: true})
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(dir, ".statclaim-*", "rejects.jsonl"))
	if err != nil || len(hidden) != 1 {
		t.Fatalf("hidden file: %q, %v", hidden, err)
	}
	if err := os.Remove(hidden[0]); err != nil { // its rename will fail, after that of claims
		t.Fatal(err)
	}
	err = r.Commit(nil)
	if want := filepath.Join(dir, "rejects.jsonl"); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got error %v, want one naming %s", err, want)
	}
	if got, _ := os.ReadFile(old); string(got) != "old" {
		t.Errorf("claims.jsonl: got %q, want what stood before", got)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"claims.jsonl"}) {
		t.Errorf("left behind: %q", got)
	}
}

func TestOpenNamesTheDirectoryThatItCannotUse(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, dir, path string }{
		{"a file in the place of the directory", file, file},
		{"a file in the place of a parent", filepath.Join(file, "out"), file},
		{"no directory", "", ""},
		{"read-only", locked, locked},
		{"below a read-only one", filepath.Join(locked, "out"), filepath.Join(locked, "out")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Contains(tt.name, "read-only") && os.Getuid() == 0 {
				t.Skip("root writes everywhere")
			}
			r, err := Open(Options{Dir: tt.dir, Formats: []Format{JSONL}})
			if err == nil {
				r.Abort()
				t.Fatal("got no error")
			}
			if !strings.Contains(err.Error(), tt.path) || strings.Contains(err.Error(), ".statclaim-") {
				t.Errorf("got %q, want %q in it and no hidden name", err, tt.path)
			}
		})
	}
}

func TestWriteErrorsNameThePathAndLeaveNothing(t *testing.T) {
	for _, f := range Formats {
		t.Run(string(f), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			r, err := Open(Options{Dir: dir, Formats: []Format{f}, Info: testInfo})
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, fileName(f, schema.ClaimsTable))
			for _, out := range r.outputs {
				if out.name == path {
					out.file.Close() // as if the disk were gone
				}
			}
			err = r.Write(schema.ClaimsTable, manyClaims(20)...)
			if err == nil {
				err = r.Commit(nil)
			} else {
				r.Abort()
			}
			if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), ".statclaim-") {
				t.Errorf("got error %v, want one naming %s", err, path)
			}
			if got := names(t, filepath.Dir(dir)); len(got) != 0 {
				t.Errorf("left behind: %q", got)
			}
		})
	}
}

// TestOneFile writes one table to one file of any name, and nothing beside it.
func TestOneFile(t *testing.T) {
	for _, test := range []struct {
		name   string
		format Format
	}{{"mine.parquet", Parquet}, {"mine.csv", CSV}, {"mine.xlsx", XLSX}} {
		dir := t.TempDir()
		o := Options{Dir: dir, Formats: []Format{test.format}, Tables: []*schema.Table{schema.ClaimsTable}, File: test.name, Info: testInfo}
		writeRun(t, o, []tableRows{{schema.ClaimsTable, sampleOf(schema.ClaimsTable)}})
		if diff := cmp.Diff([]string{test.name}, names(t, dir)); diff != "" {
			t.Errorf("files (-want +got):\n%s", diff)
		}
		if _, err := Open(o); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s stands: got %v", test.name, err)
		}
	}
	_, err := Open(Options{Dir: t.TempDir(), Formats: []Format{CSV}, File: "all.csv"})
	if err == nil || err.Error() != "file all.csv holds one table in one format" {
		t.Errorf("all tables in one file: got %v", err)
	}
}

// TestChosenTables writes some tables only.
func TestChosenTables(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{JSONL}, Tables: []*schema.Table{schema.FindingsTable}, Info: testInfo},
		[]tableRows{{schema.FindingsTable, []any{&schema.Finding{Grade: "info", ClaimIDs: []string{"1", "2"}}}}})
	if diff := cmp.Diff([]string{"findings.jsonl", "run.json"}, names(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if rows := mustReadAll(t, dir, schema.FindingsTable); len(rows) != 1 || len(rows[0].(*schema.Finding).ClaimIDs) != 2 {
		t.Errorf("read back %v", rows)
	}
}

func TestScratch(t *testing.T) {
	dir := t.TempDir()
	o := Options{Dir: dir, Formats: []Format{CSV}, Scratch: filepath.Join(dir, "scratch")}
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "scratch", "claims.csv")); err != nil {
		t.Error(err)
	}
	if _, err := Open(o); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a scratch that stands: %v", err)
	}
	if err := r.Commit([]byte("{}\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(o.Scratch); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the scratch stays: %v", err)
	}
}
