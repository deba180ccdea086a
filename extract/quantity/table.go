package quantity

import (
	"fmt"
	"io/fs"
	"strings"
)

// line is a row of a table with its place, for error messages.
type line struct {
	file   string
	number int
	cells  []string
}

func (l line) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", l.file, l.number, fmt.Sprintf(format, args...))
}

// readTable reads a TSV file: comments (#) and empty lines are skipped, short rows are filled up to columns.
func readTable(tables fs.FS, file string, columns int) ([]line, error) {
	text, err := fs.ReadFile(tables, file)
	if err != nil {
		return nil, fmt.Errorf("read table %s: %w", file, err)
	}
	var out []line
	for i, s := range strings.Split(string(text), "\n") {
		s = strings.TrimRight(s, "\r")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		l := line{file, i + 1, strings.Split(s, "\t")}
		if len(l.cells) > columns {
			return nil, l.errorf("%d columns, want at most %d", len(l.cells), columns)
		}
		for len(l.cells) < columns {
			l.cells = append(l.cells, "")
		}
		out = append(out, l)
	}
	return out, nil
}

// words splits a cell at blanks; _ stands for a blank inside a word.
func words(cell string) []string {
	out := strings.Fields(cell)
	for i, w := range out {
		out[i] = strings.ReplaceAll(w, "_", " ")
	}
	return out
}
