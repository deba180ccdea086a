package export

import (
	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/decimal128"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"statclaim/schema"
)

// The bounds of an Arrow record batch. Text stays far below the 2 GiB that utf8 offsets reach.
const (
	recordRows = 8192
	recordText = 32 << 20
)

// arrowWriter writes one table as Arrow IPC, uncompressed: readers in JavaScript have no codecs.
type arrowWriter struct {
	out     *trackedWriter
	columns []schema.Column
	builder *array.RecordBuilder
	ipc     recordWriter
	rows    int
	text    int
	cell    schema.Cell
	closed  bool
}

// recordWriter is what the writers of the IPC file and stream formats share.
type recordWriter interface {
	Write(arrow.Record) error
	Close() error
}

func newArrowWriter(out *trackedWriter, t *schema.Table, info Info, seekable bool) (*arrowWriter, error) {
	s := arrowSchema(t, info)
	a := &arrowWriter{out: out, columns: t.Columns, builder: array.NewRecordBuilder(memory.DefaultAllocator, s)}
	err := out.guard("start", func() (err error) {
		if !seekable {
			a.ipc = ipc.NewWriter(out, ipc.WithSchema(s))
			return nil
		}
		a.ipc, err = ipc.NewFileWriter(out, ipc.WithSchema(s))
		return err
	})
	return a, err
}

func (a *arrowWriter) Write(rows ...any) error {
	for _, row := range rows {
		for i := range a.columns {
			c := &a.columns[i]
			readCell(c, row, &a.cell)
			a.text += appendArrow(a.builder.Field(i), c.Type, &a.cell)
		}
		a.rows++
		if a.rows < recordRows && a.text < recordText {
			continue
		}
		if err := a.out.guard("encode", a.flush); err != nil {
			return err
		}
	}
	return a.out.err
}

func (a *arrowWriter) Close() error {
	if a.closed {
		return a.out.err
	}
	a.closed = true
	defer a.builder.Release()
	return a.out.guard("close", func() error {
		if err := a.flush(); err != nil {
			return err
		}
		return a.ipc.Close()
	})
}

func (a *arrowWriter) flush() error {
	if a.rows == 0 {
		return nil
	}
	record := a.builder.NewRecord()
	defer record.Release()
	a.rows, a.text = 0, 0
	return a.ipc.Write(record)
}

// appendArrow adds a cell to its column and gives the bytes of text that it took.
func appendArrow(b array.Builder, t schema.Type, cell *schema.Cell) int {
	if cell.Null {
		b.AppendNull()
		return 0
	}
	switch b := b.(type) {
	case *array.StringBuilder:
		b.Append(cell.Text)
		return len(cell.Text)
	case *array.Int32Builder:
		b.Append(int32(cell.Int))
	case *array.Int64Builder:
		b.Append(cell.Int)
	case *array.BooleanBuilder:
		b.Append(cell.Bool)
	case *array.Float64Builder:
		b.Append(cell.Float)
	case *array.Date32Builder:
		b.Append(arrow.Date32(cell.Date.Days()))
	case *array.TimestampBuilder:
		b.Append(arrow.Timestamp(cell.Time.UnixMicro()))
	case *array.Decimal128Builder:
		b.Append(decimalNumber(cell.Decimal))
	case *array.ListBuilder:
		return appendArrowList(b, cell.List)
	default:
		panic("no Arrow builder for a column of type " + string(t))
	}
	return 0
}

func appendArrowList(b *array.ListBuilder, list []string) int {
	b.Append(true)
	texts := b.ValueBuilder().(*array.StringBuilder)
	size := 0
	for _, s := range list {
		texts.Append(s)
		size += len(s)
	}
	return size
}

// decimalNumber gives the unscaled number of a decimal that fits; columns read those that do not as null.
func decimalNumber(d schema.Decimal) decimal128.Num {
	high, low, _ := d.Int128()
	return decimal128.New(high, low)
}
