package extract

import "statclaim/schema"

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

// limit is a position that the name of an owner ends before.
type limit struct {
	at  int
	cut bool // something was refused for it: a farther limit may give another owner
}

// holds reports that a part of a name ends before the limit.
func (l *limit) holds(end int) bool {
	if end <= l.at {
		return true
	}
	l.cut = true
	return false
}

// asked is what was found when a clause was asked for its owner.
type asked struct {
	start int // the first word of the clause
	to    limit
	owner owner
}

// ownerOfClause gives the owner that the clause beginning at words[k] begins with, if it ends before a position: an organisation, place,
// person or site, the pronoun of one, or a class of people. A clause that only says who speaks has none. Every number of a sentence asks
// the clauses before it, so what is found is kept as long as the words are.
func (e *Engine) ownerOfClause(s *sentence, words []word, k, before int) owner {
	known := s.room.askedOf(s)
	if known == nil {
		return e.findOwner(s, words, k, &limit{at: before})
	}
	found := asked{start: k, to: limit{at: before}}
	for i := range *known {
		a := &(*known)[i]
		if a.start != k {
			continue
		}
		if before != a.to.at && (before < a.to.at || a.to.cut) {
			found.owner = e.findOwner(s, words, k, &found.to)
			*a = found
		}
		return a.owner
	}
	found.owner = e.findOwner(s, words, k, &found.to)
	*known = append(*known, found)
	return found.owner
}

// findOwner is ownerOfClause without what was found before.
func (e *Engine) findOwner(s *sentence, words []word, k int, to *limit) owner {
	located := false
	if o, end := e.quotedAt(s, words, k, to); !o.Empty() && !e.speaks(s, words, end) {
		return o
	}
	for k < len(words) && to.holds(words[k].End) {
		n := e.opening(s, words, k)
		if n == 0 {
			break
		}
		located = located || isChar(s, words[k], '在')
		k += n
	}
	if k >= len(words) || !to.holds(words[k].End) || words[k].kind&ownerSource != 0 || isChar(s, words[k], '每') || isChar(s, words[k], '距') {
		return owner{} // 每百名学生: anybody; 距西昌市112公里: not its figure
	}
	o, end := e.ownerAt(s, words, k, to)
	if o.Empty() {
		return e.doneBy(s, words, k, to)
	}
	if e.speaks(s, words, end) && (o.kind&ownerReporter != 0 || !e.announces(s, words, end)) {
		return owner{}
	}
	o.located = located
	return o
}

// ownerAt gives the owner whose name begins at words[k], and the index of the word behind it.
func (e *Engine) ownerAt(s *sentence, words []word, k int, to *limit) (owner, int) {
	kind := words[k].kind
	switch {
	case words[k].class == classQuantity:
		return e.provincesAt(s, words, k, to)
	case words[k].is(rolePronoun):
		return owner{Span: words[k].Span, pronoun: true}, k + 1
	case isChar(s, words[k], '该') && k+1 < len(words) && to.holds(words[k+1].End) && words[k+1].class == 'n' && !words[k+1].is(roleGeneric|roleSuffix) && !e.cues.NotWho.is(s.text[words[k+1].Start:words[k+1].End]):
		return owner{Span: schema.Span{Start: words[k].Start, End: words[k+1].End}, pronoun: true}, k + 2 // 该星座, 该团伙
	case kind&ownerVillage != 0:
		return owner{Span: words[k].Span, kind: ownerVillage, pronoun: true}, k + 1
	case words[k].is(roleRegion) && (k+1 >= len(words) || !to.holds(words[k+1].End)):
		return owner{Span: words[k].Span, kind: kind}, k + 1
	case words[k].is(roleRegion):
		o, end := e.nameAt(s, words, k+1, to)
		if kind&ownerNational == 0 && o.kind&ownerActor == 0 || o.kind&ownerGroup != 0 || o.Empty() {
			o.End, end = words[k].End, k+1 // 全县|企业: the county's
		}
		return owner{Span: schema.Span{Start: words[k].Start, End: o.End}, kind: kind | o.kind&ownerActor}, end
	}
	if n := s.wordOf(&e.owners.names, words[k].Start); n > 0 && to.holds(words[k].Start+n) {
		span := schema.Span{Start: words[k].Start, End: words[k].Start + n}
		if end := wordAt(words, span.End-1) + 1; words[end-1].End == span.End {
			return owner{Span: span, kind: ownerName}, end
		}
	}
	if n := s.wordOf(&e.owners.groups, words[k].Start); n > 0 && e.averages(s, words[k].Start+n) && !e.cues.Staff.is(s.text[words[k].Start:words[k].Start+n]) {
		return owner{Span: schema.Span{Start: words[k].Start, End: words[k].Start + n}, kind: ownerGroup}, k + 1
	}
	if p, end := e.namedPerson(s, words, k, to); !p.Empty() {
		return owner{Span: p, kind: ownerPerson}, end
	}
	o, end := e.nameAt(s, words, k, to)
	if o.Empty() {
		if p := e.personBehind(s, words, k, to); !p.Empty() {
			return owner{Span: p, kind: ownerPerson}, wordAt(words, p.End-1) + 1
		}
		return e.agentAt(s, words, k, to)
	}
	if end+1 >= len(words) || !isChar(s, words[end], '的') {
		return o, end
	}
	if inner, behind := e.nameAt(s, words, end+1, to); inner.kind&(ownerPerson|ownerFacility|ownerOrganisation|ownerActor) != 0 {
		return inner, behind // 杆洞乡的梁某某
	}
	return o, end
}

