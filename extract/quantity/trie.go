package quantity

// trie finds the longest of its words at a place. Values are indexes of the owner's table. The first code point is looked up
// in an array, so that text without a word costs one load a code point.
type trie struct {
	roots *[1 << 16]int32
	edges map[uint64]int32
	value []int32 // of each node; -1 where no word ends
}

func newTrie() *trie {
	return &trie{roots: new([1 << 16]int32), edges: map[uint64]int32{}, value: []int32{-1}}
}

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
		next, ok := t.step(node, r, i == 0)
		if !ok {
			next = int32(len(t.value))
			t.value = append(t.value, -1)
			if i == 0 && r < 1<<16 {
				t.roots[r] = next
			} else {
				t.edges[edge(node, r)] = next
			}
		}
		node = next
	}
	return node
}

func edge(node int32, r rune) uint64 { return uint64(node)<<32 | uint64(uint32(r)) }

func (t *trie) step(node int32, r rune, root bool) (int32, bool) {
	if root && uint32(r) < 1<<16 {
		next := t.roots[r]
		return next, next > 0
	}
	next, ok := t.edges[edge(node, r)]
	return next, ok
}

// longest is the value and end of the longest word at i; the value is -1 when there is none.
func (t *trie) longest(runes []rune, i int) (v, end int) {
	v, end = -1, i
	node := int32(0)
	for j := i; j < len(runes); j++ {
		next, ok := t.step(node, runes[j], j == i)
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
		next, ok := t.step(node, runes[j], j == i-1)
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
