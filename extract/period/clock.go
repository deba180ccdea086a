package period

// clockLed reads a time of day that stands without its day: 14:30, 19时许, 上午9时, 上午.
func (s *scanner) clockLed(i int, p *point, left *point) int {
	p.clock = true
	if _, end := s.word(i, dayPartWords); end != 0 {
		if time := s.clock(s.gap(end), p, true); time != 0 {
			return time
		}
		return end
	}
	if c := s.at(i); c == '晚' || c == '早' {
		return s.clock(i+1, p, true)
	}
	if s.inNumber(i) {
		return 0
	}
	return s.clock(i, p, left != nil && left.clock)
}

// clock reads a time of day. led says that a day or a part of it stands before, so that 8时 and 3点 cannot be anything else.
func (s *scanner) clock(i int, p *point, led bool) int {
	hour, j := s.small(i)
	if led && s.at(i) == '两' {
		hour, j = 2, i+1
	}
	if j == 0 || hour > 24 {
		return 0
	}
	if end := s.minutesBehindColon(i, j, led); end != 0 {
		p.clock = true
		return end
	}
	if high, next := s.more(hour, j); led && high <= 24 && (s.at(next) == '时' || s.at(next) == '点') {
		j = next
	}
	if end := s.hourMark(i, s.gap(j), led); end != 0 {
		p.clock = true
		return end
	}
	return 0
}

// minutesBehindColon reads :30 or :30:05. Alone it must look like a time: two digits, and clear of scores and ratios.
func (s *scanner) minutesBehindColon(i, j int, led bool) int {
	end := s.twoDigits(j)
	if end == 0 {
		return 0
	}
	if seconds := s.twoDigits(end); seconds != 0 {
		end = seconds
	}
	if c := s.at(end); c == ':' || c == '：' || c == '.' || c == '∶' {
		return 0
	}
	if !led && !s.timeStands(i) {
		return 0
	}
	return s.around(end)
}

// twoDigits reads a colon and two digits below 60.
func (s *scanner) twoDigits(i int) int {
	if c := s.at(i); c != ':' && c != '：' {
		return 0
	}
	n, end := s.small(i + 1)
	if _, ok := digit(s.at(i + 1)); !ok || end != i+3 || n > 59 {
		return 0
	}
	return end
}

// timeStands reports that a time with a colon may stand at i: at an edge, or behind a word of time, and no score in sight.
func (s *scanner) timeStands(i int) bool {
	c := s.at(i - 1)
	if (!s.edge(c) || c == '、') && c != '至' && c != '于' && c != '在' && c != '自' && c != '从' && c != '到' && c != '截' && c != '止' {
		return false
	}
	for k := max(i-12, 0); k < min(i+16, len(s.runes)); k++ {
		if scoreNear.Has(s.runes[k]) {
			return false
		}
	}
	return true
}

// hourMark reads 时 or 点 with minutes and seconds.
func (s *scanner) hourMark(i, j int, led bool) int {
	mark := s.at(j)
	if mark != '时' && mark != '点' {
		return 0
	}
	j++
	_, arabic := digit(s.at(i))
	bare := j
	if mark == '点' && s.at(j) == '钟' {
		j++
	}
	if s.at(j) == '半' || s.at(j) == '整' {
		j++
	} else if _, end := s.small(s.gap(j)); end != 0 && s.at(end) == '分' && s.at(end+1) != '之' {
		j = end + 1
		if _, seconds := s.small(j); seconds != 0 && s.at(seconds) == '秒' {
			j = seconds + 1
		}
	}
	end := s.around(j)
	if led {
		return end
	}
	if s.guarded(i, beforeHour) {
		return 0
	}
	if end > bare {
		return end
	}
	if mark == '点' || !arabic || s.guarded(i, beforeDay) {
		return 0
	}
	if afterHour.Has(s.at(end)) {
		return 0
	}
	return end
}

// around reads 许, 左右, 前后 behind a time.
func (s *scanner) around(i int) int {
	if s.at(i) == '许' || s.at(i) == '多' {
		return i + 1
	}
	if _, end := s.word(i, aroundWords); end != 0 {
		return end
	}
	return i
}
