package ingest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The Arrow library believes the lengths that a schema states and asks for as much memory at once, which no recover catches.
// checkArrow reads the schema first (a FlatBuffers table: Arrow's format/File.fbs, Message.fbs and Schema.fbs) and refuses one
// whose lengths cannot be.

const (
	mostFields   = 100_000
	deepestField = 64
)

var errArrowLengths = errors.New("the lengths in its schema cannot be right")

// checkArrow checks the schema of a file or a stream of record batches.
func checkArrow(at io.ReaderAt, size int64) (err error) {
	defer recovered(&err) // an offset that leads outside is an index out of range
	magic := []byte("ARROW1")
	const tail = 10 // length of the footer and magic
	head, end := make([]byte, len(magic)), make([]byte, tail)
	if size < 2*tail {
		return io.ErrUnexpectedEOF
	}
	if _, err := at.ReadAt(head, 0); err != nil {
		return err
	}
	if !bytes.Equal(head, magic) {
		return checkArrowStream(at, size)
	}
	if _, err := at.ReadAt(end, size-tail); err != nil {
		return err
	}
	length := int64(binary.LittleEndian.Uint32(end))
	if !bytes.Equal(end[4:], magic) || length > size-tail {
		return errors.New("it does not end as an Arrow file does: is it cut?")
	}
	footer, err := readFlatBuffer(at, size-tail-length, length)
	if err != nil {
		return err
	}
	return footer.checkSchema(footer.at(footer.root(), 1))
}

// checkArrowStream checks the first message of a stream, which is its schema.
func checkArrowStream(at io.ReaderAt, size int64) error {
	prefix, err := readFlatBuffer(at, 0, 8)
	if err != nil {
		return err
	}
	start, length := int64(4), int64(prefix.uint32(0))
	if prefix.uint32(0) == 0xFFFFFFFF {
		start, length = 8, int64(prefix.uint32(4))
	}
	if length <= 0 || length > size-start {
		return errArrowLengths
	}
	message, err := readFlatBuffer(at, start, length)
	if err != nil {
		return err
	}
	return message.checkSchema(message.at(message.root(), 2))
}

// flatBuffer is a FlatBuffers buffer: tables of fields found by offsets of 32 bits.
type flatBuffer []byte

func readFlatBuffer(at io.ReaderAt, offset, length int64) (flatBuffer, error) {
	buffer := make(flatBuffer, length)
	n, err := at.ReadAt(buffer, offset)
	if int64(n) < length {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return buffer, nil
}

func (b flatBuffer) uint32(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func (b flatBuffer) root() int { return int(b.uint32(0)) }

// field is where a field of a table stands, 0 where the table has none.
func (b flatBuffer) field(table, index int) int {
	fields := table - int(int32(b.uint32(table)))
	slot := 4 + 2*index
	if slot >= int(binary.LittleEndian.Uint16(b[fields:])) {
		return 0
	}
	offset := int(binary.LittleEndian.Uint16(b[fields+slot:]))
	if offset == 0 {
		return 0
	}
	return table + offset
}

// at is the table or vector that a field refers to, 0 for none.
func (b flatBuffer) at(table, index int) int {
	field := b.field(table, index)
	if field == 0 {
		return 0
	}
	return field + int(b.uint32(field))
}

// vector gives the tables that a field lists, or an error where the buffer is too short for that many.
func (b flatBuffer) vector(table, index int) ([]int, error) {
	start := b.at(table, index)
	if start == 0 {
		return nil, nil
	}
	n := int(b.uint32(start))
	if n > (len(b)-start)/4 || n > mostFields {
		return nil, errArrowLengths
	}
	tables := make([]int, n)
	for i := range tables {
		element := start + 4 + 4*i
		tables[i] = element + int(b.uint32(element))
	}
	return tables, nil
}

// checkSchema checks the fields (1) and the metadata (2) of a schema.
func (b flatBuffer) checkSchema(schema int) error {
	if schema == 0 {
		return errors.New("it has no schema")
	}
	fields, err := b.vector(schema, 1)
	if err != nil {
		return err
	}
	if _, err := b.vector(schema, 2); err != nil {
		return err
	}
	left := mostFields
	return b.checkFields(fields, &left, 0)
}

// checkFields checks the children (5) and the metadata (6) of fields.
func (b flatBuffer) checkFields(fields []int, left *int, depth int) error {
	if depth > deepestField {
		return errArrowLengths
	}
	for _, field := range fields {
		if *left--; *left < 0 {
			return errArrowLengths
		}
		children, err := b.vector(field, 5)
		if err != nil {
			return err
		}
		if _, err := b.vector(field, 6); err != nil {
			return err
		}
		if err := b.checkFields(children, left, depth+1); err != nil {
			return err
		}
	}
	return nil
}
