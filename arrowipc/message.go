package arrowipc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	flatbuffers "github.com/google/flatbuffers/go"

	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// messages cuts a file into IPC messages for package ipc. The readers of that package take memory for whatever length and count a
// broken file claims; this one refuses what the file cannot hold. The file format is read as a stream too: its footer gives the
// schema and says where the other messages lie.
type messages struct {
	at      io.ReaderAt
	size    int64
	stream  *bufio.Reader // of the stream format
	left    int64         // bytes of it
	largest int64         // bytes of a message where left is not known; else 0
	schema  []byte        // of the file format, the first message
	blocks  []block       // of the file format, that are still to be read
	last    *ipc.Message
}

// block is the place of a message in the file format.
type block struct {
	offset, meta, body int64
}

// arrowMagic begins and ends the file format.
const arrowMagic = "ARROW1"

func openMessages(at io.ReaderAt, size int64) (*messages, error) {
	m := &messages{at: at, size: size, left: size}
	head := make([]byte, len(arrowMagic)+2)
	if _, err := at.ReadAt(head, 0); err != nil {
		return nil, fmt.Errorf("no Arrow IPC: %w", err)
	}
	if !bytes.HasPrefix(head, []byte(arrowMagic)) {
		m.stream = bufio.NewReaderSize(io.NewSectionReader(at, 0, size), 1<<16)
		return m, nil
	}
	return m, m.readFooter()
}

// streamMessages cuts a stream whose length is not known. It waits for the first bytes.
func streamMessages(r io.Reader, largest int64) (*messages, error) {
	m := &messages{stream: bufio.NewReaderSize(r, 1<<16), left: math.MaxInt64, largest: largest}
	head, err := m.stream.Peek(4)
	switch {
	case len(head) == 0 && err == io.EOF:
		return nil, errors.New("it is empty, without even a schema")
	case bytes.HasPrefix([]byte(arrowMagic), head) && len(head) == 4:
		return nil, errors.New("it is in the file format, want the stream format")
	case len(head) < 4 && err != io.EOF:
		return nil, err
	}
	return m, nil
}

func (m *messages) readFooter() error {
	tail := make([]byte, 4+len(arrowMagic)) // the length of the footer, and the magic word again
	end := m.size - int64(len(tail))
	if _, err := m.at.ReadAt(tail, end); err != nil || string(tail[4:]) != arrowMagic {
		return fmt.Errorf("no %s at the end: the file is not whole", arrowMagic)
	}
	length := int64(binary.LittleEndian.Uint32(tail))
	if length > end {
		return fmt.Errorf("a footer of %d bytes in a file of %d", length, m.size)
	}
	footer, err := m.readAt(end-length, length)
	if err != nil {
		return fmt.Errorf("footer: %w", err)
	}
	root := flatbuffers.Table{Bytes: footer, Pos: flatbuffers.GetUOffsetT(footer)}
	s := flatbuffers.UOffsetT(root.Offset(footerSchema))
	if s == 0 {
		return errors.New("a footer without a schema")
	}
	m.schema = schemaMessageOf(footer, root.Indirect(root.Pos+s))
	m.blocks = append(blocksOf(root, footerDictionaries), blocksOf(root, footerBatches)...)
	return nil
}

// blocksOf lists the blocks of a footer: offset (8 bytes), length of the metadata (4, and 4 of padding), length of the body (8).
func blocksOf(footer flatbuffers.Table, slot flatbuffers.VOffsetT) []block {
	offset := flatbuffers.UOffsetT(footer.Offset(slot))
	if offset == 0 {
		return nil
	}
	const width = 24
	var out []block
	list := footer.Bytes[footer.Vector(offset):]
	for i := range footer.VectorLen(offset) {
		b := list[i*width : (i+1)*width]
		out = append(out, block{
			offset: int64(binary.LittleEndian.Uint64(b)),
			meta:   int64(int32(binary.LittleEndian.Uint32(b[8:]))),
			body:   int64(binary.LittleEndian.Uint64(b[16:])),
		})
	}
	return out
}

// schemaMessageOf gives the schema of a footer as a message: the table Message by hand, and behind it the footer that holds the
// schema's.
func schemaMessageOf(footer []byte, schema flatbuffers.UOffsetT) []byte {
	const (
		table, header, behind = 16, 20, 32 // places in the message
		headerSchema          = 1          // the kind of header
		version5              = 4
	)
	out := make([]byte, behind, behind+len(footer))
	little := binary.LittleEndian
	little.PutUint32(out[0:], table)
	for i, v := range []uint16{10, 12, 8, 10, header - table} { // sizes of vtable and table; version, kind of header, header
		little.PutUint16(out[4+2*i:], v)
	}
	little.PutUint32(out[table:], table-4) // back to the vtable
	little.PutUint32(out[header:], uint32(behind)+uint32(schema)-header)
	little.PutUint16(out[table+8:], version5)
	out[table+10] = headerSchema
	return append(out, footer...)
}

