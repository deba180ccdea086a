package extract

import "statclaim/extract/runeset"

// runeMap maps words to values; a word that it does not have has the zero value. It is looked into with a span of text several times
// for each word that is read: a map of strings would make a string of every span first.
type runeMap[V comparable] struct {
	first runeset.Set // that words begin with
	slots []runeSlot[V]
	runes []rune // of all words
	words int
}

// runeSlot is a word: runes[start:start+length]. Length 0 is an empty slot.
type runeSlot[V comparable] struct {
	start  uint32
	length uint32
	value  V
}

// update gives a word the value that change makes of its present one.
func (m *runeMap[V]) update(word string, change func(V) V) {
	if 2*(m.words+1) > len(m.slots) {
		m.grow()
	}
	text := []rune(word)
	slot := &m.slots[m.find(text)]
	if slot.length == 0 && len(text) > 0 {
		m.first.Add(text[0])
		slot.start, slot.length = uint32(len(m.runes)), uint32(len(text))
		m.runes = append(m.runes, text...)
		m.words++
	}
	slot.value = change(slot.value)
}

func (m *runeMap[V]) grow() {
	old := m.slots
	m.slots = make([]runeSlot[V], max(16, 2*len(old)))
	for _, s := range old {
		if s.length > 0 {
			m.slots[m.find(m.runes[s.start:s.start+s.length])] = s
		}
	}
}

// each gives every word to take, in no order.
func (m *runeMap[V]) each(take func(word string, value V)) {
	for _, s := range m.slots {
		if s.length > 0 {
			take(string(m.runes[s.start:s.start+s.length]), s.value)
		}
	}
}

// get gives the value of a word.
func (m *runeMap[V]) get(text []rune) (none V) {
	if len(text) == 0 || !m.first.Has(text[0]) {
		return none
	}
	return m.slots[m.find(text)].value
}

// getString is get for a string.
func (m *runeMap[V]) getString(text string) V { return m.get([]rune(text)) }

// find gives the index of the slot of a word, or of the empty one where it would stand.
func (m *runeMap[V]) find(text []rune) uint32 {
	hash := uint32(len(text))
	for _, r := range text {
		hash = (hash ^ uint32(r)) * 0x9e3779b1
	}
	last := uint32(len(m.slots) - 1)
	for i := hash >> 7 & last; ; i = (i + 1) & last {
		s := &m.slots[i]
		if s.length == 0 || int(s.length) == len(text) && hasRunes(m.runes[s.start:], 0, text) {
			return i
		}
	}
}
