package export

import (
	"encoding/binary"
	"math/bits"
)

// hybridEncoder writes Parquet's RLE/bit-packing hybrid: numbers of a fixed width, in runs of one value or packed in groups of eight. Of
// the ways that the format leaves open it takes that of arrow/go/v15: a run is eight or more of a value from where a group starts,
// and packed groups come at most 63 at once, so that their header is a byte.
type hybridEncoder struct {
	out      []byte
	width    int // bits
	value    uint32
	repeats  int // of value, so far
	pending  [8]uint32
	waiting  int // in pending
	literals int // values of the packed groups whose header is open
	header   int // where in out that header stands, behind headerOpen; 0 for none
}

// reset starts anew, in the same memory.
func (h *hybridEncoder) reset(width int) {
	*h = hybridEncoder{out: h.out[:0], width: width}
}

// putAll writes values as put does, a run or a group at a time.
func putAll[V uint8 | uint32](h *hybridEncoder, values []V) {
	for len(values) > 0 {
		switch {
		case h.repeats >= 8:
			n := 0
			for n < len(values) && uint32(values[n]) == h.value {
				n++
			}
			h.repeats += n
			if values = values[n:]; len(values) > 0 {
				h.closeRun()
			}
		case h.waiting == 0 && len(values) >= 8:
			putGroup(h, (*[8]V)(values))
			values = values[8:]
		default:
			h.put(uint32(values[0]))
			values = values[1:]
		}
	}
}

// putGroup writes eight values where a group starts.
func putGroup[V uint8 | uint32](h *hybridEncoder, values *[8]V) {
	v := values[0]
	if v == values[1] && v == values[2] && v == values[3] && v == values[4] && v == values[5] && v == values[6] && v == values[7] {
		h.value, h.repeats = uint32(v), 8
	}
	for i, v := range values {
		h.pending[i] = uint32(v)
	}
	h.waiting = 8
	h.closeGroup()
}

func (h *hybridEncoder) put(value uint32) {
	if value == h.value {
		h.repeats++
		if h.repeats > 8 {
			return // the run goes on
		}
	} else {
		if h.repeats >= 8 {
			h.closeRun()
		}
		h.repeats, h.value = 1, value
	}
	h.pending[h.waiting] = value
	h.waiting++
	if h.waiting == len(h.pending) {
		h.closeGroup()
	}
}

// closeGroup packs eight values, unless they begin a run.
func (h *hybridEncoder) closeGroup() {
	if h.repeats >= 8 {
		h.waiting = 0
		if h.literals > 0 {
			h.closeLiterals()
		}
		return
	}
	h.pack()
	if h.literals/8+1 >= 64 {
		h.closeLiterals()
	}
	h.repeats = 0
}

// pack writes what is pending as a packed group, behind the header of those before it.
func (h *hybridEncoder) pack() {
	if h.header == 0 {
		h.out = append(h.out, 0)
		h.header = len(h.out)
	}
	h.literals += h.waiting
	if h.width <= 16 && h.waiting == len(h.pending) {
		h.packTwoWords()
	} else {
		h.packBytes()
	}
	h.waiting = 0
}

// packTwoWords packs eight values of 16 bits at most.
func (h *hybridEncoder) packTwoWords() {
	p := &h.pending
	w := h.width
	four := func(a, b, c, d uint32) uint64 {
		return uint64(a) | uint64(b)<<w | uint64(c)<<(2*w) | uint64(d)<<(3*w)
	}
	low, high := four(p[0], p[1], p[2], p[3]), four(p[4], p[5], p[6], p[7])
	end := len(h.out) + w
	h.out = binary.LittleEndian.AppendUint64(h.out, low|high<<(4*w))
	h.out = binary.LittleEndian.AppendUint64(h.out, high>>(64-4*w))
	h.out = h.out[:end]
}

func (h *hybridEncoder) packBytes() {
	var packed uint64
	filled := 0
	for _, v := range h.pending[:h.waiting] {
		packed |= uint64(v) << filled
		for filled += h.width; filled >= 8; filled -= 8 {
			h.out = append(h.out, byte(packed))
			packed >>= 8
		}
	}
}

func (h *hybridEncoder) closeLiterals() {
	h.out[h.header-1] = byte(h.literals/8<<1 | 1)
	h.header, h.literals = 0, 0
}

func (h *hybridEncoder) closeRun() {
	h.out = binary.AppendUvarint(h.out, uint64(h.repeats)<<1)
	value := h.value
	for range (h.width + 7) / 8 {
		h.out = append(h.out, byte(value))
		value >>= 8
	}
	h.repeats, h.waiting = 0, 0
}

// finish ends the last run or group and gives all that was written.
func (h *hybridEncoder) finish() []byte {
	if h.literals == 0 && h.repeats == 0 && h.waiting == 0 {
		return h.out
	}
	if h.repeats > 0 && h.literals == 0 && (h.waiting == 0 || h.repeats == h.waiting) {
		h.closeRun()
		return h.out
	}
	if h.waiting > 0 {
		clear(h.pending[h.waiting:])
		h.waiting = len(h.pending)
		h.pack()
	}
	if h.literals > 0 {
		h.closeLiterals()
	}
	return h.out
}

// hybridBound is how many bytes n values take at most, as arrow/go/v15 reckons when it asks whether a page is full.
func hybridBound(width, n int) int {
	bytes := (width + 7) / 8
	groups := (n + 7) / 8
	return max(groups*(1+width), groups*(1+bytes)) + max(1+64*width, binary.MaxVarintLen32+bytes)
}

// indexWidth is the width of the indexes of a dictionary.
func indexWidth(entries int) int {
	if entries <= 1 {
		return entries
	}
	return bits.Len32(uint32(entries - 1))
}
