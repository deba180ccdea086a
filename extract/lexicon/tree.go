package lexicon

import (
	"sync/atomic"

	"statclaim/extract/runeset"
)

// tree holds the words that begin with one rune: a node for every beginning of them that is longer, in a hash table with linear probing.
// Reading text asks some tree for every rune of it, and to search the lines of a common first rune takes ten times as long. A tree is made
// when its rune is first met, since a short run meets few of them.
type tree struct {
	seconds runeset.Filter // the second runes: most pairs of runes that stand side by side begin no word
	one     node           // the word of the first rune alone
	nodes   []node
	shift   uint8
}

// node is a beginning of words: what its parent has and one rune more. It is kept small, since the tables are larger than what a
// processor keeps near.
type node struct {
	parent uint32 // 0 for the first rune alone, else one more than the place of its node
	last   uint16 // 0 in an empty place of the table
	score  uint8  // log-frequency of the word that is no longer
	class  uint8  // of that word, 0 where there is none; with goesOn where longer ones begin like it
}

const goesOn = 0x80

// word gives the class of the word that a node is, 0 where it is none.
func (n *node) word() byte { return n.class &^ goesOn }

// treeOf gives the tree of a first rune; nil where no word begins with it.
func (l *Lexicon) treeOf(r rune) *tree {
	if r < 0 || r > 0xffff || l.first[r] == l.first[r+1] {
		return nil
	}
	if t := l.trees[r].Load(); t != nil {
		return t
	}
	t := l.newTree(l.first[r], l.first[r+1])
	l.trees[r].Store(t) // another goroutine may have stored the same
	return t
}

// newTree makes the tree of the words of lines[low:high], which share their first rune.
func (l *Lexicon) newTree(low, high int32) *tree {
	t := &tree{shift: 31}
	size := 2
	for count, i := 0, low; i < high; i++ {
		depth, length := l.shared(low, i), l.length(i)
		for count += length - depth; 2*size < 3*count; size *= 2 {
			t.shift--
		}
	}
	t.nodes = make([]node, size)
	var path [longest + 1]uint32 // by length, the name of the beginning of the line at hand
	for i := low; i < high; i++ {
		length := l.length(i)
		for depth := l.shared(low, i); depth < length; depth++ {
			if depth == 1 {
				t.seconds.Add(l.at(i, depth))
			}
			path[depth+1] = t.add(path[depth], l.at(i, depth))
		}
		n := &t.one
		if length > 1 {
			n = &t.nodes[path[length]-1]
		}
		line := l.text[int(l.lines[i])+runeBytes*length:]
		n.class, n.score = n.class|line[1], uint8(number(line[3:]))
	}
	return t
}

// length gives the runes of the word of a line.
func (l *Lexicon) length(line int32) int {
	n := 0
	for l.text[int(l.lines[line])+runeBytes*n] != '\t' {
		n++
	}
	return n
}

// shared gives how many runes the word of a line has in common with the one before it in the tree whose first line is low: one at least.
func (l *Lexicon) shared(low, line int32) int {
	if line == low {
		return 1
	}
	n := 1
	for n < l.length(line-1) && n < l.length(line) && l.at(line-1, n) == l.at(line, n) {
		n++
	}
	return n
}

// add puts a node behind a parent and gives its name.
func (t *tree) add(parent uint32, last rune) uint32 {
	i := t.place(parent, last)
	for t.nodes[i].last != 0 {
		i = (i + 1) & (len(t.nodes) - 1)
	}
	t.nodes[i] = node{parent: parent, last: uint16(last)}
	if parent > 0 {
		t.nodes[parent-1].class |= goesOn
	}
	return uint32(i + 1)
}

// place gives where a node belongs in the table: the upper bits of a product, by a multiplier with bits all over.
func (t *tree) place(parent uint32, last rune) int {
	return int((uint32(last) ^ parent<<16) * 0x9e3779b1 >> t.shift)
}

// find gives the name of the node that goes on behind a parent with a rune; 0 where none does.
func (t *tree) find(parent uint32, last rune) uint32 {
	if last > 0xffff {
		return 0
	}
	for i := t.place(parent, last); t.nodes[i].last != 0; i = (i + 1) & (len(t.nodes) - 1) {
		if n := &t.nodes[i]; n.last == uint16(last) && n.parent == parent {
			return uint32(i + 1)
		}
	}
	return 0
}

// Lookup gives the class of a word that the tables have.
func (l *Lexicon) Lookup(runes []rune) (class byte, ok bool) {
	if len(runes) == 0 {
		return 0, false
	}
	t := l.treeOf(runes[0])
	if t == nil {
		return 0, false
	}
	n, parent := &t.one, uint32(0)
	for _, r := range runes[1:] {
		if parent = t.find(parent, r); parent == 0 {
			return 0, false
		}
		n = &t.nodes[parent-1]
	}
	return n.word(), n.word() != 0
}

// trees are the trees of all first runes.
type trees [1 << 16]atomic.Pointer[tree]

// Crosses reports a word that begins at one of runes[from:border], reaches over the border and ends before to.
func (l *Lexicon) Crosses(runes []rune, from, border, to int) bool {
	for i := border - 1; i >= from; i-- {
		first := l.treeOf(runes[i])
		if first == nil || i+1 >= to || !first.seconds.May(runes[i+1]) {
			continue
		}
		for at, name := i+1, uint32(0); at < to; at++ {
			if name = first.find(name, runes[at]); name == 0 {
				break
			}
			if at >= border && first.nodes[name-1].word() != 0 {
				return true
			}
		}
	}
	return false
}
