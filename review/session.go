package review

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	"statclaim/extract"
	"statclaim/schema"
)

// Options configures a Session. The zero value serves.
type Options struct {
	Engine *extract.Engine  // reads units and added claims; nil for the built-in rules
	Clock  func() time.Time // nil for the system's
}

// Session is a run that is being reviewed. It is safe for concurrent use.
type Session struct {
	clock     func() time.Time
	corrector corrector
	run       *run

	mutex  sync.RWMutex
	log    *log
	ledger *ledger
	items  map[Key]*Item      // of claims that exist: extracted, or added and not undone
	lists  map[string][]*Item // by source, in the order of the text; a changed list is a new slice
	lost   map[Key]bool       // claims that were decided on and do not exist
}

// Open reads a run and what was decided on it.
func Open(dir string, o Options) (*Session, error) {
	if o.Engine == nil {
		engine, err := extract.New(extract.Options{})
		if err != nil {
			return nil, err
		}
		o.Engine = engine
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	run, err := readRun(dir)
	if err != nil {
		return nil, err
	}
	s := &Session{clock: o.Clock, corrector: corrector{o.Engine}, run: run, log: newLog(dir), ledger: newLedger(),
		items: map[Key]*Item{}, lists: map[string][]*Item{}, lost: map[Key]bool{}}
	for _, doc := range run.documents {
		for _, claim := range run.claims[doc.Source] {
			key := Key{claim.Source, claim.ClaimID}
			item := s.build(key)
			s.items[key] = item
			s.lists[doc.Source] = append(s.lists[doc.Source], item)
		}
		slices.SortFunc(s.lists[doc.Source], func(a, b *Item) int { return a.compare(b.Claim.NumberStart, b.Key()) })
	}
	if err := s.Refresh(); err != nil {
		_ = s.Close() // only read
		return nil, err
	}
	return s, nil
}

// Close gives the file of decisions back. Every decision is on the disk already.
func (s *Session) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.log.close()
}

// Refresh takes in what other processes have decided.
func (s *Session) Refresh() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.catchUp()
}

func (s *Session) catchUp() error {
	steps, err := s.log.catchUp()
	if len(steps) > 0 {
		s.take(steps)
	}
	return err
}

// take folds steps into the items that they touch. Lists that others may be reading are not changed but replaced.
func (s *Session) take(steps []kept) {
	owned := map[string]bool{}
	for i := range steps {
		s.run.attach(&steps[i])
		for _, key := range s.ledger.add(steps[i]) {
			if !owned[key.Source] {
				s.lists[key.Source] = slices.Clone(s.lists[key.Source])
				owned[key.Source] = true
			}
			s.replace(key, s.build(key))
		}
	}
}

// replace puts the new state of a claim in the place of the old one; nil where there is no such claim.
func (s *Session) replace(key Key, item *Item) {
	old := s.items[key]
	delete(s.lost, key)
	if item == nil {
		delete(s.items, key)
		s.lost[key] = true
	} else {
		s.items[key] = item
	}
	start, list := s.startOf(old, item), s.lists[key.Source]
	at, found := slices.BinarySearchFunc(list, key, func(i *Item, k Key) int { return i.compare(start, k) })
	switch {
	case found && item != nil:
		list[at] = item
	case found:
		list = slices.Delete(list, at, at+1)
	case item != nil:
		list = slices.Insert(list, at, item)
	}
	s.lists[key.Source] = list
}

// startOf is where the claim of either item begins.
func (s *Session) startOf(old, item *Item) int64 {
	if item == nil {
		item = old
	}
	if item == nil {
		return -1
	}
	return item.Claim.NumberStart
}

// Documents are those of the run, in its order.
func (s *Session) Documents() []*schema.Document { return s.run.documents }

// Document finds a document by its source.
func (s *Session) Document(source string) (*schema.Document, bool) {
	doc, found := s.run.bySource[source]
	return doc, found
}

// Articles are those of a document, in its order.
func (s *Session) Articles(source string) []schema.Article { return s.run.articles[source] }

// Suppressed are the numbers of a document that were not claimed, in the order of the text.
func (s *Session) Suppressed(source string) []schema.Suppressed { return s.run.suppressed[source] }

// Findings are what the audit says of the claims as extract wrote them.
func (s *Session) Findings() []schema.Finding { return s.run.findings }

// RunJSON is the run's own report, nil where there is none.
func (s *Session) RunJSON() []byte { return s.run.json }

