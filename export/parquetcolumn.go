package export

import (
	"encoding/binary"
	"math"
	"slices"
	"time"

	"github.com/apache/arrow/go/v15/arrow/decimal128"

	"statclaim/schema"
)

// What a column chunk takes of the rows: values into its page or its dictionary, and their levels.

// decimalBytes is the width of a decimal of 38 digits.
const decimalBytes = 16

// levelsAtOnce is how many levels a chunk takes before it looks whether its page is full.
const levelsAtOnce = 1024

// put takes the column's values of rows. It is to commit once for levelsAtOnce rows.
func (k *parquetChunk) put(rows []schema.Row) {
	switch f := k.column.Field.(type) {
	case schema.Field[string]:
		if k.column.Nullable {
			k.putOptionalTexts(f, rows)
			return
		}
		for _, r := range rows {
			k.putText(*f.Of(r))
		}
	case schema.Field[int32]:
		for _, r := range rows {
			k.putInteger(int64(*f.Of(r)))
		}
	case schema.Field[int64]:
		for _, r := range rows {
			k.putInteger(*f.Of(r))
		}
	case schema.Field[*int64]:
		putOptional(k, f, rows, func(n *int64) bool { k.putInteger(*n); return true })
		return
	case schema.Field[*bool]:
		putOptional(k, f, rows, func(b *bool) bool { k.putBit(*b); return true })
		return
	case schema.Field[*float64]:
		putOptional(k, f, rows, func(n *float64) bool { k.putFloat(*n); return true })
		return
	case schema.Field[*schema.Decimal]:
		putOptional(k, f, rows, k.putDecimal)
		return
	case schema.Field[*schema.Date]:
		putOptional(k, f, rows, func(d *schema.Date) bool { k.putInteger(int64(d.Days())); return true })
		return
	case schema.Field[*time.Time]:
		putOptional(k, f, rows, func(t *time.Time) bool { k.putInteger(t.UnixMicro()); return true })
		return
	case schema.Field[[]string]:
		for _, r := range rows {
			k.putList(*f.Of(r))
		}
		return
	}
	k.waiting += len(rows)
}

func (k *parquetChunk) putOptionalTexts(f schema.Field[string], rows []schema.Row) {
	levels := k.newLevels(len(rows))
	for i, r := range rows {
		if s := *f.Of(r); s != "" {
			levels[i] = 1
			k.putText(s)
		}
	}
}

// putOptional takes the values that there are, and for null those that put refuses.
func putOptional[V any](k *parquetChunk, f schema.Field[*V], rows []schema.Row, put func(*V) bool) {
	levels := k.newLevels(len(rows))
	for i, r := range rows {
		if v := *f.Of(r); v != nil && put(v) {
			levels[i] = 1
		}
	}
}

// newLevels gives room for the definition levels of so many values, all 0.
func (k *parquetChunk) newLevels(n int) []uint8 {
	k.waiting += n
	k.definitionLevels = slices.Grow(k.definitionLevels, n)
	start := len(k.definitionLevels)
	k.definitionLevels = k.definitionLevels[:start+n]
	levels := k.definitionLevels[start:]
	clear(levels)
	return levels
}

// putList takes a list: one level a text, or one level alone that says that it is empty.
func (k *parquetChunk) putList(list []string) {
	if len(list) == 0 {
		k.putListLevels(0, 0)
	}
	for i, s := range list {
		k.putText(s)
		k.putListLevels(k.defined, uint8(min(i, 1)))
	}
}

func (k *parquetChunk) putListLevels(definition, repetition uint8) {
	k.definitionLevels = append(k.definitionLevels, definition)
	k.repetitionLevels = append(k.repetitionLevels, repetition)
	if k.waiting++; k.waiting == levelsAtOnce {
		k.commit()
	}
}

func (k *parquetChunk) putText(s string) {
	if k.dictionary == nil {
		k.putPlainText(s)
		return
	}
	at, isNew := k.dictionary.text(s, k.numbered+1)
	k.indexes = append(room(k.indexes, 1), at)
	if isNew {
		k.bounds.addText(k.dictionary.entry(at))
	}
}

func (k *parquetChunk) putPlainText(s string) {
	if s != k.last {
		k.last = validText(s)
	}
	s = k.last
	k.values = room(k.values, 4+len(s))
	k.values = binary.LittleEndian.AppendUint32(k.values, uint32(len(s)))
	start := len(k.values)
	k.values = append(k.values, s...)
	k.bounds.addText(k.values[start:])
}

func (k *parquetChunk) putInteger(n int64) {
	if k.putNumber(uint64(n), 0) {
		k.bounds.addInteger(n)
	}
}

func (k *parquetChunk) putFloat(f float64) {
	if k.putNumber(math.Float64bits(f), 0) {
		k.bounds.addFloat(f)
	}
}

// putDecimal refuses a decimal that does not fit.
func (k *parquetChunk) putDecimal(d *schema.Decimal) bool {
	high, low, fits := d.Int128()
	if fits && k.putNumber(low, uint64(high)) {
		k.bounds.addDecimal(decimal128.New(high, low))
	}
	return fits
}

// putNumber takes a number and reports whether it may change the bounds of the page.
func (k *parquetChunk) putNumber(low, high uint64) bool {
	if k.dictionary == nil {
		k.values = appendNumber(room(k.values, k.width), low, high, k.width)
		return true
	}
	at, isNew := k.dictionary.number(low, high, k.width, k.numbered+1)
	k.indexes = append(room(k.indexes, 1), at)
	return isNew
}

// putBit packs booleans, the first into the lowest bit.
func (k *parquetChunk) putBit(b bool) {
	if k.bits%8 == 0 {
		k.values = append(k.values, 0)
	}
	bit := int64(0)
	if b {
		bit = 1
	}
	k.values[len(k.values)-1] |= byte(bit) << (k.bits % 8)
	k.bits++
	k.bounds.addInteger(bit)
}

// bitRoom is the room that arrow/go/v15 has for booleans, in bytes. It goes around in it.
type bitRoom [1024]byte

// fill fills the last byte of a page of so many booleans with the bits that stood there in the room before, as arrow/go/v15 happens to
// do. No reader sees them.
func (r *bitRoom) fill(page []byte, bits int) {
	last := len(page) - 1
	for i := max(0, last-len(r)); i <= last; i++ {
		if i == last && bits%8 > 0 {
			page[i] |= r[i%len(r)] &^ (1<<(bits%8) - 1)
		}
		r[i%len(r)] = page[i]
	}
}

// numberWidth is how many bytes a number of a type takes.
func numberWidth(t schema.Type) int {
	switch t {
	case schema.Int32, schema.Date32:
		return 4
	case schema.Decimal38:
		return decimalBytes
	}
	return 8
}
