package extract

import (
	"strings"

	"statclaim/schema"
)

// Which of the noun phrases on both sides of a number names what it measures or counts.

// left is the phrase before a claim, unless it is what an earlier number counts (17个乡镇|2.86万人受灾).
func left(c *claim, words []word) phrase {
	p := before(c.s, words, c.pivot)
	if p.Empty() {
		return p
	}
	i := wordAt(words, p.Start)
	if i == 0 || words[i-1].class != classQuantity {
		return p
	}
	if c.measure == schema.MeasureRank {
		return rankedIn(c, words, p) // 三项指标增速|均居全市前三
	}
	if q := &c.s.quantities[words[i-1].index]; q.Bare || q.UnitKind == schema.Duration && p.verb && i > 1 && strings.IndexByte("nsx", words[i-2].class) >= 0 {
		return p // 县里两年|投入2.7亿元
	}
	if c.q.UnitKind != schema.Count && names(c.s, words, p) && c.at+1 < len(words) && isChar(c.s, words[c.at+1], '的') {
		return p // 32台|单机容量70万千瓦的机组
	}
	first := i
	for ; i < len(words) && words[i].End <= p.End; i++ {
		if words[i].is(roleAverage) && words[i].End < p.End { // 412户社员|户均分红3.8万元
			return phrase{Span: schema.Span{Start: words[i].Start, End: p.End}, verb: p.verb}
		}
		if words[i].class == 'v' && i > first && words[i].End < p.End && words[i-1].class == 'n' && !words[i].is(roleAttribute) && p.End-words[i].End > 1 {
			return phrase{Span: schema.Span{Start: words[i+1].Start, End: p.End}} // 230家出版社带来|图书12万种
		}
	}
	return phrase{}
}

// rankedIn gives what ranks among what an earlier number counts, where the phrase is only that: 健康指数在全国100个|城市中排第18位.
func rankedIn(c *claim, words []word, p phrase) phrase {
	const reach = 8
	i := wordAt(words, p.Start)
	if next := wordAt(words, p.End); next >= len(words) || words[next].class != 'f' {
		return p
	}
	for k := i; k > 0 && k > i-reach && !clauseEnd(c.s, words[k]); k-- {
		if isChar(c.s, words[k], '在') {
			return before(c.s, words, k)
		}
	}
	return phrase{}
}

// nearest chooses between the nouns on both sides of a quantity that no rule places. A noun right behind the number is what it
// counts, unless a name of a measure stands right before it; people may also be counted by what befell them (17人受伤).
func (e *Engine) nearest(c *claim, words []word, earlier []*claim) phrase {
	l, r := left(c, words), behind(c.s, words, c.at, true)
	if !r.Empty() && c.at > 0 && isChar(c.s, words[c.at-1], '以') && r.Start == c.q.Outer.End+1 {
		return r // 以19米58的|成绩
	}
	if isObject(words, l) && goesOn(words, c.at, r) {
		return l
	}
	if c.q.UnitKind == schema.Count {
		return nearestCount(c, words, l, r, earlier)
	}
	adjacent := !r.Empty() && r.Start == c.q.Outer.End
	if c.measure == schema.MeasureChange && !l.Empty() && !l.verb {
		return l // 受钢材均价上涨约8%|影响
	}
	switch {
	case c.q.UnitKind == schema.Rank && startsWithAny(c.s.text, c.q.Outer.End, "大"):
		if p := behind(c.s, words, c.at, false); p.Len() > 1 && c.s.text[p.Start] == '大' {
			return phrase{Span: schema.Span{Start: p.Start + 1, End: p.End}} // 第二|大|洪水
		}
		return l
	case c.q.UnitKind == schema.Rank && adjacent && c.q.Unit != "" && c.q.Unit != "位" && c.q.Unit != "名":
		return r // 第11次|入轨发射
	case c.q.UnitKind == schema.Rank && !l.Empty():
		return l // 全省考核第二名的好成绩
	case c.q.UnitKind == schema.Duration && !r.Empty() && l.Empty():
		return r
	case !l.Empty() && !l.verb && (!adjacent || names(c.s, words, l)):
		return l
	case !r.Empty():
		return r
	}
	return l
}

// isObject reports a noun phrase right behind a verb: 派出|医疗队, 流转|土地.
func isObject(words []word, p phrase) bool {
	if p.Empty() || p.verb {
		return false
	}
	i := wordAt(words, p.Start)
	first := words[i]
	return first.class == 'v' && !first.is(roleAttribute) && first.End < p.End || i > 0 && (words[i-1].class == 'v' || words[i-1].is(roleAction)) && !words[i-1].is(roleLink)
}