// Engine is what reads units and added claims.
func (s *Session) Engine() *extract.Engine { return s.corrector.engine }

// Items are the claims of a document as they stand now, in the order of the text. The slice is not to be changed, and does not
// change.
func (s *Session) Items(source string) []*Item {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.lists[source]
}

// All gives the claims of all documents, document by document, each as it stands when its turn comes.
func (s *Session) All() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, doc := range s.run.documents {
			for _, item := range s.Items(doc.Source) {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// Item finds a claim as it stands now.
func (s *Session) Item(key Key) (*Item, bool) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	item, found := s.items[key]
	return item, found
}

// Sources are those of the documents that have a claim of this id: several where the same text was read twice.
func (s *Session) Sources(claimID string) []string {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var out []string
	for _, source := range s.run.sourcesOf(claimID) {
		if s.items[Key{source, claimID}] != nil {
			out = append(out, source)
		}
	}
	for key := range s.items { // an added claim stands in no index
		if key.ClaimID == claimID && !slices.Contains(out, key.Source) {
			out = append(out, key.Source)
		}
	}
	slices.Sort(out)
	return out
}

// Steps are those behind a number, in order. Their decisions are not to be changed.
func (s *Session) Steps(after int64) []Step {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	at, _ := slices.BinarySearchFunc(s.ledger.steps, after+1, func(k kept, n int64) int { return int(min(1, max(-1, k.Number-n))) })
	var out []Step
	for i := range s.ledger.steps[at:] {
		out = append(out, s.ledger.steps[at+i].Step)
	}
	return out
}

// Undone reports whether a step was taken back.
func (s *Session) Undone(number int64) bool {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	step, found := s.ledger.find(number)
	return found && !s.ledger.live(step)
}

// History are the steps that touched a claim, in order.
func (s *Session) History(key Key) []Step {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var out []Step
	for _, at := range s.ledger.touched[key] {
		out = append(out, s.ledger.steps[at].Step)
	}
	return out
}

// Last is the number of the last step, 0 where nothing was decided.
func (s *Session) Last() int64 {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.log.last
}

// Lost are the decisions on claims that the run does not have: the rules no longer find them. They are in the order of the sources.
func (s *Session) Lost() []Lost {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var out []Lost
	for key := range s.lost {
		if v := s.ledger.fold(key); v.status != "" {
			out = append(out, Lost{Key: key, Status: v.status, Note: v.note, Reviewer: v.step.Reviewer, Claim: v.step.seen[key]})
		}
	}
	slices.SortFunc(out, func(a, b Lost) int { return compareKeys(a.Key, b.Key) })
	return out
}

// Lost is a decision whose claim is gone.
type Lost struct {
	Key
	Status   string
	Note     string
	Reviewer string
	Claim    string // as it was decided on, a JSON object; "" where the decision does not say
}

// ErrNoText says that a run holds no texts, as with --no-text: nothing can be added to it.
var ErrNoText = errors.New("the run holds no text: it was written with --no-text")

// Propose gives an added decision for a number that somebody points at in a document: where exactly it stands and what our rules
// read there. It keeps nothing. anchor is in code points of the text layer; it may cover a part of the number phrase.
func (s *Session) Propose(source string, anchor schema.Span) (Decision, error) {
	row, err := s.given(source, anchor)
	if err != nil {
		return Decision{}, err
	}
	d := Decision{Key: Key{source, row.ClaimID}, Kind: schema.Added, Version: AnyVersion,
		Anchor: schema.Span{Start: int(row.NumberStart), End: int(row.NumberEnd)}}
	if item, found := s.Item(d.Key); found {
		return d, &Conflict{Key: d.Key, Item: item, Step: item.Version}
	}
	for _, name := range Editable {
		if value := printed(row, name); value != "" {
			d.Fields = append(d.Fields, Field{name, value})
		}
	}
	return d, nil
}

// given reads a number of a document as the rules would.
func (s *Session) given(source string, anchor schema.Span) (*schema.Claim, error) {
	doc, found := s.run.bySource[source]
	if !found {
		return nil, &Invalid{Key: Key{Source: source}, Field: "source", Message: fmt.Sprintf("no document %q in the run", source)}
	}
	if doc.Text == "" {
		return nil, &Invalid{Key: Key{Source: source}, Message: ErrNoText.Error()}
	}
	row, err := s.corrector.engine.Given(doc, anchor)
	if err != nil {
		return nil, &Invalid{Key: Key{Source: source}, Field: "start", Message: err.Error()}
	}
	return &row, nil
}
