package extract

import (
	"strings"

	"statclaim/schema"
)

// What may stand between a noun and the value of what it names without being either: how the value was reckoned, its currency, a word that
// singles the noun out. And the adjective that makes a measure of a noun.

// inCurrency reports the name of a currency behind a link or the name of a sum, which before an amount only says in what it is:
// 合同总金额为|人民币|12.86亿元, but not 跨境人民币|8.3亿元.
func inCurrency(s *sentence, words []word, j int) bool {
	if j == 0 || j+1 >= len(words) || words[j+1].class != classQuantity {
		return false
	}
	w, before := words[j], words[j-1]
	return (before.is(roleLink|roleGeneric|roleUp|roleDown) || before.class == 'w') &&
		(isWord(s, w, "人民币") || isWord(s, w, "美元") || isWord(s, w, "港币") || isWord(s, w, "新台币") || isWord(s, w, "欧元"))
}

// reckons gives the index of the 按 or 以 that begins how a figure was reckoned, where words[j] ends it, or 0: 通胀率|按年率计算|为2.9%.
func reckons(s *sentence, words []word, j int) int {
	if r := s.text[words[j].Start]; r != '计' && r != '折' || !isWord(s, words[j], "计算") && !isWord(s, words[j], "计价") && !isWord(s, words[j], "折算") && !isChar(s, words[j], '计') {
		return 0
	}
	const reach = 5
	for k := j - 1; k > 0 && k >= j-reach && words[k].class != 'w' && words[k].class != classQuantity; k-- {
		if isChar(s, words[k], '按') || isChar(s, words[k], '以') || isWord(s, words[k], "按年") || isWord(s, words[k], "按月") || isWord(s, words[k], "按照") {
			return k
		}
	}
	return 0
}

// circumstance gives the index of the first word of a phrase that says under what a figure came about and names nothing, where words[start..j]
// is the noun phrase before words[i]: 受来水偏枯影响|减少16.2%, 扣除价格因素|增长3.1%, 自然口径|下降8.8%; or -1.
func circumstance(s *sentence, words []word, start, j, i int) int {
	first := words[start]
	switch {
	case first.class == 'v' && first.is(roleAdverbial) && first.End < words[j].End, isWord(s, words[j], "口径"):
		return start
	case !isWord(s, words[j], "影响") || startsWithAny(s.text, words[i].End, "的"):
		return -1
	}
	const reach = 8
	for k := j - 1; k >= 0 && k >= j-reach && !clauseEnd(s, words[k]) && words[k].class != classQuantity; k-- {
		if isChar(s, words[k], '受') || isChar(s, words[k], '因') {
			return k
		}
	}
	return -1
}

// singlesOut reports a 一项 or 一家 behind the noun that it singles out: 信用卡|一项|占新增不良的四成.
func singlesOut(s *sentence, words []word, j int) bool {
	w := words[j]
	if w.class != classQuantity && w.class != 'm' || w.Len() != 2 || s.text[w.Start] != '一' || j == 0 || words[j-1].class != 'n' {
		return false
	}
	return strings.ContainsRune("项家地国门块类市县", s.text[w.End-1])
}

// dimension gives the noun and the adjective behind it that together name a measure: 跑道长|2600米, 坝高|约|120米.
func dimension(s *sentence, words []word, i int) phrase {
	if i >= len(words) || words[i].class != classQuantity {
		return phrase{}
	}
	if kind := s.quantities[words[i].index].UnitKind; kind != schema.Length && kind != schema.Mass {
		return phrase{}
	}
	j := i - 1
	for j > 0 && words[j].is(roleLink) && words[j].class != 'p' && j > i-3 {
		j--
	}
	if j < 1 || words[j].Len() != 1 || words[j].class != 'a' && words[j].class != 'v' || !strings.ContainsRune("长宽高厚深重", s.text[words[j].Start]) || comparisonLeftOf(s, words, j) >= 0 {
		return phrase{}
	}
	p := nounEndingAt(s, words, j-1)
	if p.Empty() || p.End != words[j].Start || words[wordAt(words, p.Start)].class == 'w' {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: p.Start, End: words[j].End}}
}

// measured gives the noun behind a measure and its number that only describe it: 32台|单机容量70万千瓦的|机组.
func measured(s *sentence, words []word, p phrase) phrase {
	q := wordAt(words, p.End)
	if q+2 >= len(words) || words[q].class != classQuantity || words[q].Start != p.End || !isChar(s, words[q+1], '的') || !names(s, words, p) {
		return phrase{}
	}
	return nounStartingAt(s, words, q+2)
}
