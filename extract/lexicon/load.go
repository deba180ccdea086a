package lexicon

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strings"
)

const (
	wordsFile  = "words.tsv"
	domainFile = "words_domain.tsv"
	classes    = "nvgadpcumqrtfsix"

	// corpus is the log-frequency, on the tables' scale (ten times the natural logarithm), of all words of the corpus together.
	corpus = 180

	// runeBytes is the length in UTF-8 of every rune of a word: all lie between U+0800 and U+FFFF.
	runeBytes = 3
	longest   = 30 // runes of a word
)

// Lexicon is a dictionary with frequencies. It is safe for concurrent use.
//
// It searches the text of its tables as it stands, since copying 90,000 entries would be half of a short run's time: Load only
// notes where the lines are.
type Lexicon struct {
	text  []byte   // both tables
	lines []uint32 // where the line of each word begins in text, in the order of the words
	trees *trees
	first []int32 // for each code point of the basic plane: the first of lines whose word begins with it or a greater one
}

// Load reads words.tsv and words_domain.tsv, whose lines replace those of the former. Both must be sorted by code point. Errors
// name the file, the line and what is allowed.
func Load(tables fs.FS) (*Lexicon, error) {
	var text []byte
	var lines [2][]uint32
	for i, name := range []string{wordsFile, domainFile} {
		start := len(text)
		var err error
		if text, err = appendFile(text, tables, name); err != nil {
			return nil, err
		}
		if lines[i], err = scan(text, start, name); err != nil {
			return nil, err
		}
	}
	l := &Lexicon{text: text, trees: new(trees)}
	l.merge(lines[0], lines[1])
	l.index()
	return l, nil
}

// appendFile appends the content of a file to text.
func appendFile(text []byte, tables fs.FS, name string) ([]byte, error) {
	const room = 1 << 16 // for the second, smaller table
	file, err := tables.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	size := int(info.Size())
	if cap(text)-len(text) < size {
		text = append(make([]byte, 0, len(text)+size+room), text...)
	}
	end := len(text) + size
	if _, err := io.ReadFull(file, text[len(text):end]); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text[:end], nil
}

// scan finds the lines with words in text[start:] and checks them.
func scan(text []byte, start int, name string) ([]uint32, error) {
	lines := make([]uint32, 0, (len(text)-start)/12)
	for number, at := 1, start; at < len(text); number++ {
		if text[at] == '#' || text[at] == '\n' {
			end := bytes.IndexByte(text[at:], '\n')
			if end < 0 {
				break
			}
			at += end + 1
			continue
		}
		end := entry(text[at:])
		if end == 0 {
			line, _, _ := bytes.Cut(text[at:], []byte("\n"))
			return nil, fmt.Errorf("%s:%d: %q: want a word of 1 to %d Han, a tab, a class of %q, a tab, a whole number from 0 to %d",
				name, number, line, longest, classes, corpus)
		}
		if n := len(lines); n > 0 && compare(text[lines[n-1]:], text[at:]) >= 0 {
			return nil, fmt.Errorf("%s:%d: %s stands behind %s: want words once each, sorted by code point",
				name, number, word(text[at:]), word(text[lines[n-1]:]))
		}
		lines = append(lines, uint32(at))
		at += end
	}
	return lines, nil
}

// entry gives the length of the entry that text begins with, its line end included, or 0 if that is none.
func entry(text []byte) int {
	i := 0
	for i+runeBytes < len(text) && text[i]>>4 == 0b1110 && text[i+1]>>6 == 0b10 && text[i+2]>>6 == 0b10 {
		i += runeBytes
	}
	if i == 0 || i > longest*runeBytes || i+3 >= len(text) || text[i] != '\t' || text[i+2] != '\t' || strings.IndexByte(classes, text[i+1]) < 0 {
		return 0
	}
	digits := i + 3
	i = digits
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	if i == digits || i > digits+3 || number(text[digits:]) > corpus {
		return 0
	}
	if i < len(text) && text[i] != '\n' {
		return 0
	}
	return i + 1
}

// number reads the digits that text begins with.
func number(text []byte) int {
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			break
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// word gives what stands before the first tab.
func word(text []byte) []byte {
	return text[:bytes.IndexByte(text, '\t')]
}

// compare orders two entries by their words; a tab sorts before every byte of a word.
func compare(a, b []byte) int {
	for i := 0; ; i++ {
		switch {
		case a[i] != b[i]:
			return int(a[i]) - int(b[i])
		case a[i] == '\t':
			return 0
		}
	}
}

// merge puts the lines of both tables in one order. Where a word has two, the domain's stays.
func (l *Lexicon) merge(base, domain []uint32) {
	l.lines = make([]uint32, 0, len(base)+len(domain))
	for _, at := range domain {
		n := sort.Search(len(base), func(i int) bool { return compare(l.text[base[i]:], l.text[at:]) >= 0 })
		l.lines = append(l.lines, base[:n]...)
		if base = base[n:]; len(base) > 0 && compare(l.text[base[0]:], l.text[at:]) == 0 {
			base = base[1:]
		}
		l.lines = append(l.lines, at)
	}
	l.lines = slices.Clip(append(l.lines, base...))
}

func (l *Lexicon) index() {
	l.first = make([]int32, 1<<16+1)
	next := rune(0)
	for i := range l.lines {
		for r := l.at(int32(i), 0); next <= r; next++ {
			l.first[next] = int32(i)
		}
	}
	for ; int(next) < len(l.first); next++ {
		l.first[next] = int32(len(l.lines))
	}
}

// at gives the rune at depth of the word of a line.
func (l *Lexicon) at(line int32, depth int) rune {
	b := l.text[int(l.lines[line])+runeBytes*depth:]
	return rune(b[0]&0x0f)<<12 | rune(b[1]&0x3f)<<6 | rune(b[2]&0x3f)
}
