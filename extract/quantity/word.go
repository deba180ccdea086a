package quantity

import (
	"io/fs"

	"statclaim/extract/numeral"
	"statclaim/extract/runeset"
	"statclaim/schema"
)

// wordTable finds words in which a character of number counts nothing.
type wordTable struct {
	guards []string
	trie   *trie
	pairs  runeset.Pairs // that words begin with
}

// add enters a word of the last guard.
func (t *wordTable) add(word []rune) {
	t.trie.add(word, len(t.guards)-1)
	if len(word) == 1 {
		t.pairs.AddAll(word[0])
		return
	}
	t.pairs.Add(word[0], word[1])
}

// allowed marks words that look like one of the others and hold a number all the same.
const allowed = "-"

func loadWords(tables fs.FS, letters *alphabet) (*wordTable, error) {
	lines, err := readTable(tables, "number_words.tsv", 2)
	if err != nil {
		return nil, err
	}
	t := &wordTable{trie: newTrie(letters)}
	for _, l := range lines {
		if l.cells[0] == "" {
			return nil, l.errorf("no guard id, want one in the first column")
		}
		t.guards = append(t.guards, l.cells[0])
		for _, w := range words(l.cells[1]) {
			t.add([]rune(w))
		}
	}
	return t, nil
}

// hit is a word of the table in the text.
type hit struct {
	span  schema.Span
	guard string
}

// reach is how far before a number a word may start that still covers it.
const reach = 10

// find appends the words near the mentions, leftmost and longest.
func (t *wordTable) find(out []hit, runes []rune, mentions []numeral.Mention) []hit {
	i := 0
	for k := range mentions {
		span := mentions[k].Span
		i = max(i, span.Start-reach)
		for stop := min(span.End, span.Start+2); i < stop; {
			if !t.pairs.May(runes[i], runeAt(runes, i+1)) {
				i++
				continue
			}
			v, end := t.trie.longest(runes, i)
			if v < 0 {
				i++
				continue
			}
			if t.guards[v] != allowed {
				out = append(out, hit{schema.Span{Start: i, End: end}, t.guards[v]})
			}
			i = end
		}
	}
	return out
}

// covers reports that the word takes the number of d: it holds all of it or reaches into it from the left, and the unit of d does not reach
// beyond the word (十分 in 十分钟).
func (h hit) covers(d *draft) bool {
	number := d.m.Span
	if h.span.Start > number.Start || h.span.End <= number.Start {
		return false
	}
	if h.span.Contains(number) {
		return d.Anchor.End <= h.span.End || d.unit == nil
	}
	return h.span.Start < number.Start
}
