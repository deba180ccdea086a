package extract

import (
	"slices"
	"strings"

	"statclaim/schema"
)

// pairItems gives the numbers behind 分别 (words[i]) one each of as many items before it. Where the items are owners (甲公司、乙公司分别实现
// 净利润3亿元和5亿元) they have the figures; where they are things, they are what is measured, with the noun behind 分别 that says in
// what respect (中成药、化学制剂分别实现收入14亿元和9亿元).
func (e *Engine) pairItems(s *sentence, words []word, i int, items []text, targets, claims []*claim) {
	if shared := sharedByPlaces(s, items, targets, claims); shared.printed != "" {
		for k, c := range targets {
			c.subject, c.indicator = items[k], shared
		}
		return
	}
	said := saidOf(s, words, i, targets)
	if !e.endsInOwner(s, words, items[len(items)-1].span) {
		for k, c := range targets {
			c.indicator = items[k]
			if !said.Empty() && !said.verb && c.q.UnitKind != schema.Count && !names(s, words, phrase{Span: items[len(items)-1].span}) {
				c.indicator = text{printed: items[k].printed + s.printed(said.Span), basis: schema.BasisStated}
			}
		}
		return
	}
	of := said
	if said.Empty() || said.verb {
		of = topicBefore(s, words, i, claims, targets[0], said)
	}
	if of.Empty() && !s.placesSpan(items[len(items)-1].span) {
		for k, c := range targets {
			c.indicator = items[k] // 学生、教师分别为3200人和210人
		}
		return
	}
	for k, c := range targets {
		if c.subject = items[k]; !items[k].span.Empty() {
			c.subject = stated(s, wholeOwner(s, words, items[k].span))
		}
		c.indicator = stated(s, of.Span)
	}
}

// ownersInTurn gives the numbers behind 分别 (words[i]), which measure the same, to the owners that their clause begins with, where these are
// as many: 江北分局、柯城分局优秀率|分别为31.5%和29.8%.
func (e *Engine) ownersInTurn(s *sentence, words []word, i int, targets []*claim) {
	o := e.ownerOfClause(s, words, clauseStart(s, words, i), words[i].Start)
	if o.Empty() || o.located || find(s.text, o.Start, o.End, "、") < 0 {
		return
	}
	var owners []schema.Span
	start := o.Start
	for at := o.Start; at <= o.End; at++ {
		if at == o.End || s.text[at] == '、' || s.text[at] == '和' {
			owners, start = append(owners, schema.Span{Start: start, End: at}), at+1
		}
	}
	if len(owners) != len(targets) {
		return
	}
	for k, c := range targets {
		c.subject = stated(s, owners[k])
	}
}

// ownersBefore gives the numbers behind 分别 (words[i]) one each of the owners that the clause before begins with, and reports whether
// there are as many: 江苏、广东、浙江票房位居前三，|依次为7.7亿元、7.6亿元和6.1亿元.
func (e *Engine) ownersBefore(s *sentence, words []word, i int, targets []*claim) bool {
	start := clauseStart(s, words, i)
	if start < 2 || !isChar(s, words[start-1], '，') {
		return false
	}
	o := e.ownerOfClause(s, words, clauseStart(s, words, start-1), words[start-1].Start)
	var spans []schema.Span
	from := o.Start
	for at := o.Start; at <= o.End; at++ {
		if at == o.End || strings.ContainsRune("、和及与", s.text[at]) {
			spans, from = append(spans, schema.Span{Start: from, End: at}), at+1
		}
	}
	if len(spans) != len(targets) {
		return false
	}
	for k, c := range targets {
		c.subject = stated(s, spans[k])
	}
	return true
}

// placesShare gives the numbers behind 分别 (words[i]) to the places that their clause begins with, where these are as many and share what is
// measured: 地灵乡、高椅乡竹农人均纯收入|分别为1.36万元和1.18万元.
func (e *Engine) placesShare(s *sentence, words []word, i int, items []text, targets []*claim) bool {
	start, last := clauseStart(s, words, i), items[len(items)-1].span
	k := start
	for k < i && opensClause(s, words[k]) {
		k++
	}
	var places []schema.Span
	for n := range s.places {
		if p := s.places[n]; !p.part && p.Start >= words[k].Start && p.End < last.End && (len(places) == 0 && p.Start == words[k].Start ||
			len(places) > 0 && p.Start == places[len(places)-1].End+1 && strings.ContainsRune("、和", s.text[p.Start-1])) {
			places = append(places, p.Span)
		}
	}
	if len(places) != len(targets) || last.End-places[len(places)-1].End < 2 {
		return false
	}
	shared := stated(s, schema.Span{Start: places[len(places)-1].End, End: last.End})
	for n, c := range targets {
		c.subject, c.indicator = stated(s, places[n]), shared
	}
	return true
}

