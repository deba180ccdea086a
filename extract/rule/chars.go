package rule

import "slices"

// chars is a set of a few characters, sorted.
type chars []rune

func charsOf(runes []rune) chars { return slices.Compact(slices.Sorted(slices.Values(runes))) }

func (c *chars) unite(other chars) { *c = charsOf(slices.Concat(*c, other)) }

// letters says of each character which sets hold it, for the sets of all rules together: the characters around a slot are asked for by one rule
// after the other and so stay near the processor, as sets apart from each other would not. It is made when rules are loaded, and then only read.
type letters struct {
	number [1 << 16]uint16 // of the basic plane, from one on; 0 for those that no set holds
	others map[rune]uint16
	rows   []uint64 // by number, width words each: a bit for every set
	width  int
	known  map[string]int // sets by what they hold
	sets   []chars
}

func newLetters() *letters {
	return &letters{others: map[rune]uint16{}, rows: make([]uint64, 1), width: 1, known: map[string]int{}}
}

// set is a set of characters that letters has.
type set struct {
	letters *letters
	word    int
	bit     uint64
}

// set enters a set.
func (l *letters) set(c chars) set {
	i, ok := l.known[string(c)]
	if !ok || !slices.Equal(l.sets[i], c) { // what is no character looks like another in a string
		i = len(l.sets)
		l.known[string(c)], l.sets = i, append(l.sets, c)
	}
	for i >= 64*l.width {
		l.widen()
	}
	s := set{l, i / 64, 1 << (i % 64)}
	for _, r := range c {
		l.rows[l.enter(r)*l.width+s.word] |= s.bit
	}
	return s
}

// widen makes room for twice as many sets.
func (l *letters) widen() {
	rows := make([]uint64, 2*len(l.rows))
	for i, word := range l.rows {
		rows[i/l.width*2*l.width+i%l.width] = word
	}
	l.rows, l.width = rows, 2*l.width
}

// enter gives a character its number.
func (l *letters) enter(r rune) int {
	if n := l.of(r); n > 0 {
		return n
	}
	n := l.count()
	l.rows = append(l.rows, make([]uint64, l.width)...)
	if uint32(r) < 1<<16 {
		l.number[r] = uint16(n)
	} else {
		l.others[r] = uint16(n)
	}
	return n
}

// count is the number of characters, and one.
func (l *letters) count() int { return len(l.rows) / l.width }

// of is the number of a character.
func (l *letters) of(r rune) int {
	if uint32(r) < 1<<16 {
		return int(l.number[r])
	}
	return int(l.others[r])
}

func (s *set) has(r rune) bool {
	l := s.letters
	return l.rows[l.of(r)*l.width+s.word]&s.bit != 0
}

// places gives each of a few characters a place in a table.
type places []rune // of hashes with linear probing, half empty: -1 where none stands

func placesOf(c chars) places {
	size := 2
	for size < 2*len(c) {
		size *= 2
	}
	p := places(slices.Repeat([]rune{-1}, size))
	for _, r := range c {
		p[p.of(r)] = r
	}
	return p
}

// of is where a character stands, or would stand.
func (p places) of(r rune) int {
	last := uint32(len(p) - 1)
	i := (uint32(r) ^ uint32(r)>>7) & last
	for p[i] != r && p[i] >= 0 {
		i = (i + 1) & last
	}
	return int(i)
}
