package rowcodec

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"statclaim/schema"
)

// Append appends a row, a pointer to t's row type, as bytes that [Reader.Row] reads: a column after the other, each a byte that says
// whether there is a value, and the value. cell may be reused from row to row.
func Append(out []byte, t *schema.Table, row any, cell *schema.Cell) []byte {
	for i := range t.Columns {
		c := &t.Columns[i]
		c.ReadExact(row, cell)
		if cell.Null {
			out = append(out, 0)
			continue
		}
		out = appendCell(append(out, 1), c.Type, cell)
	}
	return out
}

func appendCell(out []byte, t schema.Type, cell *schema.Cell) []byte {
	switch t {
	case schema.Int32, schema.Int64:
		return binary.AppendVarint(out, cell.Int)
	case schema.Bool:
		if cell.Bool {
			return append(out, 1)
		}
		return append(out, 0)
	case schema.Float64:
		return binary.LittleEndian.AppendUint64(out, math.Float64bits(cell.Float))
	case schema.Decimal38:
		return AppendText(out, cell.Decimal.Exact())
	case schema.Date32:
		for _, n := range []int{cell.Date.Year, cell.Date.Month, cell.Date.Day} {
			out = binary.AppendVarint(out, int64(n))
		}
		return out
	case schema.Timestamp:
		return binary.AppendVarint(out, cell.Time.UnixMicro()) // what columns keep
	case schema.TextList:
		out = binary.AppendUvarint(out, uint64(len(cell.List)))
		for _, s := range cell.List {
			out = AppendText(out, s)
		}
		return out
	default:
		return AppendText(out, cell.Text)
	}
}

// AppendText appends a text that [Reader.Text] reads.
func AppendText(out []byte, s string) []byte {
	out = binary.AppendUvarint(out, uint64(len(s)))
	return append(out, s...)
}

// Source is what a Reader reads from, such as a bufio.Reader or a bytes.Reader.
type Source interface {
	io.Reader
	io.ByteReader
}

// Reader reads what Append and AppendText wrote, in the same order. Of bytes that are something else it makes errors, or rows of
// some other content.
type Reader struct {
	in   Source
	cell schema.Cell
	text []byte
}

// NewReader gives a reader of in.
func NewReader(in Source) *Reader { return &Reader{in: in} }

// Row reads the next row into a new one.
func (r *Reader) Row(t *schema.Table) (any, error) {
	row := t.New()
	for i := range t.Columns {
		c := &t.Columns[i]
		present, err := r.in.ReadByte()
		if err == nil && present == 0 {
			continue
		}
		if err == nil {
			err = r.readCell(c.Type)
		}
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
		c.Set(row, &r.cell)
	}
	return row, nil
}

func (r *Reader) readCell(t schema.Type) (err error) {
	cell := &r.cell
	switch t {
	case schema.Int32, schema.Int64:
		cell.Int, err = binary.ReadVarint(r.in)
	case schema.Bool:
		var b byte
		b, err = r.in.ReadByte()
		cell.Bool = b != 0
	case schema.Float64:
		var b [8]byte
		_, err = io.ReadFull(r.in, b[:])
		cell.Float = math.Float64frombits(binary.LittleEndian.Uint64(b[:]))
	case schema.Decimal38:
		var s string
		if s, err = r.Text(); err == nil {
			cell.Decimal, err = schema.ParseExact(s)
		}
	case schema.Date32:
		for _, n := range []*int{&cell.Date.Year, &cell.Date.Month, &cell.Date.Day} {
			v, e := binary.ReadVarint(r.in)
			*n, err = int(v), errors.Join(err, e)
		}
	case schema.Timestamp:
		var micros int64
		micros, err = binary.ReadVarint(r.in)
		cell.Time = time.UnixMicro(micros).UTC()
	case schema.TextList:
		cell.List, err = r.readList()
	default:
		cell.Text, err = r.Text()
	}
	return err
}

// readList gives a list of its own: the row keeps it.
func (r *Reader) readList() ([]string, error) {
	n, err := binary.ReadUvarint(r.in)
	var list []string
	for i := uint64(0); i < n && err == nil; i++ {
		var s string
		s, err = r.Text()
		list = append(list, s)
	}
	return list, err
}

// Text reads a text, piece by piece: memory grows with what is there, not with what the length promises.
func (r *Reader) Text() (string, error) {
	n, err := binary.ReadUvarint(r.in)
	r.text = r.text[:0]
	for n > 0 && err == nil {
		piece := min(n, 1<<16)
		start := len(r.text)
		r.text = slices.Grow(r.text, int(piece))[:start+int(piece)]
		_, err = io.ReadFull(r.in, r.text[start:])
		n -= piece
	}
	return string(r.text), err
}
