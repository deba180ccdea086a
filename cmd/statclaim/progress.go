package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is how long a run must take before a bar is worth its line.
const progressDelay = time.Second

// progress shows how far a run is, on a terminal and only when the run is long. Its methods take a nil progress.
type progress struct {
	streams *streams
	total   int
	started time.Time
	bar     *progressbar.ProgressBar
}

func newProgress(s *streams, quiet bool, total int) *progress {
	if quiet || !s.progress {
		return nil
	}
	return &progress{streams: s, total: total, started: time.Now()}
}

// step shows what is done; inputs of them are finished or begun.
func (p *progress) step(c counts, inputs int) {
	if p == nil || time.Since(p.started) < progressDelay {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.streams.err),
			progressbar.OptionSetWidth(24),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish())
	}
	seconds := time.Since(p.started).Seconds()
	p.bar.Describe(fmt.Sprintf("%s, %s, %.1f MB/s", plural(c.Claims, "claim"), plural(c.Rejects, "reject"), float64(c.Bytes)/1e6/seconds))
	_ = p.bar.Set(inputs) // it fails only for a closed terminal
}

// clear takes the bar off the line, so that words can stand there.
func (p *progress) clear() {
	if p == nil || p.bar == nil {
		return
	}
	_ = p.bar.Clear()
}
