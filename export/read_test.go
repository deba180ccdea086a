package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/schema"
)

// readAll reads every row of a table.
func readAll(path string, table *schema.Table) ([]any, error) {
	r, err := OpenTable(path, table)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var rows []any
	for {
		row, err := r.Read()
		if err == io.EOF {
			return rows, r.Close()
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
}

func mustReadAll(t *testing.T, path string, table *schema.Table) []any {
	t.Helper()
	rows, err := readAll(path, table)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func sampleOf(table *schema.Table) []any {
	var rows []any
	for _, part := range sampleRows() {
		if part.table == table {
			rows = append(rows, part.rows...)
		}
	}
	return rows
}

// textWithoutNulls is tableText where null and empty are one, as in csv.
func textWithoutNulls(table *schema.Table, rows []any) [][]string {
	out := tableText(table, rows)
	for _, line := range out {
		for i := range line {
			line[i] = strings.TrimPrefix(line[i], null)
		}
	}
	return out
}

// TestReadBack wants every format to give the rows that were written, from the file and from the directory.
func TestReadBack(t *testing.T) {
	for _, f := range []Format{Parquet, Arrow, JSONL, CSV, ExcelCSV} {
		dir := t.TempDir()
		writeRun(t, Options{Dir: dir, Formats: []Format{f}, Info: testInfo}, sampleRows())
		for _, table := range schema.Tables {
			t.Run(string(f)+"/"+table.Name, func(t *testing.T) {
				text := tableText
				if f == CSV || f == ExcelCSV {
					text = textWithoutNulls
				}
				want := text(table, sampleOf(table))
				for _, path := range []string{dir, filepath.Join(dir, fileName(f, table))} {
					compareTable(t, f, want, text(table, mustReadAll(t, path, table)))
				}
			})
		}
	}
}

// TestReadGivesRowsOfTheirOwn wants no row to change when the next one is read.
func TestReadGivesRowsOfTheirOwn(t *testing.T) {
	for _, f := range []Format{Parquet, Arrow, JSONL, CSV} {
		dir := t.TempDir()
		rows := append([]any{hardClaim()}, manyClaims(3000)...)
		writeRun(t, Options{Dir: dir, Formats: []Format{f}, Info: testInfo}, []tableRows{{schema.ClaimsTable, rows}})
		compareTable(t, f, tableText(schema.ClaimsTable, rows)[1:], tableText(schema.ClaimsTable, mustReadAll(t, dir, schema.ClaimsTable))[1:])
	}
}

func TestReadStream(t *testing.T) {
	for _, f := range []Format{Parquet, Arrow, JSONL} {
		var out bytes.Buffer
		w, err := Stream(&out, f, schema.ClaimsTable, testInfo)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(sampleOf(schema.ClaimsTable)...); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "x."+string(f))
		writeBytes(t, path, out.Bytes())
		compareTable(t, f, tableText(schema.ClaimsTable, sampleOf(schema.ClaimsTable)), tableText(schema.ClaimsTable, mustReadAll(t, path, schema.ClaimsTable)))
	}
}

func TestCanonicalDecimals(t *testing.T) {
	for _, f := range []Format{Parquet, Arrow, JSONL, CSV} {
		dir := t.TempDir()
		claim := plainClaim()
		claim.Value, claim.Lower, claim.Upper = decimalPointer("5.200"), decimalPointer("-0.0"), decimalPointer("1200")
		writeRun(t, Options{Dir: dir, Formats: []Format{f}, Info: testInfo}, []tableRows{{schema.ClaimsTable, []any{claim}}})
		got := mustReadAll(t, dir, schema.ClaimsTable)[0].(*schema.Claim)
		if text := fmt.Sprint(got.Value, got.Lower, got.Upper); text != "5.2 0 1200" {
			t.Errorf("%s: got %s", f, text)
		}
	}
}

// TestFolders reads tables that lie in several files.
func TestFolders(t *testing.T) {
	rows := manyClaims(4)
	for _, test := range []struct {
		name  string
		files []string // one row each, in the order in which they are read
		noise []string
		path  string
	}{
		{"hive folders", []string{"claims/y=2023/part-00000.parquet", "claims/y=2023/part-00001.parquet", "claims/y=2024/part-00000.parquet"}, []string{"claims/_SUCCESS", "claims/y=2024/.part.crc"}, "."},
		{"the folder itself", []string{"claims/y=2023/part-00000.jsonl"}, nil, "claims"},
		{"a folder named like a file", []string{"claims.parquet/part-0.snappy.parquet", "claims.parquet/part-1.snappy.parquet"}, nil, "."},
		{"that folder by any name", []string{"mine.jsonl/part-0.jsonl"}, nil, "mine.jsonl"},
		{"parquet before csv", []string{"claims/part-0.parquet"}, []string{"claims/part-0.csv"}, "."},
		{"shards named by content", []string{"claims-" + strings.Repeat("0a", 32) + ".parquet", "claims-" + strings.Repeat("f0", 32) + ".parquet"},
			[]string{"claims-" + strings.Repeat("0b", 32) + ".jsonl", "claims-old.parquet", "documents-" + strings.Repeat("0a", 32) + ".parquet"}, "."},
		{"the file before the folder", []string{"claims.csv"}, []string{"claims/part-0.parquet"}, "."},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for i, name := range test.files {
				writeTable(t, filepath.Join(dir, name), schema.ClaimsTable, rows[i])
			}
			for _, name := range test.noise {
				writeBytes(t, filepath.Join(dir, name), []byte("noise"))
			}
			link := filepath.Join(t.TempDir(), "link")
			if err := os.Symlink(dir, link); err != nil {
				t.Fatal(err)
			}
			got := mustReadAll(t, filepath.Join(link, test.path), schema.ClaimsTable)
			compareTable(t, "folder", tableText(schema.ClaimsTable, rows[:len(test.files)]), tableText(schema.ClaimsTable, got))
		})
	}
}

