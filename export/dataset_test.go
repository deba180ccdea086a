package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statclaim/schema"
)

// datasetRows gives one document of each day and n claims of it, the documents taking turns.
func datasetRows(n int, published ...*schema.Date) []tableRows {
	var documents, claims []any
	for i, day := range published {
		documents = append(documents, &schema.Document{Source: fmt.Sprintf("%d.txt", i), DocumentID: fmt.Sprintf("sha256:%02d", i), PublishedAt: day,
			PublishedBasis: "text", Encoding: "UTF-8", EncodingBasis: "utf-8-valid"})
	}
	for i, row := range manyClaims(n * len(published)) {
		document := documents[i%len(documents)].(*schema.Document)
		c := row.(*schema.Claim)
		c.Source, c.DocumentID = document.Source, document.DocumentID
		claims = append(claims, c)
	}
	return []tableRows{{schema.DocumentsTable, documents}, {schema.ClaimsTable, claims}}
}

func day(year, month, day int) *schema.Date { return &schema.Date{Year: year, Month: month, Day: day} }

// filesOf lists the files of a dataset without its siblings of claims.
func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	for _, name := range names(t, dir) {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() && strings.HasPrefix(name, "claims") {
			found = append(found, name)
		}
	}
	return found
}

func TestDatasetLayout(t *testing.T) {
	rows := datasetRows(5, day(2024, 1, 31), nil, day(2023, 12, 1))
	tests := []struct {
		name    string
		dataset Dataset
		formats []Format
		want    []string
	}{
		{"a key", Dataset{Keys: []Key{PublishedYear}}, []Format{Parquet},
			[]string{"claims/published_year=2023/part-00000.parquet", "claims/published_year=2024/part-00000.parquet",
				"claims/published_year=__HIVE_DEFAULT_PARTITION__/part-00000.parquet"}},
		{"two keys, and a file of every three rows", Dataset{Keys: []Key{PlaceProvince, PublishedMonth}, FileRows: 3}, []Format{JSONL},
			[]string{"claims/place_province=520000/published_month=2023-12/part-00000.jsonl", "claims/place_province=520000/published_month=2023-12/part-00001.jsonl",
				"claims/place_province=520000/published_month=2024-01/part-00000.jsonl", "claims/place_province=520000/published_month=2024-01/part-00001.jsonl",
				"claims/place_province=520000/published_month=__HIVE_DEFAULT_PARTITION__/part-00000.jsonl", "claims/place_province=520000/published_month=__HIVE_DEFAULT_PARTITION__/part-00001.jsonl"}},
		{"no key", Dataset{FileRows: 10}, []Format{ExcelCSV}, []string{"claims/part-00000.excel.csv", "claims/part-00001.excel.csv"}},
		{"rows that fill the last file", Dataset{FileRows: 5}, []Format{Arrow}, []string{"claims/part-00000.arrow", "claims/part-00001.arrow", "claims/part-00002.arrow"}},
		{"bytes", Dataset{FileBytes: 1}, []Format{CSV}, manyNames("claims/part-%05d.csv", 15)},
		{"the workbook beside it", Dataset{Keys: []Key{PeriodYear}}, []Format{XLSX, CSV}, []string{"claims/period_year=2022/part-00000.csv", "claims.xlsx"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			writeRun(t, Options{Dir: dir, Formats: tt.formats, Dataset: &tt.dataset, Info: testInfo}, rows)
			if got := filesOf(t, dir); !slices.Equal(got, tt.want) {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
			checkManifest(t, dir)
			for _, name := range names(t, dir) {
				if strings.Contains(name, ".statclaim-") || strings.Contains(name, "spill") {
					t.Errorf("left behind: %s", name)
				}
			}
		})
	}
}

func manyNames(format string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf(format, i)
	}
	return out
}

