package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

const (
	longestCell = 200       // code points of a cell of data; longer ones are text laid out by a table
	widestSpan  = 100       // columns or rows that a cell may take
	mostCells   = 1_000_000 // of a table with its spans
)

// table writes a table of data as lines of cells. It reports false for a table that only lays out text, which is then read
// cell by cell.
func (w *htmlWriter) table(n *html.Node) bool {
	rows, header, caption, ok := tableCells(n)
	if !ok {
		return false
	}
	w.flush()
	path := xpath(w.original(n))
	w.block(caption, path, 2)
	w.block(tableLines(rows, header), path, 2)
	w.gap = 2
	return true
}

// tableCells gives the cells of a table of data row by row, the rows of its header, and its caption.
func tableCells(table *html.Node) (rows [][]string, header int, caption string, ok bool) {
	columns, cells := 0, 0
	open := map[int]span{} // cells of rows above that reach down, by column
	for n := range table.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "table", "ul", "ol", "h1", "h2", "h3":
			return nil, 0, "", false
		case "caption":
			caption = cellText(n)
		case "tr":
			row, named := tableRow(n, open)
			if len(row) == 0 {
				continue
			}
			if named && header == len(rows) {
				header++
			}
			rows = append(rows, row)
			columns = max(columns, len(row))
			cells += len(row)
			for _, cell := range row {
				if len([]rune(cell)) > longestCell {
					return nil, 0, "", false
				}
			}
		}
		if cells > mostCells {
			return nil, 0, "", false
		}
	}
	return rows, header, caption, len(rows) > 1 && columns > 1
}

// span is what is left of a cell that reaches over several rows.
type span struct {
	text string
	rows int
}

// tableRow gives the cells of a row, and whether all of them name columns. A cell over several columns or rows is repeated where
// it names something; one with a number stands once, because its number is said once.
func tableRow(tr *html.Node, open map[int]span) (row []string, named bool) {
	named = true
	reach := func() {
		for s, ok := open[len(row)]; ok; s, ok = open[len(row)] {
			if s.rows--; s.rows == 0 {
				delete(open, len(row))
			} else {
				open[len(row)] = s
			}
			row = append(row, s.text)
		}
	}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		reach()
		inHead := c.Data == "th" || tr.Parent != nil && tr.Parent.Data == "thead"
		named = named && inHead
		text := cellText(c)
		again := text
		if !inHead && strings.ContainsAny(text, "0123456789０１２３４５６７８９") {
			again = ""
		}
		down := spanOf(c, "rowspan")
		for i := range spanOf(c, "colspan") {
			if down > 1 {
				open[len(row)] = span{again, down - 1}
			}
			if i > 0 {
				text = again
			}
			row = append(row, text)
		}
	}
	reach()
	return row, named && len(row) > 0
}

func spanOf(n *html.Node, key string) int {
	size, err := strconv.Atoi(strings.TrimSpace(attribute(n, key)))
	if err != nil || size < 1 {
		return 1
	}
	return min(size, widestSpan)
}

// cellText is the text of a cell in one line.
func cellText(n *html.Node) string {
	w := htmlWriter{}
	w.children(n)
	w.flush()
	return collapse(w.out.String())
}