// goesOn reports that what stands right behind a number is the next thing done, a verb with its object: 医疗队3支|支援灾区.
func goesOn(words []word, at int, r phrase) bool {
	k := at + 1
	return k < len(words) && r.Start == words[k].Start && (words[k].class == 'v' || words[k].class == 'g' && words[k].is(roleAction)) && words[k].End < r.End && !words[k].is(roleAttribute)
}

// withoutDeed cuts what people or households do from a noun behind their number: 3200户|农户|种植辣椒.
func withoutDeed(c *claim, words []word, r phrase) phrase {
	if r.Empty() || !strings.ContainsAny(c.q.Unit, "人名户位") || strings.ContainsRune("员师手者工生", c.s.text[r.End-1]) {
		return r // 12名|农民培训员
	}
	for i := wordAt(words, r.Start); i+2 < len(words) && words[i+2].End <= r.End; i++ {
		if words[i].kind&ownerGroup != 0 && (words[i+1].class == 'v' || words[i+1].class == 'g') {
			return phrase{Span: schema.Span{Start: r.Start, End: words[i].End}}
		}
	}
	return r
}

func nearestCount(c *claim, words []word, l, r phrase, earlier []*claim) phrase {
	r = withoutDeed(c, words, r)
	if !r.Empty() && (ofPeople(c) || words[c.at+1].class != 'v' || !sameUnit(c, earlier)) {
		return r // but not 14座矸石山，9座|披上绿装
	}
	if behindVerb(words, c.at) {
		if far := behind(c.s, words, c.at, false); !far.Empty() {
			return far
		}
	}
	if l.verb && sameUnit(c, earlier) && words[wordAt(words, l.Start)].class != 'n' {
		return phrase{} // 16座隧道贯通9座
	}
	if l.Empty() && !ofPeople(c) && sameUnit(c, earlier) {
		return phrase{} // 9条次干道路开工，其中4条实现通车
	}
	if l.Empty() || l.verb || ofPeople(c) && words[c.at-1].class == 'f' && words[c.at-1].Start == l.End { // 车内|3人被困
		if verb := befell(c, words); !verb.Empty() {
			return verb
		}
	}
	if l.Empty() {
		return behind(c.s, words, c.at, false)
	}
	return l
}

// behindVerb reports a number that a verb stands right before, so that what it counts is still to come: 还有两个正在念书的孩子.
func behindVerb(words []word, at int) bool {
	return at > 0 && (words[at-1].class == 'v' || words[at-1].is(roleAction))
}

// ofPeople reports a count of people, whom something may befall: 17人受伤.
func ofPeople(c *claim) bool {
	switch c.q.Unit {
	case "人", "名", "位", "例", "户", "人次":
		return true
	}
	return false
}

// sameUnit reports whether the claim before counts in the same unit.
func sameUnit(c *claim, earlier []*claim) bool {
	n := len(earlier)
	return n > 0 && earlier[n-1].q.Unit == c.q.Unit && earlier[n-1].indicator.printed != ""
}

// names reports a phrase that ends in the name of a measure: 面积, 产量, 满意度.
func names(s *sentence, words []word, p phrase) bool {
	if p.Empty() {
		return false // an item that another sentence names
	}
	last := words[wordAt(words, p.End-1)]
	return last.is(roleGeneric|roleSuffix) || strings.ContainsRune("值额量率数度费价积润本金款", s.text[p.End-1])
}

// befell gives the verb that ends the clause right behind a number of people or households: 4人|遇难, 3.2万余人|主动履行.
func befell(c *claim, words []word) phrase {
	i := c.at + 1
	for i < len(words) && (words[i].class == 'd' && words[i].Len() < 3 || isChar(c.s, words[i], '被')) {
		i++ // 31人已被|批准逮捕
	}
	k := i
	for k < len(words) && k < i+4 && (words[k].class == 'v' || words[k].class == 'g' || words[k].class == 'a' || words[k].class == 'd') {
		k++
	}
	if k == i || k < len(words) && !clauseEnd(c.s, words[k]) || words[k-1].is(roleLink) || words[k-1].class == 'd' {
		return phrase{}
	}
	return phrase{Span: schema.Span{Start: words[i].Start, End: words[k-1].End}, verb: true}
}
