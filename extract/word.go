package extract

import (
	"io/fs"

	"statclaim/extract/lexicon"
	"statclaim/schema"
)

// word is one unit of a sentence for the phrase finder: a dictionary word, a punctuation mark, or a recognised quantity,
// period or place as a whole.
type word struct {
	schema.Span
	traits
	index int32 // of the quantity or period in the sentence
	class byte  // lexicon class, or classQuantity, classPeriod
}

// traits are what the tables say of a word, whatever stands around it. They are looked up once for each word: many who ask follow.
type traits struct {
	role role
	kind ownerKind
}

// Classes beyond those of the lexicon.
const (
	classQuantity = 'Q'
	classPeriod   = 'T'
)

// role is what a word does around numbers, from data/roles.tsv; most words have none.
type role uint32

const (
	roleLink         role = 1 << iota // links an indicator to its value: 达, 为, 完成
	roleUp                            // says that something grew
	roleDown                          // says that something shrank
	roleFlat                          // says that nothing changed
	roleCompare                       // opens a comparison: 比, 较
	roleAction                        // a verb whose object is counted: 抓获, 发放
	roleSuffix                        // makes a noun of the verb before it: 率, 数
	roleRegion                        // names the reporting place by a pronoun: 全市, 我省
	roleStop                          // never part of a noun phrase: 全部, 均, 分别
	roleOrganisation                  // ends the name of an organisation: 局, 法院
	roleGeneric                       // a head that says nothing by itself: 总量, 人数
	rolePronoun                       // stands for a subject named before: 该院, 其
	roleOwner                         // ends the name of an owner inside a phrase: 景区, 派出所
	roleHead                          // an adjective that may head a noun phrase: 食药|安全
	roleLandmark                      // says how far a number has come, not what it counts: 大关, 台阶
	roleAdverbial                     // makes an adverbial of the phrase behind it: 经, 扣除
	roleAverage                       // opens an average behind what is counted: 人均
	roleLight                         // a verb that says no more than that the verb behind it was done: 开展, 进行
	roleYield                         // a verb behind who or what it comes from, not what it is done to: 造成, 贡献
	roleAttribute                     // a verb that before a noun only describes it: 被困|群众, 在编|员工
	roleTail                          // a classifier that also ends nouns: 竹林|道, 宣传|册
	roleExtent                        // a noun that tells how far the verb before it went: 支付|进度, 成交|均价
)

var roleNames = map[string]role{
	"link": roleLink, "up": roleUp, "down": roleDown, "flat": roleFlat, "compare": roleCompare, "action": roleAction,
	"suffix": roleSuffix, "region": roleRegion, "stop": roleStop, "organisation": roleOrganisation, "generic": roleGeneric,
	"pronoun": rolePronoun, "owner": roleOwner, "average": roleAverage, "landmark": roleLandmark, "head": roleHead, "adverbial": roleAdverbial, "attribute": roleAttribute, "light": roleLight, "yield": roleYield, "extent": roleExtent, "tail": roleTail,
}

func (w word) is(r role) bool { return w.role&r != 0 }

// roles maps words to their roles.
type roles struct{ runeMap[role] }

func loadRoles(tables fs.FS) (*roles, error) {
	out := &roles{}
	err := readLists(tables, "roles.tsv", "a role, a tab and words", func(name string, words []string) bool {
		r, known := roleNames[name]
		for _, w := range words {
			out.update(w, func(present role) role { return present | r })
		}
		return known
	})
	return out, err
}

// traitsOf unites what the tables say.
func traitsOf(roles *roles, owners *owners) *runeMap[traits] {
	out := &runeMap[traits]{}
	roles.each(func(word string, r role) {
		out.update(word, func(t traits) traits { return traits{r, t.kind} })
	})
	owners.kinds.each(func(word string, k ownerKind) {
		out.update(word, func(t traits) traits { return traits{t.role, k} })
	})
	return out
}

// wordsOf cuts a sentence into words. Quantities with their outer cues and periods are one word each; what lies between is
// segmented by the dictionary.
func (e *Engine) wordsOf(s *sentence) []word {
	if s.words != nil {
		return s.words
	}
	s.noteGuards()
	room := s.room
	if room == nil {
		room = &scratch{}
	}
	out := room.lend(s)
	plain := func(start, end int) {
		room.tokens = e.lexicon.SegmentIn(&room.cutting, s.text[start:end], room.tokens[:0])
		for i, t := range room.tokens {
			if i+1 < len(room.tokens) && s.endsUnit(start, t) { // 昆明市|域
				t.End--
				next := &room.tokens[i+1]
				next.Start, next.Class = t.End, 'n'
			}
			span := schema.Span{Start: start + t.Start, End: start + t.End}
			out = append(out, word{Span: span, class: t.Class, traits: e.traits.get(s.text[span.Start:span.End])})
		}
	}
	at, q, p := 0, 0, 0
	for q < len(s.quantities) || p < len(s.periods) {
		if q < len(s.quantities) && s.plain(q) && !s.isCohort(q) {
			q++ // 一举, 第一时间: plain words
			continue
		}
		w := word{class: classQuantity, index: int32(q)}
		if q < len(s.quantities) && (p >= len(s.periods) || s.quantities[q].Outer.Start < s.periods[p].Span.Start) {
			w.Span = s.quantities[q].Outer
			if s.plain(q) { // a cohort
				w.Span.End++
				w.class = 'n'
			}
			q++
		} else {
			w = word{class: classPeriod, index: int32(p), Span: s.periods[p].Span}
			p++
		}
		if w.Start < at {
			continue
		}
		plain(at, w.Start)
		w.kind = e.traits.get(s.text[w.Start:w.End]).kind
		out = append(out, w)
		at = w.End
	}
	plain(at, len(s.text))
	s.words = out
	return out
}

// endsUnit reports a token with a place that ends a character before it, since that character belongs to the next word: 昆明|市域, 关岭|县域.
func (s *sentence) endsUnit(start int, t lexicon.Token) bool {
	if t.Class != 's' || t.End-t.Start < 3 {
		return false
	}
	last := s.text[start+t.End-1]
	return (last == '市' || last == '县' || last == '省' || last == '州') && s.placeEndsAt(start+t.End-1)
}

// mostNoted is how many quantities of a sentence are noted as plain words.
const mostNoted = 64

// noteGuards keeps which quantities are plain words when the words of a sentence are first asked for: rules guard more of them later, and
// who asks again is to find the same words.
func (s *sentence) noteGuards() {
	if s.noted {
		return
	}
	s.noted, s.guarded = true, 0
	for i := range s.quantities[:min(len(s.quantities), mostNoted)] {
		if s.quantities[i].Guard != "" {
			s.guarded |= 1 << i
		}
	}
}

// plain reports a quantity that is plain words.
func (s *sentence) plain(i int) bool {
	if i < mostNoted {
		return s.guarded>>i&1 == 1
	}
	return s.quantities[i].Guard != ""
}

// isCohort reports a number that with 后 names those who were born then, which is a noun: 90后.
func (s *sentence) isCohort(i int) bool {
	q := &s.quantities[i]
	return q.Guard == "cohort" && q.Outer.End < len(s.text) && s.text[q.Outer.End] == '后'
}

// wordAt gives the index of the word that holds a position, or of the first behind it.
func wordAt(words []word, at int) int {
	low, high := 0, len(words)
	for low < high {
		if middle := (low + high) / 2; words[middle].End > at {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
