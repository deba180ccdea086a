package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// skippedTags are elements that show no text of the page's own.
var skippedTags = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "iframe": true, "svg": true, "canvas": true, "object": true,
	"nav": true, "select": true, "button": true, "textarea": true, "input": true, "head": true, "title": true, "rt": true, "rp": true,
	"audio": true, "video": true,
}

// blockTags are elements that begin and end a paragraph.
var blockTags = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "center": true, "dd": true, "div": true, "dl": true,
	"dt": true, "fieldset": true, "figcaption": true, "figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "header": true, "hr": true, "html": true, "li": true, "main": true, "ol": true, "p": true,
	"pre": true, "section": true, "table": true, "tr": true, "td": true, "th": true, "ul": true, "caption": true, "details": true,
	"summary": true,
}

// htmlWriter writes the text of elements as lines.
type htmlWriter struct {
	lineWriter
	nodes   []*html.Node // by number
	heading string       // text of the title line, so that it is not repeated
	line    inlineText
	prefix  string     // of the line: # of a heading, • of an item
	from    *html.Node // block that the line is in
	gap     int        // line ends before the line
	verbal  bool       // line ends and spaces are kept
	items   []int      // number of the last item of each open list, -1 for bullets
}

// title writes the title line, where the page shows the title.
func (w *htmlWriter) title(info pageInfo) {
	if info.heading == nil {
		return
	}
	w.heading = info.title
	w.block("# "+info.title, xpath(info.heading), 0)
	w.gap = 2
}

func (w *htmlWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *htmlWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.line.add(n.Data, w.verbal)
	case n.Type != html.ElementNode || skippedTags[n.Data] || isHidden(n):
	case n.Data == "br":
		w.flush()
		w.gap = 1
	case n.Data == "sup" || n.Data == "sub":
		w.line.add(raised(plainText(n), n.Data == "sup"), false)
	case n.Data == "table" && w.table(n):
	case blockTags[n.Data]:
		w.blockElement(n)
	default:
		w.children(n)
	}
}

// blockElement writes an element that is a block of its own, or holds some.
func (w *htmlWriter) blockElement(n *html.Node) {
	w.flush()
	outer, verbal := w.from, w.verbal
	w.from = n
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.prefix = strings.Repeat("#", int(n.Data[1]-'0')) + " "
	case "ul", "ol":
		number := -1
		if n.Data == "ol" {
			number = 0
		}
		w.items = append(w.items, number)
		defer func() { w.items = w.items[:len(w.items)-1] }()
	case "li":
		w.prefix = w.item()
	case "pre":
		w.verbal = true
	}
	w.children(n)
	w.flush()
	w.prefix, w.from, w.verbal, w.gap = "", outer, verbal, 2
	if n.Data == "li" {
		w.gap = 1
	}
}

// item is what stands before the next item of the innermost list. A bullet is no hyphen, which would be a minus before a number.
func (w *htmlWriter) item() string {
	if len(w.items) == 0 || w.items[len(w.items)-1] < 0 {
		return "• "
	}
	w.items[len(w.items)-1]++
	return strconv.Itoa(w.items[len(w.items)-1]) + ". "
}

// flush writes the line that is open.
func (w *htmlWriter) flush() {
	text := w.line.take()
	if text == "" {
		return
	}
	if strings.HasPrefix(w.prefix, "#") && text == w.heading {
		return
	}
	w.block(w.prefix+text, xpath(w.original(w.from)), max(1, w.gap))
	w.prefix, w.gap = "", 2
}

// original is the element of the page that an element, perhaps of a copy, is.
func (w *htmlWriter) original(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if i, err := strconv.Atoi(attribute(n, numberAttribute)); err == nil && i < len(w.nodes) {
			return w.nodes[i]
		}
	}
	return nil
}

// xpath leads to an element from the root of the page: /html/body/div[2]/p[1]. Only elements with siblings of the same name
// are counted.
func xpath(n *html.Node) string {
	path := ""
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		before, others := 1, false
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && s.Data == n.Data {
				before++
			}
		}
		for s := n.NextSibling; s != nil && !others; s = s.NextSibling {
			others = s.Type == html.ElementNode && s.Data == n.Data
		}
		step := "/" + n.Data
		if others || before > 1 {
			step += "[" + strconv.Itoa(before) + "]"
		}
		path = step + path
	}
	return path
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// raised writes digits above or below the line as such, so that 10⁸ does not become 108; other text stays as it is.
func raised(text string, above bool) string {
	digits := []rune("₀₁₂₃₄₅₆₇₈₉")
	if above {
		digits = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	}
	var out strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			out.WriteRune(digits[r-'0'])
		case (r == '-' || r == '−') && above:
			out.WriteRune('⁻')
		default:
			return text
		}
	}
	return out.String()
}

// inlineText collects the text of one line. White space is one space; between Chinese characters a line end of the source is
// nothing, as on the screen.
type inlineText struct {
	out   strings.Builder
	last  rune
	space bool // white space waits
	ended bool // a line end is in it
}

func (t *inlineText) add(text string, keep bool) {
	for _, r := range text {
		if keep {
			t.out.WriteRune(r)
			continue
		}
		if r == ' ' || r >= '\t' && r <= '\r' {
			t.space = true
			t.ended = t.ended || r == '\n' || r == '\r'
			continue
		}
		if t.space && t.out.Len() > 0 && !(t.ended && isWide(t.last) && isWide(r)) {
			t.out.WriteByte(' ')
		}
		t.space, t.ended = false, false
		t.out.WriteRune(r)
		t.last = r
	}
}

// take gives the line and begins the next.
func (t *inlineText) take() string {
	text := t.out.String()
	*t = inlineText{}
	if !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }) {
		return ""
	}
	return strings.Trim(text, "\n\r")
}

// isWide reports Han and the punctuation written with it.
func isWide(r rune) bool { return r >= 0x2E80 && r <= 0xFFEF && r != utf8.RuneError || r >= 0x20000 }
