package rule

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLetters enters more sets than a word has bits, with characters of all planes, and asks each for each character.
func TestLetters(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := []rune("一丁七万丈三上下不与Az，。😀𠀀")
	all = append(all, Period, -1, 0xD800)
	letters := newLetters()
	var held []chars
	var sets []set
	for range 300 {
		var runes []rune
		for range random.IntN(6) {
			runes = append(runes, all[random.IntN(len(all))])
		}
		held = append(held, charsOf(runes))
		sets = append(sets, letters.set(held[len(held)-1]))
	}
	for i, c := range held {
		for _, r := range append(all, '几', '𠀁') {
			if got, want := sets[i].has(r), slices.Contains(c, r); got != want {
				t.Errorf("set %d of %q: has %q is %v", i, string(c), r, got)
			}
		}
	}
	if again := letters.set(held[0]); again != sets[0] {
		t.Errorf("the same set twice: %+v, %+v", sets[0].word, again.word)
	}
}

func TestPlaces(t *testing.T) {
	c := charsOf([]rune("增长加多大高升涨扩提"))
	p := placesOf(c)
	seen := map[int]bool{}
	for _, r := range c {
		if i := p.of(r); p[i] != r || seen[i] {
			t.Errorf("%q stands at %d, where %q is", r, i, p[i])
		} else {
			seen[i] = true
		}
	}
}