// provincesAt gives the provinces that a bulletin of the whole country counts: 31个省（自治区、直辖市）和新疆生产建设兵团.
func (e *Engine) provincesAt(s *sentence, words []word, k int, to *limit) (owner, int) {
	end := k + 1
	if s.quantities[words[k].index].Unit != "个" || end >= len(words) || !isWord(s, words[end], "省") && !isWord(s, words[end], "省份") && !isWord(s, words[end], "省区市") {
		return owner{}, k
	}
	end++
	const longest = 8 // words between the brackets
	for i := end; i < len(words) && i < end+longest && opensBracket(s, words[end]); i++ {
		if closesBracket(s, words[i]) {
			end = i + 1
			break
		}
	}
	if end+1 < len(words) && (isChar(s, words[end], '和') || isChar(s, words[end], '及')) && words[end+1].kind&ownerName != 0 {
		end += 2
	}
	if !to.holds(words[end-1].End) {
		return owner{}, k
	}
	return owner{Span: schema.Span{Start: words[k].Start, End: words[end-1].End}, kind: ownerOrganisation}, end
}

// averages reports 人均 and its like, before which a class of people is an owner: 农民|人均纯收入.
func (e *Engine) averages(s *sentence, at int) bool {
	return e.cues.PerHead.startAt(s.text, at)
}

// agentAt gives the noun phrase that begins at words[k] where a modal stands behind it: whom a rule binds owns its thresholds,
// whatever it is called (供餐单位|应当). Before 不得超过 stands a measure.
func (e *Engine) agentAt(s *sentence, words []word, k int, to *limit) (owner, int) {
	j := k
	for j < len(words) && to.holds(words[j].End) && (agentPart(words[j], j == k) || j > k && isBound(s, words[j])) {
		j++
	}
	end := j
	if end == k+1 && words[k].class == 'v' {
		return owner{}, k
	}
	for j < len(words) && to.holds(words[j].End) && words[j].kind&ownerModal == 0 && (words[j].class == 'd' || words[j].is(roleLink) && words[j].class != 'v') {
		j++
	}
	if end == k || j+1 >= len(words) || !to.holds(words[j].End) {
		return owner{}, k
	}
	if words[j].kind&ownerModal == 0 || words[j+1].is(roleLink|roleCompare) && !isChar(s, words[j+1], '在') {
		return owner{}, k
	}
	return owner{Span: schema.Span{Start: words[k].Start, End: words[end-1].End}, kind: ownerAgent}, end
}

// agentPart reports words that the phrase before a modal may hold.
func agentPart(w word, first bool) bool {
	if first && w.class == 'v' && w.Len() == 1 && !w.is(roleLink|roleAction) {
		return true // 供|餐单位
	}
	if w.is(roleGeneric | roleSuffix | roleRegion | roleStop | roleLink) {
		return false
	}
	switch w.class {
	case 'n', 's', 'x', 'a':
		return true
	case 'g':
		return !first && !w.is(roleAction)
	}
	return false
}

