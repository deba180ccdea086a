package extract

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"statclaim/schema"
)

// articles extracts the articles of a document. Those of a large one are worked on side by side, since they know nothing of each
// other; their rows are put together in order.
func (e *Engine) articles(d *document, room *scratch, r *Result) {
	const large = 1 << 18 // code points: below, other documents keep all processors busy
	d.order = d.readingOrders()
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
	results := make([]Result, n)
	panics := make([]any, n)
	var next atomic.Int32
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			room := &scratch{glance: e.glance, marker: e.marker}
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				panics[i] = e.articleAlone(d, i, room, &results[i])
			}
		})
	}
	working.Wait()
	claims := 0
	for i := range results {
		claims += len(results[i].Claims)
	}
	r.Claims = make([]schema.Claim, 0, claims)
	for i := range results {
		if panics[i] != nil {
			panic(fmt.Sprintf("%v (in article %d)", panics[i], i)) // where the caller of Extract can recover from it
		}
		r.take(&results[i])
	}
}

// articleAlone extracts an article into a result of its own; it gives back what it panicked with.
func (e *Engine) articleAlone(d *document, i int, room *scratch, r *Result) (panicked any) {
	defer func() { panicked = recover() }()
	r.RuleHits, r.Claims = map[string]int{}, room.claims[:0]
	e.article(d, i, room, r)
	r.Claims = room.leave(r.Claims)
	return nil
}

// take appends the rows of an article and forgets them there.
func (r *Result) take(article *Result) {
	r.Claims = append(r.Claims, article.Claims...)
	r.Suppressed = append(r.Suppressed, article.Suppressed...)
	r.Fuses += article.Fuses
	for id, n := range article.RuleHits {
		r.RuleHits[id] += n
	}
	*article = Result{}
}

// readingOrders lists the paragraphs of every article, its title and byline first even where they are printed behind the body.
func (d *document) readingOrders() [][]int {
	out := make([][]int, len(d.page.Articles))
	for n, a := range d.page.Articles {
		for _, i := range []int{a.Title, a.Byline} {
			if i >= 0 {
				out[n] = append(out[n], i)
			}
		}
	}
	for i := range d.page.Paragraphs {
		n := d.page.Paragraphs[i].Article
		if n < 0 || n >= len(out) {
			continue
		}
		if a := &d.page.Articles[n]; i != a.Title && i != a.Byline {
			out[n] = append(out[n], i)
		}
	}
	return out
}
