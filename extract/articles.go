package extract

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"statclaim/schema"
)

// articles extracts the articles of a document. Those of a large one are worked on side by side, since they know nothing of each
// other; their rows are put together in order.
func (e *Engine) articles(d *document, room *scratch, r *Result) {
	const large = 1 << 18 // code points: below, other documents keep all processors busy
	d.order = d.readingOrders(room)
	if len(d.page.Articles) > 1 && d.trace == nil && len(room.runes) >= large {
		e.sideBySide(d, r)
		return
	}
	for i := range d.page.Articles {
		e.article(d, i, room, r)
	}
}

func (e *Engine) sideBySide(d *document, r *Result) {
	n := len(d.page.Articles)
	done := &inOrder{d: d, all: r, results: make([]*Result, n), panics: make([]any, n)}
	var next atomic.Int32
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			room := &scratch{glance: e.glance, marker: e.marker}
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				one := &Result{}
				room.spill = func(one *Result, s *sentence) { done.spill(i, one, s) }
				panicked := e.articleAlone(d, i, room, one)
				done.put(i, one, panicked)
			}
		})
	}
	working.Wait()
	for i, panicked := range done.panics {
		if panicked != nil {
			panic(fmt.Sprintf("%v (in article %d)", panicked, i)) // where the caller of Extract can recover from it
		}
	}
}

// manyRows are more than a document of usual size has: enough for the room that they take to matter.
const manyRows = 1000

// inOrder puts the rows of articles together in their order, as soon as all before them are there: rows are most of the memory that a
// large document takes.
type inOrder struct {
	mu      sync.Mutex
	d       *document
	all     *Result
	taken   int       // how many articles are in all
	results []*Result // of those done that are not
	panics  []any
}

func (o *inOrder) put(i int, one *Result, panicked any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.results[i], o.panics[i] = one, panicked
	for ; o.taken < len(o.results) && o.results[o.taken] != nil; o.taken++ {
		o.all.take(o.results[o.taken], o.d.readTo(o.taken))
		o.results[o.taken] = nil
	}
}

// spill takes the rows of an article that is being worked on up to a sentence, if they are many and all before them are there: an article
// that is most of a large document would have them stand in memory twice.
func (o *inOrder) spill(i int, one *Result, s *sentence) {
	if len(one.Claims)+len(one.Suppressed) < manyRows {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.taken != i {
		return
	}
	o.all.take(one, o.d.partBefore(s))
	clear(one.Claims)
	clear(one.Suppressed)
	clear(one.RuleHits)
	one.Claims, one.Suppressed, one.Fuses = one.Claims[:0], one.Suppressed[:0], 0
}

// readTo gives the part of the document that is read with an article.
func (d *document) readTo(article int) float64 {
	last := d.page.Articles[article].Last
	if last < 0 || last >= len(d.page.Paragraphs) {
		return 0
	}
	p := &d.page.Paragraphs[last]
	return d.part(p.Source(schema.Span{Start: 0, End: len(p.Runes)}).End)
}

// articleAlone extracts an article into a result of its own; it gives back what it panicked with.
func (e *Engine) articleAlone(d *document, i int, room *scratch, r *Result) (panicked any) {
	defer func() { panicked = recover() }()
	*r = room.begin(d)
	e.article(d, i, room, r)
	room.leave(r)
	return nil
}

// take appends the rows of an article; read is the part of the document that they are of, with those before.
func (r *Result) take(article *Result, read float64) {
	r.Claims = append(grown(r.Claims, len(article.Claims), read), article.Claims...)
	r.Suppressed = append(grown(r.Suppressed, len(article.Suppressed), read), article.Suppressed...)
	r.Fuses += article.Fuses
	for id, n := range article.RuleHits {
		r.RuleHits[id] += n
	}
}

// grown gives rows with room for n more, of a document of which a part is read. Many rows are given the room that they will probably need
// in the end: growing step by step they would stand in memory twice.
func grown[T any](rows []T, n int, read float64) []T {
	if len(rows)+n <= cap(rows) {
		return rows
	}
	if len(rows) > manyRows && read > 0 {
		n = max(n, int(float64(len(rows))*min(1.06/read-1, 4)))
	}
	return slices.Grow(rows, n)
}

// readingOrders lists the paragraphs of every article, its title and byline first even where they are printed behind the body. All lists
// stand in one, which the room keeps.
func (d *document) readingOrders(room *scratch) [][]int {
	articles := d.page.Articles
	out, ends := make([][]int, len(articles)), make([]int, len(articles)+1)
	each := func(take func(article, paragraph int)) {
		for n, a := range articles {
			for _, i := range []int{a.Title, a.Byline} {
				if i >= 0 {
					take(n, i)
				}
			}
		}
		for i := range d.page.Paragraphs {
			if n := d.page.Paragraphs[i].Article; n >= 0 && n < len(articles) && i != articles[n].Title && i != articles[n].Byline {
				take(n, i)
			}
		}
	}
	each(func(article, _ int) { ends[article+1]++ })
	for n := range articles {
		ends[n+1] += ends[n]
	}
	room.order = slices.Grow(room.order[:0], ends[len(articles)])[:ends[len(articles)]]
	for n := range out {
		out[n] = room.order[ends[n]:ends[n]:ends[n+1]]
	}
	each(func(article, paragraph int) { out[article] = append(out[article], paragraph) })
	return out
}
