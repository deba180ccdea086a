package extract

import (
	"strings"

	"statclaim/schema"
)

// resolveSubject finds whose figure a claim is: the owner that its clause names, else the nearest clause before it in the sentence,
// else the one that the paragraph speaks of, else the article's own.
func (e *Engine) resolveSubject(c *claim, ctx *context) {
	if c.subject.printed != "" {
		return
	}
	if o := e.ownerBefore(c); !o.Empty() && !ctx.stranger(e, c.s, o) {
		if t := ctx.nameOf(c.s, o); t.printed != "" {
			c.subject = t
			return
		}
	}
	for _, t := range []text{ctx.subject, ctx.own, {printed: ctx.home.printed}} {
		if t.printed != "" {
			c.subject = t.inherited()
			return
		}
	}
}

// ownerBefore looks from the clause of a claim back to the beginning of its sentence. Where something was done counts only if
// nobody is named that did it.
func (e *Engine) ownerBefore(c *claim) owner {
	s := c.s
	words := e.wordsOf(s)
	limit := c.q.Outer.Start
	if o := e.ownerBehind(c, words); !o.Empty() {
		return o
	}
	own, items := true, false // in the claim's own clause; behind a semicolon
	end := wordAt(words, limit)
	for start := end; ; end, own = start-1, false {
		start = max(end, 0)
		for start > 0 && !separates(s.text[words[start-1].Start]) {
			start--
		}
		o := e.ownerOfClause(s, words, start, limit)
		if !o.Empty() && !o.located && !counted(c, o) && (own || reaches(c, o, start == 0, items)) {
			return o
		}
		if start == 0 {
			return owner{}
		}
		items = items || isChar(s, words[start-1], '；')
	}
}

// reaches reports whether the owner of an earlier clause still owns the claim's: a class of people only what goes on to speak of
// the same figure (城镇居民收入…，增长5%), and behind a semicolon nobody but whom the sentence began with.
func reaches(c *claim, o owner, first, items bool) bool {
	if o.kind&ownerGroup != 0 {
		return c.indicator.basis != schema.BasisStated && !items
	}
	return !items || first || o.kind&(ownerArea|ownerNational|ownerHouse|ownerActor) != 0
}

// ownerBehind gives the owner of a measure that stands before it as an attribute: 占地2.7万余亩的|岗乌镇农业光伏电站.
func (e *Engine) ownerBehind(c *claim, words []word) owner {
	if c.q.UnitKind == schema.Count || c.q.Outer.Empty() {
		return owner{}
	}
	const reach = 6
	for k := c.at + 1; k < len(words) && k < c.at+reach; k++ {
		w := words[k]
		if w.class == classQuantity || w.class == 'w' {
			return owner{}
		}
		if isChar(c.s, w, '的') && k+1 < len(words) {
			o, _ := e.nameAt(c.s, words, k+1, len(c.s.text))
			if o.kind&ownerGroup != 0 || c.indicator.span.Overlaps(o.Span) {
				return owner{}
			}
			return o
		}
	}
	return owner{}
}

// counted reports that an owner is what the claim measures: 企业|14家 are no one's subject. A name in front of a longer indicator
// owns it (巫山港|货物吞吐量); a class of people belongs to it (企业贷款).
func counted(c *claim, o owner) bool {
	i := c.indicator.span
	if i.Empty() || c.indicator.basis != schema.BasisStated || !i.Overlaps(o.Span) {
		return false
	}
	if c.q.UnitKind != schema.Count && o.kind&(ownerActor|ownerOrganisation|ownerPerson|ownerPlace) != 0 && !o.short {
		return false // 绥阳队|落后9分
	}
	return o.End >= i.End || o.kind&ownerGroup != 0
}

// topicOf gives the owner that a sentence speaks of, for the sentences behind it: the first one that it names.
func (e *Engine) topicOf(s *sentence) owner {
	words := e.wordsOf(s)
	for k := 0; k < len(words); {
		if o := e.ownerOfClause(s, words, k, len(s.text)); !o.Empty() && !o.located {
			if next := wordAt(words, o.End); next < len(words) && words[next].class == classQuantity {
				return owner{}
			}
			return o
		}
		for k < len(words) && !separates(s.text[words[k].Start]) {
			k++
		}
		k++
	}
	return owner{}
}

// stranger reports a place outside of the one that the article is about: 台湾|居民入境签注 says nothing of Taiwan's figures.
func (ctx *context) stranger(e *Engine, s *sentence, o owner) bool {
	if o.kind != ownerPlace || ctx.home.place == nil {
		return false
	}
	for _, p := range s.places {
		if o.Contains(p.Span) && p.place != nil && !e.places.Within(p.place, ctx.home.place) && !e.places.Within(ctx.home.place, p.place) {
			return true
		}
	}
	return false
}

// learnSubject lets what follows inherit the owner that a sentence speaks of.
func (ctx *context) learnSubject(e *Engine, s *sentence) {
	o := e.topicOf(s)
	if o.Empty() || !o.carries() || ctx.stranger(e, s, o) {
		return
	}
	t := ctx.nameOf(s, o)
	if t.printed == "" {
		return
	}
	if !o.pronoun && !o.short && o.kind&(ownerArea|ownerNational|ownerHouse) == 0 {
		ctx.names = append(ctx.names, t)
	}
	ctx.subject = t
}

// nameOf gives the name of an owner. 该院 stands for the last name that ends in 院, and for itself where none does; 其 and 我们
// stand for whoever the article speaks of.
func (ctx *context) nameOf(s *sentence, o owner) text {
	if o.short {
		return ctx.fullName(s, o)
	}
	if !o.pronoun {
		return stated(s, o.Span)
	}
	if o.kind&ownerVillage != 0 {
		return text{printed: ctx.village.printed}.inherited()
	}
	if s.text[o.Start] != '该' {
		return text{}
	}
	if name := ctx.lastName(string(s.text[o.Start+1 : o.End])); name.printed != "" {
		return name
	}
	return stated(s, o.Span)
}

// fullName gives what 中心 or 法庭 stands for: the last name that ends in it, else itself, but for the sites that every article has
// (项目, 基地).
func (ctx *context) fullName(s *sentence, o owner) text {
	if name := ctx.lastName(string(s.text[o.Start:o.End])); name.printed != "" {
		return name
	}
	if o.kind&ownerFacility != 0 {
		return text{}
	}
	return stated(s, o.Span)
}

// lastName gives the last name so far that ends in a word.
func (ctx *context) lastName(tail string) text {
	for i := len(ctx.names) - 1; i >= 0; i-- {
		name := strings.TrimSuffix(ctx.names[i].printed, "”")
		if strings.HasSuffix(name, tail) && name != tail {
			return ctx.names[i].inherited()
		}
	}
	return text{}
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

// placesSpan reports a span of places one behind the other or in a list: 安顺市平坝区, 北京、上海.
func (s *sentence) placesSpan(span schema.Span) bool {
	at := span.Start
	for _, p := range s.places {
		if p.Start < at || p.part {
			continue
		}
		if p.Start != at && !(p.Start == at+1 && at > span.Start && s.text[at] == '、') {
			return false
		}
		if at = p.End; at == span.End {
			return true
		}
	}
	return false
}
