package export

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// dictionary numbers the values of a column chunk in the order that they first come. A hash table of our own holds no text but the
// dictionary page itself: a map would keep every text alive, and with it the document that it is a part of.
type dictionary struct {
	values  []byte   // the page: the entries, plain
	starts  []uint32 // of texts: where in values each entry is, behind its length
	hashes  []uint64
	seen    []int32  // the last page that had the entry, from 1
	slots   []uint32 // number of an entry and 1, by hash; a power of two
	last    string   // the text that came last, and its number: many columns repeat it from row to row
	lastAt  uint32
	hasLast bool
}

// textSeed is the same for all: it decides nothing but where in the table a text lies.
var textSeed = maphash.MakeSeed()

func (d *dictionary) reset() {
	clear(d.slots)
	*d = dictionary{values: d.values[:0], starts: d.starts[:0], hashes: d.hashes[:0], seen: d.seen[:0], slots: d.slots}
}

func (d *dictionary) entries() int { return len(d.hashes) }

// text gives the number of a text.
func (d *dictionary) text(s string) uint32 {
	if d.hasLast && s == d.last {
		return d.lastAt
	}
	hash := maphash.String(textSeed, s)
	at, slot := d.findText(s, hash)
	if slot != nil {
		d.values = binary.LittleEndian.AppendUint32(d.values, uint32(len(s)))
		d.starts = append(d.starts, uint32(len(d.values)))
		d.values = append(d.values, s...)
		d.add(hash, slot)
	}
	d.last, d.lastAt, d.hasLast = s, at, true
	return at
}

// findText gives the number of a text; slot is where it is to be put, or nil where it is there.
func (d *dictionary) findText(s string, hash uint64) (at uint32, slot *uint32) {
	d.makeRoom()
	mask := uint64(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if d.slots[i] == 0 {
			return uint32(d.entries()), &d.slots[i]
		}
		at = d.slots[i] - 1
		if d.hashes[at] == hash && string(d.values[d.starts[at]:][:d.length(at)]) == s {
			return at, nil
		}
	}
}

func (d *dictionary) length(at uint32) uint32 {
	return binary.LittleEndian.Uint32(d.values[d.starts[at]-4:])
}

// integer gives the number of an integer of 32 bits.
func (d *dictionary) integer(n int32) uint32 {
	d.makeRoom()
	hash := uint64(uint32(n)) * 0x9E3779B97F4A7C15
	hash ^= hash >> 32
	mask := uint64(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if d.slots[i] == 0 {
			d.values = binary.LittleEndian.AppendUint32(d.values, uint32(n))
			d.add(hash, &d.slots[i])
			return uint32(d.entries() - 1)
		}
		if at := d.slots[i] - 1; d.hashes[at] == hash { // the hash tells integers apart
			return at
		}
	}
}

func (d *dictionary) add(hash uint64, slot *uint32) {
	d.hashes = append(d.hashes, hash)
	d.seen = append(d.seen, 0)
	*slot = uint32(d.entries())
}

// makeRoom keeps the table no more than half full.
func (d *dictionary) makeRoom() {
	if 2*d.entries() < len(d.slots) {
		return
	}
	d.slots = make([]uint32, max(64, 1<<bits.Len(uint(2*d.entries()))))
	mask := uint64(len(d.slots) - 1)
	for at, hash := range d.hashes {
		i := hash & mask
		for d.slots[i] != 0 {
			i = (i + 1) & mask
		}
		d.slots[i] = uint32(at) + 1
	}
}

// isNew reports whether an entry comes for the first time in a page.
func (d *dictionary) isNew(at uint32, page int32) bool {
	if d.seen[at] == page {
		return false
	}
	d.seen[at] = page
	return true
}
