package extract

import (
	"strings"

	"statclaim/schema"
)

// phrase is a noun phrase or verb of a sentence. An empty span is none.
type phrase struct {
	schema.Span
	verb bool // the phrase is the action itself: 审执结
}

// before finds the noun phrase that a number behind words[i] measures: the one that ends left of i within the clause, links,
// adverbs, directions and comparisons skipped. Where a verb stands there instead of a noun, the verb is the phrase.
func before(s *sentence, words []word, i int) phrase {
	if p := averageGain(s, words, i-1); !p.Empty() {
		return p
	}
	if p := dimension(s, words, i); !p.Empty() {
		return p
	}
	if p := doneOf(s, words, i-1); !p.Empty() {
		return p
	}
	j := skipLinks(s, words, i-1)
	if j < 0 || clauseEnd(s, words[j]) {
		return phrase{}
	}
	if words[j].class == classQuantity {
		return classOf(s, words, j, i)
	}
	if p := wholeItem(s, words, j); !p.Empty() {
		return p
	}
	if p := nounEndingAt(s, words, j); !p.Empty() {
		start := wordAt(words, p.Start)
		if eachOf(s, words, start, j) {
			if start > 1 && isWord(s, words[start-2], "平均") {
				start--
			}
			return before(s, words, start-1) // 劝导员867人，平均每村|1.6人
		}
		if k := circumstance(s, words, start, j, i); k >= 0 {
			return before(s, words, k)
		}
		if k := adverbialStart(s, words, start); k >= 0 && !startsWithAny(s.text, words[i].End, "影响", "带动", "拉动", "推动", "提振") {
			if told := before(s, words, k); !told.Empty() || !isWord(s, words[k], "由于") {
				return told
			}
		}
		if k := partOpening(s, words, start, j); k >= 0 {
			if part := before(s, words, k); !part.Empty() {
				return part
			}
		}
		return p
	}
	if p := tornNoun(s, words, j); !p.Empty() {
		return p
	}
	verb := verbEndingAt(s, words, j)
	if verb.Empty() {
		return verb
	}
	if k := skipLinks(s, words, wordAt(words, verb.Start)-1); k >= 0 && !clauseEnd(s, words[k]) && words[k].class != classQuantity {
		p := nounEndingAt(s, words, k)
		if !p.Empty() && (verb.Len() == 1 && !namesOwner(s, words, p) || topicOfClause(s, words, p) && !tells(s, words, verb.Span, k)) { // 报告就|写|了上千页: what it was done to says more
			return p
		}
	}
	return verb
}

// eachOf reports a noun that only says what an average is over: 平均每村1.6人, 每个行政村2家. Behind 按 it is what is paid for.
func eachOf(s *sentence, words []word, start, j int) bool {
	if start == 0 || words[j].is(roleGeneric|roleSuffix) || start > 1 && isChar(s, words[start-2], '按') {
		return false
	}
	n := words[j].End - words[start].Start
	return n <= 4 && isWord(s, words[start-1], "每个") || n <= 2 && start == j && isChar(s, words[start-1], '每')
}

// classOf gives the number words[j] as the class of what the number words[i] counts: 600分以上的|有93人.
func classOf(s *sentence, words []word, j, i int) phrase {
	q := &s.quantities[words[j].index]
	if j+1 >= i || !isChar(s, words[j+1], '的') || q.Unit == "" || i-j > 4 {
		return phrase{}
	}
	p := phrase{Span: words[j].Span}
	if q.Qualifier == schema.Exact {
		if j == 0 || words[j-1].class != 'v' || words[j-1].is(roleLink) {
			return phrase{}
		}
		p.Start = words[j-1].Start // 扣12分的
		return p
	}
	if j > 0 {
		if noun := nounEndingAt(s, words, j-1); !noun.Empty() {
			p.Start = noun.Start // 涉案金额万元以下的
		}
	}
	return p
}

// doneOf gives a verb with what came before it as an attribute of the number behind it: 提前完成的|9项.
func doneOf(s *sentence, words []word, j int) phrase {
	if j < 2 || !isChar(s, words[j], '的') || !isWord(s, words[j-1], "完成") && !isWord(s, words[j-1], "实现") {
		return phrase{}
	}
	first := words[j-2]
	if first.class != 'v' && first.class != 'd' && first.class != 'g' || first.Len() != 2 || first.is(roleLink|roleStop) {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: first.Start, End: words[j-1].End}, verb: true}
}

