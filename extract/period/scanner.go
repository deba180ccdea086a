package period

import "statclaim/extract/runeset"

// scanner reads one text. Its readers take a position and give the position behind what they read, or 0 where nothing fits:
// what they read is never empty. All of them look at a bounded number of runes.
type scanner struct {
	runes []rune
	ctx   Context
	room  *Room // nil where none is given
	free  int   // behind 截至 and the like: guards that look back do not apply here
	// the text continues a range that a season began: 2020年冬至
	season bool
}

// at is the rune at i, or a line feed outside the text.
func (s *scanner) at(i int) rune {
	if i < 0 || i >= len(s.runes) {
		return '\n'
	}
	return s.runes[i]
}

// word reads the longest word of a dictionary at i.
func (s *scanner) word(i int, d *dictionary) (entry, int) {
	c := s.at(i)
	if !classesOf(c).meets(&d.bit) {
		return entry{}, 0
	}
	list := d.from(c)
	for k := range list {
		if e := &list[k]; s.match(i, e.word) {
			return *e, i + len(e.word)
		}
	}
	return entry{}, 0
}

func (s *scanner) match(i int, word []rune) bool {
	if i < 0 || i+len(word) > len(s.runes) {
		return false
	}
	for k, c := range word {
		if s.runes[i+k] != c {
			return false
		}
	}
	return true
}

// behind finds a word of the dictionary that ends before i.
func (s *scanner) behind(i int, d *dictionary) bool {
	for start := i - 1; start >= 0 && start >= i-4; start-- {
		for _, e := range d.from(s.runes[start]) {
			if start+len(e.word) == i && s.match(start, e.word) {
				return true
			}
		}
	}
	return false
}

// guarded reports that the rune before i speaks against a date there. Behind a prefix (截至, 当地时间) nothing does.
func (s *scanner) guarded(i int, set *runeset.Set) bool {
	return i > 0 && set.Has(s.runes[i-1]) && i != s.free
}

// gap steps over one space inside an expression (2023 年 5 月).
func (s *scanner) gap(i int) int {
	if c := s.at(i); c == ' ' || c == '\u00a0' {
		return i + 1
	}
	return i
}

// edge reports a boundary of clauses or the end of the text.
func (s *scanner) edge(c rune) bool {
	return c == ' ' || c == '\u3000' || c == '\u00a0' || c == '\n' || c == '\r' || c == '\t' || boundary.Has(c)
}

// skip steps over what cannot start an expression: the rest of a run of digits, or one rune.
func (s *scanner) skip(i int) int {
	if _, ok := digit(s.runes[i]); !ok {
		return i + 1
	}
	for i < len(s.runes) {
		if _, ok := digit(s.runes[i]); !ok {
			break
		}
		i++
	}
	return i
}

// digit reads an Arabic digit, ASCII or full width.
func digit(c rune) (int, bool) {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0'), true
	case c >= '０' && c <= '９':
		return int(c - '０'), true
	}
	return 0, false
}

// hanDigit reads a Chinese digit.
func hanDigit(c rune) (int, bool) {
	switch c {
	case '〇', '○', '零':
		return 0, true
	case '一':
		return 1, true
	case '二':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// small reads a number of one or two digits: 7, 07, １２, 七, 十二, 二十一, 廿一, 卅.
func (s *scanner) small(i int) (n, end int) {
	if d, ok := digit(s.at(i)); ok {
		return s.smallArabic(i, d)
	}
	return s.smallHan(i)
}

func (s *scanner) smallArabic(i, first int) (n, end int) {
	second, ok := digit(s.at(i + 1))
	if !ok {
		return first, i + 1
	}
	if _, more := digit(s.at(i + 2)); more {
		return 0, 0
	}
	return first*10 + second, i + 2
}

func (s *scanner) smallHan(i int) (n, end int) {
	tens, j := 0, i
	if d, ok := hanDigit(s.at(i)); ok {
		if s.at(i+1) != '十' {
			return d, i + 1
		}
		tens, j = d, i+2
	} else {
		switch s.at(i) {
		case '十':
			tens, j = 1, i+1
		case '廿':
			tens, j = 2, i+1
		case '卅':
			tens, j = 3, i+1
		default:
			return 0, 0
		}
	}
	if d, ok := hanDigit(s.at(j)); ok && d > 0 {
		return tens*10 + d, j + 1
	}
	return tens * 10, j
}

// hanYearDigit reads a digit of a Chinese year, whose zero is also typed as 0 or O (二００八, 二OO八).
func hanYearDigit(c rune) (int, bool) {
	switch c {
	case '0', '０', 'O', 'Ｏ':
		return 0, true
	}
	return hanDigit(c)
}

// four reads a year of four digits, Arabic or Chinese (2023, ２０２３, 二〇二三).
func (s *scanner) four(i int) (n, end int) {
	read := digit
	if _, ok := hanDigit(s.at(i)); ok {
		read = hanYearDigit
	}
	for k := range 4 {
		d, ok := read(s.at(i + k))
		if !ok {
			return 0, 0
		}
		n = n*10 + d
	}
	if _, more := read(s.at(i + 4)); more {
		return 0, 0
	}
	return n, i + 4
}

// inNumber reports that what starts at i continues a number or an identifier that stands before it.
func (s *scanner) inNumber(i int) bool {
	if i == s.free {
		return false
	}
	c := s.at(i - 1)
	if _, ok := digit(c); ok {
		return true
	}
	switch c {
	case '.', '．', '/', '／', ':', '-':
		_, ok := digit(s.at(i - 2))
		return ok
	}
	if _, ok := hanDigit(s.at(i)); ok || s.at(i) == '十' {
		_, before := hanDigit(c)
		return before || c == '十' || beforeHanNumber.Has(c)
	}
	return false
}

// dash reads the sign of a range: — – - ~ ～ － (also doubled), 至, 到.
func (s *scanner) dash(i int) int {
	switch s.at(i) {
	case '至', '到':
		return i + 1
	case '—', '–', '-', '~', '～', '－', '―', '─', '−', '〜':
		if s.at(i+1) == s.at(i) {
			return i + 2
		}
		return i + 1
	}
	return 0
}

// list reads the sign of a list: 、 和 及 与.
func (s *scanner) list(i int) int {
	switch s.at(i) {
	case '、', '和', '及', '与':
		return i + 1
	}
	return 0
}
