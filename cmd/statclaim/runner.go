package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// outcome is what one source gave: a document with its result, or a reject.
type outcome struct {
	input    inputRecord
	document *schema.Document
	result   extract.Result
	reject   *schema.Reject
}

// worker turns a source into an outcome. It is used by several goroutines at once.
type worker struct {
	options ingest.Options
	extract func(*schema.Document) extract.Result
}

// process calls consume with work(source) for every source, in the order of sources whatever jobs is. At most jobs sources
// are worked on and as many more outcomes wait, so that memory is bounded by documents, not by the corpus. It ends early
// with the error of consume, or of ctx without waiting for the documents at work.
func process(ctx context.Context, sources []ingest.Source, jobs int, work func(ingest.Source) outcome, consume func(outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks := make(chan task)
	order := make(chan task, jobs)
	go feed(ctx, sources, tasks, order)
	for range jobs {
		go func() {
			for t := range tasks {
				t.done <- work(t.source)
			}
		}()
	}
	for t := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case o := <-t.done:
			if err := consume(o); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// task is one source and the place where its outcome will lie; done has room for it, so that no worker ever waits.
type task struct {
	source ingest.Source
	done   chan outcome
}

// feed hands out the sources: to order first, which bounds how far work runs ahead.
func feed(ctx context.Context, sources []ingest.Source, tasks, order chan<- task) {
	defer close(tasks)
	defer close(order)
	for _, source := range sources {
		t := task{source, make(chan outcome, 1)}
		for _, to := range []chan<- task{order, tasks} {
			select {
			case <-ctx.Done():
				return
			case to <- t:
			}
		}
	}
}

// run reads and extracts one source. A panic is a bug that concerns one document: it becomes a reject, the others go on.
func (w worker) run(source ingest.Source) (o outcome) {
	o.input.Source = strings.ToValidUTF8(source.Name, "\uFFFD")
	stage := ingest.StageOpen
	defer func() {
		if p := recover(); p != nil {
			o.document, o.result = nil, extract.Result{}
			o.reject = &schema.Reject{Source: o.input.Source, Stage: stage, Code: "panic", Message: panicMessage(p)}
		}
		o.input.settle(o)
	}()
	raw, reject := ingest.Load(source, w.options)
	if reject != nil {
		o.reject = reject
		return o
	}
	sum := sha256.Sum256(raw)
	o.input.Bytes, o.input.SHA256 = int64(len(raw)), hex.EncodeToString(sum[:])
	stage = ingest.StageDecode
	o.document, o.reject = ingest.Parse(source.Name, raw, w.options)
	if o.reject != nil {
		return o
	}
	stage = ingest.StageExtract
	o.result = w.extract(o.document)
	return o
}

// panicMessage tells a panic and where it came from in one line. It is called by the function that recovers.
func panicMessage(p any) string {
	message := strings.Join(strings.Fields(fmt.Sprint("panic: ", p)), " ")
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	panicking := false
	for {
		frame, more := frames.Next()
		if panicking && !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s in %s, line %d: a bug, please report it", message, frame.Function, frame.Line)
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return message
		}
	}
}
