package extract

import (
	"sort"
	"strings"

	"statclaim/schema"
)

// resolveSubject finds whose figure a claim is: the owner that its clause names, else the nearest clause before it in the sentence,
// else the one that the paragraph speaks of, else the article's own.
func (e *Engine) resolveSubject(c *claim, ctx *context) {
	if c.subject.printed != "" {
		return
	}
	if o := e.ownerBefore(c); !o.Empty() && (e.acts(c.s, o) || !ctx.stranger(e, c.s, o)) {
		if t := ctx.nameOf(e, c.s, o, len(ctx.topics), ctx.village.printed); t.printed != "" {
			c.subject = t
			c.leaveOwner(o, e.wordsOf(c.s))
			return
		}
	}
	t := ctx.subjectNow(e)
	if t.printed == "" {
		t = ctx.own
	}
	if t.printed == "" {
		t = text{printed: ctx.home.printed}
	}
	c.subject = t.inherited()
}

// leaveOwner takes the name of its owner from the front of what is measured: 蔡家沟站|流量.
func (c *claim) leaveOwner(o owner, words []word) {
	span := c.indicator.span
	if o.pronoun || o.kind&ownerGroup != 0 || c.indicator.basis != schema.BasisStated || span.Start != o.Start || span.End-o.End < 2 {
		return
	}
	i := wordAt(words, o.End)
	if (words[i].class == 'v' || words[i].is(roleAction)) && span.End-words[i].End >= 2 {
		i++ // “12348”热线|解答|咨询
	}
	if words[i].Start < o.End || words[i].kind&ownerGroup != 0 {
		return // 埃塞俄比亚|选手
	}
	c.indicator = stated(c.s, schema.Span{Start: words[i].Start, End: span.End})
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
	end := min(c.at, len(words))
	const farthest = 40 // clauses, which keeps time linear in a text without full stops
	for n, start := 0, end; n < farthest; n, end, own = n+1, start-1, false {
		start = clauseStart(s, words, end)
		o := e.ownerOfClause(s, words, start, limit)
		aside := !own && inBrackets(s, words[start].Start) && !inBrackets(s, limit)
		if !own && strings.Contains(c.q.Per, "人") && o.kind&(ownerActor|ownerOrganisation|ownerFacility) != 0 {
			o = owner{} // 县医院投用，每千人口|执业医师2.1名: of all
		}
		if !o.Empty() && !o.located && !aside && !e.counted(c, o) && (own || reaches(c, o, e.nothingBefore(s, words[:start]), items)) {
			return o
		}
		if start == 0 || own && o.kind == ownerCountry {
			return owner{} // 美国占35%，|东盟占20%
		}
		items = items || isChar(s, words[start-1], '；')
	}
	return owner{}
}

// nothingBefore reports that a sentence says nothing before a clause but times and who says so: 记者获悉，7月以来，|景区接待游客….
func (e *Engine) nothingBefore(s *sentence, words []word) bool {
	for k, w := range words {
		if w.class == classQuantity {
			return false
		}
		if w.class == 'w' && s.text[w.Start] == '，' && k > 0 && words[k-1].kind&ownerSay != 0 {
			return opensOnly(s, words[k:])
		}
	}
	return opensOnly(s, words)
}

// opensOnly reports words that hold no more than what may stand before the subject of a sentence: 今年上半年，.
func opensOnly(s *sentence, words []word) bool {
	for _, w := range words {
		if w.class != 'w' && !opensClause(s, w) {
			return false
		}
	}
	return true
}

// inBrackets reports a position between brackets that open not far before it.
func inBrackets(s *sentence, at int) bool {
	const farthest = 100
	for i := at - 1; i >= max(at-farthest, 0); i-- {
		switch s.text[i] {
		case '）', ')':
			return false
		case '（', '(':
			return true
		}
	}
	return false
}

// clauseStart gives the index of the first word of the clause in front of words[end].
func clauseStart(s *sentence, words []word, end int) int {
	const farthest = 200
	start := max(end, 0)
	for start > max(end-farthest, 0) && !separates(s.text[words[start-1].Start]) {
		start--
	}
	return start
}

