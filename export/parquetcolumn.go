package export

import (
	"encoding/binary"
	"math"

	"github.com/apache/arrow/go/v15/arrow/decimal128"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"

	"statclaim/schema"
)

// decimalBytes is the width of a decimal of 38 digits.
const decimalBytes = 16

// parquetColumn gathers a batch of one column's values, without nulls, and their definition and repetition levels, and hands it to the
// column chunk.
type parquetColumn struct {
	column      *schema.Column
	texts       []string
	last        string  // the valid text that came last: many columns repeat it from row to row
	integers    []int64 // of every type that is one, bool and date too
	floats      []float64
	decimals    []decimal128.Num
	definitions []uint8 // empty for a required column
	repetitions []uint8 // empty but for lists
	levels      int     // values and nulls
	chunk       *parquetChunk
}

func newParquetColumn(c *schema.Column, leaf *pqschema.Column, pages *pageWriter) *parquetColumn {
	return &parquetColumn{column: c, chunk: newParquetChunk(c, leaf, pages)}
}

// add reads the column's value of row and gives the bytes of text that it took.
func (p *parquetColumn) add(row any, cell *schema.Cell) int {
	p.column.Read(row, cell)
	if p.column.Type == schema.TextList {
		return p.addList(cell)
	}
	p.levels++
	if p.column.Nullable {
		p.definitions = append(p.definitions, present(cell))
	}
	if cell.Null {
		return 0
	}
	switch p.column.Type {
	case schema.Text:
		if cell.Text != p.last {
			p.last = validText(cell.Text)
		}
		p.texts = append(p.texts, p.last)
		return len(p.last)
	case schema.Int32, schema.Int64:
		p.integers = append(p.integers, cell.Int)
	case schema.Bool:
		p.integers = append(p.integers, boolInteger(cell.Bool))
	case schema.Float64:
		p.floats = append(p.floats, cell.Float)
	case schema.Date32:
		p.integers = append(p.integers, int64(cell.Date.Days()))
	case schema.Timestamp:
		p.integers = append(p.integers, cell.Time.UnixMicro())
	case schema.Decimal38:
		p.decimals = append(p.decimals, decimalNumber(cell.Decimal))
	}
	return 0
}

// addList adds a list: one level a text, or one level alone that says null or empty.
func (p *parquetColumn) addList(cell *schema.Cell) int {
	defined := uint8(0) // levels above the elements
	if p.column.Nullable {
		defined = 1
	}
	if cell.Null || len(cell.List) == 0 {
		if cell.Null {
			defined = 0
		}
		p.addLevels(defined, 0)
		return 0
	}
	size := 0
	for i, s := range validList(cell.List) {
		p.texts = append(p.texts, s)
		p.addLevels(defined+2, uint8(min(i, 1)))
		size += len(s)
	}
	return size
}

func (p *parquetColumn) addLevels(definition, repetition uint8) {
	p.levels++
	p.definitions = append(p.definitions, definition)
	p.repetitions = append(p.repetitions, repetition)
}

// levelsAtOnce is how many levels a chunk takes before it looks whether its page is full.
const levelsAtOnce = 1024

// flush hands the batch to the chunk and empties it.
func (p *parquetColumn) flush() {
	used := 0
	for start := 0; start < p.levels; start += levelsAtOnce {
		end := min(p.levels, start+levelsAtOnce)
		values := end - start
		if len(p.definitions) > 0 {
			values = p.chunk.putDefinitions(p.definitions[start:end])
		}
		if len(p.repetitions) > 0 {
			p.chunk.repetitions.putLevels(p.repetitions[start:end])
		}
		p.encode(used, used+values)
		p.chunk.commit(end-start, values)
		used += values
	}
	clear(p.texts)
	p.texts, p.integers, p.floats, p.decimals = p.texts[:0], p.integers[:0], p.floats[:0], p.decimals[:0]
	p.definitions, p.repetitions, p.levels = p.definitions[:0], p.repetitions[:0], 0
}

// encode hands some of the values of the batch to the chunk.
func (p *parquetColumn) encode(start, end int) {
	switch p.column.Type {
	case schema.Text, schema.TextList:
		p.chunk.putTexts(p.texts[start:end])
	case schema.Float64:
		p.chunk.putFloats(p.floats[start:end])
	case schema.Decimal38:
		p.chunk.putDecimals(p.decimals[start:end])
	default:
		p.chunk.putIntegers(p.integers[start:end])
	}
}

func present(cell *schema.Cell) uint8 {
	if cell.Null {
		return 0
	}
	return 1
}

func boolInteger(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// decimalNumber gives the unscaled number of a decimal that fits; columns read those that do not as null.
func decimalNumber(d schema.Decimal) decimal128.Num {
	high, low, _ := d.Int128()
	return decimal128.New(high, low)
}

// The plain encoding of values, which is also that of statistics.

func appendDecimal(out []byte, n decimal128.Num) []byte {
	out = binary.BigEndian.AppendUint64(out, uint64(n.HighBits()))
	return binary.BigEndian.AppendUint64(out, n.LowBits())
}

func appendDouble(out []byte, f float64) []byte {
	return binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
}

// appendInteger appends an integer in the width of a type.
func appendInteger(out []byte, t schema.Type, n int64) []byte {
	switch t {
	case schema.Bool:
		return append(out, byte(n))
	case schema.Int32, schema.Date32:
		return binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return binary.LittleEndian.AppendUint64(out, uint64(n))
}
