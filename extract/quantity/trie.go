package quantity

import "statclaim/extract/runeset"

// trie finds the longest of its words at a place. Values are indexes of the owner's table. Most places are told by a filter of the
// first code points; the edges of all nodes are one hash table, since each number is looked up in a dozen tries.
type trie struct {
	first runeset.Filter
	edges []trieEdge
	count int
	value []int32 // of each node; -1 where no word ends
}

// trieEdge leads from a node to the next; next is 0 in an empty place of the table.
type trieEdge struct {
	node int32
	r    rune
	next int32
}

func newTrie() *trie { return &trie{edges: make([]trieEdge, 16), value: []int32{-1}} }

// add gives word the value v; the first value of a word stays.
func (t *trie) add(word []rune, v int) {
	if node := t.path(word); t.value[node] < 0 {
		t.value[node] = int32(v)
	}
}

// path is the node of word, made where it is missing.
func (t *trie) path(word []rune) int32 {
	node := int32(0)
	for i, r := range word {
		if i == 0 {
			t.first.Add(r)
		}
		next, ok := t.step(node, r)
		if !ok {
			next = int32(len(t.value))
			t.value = append(t.value, -1)
			t.insert(trieEdge{node, r, next})
		}
		node = next
	}
	return node
}

// insert enters an edge. The table is kept half empty.
func (t *trie) insert(e trieEdge) {
	if t.count++; 2*t.count > len(t.edges) {
		old := t.edges
		t.edges = make([]trieEdge, 2*len(old))
		for _, e := range old {
			if e.next != 0 {
				*t.place(e.node, e.r) = e
			}
		}
	}
	*t.place(e.node, e.r) = e
}

// place is where an edge stands, or would stand.
func (t *trie) place(node int32, r rune) *trieEdge {
	last := uint32(len(t.edges) - 1)
	for i := (uint32(node)*0x85ebca6b ^ uint32(r)) * 0x9e3779b1 >> 8 & last; ; i = (i + 1) & last {
		if e := &t.edges[i]; e.next == 0 || e.node == node && e.r == r {
			return e
		}
	}
}

func (t *trie) step(node int32, r rune) (int32, bool) {
	if node == 0 && !t.first.May(r) {
		return 0, false
	}
	next := t.place(node, r).next
	return next, next > 0
}

// longest is the value and end of the longest word at i; the value is -1 when there is none.
func (t *trie) longest(runes []rune, i int) (v, end int) {
	v, end = -1, i
	node := int32(0)
	for j := i; j < len(runes); j++ {
		next, ok := t.step(node, runes[j])
		if !ok {
			break
		}
		node = next
		if t.value[node] >= 0 {
			v, end = int(t.value[node]), j+1
		}
	}
	return v, end
}

// longestBack is longest for words stored backwards: the longest word that ends at i, and where it starts.
func (t *trie) longestBack(runes []rune, i int) (v, start int) {
	v, start = -1, i
	node := int32(0)
	for j := i - 1; j >= 0; j-- {
		next, ok := t.step(node, runes[j])
		if !ok {
			break
		}
		node = next
		if t.value[node] >= 0 {
			v, start = int(t.value[node]), j
		}
	}
	return v, start
}

// backwards is word from end to start.
func backwards(word string) []rune {
	r := []rune(word)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return r
}
