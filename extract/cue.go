package extract

import (
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// endsWith compares from behind, so that most texts are told by one code point.
func endsWith(text []rune, cue string) bool {
	at := len(text)
	for cue != "" {
		r, size := utf8.DecodeLastRuneInString(cue)
		if at--; at < 0 || text[at] != r {
			return false
		}
		cue = cue[:len(cue)-size]
	}
	return true
}

func endsWithAny(text []rune, cues ...string) bool {
	for _, cue := range cues {
		if endsWith(text, cue) {
			return true
		}
	}
	return false
}

func startsWithAny(text []rune, at int, cues ...string) bool {
	for _, cue := range cues {
		if hasPrefix(text, at, cue) {
			return true
		}
	}
	return false
}

func findLast(text []rune, start, end int, cue string) int {
	for i := end - 1; i >= max(start, 0); i-- {
		if hasPrefix(text, i, cue) {
			return i
		}
	}
	return -1
}

// beginsClause reports a span that a clause, a quotation or the part behind a conjunction begins with.
func beginsClause(s *sentence, span schema.Span) bool {
	start := s.clause(span).Start
	for start < span.Start && strings.ContainsRune("“‘（(【《〈而但且在于从自至到截", s.text[start]) {
		start++
	}
	return start == span.Start
}

// nextNumber gives the first number behind a position of the same clause, nil where there is none.
func nextNumber(s *sentence, at int) *schema.Span {
	for i := range s.quantities {
		q := &s.quantities[i]
		if q.Outer.Start >= at && q.Guard == "" {
			if separatedBetween(s, at, q.Outer.Start) {
				return nil
			}
			return &q.Outer
		}
	}
	return nil
}

func separatedBetween(s *sentence, start, end int) bool {
	for i := start; i < end; i++ {
		if separates(s.text[i]) {
			return true
		}
	}
	return false
}
