package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

func numbered(n int) []ingest.Source {
	sources := make([]ingest.Source, n)
	for i := range sources {
		sources[i] = ingest.Source{Name: fmt.Sprint(i), Reader: strings.NewReader("28名")}
	}
	return sources
}

func items(n int) iter.Seq[*ingest.Item] { return ingest.Documents(numbered(n), ingest.Options{}) }

func named(s *ingest.Item, _ func() bool) outcome { return outcome{input: inputRecord{Source: s.Name}} }

// TestProcessOrder makes early documents finish after later ones.
func TestProcessOrder(t *testing.T) {
	const jobs = 4
	const documents = 40
	reached := make([]chan bool, documents+jobs)
	for i := range reached {
		reached[i] = make(chan bool)
	}
	slowFirst := func(s *ingest.Item, _ func() bool) outcome {
		var i int
		fmt.Sscan(s.Name, &i)
		close(reached[i])
		if i%jobs == 0 && i+jobs <= documents {
			<-reached[i+jobs-1] // the last of its group has begun
		}
		return named(s, nil)
	}
	var got []string
	err := process(context.Background(), items(documents), jobs, slowFirst, func(o outcome) error {
		got = append(got, o.input.Source)
		return nil
	})
	if err != nil || len(got) != documents {
		t.Fatalf("got %d outcomes, %v", len(got), err)
	}
	for i, name := range got {
		if name != fmt.Sprint(i) {
			t.Errorf("place %d has outcome %s", i, name)
		}
	}
}

func TestProcessStopsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	consumed := 0
	err := process(context.Background(), items(100), 3, named, func(outcome) error {
		consumed++
		if consumed == 5 {
			return full
		}
		return nil
	})
	if err != full || consumed != 5 {
		t.Errorf("consumed %d, %v; want 5, %v", consumed, err, full)
	}
}

// interruptible gives a context as main does, and what its first and its second signal do.
func interruptible() (ctx context.Context, first, second context.CancelFunc) {
	now, second := context.WithCancel(context.Background())
	ctx, first = context.WithCancel(withAtOnce(context.Background(), now))
	return ctx, first, second
}

// TestProcessFinishesWhatIsAtWork interrupts while one document is worked on and the next is being read: the first is waited for.
func TestProcessFinishesWhatIsAtWork(t *testing.T) {
	ctx, first, second := interruptible()
	defer second()
	atWork, dropped := make(chan bool), make(chan bool)
	work := func(s *ingest.Item, begin func() bool) outcome {
		switch s.Name {
		case "3":
			begin()
			<-atWork // until the next is being read
			first()
		case "4":
			atWork <- true
			<-dropped // nobody waits for it
			if begin() {
				t.Error("it may go on")
			}
		}
		return named(s, nil)
	}
	var got []string
	err := process(ctx, items(100), 2, work, func(o outcome) error {
		got = append(got, o.input.Source)
		return nil
	})
	close(dropped)
	if !errors.Is(err, context.Canceled) || strings.Join(got, " ") != "0 1 2 3" {
		t.Errorf("consumed %q, %v; want 0 1 2 3, %v", got, err, context.Canceled)
	}
}

func TestProcessStopsAtOnce(t *testing.T) {
	ctx, first, second := interruptible()
	stuck := func(s *ingest.Item, begin func() bool) outcome {
		if s.Name == "3" {
			begin()
			first()
			second()
			select {} // a document that takes for ever is not waited for
		}
		return named(s, nil)
	}
	err := process(ctx, items(100), 2, stuck, func(outcome) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestSkip(t *testing.T) {
	for _, n := range []int{0, 2, 3, 9} {
		var got []string
		for item := range skip(items(3), n) {
			got = append(got, item.Name)
		}
		if want := []string{"0", "1", "2"}[min(n, 3):]; strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("without %d: got %q, want %q", n, got, want)
		}
	}
}

// TestWorkerPanic shows that a bug in one document rejects that document and no other.
func TestWorkerPanic(t *testing.T) {
	w := worker{extract: func(d *schema.Document) extract.Result {
		switch d.Source {
		case "1":
			panic("slot\nout of range")
		case "2":
			var words []string
			_ = words[len(d.Text)]
		}
		return extract.Result{Claims: make([]schema.Claim, 2)}
	}}
	var got []outcome
	err := process(context.Background(), items(4), 2, w.run, func(o outcome) error {
		got = append(got, o)
		return nil
	})
	if err != nil || len(got) != 4 {
		t.Fatalf("got %d outcomes, %v", len(got), err)
	}
	for i, want := range []string{"", "panic: slot out of range in statclaim/cmd/statclaim.TestWorkerPanic", "panic: runtime error: index out of range [5] with length 0 in statclaim/cmd/statclaim.TestWorkerPanic", ""} {
		o := got[i]
		if want == "" {
			if o.reject != nil || o.document == nil || o.input.Status != "ok" || o.input.Claims != 2 {
				t.Errorf("document %d: %+v %+v", i, o.reject, o.input)
			}
			continue
		}
		if o.reject == nil || o.document != nil || len(o.result.Claims) > 0 {
			t.Fatalf("document %d is no reject: %+v", i, o)
		}
		if o.reject.Stage != "extract" || o.reject.Code != "panic" || !strings.HasPrefix(o.reject.Message, want) || strings.Contains(o.reject.Message, "\n") {
			t.Errorf("document %d: got %+v, want %s", i, *o.reject, want)
		}
		if o.input.Status != "rejected" || o.input.Code != "panic" || o.input.SHA256 == "" {
			t.Errorf("document %d: run.json says %+v", i, o.input)
		}
	}
}
