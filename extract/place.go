package extract

import (
	"slices"
	"sort"
	"strings"

	"statclaim/extract/fold"
	"statclaim/extract/place"
	"statclaim/schema"
)

// named is a place that a sentence names, settled by the other places of its article.
type named struct {
	schema.Span
	place *place.Place // nil where the name stays ambiguous, and for towns
	part  bool         // opens the name of an organisation, road, product or water
	town  bool         // a town or village, which no table lists
}

// locate finds the places of an article's sentences. Names that are also ordinary words count only where the others settle them.
func (e *Engine) locate(all []*sentence, room *scratch) {
	matches, shift := room.matches[:0], 0
	for _, s := range all {
		first := len(matches)
		matches = e.places.AppendScan(matches, s.text)
		for i := first; i < len(matches); i++ {
			matches[i].Start, matches[i].End = matches[i].Start+shift, matches[i].End+shift
		}
		shift += len(s.text) + 1
	}
	room.matches = matches
	resolved := e.places.Resolve(matches)
	at, shift := 0, 0
	places := room.newPlaces()
	for _, s := range all {
		first := len(places)
		for ; at < len(matches) && matches[at].Start < shift+len(s.text); at++ {
			m := matches[at]
			if m.Weak && resolved[at] == nil {
				if len(m.Candidates) != 1 || e.owners.actors.at(s.text[m.End-shift:]) == 0 {
					continue
				}
				resolved[at] = m.Candidates[0] // 永善|供电局
			}
			span := schema.Span{Start: m.Start - shift, End: m.End - shift}
			places = append(places, named{Span: span, place: resolved[at], part: e.opensName(s.text, span, m.Part)})
		}
		shift += len(s.text) + 1
		if len(places) > first {
			s.places = places[first:len(places):len(places)]
		}
		if !s.lacks(holdsTown) {
			e.addTowns(s)
		}
	}
	room.places = places
}

// opensName reports a short name of a place that begins the name of a firm, water, road or site: 贵州茅台, 杭州湾, 贵南高铁. A full one
// (佛山市) is the place all the same, but before a water.
func (e *Engine) opensName(text []rune, span schema.Span, part bool) bool {
	if e.owners.features.at(text[span.End:]) > 0 {
		return true
	}
	if strings.ContainsRune("省市县区州旗盟", text[span.End-1]) {
		return false
	}
	return part || e.owners.sites.at(text[span.End:]) > 1
}

// addTowns finds towns and villages at the beginning of a clause and behind a listed place: 红塔镇, 灵璧县尹集镇.
func (e *Engine) addTowns(s *sentence) {
	next, behind := 0, 0 // the place to come; where the place or town before ends
	for i := e.places.NextTown(s.text, 0); i < len(s.text); i = e.places.NextTown(s.text, i) {
		for ; next < len(s.places) && s.places[next].Start <= i; next++ {
			behind = s.places[next].End
		}
		if i < behind {
			i = behind
			continue
		}
		n := 0
		if townMayBegin(s, i, behind) {
			n = e.places.TownLike(s.text, i)
		}
		if n == 0 {
			i++
			continue
		}
		inside := next // what is listed inside of a town's name is a part of it
		for inside < len(s.places) && s.places[inside].Start < i+n {
			inside++
		}
		s.places = slices.Replace(s.places, next, inside, named{Span: schema.Span{Start: i, End: i + n}, town: true})
		next++
		i += n
		behind = i
	}
}

// townMayBegin reports a position at the beginning of a clause or item, or right behind a place.
func townMayBegin(s *sentence, i, behind int) bool {
	if i == behind {
		return true
	}
	r := s.text[i-1]
	return separates(r) || r == '、' || r == '在' || r == '的' || r == '“' || blank(r)
}

// placeOf is the place of a claim.
type placeOf struct {
	printed, code, basis string
	place                *place.Place
}

// placeFor gives the place in the name of the claim's subject, else the one that its clause, or one before it in the sentence,
// begins with, else the paragraph's, else the article's. A place that something is only compared with, ranked in or heading for is
// none.
func (ctx *context) placeFor(c *claim, e *Engine) placeOf {
	s := c.s
	if c.subject.basis == schema.BasisStated && !c.subject.span.Empty() && !isDigit(s.text[c.subject.span.Start]) { // 31个省和新疆生产建设兵团
		if p := s.placeIn(c.subject.span); p.printed != "" {
			return p
		}
	}
	const farthest = 30 // places, which keeps time linear
	before := sort.Search(len(s.places), func(i int) bool { return s.places[i].Start >= c.q.Anchor.Start })
	for i := before - 1; i >= max(before-farthest, 0); i-- {
		if ctx.governs(e, s, s.places[i]) {
			return s.placeOf(s.widened(i))
		}
	}
	for i := before - 1; i >= max(before-farthest, 0); i-- {
		if ctx.located(e, s, s.places[i]) {
			return s.placeOf(s.places[i])
		}
	}
	if ctx.home.printed == "" && e.foreign(c) {
		return placeOf{printed: c.subject.printed, basis: schema.BasisStated}
	}
	if country := e.country(c); !country.Empty() {
		return placeOf{printed: s.printed(country), basis: schema.BasisStated}
	}
	p := ctx.placeNow(e)
	if p.printed == "" {
		p = ctx.home
	}
	if p.printed == "" {
		return placeOf{}
	}
	p.basis = schema.BasisInherited
	return p
}

