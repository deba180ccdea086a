package web

import "context"

// queue bounds how much is at work and how much waits for it.
type queue struct {
	places chan struct{} // of all
	slots  chan struct{} // of those at work
}

// waitingPerSlot is how many may wait for each that is at work.
const waitingPerSlot = 4

func newQueue(slots int) *queue {
	return &queue{places: make(chan struct{}, slots*(1+waitingPerSlot)), slots: make(chan struct{}, slots)}
}

// enter waits for a slot. It fails at once where too many wait, and when ctx ends.
func (q *queue) enter(ctx context.Context) error {
	select {
	case q.places <- struct{}{}:
	default:
		return tooBusy("documents")
	}
	select {
	case q.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-q.places
		return tooBusy("documents")
	}
}

func (q *queue) leave() {
	<-q.slots
	<-q.places
}
