package export

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// boolPages reads the pages of a column of bools. parquet-go is not asked for them: it misreads their run-length encoding, which
// Spark and pyarrow use in data pages of version 2, without an error.
type boolPages struct {
	leaf    *parquet.Column
	in      *bufio.Reader
	left    int64 // bytes of the column chunk
	defined []byte
	values  []byte // 0 or 1, of the defined ones only
}

// The bounds of a page of bools, of which the largest that writers make has some hundred thousand values.
const (
	largestBoolPage = 64 << 20
	mostBools       = 64 << 20
)

func newBoolPages(file *os.File, leaf *parquet.Column, chunk *format.ColumnMetaData) *boolPages {
	section := io.NewSectionReader(file, chunk.DataPageOffset, chunk.TotalCompressedSize)
	return &boolPages{leaf: leaf, in: bufio.NewReader(section), left: chunk.TotalCompressedSize}
}

// read gives the next values, none behind the last.
func (b *boolPages) read(buffer []parquet.Value) (int, error) {
	for len(b.defined) == 0 {
		if b.left <= 0 {
			return 0, nil
		}
		if err := b.readPage(); err != nil {
			return 0, err
		}
	}
	n := min(len(buffer), len(b.defined))
	for i, defined := range b.defined[:n] {
		buffer[i] = parquet.NullValue()
		if defined == 1 {
			if len(b.values) == 0 {
				return 0, io.ErrUnexpectedEOF
			}
			buffer[i] = parquet.BooleanValue(b.values[0] == 1)
			b.values = b.values[1:]
		}
	}
	b.defined = b.defined[n:]
	return n, nil
}

// readPage reads one page; pages of other kinds than data are passed over.
func (b *boolPages) readPage() error {
	counted := &countedReader{in: b.in}
	var protocol thrift.CompactProtocol
	var header format.PageHeader
	if err := thrift.NewDecoder(protocol.NewReader(counted)).Decode(&header); err != nil {
		return fmt.Errorf("header of a page: %w", err)
	}
	b.left -= counted.n + int64(header.CompressedPageSize)
	if header.CompressedPageSize < 0 || b.left < 0 || header.UncompressedPageSize < 0 || header.UncompressedPageSize > largestBoolPage {
		return fmt.Errorf("a page of %d bytes, %d uncompressed", header.CompressedPageSize, header.UncompressedPageSize)
	}
	page := make([]byte, header.CompressedPageSize)
	if _, err := io.ReadFull(b.in, page); err != nil {
		return unwrapPath(err)
	}
	switch {
	case header.Type == format.DataPage && header.DataPageHeader.Valid:
		return b.decodeV1(&header.DataPageHeader.V, page)
	case header.Type == format.DataPageV2 && header.DataPageHeaderV2.Valid:
		return b.decodeV2(&header.DataPageHeaderV2.V, page)
	}
	return nil
}

// decodeV1 reads a page that is compressed as a whole: levels with their length before them, then values.
func (b *boolPages) decodeV1(header *format.DataPageHeader, page []byte) error {
	page, err := b.decompress(page)
	if err != nil {
		return err
	}
	var levels []byte
	if b.leaf.Optional() {
		if header.DefinitionLevelEncoding != format.RLE {
			return fmt.Errorf("levels in encoding %s, want RLE", header.DefinitionLevelEncoding)
		}
		if levels, page, err = prefixed(page); err != nil {
			return err
		}
	}
	return b.decode(int(header.NumValues), levels, page, header.Encoding)
}

// decodeV2 reads a page whose values alone are compressed; the header has the length of the levels.
func (b *boolPages) decodeV2(header *format.DataPageHeaderV2, page []byte) error {
	length := int(header.DefinitionLevelsByteLength)
	if header.RepetitionLevelsByteLength != 0 || length < 0 || length > len(page) {
		return errors.New("levels that are longer than their page")
	}
	levels, page := page[:length], page[length:]
	if !header.IsCompressed.Valid || header.IsCompressed.V {
		var err error
		if page, err = b.decompress(page); err != nil {
			return err
		}
	}
	return b.decode(int(header.NumValues), levels, page, header.Encoding)
}

func (b *boolPages) decompress(page []byte) ([]byte, error) {
	if len(page) == 0 || b.leaf.Compression().CompressionCodec() == format.Uncompressed {
		return page, nil
	}
	return b.leaf.Compression().Decode(nil, page)
}

func (b *boolPages) decode(count int, levels, page []byte, encoding format.Encoding) error {
	if count < 0 || count > mostBools {
		return fmt.Errorf("a page of %d values: want at most %d", count, mostBools)
	}
	b.defined = bytes.Repeat([]byte{1}, count)
	var err error
	if b.leaf.Optional() {
		if b.defined, err = decodeRuns(levels, count); err != nil {
			return fmt.Errorf("levels: %w", err)
		}
	}
	present := 0
	for _, defined := range b.defined {
		present += int(defined)
	}
	switch encoding {
	case format.Plain:
		b.values, err = unpackBits(nil, page, present)
	case format.RLE:
		if page, _, err = prefixed(page); err == nil {
			b.values, err = decodeRuns(page, present)
		}
	default:
		err = fmt.Errorf("encoding %s, want PLAIN or RLE", encoding)
	}
	return err
}

// prefixed splits what has its length in four bytes before it from the rest.
func prefixed(page []byte) (content, rest []byte, err error) {
	if len(page) == 0 {
		return nil, nil, nil
	}
	if len(page) < 4 || int64(binary.LittleEndian.Uint32(page)) > int64(len(page)-4) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	n := 4 + int(binary.LittleEndian.Uint32(page))
	return page[4:n], page[n:], nil
}

// decodeRuns reads count bits of the hybrid of runs and packed bits, one byte each.
func decodeRuns(in []byte, count int) ([]byte, error) {
	out := make([]byte, 0, count)
	for len(out) < count {
		header, n := binary.Uvarint(in)
		if n <= 0 || n == len(in) {
			return nil, io.ErrUnexpectedEOF
		}
		in = in[n:]
		if header&1 == 0 {
			for range min(header>>1, uint64(count-len(out))) {
				out = append(out, in[0]&1)
			}
			in = in[1:]
			continue
		}
		size := min(header>>1, uint64(len(in))) // bytes: groups of eight bits
		var err error
		if out, err = unpackBits(out, in[:size], min(count-len(out), int(8*size))); err != nil {
			return nil, err
		}
		in = in[size:]
	}
	return out, nil
}

// unpackBits appends count bits, the lowest of each byte first, one byte each.
func unpackBits(out, in []byte, count int) ([]byte, error) {
	if count > 8*len(in) {
		return nil, io.ErrUnexpectedEOF
	}
	for i := range count {
		out = append(out, in[i/8]>>(i%8)&1)
	}
	return out, nil
}

// countedReader counts what is read through it.
type countedReader struct {
	in *bufio.Reader
	n  int64
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *countedReader) ReadByte() (byte, error) {
	b, err := c.in.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
