package extract

import (
	"slices"
	"sync"

	"statclaim/extract/fold"
	"statclaim/extract/layout"
	"statclaim/extract/numeral"
	"statclaim/extract/period"
)

// Most sentences hold no number, no time and none of the words that context listens for. One look at their code points tells so, and none of
// the stages needs to read them.

// hints are what a text may hold, by bit.
type hints uint16

const (
	holdsNumber hints = 1 << iota
	holdsTime
	holdsZero     // an explicit zero: 未发生
	holdsReset    // a word that ends the reach of a period, or stands for one
	holdsPlan     // a word that turns to what is planned
	holdsForecast // a word that opens a paragraph of forecasts
	holdsVillage  // a word for the village spoken of last, or a name that may be a village's
	holdsTown     // what the name of a town ends with
	holdsArea     // 全市
	holdsHouse    // 公司
	holdsOwner    // any other word without which no clause names an owner: 该院, 妇联, 张某
	holdsOffice   // a word that the name of an office, organisation or site ends with, or a list of such
	mayEnd        // a mark that ends most sentences which hold it; or folds or a blank, before those are done
	lastFigure    // may be the last of a number that a time begins with
	behindFigure  // may stand behind that; the bit above lastFigure
	beginsWord    // may begin one of the words; the last bit
)

// holdsTold are the hints without one of which a sentence of prose is a mere topic of those behind it.
const holdsTold = holdsNumber | holdsTime | holdsZero | holdsReset | holdsPlan | holdsForecast

// glance is what tells a text's hints. It may give one that does not hold, but leaves none out.
type glance struct {
	one    [1 << 16]hints // by code point: those that it gives alone
	filter [1 << pairBits / 64]uint64
	pairs  [1 << pairBits]uint16 // the first of the words that begin with a pair; 0 for none
	words  []hintWord            // none at 0
	known  hints                 // that it has the words of
}

// hintWord is a word that gives a hint, small enough for a few to be one look into memory.
type hintWord struct {
	begins [6]uint16 // of its code points the first ones; enough, since a hint may be one too many
	length uint8     // of these
	hint   hints
	next   uint16 // of the same pair; 0 for none
}

// stands reports a word that begins at a position of a text.
func (w *hintWord) stands(text []rune, at int) bool {
	if at+int(w.length) > len(text) {
		return false
	}
	for i, r := range w.begins[:w.length] {
		if min(uint32(text[at+i]), far) != uint32(r) {
			return false
		}
	}
	return true
}

const (
	pairBits    = 15
	beginsShift = 15 // beginsWord is 1<<beginsShift
)

// plainGlance knows numbers, times and sentence ends, which no table of an engine changes.
var plainGlance = sync.OnceValue(func() *glance {
	g := &glance{words: make([]hintWord, 1)}
	g.addRunes(mayEnd, "。！？\n!?… \u00a0")
	for r := range rune(1 << 16) {
		if fold.Folds(r) {
			g.one[r] |= mayEnd
		}
		if numeral.Bears(r) {
			g.one[r] |= holdsNumber
		}
	}
	words, figures, behind := period.Signs()
	g.addWords(holdsTime, words...)
	g.addRunes(lastFigure, figures)
	g.addRunes(behindFigure, behind)
	g.known = holdsNumber | holdsTime | mayEnd
	return g
})

