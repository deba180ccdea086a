package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"statclaim/schema"
)

// emphasis finds where the number of a claim stands in its sentence. Spans lead into the text layer; the sentence is a copy of it
// with column breaks repaired, so that the number is found by its quote, without white space. Claims come in the order of
// their numbers: the search goes on behind the start of the last one in the same sentence, so that equal quotes are
// told apart.
type emphasis struct {
	source   string
	article  int32
	sentence int32
	text     string
	compact  compactText // of the sentence
	from     int         // code point of compact before which no further number starts
}

// find gives the bytes [start, end) of claim.Sentence that hold the number; they are equal when it is not found.
func (e *emphasis) find(claim *schema.Claim) (start, end int) {
	if claim.Source != e.source || claim.ArticleIndex != e.article || claim.SentenceIndex != e.sentence || claim.Sentence != e.text {
		e.source, e.article, e.sentence, e.text = claim.Source, claim.ArticleIndex, claim.SentenceIndex, claim.Sentence
		e.compact, e.from = compactOf(claim.Sentence), 0
	}
	number := compactOf(claim.NumberText).runes
	at := e.byQuote(claim)
	if at < 0 || !hasAt(e.compact.runes, number, at) {
		at = indexFrom(e.compact.runes, number, e.from)
	}
	if at < 0 || len(number) == 0 {
		return 0, 0
	}
	e.from = at + 1
	last := e.compact.starts[at+len(number)-1]
	_, size := utf8.DecodeRuneInString(claim.Sentence[last:])
	return e.compact.starts[at], last + size
}

// byQuote gives the code point of compact where the number stands by the place of its quote, or -1.
func (e *emphasis) byQuote(claim *schema.Claim) int {
	quote := []rune(claim.Quote)
	offset := int(claim.NumberStart - claim.QuoteStart)
	if offset < 0 || offset > len(quote) {
		return -1
	}
	before := len(compactOf(string(quote[:offset])).runes)
	needle := compactOf(claim.Quote).runes
	at := indexFrom(e.compact.runes, needle, max(0, e.from-before))
	if at < 0 {
		return -1
	}
	return at + before
}

// compactText is a text without its white space, and where each of its runes starts in the text in bytes.
type compactText struct {
	runes  []rune
	starts []int
}

func compactOf(s string) compactText {
	c := compactText{make([]rune, 0, len(s)/3+1), make([]int, 0, len(s)/3+1)}
	for i, r := range s {
		if !unicode.IsSpace(r) {
			c.runes = append(c.runes, r)
			c.starts = append(c.starts, i)
		}
	}
	return c
}

// indexFrom is the first place of needle in text at or behind from, or -1.
func indexFrom(text, needle []rune, from int) int {
	if from > len(text) {
		return -1
	}
	tail := string(text[from:])
	at := strings.Index(tail, string(needle))
	if at < 0 {
		return -1
	}
	return from + utf8.RuneCountInString(tail[:at])
}

func hasAt(text, needle []rune, at int) bool {
	if at+len(needle) > len(text) {
		return false
	}
	for i, r := range needle {
		if text[at+i] != r {
			return false
		}
	}
	return true
}
