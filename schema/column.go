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
	read     func(row any, cell *Cell)
	set      func(row any, cell *Cell) // of a cell that is not null
	clear    func(row any)             // of a nullable column
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
	cell.Null = false
	c.read(row, cell)
}

// Set sets the column of row, a pointer to the table's row type as New gives it, to the value of cell. A null leaves the row as it
// is, so that a new row has null there, or what is nearest to it in a column that cannot be null. A list is kept, not copied.
func (c *Column) Set(row any, cell *Cell) {
	if !cell.Null {
		c.set(row, cell)
	}
}

// SetNull makes a nullable column of row null.
func (c *Column) SetNull(row any) { c.clear(row) }

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

// The accessors of the declarations give a pointer to the column's field of a row; reading and setting both go through it.

func text[R any](id int, name, header, meaning string, field func(*R) *string) Column {
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: Text,
		read: func(row any, c *Cell) { c.Text = *field(row.(*R)) },
		set:  func(row any, c *Cell) { *field(row.(*R)) = c.Text }}
}

func optionalText[R any](id int, name, header, meaning string, field func(*R) *string) Column {
	c := text(id, name, header, meaning, field)
	c.Nullable = true
	c.clear = func(row any) { *field(row.(*R)) = "" }
	c.read = func(row any, c *Cell) {
		c.Text = *field(row.(*R))
		c.Null = c.Text == ""
	}
	return c
}

func integer32[R any](id int, name, header, meaning string, field func(*R) *int32) Column {
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: Int32,
		read: func(row any, c *Cell) { c.Int = int64(*field(row.(*R))) },
		set:  func(row any, c *Cell) { *field(row.(*R)) = int32(c.Int) }}
}

func integer[R any](id int, name, header, meaning string, field func(*R) *int64) Column {
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: Int64,
		read: func(row any, c *Cell) { c.Int = *field(row.(*R)) },
		set:  func(row any, c *Cell) { *field(row.(*R)) = c.Int }}
}

func optionalInteger[R any](id int, name, header, meaning string, field func(*R) **int64) Column {
	return optional(id, name, header, meaning, Int64, field, func(c *Cell) *int64 { return &c.Int })
}

func boolean[R any](id int, name, header, meaning string, field func(*R) **bool) Column {
	return optional(id, name, header, meaning, Bool, field, func(c *Cell) *bool { return &c.Bool })
}

func float[R any](id int, name, header, meaning string, field func(*R) **float64) Column {
	return optional(id, name, header, meaning, Float64, field, func(c *Cell) *float64 { return &c.Float })
}

func decimal[R any](id int, name, header, meaning string, field func(*R) **Decimal) Column {
	return optional(id, name, header, meaning, Decimal38, field, func(c *Cell) *Decimal { return &c.Decimal })
}

func date[R any](id int, name, header, meaning string, field func(*R) **Date) Column {
	return optional(id, name, header, meaning, Date32, field, func(c *Cell) *Date { return &c.Date })
}

func timestamp[R any](id int, name, header, meaning string, field func(*R) **time.Time) Column {
	c := optional(id, name, header, meaning, Timestamp, field, func(c *Cell) *time.Time { return &c.Time })
	read := c.read
	c.read = func(row any, c *Cell) {
		read(row, c)
		c.Time = c.Time.UTC()
	}
	return c
}

func list[R any](id int, name, header, meaning string, field func(*R) *[]string) Column {
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: TextList,
		read: func(row any, c *Cell) { c.List = *field(row.(*R)) },
		set:  func(row any, c *Cell) { *field(row.(*R)) = c.List }}
}

// optional declares a column whose field is a pointer, nil for null; part is the field of a cell that holds its values.
func optional[R, V any](id int, name, header, meaning string, t Type, field func(*R) **V, part func(*Cell) *V) Column {
	read := func(row any, c *Cell) {
		v := *field(row.(*R))
		if c.Null = v == nil; !c.Null {
			*part(c) = *v
		}
	}
	set := func(row any, c *Cell) {
		v := *part(c)
		*field(row.(*R)) = &v
	}
	clear := func(row any) { *field(row.(*R)) = nil }
	return Column{ID: id, Name: name, Header: header, Meaning: meaning, Type: t, Nullable: true, read: read, set: set, clear: clear}
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
