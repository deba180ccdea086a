package rule

import (
	"slices"

	"statclaim/extract/runeset"
)

// chars is a set of a few characters.
type chars struct {
	may   runeset.Filter
	table []rune // of hashes with linear probing, half empty: -1 where none stands
	runes []rune // sorted
}

func charsOf(runes []rune) chars {
	c := chars{runes: slices.Compact(slices.Sorted(slices.Values(runes)))}
	size := 2
	for size < 2*len(c.runes) {
		size *= 2
	}
	c.table = slices.Repeat([]rune{-1}, size)
	for _, r := range c.runes {
		c.may.Add(r)
		c.table[c.place(r)] = r
	}
	return c
}

// place is where a character stands in the table, or would stand.
func (c *chars) place(r rune) int {
	last := uint32(len(c.table) - 1)
	i := (uint32(r) ^ uint32(r)>>7) & last
	for c.table[i] != r && c.table[i] >= 0 {
		i = (i + 1) & last
	}
	return int(i)
}

func (c *chars) has(r rune) bool { return c.may.May(r) && c.table[c.place(r)] == r }

func (c *chars) unite(other chars) { *c = charsOf(slices.Concat(c.runes, other.runes)) }

// shared are the sets and tests of all rules, each once: what many rules look at stays near the processor.
type shared struct {
	sets  map[string]chars
	tests map[string]*test
}

func newShared() *shared { return &shared{map[string]chars{}, map[string]*test{}} }

// set gives a set of the same characters.
func (s *shared) set(c chars) chars {
	key := string(c.runes)
	if known, ok := s.sets[key]; ok {
		return known
	}
	s.sets[key] = c
	return c
}

// test gives a test of the same characters.
func (s *shared) test(c *test) *test {
	if c.set != nil {
		return c
	}
	key := string(c.listed.runes)
	if c.negated {
		key += "!"
	}
	if known, ok := s.tests[key]; ok && known.negated == c.negated && slices.Equal(known.listed.runes, c.listed.runes) {
		return known
	}
	c.listed = s.set(c.listed)
	s.tests[key] = c
	return c
}
