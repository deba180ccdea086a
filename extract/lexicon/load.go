package lexicon

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

const (
	wordsFile  = "words.tsv"
	domainFile = "words_domain.tsv"
	classes    = "nvgadpcumqrtfsix"

	// corpus is the log-frequency, on the tables' scale (ten times the natural logarithm), of all words of the corpus together.
	corpus = 180
)

// Lexicon is a dictionary with frequencies. It is safe for concurrent use.
type Lexicon struct {
	text  []uint16 // the runes of all words, all in the basic plane
	words []word   // sorted by their runes
	first []int32  // for each code point of the basic plane: where the words that begin with it start
}

type word struct {
	start  uint32 // in text
	length uint8
	class  byte
	score  int16 // log-probability, negative
}

// Load reads words.tsv and words_domain.tsv, whose lines replace those of the former. Both must be sorted by code point. Errors
// name the file, the line and what is allowed.
func Load(tables fs.FS) (*Lexicon, error) {
	base, err := readTable(tables, wordsFile)
	if err != nil {
		return nil, err
	}
	domain, err := readTable(tables, domainFile)
	if err != nil {
		return nil, err
	}
	size := len(base.rest) + len(domain.rest)
	l := &Lexicon{text: make([]uint16, 0, size/5), words: make([]word, 0, size/12)}
	more, moreDomain := base.next(), domain.next()
	for more || moreDomain {
		order := -1
		switch {
		case !more:
			order = 1
		case moreDomain:
			order = bytes.Compare(base.word, domain.word)
		}
		if order < 0 {
			l.add(base)
		} else {
			l.add(domain)
		}
		if order <= 0 {
			more = base.next()
		}
		if order >= 0 {
			moreDomain = domain.next()
		}
	}
	if err := base.err; err != nil {
		return nil, err
	}
	if err := domain.err; err != nil {
		return nil, err
	}
	l.index()
	return l, nil
}

func (l *Lexicon) add(t *table) {
	start := len(l.text)
	for i := 0; i < len(t.word); {
		r, n := decode(t.word[i:])
		l.text = append(l.text, r)
		i += n
	}
	l.words = append(l.words, word{
		start: uint32(start), length: uint8(len(l.text) - start), class: t.class, score: int16(t.frequency - corpus),
	})
}

// decode reads one code point of the basic plane; n is 0 where there is none.
func decode(text []byte) (r uint16, n int) {
	if len(text) >= 3 && text[0]>>4 == 0b1110 && text[1]>>6 == 0b10 && text[2]>>6 == 0b10 && text[0] != 0xe0 {
		return uint16(text[0]&0x0f)<<12 | uint16(text[1]&0x3f)<<6 | uint16(text[2]&0x3f), 3
	}
	wide, n := utf8.DecodeRune(text)
	if wide == utf8.RuneError || wide > 0xffff {
		return 0, 0
	}
	return uint16(wide), n
}

func (l *Lexicon) index() {
	l.first = make([]int32, 1<<16+1)
	next := 0
	for i, w := range l.words {
		for r := int(l.text[w.start]); next <= r; next++ {
			l.first[next] = int32(i)
		}
	}
	for ; next < len(l.first); next++ {
		l.first[next] = int32(len(l.words))
	}
}

// table reads one file line by line.
type table struct {
	name      string
	rest      []byte
	number    int
	word      []byte
	class     byte
	frequency int
	err       error
}

func readTable(tables fs.FS, name string) (*table, error) {
	text, err := fs.ReadFile(tables, name)
	return &table{name: name, rest: text}, err
}

// next reads the next entry; it gives false at the end and at an error, which stays in err.
func (t *table) next() bool {
	for t.err == nil && len(t.rest) > 0 {
		line := t.rest
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line, t.rest = line[:i], line[i+1:]
		} else {
			t.rest = nil
		}
		t.number++
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		before := t.word
		if !t.parse(line) {
			t.err = fmt.Errorf("%s:%d: %q: want a word of 1 to 30 characters, a tab, a class of %q, a tab, a whole number from 0 to %d",
				t.name, t.number, line, classes, corpus)
			return false
		}
		if bytes.Compare(before, t.word) >= 0 {
			t.err = fmt.Errorf("%s:%d: %s stands behind %s: want words once each, sorted by code point", t.name, t.number, t.word, before)
			return false
		}
		return true
	}
	return false
}

func (t *table) parse(line []byte) bool {
	const longest = 3 * 30 // bytes
	i := bytes.IndexByte(line, '\t')
	if i < 1 || i > longest || len(line) < i+4 || line[i+2] != '\t' || strings.IndexByte(classes, line[i+1]) < 0 {
		return false
	}
	number := 0
	for _, c := range line[i+3:] {
		if c < '0' || c > '9' || number > corpus {
			return false
		}
		number = 10*number + int(c-'0')
	}
	for k := 0; k < i; {
		_, n := decode(line[k:i])
		if n == 0 {
			return false
		}
		k += n
	}
	t.word, t.class, t.frequency = line[:i], line[i+1], number
	return number <= corpus
}
