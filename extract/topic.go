package extract

import (
	"slices"
	"strings"

	"statclaim/extract/fold"
)

// What a sentence leaves to those behind it, its owner and its place, is found only when a claim asks for it: most sentences of prose
// are followed by no number that their paragraph has not said more about.

// topic is a sentence whose owner and place may be inherited.
type topic struct {
	s       *sentence // nil once it is forgotten, with owner and place known
	village string    // that 村里 stood for then

	heard bool  // owner and keeps are known
	owner *text // nil where the sentence leaves the owner as it was
	keeps bool  // owner is a name that 该院 may stand for

	placed bool     // place is known
	place  *placeOf // nil where the sentence leaves the place as it was
}

// mostAsked is how many sentences of an article are kept to be asked. Those before them are asked in any case, so that an article of any
// length takes no more room for what was recognised in it.
const mostAsked = 1000

// forget asks and empties the sentence that is too far behind.
func (ctx *context) forget(e *Engine) {
	i := len(ctx.topics) - mostAsked
	if i < 0 || ctx.topics[i].s == nil || ctx.topics[i].s.room.keep {
		return
	}
	t := ctx.topic(e, i)
	ctx.findPlace(e, t)
	t.s.empty()
	t.s = nil
}

// mostNames is how many names an article keeps for 该院 and its like, besides the last one. mostSearched is how many sentences are looked
// through for one instead: to hear all of them takes longer.
const mostNames, mostSearched = 50, 150

// subjectNow gives the owner that the paragraph spoke of last. Only what was said since it was last asked for is looked at.
func (ctx *context) subjectNow(e *Engine) text {
	for i := len(ctx.topics) - 1; i >= ctx.subjectTo; i-- {
		if t := ctx.topic(e, i); t.owner != nil {
			ctx.subject = *t.owner
			break
		}
	}
	ctx.subjectTo = len(ctx.topics)
	return ctx.subject
}

// placeNow gives the place that the paragraph named last.
func (ctx *context) placeNow(e *Engine) placeOf {
	for i := len(ctx.topics) - 1; i >= ctx.placeTo; i-- {
		t := &ctx.topics[i]
		if !t.placed {
			ctx.findPlace(e, t)
		}
		if t.place != nil {
			ctx.place = *t.place
			break
		}
	}
	ctx.placeTo = len(ctx.topics)
	return ctx.place
}

// learnTopic lets what follows inherit the owner and the last place of a sentence.
func (ctx *context) learnTopic(e *Engine, s *sentence) {
	t := ctx.newTopic()
	t.s, t.placed = s, len(s.places) == 0
	if !s.lacks(holdsVillage) {
		ctx.learnVillage(e, t)
	}
	if ctx.village.printed != "" {
		t.village = ctx.village.printed
	}
	if len(s.quantities) > mostNoted { // its words cannot be found again as they were
		ctx.findPlace(e, t)
		ctx.topic(e, len(ctx.topics)-1)
	} else if s.words != nil { // while they are at hand, to ask is a tenth of what it is later
		ctx.findPlace(e, t)
		if s.owner == nil {
			s.owner = s.room.keepOwner(len(ctx.topics), e.topicOf(s))
		}
	}
}

// newTopic gives an empty topic behind the others. The room for them is empty where none stand, and is not written twice.
func (ctx *context) newTopic() *topic {
	n := len(ctx.topics)
	if n == cap(ctx.topics) {
		ctx.topics = append(ctx.topics, topic{})
	}
	ctx.topics = ctx.topics[:n+1]
	return &ctx.topics[n]
}

// learnVillage keeps the village that a sentence names. 村里 and its like bring back the one before.
func (ctx *context) learnVillage(e *Engine, t *topic) {
	s := t.s
	for i, p := range s.places {
		if p.town && s.text[p.End-1] == '村' && ctx.governs(e, s, p) {
			ctx.village = s.placeOf(s.widened(i))
		}
	}
	if ctx.village.printed != "" && s.hasWordOf(&e.owners.villages) {
		village := ctx.village
		t.place, t.placed = &village, true
	}
}

// findPlace finds the last place that governs what a sentence says.
func (ctx *context) findPlace(e *Engine, t *topic) {
	if t.placed {
		return
	}
	t.placed = true
	for i := len(t.s.places) - 1; i >= 0; i-- {
		if ctx.governs(e, t.s, t.s.places[i]) {
			if ctx.placesInTurn(e, t.s, i) || t.s.places[i].place != nil && e.inTurn(t.s, t.s.places[i].End) {
				return
			}
			place := t.s.placeOf(t.s.widened(i))
			t.place = &place
			return
		}
	}
}

// placesInTurn reports that a sentence has spoken of another place before its last one, place i, neither of which lies in the other.
func (ctx *context) placesInTurn(e *Engine, s *sentence, i int) bool {
	last := s.places[i]
	for _, p := range s.places[:i] {
		if p.place == nil || last.place == nil || p.End == last.Start || e.places.Within(last.place, p.place) || e.places.Within(p.place, last.place) {
			continue
		}
		if ctx.governs(e, s, p) {
			return true
		}
	}
	return false
}

