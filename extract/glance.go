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
	holdsOffice   // a word that the name of an office, organisation or site ends with, or a list of such
	mayEnd        // a mark that ends most sentences which hold it
	figure        // may be the last of a number that a time begins with
	behindFigure  // may stand behind that
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

const pairBits = 15

// plainGlance knows numbers, times and sentence ends, which no table of an engine changes.
var plainGlance = sync.OnceValue(func() *glance {
	g := &glance{}
	g.addRunes(mayEnd, "。！？\n!?…")
	for r := range rune(1 << 16) {
		if numeral.Bears(r) {
			g.one[r] |= uint32(holdsNumber)
		}
	}
	words, figures, behind := period.Signs()
	g.addWords(holdsTime, words...)
	g.addRunes(figure, figures)
	g.addRunes(behindFigure, behind)
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
		{holdsOffice, e.officeWords()},
		{holdsOffice, e.cues.NameEnd.words}, {holdsOffice, []string{"等"}},
	} {
		g.addWords(set.hint, set.words...)
		g.known |= set.hint
	}
	return g
}

// officeWords gives what the name of an office, organisation or site ends with, in no order.
func (e *Engine) officeWords() (out []string) {
	e.traits.each(func(word string, t traits) {
		if t.kind&(ownerFacility|ownerActor|ownerFeature) != 0 || t.role&roleOrganisation != 0 {
			out = append(out, word)
		}
	})
	return out
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

func (g *glance) entry(r rune) uint32 {
	if uint32(r) < 1<<16 {
		return g.one[r]
	}
	return g.far
}
