package extract

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWordsAreFoundAsByPlainMeans compares the tables of words with a map and a list on short texts of few characters.
func TestWordsAreFoundAsByPlainMeans(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	alphabet := []rune("增长下降了一二𠮷a")
	text := func(longest int) []rune {
		out := make([]rune, random.IntN(longest+1))
		for i := range out {
			out[i] = alphabet[random.IntN(len(alphabet))]
		}
		return out
	}
	words := map[string]int{}
	var values runeMap[int]
	for range 300 {
		if w := text(4); len(w) > 0 {
			n := random.IntN(9) + 1
			words[string(w)] += n
			values.update(string(w), func(before int) int { return before + n })
		}
	}
	var listed []string
	for w := range words {
		listed = append(listed, w)
	}
	slices.Sort(listed)
	listed = listed[:40]
	set, list := newWordSet(listed), newWordList(listed)
	marker := newMarker([]*wordSet{&set}, []*wordList{&list})
	for range 5000 {
		s := text(6)
		if want := words[string(s)]; values.get(s) != want {
			t.Fatalf("%q is worth %d, want %d", string(s), values.get(s), want)
		}
		longest, begins, ends, holds := 0, false, false, false
		for from := range s {
			for to := from + 1; to <= len(s); to++ {
				if !slices.Contains(listed, string(s[from:to])) {
					continue
				}
				holds, begins, ends = true, begins || from == 0, ends || to == len(s)
				if from == 0 {
					longest = max(longest, to)
				}
			}
		}
		for _, room := range []*scratch{nil, {marker: marker}} {
			all := &sentence{text: s, room: room}
			if all.hasWordOf(&set) != holds || all.wordOf(&set, 0) != longest || list.begins(all, 0, len(s)) != holds || (list.findLast(all, 0, len(s)) >= 0) != holds {
				t.Fatalf("%q: marked by %v, a sentence holds a word of the set %v, of the list %v; want %v", string(s), room, all.hasWordOf(&set), list.begins(all, 0, len(s)), holds)
			}
			if part := list.stands(all, 0, len(s)-1); part != (len(s) > 0 && list.in(s[:max(len(s)-1, 0)])) {
				t.Fatalf("%q: a word of the list stands before the end: %v", string(s), part)
			}
		}
		if set.at(s) != longest || list.startAt(s, 0) != begins || list.end(s) != ends || list.in(s) != holds || list.is(s) != slices.Contains(listed, string(s)) {
			t.Fatalf("%q: set %d, list %v %v %v %v; want %d, %v %v %v", string(s), set.at(s), list.startAt(s, 0), list.end(s), list.in(s), list.is(s),
				longest, begins, ends, holds)
		}
	}
}
