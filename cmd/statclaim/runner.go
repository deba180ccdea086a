package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// outcome is what one item gave: a document with its result, or a reject.
type outcome struct {
	input    inputRecord
	document *schema.Document
	result   extract.Result
	reject   *schema.Reject
}

// worker turns an item into an outcome. It is used by several goroutines at once.
type worker struct {
	options ingest.Options
	extract func(*schema.Document) extract.Result
}

// process calls consume with work(item) for every item, in their order whatever jobs is. The items are taken one at a time by
// one goroutine; at most jobs of them are worked on and as many more outcomes wait, so that memory is bounded by documents, not
// by the corpus. It ends early with the error of consume, or of ctx without waiting for what is being read or worked on.
func process(ctx context.Context, items iter.Seq[*ingest.Item], jobs int, work func(*ingest.Item) outcome, consume func(outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks := make(chan task)
	order := make(chan task, jobs)
	go feed(ctx, items, tasks, order)
	for range jobs {
		go func() {
			for t := range tasks {
				t.done <- work(t.item)
			}
		}()
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		o, more := nextOutcome(ctx, order)
		if !more {
			return ctx.Err()
		}
		if err := consume(o); err != nil {
			return err
		}
	}
}

// nextOutcome waits for the first outcome in order; more is false behind the last, and when ctx ends.
func nextOutcome(ctx context.Context, order <-chan task) (o outcome, more bool) {
	var t task
	select {
	case <-ctx.Done():
		return o, false
	case t, more = <-order:
		if !more {
			return o, false
		}
	}
	select {
	case <-ctx.Done():
		return o, false
	case o = <-t.done:
		return o, true
	}
}

// task is one item and the place where its outcome will lie; done has room for it, so that no worker ever waits.
type task struct {
	item *ingest.Item
	done chan outcome
}

// feed hands out the items: to order first, which bounds how far work runs ahead.
func feed(ctx context.Context, items iter.Seq[*ingest.Item], tasks, order chan<- task) {
	defer close(tasks)
	defer close(order)
	for item := range items {
		t := task{item, make(chan outcome, 1)}
		for _, to := range []chan<- task{order, tasks} {
			select {
			case <-ctx.Done():
				return
			case to <- t:
			}
		}
	}
}

// run reads and extracts one item. A panic is a bug that concerns one document: it becomes a reject, the others go on.
func (w worker) run(item *ingest.Item) (o outcome) {
	o.input = newInputRecord(item)
	stage := ingest.StageOpen
	defer func() {
		if p := recover(); p != nil {
			o.document, o.result = nil, extract.Result{}
			o.reject = &schema.Reject{Source: o.input.source, Stage: stage, Code: "panic", Message: panicMessage(p)}
		}
		o.input.settle(o)
	}()
	raw, reject := item.Load(w.options)
	if reject != nil {
		o.reject = reject
		return o
	}
	o.input.Bytes, o.input.SHA256 = int64(len(raw)), ingest.Digest(raw)
	stage = ingest.StageDecode
	reading := item.Parse(raw, w.options)
	if reading.Reject != nil {
		o.reject = reading.Reject
		return o
	}
	o.document = reading.Document
	stage = ingest.StageExtract
	o.result = w.extract(o.document)
	for i := range o.result.Articles {
		a := &o.result.Articles[i]
		a.BlockPath = reading.Blocks.At(a.BodyStart)
	}
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
