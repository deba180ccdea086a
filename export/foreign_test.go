package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/schema"
)

// TestWriteForForeignClients leaves a run in $STATCLAIM_EXPORT_DIR for clients that are not ours (pyarrow, DuckDB, openpyxl,
// LibreOffice): the sample rows and 140,000 more.
func TestWriteForForeignClients(t *testing.T) {
	dir := os.Getenv("STATCLAIM_EXPORT_DIR")
	if dir == "" {
		t.Skip("STATCLAIM_EXPORT_DIR is not set")
	}
	rows := sampleRows()
	for range 20 {
		rows = append(rows, tableRows{schema.ClaimsTable, manyClaims(7000)})
	}
	writeRun(t, Options{Dir: dir, Formats: Formats, Force: true, Info: testInfo}, rows)
}

// foreignRows are the rows of testdata: enough for runs of equal values.
func foreignRows() []any { return append(sampleOf(schema.ClaimsTable), manyClaims(40)...) }

// TestReadForeignFiles reads foreignRows as other programs wrote them again:
//
//	pyarrow-v2.parquet  pyarrow 26, data_page_version="2.0": bools in runs
//	spark.parquet       Spark 4.3, writeLegacyFormat: INT96, lists of array, all columns nullable
//	polars.arrow        polars 2.1: views, no stream within the file
//	pyarrow.arrow       pyarrow 26: dictionaries, zstd, large texts, decimal256, nanoseconds of another zone
//	duckdb.jsonl        DuckDB 2.0: decimals as numbers
func TestReadForeignFiles(t *testing.T) {
	want := tableText(schema.ClaimsTable, foreignRows())
	for _, name := range []string{"pyarrow-v2.parquet", "spark.parquet", "polars.arrow", "pyarrow.arrow", "duckdb.jsonl"} {
		t.Run(name, func(t *testing.T) {
			got := tableText(schema.ClaimsTable, mustReadAll(t, filepath.Join("testdata", name), schema.ClaimsTable))
			compareTable(t, Format(name), want, got)
		})
	}
}

// TestDecodeRuns reads bits as the Parquet format defines its hybrid of runs and packed bits.
func TestDecodeRuns(t *testing.T) {
	for _, test := range []struct {
		name  string
		in    []byte
		count int
		want  string
	}{
		{"a run that ends within a byte", []byte{3 << 1, 1, 2 << 1, 0}, 5, "[1 1 1 0 0] <nil>"},
		{"packed", []byte{1<<1 | 1, 0b00000101}, 4, "[1 0 1 0] <nil>"},
		{"both", []byte{2 << 1, 1, 1<<1 | 1, 0b10}, 5, "[1 1 0 1 0] <nil>"},
		{"too few", []byte{2 << 1, 1}, 3, "[] unexpected EOF"},
		{"no value", []byte{2 << 1}, 2, "[] unexpected EOF"},
		{"longer than asked for", []byte{0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 1}, 2, "[1 1] <nil>"},
		{"nothing", nil, 0, "[] <nil>"},
	} {
		out, err := decodeRuns(test.in, test.count)
		if got := fmt.Sprint(out, err); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// TestLZ4 wants the codec that parquet-go misreads to be refused.
func TestLZ4(t *testing.T) {
	_, err := readAll(filepath.Join("testdata", "lz4.parquet"), schema.RejectsTable)
	if err == nil || !strings.Contains(err.Error(), "column source: compression LZ4_RAW: want zstd, snappy, gzip, brotli or none") {
		t.Errorf("got %v", err)
	}
}
