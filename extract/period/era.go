package period

// plan reads the periods of five-year plans: “十四五”期间, 十三五末, “十五五”时期. The plan's name alone (“十四五”规划) is none,
// and without quotation marks a short name needs more than one rune behind it.
func (s *scanner) plan(i int, p *point) int {
	j := i
	quoted := s.at(i) == '“' || s.at(i) == '"'
	if quoted {
		j++
	}
	name, k := s.word(j, planNames)
	if k == 0 || s.inNumber(j) {
		return 0
	}
	if quoted {
		if c := s.at(k); c != '”' && c != '"' {
			return 0
		}
		k++
	}
	if low, high, end := s.planPart(k, name.a, name.b); end != 0 && quoted {
		p.hasYear, p.printed, p.year = true, true, pair{low, high}
		return end
	}
	tail, end := s.word(k, planTails)
	if end == 0 || !quoted && len(name.word)+len(tail.word) < 4 {
		return 0
	}
	p.hasYear, p.printed, p.year = true, true, pair{name.a, name.b}
	if tail.a != 0 {
		p.year, p.edge = one(name.a+tail.a-1), true
	}
	if s.match(k, since) {
		return k
	}
	return end
}

// planPart reads the first or last years of a plan: “十四五”前两年, “十三五”后三年.
func (s *scanner) planPart(i, low, high int) (int, int, int) {
	side := s.at(i)
	if side != '前' && side != '头' && side != '后' {
		return 0, 0, 0
	}
	n, ok := hanDigit(s.at(i + 1))
	if s.at(i+1) == '两' {
		n, ok = 2, true
	}
	if !ok || n < 1 || n > high-low || s.at(i+2) != '年' {
		return 0, 0, 0
	}
	if side == '后' {
		return high - n + 1, high, i + 3
	}
	return low, low + n - 1, i + 3
}

// century reads 上世纪90年代, 20世纪八十年代, 本世纪初, 21世纪.
func (s *scanner) century(i int, p *point) int {
	n, j := s.small(i)
	switch s.at(i) {
	case '上', '本', '新':
		n, j = 0, i+1
		if s.at(j) == '个' {
			j++
		}
		if s.ctx.Published != nil {
			n = (s.ctx.Published.Year-1)/100 + 1
		} else {
			n = 21
		}
		if s.at(i) == '上' {
			n--
		}
	default:
		if j == 0 || s.inNumber(i) {
			return 0
		}
	}
	if s.at(j) != '世' || s.at(j+1) != '纪' || n < 1 || n > 22 || s.at(j+2) == '经' {
		return 0
	}
	first := (n-1)*100 + 1
	p.hasYear, p.printed, p.year = true, true, pair{first, first + 99}
	j += 2
	if low, high, end := s.decades(j); end != 0 {
		p.year = pair{first - 1 + low, first - 1 + high + 9}
		return s.decadeEdge(end, p)
	}
	return s.decadeEdge(j, p)
}

// decades reads 90年代, 八九十年代, 八十、九十年代: the tens of first and last decade.
func (s *scanner) decades(i int) (low, high, end int) {
	low, j := s.small(i)
	if a, ok := hanDigit(s.at(i)); ok {
		if b, ok := hanDigit(s.at(i + 1)); ok && s.at(i+2) == '十' && b == a+1 {
			low, high, j = a*10, b*10, i+3
		}
	}
	if j == 0 {
		return 0, 0, 0
	}
	if high == 0 {
		high = low
		if sign := s.list(j); sign != 0 {
			if n, next := s.small(sign); next != 0 {
				high, j = n, next
			}
		}
	}
	if s.at(j) != '年' || s.at(j+1) != '代' || low%10 != 0 || high%10 != 0 || high < low {
		return 0, 0, 0
	}
	return low, high, j + 2
}

// decade reads 90年代 without a century: of the twentieth, from the thirties on.
func (s *scanner) decade(i int, p *point) int {
	low, high, end := s.decades(i)
	if end == 0 || s.inNumber(i) {
		return 0
	}
	p.hasYear, p.printed = true, true
	if low >= 30 {
		p.year = pair{1900 + low, 1909 + high}
	}
	return s.decadeEdge(end, p)
}

// decadeEdge reads 初, 末, 中期 behind a decade or century.
func (s *scanner) decadeEdge(i int, p *point) int {
	e, end := s.word(i, yearTails)
	if end == 0 || !s.yearTailHolds(e, end) {
		return i
	}
	p.edge = true
	return end
}

// republicEnds is where words.tsv lets 民国时期 end: years are counted on beyond it.
const republicEnds = 1949

// era reads 光绪年间, 清康熙五十年, 民国二十六年.
func (s *scanner) era(i int, p *point) int {
	j := i
	if _, end := s.word(i, dynasties); end != 0 {
		j = end
	}
	e, j := s.word(j, eras)
	if j == 0 {
		return 0
	}
	p.hasYear, p.printed, p.year = true, true, pair{e.a, e.b}
	if _, end := s.word(j, eraTails); end != 0 {
		return end
	}
	if e.b == republicEnds && s.at(j) != '元' {
		return s.republicYears(j, p)
	}
	n, k := s.small(j)
	if s.at(j) == '元' {
		n, k = 1, j+1
	}
	if k == 0 || s.at(k) != '年' || n < 1 || n > e.b-e.a+1 {
		return 0
	}
	p.year = one(e.a + n - 1)
	if end := s.yearTail(k+1, p); p.hasMonth {
		p.recurring = e.a < 1912
		return end
	}
	return k + 1
}

// commonEra reads 公元618年 and 公元前221年.
func (s *scanner) commonEra(i int, p *point) int {
	if s.at(i) != '公' || s.at(i+1) != '元' {
		return 0
	}
	j, before := i+2, false
	if s.at(j) == '前' {
		j, before = j+1, true
	}
	n := 0
	start := j
	for d, ok := digit(s.at(j)); ok && j < start+4; d, ok = digit(s.at(j)) {
		n = n*10 + d
		j++
	}
	if j == start || n == 0 || s.at(j) != '年' {
		return 0
	}
	if before {
		n = 1 - n
	}
	p.hasYear, p.printed, p.year = true, true, one(n)
	return j + 1
}
