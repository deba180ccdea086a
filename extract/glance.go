package extract

import (
	"sync"
	"unicode/utf8"

	"statclaim/extract/numeral"
	"statclaim/extract/period"
)

// Most sentences hold no number, no time and none of the words that context listens for. One look at their code points, two by two, tells
// so, and none of the stages needs to read them.

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
	holdsThis     // 该
	mayEnd        // a mark that ends most sentences which hold it
)

// holdsTold are the hints without one of which a sentence of prose is a mere topic of those behind it.
const holdsTold = holdsNumber | holdsTime | holdsZero | holdsReset | holdsPlan | holdsForecast | holdsVillage

// glance is the table that tells a text's hints. It may see what is not there, since pairs share the entries of two, but it misses nothing.
type glance struct {
	one   [1 << 16]uint32 // by code point: hints that it has alone, and above them those of the words that it begins
	two   [1 << pairBits]hints
	far   uint32 // one of the code points of the other planes, taken together
	known hints  // that the table has the words of
}

const pairBits = 14

// plainGlance knows numbers, times and sentence ends, which no table of an engine changes.
var plainGlance = sync.OnceValue(func() *glance {
	g := &glance{}
	g.addRunes(mayEnd, "。！？\n!?…")
	for r := range rune(1 << 16) {
		if numeral.Bears(r) {
			g.one[r] |= uint32(holdsNumber)
		}
	}
	words, numerals := period.Signs()
	g.addWords(holdsTime, words...)
	g.addRunes(holdsTime, numerals)
	g.known = holdsNumber | holdsTime | mayEnd
	return g
})

// newGlance adds what the engine's tables know.
func (e *Engine) newGlance() *glance {
	g := &glance{}
	*g = *plainGlance()
	for _, set := range []struct {
		hint  hints
		words []string
	}{
		{holdsZero, e.zeroCues.list()}, {holdsReset, e.cues.Reset.words}, {holdsReset, e.cues.Holiday.words}, {holdsReset, e.cues.DoneEvent.words},
		{holdsPlan, e.cues.Plan.words}, {holdsForecast, e.cues.ForecastOpens.words}, {holdsVillage, e.owners.villages.list()}, {holdsVillage, []string{"村"}},
		{holdsTown, e.places.TownSuffixes()}, {holdsArea, e.owners.areas.list()}, {holdsHouse, e.owners.houses.list()}, {holdsThis, []string{"该"}},
	} {
		g.addWords(set.hint, set.words...)
		g.known |= set.hint
	}
	return g
}

func (g *glance) addWords(t hints, words ...string) {
	for _, word := range words {
		first, size := utf8.DecodeRuneInString(word)
		if size == len(word) {
			g.addRunes(t, word)
			continue
		}
		second, _ := utf8.DecodeRuneInString(word[size:])
		g.add(first, uint32(t)<<16)
		g.two[pair(first, second)] |= t
	}
}

func (g *glance) addRunes(t hints, runes string) {
	for _, r := range runes {
		g.add(r, uint32(t))
	}
}

func (g *glance) add(r rune, entry uint32) {
	if r >= 1<<16 {
		g.far |= entry
		return
	}
	g.one[r] |= entry
}

func pair(a, b rune) uint32 {
	return (uint32(a)<<16 ^ uint32(b)) * 0x9e3779b1 >> (32 - pairBits)
}

// at gives the hints that a code point has with the one behind it.
func (g *glance) at(r, next rune) hints {
	entry := g.far
	if r < 1<<16 {
		entry = g.one[r]
	}
	return hints(entry) | hints(entry>>16)&g.two[pair(r, next)]
}

// of gives the hints of a text.
func (g *glance) of(text []rune) (seen hints) {
	for i, r := range text {
		next := rune(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		seen |= g.at(r, next)
	}
	return seen
}
