package export

import (
	"os"
	"path/filepath"
	"testing"

	"statclaim/schema"
)

var releases = filepath.Join("..", "fixtures", "schema")

// TestReleasedMinors reads what every released minor of the schema wrote, and wants its columns to stand as they were.
func TestReleasedMinors(t *testing.T) {
	entries, err := os.ReadDir(releases)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		t.Run(entry.Name(), func(t *testing.T) {
			dir := filepath.Join(releases, entry.Name())
			want := mustReadAll(t, filepath.Join(dir, "claims.jsonl"), schema.ClaimsTable)
			if len(want) == 0 {
				t.Fatal("no rows")
			}
			for _, name := range []string{"claims.parquet", "claims.arrow"} {
				got := mustReadAll(t, filepath.Join(dir, name), schema.ClaimsTable)
				compareTable(t, Format(name), tableText(schema.ClaimsTable, want), tableText(schema.ClaimsTable, got))
			}
			checkColumns(t, filepath.Join(dir, "claims.parquet"))
		})
		read++
	}
	if read == 0 {
		t.Errorf("no release in %s", releases)
	}
}

// checkColumns wants every column of a file in today's table, with the same id, and null only where it is still allowed.
func checkColumns(t *testing.T, path string) {
	t.Helper()
	for _, field := range openParquet(t, path).Root().Columns() {
		c := schema.ClaimsTable.Column(field.Name())
		switch {
		case c == nil:
			t.Errorf("%s: column %s is gone", path, field.Name())
		case c.ID != field.ID():
			t.Errorf("%s: column %s had id %d, has %d", path, c.Name, field.ID(), c.ID)
		case field.Optional() && !c.Nullable:
			t.Errorf("%s: column %s could be null", path, c.Name)
		}
	}
}

// TestCurrentMinorIsReleased wants a folder of the current version that has every column, filled in one row, and empty in another
// where it may be null.
func TestCurrentMinorIsReleased(t *testing.T) {
	path := filepath.Join(releases, schema.Version, "claims.parquet")
	rows, err := readAll(path, schema.ClaimsTable)
	if err != nil {
		t.Fatalf("schema version %s has no readable file (see fixtures/schema/README.md): %v", schema.Version, err)
	}
	root := openParquet(t, path).Root()
	for i := range schema.ClaimsTable.Columns {
		c := &schema.ClaimsTable.Columns[i]
		if root.Column(c.Name) == nil {
			t.Errorf("%s: no column %s: a new column is a new minor", path, c.Name)
			continue
		}
		filled, empty := false, false
		var cell schema.Cell
		for _, row := range rows {
			c.Read(row, &cell)
			filled = filled || !cell.Null
			empty = empty || cell.Null
		}
		if !filled || c.Nullable && !empty {
			t.Errorf("%s: column %s: filled in a row %v, null in a row %v", path, c.Name, filled, empty)
		}
	}
}