// tells reports a verb that says more than the noun before it: what came of it (灾害|造成), or what the noun only describes (大市|成交).
func tells(s *sentence, words []word, verb schema.Span, k int) bool {
	first, last := words[wordAt(words, verb.Start)], words[wordAt(words, verb.End-1)]
	return last.is(roleYield) || first.class == 'g' && words[k].End == verb.Start
}

// topicOfClause reports a noun phrase that begins a clause and names a thing, which then is what the verb behind it was done to and not
// who did it: 海铁联运班列今年累计|开行9127列.
func topicOfClause(s *sentence, words []word, p phrase) bool {
	i := wordAt(words, p.Start)
	for k := i - 1; k >= 0 && !clauseEnd(s, words[k]); k-- {
		if !opensClause(s, words[k]) {
			return false
		}
	}
	return isThing(s, words, p)
}

// namesOwner reports a noun phrase that ends like the name of somebody who does something: 海港队|积50分.
func namesOwner(s *sentence, words []word, p phrase) bool {
	w := words[wordAt(words, p.End-1)]
	return w.kind&(ownerLasting|ownerActor|ownerHouse|ownerCompany) != 0 || w.is(roleOwner) || owns(s, w)
}

// isThing reports a noun phrase that names neither a person nor an organisation, site or place.
func isThing(s *sentence, words []word, p phrase) bool {
	for i := wordAt(words, p.Start); i < len(words) && words[i].End <= p.End; i++ {
		w := words[i]
		if w.kind != 0 || w.is(roleOrganisation|roleOwner|roleRegion|rolePronoun) || owns(s, w) {
			return false
		}
	}
	return p.Len() > 1 && !strings.ContainsRune("人员者家生工民师兵长队局院站厂社团伙组会方户省市县区乡镇村", s.text[p.End-1]) && !startsWithAny(s.text, p.End, "某")
}

// wholeItem gives the item of a list that ends with words[j], from the mark behind the number before it or from 其中: it names what is
// counted whatever its words are. 刷单返利类22起、|冒充客服类14起, 其中|民事331件.
func wholeItem(s *sentence, words []word, j int) phrase {
	const longest = 6 // code points
	i := j
	for i >= 0 && words[j].End-words[i].Start <= longest && itemPart(words[i]) {
		i--
	}
	if i < 0 || i == j || j+1 < len(words) && isBound(s, words[j+1]) || words[i+1].is(roleAction|roleOrganisation|roleOwner) || words[i+1].kind != 0 {
		return phrase{}
	}
	if i > 0 && isChar(s, words[i], '、') && words[i-1].class == classQuantity || isWord(s, words[i], "其中") && (i == 0 || words[i-1].class == 'w') {
		return phrase{Span: schema.Span{Start: words[i+1].Start, End: words[j].End}}
	}
	return phrase{}
}

// itemPart reports words that the item of a list may hold.
func itemPart(w word) bool {
	if w.is(roleLink | roleUp | roleDown | roleFlat | roleCompare | roleStop | roleRegion | rolePronoun) {
		return false
	}
	switch w.class {
	case 'n', 'g', 's', 'x', 'a', 'i', 'v', 'q':
		return true
	case 'p':
		return w.Len() == 1 && !w.is(roleAdverbial)
	}
	return false
}

// averageGain gives what heads gain or lose each, where the verb holds what of: 户均增收, 亩均节本.
func averageGain(s *sentence, words []word, j int) phrase {
	for j >= 0 && (words[j].is(roleLink) || isChar(s, words[j], '了')) {
		j--
	}
	k := j - 1
	if k > 0 && (isChar(s, words[k], '年') || isChar(s, words[k], '月')) {
		k-- // 户均|年|增收
	}
	if k < 0 || !words[k].is(roleAverage) || words[j].class != 'v' || words[j].Len() != 2 || !strings.ContainsRune("收产本支负利亏", s.text[words[j].End-1]) {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[k].Start, End: words[j].End}}
}

