package schema

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// dialect is what differs between the SQL of engines.
type dialect struct {
	name  string
	types map[Type]string
	quote string
}

var duckDB = dialect{
	name:  "DuckDB",
	quote: `"`,
	types: map[Type]string{
		Text:      "VARCHAR",
		Int32:     "INTEGER",
		Int64:     "BIGINT",
		Bool:      "BOOLEAN",
		Float64:   "DOUBLE",
		Date32:    "DATE",
		Timestamp: "TIMESTAMP WITH TIME ZONE",
		Decimal38: fmt.Sprintf("DECIMAL(%d,%d)", Precision, Scale),
		TextList:  "VARCHAR[]",
	},
}

// WriteSQL prints a CREATE TABLE statement for every table, as DuckDB reads it; the Parquet files load into them as they are.
func WriteSQL(w io.Writer) error { return duckDB.write(w) }

func (d dialect) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "-- statclaim schema version %s, %s\n", Version, d.name)
	for _, t := range printed() {
		fmt.Fprintf(out, "\n-- %s\nCREATE TABLE %s (\n", t.Meaning, d.identifier(t.Name))
		for i, c := range t.Columns {
			comma := ","
			if i == len(t.Columns)-1 {
				comma = ""
			}
			null := ""
			if !c.Nullable {
				null = " NOT NULL"
			}
			fmt.Fprintf(out, "  %s %s%s%s -- %s\n", d.identifier(c.Name), d.types[c.Type], null, comma, c.Meaning)
		}
		fmt.Fprintln(out, ");")
	}
	fmt.Fprintln(out, "\n-- values of closed columns (readers must tolerate values that a later version adds)")
	for _, name := range vocabularyColumns() {
		fmt.Fprintf(out, "-- %s: %s\n", name, strings.Join(Vocabulary[name], ", "))
	}
	return out.Flush()
}

// identifier quotes every name: start, end, offset and text are words of SQL.
func (d dialect) identifier(name string) string { return d.quote + name + d.quote }
