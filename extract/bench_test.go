package extract

import (
	"os"
	"strings"
	"sync"
	"testing"

	"statclaim/extract/layout"
	"statclaim/extract/numeral"
	"statclaim/extract/period"
	"statclaim/extract/quantity"
	"statclaim/extract/rule"
	"statclaim/fixtures/bench/corpus"
	"statclaim/schema"
)

// What the benchmarks read: news with a number every 40 code points, prose with one every 500. `make bench` runs them and prints how
// often the floor, BenchmarkFloor, is as fast. docs/performance.md has figures.
var texts = []struct {
	name  string
	every int
}{{"dense", 40}, {"sparse", 500}}

var pool = sync.OnceValues(func() (*corpus.Pool, error) { return corpus.Load(os.DirFS("../fixtures"), "documents", "heldout") })

// documents gives a megabyte of documents.
func documents(b *testing.B, every int) (docs []*schema.Document, bytes int64) {
	p, err := pool()
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range p.Documents(1_000_000, corpus.Options{Seed: 1, Every: every}) {
		docs = append(docs, &schema.Document{Text: text, MediaType: "text/plain"})
		bytes += int64(len(text))
	}
	return docs, bytes
}

// BenchmarkFloor is what all else is compared with: the same text walked rune by rune, its digits counted.
func BenchmarkFloor(b *testing.B) {
	for _, text := range texts {
		docs, bytes := documents(b, text.every)
		b.Run(text.name, func(b *testing.B) {
			b.SetBytes(bytes)
			digits := 0
			for b.Loop() {
				for _, doc := range docs {
					for _, r := range doc.Text {
						if r >= '0' && r <= '9' {
							digits++
						}
					}
				}
			}
			if digits == 0 {
				b.Fatal("no digits")
			}
		})
	}
}

// BenchmarkExtract goes from text to claims, document by document.
func BenchmarkExtract(b *testing.B) {
	e := engine(b)
	for _, text := range texts {
		docs, bytes := documents(b, text.every)
		b.Run(text.name, func(b *testing.B) {
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range docs {
					copied := *doc
					e.Extract(&copied)
				}
			}
		})
	}
}

// BenchmarkNew is the start: rules and tables.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// staged is a document cut open before a stage.
type staged struct {
	d         *document
	runes     []rune
	sentences []*sentence // of its prose, with their periods, quantities and places
	claims    [][]*claim  // of each sentence
}

func stage(e *Engine, doc *schema.Document) *staged {
	runes := []rune(doc.Text)
	st := &staged{runes: runes, d: &document{doc: doc, page: layout.Read(runes, doc.MediaType), offsets: layout.NewOffsets(doc.Text)}}
	ctx := &context{cues: e.cues}
	for i := range st.d.page.Paragraphs {
		if p := &st.d.page.Paragraphs[i]; p.Table == nil {
			st.sentences = append(st.sentences, sentences(p, &scratch{keep: true, glance: e.glance, marker: e.marker})...)
		}
	}
	e.locate(st.sentences, &scratch{})
	for _, s := range st.sentences {
		e.recognise(s, ctx)
		st.claims = append(st.claims, e.claimsOf(s, &Result{RuleHits: map[string]int{}}))
	}
	return st
}

// BenchmarkStage measures the stages one by one, each on what the one before it gives, and on all sentences: extraction reads a sentence for
// periods, numbers and what follows from them only where a glance (stage sentence) says that it may hold some, and finds places and
// owners of an article only when it has a number. Decoding is measured in package ingest.
func BenchmarkStage(b *testing.B) {
	e := engine(b)
	for _, text := range texts {
		docs, bytes := documents(b, text.every)
		var all []*staged
		for _, doc := range docs {
			all = append(all, stage(e, doc))
		}
		for _, s := range stages(e) {
			b.Run(s.name+"/"+text.name, func(b *testing.B) {
				b.SetBytes(bytes)
				b.ReportAllocs()
				for b.Loop() {
					for _, st := range all {
						s.run(st)
					}
				}
			})
		}
	}
}

type benchStage struct {
	name string
	run  func(*staged)
}