// checkManifest compares every file with what manifest.json and datapackage.json say of it.
func checkManifest(t *testing.T, dir string) {
	t.Helper()
	var m manifest
	readJSON(t, filepath.Join(dir, manifestName), &m)
	rows, listed := map[string]int64{}, map[string]bool{}
	contents := map[string][]byte{}
	for _, f := range m.Files {
		content, err := os.ReadFile(filepath.Join(dir, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		listed[f.Path] = true
		if got := hexSum(content); got != f.SHA256 || int64(len(content)) != f.Bytes {
			t.Errorf("%s: got %d bytes of %s, manifest says %d of %s", f.Path, len(content), got, f.Bytes, f.SHA256)
		}
		name := f.Table
		if f.Format == XLSX {
			name = "workbook"
		}
		contents[name] = content
		if f.Table == "" {
			continue
		}
		rows[f.Table] += *f.Rows
		if got := rowsIn(t, f.Format, filepath.Join(dir, f.Path), tableNamed(f.Table)); got != *f.Rows {
			t.Errorf("%s: got %d rows, manifest says %d", f.Path, got, *f.Rows)
		}
		for key, value := range f.Partition {
			want := NullPartition
			if value != nil {
				want = *value
			}
			if !strings.Contains(f.Path, "/"+string(key)+"="+want+"/") {
				t.Errorf("%s: manifest says %s is %s", f.Path, key, want)
			}
		}
	}
	for _, total := range m.Tables {
		if rows[total.Table] != total.Rows {
			t.Errorf("%s: %d rows in the files, %d in all", total.Table, rows[total.Table], total.Rows)
		}
	}
	for _, name := range names(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		described := slices.Contains([]string{manifestName, packageName, runName}, name)
		if err == nil && !info.IsDir() && !listed[name] && !described {
			t.Errorf("%s is not in the manifest", name)
		}
	}
	var p dataPackage
	readJSON(t, filepath.Join(dir, packageName), &p)
	for _, r := range p.Resources {
		if table := tableNamed(r.Name); table != nil && len(r.Schema.Fields) != len(table.Columns) {
			t.Errorf("datapackage.json: %s: %d fields, want %d", r.Name, len(r.Schema.Fields), len(table.Columns))
		}
		content := contents[r.Name]
		if _, single := r.Path.(string); !single {
			if r.Hash != "" || r.Bytes != 0 {
				t.Errorf("datapackage.json: %s: got %s and %d bytes for several files", r.Name, r.Hash, r.Bytes)
			}
			continue
		}
		if r.Hash != "sha256:"+hexSum(content) || r.Bytes != int64(len(content)) {
			t.Errorf("datapackage.json: %s: got %s and %d bytes, want %s and %d", r.Name, r.Hash, r.Bytes, hexSum(content), len(content))
		}
	}
}

func hexSum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(content, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func tableNamed(name string) *schema.Table {
	for _, table := range schema.Tables {
		if table.Name == name {
			return table
		}
	}
	return nil
}

// rowsIn counts the rows of a file.
func rowsIn(t *testing.T, f Format, path string, table *schema.Table) int64 {
	t.Helper()
	if f == ExcelCSV {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return int64(bytes.Count(content, []byte("\r\n"))) - 1 // no text of the samples has line ends
	}
	return int64(len(readTable(t, f, path, table)))
}

func TestDatasetHoldsEveryRow(t *testing.T) {
	rows := sampleRows()
	for _, row := range rows[1].rows { // all claims are of the one document
		row.(*schema.Claim).Source = "fixtures/县公安局.txt"
	}
	for _, f := range []Format{Parquet, Arrow, JSONL, CSV} {
		t.Run(string(f), func(t *testing.T) {
			dir := t.TempDir()
			o := Options{Dir: dir, Formats: []Format{f}, Dataset: &Dataset{Keys: []Key{PublishedYear}}, Info: testInfo}
			writeRun(t, o, rows)
			path := filepath.Join(dir, "claims", "published_year=2023", "part-00000."+string(f))
			plain := t.TempDir()
			writeRun(t, Options{Dir: plain, Formats: []Format{f}, Info: testInfo}, rows)
			got, errGot := os.ReadFile(path)
			want, errWant := os.ReadFile(filepath.Join(plain, fileName(f, schema.ClaimsTable)))
			if errGot != nil || errWant != nil || !bytes.Equal(got, want) {
				t.Errorf("the one part differs from the file of a plain run (%v, %v)", errGot, errWant)
			}
		})
	}
}

// TestDatasetDoesNotDependOnTheSpill writes the same rows with and without temporary files.
func TestDatasetDoesNotDependOnTheSpill(t *testing.T) {
	rows := datasetRows(40, day(2024, 1, 1), day(2023, 1, 1), nil, day(2022, 6, 1))
	one, two := t.TempDir(), t.TempDir()
	layout := &Dataset{Keys: []Key{PublishedMonth}, FileRows: 15}
	writeRun(t, Options{Dir: one, Formats: []Format{JSONL}, Dataset: layout, Info: testInfo}, rows)
	r, err := Open(Options{Dir: two, Formats: []Format{JSONL}, Dataset: layout, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	spill := r.sinks[0].(*dataset).tables[0].spill
	spill.limit = 3000
	for _, part := range rows {
		if err := r.Write(part.table, part.rows...); err != nil {
			t.Fatal(err)
		}
		if spill.held > spill.limit {
			t.Errorf("%d bytes held, want at most %d", spill.held, spill.limit)
		}
	}
	if spilled, _ := filepath.Glob(filepath.Join(two, ".statclaim-*", "claims-spill-*")); len(spilled) != 4 {
		t.Errorf("temporary files: %q, want one a partition", spilled)
	}
	if err := r.Commit([]byte("{}\n")); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, one, two)
}

func sameFiles(t *testing.T, one, two string) {
	t.Helper()
	a, b := names(t, one), names(t, two)
	if !slices.Equal(a, b) {
		t.Fatalf("got files %q\nand %q", a, b)
	}
	for _, name := range a {
		first, errFirst := os.ReadFile(filepath.Join(one, name))
		second, _ := os.ReadFile(filepath.Join(two, name))
		if errFirst == nil && !bytes.Equal(first, second) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestDatasetOfNothingStillTellsTheColumns(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{Parquet}, Dataset: &Dataset{Keys: []Key{PublishedYear, PlaceProvince}}, Info: testInfo}, nil)
	want := []string{"claims/published_year=__HIVE_DEFAULT_PARTITION__/place_province=__HIVE_DEFAULT_PARTITION__/part-00000.parquet"}
	if got := filesOf(t, dir); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	checkManifest(t, dir)
}

func TestPartitionValues(t *testing.T) {
	tests := []struct {
		name      string
		published *schema.Date
		claim     schema.Claim
		want      string
	}{
		{"all", day(2024, 2, 29), schema.Claim{PeriodStart: day(2023, 7, 1), PlaceCode: "520526"},
			"published_year=2024/published_month=2024-02/period_year=2023/place_province=520000"},
		{"none", nil, schema.Claim{}, "published_year=NULL/published_month=NULL/period_year=NULL/place_province=NULL"},
		{"an early year has four digits", day(987, 1, 1), schema.Claim{PeriodStart: day(87, 1, 1)},
			"published_year=0987/published_month=0987-01/period_year=0087/place_province=NULL"},
		{"what is no date and no code is null", day(0, 0, 0), schema.Claim{PeriodStart: day(2023, 13, 1), PlaceCode: "../etc"},
			"published_year=NULL/published_month=NULL/period_year=NULL/place_province=NULL"},
		{"a short code", nil, schema.Claim{PlaceCode: "52"}, "published_year=NULL/published_month=NULL/period_year=NULL/place_province=NULL"},
		{"a province itself", nil, schema.Claim{PlaceCode: "110000"}, "published_year=NULL/published_month=NULL/period_year=NULL/place_province=110000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newPartitioner(Keys)
			p.note(&schema.Document{PublishedAt: tt.published})
			values, err := p.values(&tt.claim)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.ReplaceAll(tt.want, "NULL", NullPartition)
			if got := p.folder(values); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

func TestClaimBeforeItsDocumentIsRefused(t *testing.T) {
	r, err := Open(Options{Dir: t.TempDir(), Formats: []Format{Parquet}, Dataset: &Dataset{Keys: []Key{PublishedYear}}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Abort()
	if err := r.Write(schema.ClaimsTable, plainClaim()); err == nil || !strings.Contains(err.Error(), "documents must be written before") {
		t.Errorf("got error %v", err)
	}
}

func TestParseKeys(t *testing.T) {
	got, err := ParseKeys(" place_province,published_year,place_province")
	if err != nil || !slices.Equal(got, []Key{PlaceProvince, PublishedYear}) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, list := range []string{"", "unit_kind", "published_year,,"} {
		_, err := ParseKeys(list)
		if err == nil || !strings.Contains(err.Error(), "want one or more of published_year, published_month, period_year, place_province") {
			t.Errorf("ParseKeys(%q): got error %v", list, err)
		}
	}
}

func TestOpenRefusesWrongDatasets(t *testing.T) {
	tests := []struct {
		name    string
		formats []Format
		dataset Dataset
		want    string
	}{
		{"two formats of tables", []Format{Parquet, CSV}, Dataset{}, "one of parquet, arrow, csv, csv-excel, jsonl"},
		{"the workbook alone", []Format{XLSX}, Dataset{}, "one of parquet, arrow, csv, csv-excel, jsonl"},
		{"rows", []Format{Parquet}, Dataset{FileRows: -1}, "want 1 or more"},
		{"a key", []Format{Parquet}, Dataset{Keys: []Key{"measure"}}, "want one or more of published_year"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Open(Options{Dir: t.TempDir(), Formats: tt.formats, Dataset: &tt.dataset})
			if err == nil {
				r.Abort()
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want %q in it", err, tt.want)
			}
		})
	}
}

// layouts writes the older run that a newer one meets.
var layouts = []struct {
	name string
	o    Options
}{
	{"files", Options{Formats: []Format{Parquet, CSV}}},
	{"dataset", Options{Formats: []Format{Parquet}, Dataset: &Dataset{Keys: []Key{PublishedYear}}}},
	{"dataset without keys", Options{Formats: []Format{JSONL}, Dataset: &Dataset{}}},
}

func TestADirectoryHoldsOneLayout(t *testing.T) {
	old := datasetRows(3, day(2020, 1, 1), day(2021, 1, 1))
	fresh := datasetRows(3, day(2024, 1, 1))
	for _, before := range layouts {
		for _, after := range layouts {
			if before.name == after.name && before.o.Dataset == nil {
				continue // files beside files are TestOpenRefusesWhatStands
			}
			t.Run(after.name+" over "+before.name, func(t *testing.T) {
				dir, want := t.TempDir(), t.TempDir()
				o := before.o
				o.Dir = dir
				writeRun(t, o, old)
				o = after.o
				o.Dir = dir
				if r, err := Open(o); !errors.Is(err, fs.ErrExist) {
					if err == nil {
						r.Abort()
					}
					t.Errorf("without force: got error %v, want fs.ErrExist", err)
				}
				o.Force = true
				writeRun(t, o, fresh)
				o.Dir = want
				writeRun(t, o, fresh)
				sameFiles(t, want, dir)
			})
		}
	}
}

func TestAFolderOfOthersIsNeverReplaced(t *testing.T) {
	for _, foreign := range []string{"documents/report.txt", "documents/more/part-00000.parquet", "claims/part-00000-c000.snappy.parquet",
		"claims/published_year=2024/.part-00000.parquet.crc", "claims"} {
		t.Run(foreign, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, foreign)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
				t.Fatal(err)
			}
			r, err := Open(Options{Dir: dir, Formats: []Format{Parquet}, Force: true, Dataset: &Dataset{}})
			if err == nil {
				r.Abort()
			}
			if !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), "no part of a dataset") {
				t.Errorf("got error %v, want fs.ErrExist", err)
			}
			writeRun(t, Options{Dir: dir, Formats: []Format{Parquet}, Force: true}, nil) // a file a table is not in the way
			if got, _ := os.ReadFile(path); string(got) != "mine" {
				t.Errorf("%s: got %q, want it as it was", foreign, got)
			}
		})
	}
}

func TestAnEmptyFolderIsNotInTheWayOfFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "documents"), 0o777); err != nil {
		t.Fatal(err)
	}
	writeRun(t, Options{Dir: dir, Formats: []Format{JSONL}}, nil)
	if _, err := os.Stat(filepath.Join(dir, "documents")); err != nil {
		t.Error(err)
	}
}

