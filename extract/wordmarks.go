package extract

// clauseEnd reports a mark that a noun phrase and its number never cross.
func clauseEnd(s *sentence, w word) bool {
	return w.class == 'w' && (separates(s.text[w.Start]) || s.text[w.Start] == '、')
}

// isBound reports the words that make a class of a noun: 规模以上.
func isBound(s *sentence, w word) bool {
	return w.Len() == 2 && s.text[w.Start] == '以' && (s.text[w.End-1] == '上' || s.text[w.End-1] == '下')
}

func latin(s *sentence, w word) bool {
	r := s.text[w.Start]
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 'Ⅰ' && r <= 'Ⅻ'
}

func isChar(s *sentence, w word, r rune) bool { return w.Len() == 1 && s.text[w.Start] == r }

func opensBracket(s *sentence, w word) bool {
	return isChar(s, w, '（') || isChar(s, w, '(') || isChar(s, w, '[')
}

func closesBracket(s *sentence, w word) bool {
	return isChar(s, w, '）') || isChar(s, w, ')') || isChar(s, w, ']')
}

func spaces(s *sentence, w word) bool { return blank(s.text[w.Start]) }

func closesQuote(r rune) bool { return r == '”' || r == '’' || r == '》' || r == '」' }

// longestQuote is how many words a quoted name may have inside a noun phrase.
const longestQuote = 14

// quoteOpening gives the index of the mark that opens the quoted name which words[j] closes, or -1.
func quoteOpening(s *sentence, words []word, j int) int {
	if words[j].class != 'w' || !closesQuote(s.text[words[j].Start]) {
		return -1
	}
	for k := j - 1; k >= 0 && k > j-longestQuote; k-- {
		if opensQuote(s.text[words[k].Start]) {
			return k
		}
	}
	return -1
}

// quoteClosing gives the index of the mark that closes the quoted name which words[j] opens, or -1.
func quoteClosing(s *sentence, words []word, j int) int {
	if words[j].class != 'w' || !opensQuote(s.text[words[j].Start]) {
		return -1
	}
	for k := j + 1; k < len(words) && k < j+longestQuote; k++ {
		if words[k].class == 'w' && closesQuote(s.text[words[k].Start]) {
			return k
		}
	}
	return -1
}

func opensQuote(r rune) bool { return r == '“' || r == '‘' || r == '《' || r == '「' }

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
