package lexicon

// Lookup gives the class of a word that the tables have.
func (l *Lexicon) Lookup(runes []rune) (class byte, ok bool) {
	if len(runes) == 0 {
		return 0, false
	}
	s := l.begin(runes[0])
	for _, r := range runes[1:] {
		s = l.narrow(s, r)
	}
	class, _, ok = l.whole(s)
	return class, ok
}

// search is the words that begin with depth runes: those of lines[low:high].
type search struct {
	low, high int32
	depth     int
}

func (l *Lexicon) begin(r rune) search {
	if r < 0 || r > 0xffff {
		return search{depth: 1}
	}
	return search{low: l.first[r], high: l.first[r+1], depth: 1}
}

// whole gives the word that is no longer than what was searched for, with its log-probability. It sorts before all that are longer.
func (l *Lexicon) whole(s search) (class byte, score int32, ok bool) {
	if !l.ends(s) {
		return 0, 0, false
	}
	rest := l.text[int(l.lines[s.low])+runeBytes*s.depth:]
	return rest[1], int32(number(rest[3:]) - corpus), true
}

// ends reports whether the first word found is no longer than what was searched for.
func (l *Lexicon) ends(s search) bool {
	return s.low < s.high && l.text[int(l.lines[s.low])+runeBytes*s.depth] == '\t'
}

// narrow keeps the words whose next rune is r.
func (l *Lexicon) narrow(s search, r rune) search {
	if l.ends(s) {
		s.low++
	}
	low := l.lower(s.low, s.high, s.depth, r)
	return search{low: low, high: l.upper(low, s.high, s.depth, r), depth: s.depth + 1}
}

// lower gives the first of lines[low:high] whose rune at depth is r or greater.
func (l *Lexicon) lower(low, high int32, depth int, r rune) int32 {
	for low < high {
		middle := (low + high) / 2
		if l.at(middle, depth) < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// upper gives the first of lines[low:high] whose rune at depth is greater than r; it looks near low first, since few words share
// two runes.
func (l *Lexicon) upper(low, high int32, depth int, r rune) int32 {
	step := int32(1)
	for low+step <= high && l.at(low+step-1, depth) == r {
		low += step
		step *= 2
	}
	return l.lower(low, min(high, low+step), depth, r+1)
}