// TestColumnsFromFolders reads columns that engines take out of the files when they partition by them.
func TestColumnsFromFolders(t *testing.T) {
	dir := t.TempDir()
	claim := plainClaim()
	var out bytes.Buffer
	w, _ := Stream(&out, JSONL, schema.ClaimsTable, testInfo)
	if err := w.Write(claim); err != nil {
		t.Fatal(err)
	}
	line := strings.NewReplacer(`"unit_kind":"percent",`, "", `"place":"威宁县",`, "", `"source":"fixtures/县公安局.txt",`, "").Replace(out.String())
	writeBytes(t, filepath.Join(dir, "claims/unit_kind=percent/place=__HIVE_DEFAULT_PARTITION__/source=%E5%8E%BF%2F1.txt/part.jsonl"), []byte(line))
	claim.Place, claim.Source = "", "县/1.txt"
	compareTable(t, JSONL, tableText(schema.ClaimsTable, []any{claim}), tableText(schema.ClaimsTable, mustReadAll(t, dir, schema.ClaimsTable)))
}

func TestOpenTableRefuses(t *testing.T) {
	dir := t.TempDir()
	writeTable(t, filepath.Join(dir, "rejects.jsonl"), schema.RejectsTable, &schema.Reject{Source: "a", Stage: "open", Code: "x", Message: "y"})
	writeTable(t, filepath.Join(dir, "a.parquet"), schema.DocumentsTable)
	writeTable(t, filepath.Join(dir, "a.arrow"), schema.DocumentsTable)
	writeTable(t, filepath.Join(dir, "a.csv"), schema.DocumentsTable)
	writeBytes(t, filepath.Join(dir, "claims.xlsx"), nil)
	writeBytes(t, filepath.Join(dir, "claims.txt"), nil)
	writeBytes(t, filepath.Join(dir, "empty.csv"), nil)
	writeBytes(t, filepath.Join(dir, "empty.parquet"), nil)
	writeBytes(t, filepath.Join(dir, "empty.arrow"), nil)
	writeBytes(t, filepath.Join(dir, "twice.csv"), []byte("source,source\n"))
	for _, test := range []struct {
		name, want string
		missing    bool // wraps fs.ErrNotExist
	}{
		{".", "has no table claims, neither claims.parquet", true},
		{"nothing", "nothing: no such file", true},
		{"claims.xlsx", "a workbook is made for reading", false},
		{"claims.txt", "want a name that ends in .parquet, .arrow, .jsonl, .csv or .excel.csv", false},
		{"a.parquet", "a.parquet: no column claim_id, article_index, section", false},
		{"a.arrow", "a.arrow: no column claim_id, article_index, section", false},
		{"a.csv", "a.csv: no column claim_id, article_index, section", false},
		{"empty.csv", "empty.csv: an empty file, want a header", false},
		{"empty.parquet", "empty.parquet: unexpected EOF", false},
		{"empty.arrow", "empty.arrow: no Arrow IPC", false},
		{"twice.csv", `twice.csv: line 1: two columns "source"`, false},
	} {
		_, err := OpenTable(filepath.Join(dir, test.name), schema.ClaimsTable)
		if err == nil || !strings.Contains(err.Error(), test.want) || errors.Is(err, fs.ErrNotExist) != test.missing {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

func TestReadText(t *testing.T) {
	const header = "source,stage,code,message,offset\n"
	for _, test := range []struct{ name, file, content, want string }{
		{"plain", "a.csv", header + "a,b,c,d,1\n", "a b c d 1"},
		{"no end", "a.csv", header + "a,b,c,d,", "a b c d ∅"},
		{"CRLF and empty lines", "a.csv", header + "\r\na,b,c,\"d\r\n\"\"e\",1\r\n\r\n", "a b c d\r\n\"e 1"},
		{"float of pandas", "a.csv", header + "a,b,c,d,1.0\n", "a b c d 1"},
		{"other columns in another order", "a.csv", "x,offset,source,stage,code,message\n9,1,a,b,c,d\n", "a b c d 1"},
		{"no nullable column", "a.csv", "source,stage,code,message\na,b,c,d\n", "a b c d ∅"},
		{"apostrophes", "a.excel.csv", "\uFEFF" + header + "'=a,''b,c,d,1\r\n", "=a 'b c d 1"},
		{"apostrophes stay in csv", "a.csv", header + "'=a,'b,c,d,1\n", "'=a 'b c d 1"},
		{"few fields", "a.csv", header + "\na,b\n", "a.csv: line 3: 2 fields, want 5"},
		{"no integer", "a.csv", header + "a,b,c,d,x\n", `a.csv: line 2, column offset: "x" is not an int64`},
		{"a fraction", "a.csv", header + "a,b,c,d,1.5\n", `line 2, column offset: "1.5" is not an int64`},
		{"open quote", "a.csv", header + "a,b,c,\"d,1\n\n\n", `line 2: a field without its closing "`},
		{"quote inside", "a.csv", header + "a,b,c,d\"d,1\n", `line 2: a " in a field that does not begin with one`},
		{"behind a quote", "a.csv", header + "a,b,c,\"d\"d,1\n", `line 2: text behind a closing "`},

		{"unknown keys, any order, spaces", "a.jsonl", " {\"x\":{\"y\":[1,\"}\"]}, \"offset\" : 7 ,\"message\":\"\\u4e2d\\\"\",\"code\":\"c\",\"stage\":\"b\",\"source\":\"a\" } \n\n", "a b c 中\" 7"},
		{"null", "a.jsonl", `{"source":"a","stage":"b","code":"c","message":"","offset":null}`, "a b c  ∅"},
		{"no nullable key", "a.jsonl", `{"source":"a","stage":"b","code":"c","message":"d"}`, "a b c d ∅"},
		{"whole float", "a.jsonl", `{"source":"a","stage":"b","code":"c","message":"d","offset":7.0}`, "a b c d 7"},
		{"no key", "a.jsonl", `{"source":"a","stage":"b","message":"d"}`, "a.jsonl: line 1: no column code, which every row needs"},
		{"wrong type", "a.jsonl", "\n" + `{"source":1,"stage":"b","code":"c","message":"d"}`, "a.jsonl: line 2: column source: a number, want utf8"},
		{"list", "a.jsonl", `{"source":["a"],"stage":"b","code":"c","message":"d"}`, "line 1: column source: a list, want utf8"},
		{"cut", "a.jsonl", `{"source":"a","stage":"b`, "line 1: not one JSON object"},
		{"two objects", "a.jsonl", `{} {}`, "line 1: not one JSON object"},
		{"no object", "a.jsonl", `[]`, "line 1: not one JSON object"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.file)
			writeBytes(t, path, []byte(test.content))
			rows, err := readAll(path, schema.RejectsTable)
			got := fmt.Sprint(err)
			if err == nil {
				got = strings.Join(tableText(schema.RejectsTable, rows)[0], " ")
			}
			if got != test.want && (err == nil || !strings.HasSuffix(got, test.want)) {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestLineLimit(t *testing.T) {
	for _, content := range []string{strings.Repeat("a", 1<<18), "\"" + strings.Repeat("a\n", 1<<17)} {
		lines := newLineReader(strings.NewReader(content))
		lines.limit = 1 << 17
		if _, err := (&recordReader{lines: lines}).read(); err == nil || !strings.Contains(err.Error(), "longer than 131072 bytes") {
			t.Errorf("got %v", err)
		}
	}
}

func TestParseCell(t *testing.T) {
	for _, test := range []struct {
		typ        schema.Type
		text, want string
	}{
		{schema.Decimal38, "5.200000000", "5.2"},
		{schema.Decimal38, "-0.000", "0"},
		{schema.Decimal38, "1E+3", "1000"},
		{schema.Decimal38, "12e-2", "0.12"},
		{schema.Decimal38, "99999999999999999999999999999.999999999", "99999999999999999999999999999.999999999"},
		{schema.Decimal38, "0.0000000001", "error: 0.0000000001 does not fit decimal128(38,9)"},
		{schema.Decimal38, "0.1000000000", "0.1"},
		{schema.Decimal38, "100000000000000000000000000000", "error: 100000000000000000000000000000 does not fit decimal128(38,9)"},
		{schema.Decimal38, "NaN", `error: "NaN" is not a decimal`},
		{schema.Decimal38, "1e999999999", `error: "1e999999999" is not a decimal`},
		{schema.Decimal38, strings.Repeat("9", 300), "error: a decimal of 300 characters: want at most 256"},
		{schema.Int32, "2147483648", "error: 2147483648 does not fit int32"},
		{schema.Bool, "True", "true"},
		{schema.Bool, "1", `error: "1" is not a bool: want true or false`},
		{schema.Float64, "1e-9", "1e-09"},
		{schema.Float64, "x", `error: "x" is not a float`},
		{schema.Date32, "2022-02-29", `error: "2022-02-29" is not a date: want YYYY-MM-DD`},
		{schema.Date32, "1840-06-28", "1840-06-28"},
		{schema.Date32, "2022-02-28 00:00:00", "2022-02-28"},
		{schema.Date32, "2022-02-28T01:00:00Z", "error: 2022-02-28T01:00:00Z is not a day"},
		{schema.Timestamp, "2023-02-02T20:05:06.789123Z", "2023-02-02T20:05:06.789123Z"},
		{schema.Timestamp, "2023-02-03 04:05:06.789123999+08:00", "2023-02-02T20:05:06.789123Z"},
		{schema.Timestamp, "2023-02-02 20:05:06+00", "2023-02-02T20:05:06Z"},
		{schema.Timestamp, "2023-02-02T20:05:06+0000", "2023-02-02T20:05:06Z"},
		{schema.Timestamp, "2023-02-02 20:05:06", "2023-02-02T20:05:06Z"},
		{schema.Timestamp, "gestern", `error: "gestern" is not a time: want RFC 3339`},
		{schema.TextList, "a;b", "a;b"},
		{schema.Text, "\xff", "\uFFFD"},
		{schema.Text, "", null},
	} {
		var cell schema.Cell
		got := ""
		if err := parseCell(test.typ, test.text, &cell); err != nil {
			got = "error: " + err.Error()
		} else {
			got = valueText(test.typ, cell)
		}
		if got != test.want {
			t.Errorf("%s %q: got %s, want %s", test.typ, test.text, got, test.want)
		}
	}
}

// writeTable writes a file of its own in the format of its name.
func writeTable(t *testing.T, path string, table *schema.Table, rows ...any) {
	t.Helper()
	f, _ := readFormat(path)
	var out bytes.Buffer
	w, err := Stream(&out, f, table, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(rows...); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	writeBytes(t, path, out.Bytes())
}

func writeBytes(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
