package export

import (
	"encoding/binary"
	"io"
	"slices"

	"github.com/apache/arrow/go/v15/arrow/decimal128"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"

	"statclaim/schema"
)

// Limits of pages, as arrow/go/v15 has them.
const (
	pageSize       = 1 << 20 // a data page ends when its values are this large
	dictionarySize = 1 << 20 // a larger dictionary is given up
	statisticsSize = 4096    // a longer bound is left out
)

// parquetChunk is a column of a row group: its finished pages, and the one that is being filled. It is used again for the next group.
type parquetChunk struct {
	column      *schema.Column
	pages       *pageWriter
	signed      bool // the order of the values is that of signed numbers
	defined     uint8
	definitions hybridEncoder
	repetitions hybridEncoder
	repeated    bool

	dictionary  *dictionary // nil for a column without, and when it was given up
	entries     dictionary  // what dictionary points to
	hadPage     bool        // the dictionary page stands in first
	values      []byte      // of the page, plain
	bits        int         // of booleans in values
	indexes     []uint32    // of the page, into the dictionary
	levels      int         // of the page
	bounds      parquetBounds
	nulls       int64
	allBounds   parquetBounds
	allNulls    int64
	allLevels   int64
	first, data []byte // the dictionary page, and the data pages behind it
	size        int64  // of all pages with their headers, before compression
	numbered    int32  // data pages with indexes
	plain       int32  // and with values
}

func newParquetChunk(c *schema.Column, leaf *pqschema.Column, pages *pageWriter) *parquetChunk {
	k := &parquetChunk{column: c, pages: pages, signed: leaf.SortOrder() == pqschema.SortSIGNED,
		defined: uint8(leaf.MaxDefinitionLevel()), repeated: leaf.MaxRepetitionLevel() > 0}
	k.reset()
	return k
}

// reset empties the chunk for the next row group.
func (k *parquetChunk) reset() {
	k.entries.reset()
	k.dictionary = nil
	if repeats(k.column) {
		k.dictionary = &k.entries
	}
	k.allBounds.known, k.allNulls, k.allLevels = false, 0, 0
	k.first, k.data, k.hadPage = k.first[:0], k.data[:0], false
	k.size, k.numbered, k.plain = 0, 0, 0
	k.beginPage()
}

func (k *parquetChunk) beginPage() {
	k.definitions.reset(levelWidth(k.defined))
	k.repetitions.reset(1)
	k.values, k.bits, k.indexes, k.levels = k.values[:0], 0, k.indexes[:0], 0
	k.bounds.known, k.nulls = false, 0
}

func levelWidth(greatest uint8) int { return indexWidth(int(greatest) + 1) }

// putDefinitions takes definition levels and gives the number of values behind them.
func (k *parquetChunk) putDefinitions(levels []uint8) (values int) {
	for _, level := range levels {
		if level == k.defined {
			values++
		}
	}
	k.definitions.putLevels(levels)
	return values
}

func (k *parquetChunk) putTexts(texts []string) {
	if k.dictionary == nil {
		k.putPlainTexts(texts)
		return
	}
	k.indexes = room(k.indexes, len(texts))
	for _, s := range texts {
		at := k.dictionary.text(s)
		k.indexes = append(k.indexes, at)
		if k.dictionary.isNew(at, k.numbered+1) {
			k.bounds.addText(s)
		}
	}
}

func (k *parquetChunk) putPlainTexts(texts []string) {
	size := 4 * len(texts)
	for _, s := range texts {
		size += len(s)
	}
	k.values = room(k.values, size)
	for _, s := range texts {
		k.values = binary.LittleEndian.AppendUint32(k.values, uint32(len(s)))
		k.values = append(k.values, s...)
		k.bounds.addText(s)
	}
}

func (k *parquetChunk) putIntegers(integers []int64) {
	for _, n := range integers {
		k.bounds.addInteger(n)
	}
	switch {
	case k.dictionary != nil:
		k.indexes = room(k.indexes, len(integers))
		for _, n := range integers {
			k.indexes = append(k.indexes, k.dictionary.integer(int32(n)))
		}
	case k.column.Type == schema.Bool:
		k.putBits(integers)
	default:
		k.values = room(k.values, 8*len(integers))
		for _, n := range integers {
			k.values = appendInteger(k.values, k.column.Type, n)
		}
	}
}

// putBits packs booleans, the first into the lowest bit.
func (k *parquetChunk) putBits(bits []int64) {
	for _, bit := range bits {
		if k.bits%8 == 0 {
			k.values = append(k.values, 0)
		}
		k.values[len(k.values)-1] |= byte(bit) << (k.bits % 8)
		k.bits++
	}
}

// fillBits fills the last byte of booleans with the bits that stand 1,024 bytes before, as arrow/go/v15 happens to do. No reader sees them.
func (k *parquetChunk) fillBits() {
	const round = 1024
	if last := len(k.values) - 1; k.bits%8 > 0 && last >= round {
		k.values[last] |= k.values[last-round] &^ (1<<(k.bits%8) - 1)
	}
}

func (k *parquetChunk) putFloats(floats []float64) {
	k.values = room(k.values, 8*len(floats))
	for _, f := range floats {
		k.values = appendDouble(k.values, f)
		k.bounds.addFloat(f)
	}
}

func (k *parquetChunk) putDecimals(decimals []decimal128.Num) {
	k.values = room(k.values, decimalBytes*len(decimals))
	for _, n := range decimals {
		k.values = appendDecimal(k.values, n)
		k.bounds.addDecimal(n)
	}
}

// room makes room for n more: twice as much as there was, where append would go by quarters and copy the more often.
func room[T any](s []T, n int) []T {
	if len(s)+n <= cap(s) {
		return s
	}
	return slices.Grow(s, max(n, cap(s)))
}