// Message gives the next message, valid until the next call, or io.EOF.
func (m *messages) Message() (*ipc.Message, error) {
	meta, body, err := m.next()
	if err != nil {
		return nil, err
	}
	if err := checkMessage(meta, int64(len(body))); err != nil {
		return nil, err
	}
	m.Release()
	m.last = ipc.NewMessage(memory.NewBufferBytes(meta), memory.NewBufferBytes(body))
	return m.last, nil
}

func (m *messages) next() (meta, body []byte, err error) {
	if m.stream != nil {
		return m.nextOfStream()
	}
	if m.schema != nil {
		meta, m.schema = m.schema, nil
		return meta, nil, nil
	}
	if len(m.blocks) == 0 {
		return nil, nil, io.EOF
	}
	b := m.blocks[0]
	m.blocks = m.blocks[1:]
	if meta, err = m.readAt(b.offset, b.meta); err != nil {
		return nil, nil, fmt.Errorf("metadata of a message: %w", err)
	}
	if body, err = m.readAt(b.offset+b.meta, b.body); err != nil {
		return nil, nil, fmt.Errorf("body of a message: %w", err)
	}
	prefix := 4
	if binary.LittleEndian.Uint32(meta) == continuation {
		prefix = 8
	}
	return meta[prefix:], body, nil
}

// continuation precedes the length of a message since Arrow 0.15.
const continuation = 0xFFFFFFFF

// nextOfStream reads a message with its length before it. A stream may end with a length of 0 or without one.
func (m *messages) nextOfStream() (meta, body []byte, err error) {
	if m.left < 4 {
		return nil, nil, io.EOF
	}
	word, err := m.take(4)
	if err == io.EOF {
		return nil, nil, err
	}
	if err == nil && binary.LittleEndian.Uint32(word) == continuation {
		word, err = m.take(4)
	}
	if err != nil {
		return nil, nil, unexpected(err)
	}
	length := int64(binary.LittleEndian.Uint32(word))
	if length == 0 {
		return nil, nil, io.EOF
	}
	if meta, err = m.take(length); err != nil {
		return nil, nil, fmt.Errorf("metadata of a message: %w", unexpected(err))
	}
	if body, err = m.take(bodyLength(meta)); err != nil {
		return nil, nil, fmt.Errorf("body of a message: %w", unexpected(err))
	}
	return meta, body, nil
}

// unexpected makes an error of the end of a stream within a message.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// firstTake is the memory in bytes that is taken for a message of a stream before more of it has come.
const firstTake = 1 << 20

// take reads on in the stream.
func (m *messages) take(n int64) ([]byte, error) {
	if n < 0 || n > m.left {
		return nil, fmt.Errorf("%d bytes where %d are left: %w", n, m.left, io.ErrUnexpectedEOF)
	}
	if m.largest > 0 {
		return m.takeUnknown(n)
	}
	out := make([]byte, n)
	if _, err := io.ReadFull(m.stream, out); err != nil {
		return nil, err
	}
	m.left -= n
	return out, nil
}

// takeUnknown is take where nothing says that n bytes will come: memory grows as they do.
func (m *messages) takeUnknown(n int64) ([]byte, error) {
	if n > m.largest {
		return nil, fmt.Errorf("%d bytes, more than the %d of the largest batch", n, m.largest)
	}
	out := make([]byte, 0, min(n, firstTake))
	for int64(len(out)) < n {
		if len(out) == cap(out) {
			out = slices.Grow(out, int(min(n-int64(len(out)), int64(len(out)))))
		}
		part := out[len(out):min(int64(cap(out)), n)]
		read, err := io.ReadFull(m.stream, part)
		out = out[:len(out)+read]
		if err == io.EOF && len(out) > 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (m *messages) readAt(offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset > m.size || n > m.size-offset {
		return nil, fmt.Errorf("%d bytes at %d in a file of %d: %w", n, offset, m.size, io.ErrUnexpectedEOF)
	}
	out := make([]byte, n)
	_, err := m.at.ReadAt(out, offset)
	return out, err
}

// Retain is asked for by package ipc; there is one owner.
func (m *messages) Retain() {}

// Release frees the last message.
func (m *messages) Release() {
	if m.last != nil {
		m.last.Release()
		m.last = nil
	}
}
