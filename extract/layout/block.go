package layout

import (
	"slices"
	"strings"
)

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
	position []int32 // 0, 1, 2, … len(text): the position table of everything that is untouched
	blocks   []block
	gap      int32
	ruled    bool
	level    int8 // of the HTML heading that is open
	item     bool // an HTML list item has begun
	markdown bool // emphasis marks and escapes are markup too
}

func (room *Room) newReader(text []rune) *reader {
	if missing := len(text) + 1 - len(room.position); missing > 0 {
		room.position = slices.Grow(room.position, missing)
	}
	for i := len(room.position); i <= len(text); i++ {
		room.position = append(room.position, int32(i))
	}
	return &reader{text: text, position: room.position[:len(text)+1], blocks: room.blocks}
}

// plain is the untouched text of a span.
func (r *reader) plain(start, end int) Text {
	return Text{Runes: r.text[start:end:end], Pos: r.position[start : end+1 : end+1]}
}

// readPlain reads a text line by line. LF, CRLF, CR and the rarer line ends all end a line.
func (r *reader) readPlain() {
	start, special := r.frontMatter(), false
	text := r.text
	for i := start; i < len(text); i++ {
		c := text[i]
		if classOf(c)&classLine == 0 {
			continue // nearly all
		}
		if isBreak(c) {
			if c != '\n' || i == 0 || text[i-1] != '\r' {
				r.line(start, i, special)
			}
			start, special = i+1, false
			continue
		}
		special = true
	}
	r.line(start, len(text), special)
}

// line takes one line in; special says that it may hold markup.
func (r *reader) line(start, end int, special bool) {
	if special {
		r.inline(start, end)
		return
	}
	r.take(r.plain(start, end))
}

// take appends the text of a line as a block; a blank one widens the gap before the next.
func (r *reader) take(t Text) {
	body := t.trim()
	if len(body.Runes) == 0 {
		r.widen()
		return
	}
	drawn := classOf(body.Runes[0])&classHan == 0
	if drawn && isBorder(body.Runes) {
		r.ruled = true
		return
	}
	b := block{Text: body, gap: r.gap, ruled: r.ruled}
	for _, c := range t.Runes {
		if !isSpace(c) {
			break
		}
		b.indent += int32(columns(c))
	}
	if drawn && isRule(body.Runes) {
		r.gap = ruleGap
		return
	}
	if r.level > 0 {
		b.mark, b.level = markHeading, r.level
	}
	if r.item {
		b.mark, r.item = markItem, false
	}
	if !r.markdown {
		b.hashes()
	}
	if len(b.Runes) == 0 {
		r.widen()
		return
	}
	r.gap, r.ruled = 0, false
	r.blocks = append(r.blocks, b)
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
		case strings.ContainsRune("-=*_~＊—－＝＿", r) || r >= 0x2500 && r <= 0x257F:
			drawn++
		case !isSpace(r):
			return false
		}
	}
	return drawn >= 3
}