// newGlance adds what the engine's tables know.
func (e *Engine) newGlance() *glance {
	g := &glance{}
	*g = *plainGlance()
	g.words = slices.Clone(g.words)
	for _, set := range []struct {
		hint  hints
		words []string
	}{
		{holdsZero, e.zeroCues.list()}, {holdsReset, e.cues.Reset.words}, {holdsReset, e.cues.Holiday.words}, {holdsReset, e.cues.DoneEvent.words},
		{holdsPlan, e.cues.Plan.words}, {holdsForecast, e.cues.ForecastOpens.words}, {holdsVillage, e.owners.villages.list()}, {holdsVillage, []string{"村"}},
		{holdsTown, e.places.TownSuffixes()}, {holdsArea, e.owners.areas.list()}, {holdsHouse, e.owners.houses.list()},
		{holdsOffice, e.wordsThat(func(t traits) bool {
			return t.kind&(ownerFacility|ownerActor|ownerFeature|ownerAthlete) != 0 || t.role&roleOrganisation != 0
		})},
		{holdsOffice, e.cues.NameEnd.words}, {holdsOffice, []string{"等"}},
		{holdsOwner, e.wordsThat(func(t traits) bool { return t.kind&ownerName != 0 || t.role&(rolePronoun|roleRegion) != 0 })}, {holdsOwner, []string{"该", "某"}},
	} {
		g.addWords(set.hint, set.words...)
		g.known |= set.hint
	}
	return g
}

// wordsThat gives the words of the tables whose traits fit, in no order.
func (e *Engine) wordsThat(fit func(traits) bool) (out []string) {
	e.traits.each(func(word string, t traits) {
		if fit(t) {
			out = append(out, word)
		}
	})
	return out
}

func (g *glance) addWords(t hints, words ...string) {
	for _, word := range words {
		runes := []rune(word)
		if len(runes) == 1 {
			g.addRunes(t, word)
			continue
		}
		g.one[min(runes[0], far)] |= beginsWord
		key := pair(runes[0], runes[1])
		g.filter[key/64] |= 1 << (key & 63)
		w := hintWord{hint: t, next: g.pairs[key]}
		for i, r := range runes[:min(len(runes), len(w.begins))] {
			w.begins[i], w.length = uint16(min(r, far)), uint8(i+1)
		}
		g.pairs[key] = uint16(len(g.words))
		g.words = append(g.words, w)
	}
}

// addRunes adds words of one code point. Those of other planes have one entry together.
func (g *glance) addRunes(t hints, runes string) {
	for _, r := range runes {
		g.one[min(r, far)] |= t
	}
}

// far is the entry of the code points of other planes: that of one which is none.
const far = 1<<16 - 1

func pair(a, b rune) uint32 {
	return (uint32(a)<<16 ^ uint32(b)) * 0x9e3779b1 >> (32 - pairBits)
}

// begun gives the hints seen, and those of the words that begin at a position of a text.
func (g *glance) begun(text []rune, i int, key uint32, seen hints) hints {
	for at := g.pairs[key]; at != 0; {
		w := &g.words[at]
		if seen&w.hint == 0 && w.stands(text, i) {
			seen |= w.hint
		}
		at = w.next
	}
	return seen
}

// Ends of a sentence that must be read again: something in it folds, or a blank parts a figure from Han.
const (
	folded = -1 - iota
	parted
)

// sentence gives the end of the sentence of text that begins at start, and what it may hold; the end is folded or parted where one holds. All is
// told of a code point without a branch, which a text would have the processor guess wrong, but for the few that need a second look.
func (g *glance) sentence(text []rune, start int) (end int, seen hints) {
	before, last := hints(0), len(text)-1
	end = min(start+longest, len(text))
	for i := start; i < end; i++ {
		has := g.one[min(uint32(text[i]), far)]
		key := pair(text[i], text[min(i+1, last)])
		begins := hints(g.filter[key/64]>>(key&63)) << beginsShift & has
		times := before << 1 & has & behindFigure
		seen, before = seen|has, has
		if begins|times|has&mayEnd == 0 {
			continue
		}
		if begins != 0 {
			seen = g.begun(text, i, key, seen)
		}
		if times != 0 {
			seen |= holdsTime
		}
		if has&mayEnd == 0 {
			continue
		}
		if endsSentence(text, i) {
			return closed(text, i), seen
		}
		if fold.Folds(text[i]) {
			return folded, 0
		}
		if layout.PartsFigure(text, i) {
			return parted, 0
		}
	}
	if end == len(text) {
		return end, seen
	}
	return closed(text, cutNear(text, start, end)), g.known
}
