package layout

// Page is a document as paragraphs and articles.
type Page struct {
	Paragraphs []Paragraph // in document order
	Articles   []Article   // in the order of their first body paragraph
}

// Paragraph is one logical paragraph, heading, byline, caption, list item or table.
type Paragraph struct {
	Index   int    // in Page.Paragraphs
	Section string // one of schema.Section…
	Level   int    // of a title or heading, from 1; else 0
	Text
	Table   *Table // nil but for tables
	Article int    // index in Page.Articles
}

// Table is a table's cells. The paragraph's own Text holds the same cells, parted by tabs and line feeds.
type Table struct {
	Caption    int // index of the paragraph that names the table, or -1
	Rows       [][]Cell
	HeaderRows int // leading rows that hold no data: column names, notes of the unit
}

// Cell is one cell of a table, possibly empty.
type Cell struct{ Text }

// Article is one article of a page. A paragraph between First and Last may belong to another article (a photo caption
// in its midst); Paragraph.Article decides.
type Article struct {
	Title       int // paragraph index or -1
	Byline      int // paragraph index or -1
	Dateline    int // index of the paragraph that begins with a dateline such as 本报讯(通讯员 某某), or -1
	DatelineEnd int // offset in that paragraph's runes behind the dateline
	First, Last int // first and last body paragraph, or -1 for a headline that found no body
}

// MediaMarkdown is the media type that Read takes for Markdown.
const MediaMarkdown = "text/markdown"

// Read lays out a document. Text is the text layer, shorter than 2³¹ code points; it must not change afterwards, because
// the paragraphs share its memory. A media type other than MediaMarkdown means plain text, in which # headings, stray HTML
// tags and Markdown links are known as well.
func Read(text []rune, mediaType string) Page { return new(Room).Read(text, mediaType) }

// Room is memory in which documents are laid out one after the other. Its zero value is ready.
type Room struct {
	reader     reader
	blocks     []block
	paragraphs []Paragraph
	divider    divider
}

// blocksKept is how many blocks stay for the next page: those of a large one would stand beside all that is found in it.
const blocksKept = 10_000

// Read is the function Read. The page lies in the room: it holds until the next document is read there.
func (r *Room) Read(text []rune, mediaType string) Page {
	lines := r.newReader(text)
	if mediaType == MediaMarkdown && shallow(text) {
		lines.readMarkdown()
	} else {
		lines.readPlain()
	}
	blocks := findTables(lines.blocks)
	blocks = join(blocks)
	classify(blocks)
	page := r.assemble(blocks)
	if r.blocks = nil; len(lines.blocks) <= blocksKept {
		clear(lines.blocks)
		r.blocks = lines.blocks[:0]
	} else {
		r.divider = divider{}
	}
	r.reader = reader{}
	return page
}
