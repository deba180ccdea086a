package schema

import (
	"strconv"
	"strings"
	"time"
)

// Type is the storage type of a column.
type Type string

// The column types of every table.
const (
	Text      Type = "utf8"
	Int32     Type = "int32"
	Int64     Type = "int64"
	Bool      Type = "bool"
	Float64   Type = "float64"
	Date32    Type = "date32"
	Timestamp Type = "timestamp[us, UTC]"
	Decimal38 Type = "decimal128(38,9)"
	TextList  Type = "list<utf8>"
)

// Column declares one column of a table: everything that writers, dictionaries and SQL need to know of it.
type Column struct {
	ID       int    // stable Parquet field id
	Name     string // lower-case ASCII, as in every output
	Header   string // Chinese header of the workbook
	Meaning  string // one English sentence
	Type     Type
	Nullable bool
	Field    any // where it stands in a row: a Field of string, int32, int64 or []string, or of a pointer that is nil for null
	row      func(row any) Row
}

// Cell holds one value of a row. Null says that there is none; otherwise the field of the column's type is set.
type Cell struct {
	Null    bool
	Text    string
	Int     int64 // Int32 and Int64
	Bool    bool
	Float   float64
	Date    Date
	Time    time.Time
	Decimal Decimal
	List    []string
}

// Read sets cell to the column's value of row, a pointer to the table's row type. cell may be reused from row to row.
// A decimal that does not fit decimal128(38,9) is null.
func (c *Column) Read(row any, cell *Cell) {
	c.ReadExact(row, cell)
	if c.Type != Decimal38 || cell.Null {
		return
	}
	_, _, fits := cell.Decimal.Int128()
	cell.Null = !fits
}

// ReadExact is Read, but a decimal is given as the row has it, whether it fits or not.
func (c *Column) ReadExact(row any, cell *Cell) {
	r := c.row(row)
	cell.Null = false
	switch f := c.Field.(type) {
	case Field[string]:
		cell.Text = *f.Of(r)
		cell.Null = c.Nullable && cell.Text == ""
	case Field[int32]:
		cell.Int = int64(*f.Of(r))
	case Field[int64]:
		cell.Int = *f.Of(r)
	case Field[*int64]:
		cell.Null = !take(&cell.Int, *f.Of(r))
	case Field[*bool]:
		cell.Null = !take(&cell.Bool, *f.Of(r))
	case Field[*float64]:
		cell.Null = !take(&cell.Float, *f.Of(r))
	case Field[*Decimal]:
		cell.Null = !take(&cell.Decimal, *f.Of(r))
	case Field[*Date]:
		cell.Null = !take(&cell.Date, *f.Of(r))
	case Field[*time.Time]:
		cell.Null = !take(&cell.Time, *f.Of(r))
		cell.Time = cell.Time.UTC()
	case Field[[]string]:
		cell.List = *f.Of(r)
	}
}

// take sets part to the value, if there is one.
func take[V any](part *V, value *V) bool {
	if value == nil {
		return false
	}
	*part = *value
	return true
}

// Set sets the column of row, a pointer to the table's row type as New gives it, to the value of cell. A null leaves the row as it
// is, so that a new row has null there, or what is nearest to it in a column that cannot be null. A list is kept, not copied.
func (c *Column) Set(row any, cell *Cell) {
	if cell.Null {
		return
	}
	r := c.row(row)
	switch f := c.Field.(type) {
	case Field[string]:
		*f.Of(r) = cell.Text
	case Field[int32]:
		*f.Of(r) = int32(cell.Int)
	case Field[int64]:
		*f.Of(r) = cell.Int
	case Field[*int64]:
		*f.Of(r) = pointer(cell.Int)
	case Field[*bool]:
		*f.Of(r) = pointer(cell.Bool)
	case Field[*float64]:
		*f.Of(r) = pointer(cell.Float)
	case Field[*Decimal]:
		*f.Of(r) = pointer(cell.Decimal)
	case Field[*Date]:
		*f.Of(r) = pointer(cell.Date)
	case Field[*time.Time]:
		*f.Of(r) = pointer(cell.Time)
	case Field[[]string]:
		*f.Of(r) = cell.List
	}
}

