package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// A mark is a place between documents; its outcome holds nothing else.
type mark int

const (
	noMark   mark = iota
	ready         // the rows up to here go out, for what follows takes long
	endBatch      // a record batch of the input ends
)

// largeDocument is the size in bytes of a text from which on it counts as one that takes long.
const largeDocument = 1 << 20

// workerRun is one run of worker.
type workerRun struct {
	set     workerSettings
	noText  bool
	out     *export.Batches
	rejects export.Writer // nil where the output has them
	marks   [2]ingest.Item
	broken  error // of the input; set before the items end
}

func runWorker(c *cobra.Command, s *streams, f workerFlags) error {
	set, err := f.settings(s)
	if err != nil {
		return usage(fmt.Errorf("%w\nsee '%s --help'", err, c.CommandPath()))
	}
	if s.width > 0 {
		return usage(errors.New("standard output is a terminal, and Arrow IPC is no text: send it to a program or a file"))
	}
	engine, err := extract.New(extract.Options{RuleDirs: f.rules})
	if err != nil {
		return usage(err)
	}
	r := &workerRun{set: set, noText: f.noText}
	info := export.Info{ToolVersion: readBuild().version, RulesetVersion: engine.RulesetVersion()}
	if err := r.open(s.out, f.compression, info); err != nil {
		return outputFailure(err)
	}
	w := worker{options: set.ingest, extract: engine.Extract, maxClaims: f.maxClaims}
	patient := &patience{limit: f.timeout, work: w.run}
	consume := func(o outcome) error { return errors.Join(r.consume(o), patient.worn()) }
	err = process(c.Context(), r.items(s.in), f.jobs, r.work(patient.run), consume)
	switch {
	case errors.Is(err, context.Canceled):
		return &failure{exitInterrupted, errors.New("interrupted; standard output is not complete")}
	case err != nil:
		return outputFailure(err)
	case r.broken != nil:
		return r.broken
	}
	if err := r.out.Close(); err != nil {
		return outputFailure(err)
	}
	return nil
}

// open starts the outputs.
func (r *workerRun) open(out io.Writer, compression string, info export.Info) (err error) {
	if r.set.table == nil {
		r.out, err = export.StreamNested(out, info, compression)
		return err
	}
	if r.set.table != schema.RejectsTable {
		if r.rejects, err = export.Stream(r.set.rejects, export.JSONL, schema.RejectsTable, info); err != nil {
			return err
		}
	}
	r.out, err = export.StreamBatches(out, r.set.table, info, compression)
	return err
}

// items gives the documents of the input with marks between them.
func (r *workerRun) items(in io.Reader) iter.Seq[*ingest.Item] {
	return func(yield func(*ingest.Item) bool) {
		stream, err := ingest.OpenStream(in, r.set.maxBatch, r.set.ingest)
		for err == nil {
			var item *ingest.Item
			item, err = stream.Next()
			if err == nil && !r.yield(item, yield) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			r.broken = inputFailure(err)
		}
	}
}

// yield hands out an item, or the end of a record batch.
func (r *workerRun) yield(item *ingest.Item, yield func(*ingest.Item) bool) bool {
	switch {
	case item == nil:
		return yield(r.item(endBatch))
	case item.RowBytes() < largeDocument:
		return yield(item)
	}
	return yield(r.item(ready)) && yield(item) && yield(r.item(ready))
}

// item is the item that stands for a mark.
func (r *workerRun) item(m mark) *ingest.Item { return &r.marks[m-1] }

func inputFailure(err error) error {
	err = fmt.Errorf("standard input: %w", err)
	if errors.Is(err, ingest.ErrColumns) {
		return usage(err)
	}
	return &failure{exitIO, err}
}

// work is the work on documents, and none on marks.
func (r *workerRun) work(work workFunc) workFunc {
	return func(item *ingest.Item, begin func() bool) outcome {
		for _, m := range []mark{ready, endBatch} {
			if item == r.item(m) {
				return outcome{mark: m}
			}
		}
		return work(item, begin)
	}
}

// consume takes the outcomes in the order of the input.
func (r *workerRun) consume(o outcome) error {
	switch {
	case o.mark == ready:
		return r.out.End()
	case o.mark == endBatch:
		return r.out.Mark()
	case o.reject != nil && r.rejects != nil:
		if err := r.rejects.Write(o.reject); err != nil {
			return fmt.Errorf("rejects: %w", err)
		}
		return nil
	}
	if r.noText && o.document != nil {
		o.document.Text = ""
	}
	if r.set.table != nil {
		return r.out.Write(tableRows(o, r.set.table)...)
	}
	all := &export.Nested{Source: o.input.source}
	for _, t := range schema.Tables {
		all.Tables = append(all.Tables, tableRows(o, t))
	}
	return r.out.Write(all)
}

// tableRows gives the rows of a table.
func tableRows(o outcome, t *schema.Table) []any {
	switch t {
	case schema.DocumentsTable:
		return one(o.document)
	case schema.ArticlesTable:
		return pointers(o.result.Articles)
	case schema.SuppressedTable:
		return pointers(o.result.Suppressed)
	case schema.RejectsTable:
		return one(o.reject)
	}
	return pointers(o.result.Claims)
}
