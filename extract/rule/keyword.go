package rule

import "statclaim/extract/runeset"

// keywordTrie finds which keywords a sentence holds, all in one pass. Testing keywords in no order and without skipping is
// what makes the prefilter lossless: 同比 is found also where 同比增长 is.
type keywordTrie struct {
	nodes  []keywordNode
	first  runeset.Set // that keywords begin with
	words  int
	byRule []bits // per rule its keywords; empty means that the rule needs none
}

type keywordNode struct {
	next map[rune]int32
	word int32 // index of the keyword that ends here, or -1
}

type bits []uint64

func (b bits) set(i int) { b[i/64] |= 1 << (i % 64) }

// any reports whether a rule with these keywords may match where b is present.
func (b bits) any(wanted bits) bool {
	if len(wanted) == 0 {
		return true
	}
	for i, w := range wanted {
		if w&b[i] != 0 {
			return true
		}
	}
	return false
}

func newKeywordTrie(rules []*Rule) keywordTrie {
	t := keywordTrie{nodes: []keywordNode{{next: map[rune]int32{}, word: -1}}}
	ids := make([][]int, len(rules))
	for i, r := range rules {
		for _, k := range r.Keywords {
			ids[i] = append(ids[i], t.add(k))
		}
	}
	for i := range rules {
		var b bits
		if len(ids[i]) > 0 {
			b = make(bits, t.words/64+1)
			for _, id := range ids[i] {
				b.set(id)
			}
		}
		t.byRule = append(t.byRule, b)
	}
	return t
}

func (t *keywordTrie) add(word string) int {
	at := int32(0)
	for i, r := range word {
		if i == 0 {
			t.first.Add(r)
		}
		next, ok := t.nodes[at].next[r]
		if !ok {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, keywordNode{next: map[rune]int32{}, word: -1})
			t.nodes[at].next[r] = next
		}
		at = next
	}
	if t.nodes[at].word < 0 {
		t.nodes[at].word = int32(t.words)
		t.words++
	}
	return int(t.nodes[at].word)
}

func (t *keywordTrie) present(text []rune) bits {
	found := make(bits, t.words/64+1)
	for i, first := range text {
		if !t.first.Has(first) {
			continue
		}
		at := int32(0)
		for _, r := range text[i:] {
			next, ok := t.nodes[at].next[r]
			if !ok {
				break
			}
			at = next
			if w := t.nodes[at].word; w >= 0 {
				found.set(int(w))
			}
		}
	}
	return found
}
