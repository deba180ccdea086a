package runeset

// Set is a set of code points of the basic plane; others are never in it.
type Set [1 << 16 / 64]uint64

// Of gives the set of the code points of a text.
func Of(text string) *Set {
	s := new(Set)
	for _, r := range text {
		s.Add(r)
	}
	return s
}

// Add puts a code point into the set.
func (s *Set) Add(r rune) {
	if uint32(r) < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has reports a member.
func (s *Set) Has(r rune) bool { return uint32(r) < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }

// Filter is a set that is small enough to stand in every word list: code points that have the same last eight bits are one to it.
type Filter [4]uint64

// Add puts a code point into the filter.
func (f *Filter) Add(r rune) { f[r>>6&3] |= 1 << (r & 63) }

// May reports that a code point may be a member; where it says false the code point is none.
func (f *Filter) May(r rune) bool { return f[r>>6&3]&(1<<(r&63)) != 0 }
