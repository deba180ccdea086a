package extract

import (
	"strings"

	"statclaim/schema"
)

func endsWith(text []rune, cue string) bool {
	return len(text) >= len([]rune(cue)) && hasPrefix(text, len(text)-len([]rune(cue)), cue)
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

// holds reports a cue that begins between two positions of text.
func holds(text []rune, start, end int, cues []string) bool {
	for _, cue := range cues {
		if find(text, start, end, cue) >= 0 {
			return true
		}
	}
	return false
}

func containsAny(text string, cues []string) bool {
	for _, cue := range cues {
		if strings.Contains(text, cue) {
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

// findLastOf gives the last position of any of the cues, or -1.
func findLastOf(text []rune, start, end int, cues []string) int {
	at := -1
	for _, cue := range cues {
		at = max(at, findLast(text, start, end, cue))
	}
	return at
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
