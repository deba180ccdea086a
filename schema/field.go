package schema

import "unsafe"

// Row is a pointer to a row of a table, of whichever type.
type Row struct{ at unsafe.Pointer }

// Row gives a row of the table; row is a pointer to the table's row type, and any other panics.
func (t *Table) Row(row any) Row { return t.Columns[0].row(row) }

// Field is where in the rows of a table a column has its value, which is a V. Writers that take many rows at once read it by
// its distance from the start of the row: a function that gives a pointer to the field costs ten times as much.
type Field[V any] struct{ offset uintptr }

// Of points to the column's value in a row of the column's own table.
func (f Field[V]) Of(r Row) *V { return (*V)(unsafe.Add(r.at, f.offset)) }

// fieldOf asks a function that gives a pointer into a row where it points to.
func fieldOf[R, V any](field func(*R) *V) Field[V] {
	row := new(R)
	return Field[V]{uintptr(unsafe.Pointer(field(row))) - uintptr(unsafe.Pointer(row))}
}

func rowOf[R any](row any) Row { return Row{unsafe.Pointer(row.(*R))} }
