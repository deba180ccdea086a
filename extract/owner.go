package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"

	"statclaim/schema"
)

// ownerKind is what a word says about whose figures stand near it, from data/owners.tsv.
type ownerKind uint32

const (
	ownerFacility     ownerKind = 1 << iota // ends the name of a work, service or site: 机场, 高速
	ownerGroup                              // people or firms as a class: 农民, 企业
	ownerSay                                // who stands before it speaks: 介绍, 表示
	ownerSource                             // opens a clause that names a source: 据
	ownerReporter                           // an office whose figures are its area's: 统计局
	ownerActor                              // an office that reports its own work: 法院
	ownerArea                               // the reporting area: 全市
	ownerNational                           // 全国
	ownerHouse                              // the reporting organisation: 公司, 全院
	ownerVillage                            // the village spoken of last: 村里
	ownerOrganisation                       // any other organisation
	ownerName                               // an owner by itself: 两市, 妇联
	ownerTrade                              // what a headline calls an office: 检察
	ownerModal                              // binds whoever stands before it: 应当
	ownerAgent                              // who does what is counted, by any name
	ownerCompany                            // ends the name of a firm
	ownerFeature                            // makes the place before it the name of a water or mountain: 湾, 岛
	ownerPlace                              // the name of a place
	ownerPerson                             // 张某
)

var ownerKinds = map[string]ownerKind{
	"facility": ownerFacility, "group": ownerGroup, "say": ownerSay, "source": ownerSource, "reporter": ownerReporter,
	"actor": ownerActor, "area": ownerArea, "national": ownerNational, "house": ownerHouse, "village": ownerVillage,
	"feature": ownerFeature, "name": ownerName, "trade": ownerTrade, "modal": ownerModal, "company": ownerCompany,
}

// owners holds the words of data/owners.tsv: by word, and those that are searched in running text.
type owners struct {
	kinds    map[string]ownerKind
	areas    wordSet // area and national
	houses   wordSet
	actors   wordSet
	villages wordSet
	features wordSet
	trades   wordSet
	names    wordSet
	sites    wordSet // facilities
}

func loadOwners(tables fs.FS) (owners, error) {
	const path = "owners.tsv"
	file, err := tables.Open(path)
	if err != nil {
		return owners{}, err
	}
	defer file.Close()
	lists := map[ownerKind][]string{}
	out := owners{kinds: map[string]ownerKind{}}
	scan := bufio.NewScanner(file)
	for line := 1; scan.Scan(); line++ {
		text := scan.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(text, "\t")
		kind, known := ownerKinds[name]
		if !ok || !known {
			return owners{}, fmt.Errorf("%s:%d: want a kind, a tab and words, got %q", path, line, text)
		}
		for _, w := range strings.Fields(list) {
			out.kinds[w] |= kind
			lists[kind] = append(lists[kind], w)
		}
	}
	out.areas = newWordSet(append(lists[ownerArea], lists[ownerNational]...))
	out.houses = newWordSet(lists[ownerHouse])
	out.actors = newWordSet(lists[ownerActor])
	out.villages = newWordSet(lists[ownerVillage])
	out.features = newWordSet(lists[ownerFeature])
	out.trades = newWordSet(lists[ownerTrade])
	out.names = newWordSet(lists[ownerName])
	out.sites = newWordSet(lists[ownerFacility])
	return out, scan.Err()
}

func (e *Engine) kindOf(s *sentence, w word) ownerKind {
	return e.owners.kinds[string(s.text[w.Start:w.End])]
}

// owner is somebody that a clause names as the one its figures belong to.
type owner struct {
	schema.Span
	kind    ownerKind
	pronoun bool // the span is 该院, 其: the name stood before
	short   bool // the span is 中心, 法庭 alone: a name may have stood before
	located bool // behind 在: where it was done, not who did it
}

// carries reports an owner that the next sentences go on to speak of. A class of people, and the office that publishes what it has
// counted, are forgotten behind their own sentence.
func (o owner) carries() bool {
	return o.kind&(ownerGroup|ownerReporter|ownerAgent) == 0 && !o.located
}

// ownerOfClause gives the owner that the clause beginning at words[k] begins with, if it ends before limit: an organisation, place,
// person or site, the pronoun of one, or a class of people. A clause that only says who speaks has none.
func (e *Engine) ownerOfClause(s *sentence, words []word, k, limit int) owner {
	located := false
	for k < len(words) && words[k].End <= limit {
		n := e.opening(s, words, k)
		if n == 0 {
			break
		}
		located = located || isChar(s, words[k], '在')
		k += n
	}
	if k >= len(words) || words[k].End > limit || e.kindOf(s, words[k])&ownerSource != 0 {
		return owner{}
	}
	o, end := e.ownerAt(s, words, k, limit)
	if o.Empty() || e.speaks(s, words, end) {
		return owner{}
	}
	o.located = located
	return o
}

