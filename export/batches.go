package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/ipc"

	"statclaim/schema"
)

// Batches writes one table as an Arrow IPC stream whose record batches end where the caller says, for a reader that waits for them. The
// schema is written at once; what a record batch holds is written when it ends.
type Batches struct {
	*arrowWriter
	buffer *bufio.Writer
}

// Compressions lists the names of the codecs of [StreamBatches].
var Compressions = []string{"none", "lz4", "zstd"}

// StreamBatches starts a stream. compression is one of Compressions; not every reader of Arrow has the codecs.
func StreamBatches(w io.Writer, t *schema.Table, info Info, compression string) (*Batches, error) {
	s := arrowSchema(t, info)
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
	out := &trackedWriter{w: w, name: "stream of " + t.Name + " as " + string(Arrow)}
	b := &Batches{buffer: bufio.NewWriterSize(out, 1<<16)}
	message, err := schemaMessage(s)
	if err != nil {
		return nil, err
	}
	message = bytes.TrimSuffix(message, endOfStream)
	b.arrowWriter = newBatchBuilder(out, t, s, ipc.NewWriter(&behind{w: b.buffer, skip: len(message)}, options...))
	_, _ = b.buffer.Write(message)
	return b, b.handOn()
}

// endOfStream ends an IPC stream: a message of no length.
var endOfStream = []byte{0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0}

// behind drops the first bytes, the schema, which package ipc writes before the first record batch and not when it starts.
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

// End ends the record batch and hands on all that was written. Without rows it does nothing.
func (b *Batches) End() error {
	if b.rows == 0 {
		return b.handOn()
	}
	if err := b.out.guard("encode", b.flush); err != nil {
		return err
	}
	return b.handOn()
}

// Mark ends the record batch and writes one without rows behind it, which readers take for nothing, or for a sign.
func (b *Batches) Mark() error {
	err := b.out.guard("encode", func() error {
		if err := b.flush(); err != nil {
			return err
		}
		empty := b.builder.NewRecord()
		defer empty.Release()
		return b.ipc.Write(empty)
	})
	if err != nil {
		return err
	}
	return b.handOn()
}

// Close ends the record batch and the stream.
func (b *Batches) Close() error {
	if err := b.arrowWriter.Close(); err != nil {
		return err
	}
	return b.handOn()
}

func (b *Batches) handOn() error {
	return b.out.guard("write", b.buffer.Flush)
}
