package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// outcome is what one item gave: a document with its result, or a reject.
type outcome struct {
	input    inputRecord
	position int64 // how far the input is read, as ingest.Item has it
	document *schema.Document
	result   extract.Result
	reject   *schema.Reject
	large    bool // memory is kept tight until it is consumed
	mark     mark // of a worker's input, which then is all
}

// worker turns an item into an outcome. It is used by several goroutines at once.
type worker struct {
	options   ingest.Options
	extract   func(*schema.Document) extract.Result
	maxClaims int // of a document; 0 for no limit
}

// process calls consume with work(item) for every item, in their order whatever jobs is. The items are taken one at a time by
// one goroutine; at most jobs of them are worked on and as many more outcomes wait, so that memory is bounded by documents, not
// by the corpus. It ends early with the error of consume. When ctx ends it takes no more items: those whose work has begun are
// finished and consumed, unless they stand behind one that is still being read; when atOnce(ctx) ends, nothing is waited for.
func process(ctx context.Context, items iter.Seq[*ingest.Item], jobs int, work workFunc, consume func(outcome) error) error {
	feeding, stop := context.WithCancel(ctx)
	defer stop()
	tasks := make(chan *task)
	order := make(chan *task, jobs)
	go feed(feeding, items, tasks, order)
	for range jobs {
		go func() {
			for t := range tasks {
				t.do(work)
			}
		}()
	}
	for {
		t := nextTask(ctx, order)
		if t == nil {
			return ctx.Err()
		}
		o, finished := t.wait(ctx)
		if !finished {
			return ctx.Err()
		}
		if err := consume(o); err != nil {
			return err
		}
		if o.large {
			large.release()
		}
	}
}

// workFunc turns an item into an outcome. Once it has read all that it needs it calls begin; where that says false, nobody waits for
// the outcome any more.
type workFunc func(item *ingest.Item, begin func() bool) outcome

// nextTask waits for the next task in order; nil behind the last one, and when ctx has ended and none waits.
func nextTask(ctx context.Context, order <-chan *task) *task {
	select {
	case t := <-order:
		return t
	case <-ctx.Done():
	}
	select {
	case t := <-order:
		return t
	default:
		return nil
	}
}

// task is one item and the place where its outcome will lie; done has room for it, so that no worker ever waits.
type task struct {
	item  *ingest.Item
	done  chan outcome
	state atomic.Int32 // one of the states
}

// The states of a task: who comes first, the worker that has read the item or the end that waits for no more, decides.
const (
	taskOpen int32 = iota
	taskBegun
	taskDropped
)

func (t *task) do(work workFunc) {
	o := work(t.item, t.begin)
	t.begin() // also where there was nothing to read
	t.done <- o
}

func (t *task) begin() bool {
	return t.state.CompareAndSwap(taskOpen, taskBegun) || t.state.Load() == taskBegun
}

// wait gives the outcome; finished is false where the run ends before there is one.
func (t *task) wait(ctx context.Context) (o outcome, finished bool) {
	select {
	case o = <-t.done:
		return o, true
	case <-ctx.Done():
	}
	if t.state.CompareAndSwap(taskOpen, taskDropped) {
		return o, false
	}
	select {
	case o = <-t.done:
		return o, true
	case <-atOnce(ctx).Done():
		return o, false
	}
}

// feed hands out the items: to order first, which bounds how far work runs ahead.
func feed(ctx context.Context, items iter.Seq[*ingest.Item], tasks, order chan<- *task) {
	defer close(tasks)
	defer close(order)
	for item := range items {
		t := &task{item: item, done: make(chan outcome, 1)}
		for _, to := range []chan<- *task{order, tasks} {
			select {
			case <-ctx.Done():
				return
			case to <- t:
			}
		}
	}
}

// skip leaves the first n items out. They are read as far as it takes to get to the next.
func skip(items iter.Seq[*ingest.Item], n int) iter.Seq[*ingest.Item] {
	return func(yield func(*ingest.Item) bool) {
		passed := 0
		for item := range items {
			if passed++; passed > n && !yield(item) {
				return
			}
		}
	}
}

// run reads and extracts one item. A panic is a bug that concerns one document: it becomes a reject, the others go on.
func (w worker) run(item *ingest.Item, begin func() bool) (o outcome) {
	o.input, o.position = newInputRecord(item), item.Position
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
	if !begin() {
		return o
	}
	if o.large = len(raw) >= largeInput; o.large {
		large.hold(len(raw))
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
	if n := len(o.result.Claims); w.maxClaims > 0 && n > w.maxClaims {
		o.document, o.result = nil, extract.Result{}
		o.reject = &schema.Reject{Source: o.input.source, Stage: stage, Code: "too_many_claims",
			Message: fmt.Sprintf("%d claims, more than the limit of %d for a document", n, w.maxClaims)}
		return o
	}
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
