package extract

import (
	"slices"
	"unicode/utf8"

	"statclaim/extract/lexicon"
	"statclaim/extract/quantity"
	"statclaim/schema"
)

// scratch is room that the sentences of a document use one after the other, since making it anew for each would be the most of what is
// allocated. Nothing that outlives a sentence's turn may lie in it, but for claims, which leave it with their document.
type scratch struct {
	claims     []schema.Claim
	topics     []topic
	words      [2]lent   // for the sentence at hand and one that it looks back to
	current    *sentence // the one at hand
	tokens     []lexicon.Token
	spans      []schema.Span // of the periods of the one at hand
	mask       mask
	runes      []rune // of the document
	recognised quantity.Room
	blocks     [][]sentence // to be handed out
	used       int          // of all sentences
	keep       bool         // words and masks are kept for explanations
}

// lent is room for words and the sentence whose words stand there, until another needs the room; nil where it is free.
type lent struct {
	words  []word
	holder *sentence
}

// borrow gives the room for a document. keep is for explanations, which look at it afterwards.
func (e *Engine) borrow(keep bool) *scratch {
	if room, ok := e.rooms.Get().(*scratch); ok && !keep {
		return room
	}
	return &scratch{keep: keep}
}

// giveBack takes the room for the next document, but after a document of another size than most.
func (e *Engine) giveBack(room *scratch, claims []schema.Claim) []schema.Claim {
	const most = 1000 // claims or sentences
	if room.keep || len(claims) > most || room.used > most || len(room.runes) > 100*most {
		return claims
	}
	claims = room.leave(claims)
	clear(room.runes) // so that whoever still reads them is seen by every test, not once in a thousand runs
	e.rooms.Put(room)
	return claims
}

// leave empties the room and gives the claims made in it in memory of their own: they are many or few, and rows are large.
func (r *scratch) leave(claims []schema.Claim) []schema.Claim {
	var out []schema.Claim
	if len(claims) > 0 {
		out = slices.Clone(claims)
	}
	clear(claims)
	r.claims = claims
	for i := range r.words {
		if l := &r.words[i]; l.holder != nil {
			l.words, l.holder = l.holder.words[:0], nil
		}
	}
	for i := range r.blocks {
		clear(r.blocks[i][:min(blockSize, max(r.used-i*blockSize, 0))])
	}
	r.recognised.Clear()
	r.used, r.current = 0, nil
	return out
}

// blockSize is how many sentences are made at a time.
const blockSize = 32

// newSentence gives an empty sentence. It is its document's until that is done.
func (r *scratch) newSentence() *sentence {
	block, i := r.used/blockSize, r.used%blockSize
	if block == len(r.blocks) {
		r.blocks = append(r.blocks, make([]sentence, blockSize))
	}
	r.used++
	s := &r.blocks[block][i]
	s.room = r
	return s
}

// lend gives a sentence the room for its words, taking it from one that is not the sentence at hand; nil where words are kept for
// explanations.
func (r *scratch) lend(s *sentence) []word {
	if r == nil || r.keep {
		return nil
	}
	l := &r.words[0]
	if l.holder != nil && (l.holder == r.current || r.words[1].holder == nil) {
		l = &r.words[1]
	}
	if l.holder != nil {
		l.words, l.holder.words = l.holder.words[:0], nil
	}
	l.holder = s
	return l.words[:0]
}

// unread makes a sentence one whose words nobody has asked for.
func (s *sentence) unread() {
	if s.room != nil {
		s.room.takeBack(s)
	}
	s.words, s.noted = nil, false
}

// takeBack takes the room of a sentence's words from it.
func (r *scratch) takeBack(s *sentence) {
	for i := range r.words {
		if l := &r.words[i]; l.holder == s {
			l.words, l.holder = s.words[:0], nil
		}
	}
}

// newMask gives an empty mask with a slot for each quantity.
func (r *scratch) newMask(quantities int) *mask {
	if r == nil || r.keep {
		return &mask{slot: make([]int, quantities)}
	}
	m := &r.mask
	m.runes, m.from, m.zeros = m.runes[:0], m.from[:0], m.zeros[:0]
	m.slot = append(m.slot[:0], make([]int, quantities)...)
	return m
}

// runesOf gives the code points of a text, as a conversion does.
func (r *scratch) runesOf(text string) []rune {
	if r.keep {
		return []rune(text)
	}
	if n := utf8.RuneCountInString(text); cap(r.runes) < n {
		r.runes = make([]rune, 0, n)
	}
	r.runes = r.runes[:0]
	for _, c := range text {
		r.runes = append(r.runes, c)
	}
	return r.runes
}

// forgotten empties topics, so that what they hold of an article is not kept.
func forgotten(topics []topic) []topic {
	clear(topics)
	return topics[:0]
}
