package layout

import "unicode/utf8"

// words is a list of words with an index by one of their runes: the first for prefixes, the last for suffixes.
type words map[rune][]string

// startingWith indexes a list by first rune; among words with one beginning the longer come first in the list.
func startingWith(list ...string) words {
	w := words{}
	for _, word := range list {
		r, _ := utf8.DecodeRuneInString(word)
		w[r] = append(w[r], word)
	}
	return w
}

// endingWith indexes a list by last rune.
func endingWith(list ...string) words {
	w := words{}
	for _, word := range list {
		r, _ := utf8.DecodeLastRuneInString(word)
		w[r] = append(w[r], word)
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
func prefixOf(text []rune, list words) int {
	if len(text) == 0 {
		return 0
	}
	for _, word := range list[text[0]] {
		if hasPrefix(text, word) {
			return utf8.RuneCountInString(word)
		}
	}
	return 0
}

// suffixOf gives the length in runes of the first of words, indexed by endingWith, that text ends with, or 0.
func suffixOf(text []rune, list words) int {
	if len(text) == 0 {
		return 0
	}
	for _, word := range list[text[len(text)-1]] {
		n := utf8.RuneCountInString(word)
		if n <= len(text) && hasPrefix(text[len(text)-n:], word) {
			return n
		}
	}
	return 0
}

// indexOf is the index of the first place at which one of words stands in text, and that word's length; -1 if none does.
func indexOf(text []rune, list words) (at, length int) {
	for i := range text {
		if n := prefixOf(text[i:], list); n > 0 {
			return i, n
		}
	}
	return -1, 0
}
