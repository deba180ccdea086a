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
	places  [4]int // of text, id, date and title, -1 for none
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
	a := &arrowReader{options: o}
	if a.batches, err = arrowipc.Open(at, size, min(maxBatch, expansion*size+RatioFree)); err != nil {
		return nil, &fault{"damaged", fmt.Sprintf("Arrow: %v", err), -1}
	}
	s := a.batches.Schema()
	for _, field := range s.Fields() {
		c.Available = append(c.Available, field.Name)
	}
	chosen, f := o.Columns.choose(c.Available)
	if f != nil {
		return nil, f
	}
	c.Columns, a.name = chosen, chosen.Text
	for i, name := range []string{chosen.Text, chosen.ID, chosen.Date, chosen.Title} {
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
	case arrow.STRING, arrow.LARGE_STRING, arrow.BINARY, arrow.LARGE_BINARY:
		return true
	}
	return false
}

func (a *arrowReader) close() {}

func (a *arrowReader) next() (r *row, err error) {
	defer recovered(&err)
	for a.batch == nil || a.at == a.batch.NumRows() {
		batch, err := a.batches.Next()
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		if err != nil {
			return nil, &fault{"damaged", fmt.Sprintf("Arrow: behind row %d: %v", a.number, err), -1}
		}
		a.batch, a.at = batch, 0
	}
	i := int(a.at)
	a.at++
	a.number++
	r = &row{number: a.number, offset: -1, id: a.cell(1, i), date: a.cell(2, i), title: a.cell(3, i)}
	if a.batch.Column(a.places[0]).IsNull(i) {
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

func arrowText(column arrow.Array, i int) string {
	if column.IsNull(i) {
		return ""
	}
	switch c := column.(type) {
	case *array.String:
		return string([]byte(c.Value(i))) // the batch's memory is used again
	case *array.LargeString:
		return string([]byte(c.Value(i)))
	case *array.Binary:
		return string(c.Value(i))
	case *array.LargeBinary:
		return string(c.Value(i))
	case *array.Dictionary:
		return arrowText(c.Dictionary(), c.GetValueIndex(i))
	}
	return column.ValueStr(i)
}
