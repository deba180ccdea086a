package review

import (
	"fmt"
	"slices"
	"time"

	"statclaim/disk"
	"statclaim/schema"
)

// Carried is what CopyFrom did.
type Carried struct {
	Steps     int `json:"steps"`     // that were copied
	Decisions int `json:"decisions"` // in them
	Standing  int `json:"standing"`  // steps that had been copied before
	Own       int `json:"own"`       // decisions left behind: this run has one of its own on the claim
}

// CopyFrom appends the decisions of another run to this one, with what was decided on, when and by whom, so that claims which the rules
// read differently by now show as changed. Steps that were copied before are not copied again, and a claim that was decided on in
// this run keeps its decision.
func (s *Session) CopyFrom(other *Session) (Carried, error) {
	steps := other.history()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var done Carried
	if len(steps) == 0 {
		return done, nil
	}
	if err := s.log.open(true); err != nil {
		return done, err
	}
	if err := disk.Lock(s.log.file); err != nil {
		return done, fmt.Errorf("lock decisions: %w", err)
	}
	defer func() { _ = disk.Unlock(s.log.file) }() // closing the file lets go as well
	if err := s.catchUp(); err != nil {
		return done, err
	}
	c := carrier{session: s, numbers: map[int64]int64{}, taken: map[int64]bool{}, own: map[Key]bool{}}
	for i := range steps {
		s.run.attach(&steps[i])
		c.find(&steps[i])
	}
	c.findOwn()
	for i := range steps {
		if err := c.copy(&steps[i], &done); err != nil {
			return done, err
		}
	}
	return done, nil
}

// history are all steps with what was decided on, as copies.
func (s *Session) history() []kept {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var out []kept
	for _, step := range s.ledger.steps {
		step.Decisions = slices.Clone(step.Decisions)
		seen := map[Key]string{}
		for key, claim := range step.seen {
			seen[key] = claim
		}
		step.seen = seen
		out = append(out, step)
	}
	return out
}

// carrier copies steps of another run into a session.
type carrier struct {
	session *Session
	numbers map[int64]int64 // of a step in the other run to that of its copy
	taken   map[int64]bool  // steps of the session that are copies
	own     map[Key]bool    // claims with a decision of the session's own
}

// find looks for the copy of a step: made at the same moment by the same person, of some or all of its decisions.
func (c *carrier) find(step *kept) {
	for i := range c.session.ledger.steps {
		copied := &c.session.ledger.steps[i]
		if c.taken[copied.Number] || !copied.At.Equal(step.At.Truncate(time.Microsecond)) && !copied.At.Equal(step.At) || copied.Reviewer != step.Reviewer ||
			copied.Origin != step.Origin || (copied.Undoes != 0) != (step.Undoes != 0) || !within(copied.Decisions, step.Decisions) {
			continue
		}
		c.numbers[step.Number] = copied.Number
		c.taken[copied.Number] = true
		return
	}
}

// within reports whether every decision of some is one of all.
func within(some, all []Decision) bool {
	for i := range some {
		d := &some[i]
		if !slices.ContainsFunc(all, func(o Decision) bool {
			return o.Key == d.Key && o.Kind == d.Kind && o.Note == d.Note && slices.Equal(o.Fields, d.Fields)
		}) {
			return false
		}
	}
	return len(some) > 0
}

// findOwn lists the claims that the session decided on by itself.
func (c *carrier) findOwn() {
	for i := range c.session.ledger.steps {
		step := &c.session.ledger.steps[i]
		if c.taken[step.Number] || step.Undoes != 0 || !c.session.ledger.live(step) {
			continue
		}
		for j := range step.Decisions {
			c.own[step.Decisions[j].Key] = true
		}
	}
}

// copy appends a step that has no copy yet.
func (c *carrier) copy(step *kept, done *Carried) error {
	if _, found := c.numbers[step.Number]; found {
		done.Standing++
		return nil
	}
	old := step.Number
	if step.Undoes != 0 {
		undone, found := c.numbers[step.Undoes]
		if !found {
			return nil // nothing of it was copied
		}
		step.Undoes = undone
	}
	all := len(step.Decisions)
	step.Decisions = slices.DeleteFunc(step.Decisions, func(d Decision) bool { return c.own[d.Key] && d.Kind != schema.Undone })
	done.Own += all - len(step.Decisions)
	if len(step.Decisions) == 0 {
		return nil
	}
	step.Number = c.session.log.last + 1
	if err := c.session.log.append(&step.Step, func(key Key) string { return step.seen[key] }); err != nil {
		return err
	}
	c.numbers[old] = step.Number
	c.session.take([]kept{*step})
	done.Steps++
	done.Decisions += len(step.Decisions)
	return nil
}
