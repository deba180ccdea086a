package extract

import "statclaim/schema"

// phrase is a noun phrase or verb of a sentence. An empty span is none.
type phrase struct {
	schema.Span
	verb bool // the phrase is the action itself: 审执结
}

// before finds the noun phrase that a number behind words[i] measures: the one that ends left of i within the clause, links,
// adverbs, directions and comparisons skipped. Where a verb stands there instead of a noun, the verb is the phrase.
func before(s *sentence, words []word, i int) phrase {
	j := skipLinks(s, words, i-1)
	if j < 0 || clauseEnd(s, words[j]) || words[j].class == classQuantity {
		return phrase{}
	}
	if p := nounEndingAt(s, words, j); !p.Empty() {
		return p
	}
	return verbEndingAt(words, j)
}

// skipLinks steps left over everything that may stand between an indicator and its value, and gives the index of the first
// word that may not, or -1.
func skipLinks(s *sentence, words []word, j int) int {
	if c := comparisonLeftOf(s, words, j); c >= 0 {
		j = c - 1
	}
	for j >= 0 {
		w := words[j]
		switch {
		case w.is(roleGeneric) || w.class == classQuantity:
			return j
		case w.is(roleLink | roleUp | roleDown | roleFlat | roleStop | roleCompare):
		case w.class == 'd' || w.class == 'p' || w.class == 'u' || w.class == classPeriod || w.class == 't' || w.class == 'c':
		case opensBracket(s, w) || spaces(s, w):
		default:
			return j
		}
		j--
	}
	return -1
}

// comparisonLeftOf gives the index of the word that opens a comparison (比, 较, 高于) in the clause that ends at words[j], or -1.
func comparisonLeftOf(s *sentence, words []word, j int) int {
	for ; j >= 0; j-- {
		w := words[j]
		if clauseEnd(s, w) || w.class == classQuantity {
			return -1
		}
		if w.is(roleCompare) {
			return j
		}
	}
	return -1
}

// nounEndingAt collects the noun phrase whose last word is words[j]. Attributes to its left belong to it, an action verb, a
// preposition, a pronoun of the reporting place or a mark ends it.
func nounEndingAt(s *sentence, words []word, j int) phrase {
	end := j
	if closesBracket(s, words[j]) { // 优良（Ⅰ—Ⅲ类）比例 goes on, 投资（不含农户） ends before the bracket
		if open := matchingBracket(s, words, j); open > 0 {
			end, j = open-1, open-1
		}
	}
	if j < 0 || !nominal(words, j) {
		return phrase{}
	}
	for j > 0 && joins(s, words, j-1) {
		j--
	}
	for j < end && !startsNoun(words[j]) {
		j++
	}
	return phrase{Span: schema.Span{Start: words[j].Start, End: words[end].End}}
}

// nominal reports whether words[j] may end a noun phrase.
func nominal(words []word, j int) bool {
	w := words[j]
	switch w.class {
	case 'n', 'g', 's', 'x', 'i', 'f':
		return !w.is(roleStop | roleLink | roleUp | roleDown)
	case 'v', 'q':
		return w.is(roleSuffix | roleGeneric)
	case 'a', 'm':
		return w.is(roleGeneric)
	}
	return false
}

// joins reports whether words[j] belongs to the noun phrase that begins right behind it.
func joins(s *sentence, words []word, j int) bool {
	w, next := words[j], words[j+1]
	if w.is(roleStop|roleRegion|rolePronoun|roleLink|roleUp|roleDown|roleCompare) && !next.is(roleSuffix) {
		return false
	}
	switch w.class {
	case 'n', 'g', 's', 'x', 'a', 'i', 'b':
		return true
	case 'f':
		return j > 0 && words[j-1].class == 'n'
	case 'v':
		return next.is(roleSuffix|roleGeneric) || !w.is(roleAction) && next.class == 'n' && j > 0 && (words[j-1].class == 'n' || words[j-1].class == 'g')
	case 'u':
		return next.is(roleGeneric) && w.Len() == 1 && s.text[w.Start] == '的'
	case 'w':
		r := s.text[w.Start]
		return r == '“' || r == '”' || r == '·'
	}
	return false
}

