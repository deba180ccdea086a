package schema

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// printed lists every table of the contract: those of a run, and what is computed from it or added to it later.
func printed() []*Table {
	return append(append([]*Table{}, Tables...), FindingsTable, ReviewsTable)
}

// vocabularyColumns lists the columns of the printed tables that have a closed vocabulary, each once, in order.
func vocabularyColumns() []string {
	var names []string
	seen := map[string]bool{}
	for _, t := range printed() {
		for _, c := range t.Columns {
			if _, closed := Vocabulary[c.Name]; closed && !seen[c.Name] {
				seen[c.Name] = true
				names = append(names, c.Name)
			}
		}
	}
	return names
}

// WriteText prints every table for a terminal.
func WriteText(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "schema version %s\n", Version)
	for _, t := range printed() {
		fmt.Fprintf(out, "\n%s: %s\n\n", t.Name, t.Meaning)
		lines := [][]string{{"id", "column", "type", "null", "meaning"}}
		for _, c := range t.Columns {
			lines = append(lines, []string{fmt.Sprint(c.ID), c.Name, string(c.Type), yesNo(c.Nullable), c.Meaning})
		}
		writeAligned(out, lines)
	}
	fmt.Fprint(out, "\nvalues of closed columns (readers must tolerate values that a later version adds)\n\n")
	var lines [][]string
	for _, name := range vocabularyColumns() {
		lines = append(lines, []string{name, strings.Join(Vocabulary[name], ", ")})
	}
	writeAligned(out, lines)
	return out.Flush()
}

// writeAligned prints cells in columns, all but the last padded to the widest, two spaces apart and before.
func writeAligned(w io.Writer, lines [][]string) {
	var widths []int
	for _, line := range lines {
		for i, cell := range line {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range lines {
		for i, cell := range line {
			if i == len(line)-1 {
				fmt.Fprintf(w, "  %s\n", cell)
				continue
			}
			fmt.Fprintf(w, "  %-*s", widths[i], cell)
		}
	}
}

// WriteMarkdown prints every table as a Markdown table, for documentation.
func WriteMarkdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "Schema version %s.\n", Version)
	for _, t := range printed() {
		fmt.Fprintf(out, "\n## %s\n\n%s.\n\n| id | column | header | type | null | meaning |\n|---|---|---|---|---|---|\n", t.Name, capital(t.Meaning))
		for _, c := range t.Columns {
			fmt.Fprintf(out, "| %d | `%s` | %s | `%s` | %s | %s |\n", c.ID, c.Name, c.Header, c.Type, yesNo(c.Nullable), markdownText(c.Meaning))
		}
	}
	fmt.Fprint(out, "\n## Values of closed columns\n\nReaders must tolerate values that a later version adds.\n\n| column | values |\n|---|---|\n")
	for _, name := range vocabularyColumns() {
		fmt.Fprintf(out, "| `%s` | `%s` |\n", name, strings.Join(Vocabulary[name], "`, `"))
	}
	return out.Flush()
}

// markdownText keeps a text in its cell.
func markdownText(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`).Replace(s)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
