package period

import "statclaim/schema"

// frame reads what only frames a statement: 五年来, 近三年, 过去一年, 十年前, 近年来; and vague words: 目前, 日前, 截至目前.
// It reads it into p, which is empty.
func (s *scanner) frame(i int, p *Period) bool {
	if e, end := s.word(i, pastYears); end != 0 {
		*p = s.pastYear(i, end, e)
		return true
	}
	vague, vagueEnd := s.word(i, vagueWords)
	if opening, end := s.word(i, vagueOpenings); end > vagueEnd && s.edge(s.at(i-1)) && (opening.a == 0 || s.edge(s.at(end))) {
		vague, vagueEnd = entry{}, end
	}
	if s.at(vagueEnd-1) == '今' && afterToday.Has(s.at(vagueEnd)) {
		vagueEnd = 0
	}
	_, end := s.word(i, frameWords)
	if counted := s.countedFrame(i); counted > end {
		end = counted
	}
	if since := s.sinceBeginning(i); since > end {
		p.Span, p.Basis, p.Kind, p.Cumulative = schema.Span{Start: i, End: since}, schema.BasisNone, Frame, true
		return true
	}
	if end >= vagueEnd && end != 0 {
		p.Basis, p.Kind = schema.BasisNone, Frame
		if _, same := s.word(end, sameWords); same != 0 {
			end, p.Kind = same, Comparison
		} else if s.baseline(i, end) {
			p.Kind = Comparison
		}
		p.Span = schema.Span{Start: i, End: end}
		return true
	}
	if vagueEnd == 0 {
		return false
	}
	p.Span, p.Basis, p.Kind, p.Cumulative = schema.Span{Start: i, End: vagueEnd}, schema.BasisNone, Vague, vague.a == 1
	if c := s.at(i); vague.a == 1 && c == '截' {
		p.Until = true
		if published := s.ctx.Published; published != nil {
			day := *published
			p.EDTF, p.Basis, p.Start, p.End = day.String(), schema.BasisRelative, &day, &day
		}
	}
	return true
}

// pastYear reads 过去的一年: at the turn of the year the one that just ended, else a mere frame.
func (s *scanner) pastYear(i, end int, e entry) Period {
	p := Period{Span: schema.Span{Start: i, End: end}, Basis: schema.BasisNone, Kind: Frame}
	if published := s.ctx.Published; published != nil && published.Month <= 3 {
		year := bound{year: published.Year + e.a}
		s.setExtent(&p, extent{low: year, high: year})
		p.Kind, p.Basis, p.anchor = Relative, schema.BasisRelative, anchor{year: year.year}
	}
	return p
}

// sinceBeginning reads 成立以来 and 自专项行动开展以来: since something whose date the text does not print.
func (s *scanner) sinceBeginning(i int) int {
	if _, j := s.word(i, fromWords); j != 0 {
		if afterFrom.Has(s.at(j)) {
			return 0
		}
		return s.untilSince(j, 40)
	}
	if _, end := s.word(i, beginnings); end != 0 && s.match(end, since) {
		return end + 2
	}
	if _, j := s.word(i, ventures); j != 0 && s.edge(s.at(i-1)) {
		return s.untilSince(j, 16)
	}
	return 0
}

var since = []rune("以来")

// untilSince finds 以来 within the next runes of the clause; what stands in quotation marks may hold commas.
func (s *scanner) untilSince(i, limit int) int {
	quoted := false
	for k := i; k < min(i+limit, len(s.runes)-1); k++ {
		switch c := s.runes[k]; {
		case c == '“':
			quoted = true
		case c == '”':
			quoted = false
		case !quoted && c != '《' && c != '》' && s.edge(c):
			return 0
		case s.match(k, since):
			return k + 2
		}
	}
	return 0
}

// countedFrame reads a length of time with the words that make it a frame.
func (s *scanner) countedFrame(i int) int {
	j, led := i, false
	if _, end := s.word(i, leadWords); end != 0 {
		j, led = end, true
	} else if _, end := s.word(i, previousWords); end != 0 {
		j, led = end, true
		if _, unit := s.word(j, frameUnits); unit != 0 {
			return unit
		}
	}
	end := s.frameNumber(j)
	if end == 0 {
		return 0
	}
	if c := s.at(end); c == '多' || c == '余' || c == '来' {
		end++
	}
	_, unit := s.word(s.gap(end), frameUnits)
	if _, hours := s.word(s.gap(end), frameHours); hours != 0 && led && s.at(i) != '近' {
		unit = hours
	}
	if unit == 0 {
		return 0
	}
	if s.at(unit) == '半' || s.at(unit) == '多' {
		unit++
	}
	return s.frameEnd(i, j, unit, led)
}

// frameNumber reads the count of a frame: 五, 三十多, 几, 数十, 20, 半.
func (s *scanner) frameNumber(i int) int {
	j := i
	for j < i+4 {
		if _, ok := digit(s.at(j)); !ok {
			break
		}
		j++
	}
	if j > i {
		if year, end := s.four(i); end != 0 && year <= 2100 {
			return 0
		}
		return j
	}
	for j < i+5 {
		switch s.at(j) {
		case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '几', '数', '多', '半':
			j++
			continue
		}
		break
	}
	if _, year := s.four(i); j == i || year != 0 {
		return 0
	}
	return j
}

// frameEnd decides whether a length of time is a frame, by what stands before and behind it.
func (s *scanner) frameEnd(i, number, unit int, led bool) int {
	if led && s.leadHolds(i, unit) {
		if _, end := s.word(unit, frameEnds); end != 0 && s.frameEndHolds(unit, end) {
			return end
		}
		return unit
	}
	if s.inNumber(number) || s.at(number-1) == '第' {
		return 0
	}
	if e, end := s.word(unit, frameEnds); end != 0 && e.word[0] != '里' && e.word[0] != '之' && e.word[0] != '内' && s.frameEndHolds(unit, end) {
		return end
	}
	if _, end := s.word(unit, frameSides); end != 0 && s.sideHolds(unit, end) {
		return end
	}
	return 0
}

// leadHolds tells 近三年 as a time from 历时近三年, where 近 is a bound of a duration.
func (s *scanner) leadHolds(i, unit int) bool {
	if s.match(unit, []rune("的历史")) || s.match(unit, []rune("历史")) || s.match(unit, []rune("时间")) {
		return false
	}
	if _, same := s.word(unit, sameWords); same != 0 || s.at(unit) == '来' {
		return true
	}
	c := s.at(i)
	if c == '近' || c == '这' {
		return !beforeFrame.Has(s.at(i - 1))
	}
	return true
}

// frameEndHolds keeps 五年来自 and 三天间隔 apart from frames.
func (s *scanner) frameEndHolds(unit, end int) bool {
	if end != unit+1 {
		return true
	}
	switch s.at(unit) {
	case '来':
		return !afterSince.Has(s.at(end))
	case '间':
		return s.at(end) != '隔' && s.at(end) != '歇'
	}
	return true
}

// sideHolds keeps 三年后备 and 五天前往 apart from frames.
func (s *scanner) sideHolds(unit, end int) bool {
	if end != unit+1 {
		return true
	}
	if s.at(unit) == '后' {
		return !afterLater.Has(s.at(end))
	}
	return !afterEarlier.Has(s.at(end))
}