// skipLinks steps left over everything that may stand between an indicator and its value, and gives the index of the first
// word that may not, or -1.
func skipLinks(s *sentence, words []word, j int) int {
	if c := comparisonLeftOf(s, words, j); c >= 0 {
		j = c - 1
	}
	for j >= 0 {
		w := words[j]
		switch {
		case isWord(s, w, "平均") || isWord(s, w, "年均") || isWord(s, w, "日均") || isWord(s, w, "月均"):
		case w.class == classQuantity && j > 0 && (isWord(s, words[j-1], "连续") || isWord(s, words[j-1], "持续")):
		case w.is(roleGeneric) || w.class == classQuantity && !singlesOut(s, words, j) || isRatio(s, words, j):
			return j
		case w.is(roleLink | roleUp | roleDown | roleFlat | roleStop | roleCompare):
		case w.class == 'd' || w.class == 'p' || w.class == 'u' || w.class == classPeriod || w.class == 't' || w.class == 'c' || w.class == 'f':
		case singlesOut(s, words, j):
		case inCurrency(s, words, j):
		case reckons(s, words, j) > 0:
			j = reckons(s, words, j)
		case opensBracket(s, w) || spaces(s, w) || arrives(s, w) || each(s, w) || helps(s, words, j):
		default:
			return j
		}
		j--
	}
	return -1
}

// helps reports a word that before another leads to a value and names nothing: 计划|完成, 名义|增长, 发展|到.
func helps(s *sentence, words []word, j int) bool {
	if j+1 >= len(words) {
		return false
	}
	w, next := words[j], words[j+1]
	switch {
	case isWord(s, w, "计划") || isWord(s, w, "争取"):
		return next.class == 'v' || next.is(roleLink)
	case isWord(s, w, "名义") || isWord(s, w, "实质"):
		return next.is(roleUp | roleDown)
	}
	return (w.class == 'v' || w.class == 'g') && !w.is(roleAction) && (isChar(s, next, '到') || isChar(s, next, '至'))
}

// adverbialStart gives the index of the word that makes an adverbial of the phrase behind it (经|季节调整后, 扣除|物价因素,
// 从|高点, 受缺芯|影响), which says how the value was measured and not of what, or -1.
func adverbialStart(s *sentence, words []word, i int) int {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if words[k].is(roleAdverbial) && !inAverage(s, words, k) {
			return k
		}
		if k == i-1 && words[k].class != 'v' {
			return -1
		}
	}
	return -1
}

// inAverage reports the 在 of 平均在港时间.
func inAverage(s *sentence, words []word, j int) bool {
	return isChar(s, words[j], '在') && j > 0 && words[j-1].is(roleAverage)
}

// each reports 每晚, 每次 and their like between what is measured and its value: 均价每晚486元.
func each(s *sentence, w word) bool {
	return w.class == 'r' && w.Len() == 2 && s.text[w.Start] == '每'
}

// partOpening gives the index of the word before which the phrase words[i..j] has its part or its foundation: the 占 of
// 工业增加值|占|地区生产总值|比重, the 在 of 总产值|在|1985年的|基础上; or -1.
func partOpening(s *sentence, words []word, i, j int) int {
	share := isWord(s, words[j], "比重") || isWord(s, words[j], "比例")
	founded := isWord(s, words[j], "基础") && startsWithAny(s.text, words[j].End, "上")
	if !share && !founded {
		return -1
	}
	const reach = 8
	for k := i; k >= 0 && k > i-reach; k-- {
		w := words[k]
		switch {
		case share && isChar(s, w, '占'), founded && isChar(s, w, '在'):
			return k
		case clauseEnd(s, w), share && w.class == classQuantity:
			return -1
		}
	}
	return -1
}

// arrives reports a verb that leads to a value: 降到, 升至, 稳定在.
func arrives(s *sentence, w word) bool {
	if w.class != 'v' || w.Len() < 2 {
		return false
	}
	last := s.text[w.End-1]
	return last == '到' || last == '至' || last == '为' || last == '在'
}

