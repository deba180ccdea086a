package extract

import (
	"slices"

	"statclaim/extract/lexicon"
	"statclaim/schema"
)

// scratch is room that the sentences of a document use one after the other, since making it anew for each would be the most of what is
// allocated. Nothing that outlives a sentence's turn may lie in it, but for claims, which leave it with their document.
type scratch struct {
	claims []schema.Claim
	words  []word
	holder *sentence // whose words these are
	tokens []lexicon.Token
	mask   mask
	fresh  []sentence // to be handed out
	keep   bool       // words and masks are kept for explanations
}

// borrow gives the room for a document. keep is for explanations, which look at it afterwards.
func (e *Engine) borrow(keep bool) *scratch {
	if room, ok := e.rooms.Get().(*scratch); ok && !keep {
		return room
	}
	return &scratch{keep: keep}
}

// giveBack takes the room for the next document and gives the claims in memory of their own: they are many or few, and rows are large.
func (e *Engine) giveBack(room *scratch, claims []schema.Claim) []schema.Claim {
	const most = 1000 // more room than that is for a document of another kind
	if room.keep || len(claims) > most {
		return claims
	}
	var out []schema.Claim
	if len(claims) > 0 {
		out = slices.Clone(claims)
	}
	clear(claims)
	room.claims = claims
	e.rooms.Put(room)
	return out
}

// newSentence gives an empty sentence. They are made some at a time and live as long as their article.
func (r *scratch) newSentence() *sentence {
	if len(r.fresh) == 0 {
		r.fresh = make([]sentence, 16)
	}
	s := &r.fresh[0]
	r.fresh = r.fresh[1:]
	s.room = r
	return s
}

// lend gives a sentence the room for its words; nil while another has it, or where words are kept for explanations.
func (r *scratch) lend(s *sentence) []word {
	if r == nil || r.keep || r.holder != nil {
		return nil
	}
	r.holder = s
	return r.words[:0]
}

// forgetWords frees the room of the words; who asks for them again gets the same.
func (s *sentence) forgetWords() {
	if s.room != nil && s.room.keep {
		return
	}
	s.freeWords()
}

// unread makes a sentence one whose words nobody has asked for.
func (s *sentence) unread() {
	s.freeWords()
	s.noted = false
}

func (s *sentence) freeWords() {
	if s.room != nil && s.room.holder == s {
		s.room.words, s.room.holder = s.words, nil
	}
	s.words = nil
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