// ownerAt gives the owner whose name begins at words[k], and the index of the word behind it.
func (e *Engine) ownerAt(s *sentence, words []word, k, limit int) (owner, int) {
	kind := e.kindOf(s, words[k])
	switch {
	case words[k].is(rolePronoun):
		return owner{Span: words[k].Span, pronoun: true}, k + 1
	case kind&ownerVillage != 0:
		return owner{Span: words[k].Span, kind: ownerVillage, pronoun: true}, k + 1
	case words[k].is(roleRegion) && (k+1 >= len(words) || words[k+1].End > limit):
		return owner{Span: words[k].Span, kind: kind}, k + 1
	case words[k].is(roleRegion):
		o, end := e.nameAt(s, words, k+1, limit)
		if kind&ownerNational == 0 && o.kind&ownerActor == 0 || o.kind&ownerGroup != 0 || o.Empty() {
			o.End, end = words[k].End, k+1 // 全县|企业: the county's
		}
		return owner{Span: schema.Span{Start: words[k].Start, End: o.End}, kind: kind | o.kind&ownerActor}, end
	}
	if n := e.owners.names.longest(s.text[words[k].Start:]); n > 0 && words[k].Start+n <= limit {
		span := schema.Span{Start: words[k].Start, End: words[k].Start + n}
		if end := wordAt(words, span.End-1) + 1; words[end-1].End == span.End {
			return owner{Span: span, kind: ownerName}, end
		}
	}
	o, end := e.nameAt(s, words, k, limit)
	if o.Empty() {
		return e.agentAt(s, words, k, limit)
	}
	if end+1 >= len(words) || !isChar(s, words[end], '的') {
		return o, end
	}
	if inner, behind := e.nameAt(s, words, end+1, limit); inner.kind&(ownerPerson|ownerFacility|ownerOrganisation|ownerActor) != 0 {
		return inner, behind // 杆洞乡的梁某某
	}
	return o, end
}

// agentAt gives the noun phrase that begins at words[k] where a verb of action or a modal stands behind it: who does it owns what is
// counted, whatever it is called (学校食堂|应当, 突击队|打通).
func (e *Engine) agentAt(s *sentence, words []word, k, limit int) (owner, int) {
	j := k
	for j < len(words) && words[j].End <= limit && (words[j].class == 'n' || words[j].class == 's' || words[j].class == 'x' || words[j].class == 'a' || j > k && words[j].class == 'g' && !words[j].is(roleAction)) && !words[j].is(roleGeneric|roleSuffix|roleRegion|roleStop|roleLink) {
		j++
	}
	if j == k || s.text[words[k].Start] == '新' || words[j-1].class == 'a' {
		return owner{}, k
	}
	end := j
	for j < len(words) && words[j].End <= limit && (words[j].class == 'd' || words[j].is(roleLink) && words[j].class != 'v') {
		j++
	}
	if j >= len(words) || words[j].End > limit || !e.acts(s, words[j]) {
		return owner{}, k
	}
	return owner{Span: schema.Span{Start: words[k].Start, End: words[end-1].End}, kind: ownerAgent}, end
}

func (e *Engine) acts(s *sentence, w word) bool {
	return e.kindOf(s, w)&ownerModal != 0
}

// nameAt collects the name that begins at words[k], and the index of the word behind it: the longest run of words that may stand in
// one and ends in a word that may end one. A list may close with 等 (消防、武警、民兵等).
func (e *Engine) nameAt(s *sentence, words []word, k, limit int) (owner, int) {
	if words[k].is(roleAction) && !words[k].is(roleOrganisation) || isChar(s, words[k], '新') {
		return owner{}, k
	}
	o, end := owner{}, k
	items := true // every item of a list so far ends like a name
	j := k
	for ; j < len(words) && words[j].End <= limit && namesPart(s, words[j]); j++ {
		if isChar(s, words[j], '、') {
			items = items && end == j
			continue
		}
		if kind := e.endsName(s, words, k, j); kind != 0 && items {
			short := j == k && kind&(ownerName|ownerHouse|ownerPlace) == 0
			o, end = owner{Span: schema.Span{Start: words[k].Start, End: words[j].End}, kind: kind, short: short}, j+1
		}
	}
	if j > k && j < len(words) && words[j].End <= limit {
		if p := person(s, words, j); !p.Empty() {
			return owner{Span: p, kind: ownerPerson}, j + 1
		}
		if o.Empty() && e.closesList(s, words, k, j) {
			return owner{Span: schema.Span{Start: words[k].Start, End: words[j].End}, kind: ownerOrganisation}, j + 1
		}
	}
	return closeQuote(s, words, o, end)
}

// person gives the name of somebody whose given name is withheld: 张某, 李某某. The word words[j] may hold more: 陈|某种.
func person(s *sentence, words []word, j int) schema.Span {
	end := words[j].Start
	for end < words[j].End+1 && end < len(s.text) && s.text[end] == '某' {
		end++
	}
	if end == words[j].Start || words[j-1].class == 'w' || words[j-1].Len() > 1 {
		return schema.Span{}
	}
	return schema.Span{Start: words[j-1].Start, End: end}
}

