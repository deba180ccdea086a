package main

import (
	"runtime/debug"
	"sync"
)

// largeInput is the size in bytes of a document whose rows are most of the memory in use.
const largeInput = 8 << 20

// tightPercent is how much garbage may stand beside what is in use while large documents are held. Usually it is as much again, which
// for hundreds of megabytes of rows that are all in use would be twice the memory for nothing.
const tightPercent = 15

// large paces the garbage collector, of which a process has one.
var large pacing

// pacing counts the large documents that are held.
type pacing struct {
	mu    sync.Mutex
	held  int
	usual int // the percentage before
}

func (p *pacing) hold() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held++; p.held > 1 {
		return
	}
	if p.usual = debug.SetGCPercent(tightPercent); p.usual >= 0 && p.usual < tightPercent {
		debug.SetGCPercent(p.usual)
	}
}

func (p *pacing) release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held--; p.held == 0 {
		debug.SetGCPercent(p.usual)
	}
}
