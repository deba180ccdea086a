package extract

import (
	"strings"

	"statclaim/schema"
)

// afterCompare reports a period or place that a comparison word introduces: 比2015年, 较上年末, 与上月持平, 高于全国.
func (c *cues) afterCompare(s *sentence, span schema.Span) bool {
	before := s.text[:span.Start]
	if c.NotCompare.end(before) {
		return false
	}
	if c.CompareBefore.end(before) || c.comparesNear(s, span) {
		return true
	}
	return endsWithAny(before, "与", "同", "和", "跟") && c.comparesBehind(s, span.End)
}

// comparesNear reports 比 or 较 with no more than a word or two between it and the period: 比他去年创造的纪录快了41秒. Behind the
// period the clause must go on to a number.
func (c *cues) comparesNear(s *sentence, span schema.Span) bool {
	const reach = 6
	for i := span.Start - 1; i > 0 && i >= span.Start-reach && !separates(s.text[i]); i-- {
		if s.text[i] != '比' && s.text[i] != '较' {
			continue
		}
		number := nextNumber(s, span.End)
		return !c.NotCompare.end(s.text[:i+1]) && !strings.ContainsRune("同环占对相好可", s.text[i-1]) && !strings.ContainsRune("赛例重较如率值方价拟为大多强好高低快慢小早晚", s.text[i+1]) &&
			quantitiesBetween(s, i, span.Start) == 0 && number != nil && number.Start < s.clause(span).End
	}
	return false
}

// comparesBehind reports 相比, 持平 … behind 与上年.
func (c *cues) comparesBehind(s *sentence, at int) bool {
	return c.ComparedBehind.startAt(s.text, at)
}

// ownNumber gives the end of the one number that a starting or compared point dates, which the sentence then leaves:
// 由2018年的168件上升到247件, 由上月增长2.6%转为下降, 较上年的6.4亿元减少, 高于2022年的5.2%. -1 for any other period.
func (c *cues) ownNumber(s *sentence, span schema.Span) int {
	number := nextNumber(s, span.End)
	if number == nil {
		return -1
	}
	if startsAt(s, span) && number.Start-span.End <= 12 {
		return number.End
	}
	if c.RecoveredTo.end(s.text[:span.Start]) {
		return -1
	}
	if startsWithAny(s.text, number.End, "相比", "相较") && endsWithAny(s.text[:span.Start], "与", "同", "和", "跟") && sameClause(s, span, *number) {
		return number.End // 与2010年第六次人口普查的222253人相比
	}
	if c.afterCompare(s, span) && c.BaseOf.startAt(s.text, span.End) && number.Start-span.End <= 4 && !isFactor(s, *number) {
		return number.End
	}
	return -1
}

// startsAt reports 由 or 从 right before a span, or as its first word.
func startsAt(s *sentence, span schema.Span) bool {
	at := span.Start - 1
	if strings.ContainsRune("由从", s.text[span.Start]) {
		at = span.Start
	}
	if at < 0 || !strings.ContainsRune("由从", s.text[at]) {
		return false
	}
	return s.text[at] == '由' || !strings.ContainsRune("起看", s.text[span.End-1])
}

// isFactor reports a number that says how many times something else a figure is: 2.2倍, 85%, 四分之一.
func isFactor(s *sentence, number schema.Span) bool {
	for i := range s.quantities {
		q := &s.quantities[i]
		if q.Outer == number {
			return q.UnitKind == schema.Multiple || q.UnitKind == schema.Ratio || find(s.text, number.Start, number.End, "成") >= 0
		}
	}
	return false
}

// equated reports a period whose figure another one is a multiple or a part of: 是2017年的2.2倍, 占2019年的85%.
func (c *cues) equated(s *sentence, span schema.Span) bool {
	if !c.EqualBefore.end(s.text[:span.Start]) {
		return false
	}
	number := nextNumber(s, span.End)
	if number != nil && isFactor(s, *number) && number.Start-span.End <= 8 && endsWith(s.text[:number.Start], "的") {
		return true // 是2002年保护初期的46倍
	}
	if !c.EqualBehind.startAt(s.text, span.End) {
		return false
	}
	if number == nil || number.Start-span.End > 8 {
		return false
	}
	return isFactor(s, *number) || find(s.text, number.Start, number.End, "%") >= 0 || find(s.text, number.Start, number.End, "成") >= 0
}

// ofWhole reports the time of the whole that a share is of, which is no time of what follows: 占2023年度营业收入的27.4%.
func (c *cues) ofWhole(s *sentence, span schema.Span) bool {
	number := nextNumber(s, span.End)
	if number == nil || number.Start-span.End > 16 || !endsWith(s.text[:number.Start], "的") || separatedBetween(s, span.End, number.Start) {
		return false
	}
	const reach = 6
	for i := span.Start - 1; i >= max(0, span.Start-reach) && !separates(s.text[i]); i-- {
		if s.text[i] == '占' {
			return true
		}
	}
	return false
}

// behindBrackets steps over brackets that open at a position: 全年任务|（750件）|的54.9%.
func behindBrackets(text []rune, at int) int {
	if !startsWithAny(text, at, "（", "(") {
		return at
	}
	const longest = 16
	for i := at + 1; i < min(at+longest, len(text)); i++ {
		if text[i] == '）' || text[i] == ')' {
			return i + 1
		}
	}
	return at
}

// ofPlan reports the time of a plan that something is measured by: 完成年初预算的108.6%, 占全年计划的八成.
func (c *cues) ofPlan(s *sentence, span schema.Span) bool {
	if !c.PlanBefore.end(s.text[:span.Start]) {
		return false
	}
	for _, plan := range c.PlanName.words {
		if at := find(s.text, span.End, min(len(s.text), span.End+8), plan); at >= 0 && c.PlanBehind.startAt(s.text, behindBrackets(s.text, at+len([]rune(plan)))) {
			return true
		}
	}
	return false
}
