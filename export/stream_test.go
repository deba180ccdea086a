package export

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/ipc"

	"statclaim/schema"
)

func TestStreamGivesTheBytesOfTheFile(t *testing.T) {
	dir := t.TempDir()
	rows := append(sampleRows(), tableRows{schema.ClaimsTable, manyClaims(3000)})
	formats := []Format{Parquet, CSV, ExcelCSV, JSONL}
	writeRun(t, Options{Dir: dir, Formats: formats, Info: testInfo}, rows)
	for _, f := range formats {
		var out bytes.Buffer
		w, err := Stream(&out, f, schema.ClaimsTable, testInfo)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range rows {
			if part.table != schema.ClaimsTable {
				continue
			}
			if err := w.Write(part.rows...); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(dir, fileName(f, schema.ClaimsTable)))
		if err != nil || !bytes.Equal(out.Bytes(), want) {
			t.Errorf("%s: the stream has other bytes than the file (%v)", f, err)
		}
	}
}

func TestArrowStream(t *testing.T) {
	var out bytes.Buffer
	w, err := Stream(&out, Arrow, schema.ClaimsTable, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	rows := []any{plainClaim(), bareClaim(), hardClaim()}
	if err := w.Write(rows...); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	reader, err := ipc.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Release()
	got := [][]string{}
	for reader.Next() {
		got = append(got, recordLines(reader.Record())...)
	}
	compareTable(t, Arrow, tableText(schema.ClaimsTable, rows), got)
}

func TestStreamRefuses(t *testing.T) {
	tests := []struct {
		name   string
		format Format
		want   string
	}{
		{"a workbook", XLSX, "a workbook cannot be streamed"},
		{"an unknown format", "orc", "want one of parquet"},
	}
	for _, tt := range tests {
		if _, err := Stream(&bytes.Buffer{}, tt.format, schema.ClaimsTable, testInfo); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want %q", tt.name, err, tt.want)
		}
	}
}

// limitedWriter fails once it has taken left bytes.
type limitedWriter struct{ left int }

var errFull = errors.New("no space left on device")

func (l *limitedWriter) Write(p []byte) (int, error) {
	if len(p) <= l.left {
		l.left -= len(p)
		return len(p), nil
	}
	n := l.left
	l.left = 0
	return n, errFull
}

func TestStreamReportsAFailingWriter(t *testing.T) {
	rows := manyClaims(2500)
	for _, f := range []Format{Parquet, Arrow, CSV, ExcelCSV, JSONL} {
		for _, left := range []int{0, 3, 100, 5000, 20000} {
			w, err := Stream(&limitedWriter{left}, f, schema.ClaimsTable, testInfo)
			for i := 0; err == nil && i < 3; i++ {
				err = w.Write(rows...)
			}
			if err == nil {
				err = w.Close()
			}
			if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "claims") {
				t.Errorf("%s, %d bytes: got error %v, want one that names claims and wraps %v", f, left, err, errFull)
			}
		}
	}
}
