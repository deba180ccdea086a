package extract

import (
	"slices"
	"strings"
	"unicode"

	"statclaim/extract/fold"
	"statclaim/schema"
)

// settle finds what an article is about before its first claim: whose figures they are where a paragraph names nobody, and the
// place that they are of.
func (e *Engine) settle(ctx *context, all []*sentence) {
	area := e.mostPrinted(all, &e.owners.areas, holdsArea)
	ctx.own = e.ownSubject(all, area, ctx)
	ctx.overall = e.owners.kinds.get(fold.Runes([]rune(ctx.own.printed)))&(ownerArea|ownerHouse) != 0
	ctx.home = e.homePlace(all, area, ctx.own)
	if ctx.own.printed == "" {
		ctx.own = text{printed: ctx.home.printed, basis: schema.BasisInherited}
	}
	ctx.subject = ctx.own
	ctx.speakers = e.speakersOf(all)
}

// ownSubject chooses among the courts of the area (全市法院), the organisation that the article is of, and the area itself.
func (e *Engine) ownSubject(all []*sentence, area printedWord, ctx *context) text {
	const frequent = 2 // an area printed more often than that is whose figures they are
	if area.with != "" && area.offices > 2 {
		return text{printed: area.with, basis: schema.BasisInherited}
	}
	office := e.ownOffice(all)
	if area.with == "" && office.printed != "" {
		return office
	}
	house, o := e.mostPrinted(all, &e.owners.houses, holdsHouse), e.opener(all, ctx)
	switch {
	case area.with != "" && o.kind&ownerActor != 0:
		return text{printed: area.with, basis: schema.BasisInherited}
	case office.printed != "":
		return office
	case o.kind&ownerActor != 0 && o.printed != "":
		return o.inherited()
	case house.count > area.count && house.count > 2:
		return text{printed: house.printed, basis: schema.BasisInherited}
	case o.headline && area.count <= frequent:
		return o.inherited()
	case area.count > 0:
		return text{printed: area.printed, basis: schema.BasisInherited}
	case o.printed != "":
		return o.inherited()
	}
	return text{}
}

// namedOwner is an owner with its name.
type namedOwner struct {
	text
	kind     ownerKind
	headline bool
}

// opener gives the organisation that the title begins with, else the one that the first sentences speak of.
func (e *Engine) opener(all []*sentence, ctx *context) namedOwner {
	const body = 3
	seen := 0
	for _, s := range all {
		if s.paragraph.Section == schema.SectionByline {
			continue
		}
		if !isHeading(s.paragraph.Section) {
			if seen++; seen > body {
				break
			}
		}
		if s.lacks(holdsOffice) {
			continue
		}
		e.recognise(s, ctx)
		o := e.topicOf(s)
		s.putAhead(ctx, &o)
		if !o.pronoun && o.carries() && o.kind&(ownerActor|ownerOrganisation|ownerFacility) != 0 && o.Len() > 2 && s.text[o.Start] != '各' {
			return namedOwner{stated(s, o.Span), o.kind, s.paragraph.Section == schema.SectionTitle}
		}
	}
	return namedOwner{}
}

// ownOffice gives the full name of the office that the headline calls by its trade (勉县检察), or that the article keeps calling 该院:
// the first place in it with the name of such an office behind it.
func (e *Engine) ownOffice(all []*sentence) text {
	cue := ""
	for _, s := range all {
		if s.paragraph.Section != schema.SectionTitle {
			continue
		}
		for _, p := range s.places {
			if n := e.owners.trades.at(s.text[p.End:]); n > 0 && cue == "" {
				cue = string(s.text[p.End : p.End+n])
			}
		}
	}
	if cue == "" {
		cue = e.ownPronoun(all)
	}
	if cue == "" {
		return text{}
	}
	for _, s := range all {
		for _, p := range s.places {
			n := e.officeBehind(s, p.End)
			if n == 0 || isHeading(s.paragraph.Section) || !strings.Contains(string(s.text[p.End:p.End+n]), cue) {
				continue
			}
			start := p.Start
			for s.placeEndsAt(start) {
				start = s.placeStart(start)
			}
			return text{printed: s.printed(schema.Span{Start: start, End: p.End + n}), basis: schema.BasisInherited}
		}
	}
	return text{}
}

