package layout

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed words.tsv
var wordsTSV string

// vocabulary holds the lists of words.tsv.
var vocabulary = parseWords(wordsTSV)

// lists are words by the name of their list.
type lists map[string][]string

func parseWords(text string) lists {
	out := lists{}
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, list, found := strings.Cut(line, "\t")
		if !found || out[name] != nil || list == "" {
			panic(fmt.Sprintf("words.tsv:%d: want a new name, a tab and words", n+1))
		}
		out[name] = strings.Fields(list)
	}
	return out
}

// words is a list with an index by one of the words' runes: the first for prefixes, the last for suffixes.
type words struct {
	index [256]uint8 // of lists, by the last eight bits of that rune
	lists [][][]rune // the first is empty
}

// from gives the words that may stand at a rune of the index: at most runes none.
func (w *words) from(r rune) [][]rune { return w.lists[w.index[uint8(r)]] }

// may reports that a word may stand at a rune of the index.
func (w *words) may(r rune) bool { return w.index[uint8(r)] != 0 }

// prefixes indexes lists by first rune.
func (l lists) prefixes(names ...string) *words {
	return l.indexed(names, func(word []rune) rune { return word[0] })
}

// suffixes indexes a list by last rune.
func (l lists) suffixes(name string) *words {
	return l.indexed([]string{name}, func(word []rune) rune { return word[len(word)-1] })
}

func (l lists) indexed(names []string, key func([]rune) rune) *words {
	w := &words{lists: make([][][]rune, 1)}
	for _, name := range names {
		if l[name] == nil {
			panic(fmt.Sprintf("words.tsv: no list %q", name))
		}
		for _, word := range l[name] {
			w.add([]rune(word), key([]rune(word)))
		}
	}
	return w
}

// add puts a word behind those of its key.
func (w *words) add(word []rune, key rune) {
	at := &w.index[uint8(key)]
	if *at == 0 {
		*at = uint8(len(w.lists))
		w.lists = append(w.lists, nil)
	}
	w.lists[*at] = append(w.lists[*at], word)
}

// hasPrefix reports whether text begins with prefix.
func hasPrefix(text []rune, prefix string) bool {
	i := 0
	for _, r := range prefix {
		if i == len(text) || text[i] != r {
			return false
		}
		i++
	}
	return true
}

// hasWord reports whether text begins with a word.
func hasWord(text, word []rune) bool {
	return len(word) <= len(text) && slices.Equal(text[:len(word)], word)
}

// prefixOf gives the length in runes of the first of words that text begins with, or 0.
func prefixOf(text []rune, list *words) int {
	if len(text) == 0 || !list.may(text[0]) {
		return 0
	}
	return list.begin(text)
}

// begin is prefixOf where a word may stand.
func (w *words) begin(text []rune) int {
	for _, word := range w.from(text[0]) {
		if hasWord(text, word) {
			return len(word)
		}
	}
	return 0
}

// suffixOf gives the length in runes of the first of words, indexed by suffixes, that text ends with, or 0.
func suffixOf(text []rune, list *words) int {
	if len(text) == 0 {
		return 0
	}
	for _, word := range list.from(text[len(text)-1]) {
		if n := len(word); n <= len(text) && slices.Equal(text[len(text)-n:], word) {
			return n
		}
	}
	return 0
}

// indexOf is the index of the first place at which one of words stands in text, and that word's length; -1 if none does.
func indexOf(text []rune, list *words) (at, length int) {
	for i := range text {
		if n := prefixOf(text[i:], list); n > 0 {
			return i, n
		}
	}
	return -1, 0
}