// closesList reports 等 behind a list of organisations, which the number and noun behind it say they are: 妇联、民政、残联等|7家单位.
func (e *Engine) closesList(s *sentence, words []word, k, j int) bool {
	if !isChar(s, words[j], '等') || j+2 >= len(words) || words[j+1].class != classQuantity || words[j-1].class == 'w' {
		return false
	}
	for i := k; i < j; i++ {
		if isChar(s, words[i], '、') {
			return words[j+2].is(roleOrganisation) || e.kindOf(s, words[j+2])&(ownerFacility|ownerGroup) != 0
		}
	}
	return false
}

// closeQuote takes the closing mark of a quoted name into it, and refuses a name that ends in the midst of a quotation.
func closeQuote(s *sentence, words []word, o owner, end int) (owner, int) {
	if o.Empty() {
		return o, end
	}
	open := 0
	for _, r := range s.text[o.Start:o.End] {
		switch r {
		case '“':
			open++
		case '”':
			open--
		}
	}
	if open <= 0 {
		return o, end
	}
	if end < len(words) && isChar(s, words[end], '”') {
		o.End = words[end].End
		return o, end + 1
	}
	return owner{}, end
}

// endsName gives the kind of the name that words[k:j+1] is, or 0. A word that only says what kind of thing it is needs others before
// it, or must not be the attribute of a noun (企业|贷款).
func (e *Engine) endsName(s *sentence, words []word, k, j int) ownerKind {
	w := words[j]
	attribute := j+1 < len(words) && (words[j+1].class == 'n' || words[j+1].class == 'g' || words[j+1].class == 'x')
	if s.placesSpan(schema.Span{Start: words[k].Start, End: w.End}) {
		return ownerPlace
	}
	if w.Len() == 1 && (j == k || words[j-1].class == 'w' || j+1 < len(words) && words[j+1].is(roleSuffix|roleGeneric)) {
		return 0
	}
	kind := e.kindOf(s, w) & (ownerFacility | ownerGroup | ownerReporter | ownerActor | ownerHouse | ownerName)
	if kind == 0 && w.is(roleOrganisation) {
		kind = ownerOrganisation
		if j == k {
			kind = ownerGroup // 单位, 部门: any of them
		}
	}
	switch {
	case kind&(ownerName|ownerHouse) != 0:
	case kind&ownerGroup != 0 && attribute:
		return 0
	case kind&ownerReporter != 0 && j == k && attribute:
		return 0
	case kind&ownerFacility != 0 && (words[k].class == 'g' || j == k && attribute):
		return 0
	}
	return kind
}

// speaks reports that the clause ends with a verb of saying: who stands before it is a source.
func (e *Engine) speaks(s *sentence, words []word, k int) bool {
	for ; k < len(words); k++ {
		w := words[k]
		if w.class == classQuantity || w.class == 'w' && separates(s.text[w.Start]) {
			return false
		}
		last := k+1 == len(words) || words[k+1].class == 'w' && s.text[words[k+1].Start] != '、'
		if last && e.kindOf(s, w)&ownerSay != 0 {
			return true
		}
	}
	return false
}

// opening gives how many words at words[k] may stand before the subject of a clause: a time or adverb, an enumerator in brackets, a
// number with 的 (14岁的|李某某).
func (e *Engine) opening(s *sentence, words []word, k int) int {
	w := words[k]
	switch {
	case opensBracket(s, w):
		const longest = 4
		for i := k + 1; i < len(words) && i < k+longest; i++ {
			if closesBracket(s, words[i]) {
				return i + 1 - k
			}
		}
		return 0
	case isChar(s, w, '第'):
		const longest = 6
		for i := k + 1; i < len(words) && i < k+longest; i++ {
			if isChar(s, words[i], '条') {
				return i + 1 - k
			}
		}
		return 0
	case w.class == classQuantity && k+1 < len(words) && isChar(s, words[k+1], '的'):
		return 2
	case e.opens(s, w):
		return 1
	}
	return 0
}

// opensClause reports words that may stand before the subject of a clause.
func opensClause(s *sentence, w word) bool {
	switch w.class {
	case classPeriod, 't', 'd', 'c':
		return !w.is(roleRegion | rolePronoun | roleOrganisation)
	case 'w':
		return !separates(s.text[w.Start])
	}
	return w.is(roleStop) || isChar(s, w, '在')
}

// opens is opensClause for words that are no owner themselves.
func (e *Engine) opens(s *sentence, w word) bool {
	return opensClause(s, w) && (w.class == 'w' || e.kindOf(s, w) == 0)
}

// namesPart reports words that a name of an organisation or a list of such may hold.
func namesPart(s *sentence, w word) bool {
	switch w.class {
	case 'n', 's', 'x', 'g', 'a', 'b', 'i', 'm', 'q', 'f', 'j':
		return !w.is(roleRegion | roleUp | roleDown)
	case 'w':
		r := s.text[w.Start]
		return r == '、' || r == '“' || r == '”' || r == '·' || r == '（' || r == '）'
	case 'c':
		return w.Len() == 1
	}
	return w.is(roleOrganisation|roleOwner) || isWord(s, w, "高速")
}

// within reports whether a text holds a word of the set.
func (w wordSet) within(text []rune) bool {
	for i := range text {
		if w.longest(text[i:]) > 0 {
			return true
		}
	}
	return false
}
