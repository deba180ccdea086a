package fold

import (
	"bytes"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"statclaim/extract/data"
)

const tableFile = "fold.tsv"

// plane has one entry for each code point of the basic plane: the folded code point, or 0 where it folds to itself.
type plane [1 << 16]uint16

var table = sync.OnceValue(func() *plane {
	text, err := data.Tables.ReadFile(tableFile)
	if err != nil {
		panic(err)
	}
	t, err := parse(text)
	if err != nil {
		panic(err)
	}
	return t
})

// Runes returns text folded rune for rune: text itself where nothing folds, as in most texts, else a copy.
func Runes(text []rune) []rune {
	t := table()
	for i, r := range text {
		if uint32(r) < uint32(len(t)) && t[r] != 0 {
			return t.copyFrom(text, i)
		}
	}
	return text
}

// Folds reports a code point that folds to another.
func Folds(r rune) bool { return table().fold(r) != r }

// Into writes text folded rune for rune to dst, which is as long.
func Into(dst, text []rune) {
	t := table()
	dst = dst[:len(text)]
	for i, r := range text { // without a branch on what folds, which a text would have the processor guess wrong
		folded := rune(t[r&0xffff])
		if folded == 0 || uint32(r) > 0xffff {
			folded = r
		}
		dst[i] = folded
	}
}

// copyFrom returns a folded copy of text, of which nothing folds before first.
func (t *plane) copyFrom(text []rune, first int) []rune {
	folded := slices.Clone(text)
	for i := first; i < len(text); i++ {
		folded[i] = t.fold(text[i])
	}
	return folded
}

// String returns text folded rune for rune. Bytes that are not UTF-8 become U+FFFD, one for each byte, as in a conversion to []rune.
func String(text string) string {
	return string(Runes([]rune(text)))
}

func (t *plane) fold(r rune) rune {
	if r < 0x2e80 || r > 0xffff || t[r] == 0 {
		return r
	}
	return rune(t[r])
}

// parse reads lines of "from<TAB>to", one code point each; empty lines and lines that begin with # are skipped.
func parse(text []byte) (*plane, error) {
	t := new(plane)
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		from, size := utf8.DecodeRune(line)
		to, last := utf8.DecodeLastRune(line)
		if size+1+last != len(line) || line[size] != '\t' || from > 0xffff || to > 0xffff || from < 0x2e80 {
			return nil, fmt.Errorf("%s:%d: %q: want one code point, a tab, one code point, the first from U+2E80 to U+FFFF", tableFile, number, line)
		}
		if t[from] != 0 {
			return nil, fmt.Errorf("%s:%d: %q stands twice", tableFile, number, from)
		}
		t[from] = uint16(to)
	}
	return t, nil
}
