package arrowipc

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// LargestBatch is the memory in bytes that the buffers of a record batch and its dictionaries may take: compressed ones can claim
// any size.
const LargestBatch int64 = 4 << 30

// Reader gives the record batches of a file or a stream.
type Reader struct {
	reader *ipc.Reader
	memory *boundedMemory
}

// Open reads the schema. largest bounds the memory of one record batch in bytes.
func Open(at io.ReaderAt, size, largest int64) (r *Reader, err error) {
	defer recovered(&err)
	messages, err := openMessages(at, size)
	if err != nil {
		return nil, err
	}
	return newReader(messages, largest)
}

// OpenStream reads the schema of a stream that comes in order and whose length is not known, such as standard input. It waits for
// the schema, and Next for the next batch, never for more than that. largest bounds the bytes of one message too.
func OpenStream(in io.Reader, largest int64) (r *Reader, err error) {
	defer recovered(&err)
	messages, err := streamMessages(in, largest)
	if err != nil {
		return nil, err
	}
	return newReader(messages, largest)
}

func newReader(messages *messages, largest int64) (r *Reader, err error) {
	r = &Reader{memory: &boundedMemory{largest: largest, left: largest}}
	r.reader, err = ipc.NewReaderFromMessageReader(messages, ipc.WithAllocator(r.memory))
	return r, err
}

// Schema is the schema of every batch.
func (r *Reader) Schema() *arrow.Schema { return r.reader.Schema() }

// Next gives the next batch, valid until the call after it, or io.EOF.
func (r *Reader) Next() (batch arrow.Record, err error) {
	defer recovered(&err)
	r.memory.left = r.memory.largest
	return r.reader.Read()
}

// recovered makes an error of a panic, the only way in which package ipc leaves some broken files.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("it is broken: %v", p)
	}
}

// boundedMemory refuses buffers for which nothing is left with a panic, which Open and Next recover.
type boundedMemory struct {
	memory.GoAllocator
	largest, left int64
}

// Allocate gives memory for a buffer.
func (b *boundedMemory) Allocate(size int) []byte {
	b.spend(size)
	return b.GoAllocator.Allocate(size)
}

// Reallocate makes a buffer larger.
func (b *boundedMemory) Reallocate(size int, old []byte) []byte {
	b.spend(size - len(old))
	return b.GoAllocator.Reallocate(size, old)
}

func (b *boundedMemory) spend(size int) {
	if int64(size) > b.left {
		panic(fmt.Sprintf("a batch of more than %d bytes", b.largest))
	}
	b.left -= int64(size)
}
