package arrowipc

import (
	"fmt"

	flatbuffers "github.com/google/flatbuffers/go"
)

// The slots of the tables of Arrow's metadata (format/Message.fbs, Schema.fbs and File.fbs) that are looked at before package ipc
// believes them.
const (
	footerSchema       = 6
	footerDictionaries = 8
	footerBatches      = 10

	messageKind   = 6
	messageHeader = 8
	messageBody   = 10

	schemaFields   = 6
	schemaMetadata = 8
	fieldChildren  = 14
	fieldMetadata  = 16

	dictionaryData = 6
	batchBuffers   = 8
	batchVariadic  = 12
)

// The kinds of messages.
const (
	kindSchema     = 1
	kindDictionary = 2
	kindBatch      = 3
)

// The bounds of a schema. Nesting may share tables, so that few bytes can claim many fields.
const (
	mostFields  = 10_000
	mostNesting = 32
)

// bodyLength is the length of the body behind the metadata of a message.
func bodyLength(meta []byte) int64 {
	root := flatbuffers.Table{Bytes: meta, Pos: flatbuffers.GetUOffsetT(meta)}
	return root.GetInt64Slot(messageBody, 0)
}

// checkMessage refuses counts and lengths for which package ipc would take memory that the message does not need.
func checkMessage(meta []byte, body int64) error {
	root := flatbuffers.Table{Bytes: meta, Pos: flatbuffers.GetUOffsetT(meta)}
	header, ok := child(root, messageHeader)
	if !ok {
		return fmt.Errorf("a message without a header")
	}
	switch root.GetByteSlot(messageKind, 0) {
	case kindSchema:
		fields := 0
		if err := checkVector(header, schemaMetadata); err != nil {
			return err
		}
		return checkFields(header, schemaFields, &fields, 0)
	case kindDictionary:
		if data, ok := child(header, dictionaryData); ok {
			return checkBatch(data, body)
		}
	case kindBatch:
		return checkBatch(header, body)
	}
	return nil
}

func checkFields(table flatbuffers.Table, slot flatbuffers.VOffsetT, fields *int, depth int) error {
	if err := checkVector(table, slot); err != nil {
		return err
	}
	offset := flatbuffers.UOffsetT(table.Offset(slot))
	if offset == 0 {
		return nil
	}
	n := table.VectorLen(offset)
	*fields += n
	if *fields > mostFields || depth > mostNesting {
		return fmt.Errorf("a schema of more than %d fields or %d levels", mostFields, mostNesting)
	}
	start := table.Vector(offset)
	for i := range n {
		field := flatbuffers.Table{Bytes: table.Bytes, Pos: table.Indirect(start + flatbuffers.UOffsetT(4*i))}
		if err := checkVector(field, fieldMetadata); err != nil {
			return err
		}
		if err := checkFields(field, fieldChildren, fields, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// checkVector refuses a list of tables that does not fit its message.
func checkVector(table flatbuffers.Table, slot flatbuffers.VOffsetT) error {
	offset := flatbuffers.UOffsetT(table.Offset(slot))
	if offset == 0 {
		return nil
	}
	if n := table.VectorLen(offset); n < 0 || 4*n > len(table.Bytes) {
		return fmt.Errorf("a list of %d in a message of %d bytes", n, len(table.Bytes))
	}
	return nil
}

// checkBatch refuses buffers that are not in the body, and texts in more buffers than the batch has.
func checkBatch(batch flatbuffers.Table, body int64) error {
	buffers := int64(0)
	if offset := flatbuffers.UOffsetT(batch.Offset(batchBuffers)); offset != 0 {
		buffers = int64(batch.VectorLen(offset))
		start := batch.Vector(offset)
		for i := range batch.VectorLen(offset) { // offset and length, 8 bytes each
			from := batch.GetInt64(start + flatbuffers.UOffsetT(16*i))
			length := batch.GetInt64(start + flatbuffers.UOffsetT(16*i+8))
			if from < 0 || length < 0 || from > body || length > body-from {
				return fmt.Errorf("a buffer of %d bytes at %d in a body of %d", length, from, body)
			}
		}
	}
	offset := flatbuffers.UOffsetT(batch.Offset(batchVariadic))
	if offset == 0 {
		return nil
	}
	start := batch.Vector(offset)
	for i := range batch.VectorLen(offset) {
		if n := batch.GetInt64(start + flatbuffers.UOffsetT(8*i)); n < 0 || n > buffers {
			return fmt.Errorf("a text in %d of %d buffers", n, buffers)
		}
	}
	return nil
}

func child(table flatbuffers.Table, slot flatbuffers.VOffsetT) (flatbuffers.Table, bool) {
	offset := flatbuffers.UOffsetT(table.Offset(slot))
	if offset == 0 {
		return flatbuffers.Table{}, false
	}
	return flatbuffers.Table{Bytes: table.Bytes, Pos: table.Indirect(table.Pos + offset)}, true
}
