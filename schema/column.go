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
	cell.Null = false
	c.read(row, cell)
}

// Table declares one table of an output.
type Table struct {
	Name    string // also the file's name without its extension
	Meaning string
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

func text[R any](id int, name, header, meaning string, get func(*R) string) Column {
	return Column{id, name, header, meaning, Text, false, func(row any, c *Cell) { c.Text = get(row.(*R)) }}
}

func optionalText[R any](id int, name, header, meaning string, get func(*R) string) Column {
	return Column{id, name, header, meaning, Text, true, func(row any, c *Cell) {
		c.Text = get(row.(*R))
		c.Null = c.Text == ""
	}}
}

func integer32[R any](id int, name, header, meaning string, get func(*R) int32) Column {
	return Column{id, name, header, meaning, Int32, false, func(row any, c *Cell) { c.Int = int64(get(row.(*R))) }}
}

func integer[R any](id int, name, header, meaning string, get func(*R) int64) Column {
	return Column{id, name, header, meaning, Int64, false, func(row any, c *Cell) { c.Int = get(row.(*R)) }}
}

func optionalInteger[R any](id int, name, header, meaning string, get func(*R) *int64) Column {
	return Column{id, name, header, meaning, Int64, true, func(row any, c *Cell) {
		v := get(row.(*R))
		if c.Null = v == nil; !c.Null {
			c.Int = *v
		}
	}}
}

func boolean[R any](id int, name, header, meaning string, get func(*R) *bool) Column {
	return Column{id, name, header, meaning, Bool, true, func(row any, c *Cell) {
		v := get(row.(*R))
		if c.Null = v == nil; !c.Null {
			c.Bool = *v
		}
	}}
}

func float[R any](id int, name, header, meaning string, get func(*R) *float64) Column {
	return Column{id, name, header, meaning, Float64, true, func(row any, c *Cell) {
		v := get(row.(*R))
		if c.Null = v == nil; !c.Null {
			c.Float = *v
		}
	}}
}

func decimal[R any](id int, name, header, meaning string, get func(*R) *Decimal) Column {
	return Column{id, name, header, meaning, Decimal38, true, func(row any, c *Cell) {
		v := get(row.(*R))
		c.Null = v == nil
		if c.Null {
			return
		}
		if _, fits := v.Unscaled(); !fits {
			c.Null = true
			return
		}
		c.Decimal = *v
	}}
}

func date[R any](id int, name, header, meaning string, get func(*R) *Date) Column {
	return Column{id, name, header, meaning, Date32, true, func(row any, c *Cell) {
		v := get(row.(*R))
		if c.Null = v == nil; !c.Null {
			c.Date = *v
		}
	}}
}

func timestamp[R any](id int, name, header, meaning string, get func(*R) *time.Time) Column {
	return Column{id, name, header, meaning, Timestamp, true, func(row any, c *Cell) {
		v := get(row.(*R))
		if c.Null = v == nil; !c.Null {
			c.Time = v.UTC()
		}
	}}
}

func list[R any](id int, name, header, meaning string, get func(*R) []string) Column {
	return Column{id, name, header, meaning, TextList, false, func(row any, c *Cell) { c.List = get(row.(*R)) }}
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
