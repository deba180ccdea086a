package export

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// messageReader cuts a stream into IPC messages for package ipc. Its own reader takes memory for whatever length a message claims;
// this one refuses more than there is left of the file.
type messageReader struct {
	stream io.Reader
	left   int64
	last   *ipc.Message
}

// continuation precedes the length of a message since Arrow 0.15.
const continuation = 0xFFFFFFFF

// Message gives the next message, valid until the next call, or io.EOF.
func (m *messageReader) Message() (*ipc.Message, error) {
	length, err := m.length()
	if err != nil {
		return nil, err
	}
	meta, err := m.take(length)
	if err != nil {
		return nil, fmt.Errorf("metadata of a message: %w", err)
	}
	head := ipc.NewMessage(memory.NewBufferBytes(meta), memory.NewBufferBytes(nil))
	body, err := m.take(head.BodyLen())
	if err != nil {
		return nil, fmt.Errorf("body of a message: %w", err)
	}
	m.Release()
	m.last = ipc.NewMessage(memory.NewBufferBytes(meta), memory.NewBufferBytes(body))
	return m.last, nil
}

// length reads how long the metadata of the next message are. A stream may end with a length of 0 or without one.
func (m *messageReader) length() (int64, error) {
	word, err := m.take(4)
	if errors.Is(err, io.ErrUnexpectedEOF) && m.left < 4 {
		return 0, io.EOF
	}
	if err != nil {
		return 0, err
	}
	length := binary.LittleEndian.Uint32(word)
	if length == continuation {
		if word, err = m.take(4); err != nil {
			return 0, err
		}
		length = binary.LittleEndian.Uint32(word)
	}
	if length == 0 {
		return 0, io.EOF
	}
	return int64(length), nil
}

func (m *messageReader) take(n int64) ([]byte, error) {
	if n < 0 {
		return nil, fmt.Errorf("%d bytes", n)
	}
	if n > m.left {
		return nil, fmt.Errorf("%d bytes where %d are left: %w", n, m.left, io.ErrUnexpectedEOF)
	}
	out := make([]byte, n)
	if _, err := io.ReadFull(m.stream, out); err != nil {
		return nil, unwrapPath(err)
	}
	m.left -= n
	return out, nil
}

// Retain is asked for by package ipc; there is one owner.
func (m *messageReader) Retain() {}

// Release frees the last message.
func (m *messageReader) Release() {
	if m.last != nil {
		m.last.Release()
		m.last = nil
	}
}

// largestBuffer is the memory that one buffer of a compressed batch may claim.
const largestBuffer = 2 << 30

// boundedMemory refuses buffers that are too large with a panic, the only way that package ipc leaves: readers recover.
type boundedMemory struct{ memory.GoAllocator }

// Allocate gives memory for a buffer.
func (b *boundedMemory) Allocate(size int) []byte {
	if size < 0 || size > largestBuffer {
		panic(fmt.Sprintf("a buffer of %d bytes: want at most %d", size, largestBuffer))
	}
	return b.GoAllocator.Allocate(size)
}

// Reallocate makes a buffer larger.
func (b *boundedMemory) Reallocate(size int, old []byte) []byte {
	if size < 0 || size > largestBuffer {
		panic(fmt.Sprintf("a buffer of %d bytes: want at most %d", size, largestBuffer))
	}
	return b.GoAllocator.Reallocate(size, old)
}
