package extract

import (
	"slices"

	"statclaim/extract/fold"
	"statclaim/extract/layout"
	"statclaim/extract/lexicon"
	"statclaim/extract/period"
	"statclaim/extract/place"
	"statclaim/extract/quantity"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// scratch is room that the sentences of a document use one after the other, since making it anew for each would be the most of what is
// allocated. Nothing that outlives a sentence's turn may lie in it, but for claims, which leave it with their document.
type scratch struct {
	claims   []schema.Claim
	guarded  []schema.Suppressed
	context  context   // of the article at hand
	words    [2]lent   // for the sentence at hand and one that it looks back to
	current  *sentence // the one at hand
	tokens   []lexicon.Token
	cutting  lexicon.Room
	rules    []*rule.Rule // candidates for the sentence at hand
	mask     mask
	spans    []schema.Span // of the periods of the one at hand
	numbers  quantity.Room
	times    period.Room
	ahead    []word        // of the sentences that open the article at hand
	made     blocks[claim] // of the sentence at hand
	list     []*claim      // the same
	owners   []owner       // that the last sentences of the article at hand speak of
	order    []int         // of the paragraphs of the document
	stated   repeats       // in the article at hand
	marker   *marker
	marks    strips[mark] // of the sentences of the article at hand
	folded   strips[rune] // texts of its paragraphs
	runes    []rune       // of the document
	document *document    // at hand
	offsets  layout.Offsets
	layout   layout.Room
	blocks   [][]sentence // to be handed out
	used     int          // of all sentences, by the article at hand
	prose    []*sentence  // of the article at hand
	ends     []int        // in prose, of each of its paragraphs
	matches  []place.Match
	places   []named                  // of its sentences
	asked    *layout.Paragraph        // whether it tells a story
	tells    bool                     // what it was found to do
	glance   *glance                  // nil where only numbers, times and sentence ends need to be seen
	spill    func(*Result, *sentence) // takes rows while an article is worked on; may be nil
	keep     bool                     // words and masks are kept for explanations
}

// lent is room for words and the sentence whose words stand there, until another needs the room; nil where it is free.
type lent struct {
	words  []word
	holder *sentence
	owners []asked // what its clauses were asked for
}

// borrow gives the room for a document. keep is for explanations, which look at it afterwards.
func (e *Engine) borrow(keep bool) *scratch {
	if room, ok := e.rooms.Get().(*scratch); ok && !keep {
		return room
	}
	return &scratch{keep: keep, glance: e.glance, marker: e.marker}
}

// giveBack takes the room for the next document, but after a document of another size than most.
func (e *Engine) giveBack(room *scratch, result *Result) {
	const most = 1000 // sentences
	if room.keep || len(result.Claims)+len(result.Suppressed) > manyRows || len(room.blocks)*blockSize > most || len(room.runes) > 100*most {
		return
	}
	room.leave(result)
	clear(room.runes) // so that whoever still reads them is seen by every test, not once in a thousand runs
	e.rooms.Put(room)
}

// leave empties the room and gives the rows made in it memory of their own: they are many or few, and large. Sentences are emptied when
// they are handed out again.
func (r *scratch) leave(result *Result) {
	r.document, r.context = nil, context{topics: r.context.topics[:0], governors: r.context.governors[:0]}
	result.Claims, r.claims = moved(result.Claims)
	result.Suppressed, r.guarded = moved(result.Suppressed)
	r.numbers.Clear()
	r.times.Clear()
	r.newArticle()
}

// moved gives rows in memory of their own, and what they stood in, emptied.
func moved[T any](rows []T) (out, room []T) {
	if len(rows) > manyRows {
		return rows, nil // too many to stand in memory twice
	}
	if len(rows) > 0 {
		out = slices.Clone(rows)
	}
	clear(rows)
	return out, rows
}

// begin gives an empty result of a document whose rows are made in the room.
func (r *scratch) begin(d *document) Result {
	r.document = d
	return Result{RuleHits: map[string]int{}, Claims: r.claims[:0], Suppressed: r.guarded[:0]}
}

// blockSize is how many sentences are made at a time.
const blockSize = 32

// newSentence gives an empty sentence. It is its article's until that is done.
func (r *scratch) newSentence() *sentence {
	block, i := r.used/blockSize, r.used%blockSize
	if block == len(r.blocks) {
		r.blocks = append(r.blocks, make([]sentence, blockSize))
	}
	r.used++
	s := &r.blocks[block][i]
	*s = sentence{room: r}
	return s
}

// newArticle takes back what was made for the article before: articles know nothing of each other.
func (r *scratch) newArticle() {
	if r.keep || r.stated == nil {
		r.stated = repeats{}
		return
	}
	for i := range r.words {
		if l := &r.words[i]; l.holder != nil {
			l.words, l.holder = l.holder.words[:0], nil
		}
	}
	clear(r.stated)
	r.ahead = r.ahead[:0]
	r.used, r.current, r.asked = 0, nil, nil
	r.marks.giveBack()
	r.folded.giveBack()
}

// keepWords keeps words for when the turn of their sentence comes.
func (r *scratch) keepWords(words []word) []word {
	if r == nil || r.keep {
		return words
	}
	start := len(r.ahead)
	r.ahead = append(r.ahead, words...)
	return r.ahead[start:]
}

// newClaim gives an empty claim. It is its article's until that is done.
func (r *scratch) newClaim() *claim {
	if r == nil || r.keep {
		return &claim{}
	}
	return r.made.take()
}

// newList gives room for the claims of a sentence.
func (r *scratch) newList(n int) []*claim {
	if r == nil || r.keep {
		return make([]*claim, 0, n)
	}
	r.list = slices.Grow(r.list[:0], n)
	return r.list
}

// keepOwner keeps the owner that the sentence of a topic speaks of until it is forgotten.
func (r *scratch) keepOwner(topic int, o owner) *owner {
	if r == nil || r.keep {
		return &o
	}
	topic %= mostAsked + 1
	for topic >= len(r.owners) {
		r.owners = append(r.owners, owner{})
	}
	r.owners[topic] = o
	return &r.owners[topic]
}

// newPlaces gives room for the places of an article.
func (r *scratch) newPlaces() []named {
	if r.keep {
		return nil
	}
	return r.places[:0]
}

// newMarks gives room for the marks of a sentence. It is its article's until that is done.
func (r *scratch) newMarks(n int) []mark {
	if r == nil || r.keep {
		return make([]mark, n)
	}
	return r.marks.take(n)
}

// fold gives a text as recognisers are to read it. It is its article's until that is done.
func (r *scratch) fold(text []rune) []rune {
	if r.keep {
		return fold.Runes(text)
	}
	folded := r.folded.take(len(text))
	fold.Into(folded, text)
	return folded
}

// markerOf gives the marker of the engine that the room is of.
func (r *scratch) markerOf() *marker {
	if r == nil {
		return nil
	}
	return r.marker
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
	l.holder, l.owners = s, l.owners[:0]
	return l.words[:0]
}

// askedOf gives what the clauses of a sentence were asked for; nil where that is not kept.
func (r *scratch) askedOf(s *sentence) *[]asked {
	if r == nil || r.keep {
		return nil
	}
	for i := range r.words {
		if l := &r.words[i]; l.holder == s {
			return &l.owners
		}
	}
	return nil
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

// newMask gives an empty mask of a text with a slot for each quantity.
func (r *scratch) newMask(quantities, runes int) *mask {
	if r == nil || r.keep {
		return &mask{slot: make([]int, quantities)}
	}
	m := &r.mask
	m.runes, m.from, m.zeros = slices.Grow(m.runes[:0], runes), slices.Grow(m.from[:0], runes+1), m.zeros[:0]
	m.slot = slices.Grow(m.slot[:0], quantities)[:quantities]
	clear(m.slot)
	return m
}

// decode gives the code points of a text, and the bytes that they stand at.
func (r *scratch) decode(text string) ([]rune, layout.Offsets) {
	if r.keep {
		return layout.Decode(nil, layout.Offsets{}, text)
	}
	r.runes, r.offsets = layout.Decode(r.runes, r.offsets, text)
	return r.runes, r.offsets
}

// newContext gives the context of an article of which nothing is known.
func (r *scratch) newContext() *context {
	if r.keep {
		return &context{}
	}
	r.context = context{topics: r.context.topics[:0], governors: r.context.governors[:0]}
	return &r.context
}
