package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"statclaim/ingest"
	"statclaim/schema"
)

// mostAbandoned is how many documents may be at work though nobody waits for them.
const mostAbandoned = 8

// patience gives up on documents that take longer than a limit; 0 is none. Nothing can stop the work on one: it goes on beside the
// others, and its outcome is dropped.
type patience struct {
	limit     time.Duration
	work      workFunc
	abandoned atomic.Int32
}

func (p *patience) run(item *ingest.Item, begin func() bool) outcome {
	if p.limit == 0 {
		return p.work(item, begin)
	}
	done := make(chan outcome, 1)
	go func() { done <- p.work(item, begin) }()
	timer := time.NewTimer(p.limit)
	defer timer.Stop()
	select {
	case o := <-done:
		return o
	case <-timer.C:
	}
	p.abandoned.Add(1)
	go func() {
		if o := <-done; o.large {
			large.release() // nobody consumes it
		}
		p.abandoned.Add(-1)
	}()
	return outcome{input: newInputRecord(item), reject: &schema.Reject{Source: newInputRecord(item).source, Stage: ingest.StageExtract, Code: "timeout",
		Message: fmt.Sprintf("took longer than %s", p.limit)}}
}

// worn is an error where too many documents are still at work.
func (p *patience) worn() error {
	if n := p.abandoned.Load(); n > mostAbandoned {
		return &failure{exitIO, fmt.Errorf("%d documents that took longer than %s are still at work", n, p.limit)}
	}
	return nil
}
