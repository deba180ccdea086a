package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// arrowReader reads the chosen columns of an Arrow IPC file or stream, a record batch at a time.
type arrowReader struct {
	batches interface { // of a file or of a stream
		Read() (arrow.Record, error)
	}
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
	if err := checkArrow(at, size); err != nil {
		return nil, &fault{"damaged", fmt.Sprintf("Arrow: %v", err), -1}
	}
	s, err := a.open(io.NewSectionReader(at, 0, size))
	if err != nil {
		return nil, &fault{"damaged", fmt.Sprintf("Arrow: %v", err), -1}
	}
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

// open finds out whether it is a file or a stream.
func (a *arrowReader) open(section *io.SectionReader) (*arrow.Schema, error) {
	mem := ipc.WithAllocator(&boundedAllocator{limit: min(maxBatch, expansion*section.Size()+RatioFree)})
	magic := make([]byte, len(ipc.Magic))
	_, _ = section.ReadAt(magic, 0)
	if bytes.Equal(magic, ipc.Magic) {
		file, err := ipc.NewFileReader(section, mem)
		if err != nil {
			return nil, err
		}
		a.batches = file
		return file.Schema(), nil
	}
	stream, err := ipc.NewReader(section, mem)
	if err != nil {
		return nil, err
	}
	a.batches = stream
	return stream.Schema(), nil
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
		batch, err := a.batches.Read()
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

// boundedAllocator refuses, by a panic that next and newArrow recover, what no honest batch needs.
type boundedAllocator struct {
	memory.GoAllocator
	limit int64
}

func (b *boundedAllocator) Allocate(size int) []byte {
	b.check(size)
	return b.GoAllocator.Allocate(size)
}

func (b *boundedAllocator) Reallocate(size int, old []byte) []byte {
	b.check(size)
	return b.GoAllocator.Reallocate(size, old)
}

func (b *boundedAllocator) check(size int) {
	if size < 0 || int64(size) > b.limit {
		panic(fmt.Sprintf("it asks for %d bytes at once", size))
	}
}
