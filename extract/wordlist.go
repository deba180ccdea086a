package extract

import (
	"slices"
	"strings"

	"statclaim/extract/runeset"
)

// wordList is a list of data/cues.tsv, made ready to be looked for in running text: its words are compared only where one can begin
// or end.
type wordList struct {
	words       []string // as the table has them
	runes       [][]rune
	first, last runeset.Filter
	many        *runeset.Set // the words of a longer list of single code points
	mark        mark         // of what words begin with, where sentences are searched for the list
}

func newWordList(words []string) wordList {
	l := wordList{words: words}
	for _, w := range words {
		runes := []rune(w)
		l.runes = append(l.runes, runes)
		l.first.Add(runes[0])
		l.last.Add(runes[len(runes)-1])
	}
	const longList = 16
	if len(words) >= longList && len(strings.Join(words, "")) == len(words)*len("王") {
		l.many = runeset.Of(strings.Join(words, ""))
	}
	return l
}

// startAt reports a word that begins at a position of text.
func (l *wordList) startAt(text []rune, at int) bool {
	return at >= 0 && at < len(text) && l.first.May(text[at]) && l.wordAt(text, at) >= 0
}

// wordAt gives the index of the first word that begins at a position of text, or -1.
func (l *wordList) wordAt(text []rune, at int) int {
	for i, w := range l.runes {
		if hasRunes(text, at, w) {
			return i
		}
	}
	return -1
}

// end reports a word that text ends with.
func (l *wordList) end(text []rune) bool {
	if len(text) == 0 || !l.last.May(text[len(text)-1]) {
		return false
	}
	for _, w := range l.runes {
		if len(w) <= len(text) && hasRunes(text, len(text)-len(w), w) {
			return true
		}
	}
	return false
}

// within reports a word that begins between two positions of text.
func (l *wordList) within(text []rune, start, end int) bool {
	for i := max(start, 0); i < min(end, len(text)); i++ {
		if l.first.May(text[i]) && l.wordAt(text, i) >= 0 {
			return true
		}
	}
	return false
}

// in reports a word that text holds.
func (l *wordList) in(text []rune) bool { return l.within(text, 0, len(text)) }

// inString is in for a string.
func (l *wordList) inString(text string) bool { return containsAny(text, l.words) }

// is reports that text is a word of the list.
func (l *wordList) is(text []rune) bool {
	if len(text) == 0 || !l.first.May(text[0]) {
		return false
	}
	for _, w := range l.runes {
		if slices.Equal(w, text) {
			return true
		}
	}
	return false
}

// isRune is is for one code point.
func (l *wordList) isRune(r rune) bool {
	if l.many != nil {
		return l.many.Has(r)
	}
	one := [1]rune{r}
	return l.is(one[:])
}

// isString is is for a string.
func (l *wordList) isString(text string) bool { return slices.Contains(l.words, text) }

func hasRunes(text []rune, at int, word []rune) bool {
	if at < 0 || at+len(word) > len(text) {
		return false
	}
	for i, r := range word {
		if text[at+i] != r {
			return false
		}
	}
	return true
}

// containsAny reports a word that a string holds.
func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
