package extract

import (
	"strings"

	"statclaim/schema"
)

// nounEndingAt collects the noun phrase whose last word is words[j]. Attributes to its left belong to it; an action verb, a
// preposition, a pronoun of the reporting place, a number or a mark ends it. The owner's name in front is not part of it.
func nounEndingAt(s *sentence, words []word, j int) phrase {
	if closesBracket(s, words[j]) { // 投资（不含农户） ends before the bracket
		if open := matchingBracket(s, words, j); open > 0 {
			j = open - 1
		}
	}
	if startsWithAny(s.text, words[j].End, "某") {
		return phrase{} // 队长|覃某
	}
	end := j
	if open := quoteOpening(s, words, j); open >= 0 {
		j = open
	} else if !nominal(words, j) && !isRatio(s, words, j) {
		return phrase{}
	}
	for j > 0 {
		if open := quoteOpening(s, words, j-1); open >= 0 {
			j = open
			continue
		}
		if !joins(s, words, j-1) {
			break
		}
		j--
	}
	for k := j; k < end; k++ {
		if (owns(s, words[k]) || k > j && isWord(s, words[k], "企业")) && !words[k+1].is(roleSuffix|roleOrganisation) {
			j = k + 1
		}
	}
	for j < end && (!startsNoun(words[j]) || leads(s, words, j)) {
		j++
	}
	if j > 0 && j < end && isChar(s, words[j-1], '每') {
		j++ // 每斤|收购价
	}
	if words[j].Len() == 1 && words[j].class != 'w' && j > 0 && splits(words[j-1]) {
		j-- // 休|渔, 港|域: a word that the dictionary lacks
	}
	if j == end && ratedVerb(s, words, j-1) {
		j-- // 审批|办结率
	}
	return phrase{Span: schema.Span{Start: words[j].Start, End: words[end].End}}
}

// ratedVerb reports a verb that opens its clause before a rate and says of what it is: 送检|合格率; but not 提高|合格率, 确保|入学率.
func ratedVerb(s *sentence, words []word, i int) bool {
	if i < 0 || words[i].class != 'v' && words[i].class != 'g' || words[i].Len() != 2 || words[i].is(roleUp|roleDown|roleLink|roleLight|roleStop|roleCompare) {
		return false
	}
	if s.text[words[i+1].End-1] != '率' || i > 0 && !clauseEnd(s, words[i-1]) && words[i-1].class != classPeriod {
		return false
	}
	return !startsWithAny(s.text, words[i].Start, "确保", "力争", "保证", "争取", "测算", "统计", "公布", "带动", "计算", "对应", "相当")
}

// splits reports a word of one character that can only be a part of a longer one here.
func splits(w word) bool {
	if w.Len() != 1 || w.is(roleLink|roleStop|roleUp|roleDown|roleCompare|roleAction|rolePronoun|roleAdverbial) {
		return false
	}
	return w.class == 'n' || w.class == 'v' || w.class == 'g' || w.class == 'a' || w.class == 'x' || w.class == 's'
}

// nominal reports whether words[j] may end a noun phrase.
func nominal(words []word, j int) bool {
	w := words[j]
	if w.is(roleAverage | roleGeneric) {
		return true
	}
	switch w.class {
	case 'n', 'g', 's', 'x', 'i':
		return !w.is(roleStop | roleLink | roleUp | roleDown | roleRegion)
	case 'q':
		return w.is(roleSuffix|roleGeneric) || w.Len() == 1 && j > 0 && words[j-1].class == 'n' && words[j-1].Len() > 1 && w.is(roleTail)
	case 'v':
		return w.is(roleSuffix | roleGeneric)
	case 'a':
		return w.is(roleHead) && j > 0 && (words[j-1].class == 'n' || words[j-1].class == 'x') // 食药|安全
	}
	return false
}

