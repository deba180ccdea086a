package ingest

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"statclaim/schema"
)

// pageInfo is what a page says about itself.
type pageInfo struct {
	title     string
	heading   *html.Node // the element that shows the title, nil for none
	published *schema.Date
}

// dateMetas are the names of <meta> that state a publication date, the strongest first, in lower case.
var dateMetas = []string{
	"article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
	"publishtime", "publish_time", "publish-time", "publicationdate", "og:release_date", "releasedate", "weibo:article:create_at",
	"dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "发布日期", "发布时间",
}

// titleMetas are the names of <meta> that hold the title without the name of the site.
var titleMetas = []string{"articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title"}

// readPageInfo reads title and publication date from metadata: <meta>, JSON-LD, <time>, and <title> or <h1>.
func readPageInfo(page *html.Node) pageInfo {
	metas := map[string]string{} // by lower-case name, the first of each
	var linked linkedData
	var headings []*html.Node
	var times []string
	windowTitle := ""
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				name := strings.ToLower(attribute(n, key))
				if _, known := metas[name]; name != "" && !known {
					metas[name] = attribute(n, "content")
				}
			}
		case "script":
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				linked.read(n.FirstChild.Data)
			}
		case "title":
			if windowTitle == "" {
				windowTitle = plainText(n)
			}
		case "h1":
			headings = append(headings, n)
		case "time":
			times = append(times, attribute(n, "datetime"), plainText(n))
		}
	}
	var info pageInfo
	info.published = firstDate(append(append([]string{metas[dateMetas[0]], linked.published}, values(metas, dateMetas)...), times...))
	titles := append(values(metas, titleMetas), linked.headline)
	info.title, info.heading = pageTitle(titles, windowTitle, headings)
	if info.heading == nil && info.title != "" {
		info.heading = elementOf(page, info.title)
	}
	return info
}

func values(metas map[string]string, names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, metas[name])
	}
	return out
}

func firstDate(texts []string) *schema.Date {
	for _, text := range texts {
		if dates := findDates(text); len(dates) > 0 {
			return &dates[0]
		}
	}
	return nil
}

// pageTitle chooses the title: a heading that the window's title or the metadata begins with, else the metadata's, else the
// only heading, else the window's title up to the name of the site.
func pageTitle(metadata []string, window string, headings []*html.Node) (string, *html.Node) {
	metadata = slices.DeleteFunc(metadata, func(s string) bool { return strings.TrimSpace(s) == "" })
	for _, h := range headings {
		text := plainText(h)
		for _, t := range append([]string{window}, metadata...) {
			if text != "" && strings.HasPrefix(collapse(t), text) {
				return text, h
			}
		}
	}
	if len(metadata) > 0 {
		return collapse(metadata[0]), nil
	}
	if len(headings) == 1 && plainText(headings[0]) != "" {
		return plainText(headings[0]), headings[0]
	}
	for _, separator := range []string{"_", " - ", " – ", " — ", "|", "--"} {
		if before, _, found := strings.Cut(window, separator); found && strings.TrimSpace(before) != "" {
			return strings.TrimSpace(before), nil
		}
	}
	return window, nil
}

// elementOf finds the first element of the body that shows a text and nothing else.
func elementOf(page *html.Node, text string) *html.Node {
	body := findElement(page, "body")
	if body == nil {
		return nil
	}
	for n := range body.Descendants() {
		if n.Type == html.TextNode && n.Parent != nil && n.Parent.Data != "script" && collapse(n.Data) == text && plainText(n.Parent) == text {
			return n.Parent
		}
	}
	return nil
}

// linkedData is what JSON-LD says; the first of each counts.
type linkedData struct{ headline, published string }

func (l *linkedData) read(script string) {
	var data any
	if json.Unmarshal([]byte(script), &data) == nil {
		l.visit(data, 0)
	}
}

func (l *linkedData) visit(data any, depth int) {
	const deepest = 4
	if depth > deepest {
		return
	}
	switch d := data.(type) {
	case []any:
		for _, element := range d {
			l.visit(element, depth+1)
		}
	case map[string]any:
		if text, ok := d["datePublished"].(string); ok && l.published == "" {
			l.published = text
		}
		if text, ok := d["headline"].(string); ok && l.headline == "" {
			l.headline = text
		}
		l.visit(d["@graph"], depth+1)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func findElement(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

// plainText is the text of an element in one line.
func plainText(n *html.Node) string {
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
		}
	}
	return collapse(text.String())
}

// collapse makes one space of each run of white space and takes it off the ends.
func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

func hasText(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" && d.Parent.Data != "script" && d.Parent.Data != "style" {
			return true
		}
	}
	return false
}