// comparisonLeftOf gives the index of the word that opens a comparison (比, 较, 高于) in the clause that ends at words[j], or -1.
func comparisonLeftOf(s *sentence, words []word, j int) int {
	for ; j >= 0; j-- {
		w := words[j]
		if clauseEnd(s, w) || w.class == classQuantity && s.quantities[w.index].UnitKind != schema.Rank { // 较第一个周期
			return -1
		}
		if w.is(roleCompare) && !isRatio(s, words, j) {
			return j
		}
	}
	return -1
}

// isRatio reports the 比 that ends a noun right before its number: 车桩比2.1∶1.
func isRatio(s *sentence, words []word, j int) bool {
	return isChar(s, words[j], '比') && j > 0 && words[j-1].class != 'w' && j+1 < len(words) && words[j+1].class == classQuantity &&
		s.quantities[words[j+1].index].UnitKind == schema.Ratio
}

// verbEndingAt gives the run of verbs with their adverbs that ends at words[j]: 紧急转移安置, 境外输入.
func verbEndingAt(s *sentence, words []word, j int) phrase {
	if words[j].class != 'v' && words[j].class != 'g' {
		return phrase{}
	}
	start := j
	for start > 0 {
		w := words[start-1]
		if w.is(roleLink | roleStop | roleUp | roleDown | roleRegion | rolePronoun | roleOrganisation) {
			break
		}
		if w.class == 'n' && start > 1 && words[start-2].class == 'v' && !words[start-2].is(roleLink|roleStop) {
			start--
			continue
		}
		if w.class != 'v' && w.class != 'g' && w.class != 'a' && w.class != 'd' && w.class != 's' || w.class == 's' && w.kind != 0 {
			break
		}
		start--
	}
	if start > 0 && isChar(s, words[start-1], '不') {
		start-- // 不捕76人
	}
	for start < j && words[start].is(roleLight) {
		start++ // 开展|亲子阅读
	}
	start = withActor(s, words, start)
	return phrase{Span: schema.Span{Start: words[start].Start, End: words[j].End}, verb: true}
}

// withActor adds the nouns before a verb where they begin the clause: 其中|农民工讨薪288件.
func withActor(s *sentence, words []word, start int) int {
	k := start
	for k > 0 && start-k < 3 && (words[k-1].class == 'n' || words[k-1].class == 'g') && !words[k-1].is(roleOrganisation|roleRegion|rolePronoun|roleLink|roleStop) && words[k-1].kind&(ownerFacility|ownerName) == 0 && !owns(s, words[k-1]) && !s.placeEndsAt(words[k-1].End) {
		k--
	}
	if k == start || k > 0 && !clauseEnd(s, words[k-1]) && !words[k-1].is(roleStop) {
		return start
	}
	return k
}

// behind finds the noun phrase that the quantity words[i] counts: right behind it, or at a distance behind a 的 (三个专门盗窃
// 光伏设施的团伙). near says that only the first is wanted.
func behind(s *sentence, words []word, i int, near bool) phrase {
	k := i + 1
	if k < len(words) && isChar(s, words[k], '的') {
		k++
	}
	if k+1 < len(words) && words[k].class == classQuantity && (isChar(s, words[k+1], '级') || isChar(s, words[k+1], '型')) {
		k += 2 // 4台|70吨级|发动机
	}
	if k+2 < len(words) && words[k].class == classQuantity && isChar(s, words[k+1], '期') {
		if p := nounStartingAt(s, words, k+2); !p.Empty() {
			return phrase{Span: schema.Span{Start: words[k].Start, End: p.End}} // 980亿元|7天期逆回购操作
		}
	}
	if k >= len(words) {
		return phrase{}
	}
	if words[k].is(roleLandmark) {
		return phrase{} // 突破800件大关
	}
	if p := nounStartingAt(s, words, k); !p.Empty() {
		if whole := measured(s, words, p); !whole.Empty() {
			return whole
		}
		return p
	}
	if p := unknownNoun(s, words, i, k); !p.Empty() {
		return p
	}
	if near {
		return phrase{}
	}
	const reach = 12
	for j := k; j < len(words) && j < k+reach; j++ {
		w := words[j]
		if clauseEnd(s, w) || w.class == classQuantity {
			return phrase{}
		}
		if isChar(s, w, '的') && j+1 < len(words) {
			return nounStartingAt(s, words, j+1)
		}
	}
	return phrase{}
}
