package quantity

// alphabet numbers the code points that words begin with, from one on, for all tries of a scanner: a number is looked up in a dozen tries, and
// most of them hold no word that begins with what stands there.
type alphabet struct {
	basic  [1 << 16]uint16 // of the basic plane
	others map[rune]uint16 // of the other planes: hardly any
	begins []uint32        // by number, the tries with a word that begins so, by bit
	tries  int
}

// number is the number of a code point; 0 where no word begins with it.
func (a *alphabet) number(r rune) uint16 {
	if uint32(r) < 1<<16 {
		return a.basic[r]
	}
	return a.others[r]
}

// enter gives a code point a number where it has none.
func (a *alphabet) enter(r rune) uint16 {
	n := a.number(r)
	if n != 0 {
		return n
	}
	n = uint16(len(a.begins))
	a.begins = append(a.begins, 0)
	if uint32(r) < 1<<16 {
		a.basic[r] = n
		return n
	}
	if a.others == nil {
		a.others = map[rune]uint16{}
	}
	a.others[r] = n
	return n
}

// trie finds the longest of its words at a place. Values are indexes of the owner's table. The first code point of a word leads to its
// node by the alphabet; the edges of the other nodes are one hash table.
type trie struct {
	letters *alphabet
	bit     uint32  // in begins of the alphabet
	first   []int32 // node by number of the first code point; 0 for none
	edges   []trieEdge
	count   int
	nodes   []trieNode
}

// trieNode is the end of a part of a word.
type trieNode struct {
	next  uint64 // a bit for the last six bits of each code point that goes on
	value int32  // -1 where no word ends
}

// trieEdge leads from a node to the next; next is 0 in an empty place of the table.
type trieEdge struct {
	node int32
	r    rune
	next int32
}

func newTrie(letters *alphabet) *trie {
	if letters.tries++; letters.tries == 1 {
		letters.begins = make([]uint32, 1)
	}
	return &trie{letters: letters, bit: 1 << (letters.tries % 32), edges: make([]trieEdge, 16), nodes: []trieNode{{value: -1}}}
}

// add gives word the value v; the first value of a word stays.
func (t *trie) add(word []rune, v int) {
	if node := &t.nodes[t.path(word)]; node.value < 0 {
		node.value = int32(v)
	}
}

// path is the node of word, made where it is missing.
func (t *trie) path(word []rune) int32 {
	node := t.root(word[0])
	for _, r := range word[1:] {
		next := t.step(node, r)
		if next == 0 {
			next = t.newNode()
			t.nodes[node].next |= 1 << (r & 63)
			t.insert(trieEdge{node, r, next})
		}
		node = next
	}
	return node
}

// root is the node of the first code point of a word, made where it is missing.
func (t *trie) root(r rune) int32 {
	n := int(t.letters.enter(r))
	for len(t.first) <= n {
		t.first = append(t.first, 0)
	}
	if t.first[n] == 0 {
		t.first[n] = t.newNode()
		t.letters.begins[n] |= t.bit
	}
	return t.first[n]
}

func (t *trie) newNode() int32 {
	t.nodes = append(t.nodes, trieNode{value: -1})
	return int32(len(t.nodes) - 1)
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

// start is the node of the code point at i; 0 when no word begins with it.
func (t *trie) start(runes []rune, i int) int32 {
	if uint(i) >= uint(len(runes)) {
		return 0
	}
	n := int(t.letters.number(runes[i]))
	if t.letters.begins[n]&t.bit == 0 || n >= len(t.first) {
		return 0
	}
	return t.first[n]
}

// step is the node behind node by r; 0 for none.
func (t *trie) step(node int32, r rune) int32 {
	if t.nodes[node].next&(1<<(r&63)) == 0 {
		return 0
	}
	return t.place(node, r).next
}

// longest is the value and end of the longest word at i; the value is -1 when there is none.
func (t *trie) longest(runes []rune, i int) (v, end int) {
	v, end = -1, i
	for node, j := t.start(runes, i), i+1; node > 0; j++ {
		if value := t.nodes[node].value; value >= 0 {
			v, end = int(value), j
		}
		if j >= len(runes) {
			break
		}
		node = t.step(node, runes[j])
	}
	return v, end
}

// longestBack is longest for words stored backwards: the longest word that ends at i, and where it starts.
func (t *trie) longestBack(runes []rune, i int) (v, start int) {
	v, start = -1, i
	for node, j := t.start(runes, i-1), i-1; node > 0; j-- {
		if value := t.nodes[node].value; value >= 0 {
			v, start = int(value), j
		}
		if j == 0 {
			break
		}
		node = t.step(node, runes[j-1])
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
