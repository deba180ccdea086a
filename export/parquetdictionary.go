package export

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// dictionary numbers the values of a column chunk in the order that they first come: texts, or numbers of one width. A hash table of
// our own holds no text but the dictionary page itself: a map would keep every text alive, and with it the document that it is a part of.
type dictionary struct {
	values []byte   // the page: the entries, plain
	starts []uint32 // of texts: where in values each entry is, behind its length
	seen   []int32  // the last page that had the entry, from 1
	slots  []uint64 // half of the hash of an entry, and its number and 1; by hash, a power of two of them

	// What came last in this page, and its number: many columns repeat it from row to row.
	last      string
	low, high uint64
	lastAt    uint32
	hasLast   bool
}

// textSeed is the same for all: it decides nothing but where in the table a text lies.
var textSeed = maphash.MakeSeed()

func (d *dictionary) reset() {
	clear(d.slots)
	*d = dictionary{values: d.values[:0], starts: d.starts[:0], seen: d.seen[:0], slots: d.slots}
}

func (d *dictionary) entries() int { return len(d.seen) }

// text gives the number of a text, made valid, and whether it is new in the page.
func (d *dictionary) text(s string, page int32) (at uint32, isNew bool) {
	if d.hasLast && s == d.last {
		return d.lastAt, false
	}
	at, found := d.findText(s)
	if !found {
		valid := validText(s) // every text in the dictionary is
		if len(valid) != len(s) || valid != s {
			return d.text(valid, page)
		}
		at = d.addText(s)
	}
	d.last, d.lastAt, d.hasLast = s, at, true
	return at, d.isNew(at, page)
}

// entry gives a text of the dictionary.
func (d *dictionary) entry(at uint32) []byte {
	start := d.starts[at]
	return d.values[start:][:binary.LittleEndian.Uint32(d.values[start-4:])]
}

func textHash(s string) uint32 { return uint32(maphash.String(textSeed, s)) }

func (d *dictionary) findText(s string) (at uint32, found bool) {
	if len(d.slots) == 0 {
		return 0, false
	}
	hash, mask := textHash(s), uint32(len(d.slots)-1)
	for i := hash & mask; d.slots[i] != 0; i = (i + 1) & mask {
		if uint32(d.slots[i]>>32) != hash {
			continue
		}
		if at := uint32(d.slots[i]) - 1; string(d.entry(at)) == s {
			return at, true
		}
	}
	return 0, false
}

func (d *dictionary) addText(s string) uint32 {
	d.values = binary.LittleEndian.AppendUint32(room(d.values, 4+len(s)), uint32(len(s)))
	d.starts = append(d.starts, uint32(len(d.values)))
	d.values = append(d.values, s...)
	return d.add(textHash(s))
}

// number gives the number of a number of so many bytes, and whether it is new in the page.
func (d *dictionary) number(low, high uint64, width int, page int32) (at uint32, isNew bool) {
	if d.hasLast && low == d.low && high == d.high {
		return d.lastAt, false
	}
	at, found := d.findNumber(low, high, width)
	if !found {
		d.values = appendNumber(d.values, low, high, width)
		at = d.add(numberHash(low, high))
	}
	d.low, d.high, d.lastAt, d.hasLast = low, high, at, true
	return at, d.isNew(at, page)
}

func numberHash(low, high uint64) uint32 {
	const odd = 0x9E3779B97F4A7C15
	hash := (low ^ bits.RotateLeft64(high*odd, 32)) * odd
	return uint32(hash >> 32)
}

func (d *dictionary) findNumber(low, high uint64, width int) (at uint32, found bool) {
	if len(d.slots) == 0 {
		return 0, false
	}
	hash, mask := numberHash(low, high), uint32(len(d.slots)-1)
	for i := hash & mask; d.slots[i] != 0; i = (i + 1) & mask {
		if uint32(d.slots[i]>>32) != hash {
			continue
		}
		if at := uint32(d.slots[i]) - 1; equalNumber(d.values[int(at)*width:], low, high, width) {
			return at, true
		}
	}
	return 0, false
}

// add numbers the entry that was appended to values.
func (d *dictionary) add(hash uint32) uint32 {
	if 2*len(d.seen) >= len(d.slots) {
		d.grow()
	}
	d.seen = append(d.seen, 0)
	d.put(uint64(hash)<<32 | uint64(len(d.seen)))
	return uint32(len(d.seen) - 1)
}

// grow makes the table so large that it is no more than half full.
func (d *dictionary) grow() {
	old := d.slots
	d.slots = make([]uint64, max(64, 2*len(old)))
	for _, slot := range old {
		if slot != 0 {
			d.put(slot)
		}
	}
}

func (d *dictionary) put(slot uint64) {
	mask := uint32(len(d.slots) - 1)
	i := uint32(slot>>32) & mask
	for d.slots[i] != 0 {
		i = (i + 1) & mask
	}
	d.slots[i] = slot
}

// isNew reports whether an entry comes for the first time in a page.
func (d *dictionary) isNew(at uint32, page int32) bool {
	if d.seen[at] == page {
		return false
	}
	d.seen[at] = page
	return true
}

// appendNumber appends a number in plain encoding: 4 or 8 bytes of low, or a decimal.
func appendNumber(out []byte, low, high uint64, width int) []byte {
	switch width {
	case 4:
		return binary.LittleEndian.AppendUint32(out, uint32(low))
	case 8:
		return binary.LittleEndian.AppendUint64(out, low)
	}
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, high), low)
}

// equalNumber reports whether that is what is encoded.
func equalNumber(encoded []byte, low, high uint64, width int) bool {
	switch width {
	case 4:
		return binary.LittleEndian.Uint32(encoded) == uint32(low)
	case 8:
		return binary.LittleEndian.Uint64(encoded) == low
	}
	return binary.BigEndian.Uint64(encoded) == high && binary.BigEndian.Uint64(encoded[8:]) == low
}