// foreign reports a claim whose sentence names a foreign country as the one that its figure is of.
func (e *Engine) foreign(c *claim) bool {
	return c.subject.basis == schema.BasisStated && e.owners.kinds.get(fold.Runes([]rune(c.subject.printed)))&ownerCountry != 0
}

// placeIn gives the last place inside a span.
func (s *sentence) placeIn(span schema.Span) placeOf {
	before := sort.Search(len(s.places), func(i int) bool { return s.places[i].End > span.End })
	for i := before - 1; i >= 0 && s.places[i].Start >= span.Start; i-- {
		if !s.places[i].part {
			return s.placeOf(s.widened(i))
		}
	}
	return placeOf{}
}

// widened steps from one of several towns to the county that stands before them: 桐江县北岸镇、河口镇.
func (s *sentence) widened(i int) named {
	p := s.places[i]
	if !p.town || i == 0 || p.Start == 0 || s.text[p.Start-1] != '、' {
		return p
	}
	for i--; i >= 0; i-- {
		if before := s.places[i]; !before.town {
			if s.places[i+1].Start == before.End {
				return before
			}
			return p
		}
	}
	return p
}

// country gives 全国 or 我国 where it opens a clause before the claim's number.
func (e *Engine) country(c *claim) schema.Span {
	words := e.wordsOf(c.s)
	const farthest = 100
	for k := max(c.at-farthest, 0); k < c.at && k < len(words); k++ {
		w := words[k]
		if w.kind&ownerNational != 0 && e.opensAt(c.s, words, k) && !e.cues.compared(c.s.text, w.Start, w.End) {
			return w.Span
		}
	}
	return schema.Span{}
}

// governs reports a place that what follows is about: it opens its clause, alone or in the name of an organisation, outside of
// brackets. Where the article has a place of its own, another that neither holds it nor lies in it needs to be a subject.
func (ctx *context) governs(e *Engine, s *sentence, p named) bool {
	if p.part || tellsWhere(s, p.Span) || inBrackets(s, p.Start) || ctx.cues.afterCompare(s, p.Span) || ctx.cues.compared(s.text, p.Start, p.End) {
		return false
	}
	if home := ctx.home.place; home != nil && p.place != nil && !e.places.Within(p.place, home) {
		return false
	}
	words := e.wordsOf(s)
	if n := dateline(s, words); n > 0 && s.offset == 0 && p.End <= words[n-1].End {
		return false
	}
	return e.opensAt(s, words, wordAt(words, p.Start))
}

// located reports a place of the article's own behind 在, where what the sentence tells came about: 货车在镇雄县以勒镇翻入深沟.
func (ctx *context) located(e *Engine, s *sentence, p named) bool {
	if p.part || tellsWhere(s, p.Span) || inBrackets(s, p.Start) || ctx.home.place == nil && !p.town || p.place != nil && !e.places.Within(p.place, ctx.home.place) {
		return false
	}
	start := p.Start
	for s.placeEndsAt(start) {
		start = s.placeStart(start)
	}
	return start > 0 && (s.text[start-1] == '在' || endsWithAny(s.text[:start], "走进", "来到", "走访", "深入")) && !ctx.cues.compared(s.text, p.Start, p.End)
}

// tellsWhere reports a clause that only says where what stands before it was: 新增死亡病例1例，|在上海。
func tellsWhere(s *sentence, p schema.Span) bool {
	return p.Start > 1 && s.text[p.Start-1] == '在' && separates(s.text[p.Start-2]) && (p.End >= len(s.text) || separates(s.text[p.End]))
}

// opensAt reports whether words[k] stands at the beginning of its clause, behind times, adverbs and wider places.
func (e *Engine) opensAt(s *sentence, words []word, k int) bool {
	for start := clauseStart(s, words, k); k > start; k-- {
		w := words[k-1]
		if opensBracket(s, w) || closesBracket(s, w) || !e.opens(s, w) && !s.placeEndsAt(w.End) && !isChar(s, w, '、') && s.placeAround(w.Span).Empty() {
			return false
		}
	}
	return true
}

func (s *sentence) placeOf(n named) placeOf {
	p := placeOf{printed: s.printed(n.Span), basis: schema.BasisStated, place: n.place}
	if n.place != nil {
		p.code = n.place.Code
	}
	return p
}
