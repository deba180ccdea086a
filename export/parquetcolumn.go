package export

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow/decimal128"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"

	"statclaim/schema"
)

// decimalBytes is the width of a decimal of 38 digits.
const decimalBytes = 16

// parquetColumn gathers a batch of one column's values, without nulls, and their definition and repetition levels.
type parquetColumn struct {
	column      *schema.Column
	texts       []parquet.ByteArray
	int32s      []int32
	int64s      []int64
	bools       []bool
	floats      []float64
	decimals    []parquet.FixedLenByteArray
	definitions []int16 // nil for a required column
	repetitions []int16 // nil but for lists
}

func newParquetColumn(c *schema.Column) *parquetColumn { return &parquetColumn{column: c} }

// add reads the column's value of row and gives the bytes of text that it took.
func (p *parquetColumn) add(row any, cell *schema.Cell) int {
	readCell(p.column, row, cell)
	if p.column.Type == schema.TextList {
		return p.addList(cell)
	}
	if p.column.Nullable {
		p.definitions = append(p.definitions, present(cell))
	}
	if cell.Null {
		return 0
	}
	switch p.column.Type {
	case schema.Text:
		p.texts = append(p.texts, bytesOf(cell.Text))
		return len(cell.Text)
	case schema.Int32:
		p.int32s = append(p.int32s, int32(cell.Int))
	case schema.Int64:
		p.int64s = append(p.int64s, cell.Int)
	case schema.Bool:
		p.bools = append(p.bools, cell.Bool)
	case schema.Float64:
		p.floats = append(p.floats, cell.Float)
	case schema.Date32:
		p.int32s = append(p.int32s, cell.Date.Days())
	case schema.Timestamp:
		p.int64s = append(p.int64s, cell.Time.UnixMicro())
	case schema.Decimal38:
		p.decimals = append(p.decimals, decimalOf(cell.Decimal))
	}
	return 0
}

// addList adds a list: one level a text, or one level alone that says null or empty.
func (p *parquetColumn) addList(cell *schema.Cell) int {
	defined := int16(0) // levels above the elements
	if p.column.Nullable {
		defined = 1
	}
	if cell.Null || len(cell.List) == 0 {
		if cell.Null {
			defined = 0
		}
		p.definitions = append(p.definitions, defined)
		p.repetitions = append(p.repetitions, 0)
		return 0
	}
	size := 0
	for i, s := range cell.List {
		p.texts = append(p.texts, bytesOf(s))
		p.definitions = append(p.definitions, defined+2)
		p.repetitions = append(p.repetitions, int16(min(i, 1)))
		size += len(s)
	}
	return size
}

// flush writes the batch and empties it. The values of text are never reused: the statistics keep the least and the greatest.
func (p *parquetColumn) flush(w file.ColumnChunkWriter) error {
	var err error
	switch w := w.(type) {
	case *file.ByteArrayColumnChunkWriter:
		_, err = w.WriteBatch(p.texts, p.definitions, p.repetitions)
	case *file.Int32ColumnChunkWriter:
		_, err = w.WriteBatch(p.int32s, p.definitions, p.repetitions)
	case *file.Int64ColumnChunkWriter:
		_, err = w.WriteBatch(p.int64s, p.definitions, p.repetitions)
	case *file.BooleanColumnChunkWriter:
		_, err = w.WriteBatch(p.bools, p.definitions, p.repetitions)
	case *file.Float64ColumnChunkWriter:
		_, err = w.WriteBatch(p.floats, p.definitions, p.repetitions)
	case *file.FixedLenByteArrayColumnChunkWriter:
		_, err = w.WriteBatch(p.decimals, p.definitions, p.repetitions)
	default:
		err = fmt.Errorf("no writer for %T", w)
	}
	clear(p.texts)
	p.texts, p.decimals = p.texts[:0], p.decimals[:0]
	p.int32s, p.int64s, p.bools, p.floats = p.int32s[:0], p.int64s[:0], p.bools[:0], p.floats[:0]
	if p.definitions != nil {
		p.definitions = p.definitions[:0]
	}
	if p.repetitions != nil {
		p.repetitions = p.repetitions[:0]
	}
	return err
}

func present(cell *schema.Cell) int16 {
	if cell.Null {
		return 0
	}
	return 1
}

// bytesOf gives the bytes of a text without a copy; nothing writes to them.
func bytesOf(s string) parquet.ByteArray {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// decimalOf gives the big-endian two's complement that Parquet stores.
func decimalOf(d schema.Decimal) parquet.FixedLenByteArray {
	n := decimalNumber(d)
	out := make([]byte, decimalBytes)
	binary.BigEndian.PutUint64(out, uint64(n.HighBits()))
	binary.BigEndian.PutUint64(out[8:], n.LowBits())
	return out
}

// decimalNumber gives the unscaled number of a decimal that fits; columns read those that do not as null.
func decimalNumber(d schema.Decimal) decimal128.Num {
	unscaled, _ := d.Unscaled()
	if unscaled == nil {
		unscaled = new(big.Int)
	}
	return decimal128.FromBigInt(unscaled)
}
