package schema

import (
	"strings"
	"testing"
)

// TestDialects wants every column of every table with a type, and texts quoted as each engine reads them.
func TestDialects(t *testing.T) {
	for _, test := range []struct {
		dialect string
		want    []string
	}{
		{"duckdb", []string{`  "value" DECIMAL(38,9), -- exact value`, `  "flags" VARCHAR[] NOT NULL, -- what`, "\n);\n"}},
		{"spark", []string{"  `value` DECIMAL(38,9) COMMENT 'exact value", "  `flags` ARRAY<STRING> NOT NULL COMMENT 'what", `COMMENT 'the reviewer\'s note',`, "\n) COMMENT 'one row per asserted number';\n"}},
		{"trino", []string{`  "value" decimal(38,9) COMMENT 'exact value`, `  "reviewed_at" timestamp(6) with time zone COMMENT 'when, UTC'` + "\n", `COMMENT 'the reviewer''s note',`}},
	} {
		var out strings.Builder
		if err := WriteSQL(&out, test.dialect); err != nil {
			t.Fatal(err)
		}
		for _, want := range test.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: not printed: %s", test.dialect, want)
			}
		}
		if strings.Contains(out.String(), "  NOT NULL") {
			t.Errorf("%s: a column without a type", test.dialect)
		}
		if got := strings.Count(out.String(), "CREATE TABLE"); got != len(printed()) {
			t.Errorf("%s: %d tables, want %d", test.dialect, got, len(printed()))
		}
	}
	if err := WriteSQL(&strings.Builder{}, "oracle"); err == nil || err.Error() != `dialect "oracle": want duckdb, spark, trino` {
		t.Errorf("oracle: %v", err)
	}
}
