package review

import (
	"slices"

	"statclaim/schema"
)

// ledger holds every step, and which of them touch a claim.
type ledger struct {
	steps   []kept        // by number
	touched map[Key][]int // indexes of steps, ascending
	undoers map[int64][]int
}

func newLedger() *ledger {
	return &ledger{touched: map[Key][]int{}, undoers: map[int64][]int{}}
}

// add takes a step in and gives the claims whose state may have changed.
func (l *ledger) add(step kept) []Key {
	at := len(l.steps)
	l.steps = append(l.steps, step)
	var keys []Key
	for i := range step.Decisions {
		key := step.Decisions[i].Key
		if touched := l.touched[key]; len(touched) == 0 || touched[len(touched)-1] != at {
			l.touched[key] = append(touched, at)
			keys = append(keys, key)
		}
	}
	if step.Undoes != 0 {
		l.undoers[step.Undoes] = append(l.undoers[step.Undoes], at)
	}
	return keys
}

// find gives a step by its number.
func (l *ledger) find(number int64) (*kept, bool) {
	i, found := slices.BinarySearchFunc(l.steps, number, func(s kept, n int64) int { return int(min(1, max(-1, s.Number-n))) })
	if !found {
		return nil, false
	}
	return &l.steps[i], true
}

// live reports whether a step was not taken back, or its undoing was.
func (l *ledger) live(s *kept) bool {
	for _, at := range l.undoers[s.Number] {
		if l.live(&l.steps[at]) {
			return false
		}
	}
	return true
}

// version is the number of the last step that touched a claim.
func (l *ledger) version(key Key) int64 {
	touched := l.touched[key]
	if len(touched) == 0 {
		return 0
	}
	return l.steps[touched[len(touched)-1]].Number
}

// lastDecision is the number of the last live step that decided on a claim, undoing apart.
func (l *ledger) lastDecision(key Key) int64 {
	for _, at := range slices.Backward(l.touched[key]) {
		if s := &l.steps[at]; s.Undoes == 0 && l.live(s) {
			return s.Number
		}
	}
	return 0
}

// verdict is what the live steps say of a claim, one after the other.
type verdict struct {
	status    string  // "" where nobody decided
	fields    []Field // in the order of Editable; the last word on each
	added     *Decision
	errorType string
	note      string
	step      *kept // the last of them
}

// fold gives the verdict on a claim.
func (l *ledger) fold(key Key) verdict {
	var v verdict
	for _, at := range l.touched[key] {
		step := &l.steps[at]
		if step.Undoes != 0 || !l.live(step) {
			continue
		}
		for i := range step.Decisions {
			if d := &step.Decisions[i]; d.Key == key {
				v.take(d)
				v.step = step
			}
		}
	}
	return v
}

func (v *verdict) take(d *Decision) {
	v.status, v.errorType, v.note = d.Kind, d.ErrorType, d.Note
	if d.Kind == schema.Added {
		v.added = d
	}
	for _, f := range d.Fields {
		v.fields = put(v.fields, f)
	}
}

// put sets a field, in the order of Editable.
func put(fields []Field, f Field) []Field {
	for i := range fields {
		if fields[i].Name == f.Name {
			fields[i].Value = f.Value
			return fields
		}
	}
	fields = append(fields, f)
	slices.SortFunc(fields, func(a, b Field) int { return slices.Index(Editable, a.Name) - slices.Index(Editable, b.Name) })
	return fields
}