// topic gives a topic with its owner. The names that it may refer back to are those before it.
func (ctx *context) topic(e *Engine, i int) *topic {
	t := &ctx.topics[i]
	if t.heard {
		return t
	}
	t.heard = true
	s := t.s
	if s.lacks(holdsOwner|holdsOffice|holdsArea|holdsHouse|holdsVillage) && len(s.places) == 0 {
		return t // nobody is named
	}
	o := e.spokenOf(s)
	if o.Empty() || !o.carries() || ctx.stranger(e, s, o) || ctx.passes(e, s, o) {
		return t
	}
	if o.pronoun && (s.text[o.Start] == '他' || s.text[o.Start] == '她') {
		return t // who is told of in one sentence owns no other's figures
	}
	name := ctx.nameOf(e, s, o, i, t.village)
	if name.printed == "" {
		return t
	}
	t.owner, t.keeps = &name, !o.pronoun && !o.short && o.kind&(ownerArea|ownerNational|ownerHouse) == 0
	return t
}

// passes reports an owner that an article names in passing, to go on with its own subject: a site that does not open the paragraph or one of
// several, and where that subject is a whole area or house, other organisations.
func (ctx *context) passes(e *Engine, s *sentence, o owner) bool {
	switch {
	case o.kind == ownerPlace && find(s.text, o.Start, o.End, "、") >= 0:
		return true // 北京、上海分别成交16万和28万平方米
	case o.pronoun || ctx.own.printed == "":
		return false
	case !o.Empty() && s.text[o.Start] == '各':
		return true // 各乡镇司法所: all of them
	case o.kind == ownerPlace && (find(s.text, o.Start, o.End, "、") >= 0 || e.inTurn(s, o.End)):
		return true
	case o.kind == ownerCountry:
		return true // an article that has a subject of its own only speaks of others
	case o.kind&ownerFacility != 0:
		return o.kind&ownerLasting == 0 && (s.offset > 0 || find(s.text, o.Start, o.End, "、") >= 0)
	}
	return ctx.overall && o.kind&(ownerArea|ownerNational|ownerHouse|ownerPlace|ownerPerson) == 0
}

// inTurn reports that a sentence goes on to speak of other places behind one: 江南区9833起，|城东区8120起.
func (e *Engine) inTurn(s *sentence, at int) bool {
	for i := range s.places {
		if p := &s.places[i]; p.Start > at && !p.part && separates(s.text[p.Start-1]) && !e.cues.compared(s.text, p.Start, p.End) {
			return true
		}
	}
	for i := at + 1; i+3 < len(s.text); i++ {
		if separates(s.text[i-1]) && e.areaLike(s.text[i:]) {
			return true
		}
	}
	return false
}

// areaLike reports the name of a district that no table has: 城东区, 高新区.
func (e *Engine) areaLike(text []rune) bool {
	for n := 2; n < min(4, len(text)) && isHan(text[0]); n++ {
		switch text[n] {
		case '区', '县', '镇', '乡':
			return e.owners.kinds.get(text[:n+1])&^(ownerFacility|ownerLasting) == 0 && e.traits.get(text[:n+1]).role&roleRegion == 0 &&
				(n+1 == len(text) || !strings.ContainsRune("域民政场内外长委局里", text[n+1]))
		}
		if !isHan(text[n]) {
			return false
		}
	}
	return false
}

// spokenOf is topicOf for a sentence that may have been asked before.
func (e *Engine) spokenOf(s *sentence) owner {
	if s.owner != nil {
		return *s.owner
	}
	return e.topicOf(s)
}

// lastName gives the last name before topic i that ends in a word. A sentence without the word has no such name, and needs not be
// read as long as all names before it are still kept.
func (ctx *context) lastName(e *Engine, i int, tail string) text {
	if i > mostSearched {
		return ctx.lastOfMany(e, i, tail)
	}
	for k := i - 1; k >= 0; k-- {
		t := &ctx.topics[k]
		if !t.heard && find(t.s.text, 0, len(t.s.text), tail) < 0 {
			continue
		}
		if ctx.topic(e, k).keeps && endsIn(t.owner.printed, tail) {
			return t.owner.inherited()
		}
	}
	return ctx.ownIf(tail)
}

// lastOfMany is lastName for an article that may have more names than are kept: its topics are heard in order, so that none leads back
// through all others.
func (ctx *context) lastOfMany(e *Engine, i int, tail string) text {
	for ; ctx.readTo < i; ctx.readTo++ {
		if t := ctx.topic(e, ctx.readTo); t.keeps {
			ctx.named++
			ctx.names = append(ctx.names[max(len(ctx.names)-mostNames, 0):], *t.owner)
		}
	}
	for _, name := range slices.Backward(ctx.names) {
		if endsIn(name.printed, tail) {
			return name.inherited()
		}
	}
	if ctx.named <= mostNames {
		return ctx.ownIf(tail)
	}
	return text{}
}

// ownIf gives the article's own subject, which it knows from the beginning, if its name ends in a word.
func (ctx *context) ownIf(tail string) text {
	if endsIn(ctx.own.printed, tail) {
		return ctx.own.inherited()
	}
	return text{}
}

// endsIn reports a name that is longer than a word and ends in it.
func endsIn(printed, tail string) bool {
	name := strings.TrimSuffix(fold.String(printed), "”")
	return strings.HasSuffix(name, tail) && name != tail
}
