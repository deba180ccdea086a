package extract

// mark tells what may stand or begin at a code point: one bit for each of the lists that whole sentences are searched for, by the
// first code points of their words, and one for the marks that end a clause. Sentences are marked in one pass; a list is then looked into
// only where its bit stands, and not at all in most sentences.
type mark uint32

// separator is the mark of punctuation that ends a clause.
const separator mark = 1

// unknown is the mark of a code point of which only is known whether it ends a clause.
const unknown = ^separator

// marker has the marks of the code points of the basic plane. A nil one knows of no list.
type marker struct {
	basic [1 << 16]mark
	next  mark // of the next list
}

// newMarker marks what the sets and lists begin with, which keep their marks.
func newMarker(sets []*wordSet, lists []*wordList) *marker {
	m := &marker{next: separator << 1}
	for r := range m.basic {
		if separates(rune(r)) {
			m.basic[r] = separator
		}
	}
	for _, w := range sets {
		w.mark = m.take()
		for r := range w.longest {
			m.put(r, w.mark)
		}
	}
	for _, l := range lists {
		l.mark = m.take()
		for _, w := range l.runes {
			m.put(w[0], l.mark)
		}
	}
	return m
}

func (m *marker) take() mark {
	taken := m.next
	m.next <<= 1
	return taken
}

// put marks a code point; those of other planes are always unknown.
func (m *marker) put(r rune, as mark) {
	if int(r) < len(m.basic) {
		m.basic[r] |= as
	}
}

// of gives the mark of a code point.
func (m *marker) of(r rune) mark {
	if m != nil && uint32(r) < uint32(len(m.basic)) {
		return m.basic[r]
	}
	if separates(r) {
		return separator | unknown
	}
	return unknown
}

// marked gives the marks of a sentence.
func (s *sentence) marked() []mark {
	if s.marks != nil || len(s.text) == 0 {
		return s.marks
	}
	s.marks = s.room.newMarks(len(s.text))
	m := s.room.markerOf()
	for i, r := range s.text {
		at := m.of(r)
		s.marks[i] = at
		s.all |= at
	}
	return s.marks
}

// holds reports that a sentence may hold a word of a list; where it says false the sentence holds none.
func (s *sentence) holds(list mark) bool {
	s.marked()
	return s.all&list != 0
}

// wordOf gives the length of the longest word of a set at a position of a sentence, or 0.
func (s *sentence) wordOf(set *wordSet, at int) int {
	if at >= len(s.text) || s.marked()[at]&set.mark == 0 {
		return 0
	}
	return set.at(s.text[at:])
}

// hasWordOf reports that a sentence holds a word of a set.
func (s *sentence) hasWordOf(set *wordSet) bool {
	if !s.holds(set.mark) {
		return false
	}
	for i, m := range s.marks {
		if m&set.mark != 0 && set.at(s.text[i:]) > 0 {
			return true
		}
	}
	return false
}

// begins reports a word of a list that begins between two positions of a sentence.
func (l *wordList) begins(s *sentence, start, end int) bool {
	return l.find(s, start, end, len(s.text)) >= 0
}

// stands reports a word of a list that stands between two positions of a sentence.
func (l *wordList) stands(s *sentence, start, end int) bool {
	return l.find(s, start, end, end) >= 0
}

// find gives the first position between two where a word of a list begins that ends before a limit, or -1.
func (l *wordList) find(s *sentence, start, end, limit int) int {
	if !s.holds(l.mark) {
		return -1
	}
	for i := max(start, 0); i < min(end, len(s.text)); i++ {
		if s.marks[i]&l.mark != 0 && l.wordAt(s.text[:min(limit, len(s.text))], i) >= 0 {
			return i
		}
	}
	return -1
}

// findLast gives the last position between two where a word of a list begins, or -1.
func (l *wordList) findLast(s *sentence, start, end int) int {
	if !s.holds(l.mark) {
		return -1
	}
	for i := min(end, len(s.text)) - 1; i >= max(start, 0); i-- {
		if s.marks[i]&l.mark != 0 && l.wordAt(s.text, i) >= 0 {
			return i
		}
	}
	return -1
}
