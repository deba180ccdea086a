package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// pairLists gives the k numbers behind 分别 (or 依次) the k items of the list before it, in order. With no such list they take
// the indicators of the sentence's last k claims. Unequal counts are flagged, not forced.
func (e *Engine) pairLists(s *sentence, words []word, claims []*claim) {
	if !s.holds(e.cues.Respectively.mark) {
		return
	}
	for i, w := range words {
		if !e.cues.Respectively.is(s.text[w.Start:w.End]) {
			continue
		}
		targets := pairedWith(s, words, i, claims)
		if len(targets) < 2 {
			continue
		}
		shareShape(targets)
		e.compareEach(s, words, i, targets)
		items := e.itemsBefore(s, words, i)
		if len(items) == 0 {
			items = e.itemsOnTop(s, words, i)
		}
		items = e.cues.spread(items, len(targets))
		switch {
		case len(items) == len(targets) && e.placesShare(s, words, i, items, targets):
		case len(items) == len(targets):
			e.pairItems(s, words, i, items, targets, claims)
		case len(items) == 1 && paceOf(items[0], targets, claims):
			pairWithClaims(targets, claims)
		case len(items) == 1:
			for _, c := range targets {
				c.indicator = items[0]
			}
			e.ownersInTurn(s, words, clauseStart(s, words, i), words[i].Start, targets)
		case len(items) == 0 && e.ownersBefore(s, words, i, targets):
		case len(items) == 0:
			pairWithClaims(targets, claims)
		default:
			for _, c := range targets {
				c.flags = append(c.flags, "unpaired_list")
			}
		}
	}
}

// itemsOnTop gives the items of the list that the clause before 分别 (words[i]) says comes first or next: 冒充客服类、投资理财类紧随其后，|分别占.
func (e *Engine) itemsOnTop(s *sentence, words []word, i int) []text {
	if i == 0 || !isChar(s, words[i-1], '，') {
		return nil
	}
	start := clauseStart(s, words, i-1)
	at := topEnds(s, words[start].Start, words[i-1].Start)
	if at < 0 {
		return nil
	}
	if k := wordAt(words, at); words[k].Start == at {
		return e.itemsBefore(s, words, k)
	}
	return nil
}

// paceOf reports rates of change named by no more than 降幅 or 幅度, of as many things as the sentence gave numbers of before:
// 门诊费用218元，住院费用5740元，降幅分别为3.2%和5.5%.
func paceOf(item text, targets, claims []*claim) bool {
	if targets[0].q.UnitKind != schema.Percent || !isPace(item.printed) && item.printed != "幅度" {
		return false
	}
	first := slices.Index(claims, targets[0])
	if first < len(targets) || utf8.RuneCountInString(item.printed) != 2 {
		return false
	}
	return first == len(targets) || claims[first-1].q.UnitKind == claims[first-len(targets)].q.UnitKind
}

// coordinate gives a number that only 和 or 、 parts from the one before what that one is: 增长5.7%和8.9%. A run of two and more
// that names nothing itself takes the indicators of as many claims before it.
func coordinate(s *sentence, claims []*claim) {
	for i := 1; i < len(claims); i++ {
		if !joined(s, claims[i-1], claims[i]) {
			continue
		}
		first := i - 1
		for i < len(claims) && joined(s, claims[i-1], claims[i]) {
			i++
		}
		run := claims[first:i]
		shareShape(run)
		if run[0].indicator.basis == schema.BasisInherited && first >= len(run) && (first == lastJoined(s, claims[:first])+len(run) || first == lastListed(s, claims[:first])+len(run)) {
			pairWithClaims(run, claims)
		}
	}
}

// joined reports two numbers of one kind with nothing but a conjunction between them, the second not placed by a rule.
func joined(s *sentence, a, b *claim) bool {
	if b.rule != fallback || a.q.UnitKind != b.q.UnitKind || a.q.Outer.End >= b.q.Outer.Start {
		return false
	}
	switch string(s.text[a.q.Outer.End:b.q.Outer.Start]) {
	case "和", "、", "及", "与", "以及":
		return true
	}
	return false
}

// lastJoined gives the index where the last run of joined numbers begins.
func lastJoined(s *sentence, claims []*claim) int {
	i := len(claims) - 1
	for i > 0 && joined(s, claims[i-1], claims[i]) {
		i--
	}
	return i
}

