package extract

// nameFormer gives the numbers behind 前者 and 后者 what those stand for: the two items of the list before them, or where the sentence
// held none the last two things that it gave numbers of. 固定资产投资和外贸进出口，前者下降6.4%，后者增长5%.
func (e *Engine) nameFormer(s *sentence, words []word, claims []*claim) {
	var a, b text
	for i, w := range words {
		if w.Len() != 2 || s.text[w.Start+1] != '者' {
			continue
		}
		former, latter := isWord(s, w, "前者"), isWord(s, w, "后者")
		if !former && !latter {
			continue
		}
		if former || a.printed == "" {
			a, b = pairBefore(s, words, i)
		}
		if a.printed == "" {
			a, b = lastTwo(words, i, claims)
		}
		if a.printed == "" {
			continue
		}
		for _, c := range claims {
			if c.at < i || wordsPart(s, words, i, c.at) || namesItself(c, w) {
				continue
			}
			if c.indicator = b.inherited(); former {
				c.indicator = a.inherited()
			}
		}
	}
}

// namesItself reports a number whose clause names behind 后者 what it measures (后者员工320人), and not only a whole (目标值的83%).
func namesItself(c *claim, w word) bool {
	span := c.indicator.span
	return !span.Empty() && span.Start > w.Start && c.action.printed == "" && !(span.End+1 == c.q.Outer.Start && startsWithAny(c.s.text, span.End, "的"))
}

// wordsPart reports a mark or a number between two words, behind which 前者 no longer holds.
func wordsPart(s *sentence, words []word, i, at int) bool {
	for k := i + 1; k < at; k++ {
		if words[k].class == classQuantity || words[k].class == 'w' && separates(s.text[words[k].Start]) {
			return true
		}
	}
	return false
}

// pairBefore gives the last two things before words[i] that a conjunction joins.
func pairBefore(s *sentence, words []word, i int) (a, b text) {
	const reach = 60
	for j := i - 1; j > 0 && j > i-reach; j-- {
		if !listMark(s, words[j]) || words[j-1].class == classQuantity {
			continue
		}
		left, right := nounEndingAt(s, words, j-1), nounStartingAt(s, words, j+1)
		if !left.Empty() && !right.Empty() {
			return stated(s, left.Span), stated(s, right.Span)
		}
	}
	return text{}, text{}
}

// lastTwo gives the last two different indicators of the claims before words[i].
func lastTwo(words []word, i int, claims []*claim) (a, b text) {
	for k := len(claims) - 1; k >= 0; k-- {
		c := claims[k]
		switch {
		case c.at >= i || c.indicator.printed == "":
		case b.printed == "":
			b = c.indicator
		case c.indicator.printed != b.printed:
			return c.indicator, b
		}
	}
	return text{}, text{}
}
