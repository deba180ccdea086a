package place

import "fmt"

// form is one printed name with the places that it may mean. A form without places is a longer word in which a shorter form
// must not be found.
type form struct {
	start  uint32 // of its runes in forms.text
	length uint8
	weak   bool // for every place that it may mean
	next   int32
	places []*Place
}

// forms finds printed names by their first two runes. Names that share these are a chain, the longest first.
type forms struct {
	text   []uint16 // the runes of all forms, all in the basic plane
	list   []form
	single []*Place // what the places of most forms are slices of
	heads  heads
	pairs  pairs // that forms begin with
}

// pairs is a filter of pairs of code points, small enough to be asked at every position of a text: where it says no, no form begins; where
// it says yes, one in twenty pairs begins none.
type pairs [1 << (pairBits - 6)]uint64

const pairBits = 17

func (p *pairs) add(key uint32) {
	at := key * 0x9e3779b1 >> (32 - pairBits)
	p[at>>6] |= 1 << (at & 63)
}

func (p *pairs) may(key uint32) bool {
	at := key * 0x9e3779b1 >> (32 - pairBits)
	return p[at>>6]&(1<<(at&63)) != 0
}

func newForms(size int) forms {
	return forms{
		text:   make([]uint16, 0, 4*size),
		list:   make([]form, 0, size),
		single: make([]*Place, 0, size),
		heads:  newHeads(size),
	}
}

const endOfChain = -1

// add enters a form of p, or a mere word where p is nil.
func (f *forms) add(name string, p *Place, weak bool) error {
	start := len(f.text)
	for _, r := range name {
		if r > 0xffff {
			return fmt.Errorf("form %q: %q lies outside the basic plane", name, r)
		}
		f.text = append(f.text, uint16(r))
	}
	length := len(f.text) - start
	if length < 2 || length > 255 {
		return fmt.Errorf("form %q: want 2 to 255 code points", name)
	}
	k := key(rune(f.text[start]), rune(f.text[start+1]))
	head := f.heads.get(k)
	before := int32(endOfChain)
	at := head
	for at != endOfChain && int(f.list[at].length) >= length {
		if old := &f.list[at]; int(old.length) == length && f.equal(old, start) {
			f.text = f.text[:start]
			if p != nil {
				old.weak = old.weak && weak
				old.places = append(old.places, p)
			}
			return nil
		}
		before, at = at, f.list[at].next
	}
	added := form{start: uint32(start), length: uint8(length), weak: weak, next: at}
	if p != nil {
		f.single = append(f.single, p)
		added.places = f.single[len(f.single)-1 : len(f.single) : len(f.single)]
	}
	f.list = append(f.list, added)
	if before == endOfChain {
		f.heads.set(k, int32(len(f.list)-1))
	} else {
		f.list[before].next = int32(len(f.list) - 1)
	}
	f.pairs.add(k)
	return nil
}

func (f *forms) equal(old *form, start int) bool {
	for i := 0; i < int(old.length); i++ {
		if f.text[int(old.start)+i] != f.text[start+i] {
			return false
		}
	}
	return true
}

// chain gives the longest form that may begin at runes[i], for next to go on with; endOfChain if none can.
func (f *forms) chain(runes []rune, i int) int32 {
	if i+1 >= len(runes) {
		return endOfChain
	}
	k := key(runes[i], runes[i+1])
	if !f.pairs.may(k) {
		return endOfChain
	}
	return f.heads.get(k)
}

// stands reports whether a form stands at runes[i].
func (f *forms) stands(c *form, runes []rune, i int) bool {
	if i+int(c.length) > len(runes) {
		return false
	}
	for k, r := range f.text[c.start : int(c.start)+int(c.length)] {
		if runes[i+k] != rune(r) {
			return false
		}
	}
	return true
}

func key(a, b rune) uint32 { return uint32(a)<<16 | uint32(b)&0xffff }