// lastListed gives the index where the last list of numbers of one unit begins: 电煤312万吨、粮食46万吨、化肥28万吨.
func lastListed(s *sentence, claims []*claim) int {
	i := len(claims) - 1
	for i > 0 && claims[i].q.Unit == claims[i-1].q.Unit && startsWithAny(s.text, claims[i-1].q.Outer.End, "、", "和", "及") &&
		!separatedBetween(s, claims[i-1].q.Outer.End, claims[i].q.Outer.Start) {
		i--
	}
	return i
}

// shareShape gives the numbers of a list that no rule took what the first of them is: 分别增长3.9%和5.7%.
func shareShape(targets []*claim) {
	first := targets[0]
	signs := first.signPrinted() != "" // each has its own: 依次为-4.1%、+52.3%
	for _, c := range targets[1:] {
		if c.rule != fallback || c.q.UnitKind != first.q.UnitKind && first.measure != schema.MeasureChange {
			continue
		}
		c.rule, c.measure, c.direction = first.rule, first.measure, first.direction
		if way := c.signPrinted(); c.measure == schema.MeasureChange && (way != "" || signs) {
			c.direction = cmp.Or(way, schema.Up)
		}
		if c.measure == schema.MeasureChange && c.q.Value != nil && c.q.Value.Sign() < 0 {
			c.direction = schema.Down // 依次增长3.2%、5.6%和-1.4%
		}
		if c.comparison == "" {
			c.comparison = first.comparison
		}
		if c.modality == "" {
			c.modality = first.modality
		}
		sign(c)
	}
}

// pairedWith gives the claims behind words[i] that a list of numbers holds: joined by 、, 和 or a comma with nothing but links between.
func pairedWith(s *sentence, words []word, i int, claims []*claim) []*claim {
	var out []*claim
	for _, c := range claims {
		if c.at < i || c.at >= len(words) {
			continue
		}
		if len(out) > 0 && (c.rule != fallback && c.rule != out[0].rule || !listGap(s, words[out[len(out)-1].at+1:c.at])) {
			break
		}
		out = append(out, c)
	}
	return out
}

func listGap(s *sentence, between []word) bool {
	for _, w := range between {
		switch {
		case w.class == 'w', w.class == 'c', w.class == 'd', w.is(roleLink | roleUp | roleDown):
			if isChar(s, w, '；') || isChar(s, w, '。') {
				return false
			}
		default:
			return false
		}
	}
	return len(between) > 0
}

// itemsBefore gives the items of the list before words[i] as indicators: each with the head that only the last one prints.
func (e *Engine) itemsBefore(s *sentence, words []word, i int) []text {
	spans := e.listBefore(s, words, i)
	if len(spans) == 0 {
		return nil
	}
	head := sharedHead(s, words, spans)
	if head == "某" {
		head = "" // 张某、李某
	}
	var out []text
	for k, span := range spans {
		t := stated(s, span)
		if k < len(spans)-1 && head != "" && !endsLikeHead(t.printed, head) {
			t = text{printed: t.printed + head, basis: schema.BasisStated}
		}
		out = append(out, t)
	}
	return out
}

// endsLikeHead reports an item that prints a head of its own: 火灾起数、死亡人数.
func endsLikeHead(item, head string) bool {
	i, h := []rune(item), []rune(head)
	return len(i) > 2 && i[len(i)-1] == h[len(h)-1]
}

// spread splits an item that names two things at once (城乡居民收入) where two numbers follow.
func (c *cues) spread(items []text, n int) []text {
	if len(items) != 1 || n != 2 {
		return items
	}
	for _, pair := range c.Pairs.words {
		part := strings.Split(pair, ":") // both, first, second
		if rest, ok := strings.CutPrefix(items[0].printed, part[0]); ok {
			return []text{{printed: part[1] + rest, basis: schema.BasisStated}, {printed: part[2] + rest, basis: schema.BasisStated}}
		}
	}
	return items
}

