package rule

import (
	"math/bits"
	"unicode/utf8"

	"statclaim/extract/runeset"
)

// keywordTrie finds which rules have a keyword in a sentence, all in one pass. Testing keywords in no order and without skipping is
// what makes the prefilter lossless: 同比 is found also where 同比增长 is.
type keywordTrie struct {
	first  runeset.Set   // that keywords begin with
	nodes  []keywordNode // a hash table with linear probing
	shift  uint8
	always ruleSet // the rules that need no keyword
}

// keywordNode is a beginning of keywords: what its parent has and one code point more.
type keywordNode struct {
	parent uint32 // 0 for the empty beginning, else one more than the place of its node
	last   rune   // 0 in an empty place
	rules  ruleSet
}

// ruleSet is a set of rules by their index.
type ruleSet []uint64

func (s ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s ruleSet) unite(other ruleSet) {
	for i, w := range other {
		s[i] |= w
	}
}

// appendTo appends the rules of the set, in order.
func (s ruleSet) appendTo(dst, rules []*Rule) []*Rule {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			dst = append(dst, rules[i*64+bits.TrailingZeros64(w)])
		}
	}
	return dst
}

func newKeywordTrie(rules []*Rule) keywordTrie {
	size := 2
	t := keywordTrie{shift: 31}
	for n, i := 0, 0; i < len(rules); i++ {
		for _, k := range rules[i].Keywords {
			for n += utf8.RuneCountInString(k); size < 2*n; size *= 2 {
				t.shift--
			}
		}
	}
	t.nodes = make([]keywordNode, size)
	words := (len(rules) + 63) / 64
	t.always = make(ruleSet, words)
	for i, r := range rules {
		if len(r.Keywords) == 0 {
			t.always.add(i)
		}
		for _, k := range r.Keywords {
			n := t.put(k)
			if n.rules == nil {
				n.rules = make(ruleSet, words)
			}
			n.rules.add(i)
		}
	}
	return t
}

// put gives the node of a keyword.
func (t *keywordTrie) put(word string) *keywordNode {
	name := uint32(0)
	for at, r := range word {
		if at == 0 {
			t.first.Add(r)
		}
		i := t.place(name, r)
		t.nodes[i].parent, t.nodes[i].last = name, r
		name = i + 1
	}
	return &t.nodes[name-1]
}

// place gives the place of the node that goes on behind a parent with a code point, or the empty one where it would stand.
func (t *keywordTrie) place(parent uint32, last rune) uint32 {
	for i := (uint32(last) ^ parent<<16) * 0x9e3779b1 >> t.shift; ; i = (i + 1) & uint32(len(t.nodes)-1) {
		if n := &t.nodes[i]; n.last == 0 || n.last == last && n.parent == parent {
			return i
		}
	}
}

// present adds the rules that have a keyword in text.
func (t *keywordTrie) present(text []rune, found ruleSet) {
	found.unite(t.always)
	for i, first := range text {
		if !t.first.Has(first) {
			continue
		}
		name := uint32(0)
		for _, r := range text[i:] {
			at := t.place(name, r)
			n := &t.nodes[at]
			if n.last == 0 {
				break
			}
			found.unite(n.rules)
			name = at + 1
		}
	}
}
