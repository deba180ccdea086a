package extract

import "statclaim/schema"

// resolveSubject finds whose figure a claim is: the subject of its clause, else of the nearest clause before it in the
// sentence, else the one that the article spoke of last, else the article's place. Pronouns (该院, 其) stand for the latter two.
func (e *Engine) resolveSubject(c *claim, ctx *context) {
	if c.subject.printed != "" {
		return
	}
	limit := c.q.Outer.Start
	if c.indicator.basis == schema.BasisStated && !c.indicator.span.Empty() {
		limit = min(limit, c.indicator.span.Start)
	}
	if t := e.subjectBefore(c.s, limit, ctx.subject); t.printed != "" {
		c.subject = t
		return
	}
	c.subject = ctx.subject.inherited()
	if c.subject.printed == "" && ctx.home.printed != "" {
		c.subject = text{printed: ctx.home.printed, basis: schema.BasisInherited}
	}
}

// topicOf gives the first subject that a sentence names, for the sentences behind it.
func (e *Engine) topicOf(s *sentence, known text) text {
	words := e.wordsOf(s)
	for k := 0; k < len(words); {
		if t := e.subjectOfClause(s, words, k, len(s.text), known); t.printed != "" && t.basis == schema.BasisStated {
			return t
		}
		for k < len(words) && !separates(s.text[words[k].Start]) {
			k++
		}
		k++
	}
	return text{}
}

// subjectBefore looks from the clause of a position back to the beginning of the sentence.
func (e *Engine) subjectBefore(s *sentence, limit int, known text) text {
	words := e.wordsOf(s)
	end := wordAt(words, limit)
	for start := end; ; end = start - 1 {
		start = max(end, 0)
		for start > 0 && !separates(s.text[words[start-1].Start]) {
			start--
		}
		if t := e.subjectOfClause(s, words, start, limit, known); t.printed != "" {
			return t
		}
		if start == 0 {
			return text{}
		}
	}
}

// subjectOfClause gives the organisation, place or pronoun that the clause beginning at words[k] begins with, if it ends before limit.
func (e *Engine) subjectOfClause(s *sentence, words []word, k, limit int, known text) text {
	for k < len(words) && words[k].End <= limit && opensClause(s, words[k]) {
		k++
	}
	if k >= len(words) || words[k].End > limit {
		return text{}
	}
	switch {
	case words[k].is(rolePronoun):
		return known.inherited()
	case words[k].is(roleRegion):
		return stated(s, schema.Span{Start: words[k].Start, End: words[regionEnd(words, k, limit)].End})
	}
	end := -1
	for j := k; j < len(words) && words[j].End <= limit && namesPart(s, words[j]); j++ {
		if words[j].is(roleOrganisation) || s.placeEndsAt(words[j].End) {
			end = j
		}
	}
	if end < 0 {
		return text{}
	}
	return stated(s, schema.Span{Start: words[k].Start, End: words[end].End})
}

// opensClause reports words that may stand before the subject of a clause.
func opensClause(s *sentence, w word) bool {
	switch w.class {
	case classPeriod, 't', 'd', 'c':
		return !w.is(roleRegion | rolePronoun | roleOrganisation)
	case 'w':
		return !separates(s.text[w.Start])
	}
	return w.is(roleStop) || isChar(s, w, '在')
}

// namesPart reports words that a name of an organisation or a list of such may hold.
func namesPart(s *sentence, w word) bool {
	switch w.class {
	case 'n', 's', 'x', 'g', 'a', 'b', 'i', 'm', 'q', 'f':
		return !w.is(roleRegion | roleUp | roleDown)
	case 'w':
		r := s.text[w.Start]
		return r == '、' || r == '“' || r == '”' || r == '·' || r == '（' || r == '）'
	case 'c':
		return w.Len() == 1
	}
	return w.is(roleOrganisation)
}

// regionEnd lets an organisation right behind the pronoun of a region belong to it: 全市法院.
func regionEnd(words []word, k, limit int) int {
	end := k
	for j := k + 1; j < len(words) && j < k+4 && words[j].End <= limit && (words[j].class == 'n' || words[j].class == 'g'); j++ {
		if words[j].is(roleOrganisation) {
			end = j
		}
	}
	return end
}

// isPlace reports a span that is the name of a place and no more.
func (s *sentence) isPlace(span schema.Span) bool {
	for _, p := range s.places {
		if p.Span == span {
			return true
		}
	}
	return false
}

func (s *sentence) placeEndsAt(at int) bool {
	for _, p := range s.places {
		if p.End == at {
			return true
		}
	}
	return false
}
