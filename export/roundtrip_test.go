package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"statclaim/schema"
)

// null stands for a null in the text form of a table, in which the formats are compared.
const null = "∅"

// tableText gives the values of rows as text, as every reader below gives them.
func tableText(t *schema.Table, rows []any) [][]string {
	out := [][]string{}
	for _, row := range rows {
		var line []string
		for i := range t.Columns {
			var cell schema.Cell
			t.Columns[i].Read(row, &cell)
			line = append(line, valueText(t.Columns[i].Type, cell))
		}
		out = append(out, line)
	}
	return out
}

func valueText(t schema.Type, cell schema.Cell) string {
	if cell.Null {
		return null
	}
	switch t {
	case schema.Text:
		return strings.ToValidUTF8(cell.Text, "\uFFFD")
	case schema.Int32, schema.Int64:
		return strconv.FormatInt(cell.Int, 10)
	case schema.Bool:
		return strconv.FormatBool(cell.Bool)
	case schema.Float64:
		return strconv.FormatFloat(cell.Float, 'g', -1, 64)
	case schema.Decimal38:
		return cell.Decimal.Canonical()
	case schema.Date32:
		return cell.Date.String()
	case schema.Timestamp:
		return cell.Time.UTC().Truncate(time.Microsecond).Format(time.RFC3339Nano)
	}
	return strings.ToValidUTF8(strings.Join(cell.List, ";"), "\uFFFD")
}

func compareTable(t *testing.T, f Format, want, got [][]string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s gives other values (-want +got):\n%s", f, diff)
	}
}

func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: Formats, Info: testInfo}, sampleRows())
	for _, f := range []Format{Parquet, CSV, ExcelCSV, JSONL} {
		for _, table := range schema.Tables {
			t.Run(string(f)+"/"+table.Name, func(t *testing.T) {
				var rows []any
				for _, part := range sampleRows() {
					if part.table == table {
						rows = append(rows, part.rows...)
					}
				}
				want := tableText(table, rows)
				if f == CSV || f == ExcelCSV { // null and empty are one
					for _, line := range want {
						for i := range line {
							line[i] = strings.TrimPrefix(line[i], null)
						}
					}
				}
				compareTable(t, f, want, readTable(t, f, filepath.Join(dir, fileName(f, table)), table))
			})
		}
	}
}

func TestRowGroupsAreBounded(t *testing.T) {
	dir := t.TempDir()
	r, err := Open(Options{Dir: dir, Formats: []Format{Parquet, Arrow}, Info: testInfo})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Abort()
	for _, file := range r.sinks[0].(*tableFiles).tables {
		file.writer.(*parquetWriter).groupMax = 4 * batchRows
	}
	rows := manyClaims(recordRows + 2000)
	if err := r.Write(schema.ClaimsTable, rows...); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(nil); err != nil {
		t.Fatal(err)
	}
	var sizes []int64
	for _, g := range openParquet(t, filepath.Join(dir, "claims.parquet")).RowGroups() {
		sizes = append(sizes, g.NumRows())
	}
	if diff := cmp.Diff([]int64{4096, 4096, 2000}, sizes); diff != "" {
		t.Errorf("row groups (-want +got):\n%s", diff)
	}
	want := tableText(schema.ClaimsTable, rows)
	for _, format := range []Format{Parquet, Arrow} {
		got := readTable(t, format, filepath.Join(dir, fileName(format, schema.ClaimsTable)), schema.ClaimsTable)
		if len(got) != len(want) {
			t.Fatalf("%s: got %d rows, want %d", format, len(got), len(want))
		}
		for i := range want {
			if !slices.Equal(want[i], got[i]) {
				t.Fatalf("%s: row %d: %s", format, i, cmp.Diff(want[i], got[i]))
			}
		}
	}
}

func TestParquetSchemaAndMetadata(t *testing.T) {
	dir := t.TempDir()
	writeRun(t, Options{Dir: dir, Formats: []Format{Parquet}, Info: testInfo}, sampleRows())
	for _, table := range schema.Tables {
		f := openParquet(t, filepath.Join(dir, table.Name+".parquet"))
		pairs := map[string]string{}
		for _, kv := range f.Metadata().KeyValueMetadata {
			pairs[kv.Key] = kv.Value
		}
		if pairs["statclaim.schema_version"] != schema.Version || pairs["statclaim.ruleset"] != "builtin-1" || pairs["statclaim.version"] != "0.1.0-test" || pairs["ARROW:schema"] == "" {
			t.Errorf("%s: key-value metadata: %v", table.Name, pairs)
		}
		for i, field := range f.Root().Columns() {
			c := table.Columns[i]
			if field.Name() != c.Name || field.ID() != c.ID || field.Optional() != c.Nullable {
				t.Errorf("%s: got %s, id %d, optional %v; want %s, %d, %v", table.Name, field.Name(), field.ID(), field.Optional(), c.Name, c.ID, c.Nullable)
			}
		}
	}
}

