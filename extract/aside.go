package extract

import (
	"strings"

	"statclaim/extract/period"
	"statclaim/schema"
)

// datesNothing reports a period inside a name, or that tells when something came about and dates no figure.
func (c *cues) datesNothing(s *sentence, p *period.Period) bool {
	before := s.text[:p.Span.Start]
	switch {
	case inTitle(s, p.Span):
		return true
	case c.Honour.end(before):
		return true
	case c.Founded.end(before):
		return true
	case c.Born.startAt(s.text, p.Span.End):
		return true
	case c.contract(s, p.Span.End):
		return true
	case endsWith(s.text[:p.Span.End], "年内") && c.RankedIn.startAt(s.text, p.Span.End):
		return true // 迎来年内最后一个交易日
	case hasPrefix(s.text, p.Span.Start, "届时"):
		return true // of the time that was named
	case p.EDTF == "" && p.Kind == period.Relative && !beginsClause(s, p.Span) && c.SameDay.is(s.text[p.Span.Start:p.Span.End]):
		return true // 上午9时前售罄当日门票, of a day that nobody knows
	case p.Kind == period.Vague && !beginsClause(s, p.Span):
		return c.Weekday.inString(s.printed(p.Span)) || c.VagueTime.startAt(s.text, p.Span.Start) || startsWithAny(s.text, p.Span.End, "的") && !endsWithAny(before, "到", "至")
	}
	return false
}

// namesEvent reports a time in the name of an event that the clause goes on to tell of, in a sentence that has said when it was:
// 3月10日，镇雄县|2024年春季|招聘会在南部新区举行.
func (c *cues) namesEvent(s *sentence, span schema.Span) bool {
	clause := s.clause(span)
	if beginsClause(s, span) || quantitiesBetween(s, span.End, clause.End) > 0 {
		return false
	}
	return c.Held.within(s.text, span.End, clause.End)
}

// contract reports a month that names a contract: 12月黄金期价, 10月合约.
func (c *cues) contract(s *sentence, at int) bool {
	for _, word := range c.Contract.words {
		if i := find(s.text, at, min(len(s.text), at+6), word); i >= 0 && !separatedBetween(s, at, i) {
			return true
		}
	}
	return false
}

// inTitle reports a period within 《》, or within quotation marks that hold a name: no number of their own and no pause.
func inTitle(s *sentence, span schema.Span) bool {
	for i := span.Start - 1; i >= 0; i-- {
		switch s.text[i] {
		case '》', '”', '〉':
			return false
		case '《', '〈':
			return true
		case '“':
			return quotesName(s, i, span)
		}
	}
	return false
}

func quotesName(s *sentence, open int, span schema.Span) bool {
	end := findLast(s.text, span.End, len(s.text), "”")
	if i := find(s.text, span.End, len(s.text), "”"); i >= 0 {
		end = i
	}
	if end < span.End || separatedBetween(s, open, span.Start) || separatedBetween(s, span.End, end) {
		return false
	}
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Guard == "" && q.Anchor.Start > open && q.Anchor.End <= end {
			return false
		}
	}
	return true
}

// bracketed gives the end of the brackets that a period stands in with other words, 0 for none. Brackets that hold nothing else
// date what stands before them: 假期首日（10月1日），…; a sentence wholly in brackets is like any other.
func bracketed(s *sentence, span schema.Span) int {
	open := -1
	for i := span.Start - 1; i >= 0 && open < 0; i-- {
		switch s.text[i] {
		case '）', ')':
			return 0
		case '（', '(':
			open = i
		}
	}
	if open <= 0 {
		return 0
	}
	for end := span.End; end < len(s.text); end++ {
		if s.text[end] != '）' && s.text[end] != ')' {
			continue
		}
		if open == span.Start-1 && end == span.End && s.text[open-1] != '》' {
			return 0
		}
		return end
	}
	return 0
}

// datesParagraph reports a date that a paragraph opens with in brackets ((2024年5月6日)假期…), or that stands in a line of its own
// without a figure or a sentence, beside a source: 平安黄平　2023-09-06　发表于贵州.
func (c *cues) datesParagraph(s *sentence, span schema.Span) bool {
	if s.offset == 0 && span.Start == 1 && startsWithAny(s.text, 0, "（", "(") && startsWithAny(s.text, span.End, "）", ")") {
		return true
	}
	return c.infoLine(s)
}

// infoLine reports a short paragraph that says when and where its article appeared and nothing else.
func (c *cues) infoLine(s *sentence) bool {
	const longest, labelled = 40, 60
	n := len(s.paragraph.Runes)
	if n <= labelled && len(s.periods) > 0 && c.DateLabel.end(s.text[:s.periods[0].Span.Start]) && !strings.ContainsRune("。！？；", s.text[len(s.text)-1]) {
		return true // 发布日期：2025-07-15　浏览次数：1027
	}
	return n <= longest && len(s.quantities) == 0 && len(s.periods) == 1 && len(s.periods[0].EDTF) == len("2023-09-06") && len(s.text) == n &&
		!strings.ContainsRune("。！？；，：”", s.text[n-1])
}

// reportDay reports the day of a dateline (本报6月12日电), or on which someone said what follows (5日，记者获悉). 截至5月底 is none:
// it dates what is reported.
func (c *cues) reportDay(s *sentence, p *period.Period) bool {
	if p.Start == nil || p.End == nil || *p.Start != *p.End || p.Until || p.Kind == period.Comparison {
		return false
	}
	if c.Dateline.startAt(s.text, p.Span.End) || c.DateLabel.end(s.text[:p.Span.Start]) || c.datesParagraph(s, p.Span) {
		return true
	}
	if at := find(s.text, p.Span.End, len(s.text), "上"); hasPrefix(s.text, p.Span.End, "在") && at > 0 && c.Meeting.end(s.text[:at]) {
		return true // ——2024年1月16日在县第十五届人民代表大会第三次会议上
	}
	number, limit := len(s.text), min(len(s.text), p.Span.End+30)
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Guard == "" && q.Anchor.Start >= p.Span.End {
			number = min(number, q.Anchor.Start)
		}
	}
	for _, cue := range c.Reported.words {
		if at := find(s.text, p.Span.End, limit, cue); at >= 0 && at < number {
			return true
		}
	}
	return false
}