func TestFailedDatasetPutsBackWhatStood(t *testing.T) {
	for _, before := range layouts {
		t.Run(before.name, func(t *testing.T) {
			dir, want := t.TempDir(), t.TempDir()
			for _, d := range []string{dir, want} {
				o := before.o
				o.Dir, o.Force = d, true
				writeRun(t, o, datasetRows(3, day(2020, 1, 1)))
			}
			r, err := Open(Options{Dir: dir, Formats: []Format{Parquet}, Force: true, Dataset: &Dataset{}})
			if err != nil {
				t.Fatal(err)
			}
			if err := r.finish([]byte("{}")); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(r.temporary, manifestName)); err != nil { // its rename, the last, will fail
				t.Fatal(err)
			}
			err = r.publish()
			r.Abort()
			if err == nil || !strings.Contains(err.Error(), filepath.Join(dir, manifestName)) {
				t.Errorf("got error %v, want one naming %s", err, manifestName)
			}
			sameFiles(t, want, dir)
		})
	}
}

func TestDatasetWriteErrorsLeaveNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	r, err := Open(Options{Dir: dir, Formats: []Format{JSONL}, Dataset: &Dataset{FileRows: 4}, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Write(schema.ClaimsTable, plainClaim()); err != nil {
		t.Fatal(err)
	}
	r.sinks[0].(*dataset).tables[0].parts.out.file.Close() // as if the disk were gone
	err = r.Write(schema.ClaimsTable, manyClaims(20)...)
	r.Abort()
	if want := filepath.Join(dir, "claims", "part-00000.jsonl"); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), ".statclaim-") {
		t.Errorf("got error %v, want one naming %s", err, want)
	}
	if got := names(t, filepath.Dir(dir)); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
}