// joins reports whether words[j] belongs to the noun phrase that begins right behind it.
func joins(s *sentence, words []word, j int) bool {
	w, next := words[j], words[j+1]
	if w.is(roleAverage) {
		return true // 平均审理天数, 人均可支配收入
	}
	if isChar(s, w, '及') && j > 0 && nominal(words, j-1) && (startsNoun(next) || isBound(s, next)) {
		return true // 手续费及佣金净收入, 本科及以上学历
	}
	if next.is(roleSuffix) && next.Len() == 1 && w.Len() <= 2 && w.class != 'w' && w.class != 'u' && w.class != classQuantity && w.class != classPeriod && !w.is(roleStop|roleRegion) {
		return true // 终本|率, 不捕|率: whatever it is, the suffix makes a noun of it
	}
	if inAverage(s, words, j) || againstCurrency(s, words, j) {
		return true
	}
	if ratesDeed(words, j) || deniesRate(s, words, j) {
		return true
	}
	heads := next.is(roleSuffix|roleGeneric|roleExtent) || isWord(s, next, "费用")
	if w.is(roleAttribute) && (next.class == 'n' || next.class == 'g' || next.class == 'x') {
		return true // 被困群众, 在编员工
	}
	if describes(s, words, j) {
		return true
	}
	if isBound(s, w) && j > 0 && (next.class == 'n' || next.class == 'g') && (nominal(words, j-1) || isChar(s, words[j-1], '及')) {
		return true // 硕士以上学历, 国三及以下货车
	}
	if w.is(roleRegion) || w.is(roleStop|rolePronoun|roleLink|roleUp|roleDown|roleCompare) && !next.is(roleSuffix) {
		return false
	}
	if w.class == 'v' && w.kind&ownerSay != 0 && !heads {
		return false // 官方数据显示|通胀率
	}
	switch w.class {
	case 'n', 'g':
		return !w.is(roleAction) || heads || next.class == 'g' || j > 0 && words[j-1].class == 'n' && !words[j-1].is(roleOrganisation)
	case 's', 'x', 'a', 'i':
		return true
	case 'd':
		return next.class == 'g'
	case 'q':
		return j > 0 && words[j-1].class != classQuantity && words[j-1].class != 'm'
	case 'v':
		return heads || !w.is(roleAction) && !arrived(s, w) && next.class == 'n' && j > 0 && !words[j-1].is(roleOrganisation) && (words[j-1].class == 'n' || words[j-1].class == 'g' || words[j-1].class == 's' || words[j-1].is(roleAverage))
	case 'm':
		return latin(s, w)
	case 'u':
		return next.is(roleGeneric) && w.Len() == 1 && s.text[w.Start] == '的'
	case 'w':
		return s.text[w.Start] == '·'
	}
	return false
}

// ratesDeed reports a verb before a word that only its suffix makes a noun: 放行|正常率, 调解|成功数.
func ratesDeed(words []word, j int) bool {
	if j+2 >= len(words) || words[j].class != 'v' && words[j].class != 'g' || words[j].is(roleLight|roleLink|roleUp|roleDown|roleStop) || words[j].Len() != 2 {
		return false
	}
	next, suffix := words[j+1], words[j+2]
	return suffix.is(roleSuffix) && suffix.Len() == 1 && (next.class == 'a' || next.class == 'd') && next.Len() == 2 && !next.is(roleLink|roleStop)
}

// arrived reports a verb with what came of it, which names nothing: 建起, 收回, 追到.
func arrived(s *sentence, w word) bool {
	return w.Len() == 2 && strings.ContainsRune("起回到掉走满完好", s.text[w.End-1])
}

// deniesRate reports the 不 of a rate whose verb stands alone behind it: 不|立案|率.
func deniesRate(s *sentence, words []word, j int) bool {
	if !isChar(s, words[j], '不') {
		return false
	}
	last := words[j+1].End - 1
	return s.text[last] == '率' && words[j+1].Len() > 1 || j+2 < len(words) && isChar(s, words[j+2], '率')
}

// describes reports a verb of two characters between a word for any of several and a noun: 各类|资助|资金, 有关|经营|单位.
func describes(s *sentence, words []word, j int) bool {
	if j == 0 || words[j].Len() != 2 || words[j].class != 'v' && words[j].class != 'g' || words[j+1].class != 'n' {
		return false
	}
	b := words[j-1]
	return b.Len() == 2 && (s.text[b.Start] == '各' || isWord(s, b, "有关") || isWord(s, b, "相关") || isWord(s, b, "专项"))
}

// againstCurrency reports the 对 of 人民币对美元中间价.
func againstCurrency(s *sentence, words []word, j int) bool {
	if j == 0 || !isChar(s, words[j], '对') && !isChar(s, words[j], '兑') {
		return false
	}
	return strings.ContainsRune("币元镑郎", s.text[words[j].Start-1]) && strings.ContainsRune("币元镑郎", s.text[words[j+1].End-1])
}

// leads reports a word at the head of a phrase that is not part of what is measured: the verb (改造|户厕), or the owner that the
// subject names anyway (公司|营收, 贵州|地区生产总值).
func leads(s *sentence, words []word, j int) bool {
	w, next := words[j], words[j+1]
	switch {
	case describes(s, words, j), ratesDeed(words, j), next.is(roleExtent):
		return false
	case w.is(roleAction) && w.class == 'v':
		return !next.is(roleSuffix)
	case w.is(roleAction) && (w.class == 'g' || w.class == 'n'):
		return !next.is(roleSuffix|roleGeneric) && next.class != 'g'
	}
	return w.is(roleOrganisation) && !next.is(roleOrganisation|roleSuffix) && w.Len() == 2
}

