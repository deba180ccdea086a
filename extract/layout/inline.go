package layout

// isSpecial reports a rune that may begin markup inside a line.
func isSpecial(r rune) bool {
	switch r {
	case '<', '&', '[', '*', '`', '~', '\\', 0x200B, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return false
}

const (
	dropped   = rune(-1) // stands in for a rune that turned out to be markup
	maxOpen   = 32       // brackets or marks that wait for their partner; older ones are taken as text
	maxMarkup = 2000     // code points that a tag or a link's address may be long
)

// inlines is the state of cleaning one line.
type inlines struct {
	*reader
	out      builder
	brackets []int    // indices in out of [ that may begin a link
	emphasis [3][]int // the same for *, ** and ~~
	ticks    []int
}

// inline takes a line with markup in: tags vanish or break the line, &nbsp; and its kin become spaces, a link keeps its text.
func (r *reader) inline(start, end int) {
	s := inlines{reader: r}
	for i := start; i < end; {
		next := s.markup(i, end)
		if next > i {
			i = next
			continue
		}
		if !isInvisible(r.text[i]) {
			s.out.put(r.text[i], int32(i))
		}
		i++
	}
	s.flush(int32(end))
}

// markup reads markup at i and gives the index behind it, or i where there is none.
func (s *inlines) markup(i, end int) int {
	switch s.text[i] {
	case '<':
		return s.tag(i, end)
	case '&':
		return s.entity(i, end)
	case '[':
		s.brackets = push(s.brackets, len(s.out.Runes))
	case ']':
		return s.link(i, end)
	}
	if !s.markdown {
		return i
	}
	switch s.text[i] {
	case '\\':
		if i+1 < end && isMarkPunctuation(s.text[i+1]) {
			s.out.put(s.text[i+1], int32(i+1))
			return i + 2
		}
	case '`':
		return s.pair(&s.ticks, i, 1, true, true)
	case '*', '~':
		return s.delimiter(i, end)
	}
	return i
}

func push(stack []int, at int) []int {
	if len(stack) == maxOpen {
		copy(stack, stack[1:])
		stack = stack[:maxOpen-1]
	}
	return append(stack, at)
}

// flush hands the line so far on. The buffer is used again for what follows.
func (s *inlines) flush(end int32) {
	size := 0
	for _, r := range s.out.Runes {
		if r != dropped {
			size++
		}
	}
	kept := newBuilder(size)
	for i, r := range s.out.Runes {
		if r != dropped {
			kept.put(r, s.out.Pos[i])
		}
	}
	s.out.Runes, s.out.Pos = s.out.Runes[:0], s.out.Pos[:0]
	s.brackets, s.ticks, s.emphasis = s.brackets[:0], s.ticks[:0], [3][]int{}
	s.take(kept.text(end))
}

// link closes the bracket before i when an address in parentheses follows: the text stays, the address goes.
func (s *inlines) link(i, end int) int {
	n := len(s.brackets)
	if n == 0 {
		return i
	}
	open := s.brackets[n-1]
	s.brackets = s.brackets[:n-1]
	if i+1 >= end || s.text[i+1] != '(' {
		return i
	}
	close := addressEnd(s.text[:end], i+2)
	if close < 0 {
		return i
	}
	s.out.Runes[open] = dropped
	if open > 0 && s.out.Runes[open-1] == '!' && s.out.Pos[open-1] == s.out.Pos[open]-1 {
		s.out.Runes[open-1] = dropped
	}
	return close + 1
}

// addressEnd is the index of the parenthesis that closes a link's address, or -1 where none stands.
func addressEnd(text []rune, start int) int {
	depth, address := 0, false
	for i := start; i < len(text) && i < start+maxMarkup; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				if address {
					return i
				}
				return -1
			}
			depth--
		case '.', '/', '#', ':':
			address = true
		case ']':
			if i+1 < len(text) && text[i+1] == '(' {
				return -1
			}
		case '。', '，', '；':
			return -1
		}
	}
	return -1
}

// delimiter reads *, ** or ~~ by the flanking rules of CommonMark.
func (s *inlines) delimiter(i, end int) int {
	n := 1
	for i+n < end && s.text[i+n] == s.text[i] {
		n++
	}
	stack := 0
	switch {
	case s.text[i] == '~' && n == 2:
		stack = 2
	case s.text[i] == '*' && n <= 2:
		stack = n - 1
	default:
		for k := range n {
			s.out.put(s.text[i+k], int32(i+k))
		}
		return i + n
	}
	before, after := ' ', ' '
	if k := len(s.out.Runes); k > 0 {
		before = s.out.Runes[k-1]
	}
	if i+n < end {
		after = s.text[i+n]
	}
	opens := !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
	closes := !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
	return s.pair(&s.emphasis[stack], i, n, opens, closes)
}

// pair drops a mark of n runes together with its partner; a mark that finds none stays text.
func (s *inlines) pair(stack *[]int, i, n int, opens, closes bool) int {
	at := len(s.out.Runes)
	for k := range n {
		s.out.put(s.text[i+k], int32(i+k))
	}
	if open := len(*stack); closes && open > 0 {
		for k := range n {
			s.out.Runes[(*stack)[open-1]+k] = dropped
			s.out.Runes[at+k] = dropped
		}
		*stack = (*stack)[:open-1]
		return i + n
	}
	if opens {
		*stack = push(*stack, at)
	}
	return i + n
}

func isPunctuation(r rune) bool {
	kind, _ := pairKind(r)
	return kind >= 0 || isFinal(r) || isPause(r) || isMarkPunctuation(r) || r == '；' || r == '：' || r == '—' || r == dropped
}

// isMarkPunctuation reports ASCII punctuation, which a backslash may escape.
func isMarkPunctuation(r rune) bool {
	return r > ' ' && r < 0x7F && !isDigit(r) && !isLatin(r)
}

// entity turns an entity that stands for white space into one space; others are text.
func (s *inlines) entity(i, end int) int {
	for _, name := range [...]string{"nbsp", "ensp", "emsp", "thinsp", "#160", "#xA0", "#xa0", "#12288", "#x3000", "#32"} {
		if !hasPrefix(s.text[i+1:end], name) {
			continue
		}
		next := i + 1 + len(name)
		if next < end && s.text[next] == ';' {
			next++
		}
		s.out.put(' ', int32(i))
		return next
	}
	return i
}