// speaks reports that the clause ends with a verb of saying: who stands before it is a source.
func (e *Engine) speaks(s *sentence, words []word, k int) bool {
	const farthest = 60
	for end := min(k+farthest, len(words)); k < end; k++ {
		w := words[k]
		if w.class == classQuantity || w.class == 'w' && separates(s.text[w.Start]) {
			return false
		}
		last := k+1 == len(words) || words[k+1].class == 'w' && s.text[words[k+1].Start] != '、'
		if last && w.kind&ownerSay != 0 {
			return !isWord(s, words[k-1], "情况") // 某银行三季度经营情况|通报: a name of what was said
		}
	}
	return false
}

// doneBy gives who leads or does what a clause speaks of: 该研究|由|浙江大学医学院|牵头.
func (e *Engine) doneBy(s *sentence, words []word, k int, to *limit) owner {
	const farthest = 8
	for j := k; j+2 < len(words) && j < k+farthest && !separates(s.text[words[j].Start]); j++ {
		if !isChar(s, words[j], '由') || !to.holds(words[j+1].End) {
			continue
		}
		o, end := e.nameAt(s, words, j+1, to)
		if o.kind&(ownerActor|ownerOrganisation|ownerCompany|ownerFacility) == 0 || o.short || end >= len(words) || !e.cues.Leads.startAt(s.text, words[end].Start) {
			return owner{}
		}
		return o
	}
	return owner{}
}

// announces reports a clause of saying behind which who speaks goes on with what he does himself: 央行宣布，|将利率上调至15%.
func (e *Engine) announces(s *sentence, words []word, k int) bool {
	for k < len(words) && words[k].class != 'w' {
		k++
	}
	if k == 0 || k+1 >= len(words) || s.text[words[k].Start] != '，' {
		return false
	}
	said, next := words[k-1], words[k+1]
	return e.cues.Announces.is(s.text[said.Start:said.End]) && e.cues.Announced.startAt(s.text, next.Start)
}

// opening gives how many words at words[k] may stand before the subject of a clause: a time or adverb, an enumerator in brackets, a
// number with 的 (14岁的|李某某).
func (e *Engine) opening(s *sentence, words []word, k int) int {
	w := words[k]
	switch {
	case k == 0 && s.offset == 0 && dateline(s, words) > 0:
		return dateline(s, words)
	case w.class == 'd' && w.Len() == 1 && !s.placeAround(w.Span).Empty():
		return 0 // 永|善供电局
	case opensBracket(s, w):
		const longest = 4
		for i := k + 1; i < len(words) && i < k+longest; i++ {
			if closesBracket(s, words[i]) {
				return i + 1 - k
			}
		}
		return 0
	case s.text[w.Start] == '第':
		const longest = 6
		for i := k; i < len(words) && i < k+longest; i++ {
			if s.text[words[i].End-1] == '条' {
				return i + 1 - k
			}
		}
		return 0
	case isChar(s, w, '与') || isChar(s, w, '同') || isChar(s, w, '和') || isChar(s, w, '跟'):
		return 0 // with whom, not who
	case w.class == classQuantity && k+1 < len(words) && isChar(s, words[k+1], '的'):
		return 2
	case isChar(s, w, '该') || isChar(s, w, '每'):
		return 0 // whose name follows; any of them
	case e.opens(s, w):
		return 1
	}
	return 0
}

// dateline gives how many words the dateline has that a paragraph begins with: 合肥讯, 本报临江6月12日电（记者 赵某）.
func dateline(s *sentence, words []word) int {
	const longest = 8
	for i := 1; i < len(words) && i < longest; i++ {
		if separates(s.text[words[i].Start]) {
			return 0
		}
		if last := s.text[words[i].End-1]; last != '讯' && last != '电' || i+1 == len(words) {
			continue
		}
		if next := words[i+1]; next.class != classPeriod && (next.class != 'w' || separates(s.text[next.Start])) {
			continue
		}
		return i + 1
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
	return opensClause(s, w) && (w.class == 'w' || w.kind == 0)
}
