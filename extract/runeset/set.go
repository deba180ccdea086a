package runeset

import "slices"

// Set is a set of code points.
type Set struct {
	basic  [1 << 16 / 64]uint64 // a bit for each code point of the basic plane
	others []rune               // of the other planes: hardly any
}

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
	switch {
	case uint32(r) < 1<<16:
		s.basic[r>>6] |= 1 << (r & 63)
	case !slices.Contains(s.others, r):
		s.others = append(s.others, r)
	}
}

// Has reports a member.
func (s *Set) Has(r rune) bool {
	if uint32(r) < 1<<16 {
		return s.basic[r>>6]&(1<<(r&63)) != 0
	}
	return slices.Contains(s.others, r)
}

// Filter is a set that is small enough to stand in every word list: code points that have the same last eight bits are one to it.
type Filter [4]uint64

// Add puts a code point into the filter.
func (f *Filter) Add(r rune) { f[r>>6&3] |= 1 << (r & 63) }

// May reports that a code point may be a member; where it says false the code point is none.
func (f *Filter) May(r rune) bool { return f[r>>6&3]&(1<<(r&63)) != 0 }

// Pairs is a filter of pairs of code points, such as words begin with: a row by the first of them, which those share that have the same last
// ten bits, with a bit by the second.
type Pairs [1 << 10]uint64

// Add puts a pair into the filter.
func (p *Pairs) Add(first, second rune) { p[first&(1<<10-1)] |= 1 << (second & 63) }

// AddAll puts all pairs with a first code point into the filter.
func (p *Pairs) AddAll(first rune) { p[first&(1<<10-1)] = ^uint64(0) }

// May reports that a pair may be a member; where it says false the pair is none.
func (p *Pairs) May(first, second rune) bool { return p[first&(1<<10-1)]&(1<<(second&63)) != 0 }