// owns reports a word that ends the name of an owner inside a phrase: 金铙山景区|车流量, 扬武镇|信访量.
func owns(s *sentence, w word) bool {
	if w.is(roleOwner) || s.isPlace(w.Span) {
		return true
	}
	last := s.text[w.End-1]
	if w.Len() < 3 {
		return false
	}
	return w.class == 's' && strings.ContainsRune("山湖江河岛湾港站", last) || (w.class == 's' || w.class == 'n') && strings.ContainsRune("镇乡县市", last) || w.class == 'n' && last == '队' // 国安队|跑动
}

func startsNoun(w word) bool {
	switch w.class {
	case 'n', 'g', 's', 'x', 'a', 'v', 'i', 'q', 'd':
		return true
	}
	return w.class == 'w' || w.class == 'm'
}

// tornNoun gives the object of a verb that the dictionary lacks, torn into characters before its number: 更换|表箱|2700余只.
func tornNoun(s *sentence, words []word, j int) phrase {
	const longest = 4 // characters
	k := j
	for k > 0 && j-k < longest && splits(words[k]) {
		k--
	}
	if j-k < 2 || words[k].Len() != 2 || words[k].class != 'v' || words[k].is(roleLink|roleUp|roleDown|roleStop) {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[k+1].Start, End: words[j].End}}
}

// unknownNoun gives the rest of a clause behind a verb and its number where it begins with a word that the dictionary lacks, torn into
// characters: 组建7个|教联体, 成交3宗|涉宅用地.
func unknownNoun(s *sentence, words []word, i, k int) phrase {
	if !behindVerb(words, i) || !splits(words[k]) || k+1 >= len(words) || !splits(words[k+1]) {
		return phrase{}
	}
	const longest = 5 // words
	j := k
	for j < len(words) && j < k+longest && itemPart(words[j]) {
		j++
	}
	if j < len(words) && !clauseEnd(s, words[j]) || !nounEnd(s, words[j-1]) {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[k].Start, End: words[j-1].End}}
}

// nounStartingAt collects the noun phrase that begins at words[k].
func nounStartingAt(s *sentence, words []word, k int) phrase {
	j := k
	for j < len(words) {
		if close := quoteClosing(s, words, j); close >= 0 {
			j = close + 1
			continue
		}
		if close := bracketClosing(s, words, k, j); close >= 0 {
			j = close + 1
			continue
		}
		if !continues(s, words, k, j) {
			break
		}
		j++
	}
	for i := k; i+1 < j; i++ { // 8家单位|会签意见: organisations are counted, not what they do
		if words[i].is(roleOrganisation) && !words[i+1].is(roleOrganisation|roleSuffix) {
			j = i + 1
		}
	}
	for j > k && (!nounEnd(s, words[j-1]) || startsWithAny(s.text, words[j-1].End, "某")) {
		j-- // 58岁的金牌调解员|方某
	}
	if j == k {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[k].Start, End: words[j-1].End}}
}

// bracketClosing gives the index of the bracket that closes the insertion which words[j] opens inside a phrase, or -1:
// 乡镇(街道)工作站.
func bracketClosing(s *sentence, words []word, k, j int) int {
	if j == k || !opensBracket(s, words[j]) {
		return -1
	}
	for i := j + 1; i < len(words) && i < j+6; i++ {
		if closesBracket(s, words[i]) && i+1 < len(words) && (words[i+1].class == 'n' || words[i+1].class == 'g') {
			return i
		}
	}
	return -1
}

// continues reports whether words[j] goes on with the noun phrase that began at words[k].
func continues(s *sentence, words []word, k, j int) bool {
	w := words[j]
	last := j+1 >= len(words)
	switch w.class {
	case 'n', 'g', 's', 'x', 'a', 'i':
		return !w.is(roleStop|roleRegion) && (j > k || !w.is(roleLink)) && (j == k || !w.is(roleAverage))
	case 'v':
		if last {
			return w.is(roleSuffix) && j > k
		}
		attribute := j == k && w.Len() == 2 && !w.is(roleAction|roleLink|roleUp|roleDown|roleStop) && (words[j+1].class == 'n' || words[j+1].class == 'g')
		return words[j+1].is(roleSuffix) || w.is(roleSuffix) && j > k || attribute
	case 'q':
		return j > k
	case 'm':
		return latin(s, w) || j == k && isChar(s, w, '双') && !last && words[j+1].class == 'n'
	case 'f':
		return j > k && !last && words[j+1].class == 'n' && isBound(s, w)
	case 'w':
		return j > k && s.text[w.Start] == '·'
	}
	return false
}

func nounEnd(s *sentence, w word) bool {
	switch w.class {
	case 'n', 'g', 's', 'x', 'i', 'm':
		return true
	case 'w':
		return closesQuote(s.text[w.Start])
	}
	return w.is(roleSuffix | roleGeneric)
}
