package layout

// strongEnds are words that no paragraph, heading or list item ends with.
var strongEnds = vocabulary.suffixes("strong ends")

// strongStarts are words that begin no paragraph where the one before has not ended.
var strongStarts = vocabulary.prefixes("strong starts")

// notStarts begin like a word of strongStarts and are none.
var notStarts = vocabulary.prefixes("not starts")

// maxGap is the number of blank lines across which a text may go on that does not plainly break off.
const maxGap = 4

// joiner decides which lines are one paragraph.
type joiner struct {
	blocks  []block
	width   int32 // of hard-wrapped lines in columns, or 0
	slack   int32 // columns that a wrapped line may stay under the width
	aligned bool  // nearly all lines are indented
	marked  bool  // headings carry marks, so that unmarked lines are none
}

// join makes one block of the lines that are one paragraph.
func join(lines []block) []block {
	marks := 0
	for i := range lines {
		lines[i].looked = furniture(lines[i].Runes, &lines[i].shape)
		if lines[i].mark == markHeading {
			marks++
		}
	}
	j := joiner{blocks: lines, aligned: blockIndent(lines), marked: marks > 1}
	j.width, j.slack = wrapWidth(lines)
	out := lines[:0:len(lines)]
	for first := 0; first < len(lines); {
		b, last := &lines[first], first
		for last+1 < len(lines) && j.continues(&b.shape, first, last) {
			last++
			b.shape.append(&lines[last].shape)
		}
		if last > first {
			b.Text = glue(lines[first : last+1])
			b.looked = furniture(b.Runes, &b.shape)
		}
		if len(out) == first {
			out = lines[:first+1] // nothing was joined so far: it stands there already
		} else {
			out = append(out, lines[first])
		}
		first = last + 1
	}
	return out
}

// continues reports whether the line behind last belongs to the paragraph that runs from first to last.
func (j *joiner) continues(whole *shape, first, last int) bool {
	a, b := &j.blocks[last], &j.blocks[last+1]
	if a.table != nil || b.table != nil || a.mark == markHeading || b.mark != markNone || a.mark == markField || b.gap >= ruleGap {
		return false
	}
	indented := b.indent >= 2 && !(j.aligned && j.width > 0)
	if whole.closedBy(&b.shape) && (!whole.ended() || !indented && !begins(b)) {
		return true
	}
	if fixed(a) {
		return false
	}
	if j.full(a) && b.gap == 0 && !indented && !begins(b) && (!whole.ended() || j.filled(a, b)) {
		return true
	}
	if whole.ended() || indented && !j.aligned || begins(b) {
		return false
	}
	return j.plainly(whole, a, b) || !indented && b.gap <= maxGap && j.likely(whole, first, last)
}

// full reports a line that reaches the fixed width.
func (j *joiner) full(a *block) bool {
	return j.width > 0 && a.shape.width+a.indent >= j.width-j.slack
}

// fixed reports a line that stands alone: byline, date, credit, caption.
func fixed(b *block) bool {
	return b.looked == kindByline || b.looked == kindCredit || b.looked == kindCaption
}

// begins reports a line that starts as only paragraphs, list items, bylines and the like do.
func begins(b *block) bool {
	if b.looked == kindCaption {
		return prefixOf(b.Runes, captionWords) > 0
	}
	if b.looked != kindBody || b.Runes[0] == '【' {
		return true
	}
	n, _ := opening(b.Runes)
	return n != numberNone && n != numberDecimal && n != numberArticle
}

// filled reports that a full line that ends a sentence was cut for want of room, so that the paragraph may go on: the next
// line's first rune would not have fitted, and that line is no short heading.
func (j *joiner) filled(a, b *block) bool {
	room := j.width - a.shape.width - a.indent
	if room >= int32(columns(b.Runes[0]))+2 {
		return false
	}
	return j.full(b) || b.shape.end == endFinal
}

// plainly reports that a text breaks off where no text ends, or that the next line begins as none does.
func (j *joiner) plainly(whole *shape, a, b *block) bool {
	last, first := a.Runes[len(a.Runes)-1], b.Runes[0]
	if whole.end == endPause || suffixOf(a.Runes, strongEnds) > 0 {
		return true
	}
	if kind, opens := pairKind(first); kind >= 0 && !opens {
		return true
	}
	if isPause(first) || isFinal(first) && first != '…' || goesOn(first) {
		return true
	}
	if prefixOf(b.Runes, strongStarts) > 0 && prefixOf(b.Runes, notStarts) == 0 {
		return true
	}
	if whole.end == endSemi || whole.end == endColon {
		return false
	}
	bodily := j.bodily(a, whole)
	if isDigit(last) && (bodily || unitLike(b)) {
		return true
	}
	if isLatin(last) && (isLatin(first) || isDigit(first)) && whole.commas+whole.finals > 0 {
		return true
	}
	return whole.unclosed() && (bodily || b.shape.end == endFinal)
}