// commit counts what was put, and ends the page or gives the dictionary up when they are full.
func (k *parquetChunk) commit(levels, values int) {
	k.levels += levels
	k.nulls += int64(levels - values)
	if k.pageBytes() >= pageSize {
		k.endPage()
	}
	if k.dictionary != nil && len(k.dictionary.values) >= dictionarySize {
		k.endDictionary()
		if k.levels > 0 {
			k.endPage()
		}
		k.dictionary = nil
	}
}

// pageBytes is the size of the page's values, or what it may be at most.
func (k *parquetChunk) pageBytes() int {
	if k.dictionary == nil {
		return len(k.values)
	}
	return 1 + hybridBound(indexWidth(k.dictionary.entries()), len(k.indexes))
}

// endDictionary makes the dictionary page.
func (k *parquetChunk) endDictionary() {
	compressed := k.pages.compress(k.dictionary.values)
	k.first = appendDictionaryHeader(k.first, len(k.dictionary.values), len(compressed), k.dictionary.entries(), encodingPlain)
	k.size += int64(len(k.first) + len(k.dictionary.values))
	k.first = append(k.first, compressed...)
	k.hadPage = true
}

// endPage compresses the page and begins the next.
func (k *parquetChunk) endPage() {
	page := k.appendPage(k.pages.page[:0])
	compressed := k.pages.compress(page)
	statistics := k.statistics(&k.bounds, k.nulls)
	statistics.distinct = k.numbered+k.plain == 0
	encoding := encodingPlain
	if k.dictionary != nil {
		encoding = encodingDictionary
		k.numbered++
	} else {
		k.plain++
	}
	before := len(k.data)
	k.data = appendDataHeader(k.data, len(page), len(compressed), k.levels, encoding, &statistics)
	k.size += int64(len(k.data) - before + len(page))
	k.data = append(room(k.data, len(compressed)), compressed...)
	k.pages.page = page
	k.pages.tidy()
	k.allBounds.merge(&k.bounds)
	k.allNulls += k.nulls
	k.allLevels += int64(k.levels)
	k.beginPage()
}

// appendPage appends the levels, each behind their length, and the values.
func (k *parquetChunk) appendPage(page []byte) []byte {
	if k.repeated {
		page = appendSized(page, k.repetitions.finish())
	}
	if k.defined > 0 {
		page = appendSized(page, k.definitions.finish())
	}
	if k.dictionary == nil {
		k.fillBits()
		return append(room(page, len(k.values)), k.values...)
	}
	width := indexWidth(k.dictionary.entries())
	indexes := hybridEncoder{out: append(page, byte(width)), width: width}
	for _, at := range k.indexes {
		indexes.put(at)
	}
	return indexes.finish()
}

func appendSized(out, content []byte) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(len(content)))
	return append(out, content...)
}

func (k *parquetChunk) statistics(b *parquetBounds, nulls int64) pageStatistics {
	s := pageStatistics{nulls: nulls, signed: k.signed}
	if !b.known {
		return s
	}
	least, greatest := b.encode(k.column.Type)
	if len(least) <= statisticsSize {
		s.least = least
	}
	if len(greatest) <= statisticsSize {
		s.greatest = greatest
	}
	return s
}

// writeTo ends the chunk, writes it at a position of the file, tells the footer of it, and gives the bytes of its pages. Then it is empty.
func (k *parquetChunk) writeTo(out io.Writer, position int64, footer *metadata.ColumnChunkMetaDataBuilder) (int64, error) {
	if k.dictionary != nil {
		k.endDictionary()
	}
	if k.levels > 0 {
		k.endPage()
	}
	size := int64(len(k.first) + len(k.data))
	if err := k.describe(position, size, footer); err != nil {
		return 0, err
	}
	for _, pages := range [][]byte{k.first, k.data} {
		if _, err := out.Write(pages); err != nil {
			return 0, err
		}
	}
	_, err := footer.WriteTo(out)
	k.reset()
	return size, err
}

// describe tells the footer of the chunk.
func (k *parquetChunk) describe(position, size int64, footer *metadata.ColumnChunkMetaDataBuilder) error {
	s := k.statistics(&k.allBounds, k.allNulls)
	footer.SetStats(metadata.EncodedStatistics{HasMin: s.least != nil, Min: s.least, HasMax: s.greatest != nil, Max: s.greatest,
		Signed: s.signed, HasNullCount: true, NullCount: s.nulls, HasDistinctCount: true})
	chunk := metadata.ChunkMetaInfo{NumValues: k.allLevels, IndexPageOffset: -1, DataPageOffset: position + int64(len(k.first)),
		CompressedSize: size, UncompressedSize: k.size}
	counts := metadata.EncodingStats{DataEncodingStats: map[parquet.Encoding]int32{}}
	if k.hadPage {
		chunk.DictPageOffset = position
		counts.DictEncodingStats = map[parquet.Encoding]int32{encodingPlain: 1}
	}
	if k.numbered > 0 {
		counts.DataEncodingStats[encodingDictionary] = k.numbered
	}
	if k.plain > 0 {
		counts.DataEncodingStats[encodingPlain] = k.plain
	}
	if err := footer.Finish(chunk, k.hadPage, k.hadPage && k.dictionary == nil, counts, nil); err != nil {
		return err
	}
	// The counts come from a map: those of a dictionary that was given up would stand now in this order, now in that.
	if stats := footer.Contents().MetaData.EncodingStats; len(stats) == 3 && stats[1].Encoding < stats[2].Encoding {
		stats[1], stats[2] = stats[2], stats[1]
	}
	return nil
}
