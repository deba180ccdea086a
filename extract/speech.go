package extract

import (
	"strings"

	"statclaim/extract/layout"
)

// speakers tells for each paragraph that is a quotation the organisation of who speaks.
type speakers map[*layout.Paragraph]text

// speakersOf finds the speakers of an article: whose office stands behind a quotation: “我们有25名民警。”
// 永宁中心派出所所长王某说。
func (e *Engine) speakersOf(all []*sentence) speakers {
	out := speakers{}
	for _, s := range all {
		if s.offset == 0 || !opensQuote(s.paragraph.Runes[0]) || !e.saysSo(s.text) {
			continue
		}
		words := e.wordsOf(s)
		o, _ := e.nameAt(s, words, 0, &limit{at: len(s.text)})
		if o.kind == ownerPerson {
			o, _ = e.nameAt(s, words, 0, &limit{at: o.Start})
		}
		s.unread() // the sentence's turn comes later, with its quantities
		if o.kind&(ownerActor|ownerOrganisation|ownerFacility) != 0 && !o.short {
			out[s.paragraph] = stated(s, o.Span).inherited()
		}
	}
	return out
}

// saysSo reports a sentence that ends with a verb of saying.
func (e *Engine) saysSo(text []rune) bool {
	const longest = 4
	start, end := max(len(text)-longest, 0), len(text)
	for end > start && strings.ContainsRune("。！？\n ", text[end-1]) {
		end--
	}
	for i := start; i < end; i++ {
		if e.owners.kinds.get(text[i:end])&ownerSay != 0 {
			return true
		}
	}
	return false
}
