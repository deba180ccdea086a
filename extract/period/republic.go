package period

// Years of the Republic, as Taiwan counts them.
const (
	beforeRepublic = 1911 // what turns such a year into one of the common era
	lastRepublic   = 2100 - beforeRepublic
	certainFrom    = 100 // three digits look like a year of the Republic; up to
	certainTo      = 150
	likelyFrom     = 80 // where the text has named 民国 before
)

// republicYears reads the number behind 民国 and what hangs on it: 113年6月, 111—113年, 一百一十三年, 112学年度.
func (s *scanner) republicYears(i int, p *point) int {
	low, j := s.republicNumber(s.gap(i))
	if low < 1 || low > lastRepublic {
		return 0
	}
	high, j := s.moreRepublic(low, j)
	p.hasYear, p.printed, p.republic = true, true, true
	p.year = pair{low + beforeRepublic, high + beforeRepublic}
	j = s.gap(j)
	if _, end := s.word(j, yearNouns); end != 0 && s.at(j) != '年' {
		return end
	}
	if s.at(j) != '年' || s.at(j+1) == '代' || yearAfter(s, j+1) {
		return 0
	}
	return s.yearTail(s.yearNoun(j+1), p)
}

// moreRepublic reads the further years of a range or list behind the first.
func (s *scanner) moreRepublic(low, j int) (high, end int) {
	high, end = low, j
	for range 30 {
		sign := s.dash(end)
		if sign == 0 {
			sign = s.list(end)
		}
		n, next := s.republicNumber(sign)
		if sign == 0 || n <= high || n > lastRepublic {
			break
		}
		high, end = n, next
	}
	return high, end
}

// republicNumber reads 38, 113, 三十八, 一百一十三, 一一三; more than three digits give what no year can be.
func (s *scanner) republicNumber(i int) (n, end int) {
	if _, ok := digit(s.at(i)); ok {
		for end = i; end < i+4; end++ {
			d, ok := digit(s.at(end))
			if !ok {
				break
			}
			n = n*10 + d
		}
		return n, end
	}
	if s.at(i) == '一' && s.at(i+1) == '百' {
		end = i + 2
		if d, ok := hanDigit(s.at(end)); ok && d == 0 {
			end++
		}
		if n, next := s.smallHan(end); next != 0 {
			return 100 + n, next
		}
		return 100, end
	}
	for end = i; end < i+3; end++ {
		d, ok := hanDigit(s.at(end))
		if !ok {
			return s.smallHan(i)
		}
		n = n*10 + d
	}
	return n, end
}

// bareRepublic reads 113年6月 and （112年） without 民国, where something makes the count certain.
func (s *scanner) bareRepublic(i int, p, left *point) int {
	if _, ok := digit(s.at(i)); !ok || s.inNumber(i) || s.guarded(i, beforeShortYear) {
		return 0
	}
	end := s.republicYears(i, p)
	if end == 0 || !s.republicStands(i, end, p, left) {
		return 0
	}
	return end
}

// republicStands tells 113年 as a year from a length of time: by the same year of the common era beside it (去年（112年）,
// 113年（2024年）), by a month, a quarter, 度 or 同期 behind three digits, or because the text counts like that.
func (s *scanner) republicStands(i, end int, p, left *point) bool {
	if left != nil && left.hasYear && !left.hasMonth && s.bracketOpens(i-1) {
		return p.year == left.year || left.relative && left.year.low == 0
	}
	if year, close := s.four(end + 1); s.bracketOpens(end) && close != 0 && year == p.year.low {
		return true
	}
	n := p.year.low - beforeRepublic
	if s.tailTells(end, p) || s.at(end-1) == '度' {
		return n >= certainFrom && n <= certainTo || s.ctx.Republic
	}
	return s.ctx.Republic && n >= likelyFrom && !s.guarded(i, beforeCount) && !s.lengthGoesOn(end)
}

func (s *scanner) bracketOpens(i int) bool { return s.at(i) == '（' || s.at(i) == '(' }

// tailTells reports that what stands behind a short number with 年 makes it a year: 6月, 一季度, 春节, 同期.
func (s *scanner) tailTells(end int, p *point) bool {
	_, same := s.word(end, sameWords)
	return p.hasMonth || p.season != 0 || p.festival != 0 || same != 0
}

// lengthGoesOn reports 来, 前, 多, 历史 and the like behind 年: a length of time rather than a year.
func (s *scanner) lengthGoesOn(end int) bool {
	return s.at(end-1) == '年' && (afterCount.Has(s.at(end)) || s.match(end, []rune("历史")) || s.match(end, []rune("的历史")))
}

// abbreviatedYear reads 98年, 08年5月 and 九八年: of the century that the text speaks of, or else of publication.
func (s *scanner) abbreviatedYear(i int, p, left *point) int {
	reference := s.ctx.Year
	if published := s.ctx.Published; reference == 0 && published != nil {
		reference = published.Year
	}
	low, j := s.twoFigures(i)
	if j == 0 || reference == 0 || s.inNumber(i) || s.guarded(i, beforeShortYear) {
		return 0
	}
	high, j := s.more(low, j)
	j = s.gap(j)
	if s.at(j) != '年' || s.at(j+1) == '代' || yearAfter(s, j+1) {
		return 0
	}
	century := reference - reference%100
	p.hasYear, p.year = true, pair{century + low, century + high}
	end := s.yearTail(s.yearNoun(j+1), p)
	if p.year.high > reference+10 || p.year.low < reference-50 || !s.abbreviationStands(i, end, p, left) {
		return 0
	}
	return end
}

// twoFigures reads exactly two digits, Arabic or Chinese: 98, 08, 九八.
func (s *scanner) twoFigures(i int) (n, end int) {
	read := digit
	if _, ok := hanDigit(s.at(i)); ok {
		read = hanNumeral
	}
	for k := range 2 {
		d, ok := read(s.at(i + k))
		if !ok || d > 9 {
			return 0, 0
		}
		n = n*10 + d
	}
	if _, more := read(s.at(i + 2)); more {
		return 0, 0
	}
	return n, i + 2
}

// abbreviationStands tells 98年 as a year from a length of time. Certain are a zero in front, two Chinese digits that do not
// estimate (七八年, 三五年 do), a month behind, or the end of a range of years; without, only the last decades of a century past.
func (s *scanner) abbreviationStands(i, end int, p, left *point) bool {
	n := p.year.low % 100
	_, han := hanDigit(s.at(i))
	switch {
	case left != nil && left.hasYear && left.year.low != 0 && !s.bracketOpens(i-1):
		return p.year.low > left.year.high && !s.lengthGoesOn(end)
	case s.tailTells(end, p) || n < 10:
		return true
	case han && (n%10 == n/10+1 || n == 35):
		return false
	case han:
		return !s.lengthGoesOn(end)
	case s.guarded(i, beforeCount) || s.lengthGoesOn(end):
		return false
	}
	return p.edge || s.at(end-1) == '度' || p.year.low < 2000 && n >= 70 && n%10 != 0
}
