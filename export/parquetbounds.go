package export

import (
	"bytes"
	"math"

	"github.com/apache/arrow/go/v15/arrow/decimal128"

	"statclaim/schema"
)

// parquetBounds are the least and the greatest value of a page or a column chunk.
type parquetBounds struct {
	known    bool
	texts    [2][]byte // bytes of its own: those of a row would keep its document alive
	integers [2]int64
	floats   [2]float64
	decimals [2]decimal128.Num
}

func (b *parquetBounds) addText(s []byte) {
	s = s[:min(len(s), statisticsSize+1)] // a longer one is left out in any case, whatever follows
	if !b.known {
		b.known = true
		b.texts = [2][]byte{append(b.texts[0][:0], s...), append(b.texts[1][:0], s...)}
		return
	}
	if bytes.Compare(s, b.texts[0]) < 0 {
		b.texts[0] = append(b.texts[0][:0], s...)
	}
	if bytes.Compare(s, b.texts[1]) > 0 {
		b.texts[1] = append(b.texts[1][:0], s...)
	}
}

func (b *parquetBounds) addInteger(n int64) {
	if !b.known {
		b.known, b.integers = true, [2]int64{n, n}
	}
	b.integers[0] = min(b.integers[0], n)
	b.integers[1] = max(b.integers[1], n)
}

// addFloat leaves NaN out; of infinities arrow/go/v15 keeps those that widen the range of finite numbers.
func (b *parquetBounds) addFloat(f float64) {
	if math.IsNaN(f) {
		return
	}
	if !b.known {
		b.known, b.floats = true, [2]float64{math.MaxFloat64, -math.MaxFloat64}
	}
	b.floats[0] = min(b.floats[0], f)
	b.floats[1] = max(b.floats[1], f)
}

func (b *parquetBounds) addDecimal(n decimal128.Num) {
	if !b.known {
		b.known, b.decimals = true, [2]decimal128.Num{n, n}
	}
	if n.Less(b.decimals[0]) {
		b.decimals[0] = n
	}
	if b.decimals[1].Less(n) {
		b.decimals[1] = n
	}
}

// merge takes in the bounds of a page.
func (b *parquetBounds) merge(page *parquetBounds) {
	if !page.known {
		return
	}
	if !b.known {
		b.known = true
		b.integers, b.floats, b.decimals = page.integers, page.floats, page.decimals
		b.texts = [2][]byte{append(b.texts[0][:0], page.texts[0]...), append(b.texts[1][:0], page.texts[1]...)}
		return
	}
	if bytes.Compare(page.texts[0], b.texts[0]) < 0 {
		b.texts[0] = append(b.texts[0][:0], page.texts[0]...)
	}
	if bytes.Compare(page.texts[1], b.texts[1]) > 0 {
		b.texts[1] = append(b.texts[1][:0], page.texts[1]...)
	}
	b.integers = [2]int64{min(b.integers[0], page.integers[0]), max(b.integers[1], page.integers[1])}
	b.floats = [2]float64{min(b.floats[0], page.floats[0]), max(b.floats[1], page.floats[1])}
	b.addDecimal(page.decimals[0])
	b.addDecimal(page.decimals[1])
}

// encode gives the bounds in plain encoding.
func (b *parquetBounds) encode(t schema.Type) (least, greatest []byte) {
	switch t {
	case schema.Text, schema.TextList:
		return append([]byte{}, b.texts[0]...), append([]byte{}, b.texts[1]...)
	case schema.Bool:
		return []byte{byte(b.integers[0])}, []byte{byte(b.integers[1])}
	case schema.Float64:
		return encodeBound(t, math.Float64bits(zeroAs(b.floats[0], math.Copysign(0, -1))), 0), encodeBound(t, math.Float64bits(zeroAs(b.floats[1], 0)), 0)
	case schema.Decimal38:
		return encodeBound(t, b.decimals[0].LowBits(), b.decimals[0].HighBits()), encodeBound(t, b.decimals[1].LowBits(), b.decimals[1].HighBits())
	}
	return encodeBound(t, uint64(b.integers[0]), 0), encodeBound(t, uint64(b.integers[1]), 0)
}

func encodeBound(t schema.Type, low uint64, high int64) []byte {
	return appendNumber(nil, low, uint64(high), numberWidth(t))
}

// zeroAs gives f, or one of the zeros for either: the least is -0 and the greatest 0 by convention (PARQUET-1222).
func zeroAs(f, zero float64) float64 {
	if f == 0 {
		return zero
	}
	return f
}
