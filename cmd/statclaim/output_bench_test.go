//go:build unix

package main

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"

	"statclaim/export"
	"statclaim/extract"
	bench "statclaim/fixtures/bench/corpus"
	"statclaim/schema"
)

// BenchmarkOutput extracts dense news twice, and the second time writes every table in one format too. %added is what that adds to the
// processor time, the median of the iterations: `make bench-output` runs it on one processor.
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

// timed gives the processor time that work takes, from a clean heap: other programs take less part in it than in what a clock tells.
func timed(work func()) float64 {
	runtime.GC()
	start := processorTime()
	work()
	return float64(processorTime() - start)
}

func processorTime() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return syscall.TimevalToNsec(usage.Utime) + syscall.TimevalToNsec(usage.Stime)
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
	for i, text := range texts {
		document := &schema.Document{DocumentID: strconv.Itoa(i), Source: "news.txt", MediaType: "text/plain", Text: text} // claim ids differ
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
