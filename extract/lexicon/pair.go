package lexicon

import "sync/atomic"

// pairs finds the words that begin with a first rune by their second: a hash table with linear probing. Reading text looks at some
// pair for every rune of it, and the search through the lines of a common first rune takes ten times as long as a table. One
// is made when its first rune is first met, since a short run meets few of them.
type pairs struct {
	one     found // the word of the first rune alone
	entries []pair
	shift   uint8
}

// pair is the words that begin with two runes.
type pair struct {
	second uint16 // 0 in an empty place of the table
	two    found
	longer search // the words that go on
}

// found is a word with its log-probability; class 0 is none.
type found struct {
	score int32
	class byte
}

// pairsOf gives the table of a first rune; nil where no word begins with it.
func (l *Lexicon) pairsOf(r rune) *pairs {
	if r < 0 || r > 0xffff || l.first[r] == l.first[r+1] {
		return nil
	}
	if p := l.pairs[r].Load(); p != nil {
		return p
	}
	p := l.newPairs(l.begin(r))
	l.pairs[r].Store(p) // another goroutine may have stored the same
	return p
}

func (l *Lexicon) newPairs(s search) *pairs {
	p := &pairs{shift: 16}
	p.one, s = l.take(s)
	seconds := 0
	for at := s.low; at < s.high; seconds++ {
		at = l.upper(at, s.high, s.depth, l.at(at, s.depth))
	}
	if seconds == 0 {
		return p
	}
	size := 1
	for size < 2*seconds {
		size *= 2
		p.shift--
	}
	p.entries = make([]pair, size)
	for at := s.low; at < s.high; {
		r := l.at(at, s.depth)
		behind := l.upper(at, s.high, s.depth, r)
		two, longer := l.take(search{low: at, high: behind, depth: s.depth + 1})
		i := p.place(r)
		for p.entries[i].second != 0 {
			i = (i + 1) & (len(p.entries) - 1)
		}
		p.entries[i] = pair{second: uint16(r), two: two, longer: longer}
		at = behind
	}
	return p
}

// take gives the word that is no longer than what was searched for, and the search for those that are.
func (l *Lexicon) take(s search) (found, search) {
	class, score, ok := l.whole(s)
	if !ok {
		return found{}, s
	}
	s.low++
	return found{score, class}, s
}

// place gives where a second rune belongs in the table: the upper bits of a product, by a multiplier with bits all over.
func (p *pairs) place(r rune) int { return int(uint16(r) * 0x9e35 >> p.shift) }

// with gives the words that go on with a second rune; nil where there are none.
func (p *pairs) with(r rune) *pair {
	if len(p.entries) == 0 || r > 0xffff {
		return nil
	}
	for i := p.place(r); p.entries[i].second != 0; i = (i + 1) & (len(p.entries) - 1) {
		if p.entries[i].second == uint16(r) {
			return &p.entries[i]
		}
	}
	return nil
}

// pairTables are the tables of all first runes.
type pairTables [1 << 16]atomic.Pointer[pairs]
