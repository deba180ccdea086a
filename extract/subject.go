package extract

import "statclaim/schema"

// resolveSubject finds whose figure a claim is: the last organisation or reporting place that its sentence names before the
// number, else the subject that the article spoke of last. Pronouns (该院, 其) stand for the latter.
func (e *Engine) resolveSubject(c *claim, ctx *context) {
	if c.subject.printed != "" {
		return
	}
	limit := c.q.Outer.Start
	if c.indicator.basis == schema.BasisStated && !c.indicator.span.Empty() {
		limit = min(limit, c.indicator.span.Start)
	}
	if t := e.lastSubject(c.s, limit, ctx); t.printed != "" {
		c.subject = t
		return
	}
	c.subject = ctx.subject.inherited()
}

// topicOf gives the last subject that a sentence names, for the sentences behind it.
func (e *Engine) topicOf(s *sentence) text {
	var none context
	return e.lastSubject(s, len(s.text), &none)
}

// lastSubject gives the last subject that stands wholly before a position of the sentence.
func (e *Engine) lastSubject(s *sentence, limit int, ctx *context) text {
	words := e.wordsOf(s)
	for i := wordAt(words, limit) - 1; i >= 0; i-- {
		w := words[i]
		switch {
		case w.is(rolePronoun) && ctx.subject.printed != "":
			return ctx.subject.inherited()
		case w.is(roleRegion):
			return stated(s, schema.Span{Start: w.Start, End: regionEnd(words, i, limit)})
		case w.is(roleOrganisation):
			return stated(s, organisation(s, words, i))
		}
	}
	return text{}
}

// regionEnd lets an organisation right behind the pronoun of a region belong to it: 全市法院.
func regionEnd(words []word, i, limit int) int {
	if i+1 < len(words) && words[i+1].is(roleOrganisation) && words[i+1].End <= limit {
		return words[i+1].End
	}
	return words[i].End
}

// organisation gives the whole name that ends with words[i].
func organisation(s *sentence, words []word, i int) schema.Span {
	start := i
	for start > 0 {
		w := words[start-1]
		if w.class != 'n' && w.class != 's' && w.class != 'x' && w.class != 'g' && w.class != 'a' || w.is(roleStop|roleLink) {
			break
		}
		start--
	}
	return schema.Span{Start: words[start].Start, End: words[i].End}
}
