package layout

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxNesting is the number of container marks in one line up to which goldmark, which recurses over nested blocks, is asked.
const maxNesting = 60

// shallow reports a text whose lines nest no deeper than maxNesting quotes and lists.
func shallow(runes []rune) bool {
	marks, inMarks := 0, true
	for _, r := range runes {
		switch {
		case isBreak(r):
			marks, inMarks = 0, true
		case !inMarks:
		case r == '>' || r == '-' || r == '*' || r == '+' || r == '.' || r == ')':
			marks++
		case !isSpace(r) && !isDigit(r):
			inMarks = false
		case r == ' ' || r == '\t':
			marks++
		}
		if inMarks && marks > 4*maxNesting {
			return false
		}
	}
	return true
}

// blockParser knows blocks only: goldmark finds headings, lists and quotes, and the inline scanner of this package, which
// keeps code points, does the rest. Indented code is read like a paragraph, because Chinese paragraphs are indented; HTML is
// left out, because stray tags are read inline; tables are found by pipeTable, which loses no cell.
func blockParser() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
}

// readMarkdown reads a Markdown text block by block.
func (r *reader) readMarkdown() {
	r.markdown = true
	start := r.frontMatter()
	source := []byte(string(r.text[start:]))
	for i, b := range source { // goldmark does not take a lone CR for a line end
		if b == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			source[i] = '\n'
		}
	}
	root := blockParser().Parse(text.NewReader(source))
	c := cursor{source: source, first: start, count: start}
	for node := root.FirstChild(); node != nil; node = next(node, root) {
		if node.Type() != ast.TypeBlock {
			continue
		}
		r.gap = max(r.gap, 1)
		switch n := node.(type) {
		case *ast.Heading:
			r.markdownHeading(n, &c)
		case *ast.ListItem:
			r.listItem(n, &c)
		default:
			r.segments(node, &c)
		}
	}
}

// next is the node behind node in document order, or nil behind the last. Inline nodes are not entered.
func next(node, root ast.Node) ast.Node {
	if child := node.FirstChild(); child != nil && child.Type() == ast.TypeBlock {
		return child
	}
	for node != root {
		if sibling := node.NextSibling(); sibling != nil {
			return sibling
		}
		node = node.Parent()
	}
	return nil
}

// markdownHeading reads a heading. An underlined text of several lines, or one that ends as a sentence, is a paragraph.
func (r *reader) markdownHeading(n *ast.Heading, c *cursor) {
	lines := n.Lines()
	if lines.Len() == 1 {
		r.level = int8(n.Level)
	}
	before := len(r.blocks)
	r.segments(n, c)
	r.level = 0
	if len(r.blocks) == before || lines.Len() != 1 {
		return
	}
	b := &r.blocks[before]
	if b.Runes[len(b.Runes)-1] == '。' && (lines.At(0).Start == 0 || !hasHash(c.source[:lines.At(0).Start])) {
		b.mark, b.level = markNone, 0
	}
}

// hasHash reports a # before the white space at the end of source.
func hasHash(source []byte) bool {
	at := len(source)
	for at > 0 && (source[at-1] == ' ' || source[at-1] == '\t') {
		at--
	}
	return at > 0 && source[at-1] == '#'
}

// listItem notes that the next line is an item, and keeps an ordered item's number in the text.
func (r *reader) listItem(n *ast.ListItem, c *cursor) {
	r.item = true
	list, ok := n.Parent().(*ast.List)
	if first := n.FirstChild(); ok && list.IsOrdered() && first != nil && first.Type() == ast.TypeBlock && first.Lines().Len() > 0 {
		c.number = true
	}
}

// segments reads the lines of a block.
func (r *reader) segments(node ast.Node, c *cursor) {
	lines := node.Lines()
	if lines == nil {
		return
	}
	for i := range lines.Len() {
		segment := lines.At(i)
		start, end := segment.Start, segment.Stop
		if c.number {
			start, c.number = numberStart(c.source, start), false
		}
		from := c.rune(start)
		to := c.rune(end)
		for to > from && isBreak(r.text[to-1]) {
			to--
		}
		before := len(r.blocks)
		r.markdownLine(from, to)
		if i > 0 && before < len(r.blocks) && node.Kind() == ast.KindParagraph {
			r.blocks[before].soft = r.blocks[before].gap == 0
		}
	}
}

// markdownLine takes a line in, split at the line ends that goldmark does not know.
func (r *reader) markdownLine(start, end int) {
	for start <= end {
		start = r.line(start, end) + 1
	}
}

// numberStart is the byte offset of the number of a list item whose text begins at start.
func numberStart(source []byte, start int) int {
	at := start
	for at > 0 && (source[at-1] == ' ' || source[at-1] == '\t') {
		at--
	}
	if at == 0 || source[at-1] != '.' && source[at-1] != ')' {
		return start
	}
	at--
	for at > 0 && source[at-1] >= '0' && source[at-1] <= '9' {
		at--
	}
	return at
}

// cursor leads from bytes to code points, forwards.
type cursor struct {
	source []byte
	first  int  // code points before source
	at     int  // byte
	count  int  // code points before at
	number bool // the next segment is preceded by its item's number
}

// rune is the code point offset of a byte offset.
func (c *cursor) rune(offset int) int {
	if offset < c.at {
		c.at, c.count = 0, c.first
	}
	for ; c.at < offset && c.at < len(c.source); c.at++ {
		if c.source[c.at]&0xC0 != 0x80 {
			c.count++
		}
	}
	return c.count
}
