package review

import "statclaim/schema"

// ItemAt is a claim as it stood after a step, read by the rules of today; the item of step 0 is what extract wrote. ok is false where
// there was no such claim.
func (s *Session) ItemAt(key Key, step int64) (item *Item, ok bool) {
	s.mutex.Lock() // building remembers what was read of added claims
	defer s.mutex.Unlock()
	if now, found := s.items[key]; found && now.Version <= step {
		return now, true
	}
	past := newLedger()
	for _, at := range s.ledger.touched[key] {
		if s.ledger.steps[at].Number <= step {
			past.add(s.ledger.steps[at])
		}
	}
	view := &Session{run: s.run, corrector: s.corrector, ledger: past}
	item = view.build(key)
	return item, item != nil
}

// Check tells what Decide would say of a step now, and keeps nothing.
func (s *Session) Check(step Step) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := checkStep(&step); err != nil {
		return err
	}
	step.Decisions = append([]Decision(nil), step.Decisions...) // prepare completes them
	return s.prepare(&step)
}

// Printed is the value of a column of a claim as jsonl prints it, without quotation marks; "" is null.
func Printed(claim *schema.Claim, name string) string { return printed(claim, name) }
