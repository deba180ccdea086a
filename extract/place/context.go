package place

import (
	"fmt"
	"strings"

	"statclaim/extract/runeset"
)

// context is what place_context.tsv says of the runes round a name.
type context struct {
	part     suffixes        // right behind a name
	partFar  suffixes        // further on in the same run of Han
	smaller  suffixes        // behind a short form: a name of something smaller
	units    string          // what full names end with
	reject   map[rune]string // the last rune of a form: runes that may not follow it
	rejects  runeset.Set     // the keys of reject
	surnames string
	titles   string
	town     town
}

// suffixes are words by their first rune.
type suffixes struct {
	first  runeset.Filter
	byRune map[rune][][]rune
}

func newSuffixes() suffixes { return suffixes{byRune: map[rune][][]rune{}} }

func (s *suffixes) add(word string) {
	runes := []rune(word)
	s.first.Add(runes[0])
	s.byRune[runes[0]] = append(s.byRune[runes[0]], runes)
}

// at gives the length of the longest word that stands at runes[i], or 0.
func (s *suffixes) at(runes []rune, i int) int {
	longest := 0
	if i >= len(runes) || !s.first.May(runes[i]) {
		return 0
	}
	for _, w := range s.byRune[runes[i]] {
		if len(w) > longest && hasPrefix(runes[i:], w) {
			longest = len(w)
		}
	}
	return longest
}

func hasPrefix(runes, prefix []rune) bool {
	if len(runes) < len(prefix) {
		return false
	}
	for i, r := range prefix {
		if runes[i] != r {
			return false
		}
	}
	return true
}

// parse reads lines of a kind and its words, and gives the words of the kind "word".
func (c *context) parse(text string) (words []string, err error) {
	*c = context{part: newSuffixes(), partFar: newSuffixes(), smaller: newSuffixes(), reject: map[rune]string{}, town: newTown()}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, "\t")
		fail := func(what string) error {
			return fmt.Errorf("%s:%d: %s", contextFile, number, what)
		}
		if !ok || list == "" {
			return nil, fail("want a kind, a tab and words")
		}
		for word := range strings.FieldsSeq(list) {
			switch kind {
			case "word":
				words = append(words, word)
			case "part":
				c.part.add(word)
			case "part-far":
				c.partFar.add(word)
			case "smaller":
				c.smaller.add(word)
			case "unit":
				c.units += word
			case "reject":
				runes := []rune(word)
				if len(runes) != 2 {
					return nil, fail(fmt.Sprintf("%q: want two characters", word))
				}
				c.reject[runes[0]] += string(runes[1])
				c.rejects.Add(runes[0])
			case "surname":
				c.surnames += word
			case "title":
				c.titles += word
			case "town":
				c.town.suffixes.add(word)
			case "town-stop":
				for _, r := range word {
					c.town.stop.Add(r)
				}
			case "town-word":
				c.town.words[word] = true
			case "town-behind":
				suffix, behind, ok := strings.Cut(word, ":")
				if !ok {
					return nil, fail(fmt.Sprintf("%q: want a suffix, a colon and characters", word))
				}
				c.town.behind[suffix] = behind
			default:
				return nil, fail(fmt.Sprintf("unknown kind %q", kind))
			}
		}
	}
	return words, nil
}
