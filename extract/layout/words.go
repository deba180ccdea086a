package layout

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"statclaim/extract/runeset"
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
	filter runeset.Filter // of the index
	by     map[rune][]string
}

// from gives the words at a rune of the index; at most runes stand none, and the filter tells so at once.
func (w *words) from(r rune) []string {
	if !w.filter.May(r) {
		return nil
	}
	return w.by[r]
}

// prefixes indexes a list by first rune.
func (l lists) prefixes(name string) *words { return l.index(name, utf8.DecodeRuneInString) }

// suffixes indexes a list by last rune.
func (l lists) suffixes(name string) *words { return l.index(name, utf8.DecodeLastRuneInString) }

func (l lists) index(name string, rune func(string) (rune, int)) *words {
	if l[name] == nil {
		panic(fmt.Sprintf("words.tsv: no list %q", name))
	}
	w := &words{by: map[int32][]string{}}
	for _, word := range l[name] {
		r, _ := rune(word)
		w.filter.Add(r)
		w.by[r] = append(w.by[r], word)
	}
	return w
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

// prefixOf gives the length in runes of the first of words that text begins with, or 0.
func prefixOf(text []rune, list *words) int {
	if len(text) == 0 {
		return 0
	}
	for _, word := range list.from(text[0]) {
		if hasPrefix(text, word) {
			return utf8.RuneCountInString(word)
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
		n := utf8.RuneCountInString(word)
		if n <= len(text) && hasPrefix(text[len(text)-n:], word) {
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