func stages(e *Engine) []benchStage {
	room := &scratch{glance: e.glance, marker: e.marker}
	var pages layout.Room
	var mentions []numeral.Mention
	var spans []schema.Span
	var found quantity.Room
	each := func(do func(*sentence)) func(*staged) {
		return func(st *staged) {
			for _, s := range st.sentences {
				do(s)
			}
		}
	}
	return []benchStage{
		{"layout", func(st *staged) { pages.Read(st.runes, st.d.doc.MediaType) }},
		{"sentence", func(st *staged) {
			cut := &scratch{glance: e.glance}
			for i := range st.d.page.Paragraphs {
				cut.prose = cut.split(cut.prose, &st.d.page.Paragraphs[i])
			}
		}},
		{"place", func(st *staged) { e.locate(st.sentences, &scratch{keep: true}) }},
		{"period", each(func(s *sentence) { period.Scan(s.text, period.Context{}) })},
		{"scan", each(func(s *sentence) { mentions = numeral.AppendScan(mentions[:0], s.text) })},
		{"quantity", each(func(s *sentence) {
			spans = appendSpans(spans[:0], s.periods)
			found.Clear()
			e.quantity.ScanIn(&found, s.text, spans)
		})},
		{"words", each(func(s *sentence) {
			before := s.words
			s.words, s.room = nil, room
			e.wordsOf(s)
			room.takeBack(s)
			s.words = before
		})},
		{"mask", each(func(s *sentence) {
			if len(s.quantities) > 0 {
				s.room = room
				e.maskOf(s)
			}
		})},
		{"rules", each(func(s *sentence) {
			if len(s.quantities) == 0 {
				return
			}
			s.room = room
			m := e.maskOf(s)
			room.rules = e.rules.Candidates(m.runes, room.rules)
			for _, at := range m.slot {
				e.hits(m, at, room.rules, &Result{})
			}
		})},
		{"resolve", func(st *staged) {
			ctx := &context{cues: e.cues, repeats: repeats{}}
			for i, s := range st.sentences {
				if s.room = room; s.offset == 0 {
					ctx.nextParagraph(s.paragraph)
				}
				room.current = s
				e.resolve(s, unresolved(st.claims[i]), ctx)
			}
		}},
		{"record", func(st *staged) {
			var row schema.Claim
			for _, claims := range st.claims {
				for _, c := range claims {
					row = schema.Claim{}
					st.d.record(&row, c)
				}
			}
		}},
	}
}

// unresolved copies claims as rules left them.
func unresolved(claims []*claim) []*claim {
	out := make([]*claim, len(claims))
	for i, c := range claims {
		copied := *c
		out[i] = &copied
	}
	return out
}

// BenchmarkRule tries each rule on every slot of dense news that its keywords let it see. The time is of one try; a rule above 1,000 ns
// is slow, and its pattern should begin nearer to the slot or hold rarer words.
func BenchmarkRule(b *testing.B) {
	e := engine(b)
	docs, _ := documents(b, texts[0].every)
	type slot struct {
		masked []rune
		at     int
	}
	slots := map[string][]slot{}
	for _, doc := range docs {
		for _, s := range stage(e, doc).sentences {
			m := e.maskOf(s)
			for _, r := range e.rules.Candidates(m.runes, nil) {
				for _, at := range m.slot {
					slots[r.ID] = append(slots[r.ID], slot{m.runes, at})
				}
			}
		}
	}
	for _, r := range e.rules.Rules {
		tries := slots[r.ID]
		if len(tries) == 0 || r.Kind == rule.Claim && strings.HasPrefix(r.ID, "zero.") {
			continue // explicit zeros have slots of their own
		}
		b.Run(r.ID, func(b *testing.B) {
			i, matches := 0, 0
			for b.Loop() {
				if _, ok, _ := r.MatchAt(tries[i].masked, tries[i].at); ok {
					matches++
				}
				i = (i + 1) % len(tries)
			}
			b.ReportMetric(float64(matches)/float64(b.N), "matches/op")
			b.ReportMetric(float64(len(tries)), "slots")
		})
	}
}
