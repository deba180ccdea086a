package export

import "encoding/binary"

// The headers of pages are written in Thrift's compact protocol: of each field the distance from the field before it and its type in a
// byte, integers as zigzag varints, bytes behind their length, and a zero at the end of a structure.
const (
	thriftFalse  = 2
	thriftInt32  = 5
	thriftInt64  = 6
	thriftBinary = 8
	thriftStruct = 12
)

// The types of pages and the encodings of parquet.thrift.
const (
	dataPage           = 0
	dictionaryPage     = 2
	encodingPlain      = 0
	encodingRLE        = 3
	encodingDictionary = 8
)

// pageStatistics are those of a data page.
type pageStatistics struct {
	least, greatest []byte // nil for none
	nulls           int64
	distinct        bool // says that 0 distinct values are counted, as arrow/go/v15 does in the first page
	signed          bool // also as the bounds of old readers
}

func appendThriftField(out []byte, distance, kind byte) []byte { return append(out, distance<<4|kind) }

func appendThriftNumber(out []byte, distance, kind byte, n int64) []byte {
	return binary.AppendVarint(appendThriftField(out, distance, kind), n)
}

func appendThriftBytes(out []byte, distance byte, content []byte) []byte {
	out = binary.AppendUvarint(appendThriftField(out, distance, thriftBinary), uint64(len(content)))
	return append(out, content...)
}

// appendPageHeader begins the header of a page: its type and sizes.
func appendPageHeader(out []byte, page, size, compressed int) []byte {
	out = appendThriftNumber(out, 1, thriftInt32, int64(page))
	out = appendThriftNumber(out, 1, thriftInt32, int64(size))
	return appendThriftNumber(out, 1, thriftInt32, int64(compressed))
}

func appendDictionaryHeader(out []byte, size, compressed, entries, encoding int) []byte {
	out = appendPageHeader(out, dictionaryPage, size, compressed)
	out = appendThriftField(out, 4, thriftStruct)
	out = appendThriftNumber(out, 1, thriftInt32, int64(entries))
	out = appendThriftNumber(out, 1, thriftInt32, int64(encoding))
	out = appendThriftField(out, 1, thriftFalse) // not sorted
	return append(out, 0, 0)
}

func appendDataHeader(out []byte, size, compressed, levels, encoding int, s *pageStatistics) []byte {
	out = appendPageHeader(out, dataPage, size, compressed)
	out = appendThriftField(out, 2, thriftStruct)
	out = appendThriftNumber(out, 1, thriftInt32, int64(levels))
	out = appendThriftNumber(out, 1, thriftInt32, int64(encoding))
	out = appendThriftNumber(out, 1, thriftInt32, encodingRLE)
	out = appendThriftNumber(out, 1, thriftInt32, encodingRLE)
	out = s.append(appendThriftField(out, 1, thriftStruct))
	return append(out, 0, 0)
}

// append appends the structure: max 1, min 2, null_count 3, distinct_count 4, max_value 5, min_value 6.
func (s *pageStatistics) append(out []byte) []byte {
	last := byte(0)
	bound := func(field byte, content []byte) {
		if content != nil {
			out = appendThriftBytes(out, field-last, content)
			last = field
		}
	}
	if s.signed {
		bound(1, s.greatest)
		bound(2, s.least)
	}
	out = appendThriftNumber(out, 3-last, thriftInt64, s.nulls)
	last = 3
	if s.distinct {
		out = appendThriftNumber(out, 1, thriftInt64, 0)
		last = 4
	}
	bound(5, s.greatest)
	bound(6, s.least)
	return append(out, 0)
}
