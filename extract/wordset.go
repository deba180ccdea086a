package extract

// wordSet finds the longest word of a small set at a position.
type wordSet struct {
	words   *runeMap[bool]
	longest map[rune]int // runes of the longest word by first rune
	mark    mark         // of the first runes, where sentences are searched for the set
}

func newWordSet(words []string) wordSet {
	w := wordSet{words: &runeMap[bool]{}, longest: map[rune]int{}}
	for _, s := range words {
		runes := []rune(s)
		w.words.update(s, func(bool) bool { return true })
		w.longest[runes[0]] = max(w.longest[runes[0]], len(runes))
	}
	return w
}

// at gives the length of the longest word that text begins with, or 0.
func (w *wordSet) at(text []rune) int {
	if len(text) == 0 || !w.words.first.Has(text[0]) {
		return 0
	}
	for n := min(w.longest[text[0]], len(text)); n > 0; n-- {
		if w.words.get(text[:n]) {
			return n
		}
	}
	return 0
}

// list gives the words, in no order.
func (w *wordSet) list() (out []string) {
	w.words.each(func(word string, _ bool) { out = append(out, word) })
	return out
}