// reaches reports whether the owner of an earlier clause still owns the claim's: a class of people only what goes on to speak of
// the same figure (城镇居民收入…，增长5%), and behind a semicolon nobody but whom the sentence began with.
func reaches(c *claim, o owner, first, items bool) bool {
	if o.kind&ownerGroup != 0 {
		return c.indicator.basis != schema.BasisStated && !items
	}
	return !items || first || o.kind&(ownerArea|ownerNational|ownerHouse) != 0
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
			o, _ := e.nameAt(c.s, words, k+1, &limit{at: len(c.s.text)})
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
func (e *Engine) counted(c *claim, o owner) bool {
	i := c.indicator.span
	if i.Empty() || c.indicator.basis != schema.BasisStated || !i.Overlaps(o.Span) {
		return o.kind&ownerGroup != 0 && c.indicator.printed == c.s.printed(o.Span) || // 企业1.1万户，|增长7.9%
			o.kind&(ownerGroup|ownerFacility|ownerActor|ownerOrganisation) != 0 && e.countedBefore(c, o)
	}
	if o.kind&ownerAgent != 0 || c.q.UnitKind != schema.Count && o.kind&(ownerActor|ownerOrganisation|ownerPerson|ownerPlace|ownerCountry) != 0 && !o.short {
		return false // 绥阳队|落后9分
	}
	if o.kind&ownerGroup != 0 && e.averages(c.s, o.End) {
		return false
	}
	return o.End >= i.End || o.kind&ownerGroup != 0
}

// countedBefore reports a class that a number right behind it counts, before that of a claim: 小学4所、初中|2所; 牧场达94个，|增长8%.
func (e *Engine) countedBefore(c *claim, o owner) bool {
	words := e.wordsOf(c.s)
	i := wordAt(words, o.End)
	if i >= len(words) || words[i].Start != o.End {
		return false
	}
	if i+1 < len(words) && startsWithAny(c.s.text, words[i].Start, "达", "有", "为", "共", "增至", "增加到") {
		i++
	}
	if i >= c.at || words[i].class != classQuantity {
		return false
	}
	q := &c.s.quantities[words[i].index]
	if q.UnitKind != schema.Count {
		return false
	}
	if i+1 < len(words) && words[i+1].class != 'w' {
		return o.kind&ownerGroup != 0
	}
	return o.kind&(ownerGroup|ownerFacility) != 0 || strings.Contains("所家个座间处", q.Unit)
}

// topicOf gives the owner that a sentence speaks of, for the sentences behind it: the first one that it names before any number. Who is
// named behind one has that figure and no more: 三镇均在百件以上，天桥镇最少.
func (e *Engine) topicOf(s *sentence) owner {
	words := e.wordsOf(s)
	for k := 0; k < len(words); {
		if o := e.ownerOfClause(s, words, k, len(s.text)); !o.Empty() && !o.located {
			if next := wordAt(words, o.End); next < len(words) && words[next].class == classQuantity && s.quantities[words[next].index].UnitKind != schema.Duration {
				return owner{}
			}
			return o
		}
		for k < len(words) && !separates(s.text[words[k].Start]) {
			if words[k].class == classQuantity {
				return owner{}
			}
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
	all := false
	for i := s.placeEnding(o.End); i >= 0 && s.places[i].Start >= o.Start; i-- {
		p := s.places[i].place
		if p == nil || e.places.Within(p, ctx.home.place) || e.places.Within(ctx.home.place, p) {
			return false
		}
		all = true
	}
	return all
}

// acts reports a verb or a time right behind a single place, whose deed the clause then tells: 威信县|完成备耕, 绥江县|今年前两个月.
func (e *Engine) acts(s *sentence, o owner) bool {
	if o.kind != ownerPlace || find(s.text, o.Start, o.End, "、") >= 0 {
		return false
	}
	words := e.wordsOf(s)
	i := wordAt(words, o.End)
	return i < len(words) && (words[i].class == classPeriod || words[i].class == 'd' || words[i].class == 'v' && !words[i].is(roleAttribute)) && separatesBefore(s, o.Start)
}

// separatesBefore reports the beginning of a clause.
func separatesBefore(s *sentence, at int) bool {
	return at == 0 || separates(s.text[at-1]) || s.text[at-1] == '■' || blank(s.text[at-1])
}

// nameOf gives the name of an owner. 该院 stands for the last name that ends in 院, and for itself where none does; 其 and 我们
// stand for whoever the article speaks of. before is the number of topics that came before, village what 村里 stands for.
func (ctx *context) nameOf(e *Engine, s *sentence, o owner, before int, village string) text {
	if o.short {
		return ctx.fullName(e, s, o, before)
	}
	if o.kind == ownerName && s.text[o.End-1] == '里' && ctx.overall && strings.HasSuffix(ctx.own.printed, string(s.text[o.Start])) {
		return ctx.own // 县里, 市里
	}
	if !o.pronoun {
		return stated(s, o.Span)
	}
	if o.kind&ownerVillage != 0 {
		if own := s.villageBefore(o.Start); !own.Empty() {
			return stated(s, own)
		}
		return text{printed: village}.inherited()
	}
	if r := s.text[o.Start]; r == '他' || r == '她' {
		return ctx.lastPerson(before)
	}
	if s.text[o.Start] != '该' {
		return text{}
	}
	if name := ctx.lastName(e, before, string(s.text[o.Start+1:o.End])); name.printed != "" {
		return name
	}
	return stated(s, o.Span)
}

// lastPerson gives who 他 or 她 stands for: the last person of the sentences right before topic i.
func (ctx *context) lastPerson(i int) text {
	const farthest = 4 // sentences
	for k := i - 1; k >= max(i-farthest, 0); k-- {
		s := ctx.topics[k].s
		if s == nil || s.lacks(holdsOwner) {
			continue
		}
		for end := len(s.text); end > 1; end-- {
			if s.text[end-1] != '某' {
				continue
			}
			start := end - 1
			for start > 0 && s.text[start] == '某' {
				start--
			}
			return text{printed: s.printed(schema.Span{Start: start, End: end})}.inherited()
		}
	}
	return text{}
}

// villageBefore gives the village that a sentence has named before a position, with the town before it.
func (s *sentence) villageBefore(at int) schema.Span {
	for i := sort.Search(len(s.places), func(i int) bool { return s.places[i].End > at }) - 1; i >= 0; i-- {
		if p := s.places[i]; p.town && s.text[p.End-1] == '村' {
			return p.Span
		}
	}
	return schema.Span{}
}

// fullName gives what 中心 or 法庭 stands for: the last name that ends in it, else itself, but for the sites that every article has
// (项目, 基地).
func (ctx *context) fullName(e *Engine, s *sentence, o owner, before int) text {
	if name := ctx.lastName(e, before, string(s.text[o.Start:o.End])); name.printed != "" {
		return name
	}
	if o.kind&(ownerFacility|ownerLasting) == ownerFacility {
		return text{}
	}
	return stated(s, o.Span)
}

// isPlace reports a span that is the name of a place and no more.
func (s *sentence) isPlace(span schema.Span) bool {
	i := s.placeEnding(span.End)
	return i >= 0 && s.places[i].Start == span.Start
}

func (s *sentence) placeEndsAt(at int) bool { return s.placeEnding(at) >= 0 }

// placeEnding gives the index of the place that ends at a position, or -1.
func (s *sentence) placeEnding(at int) int {
	i := sort.Search(len(s.places), func(i int) bool { return s.places[i].End >= at })
	if i < len(s.places) && s.places[i].End == at {
		return i
	}
	return -1
}

// placesSpan reports a span of places one behind the other or in a list: 安顺市平坝区, 北京、上海.
func (s *sentence) placesSpan(span schema.Span) bool {
	for i := s.placeEnding(span.End); i >= 0; i-- {
		p := s.places[i]
		switch {
		case p.part || p.Start < span.Start:
			return false
		case p.Start == span.Start:
			return true
		case s.placeEndsAt(p.Start) || strings.ContainsRune("、和与及", s.text[p.Start-1]) && s.placeEndsAt(p.Start-1):
		default:
			return false
		}
	}
	return false
}