// officeBehind gives the length of the name of an office that goes on behind a place, up to the last of its words: 第一|人民医院.
func (e *Engine) officeBehind(s *sentence, at int) int {
	const reach = 6
	for i := at; i < len(s.text) && i <= at+reach && isHan(s.text[i]); i++ {
		n := s.wordOf(&e.owners.actors, i)
		if n == 0 {
			continue
		}
		for end := i + n; ; end += n {
			if n = s.wordOf(&e.owners.actors, end); n == 0 {
				return end - at
			}
		}
	}
	return 0
}

// ownPronoun gives what 该 stands before at least twice, of the words that end the name of an office: 院, 局.
func (e *Engine) ownPronoun(all []*sentence) string {
	counts := map[rune]int{}
	for _, s := range all {
		if s.lacks(holdsOwner) {
			continue
		}
		for i := 1; i < len(s.text); i++ {
			if r := s.text[i]; s.text[i-1] == '该' && e.cues.OfficeEnd.isRune(r) {
				if counts[r]++; counts[r] > 1 {
					return string(r)
				}
			}
		}
	}
	return ""
}

// placeStart gives where the place begins that ends at a position.
func (s *sentence) placeStart(end int) int {
	if i := s.placeEnding(end); i >= 0 {
		return s.places[i].Start
	}
	return end
}

// printedWord is the word of a set that an article prints most.
type printedWord struct {
	word    []rune
	printed string
	count   int
	offices int    // how often with is printed
	with    string // the word with the office behind it, where the article counts those: 全市法院
}

// mostPrinted counts the words of a set in an article, ranks and comparisons apart (居全省第2位). Of equals the first wins. held is the
// hint of sentences with a word of the set.
func (e *Engine) mostPrinted(all []*sentence, set *wordSet, held hints) printedWord {
	var order []printedWord
	var offs map[string]int
	for _, s := range all {
		if s.lacks(held) || !s.holds(set.mark) {
			continue
		}
		for i := 0; i < len(s.text); i++ {
			if s.marks[i]&set.mark == 0 {
				continue
			}
			n := set.at(s.text[i:])
			if n == 0 || e.cues.compared(s.text, i, i+n) {
				continue
			}
			word := s.text[i : i+n]
			if e.owners.kinds.get(word)&ownerNational != 0 && !e.cues.opensClause(s.text, i) {
				continue // 打破全国纪录, 纳入全国碳市场
			}
			k := slices.IndexFunc(order, func(w printedWord) bool { return slices.Equal(w.word, word) })
			if k < 0 {
				k = len(order)
				order = append(order, printedWord{word: word, printed: s.printed(schema.Span{Start: i, End: i + n})})
			}
			order[k].count++
			if m := s.wordOf(&e.owners.actors, i+n); held == holdsArea && m > 0 {
				with := s.printed(schema.Span{Start: i, End: i + n + m})
				if offs == nil {
					offs = map[string]int{}
				}
				if offs[with]++; offs[with] > order[k].offices {
					order[k].with, order[k].offices = with, offs[with]
				}
			}
			i += n - 1
		}
	}
	var best printedWord
	for _, w := range order {
		if e.owners.kinds.get(w.word)&ownerNational != 0 && len(order) > 1 {
			continue
		}
		if w.count > best.count {
			best = w
		}
	}
	return best
}

// opensClause reports that nothing but punctuation or a time stands before a position.
func (c *cues) opensClause(text []rune, at int) bool {
	return at == 0 || unicode.IsPunct(text[at-1]) || unicode.IsSpace(text[at-1]) || c.TimeEnd.end(text[:at])
}

// compared reports an area that something is only ranked in or compared with: 居全省第2位, 高于全国平均.
func (c *cues) compared(text []rune, start, end int) bool {
	return c.RankedBefore.end(text[:start]) || c.RankedBehind.startAt(text, end)
}

// isHan reports a Han character; nearly all are told without the tables of Unicode.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fef || unicode.Is(unicode.Han, r) }
