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
	id    string // as the command line has it
	notes []string
	types map[Type]string
	quote string
	text  func(s string) string // a string literal; nil where columns have no COMMENT
}

var decimalSQL = fmt.Sprintf("DECIMAL(%d,%d)", Precision, Scale)

// The dialects, the default first. Sources: duckdb.org/docs sql/data_types, spark.apache.org sql-ref-datatypes and
// sql-ref-syntax-ddl-create-table-datasource, trino.io/docs language/types and sql/create-table.
var dialects = []dialect{
	{
		name:  "DuckDB",
		id:    "duckdb",
		quote: `"`,
		types: map[Type]string{
			Text: "VARCHAR", Int32: "INTEGER", Int64: "BIGINT", Bool: "BOOLEAN", Float64: "DOUBLE", Date32: "DATE",
			Timestamp: "TIMESTAMP WITH TIME ZONE", Decimal38: decimalSQL, TextList: "VARCHAR[]",
		},
	},
	{
		name:  "Spark",
		id:    "spark",
		notes: []string{"To read Parquet files where they lie, put USING PARQUET LOCATION 'folder' behind the closing bracket of a table."},
		quote: "`",
		types: map[Type]string{
			Text: "STRING", Int32: "INT", Int64: "BIGINT", Bool: "BOOLEAN", Float64: "DOUBLE", Date32: "DATE",
			Timestamp: "TIMESTAMP", Decimal38: decimalSQL, TextList: "ARRAY<STRING>",
		},
		text: func(s string) string { return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'" },
	},
	{
		name: "Trino",
		id:   "trino",
		notes: []string{"For connectors with NOT NULL and time zones, such as Iceberg and Delta Lake. The Hive connector has neither: leave out",
			"NOT NULL and write timestamp(3) there."},
		quote: `"`,
		types: map[Type]string{
			Text: "varchar", Int32: "integer", Int64: "bigint", Bool: "boolean", Float64: "double", Date32: "date",
			Timestamp: "timestamp(6) with time zone", Decimal38: strings.ToLower(decimalSQL), TextList: "array(varchar)",
		},
		text: func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" },
	},
}

// Dialects lists the names that WriteSQL knows.
func Dialects() []string {
	var names []string
	for _, d := range dialects {
		names = append(names, d.id)
	}
	return names
}

// WriteSQL prints a CREATE TABLE statement for every table as an engine reads it; the Parquet files load into them as they are.
func WriteSQL(w io.Writer, name string) error {
	for _, d := range dialects {
		if d.id == name {
			return d.write(w)
		}
	}
	return fmt.Errorf("dialect %q: want %s", name, strings.Join(Dialects(), ", "))
}

func (d dialect) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "-- statclaim schema version %s, %s\n", Version, d.name)
	for _, note := range d.notes {
		fmt.Fprintf(out, "-- %s\n", note)
	}
	for _, t := range printed() {
		fmt.Fprintf(out, "\n-- %s\nCREATE TABLE %s (\n", t.Meaning, d.identifier(t.Name))
		for i, c := range t.Columns {
			d.writeColumn(out, &c, i == len(t.Columns)-1)
		}
		fmt.Fprint(out, ")")
		if d.text != nil {
			fmt.Fprintf(out, " COMMENT %s", d.text(t.Meaning))
		}
		fmt.Fprintln(out, ";")
	}
	fmt.Fprintln(out, "\n-- values of closed columns (readers must tolerate values that a later version adds)")
	for _, name := range vocabularyColumns() {
		fmt.Fprintf(out, "-- %s: %s\n", name, strings.Join(Vocabulary[name], ", "))
	}
	return out.Flush()
}

func (d dialect) writeColumn(out io.Writer, c *Column, last bool) {
	fmt.Fprintf(out, "  %s %s", d.identifier(c.Name), d.types[c.Type])
	if !c.Nullable {
		fmt.Fprint(out, " NOT NULL")
	}
	if d.text != nil {
		fmt.Fprintf(out, " COMMENT %s", d.text(c.Meaning))
	}
	if !last {
		fmt.Fprint(out, ",")
	}
	if d.text == nil {
		fmt.Fprintf(out, " -- %s", c.Meaning)
	}
	fmt.Fprintln(out)
}

// identifier quotes every name: start, end, offset and text are words of SQL.
func (d dialect) identifier(name string) string { return d.quote + name + d.quote }
