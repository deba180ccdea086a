package extract

import (
	"strings"

	"statclaim/schema"
)

// eventOf gives the sports event that the result is of which a claim is: a time in seconds, a height or distance in metres with decimals
// behind the unit, or a rank that nothing else says what of. 男子100米自由泳，王某以47秒53摘金.
func eventOf(c *claim) schema.Span {
	if at := c.q.Outer.Start; at > 0 && startsWithAny(c.s.text, at-1, "（", "(") {
		return schema.Span{} // 省纪录（10秒77）
	}
	switch c.q.UnitKind {
	case schema.Duration:
		if c.q.Unit != "秒" {
			return schema.Span{}
		}
	case schema.Length:
		if find(c.s.text, c.q.Number.Start, c.q.Outer.End, "米") < 0 || !isDigit(c.s.text[c.q.Outer.End-1]) { // 16米27
			return schema.Span{}
		}
	case schema.Rank:
	default:
		return schema.Span{}
	}
	event := eventBefore(c.s, c.q.Outer.Start)
	if named := c.indicator; c.q.UnitKind == schema.Rank && named.basis == schema.BasisStated && !named.span.Empty() &&
		!event.Contains(named.span) && !startsWithAny(c.s.text, named.span.Start, "排名", "选手", "名次", "位") {
		return schema.Span{}
	}
	return event
}

// eventBefore gives the last name of a sports event before a position of a sentence: from 男子, 女子 or 混合 to where its clause ends or to the
// word that ends such a name.
func eventBefore(s *sentence, at int) schema.Span {
	const farthest, longest = 120, 18
	for i := at - 3; i >= max(0, at-farthest); i-- {
		if s.text[i+1] != '子' && s.text[i] != '混' || !startsWithAny(s.text, i, "男子", "女子", "混合") {
			continue
		}
		if i > 1 && startsWithAny(s.text, i-2, "男子", "女子", "男女") || startsWithAny(s.text, i+2, "组", "队", "选手", "冠军", "亚军", "第") {
			continue
		}
		if end := eventEnd(s, i+2, min(at, i+longest)); end > i+3 {
			return schema.Span{Start: i, End: end}
		}
	}
	return schema.Span{}
}

// eventEnd gives where the name of an event ends, or 0 where none does before limit.
func eventEnd(s *sentence, at, limit int) int {
	for i := at; i < limit; i++ {
		r := s.text[i]
		switch {
		case startsWithAny(s.text, i, "半决赛", "决赛", "预赛", "接力", "比赛"):
			if startsWithAny(s.text, i, "接力赛", "半决赛") {
				i++
			}
			return i + 2
		case separates(r) || strings.ContainsRune("中上里的、则以也是由将已又还都仍比有被在", r), blank(r):
			return i
		case isHan(r), isDigit(r), strings.ContainsRune("×·X", r):
		default:
			return 0
		}
	}
	return 0
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
