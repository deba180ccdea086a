package extract

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"

	"statclaim/extract/data"
	"statclaim/extract/layout"
	"statclaim/extract/lexicon"
	"statclaim/extract/numeral"
	"statclaim/extract/period"
	"statclaim/extract/place"
	"statclaim/extract/quantity"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// Result is what one document gives. The rows carry the document's id and source; Claims are in order of their number.
type Result struct {
	Articles   []schema.Article
	Claims     []schema.Claim
	Suppressed []schema.Suppressed
	RuleHits   map[string]int // by rule: claims made, numbers guarded, claims that context helped
	Fuses      int            // rule matches given up because their time fuse blew
}

// Options configures an Engine. The zero value uses the embedded rules.
type Options struct {
	RuleDirs []string // folders of user rules and tables, loaded over the embedded ones in this order
}

// Engine extracts claims from documents. It is safe for use by many goroutines at once.
type Engine struct {
	rules    *rule.Set
	quantity *quantity.Scanner
	lexicon  *lexicon.Lexicon
	places   *place.Gazetteer
	cues     *cues
	owners   owners
	traits   *runeMap[traits]
	zeroCues wordSet
	shields  wordSet
	glance   *glance
	marker   *marker
	version  string

	confidence map[string]float64 // measured precision by rule
	rooms      sync.Pool          // of *scratch
}

// New loads rules and tables. All problems of user rules are reported in one error, each with its file and line.
func New(o Options) (*Engine, error) {
	embedded, err := fs.Sub(data.Rules, "rules")
	if err != nil {
		return nil, err
	}
	sources := []rule.Source{{Name: "embedded", FS: embedded, Own: true}}
	for _, dir := range o.RuleDirs {
		sources = append(sources, rule.Source{Name: dir, FS: os.DirFS(dir), TablesOnly: hasTables(dir)})
	}
	e := &Engine{}
	tables := Tables(o.RuleDirs)
	// Rules take as long as all tables together: side by side they are half of what a short run waits for.
	var tablesErr, versionErr error
	var loading sync.WaitGroup
	loading.Go(func() { tablesErr = e.loadTables(tables) })
	loading.Go(func() { e.version, versionErr = fingerprint(data.Tables, sources) })
	e.rules, err = rule.Load(sources...)
	loading.Wait()
	if err != nil {
		return nil, err
	}
	if tablesErr != nil {
		return nil, fmt.Errorf("tables: %w", tablesErr)
	}
	if versionErr != nil {
		return nil, versionErr
	}
	return e, nil
}

func (e *Engine) loadTables(tables fs.FS) (err error) {
	if e.quantity, err = quantity.Load(tables); err != nil {
		return err
	}
	if e.lexicon, err = lexicon.Load(tables); err != nil {
		return err
	}
	if e.places, err = place.Load(tables); err != nil {
		return err
	}
	if e.cues, err = loadCues(tables); err != nil {
		return err
	}
	roles, err := loadRoles(tables)
	if err != nil {
		return err
	}
	if e.owners, err = loadOwners(tables); err != nil {
		return err
	}
	e.traits = traitsOf(roles, &e.owners)
	if e.zeroCues, err = readWordSet(tables, "zeros.tsv"); err != nil {
		return err
	}
	e.places.Words = e.lexicon
	if e.confidence, err = loadConfidence(tables); err != nil {
		return err
	}
	if e.shields, err = readWordSet(tables, "shields.tsv"); err != nil {
		return err
	}
	e.glance = e.newGlance()
	e.marker = newMarker(append(e.owners.searched(), &e.zeroCues, &e.shields), e.cues.searched())
	return nil
}

// RulesetVersion identifies rules and tables: the same string means the same claims for the same text.
func (e *Engine) RulesetVersion() string { return e.version }

// document is one document on its way through the stages.
type document struct {
	doc     *schema.Document
	page    layout.Page
	offsets layout.Offsets
	titles  []string // of the articles
	trace   *tracer  // nil but for explanations
	given   *given   // nil but for a number that a reader points at
	order   [][]int  // of each article its paragraphs in reading order

	confidence map[string]float64 // measured precision by rule
}

// Extract reads doc.Text and gives its claims. It sets doc.Title, doc.Articles and doc.Claims, and doc.PublishedAt with its
// basis where the text states a publication date and neither an option nor metadata gave one.
func (e *Engine) Extract(doc *schema.Document) Result {
	_, r := e.extract(doc, nil)
	return r
}

// extract is Extract with a tracer, which explanations read.
func (e *Engine) extract(doc *schema.Document, trace *tracer) (*document, Result) {
	return e.extractGiven(doc, trace, nil)
}

// extractGiven is extract with a number that is freed from its guard, and a document that can be looked at afterwards.
func (e *Engine) extractGiven(doc *schema.Document, trace *tracer, given *given) (*document, Result) {
	room := e.borrow(trace != nil || given != nil)
	runes, offsets := room.decode(doc.Text)
	d := &document{doc: doc, page: room.layout.Read(runes, doc.MediaType), offsets: offsets, confidence: e.confidence, trace: trace, given: given}
	for _, a := range d.page.Articles {
		d.titles = append(d.titles, d.paragraphText(a.Title))
	}
	publish(doc, runes)
	d.publishByLine()
	r := room.begin(d)
	r.Articles = make([]schema.Article, 0, len(d.page.Articles))
	for i, a := range d.page.Articles { // before they are read, which takes blanks out of their paragraphs
		r.Articles = append(r.Articles, d.article(i, a))
	}
	e.articles(d, room, &r)
	for i := range r.Claims {
		r.Articles[r.Claims[i].ArticleIndex].Claims++
		r.RuleHits[r.Claims[i].RuleID]++
	}
	for i := 1; i < len(r.Claims); i++ { // they seldom are not in order, and rows are large to move
		if r.Claims[i].NumberStart < r.Claims[i-1].NumberStart {
			slices.SortStableFunc(r.Claims, func(a, b schema.Claim) int { return cmp.Compare(a.NumberStart, b.NumberStart) })
			break
		}
	}
	slices.SortStableFunc(r.Suppressed, func(a, b schema.Suppressed) int { return cmp.Compare(a.Start, b.Start) })
	if doc.Title == "" && len(d.page.Articles) > 0 {
		doc.Title = d.title(0)
	}
	doc.Articles, doc.Claims = int32(len(r.Articles)), int32(len(r.Claims))
	e.giveBack(room, &r) // last of all: the page lies in the room
	return d, r
}

