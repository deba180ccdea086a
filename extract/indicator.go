package extract

import (
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// find looks for the indicator where the rule says that it stands, else takes the one that the sentence spoke of last.
func (e *Engine) find(c *claim, where string, words []word, earlier []*claim) {
	s := c.s
	c.stepOverDenominator(words)
	switch where {
	case "none":
		return
	case "inherit":
		c.indicator = lastIndicator(c, earlier)
		return
	case "rest":
		if c.measure == schema.MeasureShare {
			if p := behind(s, words, c.at, true); !p.Empty() {
				c.setIndicator(p)
				return
			}
		}
		if c.indicator = stated(s, restOfClause(s, words, c)); c.indicator.printed != "" {
			return
		}
	case "right":
		if p := behind(s, words, c.at, false); !p.Empty() {
			c.setIndicator(p)
			return
		}
	case "":
		if p := e.nearest(c, words, earlier); !p.Empty() {
			c.setIndicator(p)
		}
	}
	if c.indicator.printed == "" {
		if p := left(c, words); !p.Empty() {
			c.setIndicator(p)
		}
	}
	if c.measure != schema.MeasureShare && s.insidePlace(c.indicator.span) { // 境外输入47例（广东16例，福建9例）: the place is whose figure it is
		c.subject = stated(s, s.placeAround(c.indicator.span))
		c.indicator = text{}
	}
	if last := e.ofOwner(c, words, earlier); last.printed != "" {
		c.subject, c.indicator = c.indicator, last
	}
	if e.ofAreaPart(c) {
		c.subject, c.indicator = c.indicator, lastIndicator(c, earlier)
	}
	c.spreadAverage(words, earlier)
	if event := eventOf(c); !event.Empty() {
		c.indicator = stated(s, event)
		return
	}
	if says := c.action; says.span.Len() == 1 && says.span == c.indicator.span && c.q.UnitKind != schema.Count {
		if last := lastIndicator(c, earlier); last.printed != "" {
			c.indicator = last // 每斤卖到1.46元: 卖 alone names nothing
		}
	}
	if c.indicator.span.Len() > 0 && words[wordAt(words, c.indicator.span.End-1)].class == classQuantity &&
		(sameUnit(c, earlier) || len(earlier) > 1 && sameUnit(c, earlier[:len(earlier)-1])) {
		c.indicator = text{} // 示范片15个，其中万亩以上的3个
	}
	if n := len(earlier); n > 0 && c.indicator.span.Len() > 0 && c.indicator.span.Len() <= 3 && s.text[c.indicator.span.Start] == '最' && earlier[n-1].q.Unit == c.q.Unit {
		c.indicator = text{} // 日均客流8.5万人次，最高峰达11.3万人次
	}
	if c.indicator.printed == "" {
		c.indicator = stated(s, turnedTo(c, words))
	}
	if c.indicator.printed == "" {
		c.indicator = lastIndicator(c, earlier)
	}
	if c.indicator.printed == "" {
		c.indicator = stated(s, clauseBefore(s, words, c.pivot, c.measure == schema.MeasureLevel))
		if e.ofAreaPart(c) {
			c.indicator = text{} // 分地区看，东部增长3%，西部增长5%
		}
	}
}

// ofOwner gives what the sentence spoke of last where a claim names nothing but whose figure it is: 去化周期23.6个月，其中|开发区高达34个月.
// A share is of the part named, and what is counted may be an owner itself (医院2所).
func (e *Engine) ofOwner(c *claim, words []word, earlier []*claim) text {
	span, n := c.indicator.span, len(earlier)
	for n > 1 && c.s.isPlace(span) && earlier[n-1].q.Unit != c.q.Unit {
		n-- // 超过50万元的有8个，良庆村达到217万元
	}
	if span.Empty() || n == 0 || c.measure == schema.MeasureShare || c.measure == schema.MeasureRank || c.q.UnitKind == schema.Count || c.action.printed != "" {
		return text{}
	}
	before := earlier[n-1]
	if before.q.UnitKind != c.q.UnitKind || before.q.Unit != c.q.Unit || before.indicator.printed == "" || before.indicator.span == span {
		return text{}
	}
	last := words[wordAt(words, span.End-1)]
	area := span.Len() >= 3 && !endsWithAny(c.s.text[:span.End], "小区", "社区", "地区") && strings.ContainsRune("镇乡县市区州盟旗", c.s.text[span.End-1])
	if last.End != span.End || !area && last.kind&ownerCountry == 0 && (last.Len() < 3 || !owns(c.s, last) && last.kind&(ownerFacility|ownerActor) == 0) {
		return text{}
	}
	return lastIndicator(c, earlier)
}

// ofAreaPart reports a rate that names nothing but a part of the area: 其中，|城市下降0.1%，|农村下降0.5%.
func (e *Engine) ofAreaPart(c *claim) bool {
	span := c.indicator.span
	return c.measure == schema.MeasureChange && c.q.UnitKind != schema.Count && !span.Empty() && e.cues.AreaPart.is(c.s.text[span.Start:span.End])
}

// spreadAverage completes an average that names nothing itself with what was spoken of last: 发放救助金67.3万元，件均1.64万元.
func (c *claim) spreadAverage(words []word, earlier []*claim) {
	if c.indicator.span.Empty() {
		return
	}
	w := words[wordAt(words, c.indicator.span.Start)]
	if !w.is(roleAverage) || w.Span != c.indicator.span {
		return
	}
	last := lastIndicator(c, earlier)
	if last.printed == "" {
		return
	}
	if strings.HasPrefix(last.printed, c.indicator.printed) {
		c.indicator = last // 户均存款5万元，户均增长5%
		return
	}
	if first, _ := utf8.DecodeRuneInString(c.indicator.printed); strings.ContainsRune(last.printed, first) {
		return // 户数7.3万户，户均58.6万元: not the average of the number of households
	}
	c.indicator = text{printed: c.indicator.printed + last.printed, basis: schema.BasisInherited}
}

// turnedTo gives the thing that the clause before a claim's turned to without giving a number of it: 创业板指由涨转跌，|报1762.33点.
func turnedTo(c *claim, words []word) schema.Span {
	end := c.pivot - 1
	for end >= 0 && !separates(c.s.text[words[end].Start]) {
		if words[end].class == classQuantity {
			return schema.Span{}
		}
		end--
	}
	if end < 0 || c.s.text[words[end].Start] != '，' {
		return schema.Span{}
	}
	start := end
	for ; start > 0 && !separates(c.s.text[words[start-1].Start]); start-- {
		if words[start-1].class == classQuantity && c.s.quantities[words[start-1].index].UnitKind != schema.Rank {
			return schema.Span{}
		}
	}
	for start < end && opensClause(c.s, words[start]) {
		start++
	}
	if top := c.cuesTop(words, start, end); !top.Empty() {
		return top
	}
	p := nounStartingAt(c.s, words, start)
	if p.Empty() || !isThing(c.s, words, p) || words[start].class == 'v' {
		return schema.Span{}
	}
	if next := words[wordAt(words, p.End)]; next.class == 'w' || next.class == 'f' {
		return schema.Span{} // 看台上，|坐了八成
	}
	return p.Span
}

// cuesTop gives what a clause says comes first or next: 变更车道引发的|次之，为74起.
func (c *claim) cuesTop(words []word, start, end int) schema.Span {
	const longest = 10 // code points
	at := topEnds(c.s, words[start].Start, words[end].Start)
	if at < 0 {
		return schema.Span{}
	}
	if c.s.text[at-1] == '的' {
		at--
	}
	if at <= words[start].Start || at-words[start].Start > longest || find(c.s.text, words[start].Start, at, "、") >= 0 {
		return schema.Span{}
	}
	return schema.Span{Start: words[start].Start, End: at}
}

// topEnds gives where the words begin that end a stretch of text and say that what stands before them comes first or next, or -1.
func topEnds(s *sentence, start, end int) int {
	for _, cue := range [...]string{"次之", "最多", "居首", "居多", "居前", "紧随其后", "居第二", "列第二"} {
		if n := utf8.RuneCountInString(cue); end-n > start && hasPrefix(s.text, end-n, cue) {
			return end - n
		}
	}
	return -1
}

// clauseBefore gives the noun phrase that the clause before the one of words[i] speaks of, where that of words[i] names nothing:
// the one that opens it (欧洲仍居首位，占31.2%), or for a level its last (净利润腰斩，仅为0.64亿元).
func clauseBefore(s *sentence, words []word, i int, last bool) schema.Span {
	end := i - 1
	for end >= 0 && !separates(s.text[words[end].Start]) {
		if last && !words[end].is(roleLink|roleStop) && words[end].class != 'd' && words[end].class != classPeriod {
			return schema.Span{}
		}
		end--
	}
	start := end
	for start > 0 && !separates(s.text[words[start-1].Start]) {
		start--
	}
	for start < end && opensClause(s, words[start]) {
		start++
	}
	if end < 0 || start >= end {
		return schema.Span{}
	}
	if !last {
		return nounStartingAt(s, words, start).Span
	}
	for j := end - 1; j >= start && words[j].class != classQuantity; j-- {
		if p := nounEndingAt(s, words, j); p.Len() >= 2 {
			return p.Span
		}
	}
	return schema.Span{}
}

// stepOverDenominator looks for the indicator left of a denominator that stands right before the number: 收购价|每斤1.24元.
func (c *claim) stepOverDenominator(words []word) {
	if c.q.PerSpan.Empty() || c.q.PerSpan.End > c.q.Outer.Start || c.pivot != c.at {
		return
	}
	i := wordAt(words, c.q.PerSpan.Start)
	for k := wordAt(words, c.q.PerSpan.End); k < c.at; k++ {
		average := words[k].is(roleAverage) && words[k].Start >= c.q.PerSpan.End // 每公斤|平均|高出, but not 亩均
		if !average && !words[k].is(roleLink|roleUp|roleDown|roleStop) && words[k].class != 'd' {
			return
		}
	}
	for i > 0 && (isWord(c.s, words[i-1], "每") || isWord(c.s, words[i-1], "平均")) {
		i--
	}
	if i > 0 {
		c.pivot = i
	}
}

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

func (c *claim) setIndicator(p phrase) {
	c.indicator = stated(c.s, p.Span)
	if p.verb {
		c.action = c.indicator
	}
}

// lastIndicator gives the indicator that the sentence spoke of last. What a closed bracket held is past, and a growth rate is
// only spoken of in percentage points.
func lastIndicator(c *claim, earlier []*claim) text {
	if n := len(earlier); n > 0 && earlier[n-1].q.Outer.End == c.q.Outer.Start && earlier[n-1].indicator.printed != "" {
		t := earlier[n-1].indicator.inherited()
		t.of = earlier[n-1]
		return t // 251件389人
	}
	if n := len(earlier); n > 0 && earlier[n-1].indicator.basis == schema.BasisStated && earlier[n-1].indicator.span.End == c.q.Outer.Start {
		t := earlier[n-1].indicator.inherited()
		t.of = earlier[n-1]
		return t // 500亩以上|坝区示范点|34个
	}
	if c.q.UnitKind == schema.Count || c.measure == schema.MeasureChange && c.q.UnitKind == schema.Duration {
		same := func(before *claim) bool { return before.q.Unit == c.q.Unit }
		n := len(earlier)
		if c.measure == schema.MeasureLevel && n > 0 && same(earlier[n-1]) && brackets(c.s.text[earlier[n-1].q.Outer.End:c.q.Outer.Start]) == 0 {
			if t := lastIndicatorWhere(c, earlier, func(before *claim) bool { return same(before) && before.action.printed == "" }); t.printed != "" {
				return t // 隐患263处，已整改255处，剩余|8处
			}
		}
		if t := lastIndicatorWhere(c, earlier, same); t.printed != "" {
			return t
		}
	}
	return lastIndicatorWhere(c, earlier, func(before *claim) bool { return before.rule != "streak" })
}

func lastIndicatorWhere(c *claim, earlier []*claim, fits func(*claim) bool) text {
	closed := 0
	at := c.q.Outer.Start
	for i := len(earlier) - 1; i >= 0; i-- {
		before := earlier[i]
		closed += brackets(c.s.text[before.q.Outer.End:at])
		at = before.q.Outer.End
		if c.opens > 0 && before.q.Outer.End > c.opens {
			continue // 占总投资727亿元的66.9%: the whole is not the part
		}
		if closed > 0 || !fits(before) || before.indicator.printed == "" || c.q.UnitKind != schema.PercentagePoint && isPace(before.indicator.printed) {
			continue
		}
		t := before.indicator.inherited()
		t.of = before
		return t
	}
	return text{}
}

// brackets counts the brackets that a stretch of text closes beyond those that it opens.
func brackets(between []rune) int {
	n := 0
	for _, r := range between {
		switch r {
		case '）', ')':
			n++
		case '（', '(':
			n--
		}
	}
	return n
}

func isPace(indicator string) bool {
	for _, pace := range []string{"增速", "涨幅", "降幅", "增幅", "跌幅"} {
		if strings.HasSuffix(indicator, pace) {
			return true
		}
	}
	return false
}

// lookAhead gives a number that has no indicator the one of the number right behind it: 1263户3518名监测对象.
func lookAhead(claims []*claim) {
	for i := len(claims) - 2; i >= 0; i-- {
		c, next := claims[i], claims[i+1]
		if c.q.Outer.End != next.q.Outer.Start || next.indicator.basis != schema.BasisStated {
			continue
		}
		if c.indicator.basis != schema.BasisStated && !c.q.UnitSpan.Empty() && strings.Contains("省市县区州镇乡村国", c.q.Unit) {
			c.indicator = stated(c.s, c.q.UnitSpan) // 3市|14个县
			continue
		}
		behind := next.indicator.span.Start >= next.q.Outer.End // 处1万元以上5万元以下|罚款
		if c.indicator.basis != schema.BasisStated || behind && c.q.Qualifier == schema.AtLeast && next.q.Qualifier == schema.AtMost {
			c.indicator = next.indicator
		}
	}
}

// restOfClause gives what a clause says behind a number: 连续5年|保持增长. Where another number follows, or nothing but links, it
// says nothing of its own.
func restOfClause(s *sentence, words []word, c *claim) schema.Span {
	at := c.q.Outer.End
	span := schema.Span{Start: at, End: s.clause(schema.Span{Start: at, End: at}).End}
	for _, q := range s.quantities {
		if q.Outer.Start >= at && q.Outer.Start < span.End && q.Guard == "" {
			return schema.Span{}
		}
	}
	for i := wordAt(words, at); i < len(words) && words[i].Start < span.End; i++ {
		if !words[i].is(roleLink | roleStop) {
			return span
		}
	}
	return schema.Span{}
}

// insidePlace reports a phrase that is a place's name or a part of one (香港特别|行政区).
func (s *sentence) insidePlace(span schema.Span) bool {
	return !span.Empty() && !s.placeAround(span).Empty()
}

func (s *sentence) placeAround(span schema.Span) schema.Span {
	for _, p := range s.places {
		if p.Contains(span) {
			return p.Span
		}
	}
	return schema.Span{}
}
