package main

import (
	"runtime/debug"
	"sync"
)

// largeInput is the size in bytes of a document whose rows are most of the memory in use.
const largeInput = 8 << 20

// tight gives how much garbage, in percent, may stand beside what is in use while a document of a size is held. Usually it is more than
// half as much, which for hundreds of megabytes of rows that are all in use would be memory for nothing. It shrinks as documents grow,
// so that no size takes much more time than its half twice.
func tight(size int) int {
	const least, shared = 15, 1000 << 20
	return max(least, shared/size)
}

// large paces the garbage collector, of which a process has one.
var large pacing

// pacing counts the large documents that are held.
type pacing struct {
	mu    sync.Mutex
	held  int
	usual int // the percentage before
}

func (p *pacing) hold(size int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := debug.SetGCPercent(-1)
	if p.held++; p.held == 1 {
		p.usual = before
	}
	if before < 0 || before > tight(size) {
		before = tight(size)
	}
	debug.SetGCPercent(before)
}

func (p *pacing) release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held--; p.held == 0 {
		debug.SetGCPercent(p.usual)
	}
}
