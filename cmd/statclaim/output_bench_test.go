package main

import (
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"statclaim/export"
	"statclaim/extract"
	bench "statclaim/fixtures/bench/corpus"
	"statclaim/schema"
)

// BenchmarkOutput extracts dense news twice, and the second time writes every table in one format too. %added is what that adds to the
// time, the median of the iterations: `make bench-output` runs it on one processor. MB/s are of the text, both times together.
func BenchmarkOutput(b *testing.B) {
	pool, err := bench.Load(os.DirFS("../../fixtures"), "documents", "heldout")
	if err != nil {
		b.Fatal(err)
	}
	texts := pool.Documents(4_000_000, bench.Options{Seed: 1, Every: 40})
	engine, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range export.Formats {
		b.Run(string(format), func(b *testing.B) {
			dir := b.TempDir()
			b.SetBytes(8_000_000)
			var added []float64
			for b.Loop() {
				alone := timed(func() { extractTo(b, engine, texts, dir, "") })
				written := timed(func() { extractTo(b, engine, texts, dir, format) })
				added = append(added, 100*(written-alone)/alone)
			}
			slices.Sort(added)
			b.ReportMetric(added[len(added)/2], "%added")
		})
	}
}

// timed gives the seconds that work takes, from a clean heap.
func timed(work func()) float64 {
	runtime.GC()
	start := time.Now()
	work()
	return time.Since(start).Seconds()
}

func extractTo(b *testing.B, engine *extract.Engine, texts []string, dir string, format export.Format) {
	var out *files
	if format != "" {
		run, err := export.Open(export.Options{Dir: dir, Formats: []export.Format{format}, Force: true})
		if err != nil {
			b.Fatal(err)
		}
		out = &files{run: run}
		defer out.abort()
	}
	for _, text := range texts {
		document := &schema.Document{Source: "news.txt", MediaType: "text/plain", Text: text}
		result := engine.Extract(document)
		if out == nil {
			continue
		}
		if err := out.write(outcome{document: document, result: result}); err != nil {
			b.Fatal(err)
		}
	}
	if out == nil {
		return
	}
	if err := out.commit([]byte("{}\n")); err != nil {
		b.Fatal(err)
	}
}