func pointer[V any](v V) *V { return &v }

// SetNull makes a nullable column of row null.
func (c *Column) SetNull(row any) {
	r := c.row(row)
	switch f := c.Field.(type) {
	case Field[string]:
		*f.Of(r) = ""
	case Field[*int64]:
		*f.Of(r) = nil
	case Field[*bool]:
		*f.Of(r) = nil
	case Field[*float64]:
		*f.Of(r) = nil
	case Field[*Decimal]:
		*f.Of(r) = nil
	case Field[*Date]:
		*f.Of(r) = nil
	case Field[*time.Time]:
		*f.Of(r) = nil
	}
}

// Table declares one table of an output.
type Table struct {
	Name    string // also the file's name without its extension
	Meaning string
	New     func() any // a pointer to a row with nothing in it
	Columns []Column
}

// Column finds a column by name, or nil.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

// Tables lists the tables of a run in the order that they are written.
var Tables = []*Table{ClaimsTable, DocumentsTable, ArticlesTable, SuppressedTable, RejectsTable}

// The declarations name the field of a row by a function that gives a pointer to it.

func text[R any](id int, name, header, meaning string, field func(*R) *string) Column {
	return column(id, name, header, meaning, Text, false, field)
}

func optionalText[R any](id int, name, header, meaning string, field func(*R) *string) Column {
	return column(id, name, header, meaning, Text, true, field)
}

func integer32[R any](id int, name, header, meaning string, field func(*R) *int32) Column {
	return column(id, name, header, meaning, Int32, false, field)
}

func integer[R any](id int, name, header, meaning string, field func(*R) *int64) Column {
	return column(id, name, header, meaning, Int64, false, field)
}

func optionalInteger[R any](id int, name, header, meaning string, field func(*R) **int64) Column {
	return column(id, name, header, meaning, Int64, true, field)
}

func boolean[R any](id int, name, header, meaning string, field func(*R) **bool) Column {
	return column(id, name, header, meaning, Bool, true, field)
}

func float[R any](id int, name, header, meaning string, field func(*R) **float64) Column {
	return column(id, name, header, meaning, Float64, true, field)
}

func decimal[R any](id int, name, header, meaning string, field func(*R) **Decimal) Column {
	return column(id, name, header, meaning, Decimal38, true, field)
}

func date[R any](id int, name, header, meaning string, field func(*R) **Date) Column {
	return column(id, name, header, meaning, Date32, true, field)
}

func timestamp[R any](id int, name, header, meaning string, field func(*R) **time.Time) Column {
	return column(id, name, header, meaning, Timestamp, true, field)
}

func list[R any](id int, name, header, meaning string, field func(*R) *[]string) Column {
	return column(id, name, header, meaning, TextList, false, field)
}

func column[R, V any](id int, name, header, meaning string, t Type, nullable bool, field func(*R) *V) Column {
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: t, Nullable: nullable, Field: fieldOf(field), row: rowOf[R]}
}

// Print gives a cell of the column for people to read, "" for null; separator stands between the parts of a list.
func (c *Column) Print(cell *Cell, separator string) string {
	if cell.Null {
		return ""
	}
	switch c.Type {
	case Int32, Int64:
		return strconv.FormatInt(cell.Int, 10)
	case Bool:
		return strconv.FormatBool(cell.Bool)
	case Float64:
		return strconv.FormatFloat(cell.Float, 'g', -1, 64)
	case Decimal38:
		return cell.Decimal.Canonical()
	case Date32:
		return cell.Date.String()
	case Timestamp:
		return cell.Time.String()
	case TextList:
		return strings.Join(cell.List, separator)
	}
	return cell.Text
}
