package place

// heads leads from two runes to the chain of forms that begin with them: a hash table with linear probing, asked for every fourth
// rune of a text.
type heads struct {
	slots []head
	count int
}

// head is the beginning of a chain; key 0 is an empty slot.
type head struct {
	key uint32
	at  int32
}

func newHeads(size int) heads {
	n := 16
	for n < 2*size {
		n *= 2
	}
	return heads{slots: make([]head, n)}
}

// get gives the chain of a key, or endOfChain.
func (h *heads) get(key uint32) int32 {
	if slot := h.find(key); slot.key == key {
		return slot.at
	}
	return endOfChain
}

func (h *heads) set(key uint32, at int32) {
	slot := h.find(key)
	if slot.key == 0 {
		if h.count++; 2*h.count > len(h.slots) {
			h.grow()
			slot = h.find(key)
		}
	}
	*slot = head{key, at}
}

func (h *heads) grow() {
	old := h.slots
	h.slots = make([]head, 2*len(old))
	for _, slot := range old {
		if slot.key != 0 {
			*h.find(slot.key) = slot
		}
	}
}

// find gives the slot of a key, or the empty one where it would stand.
func (h *heads) find(key uint32) *head {
	last := uint32(len(h.slots) - 1)
	for i := key * 0x9e3779b1 >> 9 & last; ; i = (i + 1) & last {
		if slot := &h.slots[i]; slot.key == key || slot.key == 0 {
			return slot
		}
	}
}
