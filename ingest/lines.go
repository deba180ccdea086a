package ingest

import (
	"strings"
	"unicode/utf8"
)

// lineWriter writes a text layer as blocks of lines and notes where each comes from.
type lineWriter struct {
	out    strings.Builder
	points int // code points written
	blocks Blocks
}

// block writes a block of lines. gap is the number of line ends that part it from what stands before.
func (w *lineWriter) block(text, path string, gap int) {
	if text == "" {
		return
	}
	if w.points > 0 {
		w.write(strings.Repeat("\n", gap))
	}
	if n := len(w.blocks); path != "" && (n == 0 || w.blocks[n-1].Path != path) {
		w.blocks = append(w.blocks, Block{w.points, path})
	}
	w.write(text)
}

func (w *lineWriter) write(text string) {
	w.out.WriteString(text)
	w.points += utf8.RuneCountInString(text)
}

// text ends the layer.
func (w *lineWriter) text() (string, Blocks) {
	if w.points > 0 {
		w.write("\n")
	}
	return w.out.String(), w.blocks
}

// tableLines writes a table as lines of cells between vertical bars, which is how a table is told from other lines. header is
// the number of rows above the rule, 0 where that is not known.
func tableLines(rows [][]string, header int) string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	var out strings.Builder
	for i, row := range rows {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteByte('|')
		for k := range width {
			cell := ""
			if k < len(row) {
				cell = strings.NewReplacer("|", "¦", "｜", "¦").Replace(collapse(row[k]))
			}
			out.WriteString(" " + cell + " |")
		}
		if i+1 == header && i+1 < len(rows) {
			out.WriteString("\n|" + strings.Repeat("---|", width))
		}
	}
	return out.String()
}