func startsNoun(w word) bool {
	switch w.class {
	case 'n', 'g', 's', 'x', 'a', 'v', 'i', 'b':
		return true
	}
	return w.class == 'w'
}

// verbEndingAt gives the run of verbs that ends at words[j]: 紧急转移安置.
func verbEndingAt(words []word, j int) phrase {
	if words[j].class != 'v' && words[j].class != 'g' {
		return phrase{}
	}
	start := j
	for start > 0 && (words[start-1].class == 'v' || words[start-1].class == 'g') && !words[start-1].is(roleLink) {
		start--
	}
	return phrase{Span: schema.Span{Start: words[start].Start, End: words[j].End}, verb: true}
}

// behind finds the noun phrase that the quantity words[i] counts: right behind it, or at a distance behind a 的 (三个专门盗窃
// 光伏设施的团伙). near says that only the first is wanted.
func behind(s *sentence, words []word, i int, near bool) phrase {
	k := i + 1
	if k < len(words) && isChar(s, words[k], '的') {
		k++
	}
	if k >= len(words) {
		return phrase{}
	}
	if p := nounStartingAt(s, words, k); !p.Empty() {
		return p
	}
	if near {
		return phrase{}
	}
	const reach = 12
	for j := k; j < len(words) && j < k+reach; j++ {
		w := words[j]
		if clauseEnd(s, w) || w.class == classQuantity {
			return phrase{}
		}
		if isChar(s, w, '的') && j+1 < len(words) {
			return nounStartingAt(s, words, j+1)
		}
	}
	return phrase{}
}

// nounStartingAt collects the noun phrase that begins at words[k].
func nounStartingAt(s *sentence, words []word, k int) phrase {
	j := k
	for j < len(words) {
		w := words[j]
		goesOn := false
		switch w.class {
		case 'n', 'g', 's', 'x', 'a', 'i', 'b':
			goesOn = !w.is(roleStop | roleRegion)
		case 'v':
			goesOn = j+1 < len(words) && words[j+1].is(roleSuffix) || w.is(roleSuffix) && j > k
		case 'q':
			goesOn = j > k
		case 'f':
			goesOn = j > k && j+1 < len(words) && words[j+1].class == 'n'
		case 'w':
			goesOn = s.text[w.Start] == '“' || s.text[w.Start] == '”' && j > k || s.text[w.Start] == '‘' || s.text[w.Start] == '’' && j > k
		}
		if !goesOn {
			break
		}
		j++
	}
	for j > k && !nounEnd(s, words[j-1]) {
		j--
	}
	if j == k || words[k].class == 'w' && j == k+1 {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[k].Start, End: words[j-1].End}}
}

func nounEnd(s *sentence, w word) bool {
	switch w.class {
	case 'n', 'g', 's', 'x', 'i':
		return true
	case 'w':
		return s.text[w.Start] == '”' || s.text[w.Start] == '’'
	}
	return w.is(roleSuffix | roleGeneric)
}

// clauseEnd reports a mark that a noun phrase and its number never cross.
func clauseEnd(s *sentence, w word) bool {
	return w.class == 'w' && (separates(s.text[w.Start]) || s.text[w.Start] == '、')
}

func isChar(s *sentence, w word, r rune) bool { return w.Len() == 1 && s.text[w.Start] == r }

func opensBracket(s *sentence, w word) bool { return isChar(s, w, '（') || isChar(s, w, '(') }

func closesBracket(s *sentence, w word) bool { return isChar(s, w, '）') || isChar(s, w, ')') }

func spaces(s *sentence, w word) bool { return blank(s.text[w.Start]) }

// matchingBracket gives the index of the bracket that words[j] closes, or -1.
func matchingBracket(s *sentence, words []word, j int) int {
	depth := 0
	for ; j >= 0; j-- {
		switch {
		case closesBracket(s, words[j]):
			depth++
		case opensBracket(s, words[j]):
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}