// listBefore gives the items of a list like A、B和C that ends left of words[i].
func (e *Engine) listBefore(s *sentence, words []word, i int) []schema.Span {
	j := i - 1
	if j < 0 || !isChar(s, words[j], '某') {
		j = skipLinks(s, words, j)
	}
	if j > 1 && words[j].class == classQuantity && s.quantities[words[j].index].UnitKind == schema.Count && !listMark(s, words[j-1]) && words[j-1].class != 'w' {
		j-- // 景洪、勐海、勐腊|三县（市）|分别
	}
	var items []schema.Span
	for j >= 0 {
		item := nounEndingAt(s, words, j).Span
		if item.Empty() && j > 0 && isChar(s, words[j], '某') {
			item = person(s, words, j)
		}
		if item.Empty() && len(items) > 0 {
			item = attributeEndingAt(s, words, j)
		}
		if item.Empty() {
			break
		}
		if k := wordAt(words, item.Start); k > 0 && !listMark(s, words[k-1]) && words[wordAt(words, item.End-1)].kind&ownerGroup == 0 && e.endsInOwner(s, words, item) {
			item = wholeOwner(s, words, item)
		}
		items = append([]schema.Span{item}, items...)
		j = wordAt(words, item.Start) - 1
		if j < 0 || !listMark(s, words[j]) {
			break
		}
		j--
	}
	return items
}

// attributeEndingAt gives the words before the mark of a list that are no noun but lean on the head which the last item prints:
// 刑事、民商事和行政案件. A word that stands alone between two marks is one whatever its class: 公立、民办幼儿园.
func attributeEndingAt(s *sentence, words []word, j int) schema.Span {
	i := j
	for i >= 0 && leans(words[i]) {
		i--
	}
	if i == j && words[j].class != classQuantity && (j == 0 || listMark(s, words[j-1]) || clauseEnd(s, words[j-1])) {
		i--
	}
	if i == j {
		return schema.Span{}
	}
	return schema.Span{Start: words[i+1].Start, End: words[j].End}
}

func leans(w word) bool {
	return w.class == 'a' || w.class == 'b' || w.class == 'n' || w.class == 'x'
}

func listMark(s *sentence, w word) bool {
	return isChar(s, w, '、') || w.class == 'c' && w.Len() == 1
}

// sharedHead gives the head that the last item has and the others share: 城镇和农村[居民收入].
func sharedHead(s *sentence, words []word, items []schema.Span) string {
	last := items[len(items)-1]
	first := wordAt(words, last.Start)
	if attribute := items[0].Len(); nounEndingAt(s, words, wordAt(words, items[0].End-1)).Empty() && attribute < last.Len() {
		if s.text[items[0].End-1] == s.text[words[first].End-1] && words[first].End < last.End {
			attribute = words[first].Len() // 国家级、省级[工艺美术大师]
		}
		return s.printed(schema.Span{Start: last.Start + attribute, End: last.End}) // 刑事、行政[案件], 大、小[型企业]
	}
	if first+1 >= len(words) || words[first].End >= last.End {
		return ""
	}
	if items[0].Len() > words[first].Len()+2 {
		return ""
	}
	return s.printed(schema.Span{Start: words[first].End, End: last.End})
}

func pairWithClaims(targets, claims []*claim) {
	var before []*claim
	for _, c := range claims {
		if c == targets[0] {
			break
		}
		before = append(before, c)
	}
	if len(before) < len(targets) {
		return
	}
	before = before[len(before)-len(targets):]
	for k, c := range targets {
		if before[k].indicator.printed != "" {
			c.indicator = before[k].indicator.inherited()
			c.indicator.of = before[k]
		}
	}
}

// isWord reports a word, the first code point of which tells nearly all others.
func isWord(s *sentence, w word, text string) bool {
	return hasPrefix(s.text, w.Start, text) && w.Len() == utf8.RuneCountInString(text)
}

// shareBehind gives a count right before another, that only a verb stands before, what the other one names behind it: 带动|3.8万户|15.6万人|增收.
func shareBehind(s *sentence, words []word, claims []*claim) {
	for i := 0; i+1 < len(claims); i++ {
		a, b := claims[i], claims[i+1]
		if a.q.Outer.End != b.q.Outer.Start || a.q.UnitKind != schema.Count || b.q.UnitKind != schema.Count || b.indicator.span.Start < b.q.Outer.End {
			continue
		}
		if at := a.indicator.span; at.Empty() || at.End != a.q.Outer.Start {
			continue
		} else if w := words[wordAt(words, at.Start)]; w.Span == at && (w.class == 'v' || w.is(roleAction)) {
			a.indicator = b.indicator
		}
	}
}
