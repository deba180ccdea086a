package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"statclaim/schema"
)

// The fuzz tests give broken files to the readers: they may refuse them, never panic, and what they read once they read again, and
// write and read to the same rows.

func FuzzReadParquet(f *testing.F) { fuzzRead(f, Parquet, ".parquet") }
func FuzzReadArrow(f *testing.F)   { fuzzRead(f, Arrow, ".arrow") }
func FuzzReadJSONL(f *testing.F)   { fuzzRead(f, JSONL, ".jsonl") }
func FuzzReadCSV(f *testing.F)     { fuzzRead(f, CSV, ".csv") }

func fuzzRead(f *testing.F, format Format, end string) {
	for _, table := range []*schema.Table{schema.RejectsTable, schema.ClaimsTable} {
		dir := f.TempDir()
		r, err := Open(Options{Dir: dir, Formats: []Format{format}, Info: testInfo})
		if err != nil {
			f.Fatal(err)
		}
		defer r.Abort()
		if err := r.Write(table, sampleOf(table)...); err != nil {
			f.Fatal(err)
		}
		if err := r.Commit(nil); err != nil {
			f.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(dir, table.Name+end))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
		f.Add(content[:len(content)/2])
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "x"+end)
		writeBytes(t, path, content)
		for _, table := range []*schema.Table{schema.RejectsTable, schema.ClaimsTable} {
			rows, err := readAll(path, table)
			again, errAgain := readAll(path, table)
			if fmt.Sprint(err) != fmt.Sprint(errAgain) || len(rows) != len(again) {
				t.Fatalf("read %d rows, %v; then %d, %v", len(rows), err, len(again), errAgain)
			}
			if err == nil {
				rewrite(t, format, end, table, rows)
			}
		}
	})
}

func rewrite(t *testing.T, format Format, end string, table *schema.Table, rows []any) {
	var out bytes.Buffer
	w, err := Stream(&out, format, table, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(rows...); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "y"+end)
	writeBytes(t, path, out.Bytes())
	want, got := fmt.Sprint(tableText(table, rows)), fmt.Sprint(tableText(table, mustReadAll(t, path, table)))
	if want != got {
		t.Fatalf("read %s\nwritten and read again %s", want, got)
	}
}
