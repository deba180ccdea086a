package export

import (
	"fmt"
	"io"
	"math"
	"os"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"statclaim/arrowipc"
	"statclaim/schema"
)

// arrowSource reads Arrow IPC, the file and the stream format, a record batch at a time.
type arrowSource struct {
	file    *os.File
	reader  *arrowipc.Reader
	columns []arrowColumn
	batch   arrow.Record
	at      int   // the next row of batch
	row     int64 // rows read
	cell    schema.Cell
}

type arrowColumn struct {
	column *schema.Column
	index  int // in the file
	values arrow.Array
}

func openArrowSource(file *os.File, t *schema.Table, given []givenCell) (*arrowSource, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file.Name(), unwrapPath(err))
	}
	a := &arrowSource{file: file}
	if a.reader, err = arrowipc.Open(file, info.Size(), arrowipc.LargestBatch); err != nil {
		return a, fmt.Errorf("read %s: %w", file.Name(), unwrapPath(err))
	}
	return a, guardRead(file.Name(), func() error { return a.choose(t, given) })
}

func (a *arrowSource) choose(t *schema.Table, given []givenCell) error {
	s := a.reader.Schema()
	has := func(name string) bool { // a column of nulls alone is none
		found := s.FieldIndices(name)
		return len(found) > 0 && s.Field(found[0]).Type.ID() != arrow.NULL
	}
	if err := missingColumns(a.file.Name(), t, given, has); err != nil {
		return err
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if has(c.Name) {
			a.columns = append(a.columns, arrowColumn{column: c, index: s.FieldIndices(c.Name)[0]})
		}
	}
	return nil
}

func (a *arrowSource) next(row any) error {
	return guardRead(a.file.Name(), func() error {
		for a.batch == nil || a.at == int(a.batch.NumRows()) {
			if err := a.openBatch(); err != nil {
				return err
			}
		}
		i := a.at
		a.at++
		a.row++
		for j := range a.columns {
			c := &a.columns[j]
			if err := c.read(i, row, &a.cell); err != nil {
				return sourceError(a.file.Name(), fmt.Sprintf("row %d, column %s", a.row, c.column.Name), err)
			}
		}
		return nil
	})
}

func (a *arrowSource) openBatch() error {
	batch, err := a.reader.Next() // frees the one before
	if err == io.EOF {
		return err
	}
	if err != nil {
		return fmt.Errorf("read %s: behind row %d: %w", a.file.Name(), a.row, err)
	}
	a.batch, a.at = batch, 0
	for j := range a.columns {
		c := &a.columns[j]
		c.values = batch.Column(c.index)
		if c.values.Len() != int(batch.NumRows()) {
			return fmt.Errorf("read %s: behind row %d: column %s has %d values for %d rows", a.file.Name(), a.row, c.column.Name, c.values.Len(), batch.NumRows())
		}
	}
	return nil
}

func (a *arrowSource) metadata(key string) string {
	value, _ := a.reader.Schema().Metadata().GetValue(key)
	return value
}

func (a *arrowSource) close() error { return a.file.Close() }

// read sets the column of row to value i of the batch.
func (c *arrowColumn) read(i int, row any, cell *schema.Cell) error {
	cell.Null = c.values.IsNull(i)
	if !cell.Null && c.column.Type == schema.TextList {
		list, ok := c.values.(array.ListLike)
		if !ok {
			return fmt.Errorf("%s, want %s", c.values.DataType(), c.column.Type)
		}
		if err := readArrowList(list, i, cell); err != nil {
			return err
		}
	} else if !cell.Null {
		if err := decodeArrow(c.values, i, c.column.Type, cell); err != nil {
			return err
		}
	}
	return store(c.column, row, cell)
}

// readArrowList gathers a list. A null among its elements is an empty text.
func readArrowList(list array.ListLike, i int, cell *schema.Cell) error {
	start, end := list.ValueOffsets(i)
	elements := list.ListValues()
	if start < 0 || end < start || end > int64(elements.Len()) {
		return fmt.Errorf("a list from %d to %d of %d elements", start, end, elements.Len())
	}
	cell.List = nil
	for k := start; k < end; k++ {
		cell.Text = ""
		if !elements.IsNull(int(k)) {
			if err := decodeArrow(elements, int(k), schema.Text, cell); err != nil {
				return err
			}
		}
		cell.List = append(cell.List, cell.Text)
	}
	return nil
}

// decodeArrow reads value i, which is not null.
func decodeArrow(values arrow.Array, i int, t schema.Type, cell *schema.Cell) error {
	switch values := values.(type) {
	case array.StringLike:
		return putText(t, []byte(values.Value(i)), cell)
	case *array.Binary:
		return putText(t, values.Value(i), cell)
	case *array.LargeBinary:
		return putText(t, values.Value(i), cell)
	case *array.BinaryView:
		return putText(t, values.Value(i), cell)
	case *array.Dictionary:
		k := values.GetValueIndex(i)
		if values.Dictionary().IsNull(k) {
			cell.Null = true
			return nil
		}
		return decodeArrow(values.Dictionary(), k, t, cell)
	case *array.Boolean:
		return putBool(t, values.Value(i), cell)
	case *array.Float32:
		return putFloat(t, float64(values.Value(i)), cell)
	case *array.Float64:
		return putFloat(t, values.Value(i), cell)
	case *array.Decimal128:
		return putScaled(t, values.Value(i).BigInt(), values.DataType().(*arrow.Decimal128Type).Scale, cell)
	case *array.Decimal256:
		return putScaled(t, values.Value(i).BigInt(), values.DataType().(*arrow.Decimal256Type).Scale, cell)
	case *array.Date32:
		return putDays(t, int64(values.Value(i)), cell)
	case *array.Date64:
		return putTime(t, time.UnixMilli(int64(values.Value(i))), cell)
	case *array.Timestamp:
		return putTime(t, arrowTime(values, i), cell)
	}
	n, ok := arrowInteger(values, i)
	if !ok {
		return fmt.Errorf("%s, want %s", values.DataType(), t)
	}
	return putInteger(t, n, cell)
}

func arrowTime(values *array.Timestamp, i int) time.Time {
	v := int64(values.Value(i))
	switch values.DataType().(*arrow.TimestampType).Unit {
	case arrow.Second:
		return time.Unix(v, 0)
	case arrow.Millisecond:
		return time.UnixMilli(v)
	case arrow.Microsecond:
		return time.UnixMicro(v)
	}
	return time.Unix(0, v)
}

// arrowInteger reads an integer of any width; ok is false for another type, and for one that int64 cannot hold.
func arrowInteger(values arrow.Array, i int) (n int64, ok bool) {
	switch values := values.(type) {
	case *array.Int8:
		return int64(values.Value(i)), true
	case *array.Int16:
		return int64(values.Value(i)), true
	case *array.Int32:
		return int64(values.Value(i)), true
	case *array.Int64:
		return values.Value(i), true
	case *array.Uint8:
		return int64(values.Value(i)), true
	case *array.Uint16:
		return int64(values.Value(i)), true
	case *array.Uint32:
		return int64(values.Value(i)), true
	case *array.Uint64:
		return int64(values.Value(i)), values.Value(i) <= math.MaxInt64
	}
	return 0, false
}
