package layout

// mark is what markup says about a block.
type mark uint8

const (
	markNone    mark = iota
	markHeading      // # heading, underlined heading, <h2>
	markItem         // item of a Markdown or HTML list
	markField        // line of a front matter
)

// kind is what a block is, first by its own looks, later by its neighbours.
type kind uint8

const (
	kindBody       kind = iota
	kindShort           // short line without an end: heading, title, name or fragment
	kindTitle           // heading that starts an article
	kindHeading         // marked heading, or a short line found to be one
	kindNumbered        // short numbered heading such as 一、综合
	kindSubtitle        // short line behind a dash: ——西华县见闻
	kindByline          // names, roles, source and date lines
	kindLead            // body paragraph that begins with a dateline
	kindCredit          // line that only names the photographer
	kindCaption         // text of a photo, name of a table
	kindList            // list item
	kindTable           // table
	kindDisclosure      // note behind a text: 注：…, 说明：…
)

// block is a line and later a paragraph on its way through the stages.
type block struct {
	Text
	shape  shape
	table  *grid // cells of a table
	gap    int32 // blank lines before it; a break by markup or a rule counts as one
	indent int32 // columns of white space before it
	level  int8  // of a heading
	mark   mark
	kind   kind
	looked kind // what the words of bylines, captions and datelines make of it; else kindBody
	soft   bool // Markdown takes it for a part of the paragraph that the line before belongs to
	ruled  bool // a drawn border of a table stands before it
}

// reader collects the lines of a text layer as blocks.
type reader struct {
	text     []rune
	blocks   []block
	gap      int32
	ruled    bool
	level    int8 // of the HTML heading that is open
	item     bool // an HTML list item has begun
	markdown bool // emphasis marks and escapes are markup too
}

func (room *Room) newReader(text []rune) *reader {
	room.reader = reader{text: text, blocks: room.blocks}
	return &room.reader
}

// plain is the untouched text of a span.
func (r *reader) plain(start, end int) Text {
	return Text{Runes: r.text[start:end:end], First: int32(start)}
}

// readPlain reads a text line by line. LF, CRLF, CR and the rarer line ends all end a line.
func (r *reader) readPlain() {
	for start := r.frontMatter(); start <= len(r.text); {
		end := r.line(start, len(r.text)) + 1
		if end < len(r.text) && r.text[end] == '\n' && r.text[end-1] == '\r' {
			end++
		}
		start = end
	}
}

// line takes the line in that begins at start and ends at a line end, or before limit where none is, and gives the index of that end. One
// pass finds the end and measures the line.
func (r *reader) line(start, limit int) int {
	text, body, indent := r.text[:limit], start, int32(0)
	for body < limit {
		c := classOf(text[body])
		if c&(classSpace|classBreak|classMarkup) != classSpace {
			break
		}
		indent += int32(c & classColumns)
		body++
	}
	r.blocks = append(r.blocks, block{indent: indent})
	b := &r.blocks[len(r.blocks)-1]
	end := body + b.shape.walk(text[body:], classBreak|classMarkup)
	if end < limit && classOf(text[end])&classMarkup != 0 {
		r.drop()
		for end < limit && classOf(text[end])&classBreak == 0 {
			end++
		}
		r.inline(start, end)
		return end
	}
	last := end
	for last > body && isSpace(text[last-1]) {
		last--
	}
	b.Text = r.plain(body, last)
	r.settle(b)
	return end
}

// drop takes the last block back.
func (r *reader) drop() { r.blocks = r.blocks[:len(r.blocks)-1] }

// take appends the text of a line.
func (r *reader) take(t Text) {
	indent := int32(0)
	for _, c := range t.Runes {
		if !isSpace(c) {
			break
		}
		indent += int32(columns(c))
	}
	r.blocks = append(r.blocks, block{Text: t.trim(), indent: indent})
	r.settle(&r.blocks[len(r.blocks)-1])
}

// settle gives the last block, which holds the text of a line, its marks and its shape, unless that is known. What is no block is dropped: a
// blank line, which widens the gap before the next, a rule, the border of a table.
func (r *reader) settle(b *block) {
	if len(b.Runes) == 0 {
		r.drop()
		r.widen()
		return
	}
	if first := b.Runes[0]; isSign(first) && classOf(first)&classDrawn != 0 && r.draws(b.Runes) {
		r.drop()
		return
	}
	b.gap, b.ruled = r.gap, r.ruled
	if r.level > 0 {
		b.mark, b.level = markHeading, r.level
	}
	if r.item {
		b.mark, r.item = markItem, false
	}
	if b.Runes[0] == '#' && !r.markdown {
		b.hashes()
	}
	if len(b.Runes) == 0 {
		r.drop()
		r.widen()
		return
	}
	r.gap, r.ruled = 0, false
	if int(b.shape.runes) == len(b.Runes) {
		b.shape.finish(b.Runes)
	} else {
		b.shape = measure(b.Runes)
	}
}

// draws takes in a line that only draws.
func (r *reader) draws(text []rune) bool {
	switch {
	case isBorder(text):
		r.ruled = true
	case isRule(text):
		r.gap = ruleGap
	default:
		return false
	}
	return true
}

// ruleGap stands for a drawn rule, across which no text goes on.
const ruleGap = 1000

// widen counts a blank line.
func (r *reader) widen() {
	if r.gap < ruleGap-1 {
		r.gap++
	}
}

// hashes recognises a # heading and takes its marks off.
func (b *block) hashes() {
	n := 0
	for n < len(b.Runes) && b.Runes[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(b.Runes) && !isSpace(b.Runes[n]) {
		return
	}
	end := len(b.Runes)
	for end > n && b.Runes[end-1] == '#' {
		end--
	}
	if end < len(b.Runes) && !isSpace(b.Runes[end-1]) {
		end = len(b.Runes)
	}
	b.Text = b.slice(n, end).trim()
	b.mark, b.level = markHeading, int8(n)
}

// isRule reports a line that only draws: -----, ＊＊＊, ═══. It parts what stands above from what stands below.
func isRule(text []rune) bool {
	if len(text) < 3 {
		return false
	}
	drawn := 0
	for _, r := range text {
		switch {
		case isStroke(r):
			drawn++
		case !isSpace(r):
			return false
		}
	}
	return drawn >= 3
}

// isStroke reports a rune that rules are drawn with.
func isStroke(r rune) bool {
	switch r {
	case '-', '=', '*', '_', '~', '＊', '—', '－', '＝', '＿':
		return true
	}
	return r >= 0x2500 && r <= 0x257F
}
