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
