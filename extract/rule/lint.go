package rule

import (
	"fmt"
	"strings"
)

// Lint lists what loads but cannot be meant, each as "file:line: rule id: what is wrong, what is allowed": keywords that keep a
// rule from ever being tried, and word lists that no pattern names.
func (s *Set) Lint() []string {
	var out []string
	for _, r := range s.Rules {
		if dead := r.deadKeywords(); len(dead) > 0 && len(dead) == len(r.Keywords) {
			out = append(out, fmt.Sprintf("%s: rule %s: dead: none of its keywords (%s) occurs in its pattern or in the word lists that it names, so "+
				"no text that matches is tried; want words of the pattern, or no keywords", r.Place, r.ID, strings.Join(dead, ", ")))
		}
	}
	for _, w := range s.Words {
		if !w.Used {
			out = append(out, fmt.Sprintf("%s: word list %s: no pattern names {%s}; use it or delete it", w.Place, w.Name, w.Name))
		}
	}
	return out
}

// deadKeywords lists the keywords that hold a character which the pattern nowhere prints.
func (r *Rule) deadKeywords() []string {
	printed := literals(r.expanded)
	var out []string
	for _, k := range r.Keywords {
		if strings.ContainsFunc(k, func(c rune) bool { return !strings.ContainsRune(printed, c) }) {
			out = append(out, k)
		}
	}
	return out
}

// literals leaves out of an expanded pattern what it excludes ([^…]) and its slots.
func literals(pattern string) string {
	var b strings.Builder
	for pattern != "" {
		closing := ""
		switch {
		case strings.HasPrefix(pattern, "[^"):
			closing = "]"
		case pattern[0] == '{':
			closing = "}"
		}
		if end := strings.Index(pattern, closing); closing != "" && end >= 0 {
			pattern = pattern[end+1:]
			continue
		}
		b.WriteByte(pattern[0])
		pattern = pattern[1:]
	}
	return b.String()
}
