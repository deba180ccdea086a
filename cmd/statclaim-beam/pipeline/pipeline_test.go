package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

const fixtures = "../../../fixtures"

func TestMain(m *testing.M) {
	registerSteps()
	quiet()
	beam.Init()
	os.Exit(m.Run())
}

// runJob runs a job on Prism.
func runJob(t *testing.T, f flags, inputs ...string) *job {
	t.Helper()
	j, err := defaults(f).job(inputs)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	return j
}

// defaults fills in what the flag package would.
func defaults(f flags) *flags {
	for _, d := range []struct {
		field *string
		value string
	}{{&f.format, "parquet"}, {&f.fileBytes, "256M"}, {&f.maxBytes, "256M"}, {&f.encodingErrors, "strict"}} {
		if *d.field == "" {
			*d.field = d.value
		}
	}
	f.fileRows, f.maxClaims = max(f.fileRows, 0), max(f.maxClaims, 0)
	if f.fileRows == 0 {
		f.fileRows = export.DefaultFileRows
	}
	if f.maxClaims == 0 {
		f.maxClaims = 1_000_000
	}
	return &f
}

// rowsByTable are rows in full as JSON, where decimals of one value look alike. Two sets of rows are equal where their sorted lists are.
type rowsByTable map[string][]string

func (r rowsByTable) add(t *schema.Table, rows ...any) {
	var out strings.Builder
	w, err := export.Stream(&out, export.JSONL, t, export.Info{})
	if err == nil {
		err = errors.Join(w.Write(rows...), w.Close())
	}
	if err != nil {
		panic(err) // a builder takes everything
	}
	r[t.Name] = slices.AppendSeq(r[t.Name], strings.Lines(out.String()))
}

// expected extracts on this machine, without Beam.
func expected(t *testing.T, o ingest.Options, rules []string, inputs ...string) rowsByTable {
	t.Helper()
	engine, err := extract.New(extract.Options{RuleDirs: rules})
	if err != nil {
		t.Fatal(err)
	}
	sources, err := ingest.Inputs(inputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := rowsByTable{}
	for item := range ingest.Documents(sources, o) {
		reading := item.Read(o)
		if reading.Reject != nil {
			want.add(schema.RejectsTable, reading.Reject)
			continue
		}
		r := engine.Extract(reading.Document)
		for i := range r.Articles {
			r.Articles[i].BlockPath = reading.Blocks.At(r.Articles[i].BodyStart)
		}
		want.add(schema.DocumentsTable, reading.Document)
		want.add(schema.ArticlesTable, pointers(r.Articles)...)
		want.add(schema.ClaimsTable, pointers(r.Claims)...)
		want.add(schema.SuppressedTable, pointers(r.Suppressed)...)
	}
	return want
}

// written reads what stands in a folder.
func written(t *testing.T, dir, format string) rowsByTable {
	t.Helper()
	got := rowsByTable{}
	for _, table := range tables {
		paths, err := filepath.Glob(filepath.Join(dir, table.Name+"-*."+format))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no file of %s in %s: %v", table.Name, dir, err)
		}
		for _, path := range paths {
			got.addFile(t, path, table)
		}
	}
	return got
}

func (r rowsByTable) addFile(t *testing.T, path string, table *schema.Table) {
	t.Helper()
	reader, err := export.OpenTable(path, table)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for {
		row, err := reader.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		r.add(table, row)
	}
}

func compare(t *testing.T, got, want rowsByTable) {
	t.Helper()
	for _, table := range tables {
		g, w := slices.Sorted(slices.Values(got[table.Name])), slices.Sorted(slices.Values(want[table.Name]))
		if !slices.Equal(g, w) {
			t.Errorf("%s: %d rows that are not the %d of statclaim", table.Name, len(g), len(w))
		}
	}
}

func TestSameRowsAsStatclaim(t *testing.T) {
	for _, test := range []struct {
		name   string
		inputs []string
		flags  flags
	}{
		{"documents", []string{fixtures + "/documents"}, flags{}},
		{"tables, archives, pages and reports", []string{fixtures + "/formats"}, flags{}},
		{"inputs that are rejected", []string{fixtures + "/bad/**"}, flags{}},
		{"a glob", []string{fixtures + "/documents/*.txt"}, flags{}},
		{"rules of the user's", []string{fixtures + "/documents"}, flags{rules: list{fixtures + "/rules-example"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.flags.output, test.flags.format = t.TempDir(), "parquet,jsonl"
			j := runJob(t, test.flags, test.inputs...)
			want := expected(t, j.Ingest, test.flags.rules, test.inputs...)
			for _, format := range []string{"parquet", "jsonl"} {
				compare(t, written(t, test.flags.output, format), want)
			}
			left, _ := filepath.Glob(filepath.Join(test.flags.output, ".*"))
			if len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

// corpus writes a table with a document in each row.
func corpus(t *testing.T, path string, documents int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := gzip.NewWriter(file)
	for i := range documents {
		fmt.Fprintf(out, `{"id": "d%d", "text": "2022年，全县刑事发案同比下降13.38%%，救助%d人。"}`+"\n", i, i+1)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestShardsAreBounded(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "rows.jsonl.gz")
	corpus(t, input, 500)
	output := filepath.Join(dir, "out")
	j := runJob(t, flags{output: output, fileRows: 150, columns: ingest.Columns{ID: "id"}}, input)
	compare(t, written(t, output, "parquet"), expected(t, j.Ingest, nil, input))
	m, err := readManifest(context.Background(), filepath.Join(output, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	if m.Counts.Documents != 500 || m.Counts.Claims != 1000 {
		t.Errorf("counts %+v, want 500 documents and 1000 claims", m.Counts)
	}
	for _, file := range m.Files {
		content, err := os.ReadFile(filepath.Join(output, file.Path))
		if err != nil {
			t.Fatal(err)
		}
		if file.Rows > 150 || ingest.Digest(content) != file.SHA256 || !strings.Contains(file.Path, file.SHA256) {
			t.Errorf("%+v: want at most 150 rows, and a name by its content", file)
		}
	}
}

func TestObjectStore(t *testing.T) {
	for _, name := range []string{"documents/2024.txt", "documents/2023.txt"} {
		memfs.Write("memfs://bucket/"+name, []byte("2022年，全县刑事发案同比下降13.38%。\n"))
	}
	parquet, err := os.ReadFile(fixtures + "/formats/notice.parquet") // read at random
	if err != nil {
		t.Fatal(err)
	}
	memfs.Write("memfs://bucket/documents/notice.parquet", parquet)
	j := runJob(t, flags{output: "memfs://bucket/out/"}, "memfs://bucket/documents/*")
	m, err := readManifest(context.Background(), "memfs://bucket/out/run.json")
	if err != nil {
		t.Fatal(err)
	}
	if m.Counts.Documents < 3 || m.Counts.Claims < 3 || m.Counts.Rejects > 0 {
		t.Errorf("counts %+v, want 3 documents and claims at least, no reject", m.Counts)
	}
	if err := j.Target.checkFree(context.Background(), false); err == nil {
		t.Error("outputs that stand are not refused")
	}
}

// TestEmptyInput has a table without rows: every table is there all the same.
func TestEmptyInput(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "none.jsonl")
	if err := os.WriteFile(input, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	runJob(t, flags{output: filepath.Join(dir, "out")}, input)
	compare(t, written(t, filepath.Join(dir, "out"), "parquet"), rowsByTable{})
}
