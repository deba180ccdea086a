package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"statclaim/schema"
)

// Batches writes an Arrow IPC stream whose record batches end where the caller says, for a reader that waits for them. They also end
// where they would get large. It starts with the schema, at once.
type Batches struct {
	out     *trackedWriter
	buffer  *bufio.Writer // in front of out
	ipc     *ipc.Writer
	builder *array.RecordBuilder
	add     func(row any) (text int) // adds a row to builder and gives the bytes of its text
	rows    int
	text    int
	closed  bool
}

// Compressions lists the names of the codecs of [StreamBatches].
var Compressions = []string{"none", "lz4", "zstd"}

// StreamBatches starts a stream of a table, whose rows are those of a [Writer]. compression is one of Compressions; not every
// reader of Arrow has the codecs.
func StreamBatches(w io.Writer, t *schema.Table, info Info, compression string) (*Batches, error) {
	b, err := newBatches(w, t.Name, arrowSchema(t, info), compression)
	if err != nil {
		return nil, err
	}
	var cell schema.Cell
	b.add = func(row any) (text int) {
		for i := range t.Columns {
			readCell(&t.Columns[i], row, &cell)
			text += appendArrow(b.builder.Field(i), t.Columns[i].Type, &cell)
		}
		return text
	}
	return b, nil
}

// newBatches writes the schema itself: package ipc would do so before the first record batch only.
func newBatches(w io.Writer, name string, s *arrow.Schema, compression string) (*Batches, error) {
	options := []ipc.Option{ipc.WithSchema(s)}
	switch compression {
	case "none":
	case "lz4":
		options = append(options, ipc.WithLZ4())
	case "zstd":
		options = append(options, ipc.WithZstd())
	default:
		return nil, fmt.Errorf("compression %q: want one of %v", compression, Compressions)
	}
	message, err := schemaMessage(s)
	if err != nil {
		return nil, err
	}
	message = bytes.TrimSuffix(message, endOfStream)
	out := &trackedWriter{w: w, name: "stream of " + name + " as " + string(Arrow)}
	b := &Batches{out: out, buffer: bufio.NewWriterSize(out, 1<<16), builder: array.NewRecordBuilder(memory.DefaultAllocator, s)}
	b.ipc = ipc.NewWriter(&behind{b.buffer, len(message)}, options...)
	_, _ = b.buffer.Write(message) // its error comes again
	return b, b.handOn()
}

// endOfStream ends an IPC stream: a message of no length.
var endOfStream = []byte{0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0}

// behind drops the first bytes that it is given.
type behind struct {
	w    io.Writer
	skip int
}

func (b *behind) Write(p []byte) (int, error) {
	n := min(b.skip, len(p))
	b.skip -= n
	written, err := b.w.Write(p[n:])
	return n + written, err
}

// Write adds rows to the record batch.
func (b *Batches) Write(rows ...any) error {
	for _, row := range rows {
		b.text += b.add(row)
		b.rows++
		if b.text > math.MaxInt32 { // of a nested row: those before it were small
			return fmt.Errorf("encode %s: a row of %d bytes, more than a column of Arrow holds", b.out.name, b.text)
		}
		if b.rows < recordRows && b.text < recordText {
			continue
		}
		if err := b.End(); err != nil {
			return err
		}
	}
	return b.out.err
}

// End ends the record batch, if it has rows, and hands on all that was written.
func (b *Batches) End() error {
	if b.rows > 0 {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return b.handOn()
}

// Mark is End, and a record batch without rows behind it, which readers take for nothing, or for a sign.
func (b *Batches) Mark() error {
	if err := b.End(); err != nil {
		return err
	}
	if err := b.flush(); err != nil {
		return err
	}
	return b.handOn()
}

// Close ends the record batch and the stream.
func (b *Batches) Close() error {
	if b.closed {
		return b.out.err
	}
	b.closed = true
	defer b.builder.Release()
	if err := b.End(); err != nil {
		return err
	}
	if err := b.out.guard("close", b.ipc.Close); err != nil {
		return err
	}
	return b.handOn()
}

// flush writes what is in builder as a record batch.
func (b *Batches) flush() error {
	return b.out.guard("encode", func() error {
		record := b.builder.NewRecord()
		defer record.Release()
		b.rows, b.text = 0, 0
		return b.ipc.Write(record)
	})
}

func (b *Batches) handOn() error { return b.out.guard("write", b.buffer.Flush) }
