package export

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"

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

// sentences is the column that has more text than all others. sentencesSize is its dictionarySize: without a dictionary each sentence
// would be compressed once for every claim in it.
const (
	sentences     = "sentence"
	sentencesSize = 8 << 20
)

// parquetChunk is a column of a row group: its finished pages, and the one that is being filled. It is used again for the next group.
type parquetChunk struct {
	column   *schema.Column
	pages    *pageWriter
	signed   bool // the order of the values is that of signed numbers
	defined  uint8
	repeated bool
	width    int // of a number

	dictionary  *dictionary // nil for a column without, and when it was given up
	entries     dictionary  // what dictionary points to
	hadPage     bool        // the dictionary page stands in first
	values      []byte      // of the page, plain
	last        string      // the valid text that came last: many columns repeat it from row to row
	bits        int         // of booleans in values
	bitRoom     *bitRoom    // nil for other columns
	indexes     []uint32    // of the page, into the dictionary
	levels      int         // of the page
	definitions hybridEncoder
	repetitions hybridEncoder
	bounds      parquetBounds
	nulls       int64

	waiting          int     // levels, and so values and nulls, that are not committed
	definitionLevels []uint8 // of these; empty for a required column
	repetitionLevels []uint8 // of these; empty but for lists

	allBounds parquetBounds
	allNulls  int64
	allLevels int64
	first     []byte   // the dictionary page with its header
	data      [][]byte // the data pages behind it
	size      int64    // of all pages with their headers, before compression
	numbered  int32    // data pages with indexes
	plain     int32    // and with values
}

func newParquetChunk(c *schema.Column, leaf *pqschema.Column, pages *pageWriter) *parquetChunk {
	k := &parquetChunk{column: c, pages: pages, signed: leaf.SortOrder() == pqschema.SortSIGNED, width: numberWidth(c.Type),
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
	clear(k.data)
	k.first, k.data, k.hadPage = nil, k.data[:0], false
	k.size, k.numbered, k.plain = 0, 0, 0
	if k.column.Type == schema.Bool {
		k.bitRoom = new(bitRoom)
	}
	k.beginPage()
}

func (k *parquetChunk) beginPage() {
	k.definitions.reset(levelWidth(k.defined))
	k.repetitions.reset(1)
	k.values, k.bits, k.indexes, k.levels = k.values[:0], 0, k.indexes[:0], 0
	k.entries.hasLast = false // it may be new in the page
	k.bounds.known, k.nulls = false, 0
}

func levelWidth(greatest uint8) int { return indexWidth(int(greatest) + 1) }

// room makes room for n more: twice as much as there was, where append would go by quarters and copy the more often.
func room[T any](s []T, n int) []T {
	if len(s)+n <= cap(s) {
		return s
	}
	return slices.Grow(s, max(n, cap(s)))
}

// commit counts what was put, and ends the page or gives the dictionary up when they are full.
func (k *parquetChunk) commit() {
	if k.defined > 0 {
		k.nulls += int64(k.waiting - bytes.Count(k.definitionLevels, []byte{k.defined}))
		putAll(&k.definitions, k.definitionLevels)
		putAll(&k.repetitions, k.repetitionLevels)
		k.definitionLevels, k.repetitionLevels = k.definitionLevels[:0], k.repetitionLevels[:0]
	}
	k.levels += k.waiting
	k.waiting = 0
	if k.pageBytes() >= pageSize {
		k.endPage()
	}
	if k.dictionary != nil && len(k.dictionary.values) >= dictionaryLimit(k.column) {
		k.endDictionary()
		if k.levels > 0 {
			k.endPage()
		}
		k.dictionary = nil
	}
}

func dictionaryLimit(c *schema.Column) int {
	if c.Name == sentences {
		return sentencesSize
	}
	return dictionarySize
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
	header := appendDictionaryHeader(k.pages.header[:0], len(k.dictionary.values), len(compressed), k.dictionary.entries(), encodingPlain)
	k.size += int64(len(header) + len(k.dictionary.values))
	k.first = slices.Concat(header, compressed)
	k.pages.header = header
	k.hadPage = true
}

// endPage compresses the page and begins the next.
func (k *parquetChunk) endPage() {
	page := k.page()
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
	header := appendDataHeader(k.pages.header[:0], len(page), len(compressed), k.levels, encoding, &statistics)
	k.size += int64(len(header) + len(page))
	k.data = append(k.data, slices.Concat(header, compressed))
	k.pages.header = header
	k.pages.tidy()
	k.allBounds.merge(&k.bounds)
	k.allNulls += k.nulls
	k.allLevels += int64(k.levels)
	k.beginPage()
}

// page gives the levels, each behind their length, and the values.
func (k *parquetChunk) page() []byte {
	if k.defined == 0 && k.dictionary == nil {
		return k.values
	}
	page := k.pages.page[:0]
	if k.repeated {
		page = appendSized(page, k.repetitions.finish())
	}
	if k.defined > 0 {
		page = appendSized(page, k.definitions.finish())
	}
	if k.dictionary == nil {
		if k.bitRoom != nil {
			k.bitRoom.fill(k.values, k.bits)
		}
		page = append(room(page, len(k.values)), k.values...)
	} else {
		width := indexWidth(k.dictionary.entries())
		indexes := hybridEncoder{out: append(page, byte(width)), width: width}
		putAll(&indexes, k.indexes)
		page = indexes.finish()
	}
	k.pages.page = page
	return page
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
	size := int64(len(k.first))
	for _, page := range k.data {
		size += int64(len(page))
	}
	if err := k.describe(position, size, footer); err != nil {
		return 0, err
	}
	for _, page := range slices.Concat([][]byte{k.first}, k.data) {
		if _, err := out.Write(page); err != nil {
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