func readTable(t *testing.T, f Format, path string, table *schema.Table) [][]string {
	t.Helper()
	switch f {
	case Parquet:
		return readParquet(t, path, table)
	case Arrow:
		return readArrow(t, path)
	case JSONL:
		return readJSONLines(t, path, table)
	}
	return readCSV(t, f, path, table)
}

func openParquet(t *testing.T, path string) *parquet.File {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(file, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func readParquet(t *testing.T, path string, table *schema.Table) [][]string {
	t.Helper()
	out := [][]string{}
	for _, group := range openParquet(t, path).RowGroups() {
		rows := group.Rows()
		batch := make([]parquet.Row, 100)
		for {
			n, err := rows.ReadRows(batch)
			for _, row := range batch[:n] {
				out = append(out, parquetRow(table, row))
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
	}
	return out
}

func parquetRow(table *schema.Table, row parquet.Row) []string {
	line := make([]string, len(table.Columns))
	for _, v := range row {
		c := table.Columns[v.Column()]
		if c.Type == schema.TextList {
			if v.RepetitionLevel() > 0 {
				line[v.Column()] += ";"
			}
			if !v.IsNull() {
				line[v.Column()] += string(v.ByteArray())
			}
			continue
		}
		line[v.Column()] = parquetText(c.Type, v)
	}
	return line
}

func parquetText(t schema.Type, v parquet.Value) string {
	if v.IsNull() {
		return null
	}
	switch t {
	case schema.Text:
		return string(v.ByteArray())
	case schema.Int32:
		return strconv.Itoa(int(v.Int32()))
	case schema.Int64:
		return strconv.FormatInt(v.Int64(), 10)
	case schema.Bool:
		return strconv.FormatBool(v.Boolean())
	case schema.Float64:
		return strconv.FormatFloat(v.Double(), 'g', -1, 64)
	case schema.Date32:
		return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
	case schema.Timestamp:
		return time.UnixMicro(v.Int64()).UTC().Format(time.RFC3339Nano)
	}
	unscaled := new(big.Int).SetBytes(v.ByteArray())
	if v.ByteArray()[0] >= 0x80 {
		unscaled.Sub(unscaled, new(big.Int).Lsh(big.NewInt(1), 128))
	}
	return unscaledText(unscaled)
}

func unscaledText(unscaled *big.Int) string {
	digits := fmt.Sprintf("%010s", new(big.Int).Abs(unscaled).String())
	text := strings.TrimRight(strings.TrimRight(digits[:len(digits)-9]+"."+digits[len(digits)-9:], "0"), ".")
	if unscaled.Sign() < 0 {
		return "-" + text
	}
	return text
}

func readJSONLines(t *testing.T, path string, table *schema.Table) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := [][]string{}
	for _, text := range strings.SplitAfter(string(data), "\n") {
		if text == "" {
			continue
		}
		var object map[string]any
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&object); err != nil {
			t.Fatalf("%s: %v in %s", path, err, text)
		}
		var line []string
		for _, c := range table.Columns {
			line = append(line, jsonText(c.Type, object[c.Name]))
		}
		out = append(out, line)
	}
	return out
}

func jsonText(t schema.Type, v any) string {
	switch v := v.(type) {
	case nil:
		return null
	case string:
		return v
	case []any:
		var list []string
		for _, s := range v {
			list = append(list, s.(string))
		}
		return strings.Join(list, ";")
	case json.Number:
		if t == schema.Float64 {
			f, _ := v.Float64()
			return strconv.FormatFloat(f, 'g', -1, 64)
		}
	}
	return fmt.Sprint(v)
}

func readCSV(t *testing.T, f Format, path string, table *schema.Table) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if f == ExcelCSV {
		if !strings.HasPrefix(text, "\uFEFF") || !strings.HasSuffix(text, "\r\n") {
			t.Errorf("%s: no byte order mark or no CRLF", path)
		}
		text = strings.TrimPrefix(text, "\uFEFF")
	}
	// encoding/csv reads CRLF within quotes as LF: it is hidden from it.
	text = strings.ReplaceAll(text, "\",\r\n第二行", "\",⏎第二行")
	text = strings.ReplaceAll(text, "标题\r\n\r\n", "标题⏎⏎")
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := [][]string{}
	for _, record := range records[1:] {
		for i, c := range table.Columns {
			record[i] = strings.ReplaceAll(record[i], "⏎", "\r\n")
			if f == ExcelCSV && (c.Type == schema.Text || c.Type == schema.TextList) {
				record[i] = strings.TrimPrefix(record[i], "'")
			}
			if c.Type == schema.Float64 && record[i] != "" {
				v, _ := strconv.ParseFloat(record[i], 64)
				record[i] = strconv.FormatFloat(v, 'g', -1, 64)
			}
		}
		out = append(out, record)
	}
	return out
}