// publish takes the publication date from the text unless an option or metadata gave one; a date of the name or URL yields to it.
func publish(doc *schema.Document, runes []rune) {
	if doc.PublishedBasis == "option" || doc.PublishedBasis == "metadata" {
		return
	}
	date, basis, _, ok := period.Published(doc.Text, runes)
	if ok && (basis == "text" || doc.PublishedAt == nil) {
		doc.PublishedAt, doc.PublishedBasis = &date, basis
	}
	if doc.PublishedBasis == "" {
		doc.PublishedBasis = schema.BasisNone
	}
}

// article extracts one article: its paragraphs in reading order, title first.
func (e *Engine) article(d *document, index int, room *scratch, r *Result) {
	room.newArticle()
	ctx := room.newContext()
	ctx.cues, ctx.base, ctx.repeats = e.cues, period.Context{Published: d.doc.PublishedAt}, room.stated
	defer func() { clear(ctx.topics) }() // what they hold of an article is not kept
	d.trace.begin()
	order := d.order[index]
	prose, ends := room.prose[:0], room.ends[:0]
	for _, at := range order {
		if p := &d.page.Paragraphs[at]; p.Table == nil {
			prose = room.split(prose, p)
		}
		ends = append(ends, len(prose))
	}
	room.prose, room.ends = prose, ends
	if d.trace == nil && d.given == nil && e.claimsNothing(d, order, prose, ctx, r) {
		return
	}
	last := e.lastNumber(d, order, prose, ends)
	e.locate(prose, room)
	e.settle(ctx, prose)
	for i, s := range prose {
		s.index = i
	}
	start := 0
	for i, at := range order {
		p := &d.page.Paragraphs[at]
		if p.Table != nil {
			e.table(d, p, ctx, r)
			continue
		}
		ctx.nextParagraph(p)
		for _, s := range prose[start:ends[i]] {
			e.sentence(d, s, ctx, r)
			ctx.forget(e)
			if room.spill != nil {
				room.spill(r, s)
			}
		}
		start = ends[i]
		if i == last && d.trace == nil {
			return
		}
	}
}

// lastNumber gives the index in order of the last paragraph with a number or an explicit zero; what stands behind it changes no claim. -1
// where there is none. ends are those of the paragraphs in prose.
func (e *Engine) lastNumber(d *document, order []int, prose []*sentence, ends []int) int {
	for i := len(order) - 1; i >= 0; i-- {
		if d.page.Paragraphs[order[i]].Table != nil {
			return i
		}
		start := 0
		if i > 0 {
			start = ends[i-1]
		}
		for _, s := range prose[start:ends[i]] {
			if !s.lacks(holdsNumber) && numeral.Any(s.text) || e.holdsZero(s) {
				return i
			}
		}
	}
	return -1
}

// holdsZero reports a sentence with the cue of an explicit zero.
func (e *Engine) holdsZero(s *sentence) bool { return !s.lacks(holdsZero) && s.hasWordOf(&e.zeroCues) }

// sentence extracts one sentence.
func (e *Engine) sentence(d *document, s *sentence, ctx *context, r *Result) {
	s.room.current = s
	if s.lacks(holdsTold) && d.trace == nil && !isHeading(s.paragraph.Section) {
		ctx.pass(e, s)
		return
	}
	e.recognise(s, ctx)
	d.given.unguard(s)
	d.trace.recognised(e, s)
	claims := e.claimsOf(s, r)
	d.trace.claimed(claims)
	e.resolve(s, claims, ctx)
	for _, c := range claims {
		ctx.repeats.link(d, c)
		d.record(d.newRow(r, s), c)
	}
	d.suppressGuarded(r, s)
	s.room.made.giveBack()
}

// recognise finds the periods and quantities of a sentence.
func (e *Engine) recognise(s *sentence, ctx *context) {
	a := s.ahead
	s.periods, s.quantities, s.ahead = nil, nil, nil
	room := s.room
	if room == nil { // a text that is no sentence of the document: the head of a table
		room = &scratch{}
	}
	switch {
	case s.lacks(holdsTime):
	case a != nil && a.dates == ctx.dates:
		s.periods = a.periods
	default:
		s.periods = room.times.Scan(s.text, ctx.dates)
	}
	switch {
	case a != nil && sameSpans(a.periods, s.periods):
		s.take(a)
	case !s.lacks(holdsNumber):
		room.spans = appendSpans(room.spans[:0], s.periods)
		s.quantities = e.quantity.ScanIn(&room.numbers, s.text, room.spans)
	}
}

func appendSpans(spans []schema.Span, periods []period.Period) []schema.Span {
	for i := range periods {
		spans = append(spans, periods[i].Span)
	}
	return spans
}
