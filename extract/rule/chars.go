package rule

import (
	"slices"

	"statclaim/extract/runeset"
)

// chars is a set of a few characters.
type chars struct {
	may   runeset.Filter
	runes []rune // sorted
}

func charsOf(runes []rune) chars {
	c := chars{runes: slices.Compact(slices.Sorted(slices.Values(runes)))}
	for _, r := range runes {
		c.may.Add(r)
	}
	return c
}

func (c *chars) has(r rune) bool {
	if !c.may.May(r) {
		return false
	}
	_, found := slices.BinarySearch(c.runes, r)
	return found
}

func (c *chars) unite(other chars) { *c = charsOf(slices.Concat(c.runes, other.runes)) }
