package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"statclaim/arrowipc"
)

// arrowReader reads the chosen columns of an Arrow IPC file or stream, a record batch at a time.
type arrowReader struct {
	batches *arrowipc.Reader
	options Options
	places  [5]int // of text, id, date, title and media type, -1 for none; the last one of streams only
	name    string // of the text column
	batch   arrow.Record
	at      int64 // next row of batch
	number  int64
}

// maxBatch and expansion, times the size of the file, bound the memory that a file of record batches may ask for at once.
const (
	maxBatch  = 4 << 30
	expansion = 64
)

func newArrow(at io.ReaderAt, size int64, o Options, c *Container) (rows rowReader, err error) {
	defer recovered(&err)
	batches, err := arrowipc.Open(at, size, min(maxBatch, expansion*size+RatioFree))
	if err != nil {
		return nil, &fault{"damaged", fmt.Sprintf("Arrow: %v", err), -1}
	}
	return newArrowRows(batches, o, c)
}

// newArrowRows chooses the columns.
func newArrowRows(batches *arrowipc.Reader, o Options, c *Container) (*arrowReader, error) {
	a := &arrowReader{batches: batches, options: o}
	s := batches.Schema()
	for _, field := range s.Fields() {
		c.Available = append(c.Available, field.Name)
	}
	chosen, f := o.Columns.choose(c.Available)
	if f != nil {
		return nil, f
	}
	c.Columns, a.name = chosen, chosen.Text
	for i, name := range []string{chosen.Text, chosen.ID, chosen.Date, chosen.Title, ""} {
		a.places[i] = -1
		if name != "" {
			a.places[i] = slices.Index(c.Available, name)
		}
	}
	if t := s.Field(a.places[0]).Type; !isTextType(t) {
		return nil, &fault{"no_text_column", fmt.Sprintf("column %q holds %s, not text", a.name, t), -1}
	}
	return a, nil
}

func isTextType(t arrow.DataType) bool {
	if d, ok := t.(*arrow.DictionaryType); ok {
		t = d.ValueType
	}
	switch t.ID() {
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW, arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW:
		return true
	}
	return false
}

func (a *arrowReader) close() {}

func (a *arrowReader) next() (r *row, err error) {
	defer recovered(&err)
	for a.batchEnds() {
		if err := a.nextBatch(); err != nil {
			return nil, err
		}
	}
	return a.nextRow()
}

// batchEnds reports that no row of the batch is left.
func (a *arrowReader) batchEnds() bool { return a.batch == nil || a.at == a.batch.NumRows() }

// nextBatch reads the next batch, or gives io.EOF.
func (a *arrowReader) nextBatch() error {
	batch, err := a.batches.Next()
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	if err != nil {
		return &fault{"damaged", fmt.Sprintf("Arrow: behind row %d: %v", a.number, err), -1}
	}
	for i, column := range batch.Columns() {
		if int64(column.Len()) != batch.NumRows() {
			return &fault{"damaged", fmt.Sprintf("Arrow: behind row %d: column %s has %d values for %d rows", a.number, batch.ColumnName(i), column.Len(), batch.NumRows()), -1}
		}
	}
	a.batch, a.at = batch, 0
	return nil
}

// nextRow gives the next row of the batch.
func (a *arrowReader) nextRow() (*row, error) {
	i := int(a.at)
	a.at++
	a.number++
	r := &row{number: a.number, offset: -1, id: a.cell(1, i), date: a.cell(2, i), title: a.cell(3, i)}
	if isNull(a.batch.Column(a.places[0]), i) {
		return nil, &rowFault{*r, StageParse, &fault{"no_text", fmt.Sprintf("column %q is null", a.name), -1}}
	}
	return r, r.setCell([]byte(a.cell(0, i)), a.options)
}

// cell is a cell as text, "" for null; dates and timestamps as YYYY-MM-DD.
func (a *arrowReader) cell(column, i int) string {
	if a.places[column] < 0 {
		return ""
	}
	return arrowText(a.batch.Column(a.places[column]), i)
}

// isNull sees the nulls among the values of a dictionary too, and those of a column of nulls, which says of none that it is null.
func isNull(column arrow.Array, i int) bool {
	if d, ok := column.(*array.Dictionary); ok && !d.IsNull(i) {
		return isNull(d.Dictionary(), d.GetValueIndex(i))
	}
	return column.IsNull(i) || column.DataType().ID() == arrow.NULL
}

func arrowText(column arrow.Array, i int) string {
	if isNull(column, i) {
		return ""
	}
	switch c := column.(type) {
	case *array.String:
		return string([]byte(c.Value(i))) // the batch's memory is used again
	case *array.LargeString:
		return string([]byte(c.Value(i)))
	case *array.StringView:
		return string([]byte(c.Value(i)))
	case *array.Binary:
		return string(c.Value(i))
	case *array.LargeBinary:
		return string(c.Value(i))
	case *array.BinaryView:
		return string(c.Value(i))
	case *array.Dictionary:
		return arrowText(c.Dictionary(), c.GetValueIndex(i))
	}
	return column.ValueStr(i)
}
