package extract

import (
	"fmt"
	"io/fs"
	"strings"
)

// readLists reads a table whose lines are a name, a tab and words parted by spaces, and gives each to take; what take refuses is
// reported as want, with file and line. Empty lines and comments are passed over.
func readLists(tables fs.FS, path, want string, take func(name string, words []string) bool) error {
	content, err := fs.ReadFile(tables, path)
	if err != nil {
		return err
	}
	line := 0
	for text := range strings.Lines(string(content)) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		name, list, found := strings.Cut(text, "\t")
		// Only the ASCII space parts words: 产　量 is one.
		words := strings.FieldsFunc(list, func(r rune) bool { return r == ' ' })
		if !found || len(words) == 0 || !take(name, words) {
			return fmt.Errorf("%s:%d: want %s, got %q", path, line, want, text)
		}
	}
	return nil
}

// readWordSet reads a table of one word a line.
func readWordSet(tables fs.FS, path string) (wordSet, error) {
	content, err := fs.ReadFile(tables, path)
	if err != nil {
		return wordSet{}, err
	}
	var words []string
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			words = append(words, line)
		}
	}
	return newWordSet(words), nil
}
