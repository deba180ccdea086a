package place

import (
	"strings"

	"statclaim/extract/lexicon"
	"statclaim/extract/runeset"
)

// town is what tells the name of a town, township, village, street or community, none of which the gazetteer lists.
type town struct {
	suffixes suffixes
	stop     runeset.Set       // characters that a name does not hold
	words    map[string]bool   // common words with a suffix
	behind   map[string]string // a suffix: characters that may not follow it
}

func newTown() town {
	return town{suffixes: newSuffixes(), words: map[string]bool{}, behind: map[string]string{}}
}

// TownSuffixes gives what the names of TownLike end with, in no order.
func (g *Gazetteer) TownSuffixes() []string {
	var out []string
	for _, words := range g.context.town.suffixes.byRune {
		for _, w := range words {
			out = append(out, string(w))
		}
	}
	return out
}

const (
	shortestTown = 2 // runes before the suffix
	longestTown  = 4
)

// NextTown gives the first position from one on where TownLike may find a name; len(runes) where it finds none any more.
func (g *Gazetteer) NextTown(runes []rune, from int) int {
	for i := from + shortestTown; i < len(runes); i++ {
		if g.context.town.suffixes.first.May(runes[i]) {
			return max(from, i-longestTown)
		}
	}
	return len(runes)
}

// TownLike gives the length in runes of a name of two to four Han and 镇, 乡, 村, 街道 or 社区 that begins at runes[i], or 0. It
// prefers no name to a wrong one: common words (农村, 示范村), names with a character that ordinary prose would put there, and
// suffixes that begin another word (村民) are none. The caller starts it at a border, as behind a listed place.
func (g *Gazetteer) TownLike(runes []rune, i int) int {
	t := &g.context.town
	for n := 0; n <= longestTown && i+n < len(runes); n++ {
		r := runes[i+n]
		if n >= shortestTown {
			if m := t.suffixes.at(runes, i+n); m > 0 {
				if g.holdsPlace(runes, i, n) || g.holdsProse(runes[i:i+n]) {
					return 0
				}
				return t.accept(runes, i, n, m)
			}
		}
		if t.stop.Has(r) || !isHan(r) || n < shortestTown && t.suffixes.at(runes, i+n) > 0 {
			return 0
		}
	}
	return 0
}

// holdsPlace reports whether a listed name begins among the n runes of a town's name, unless it is all of them: 湘乡 in 湖南湘乡.
func (g *Gazetteer) holdsPlace(runes []rune, i, n int) bool {
	for k := i; k < i+n; k++ {
		f := g.find(runes, k)
		if f != nil && len(f.places) > 0 && !f.weak && (k > i || int(f.length) != n) {
			return true
		}
	}
	return false
}

// holdsProse reports whether a name holds a verb or a function word of two runes or more: 加强 in 加强社区.
func (g *Gazetteer) holdsProse(name []rune) bool {
	if g.Words == nil {
		return false
	}
	var space [longestTown]lexicon.Token
	for _, t := range g.Words.Segment(name, space[:0]) {
		if t.End-t.Start > 1 && strings.IndexByte("vgdpcurft", t.Class) >= 0 {
			return true
		}
	}
	return false
}

// accept judges a name of n runes with a suffix of m.
func (t *town) accept(runes []rune, i, n, m int) int {
	end := i + n + m
	suffix := string(runes[i+n : end])
	for k := i; k < i+n; k++ {
		if t.words[string(runes[k:end])] {
			return 0
		}
	}
	if end < len(runes) && strings.ContainsRune(t.behind[suffix], runes[end]) {
		return 0
	}
	return n + m
}