// saidOf gives what stands between 分别 (words[i]) and the list of numbers behind it, or behind the last of them: a noun, else a verb.
func saidOf(s *sentence, words []word, i int, targets []*claim) phrase {
	verb := phrase{}
	if j := skipLinks(s, words, targets[0].at-1); j > i {
		if p := nounEndingAt(s, words, j); p.Start >= words[i].End && (p.Start != words[j].Start || !words[j].is(roleAction)) {
			return p
		}
		if p := verbEndingAt(s, words, j); p.Start >= words[i].End {
			verb = p
		}
	}
	for _, c := range []*claim{targets[len(targets)-1], targets[0]} {
		if t := c.indicator; t.basis == schema.BasisStated && t.span.Start >= c.q.Outer.End {
			return phrase{Span: t.span}
		}
	}
	return verb
}

// topicBefore gives what a list of owners has figures of where nothing behind 分别 says so but a verb: what the clause before turned to
// (新房成交面积腰斩，北京、上海分别成交16万和28万平方米), else the verb.
func topicBefore(s *sentence, words []word, i int, claims []*claim, first *claim, verb phrase) phrase {
	if k := slices.Index(claims, first); k > 0 && claims[k-1].q.Unit == first.q.Unit && !claims[k-1].indicator.span.Empty() {
		return phrase{Span: claims[k-1].indicator.span}
	}
	start := clauseStart(s, words, i)
	if start < 2 || !isChar(s, words[start-1], '，') {
		return verb
	}
	end := start - 2
	for end > 0 && (words[end].is(roleUp|roleDown|roleFlat|roleCompare|roleStop) || words[end].class == 'f' || words[end].class == 'd') {
		end--
	}
	if p := nounEndingAt(s, words, end); !p.Empty() && isThing(s, words, p) {
		return p
	}
	return verb
}

// endsInOwner reports an item whose last word ends the name of an owner, or is a place.
func (e *Engine) endsInOwner(s *sentence, words []word, span schema.Span) bool {
	if span.Empty() {
		return false
	}
	w := words[wordAt(words, span.End-1)]
	if w.Len() > 2 && e.traits.get(s.text[w.End-2:w.End]).role&roleOrganisation != 0 {
		return true // 建设|银行, one word of the dictionary
	}
	const owning = ownerFacility | ownerGroup | ownerActor | ownerHouse | ownerName | ownerLasting | ownerCompany | ownerReporter
	return s.placeEndsAt(span.End) || w.class == 's' || s.text[span.End-1] == '某' || owns(s, w) || w.is(roleOrganisation) || w.kind&owning != 0
}

// wholeOwner widens an item of a list to all of the owner's name, from the mark before it or the beginning of its clause.
func wholeOwner(s *sentence, words []word, span schema.Span) schema.Span {
	const longest = 16 // code points
	i := wordAt(words, span.Start)
	for i > 0 && span.End-words[i-1].Start <= longest && !listMark(s, words[i-1]) && words[i-1].class != 'w' && words[i-1].class != classQuantity && !opensClause(s, words[i-1]) {
		i--
	}
	return schema.Span{Start: words[i].Start, End: span.End}
}

// sharedByPlaces gives the indicator that the sentence spoke of last where the items of a list are places and so whose figures the
// numbers are: 平均出租率76.9%，贵阳、安顺分别达88.5%、83.2%.
func sharedByPlaces(s *sentence, items []text, targets, claims []*claim) text {
	for _, item := range items {
		if item.span.Empty() || !s.placesSpan(item.span) {
			return text{}
		}
	}
	first := slices.Index(claims, targets[0])
	if last := items[len(items)-1].span.End; first > 1 && claims[first-1].q.Anchor.Start == last && claims[first-1].q.UnitKind == schema.Count {
		first-- // 贵阳、安顺|两地|分别
	}
	if first <= 0 || claims[first-1].q.UnitKind != targets[0].q.UnitKind {
		return text{}
	}
	return lastIndicator(targets[0], claims[:first])
}

// compareEach gives two numbers behind 分别 what each is compared with, where both bases stand between: 分别比上月末和上年同期|低0.1个和1.6个百分点.
func (e *Engine) compareEach(s *sentence, words []word, i int, targets []*claim) {
	if len(targets) != 2 || i+1 >= len(words) || !isChar(s, words[i+1], '比') && !isChar(s, words[i+1], '较') {
		return
	}
	start, end := words[i+1].End, targets[0].q.Outer.Start
	for at := start + 1; at < end; at++ {
		if !startsWithAny(s.text, at, "和", "、", "及", "与") {
			continue
		}
		first, second := e.baseKind(s.text[start:at]), e.baseKind(s.text[at+1:end])
		if first != "" && second != "" {
			targets[0].comparison, targets[1].comparison = first, second
		}
		return
	}
}

// baseKind tells what a base that begins a stretch of text makes of a comparison, or "" for none that it knows.
func (e *Engine) baseKind(text []rune) string {
	switch {
	case startsWithAny(text, 0, "上年末", "去年末", "上年底", "去年底", "年初", "上月末", "上月底"):
		return schema.VersusBase
	case startsWithAny(text, 0, "上年", "去年", "同期"):
		return schema.YearOnYear
	case startsWithAny(text, 0, "上月", "上个月"):
		return schema.MonthOnMonth
	case startsWithAny(text, 0, "上季"):
		return schema.QuarterOnQuarter
	}
	return ""
}