// goesOn reports other signs that no text begins with.
func goesOn(r rune) bool {
	switch r {
	case '；', '：', '%', '％', '‰':
		return true
	}
	return false
}

// likely weighs a text that has not ended and may be the beginning of what the next line goes on with.
func (j *joiner) likely(whole *shape, first, last int) bool {
	a, b := &j.blocks[last], &j.blocks[last+1]
	begun := j.bodily(a, whole) || b.soft && whole.commas > 0
	if !begun || whole.end == endSemi || whole.end == endColon || j.inList(first, last) {
		return false
	}
	if r := a.Runes[len(a.Runes)-1]; whole.end == endClose && r != '”' && r != '」' && r != '》' {
		return b.shape.end == endFinal && whole.tail > 12 && b.gap > 0
	}
	if isSignature(a.Runes, whole) || b.gap > 0 && b.shape.end == endColon && b.shape.width <= 24 {
		return false
	}
	heading := b.shape.end != endFinal && b.shape.end != endPause && b.shape.width <= maxHeading && b.shape.commas == 0
	return !heading || j.marked || last+2 >= len(j.blocks)
}

// unitLike reports a line that goes on after a digit: it is a sentence and no list item.
func unitLike(b *block) bool {
	return b.shape.end == endFinal || b.shape.commas > 0
}

// bodily reports a text that can only be the beginning of a body paragraph, not a heading or a list item.
func (j *joiner) bodily(a *block, whole *shape) bool {
	if n, _ := opening(a.Runes); n != numberNone && whole.finals == 0 && whole.width <= 80 {
		return false
	}
	if whole.wordy() || whole.commas+whole.items > 3 || whole.width > 80 {
		return true
	}
	return j.marked && whole.width > 20 || whole.commas > 0 && (whole.width > 56 || opensSentence(a.Runes))
}

// sentenceStarts are words that, with a comma behind them, begin sentences and no headings.
var sentenceStarts = vocabulary.prefixes("sentence starts")

// opensSentence reports a text that begins like 今年以来，.
func opensSentence(text []rune) bool {
	if prefixOf(text, sentenceStarts) == 0 {
		return false
	}
	for _, r := range text[:min(len(text), 12)] {
		if r == '，' || r == ',' {
			return true
		}
	}
	return false
}

// inList reports that the line stands among others that do not end either and are not cut at one width: items of a list
// without marks.
func (j *joiner) inList(first, last int) bool {
	if last > first || j.blocks[last+1].gap > 0 || j.width > 0 {
		return false
	}
	before := first > 0 && j.blocks[first].gap == 0 && j.blocks[first-1].shape.end == endOpen && j.blocks[first-1].mark == markNone
	if before || j.blocks[last+1].shape.end == endFinal {
		return before
	}
	after := last+2 < len(j.blocks) && j.blocks[last+2].gap == 0 && j.blocks[last+2].shape.end != endFinal
	return after
}

// glue makes one text of lines. Between Han the break vanishes; between Latin words it is a space.
func glue(lines []block) Text {
	size := 0
	for i := range lines {
		size += len(lines[i].Runes) + 1
	}
	b := newBuilder(size)
	for i := range lines {
		if i > 0 && spaced(b.Runes, lines[i].Runes) {
			b.put(' ', b.Pos[len(b.Pos)-1]+1)
		}
		b.add(lines[i].Text)
	}
	return b.text(lines[0].First)
}

// spaced reports whether a line break between two texts stands for a space.
func spaced(before, after []rune) bool {
	a, b := before[len(before)-1], after[0]
	if isLatin(a) && isLatin(b) {
		return true
	}
	if hanNear(before[max(0, len(before)-12):]) || hanNear(after[:min(len(after), 12)]) {
		return false
	}
	return a < 0x1100 && b < 0x1100 && a != '-' && a != '/'
}

func hanNear(text []rune) bool {
	for _, r := range text {
		if isHan(r) {
			return true
		}
	}
	return false
}
