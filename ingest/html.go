package ingest

import (
	"fmt"
	"regexp"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// maxElements is the number of elements up to which the main text of a page is searched for; a larger page is read whole.
const maxElements = 200_000

// readHTML finds the main text of a page and writes it as lines: headings behind #, list items behind •, tables between |,
// paragraphs parted by blank lines. Scripts, styles, navigation and controls are left out, entities are characters. A page
// whose main text is not found is read whole.
func readHTML(raw []byte, o Options) (layer, string, *fault) {
	l := layer{}
	var f *fault
	if l.decoded, l.notes, f = decodeHTML(raw, o); f != nil {
		return l, StageDecode, f
	}
	page, err := html.Parse(strings.NewReader(l.text))
	if err != nil {
		return l, StageParse, &fault{"invalid_html", fmt.Sprintf("the page is not read: %v", err), -1}
	}
	info := readPageInfo(page)
	l.title, l.published = info.title, info.published
	nodes := numberElements(page)
	body, note := mainText(page, len(nodes))
	if note != "" {
		l.notes = append(l.notes, note)
	}
	w := htmlWriter{nodes: nodes}
	w.title(info)
	w.children(body)
	w.flush()
	l.text, l.blocks = w.text()
	return l, "", nil
}

// mainText gives the element that holds the main text, and what is to be said about it.
func mainText(page *html.Node, elements int) (*html.Node, string) {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true
	article, err := parser.ParseDocument(page, nil)
	if err == nil && article.Node != nil && hasText(article.Node) {
		return article.Node, ""
	}
	note := "no main text was found: the whole page is read"
	if elements > maxElements {
		note = fmt.Sprintf("more than %d elements: the whole page is read", maxElements)
	}
	if body := findElement(page, "body"); body != nil {
		return body, note
	}
	return page, note
}

// numberAttribute marks each element with its place in the list of numberElements, so that it is known again in a copy.
const numberAttribute = "data-statclaim"

func numberElements(page *html.Node) []*html.Node {
	var nodes []*html.Node
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		n.Attr = append(n.Attr, html.Attribute{Key: numberAttribute, Val: fmt.Sprint(len(nodes))})
		nodes = append(nodes, n)
	}
	return nodes
}

var (
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)
	xmlEncoding = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:.-]+)`)
)

// declaredCharset is the encoding that a page says it has, "" where it says none.
func declaredCharset(raw []byte) string {
	head := raw[:min(len(raw), sniffBytes)]
	for _, pattern := range []*regexp.Regexp{xmlEncoding, metaCharset} {
		if m := pattern.FindSubmatch(head); m != nil {
			return strings.ToLower(string(m[1]))
		}
	}
	return ""
}

// decodeHTML decodes a page. The encoding is found as that of any text; the one that the page declares is taken where the two
// agree, or where nothing is found but what is declared. A page that declares another encoding than it has is read right, and
// the basis says what it declares.
func decodeHTML(raw []byte, o Options) (decoded, []string, *fault) {
	d, f := decode(raw, o)
	declared := declaredCharset(raw)
	if declared == "" || o.Encoding != "" || f != nil && (f.code == "binary" || f.code == "unsupported_encoding") || d.basis == BasisBOM {
		return d, nil, f
	}
	encoding, err := ParseEncoding(declared)
	if err == nil && encoding.isWide() { // a page whose declaration can be read is not UTF-16
		encoding = UTF8
	}
	found := f == nil && d.replaced == 0
	switch {
	case err == nil && found && d.encoding == encoding.family():
		d.encoding, d.basis = encoding, BasisDeclared
		return d, nil, nil
	case err == nil && found && encoding == Big5 && d.encoding == GB18030:
		if text, ok := validBig5(raw); ok {
			return decoded{text: text, encoding: Big5, basis: BasisDeclared}, nil, nil
		}
	case err == nil && !found:
		if named, bad := decodeAs(raw, 0, encoding, BasisDeclared, o.ReplaceErrors); bad == nil || f != nil && encoding != UTF8 {
			return named, nil, bad
		}
		return d, nil, f
	}
	if f != nil || isASCII(raw) {
		return d, nil, f
	}
	d.basis += "; declared " + declared
	return d, []string{fmt.Sprintf("the page declares %s, but its bytes are %s", declared, d.encoding)}, nil
}
