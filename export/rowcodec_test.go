package export

import (
	"bufio"
	"bytes"
	"testing"

	"statclaim/schema"
)

func readerOf(content []byte) *rowReader {
	return &rowReader{in: bufio.NewReader(bytes.NewReader(content))}
}

func TestRowsComeBackFromBytes(t *testing.T) {
	for _, part := range sampleRows() {
		var content []byte
		var cell schema.Cell
		for _, row := range part.rows {
			content = appendRow(content, part.table, row, &cell)
		}
		r := readerOf(content)
		var got []any
		for range part.rows {
			row, err := r.read(part.table)
			if err != nil {
				t.Fatalf("%s: %v", part.table.Name, err)
			}
			got = append(got, row)
		}
		compareTable(t, JSONL, tableText(part.table, part.rows), tableText(part.table, got))
	}
}

func FuzzRowReader(f *testing.F) {
	var cell schema.Cell
	for _, row := range []any{plainClaim(), bareClaim(), hardClaim()} {
		f.Add(appendRow(nil, schema.ClaimsTable, row, &cell))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		row, err := readerOf(content).read(schema.ClaimsTable)
		if err != nil {
			return
		}
		again := appendRow(nil, schema.ClaimsTable, row, &cell)
		same, err := readerOf(again).read(schema.ClaimsTable)
		if err != nil {
			t.Fatalf("a row that was read cannot be read again: %v", err)
		}
		if last := appendRow(nil, schema.ClaimsTable, same, &cell); !bytes.Equal(last, again) {
			t.Errorf("got %q, want %q", last, again)
		}
	})
}
