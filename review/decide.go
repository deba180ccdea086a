package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"statclaim/disk"
	"statclaim/schema"
)

// maximumNote is the longest note, and reviewer's name, in code points.
const (
	maximumNote     = 2000
	maximumReviewer = 100
)

// Decide keeps a step: it is on the disk when Decide returns, with its number and time. A decision that would change nothing, such as
// accepting what is accepted already, is left out; a step of nothing else is not kept and comes back with the number 0.
//
// Where any decision is wrong nothing is kept, and the error holds an [*Invalid] or a [*Conflict] for each; a conflict is a claim
// whose version is not the one that the reviewer saw.
func (s *Session) Decide(step Step) (Step, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := checkStep(&step); err != nil {
		return step, err
	}
	if err := s.catchUp(); err != nil {
		return step, err
	}
	if err := s.prepare(&step); err != nil { // before a file is made for nothing
		return step, err
	}
	if err := s.log.open(true); err != nil {
		return step, err
	}
	if err := disk.Lock(s.log.file); err != nil {
		return step, fmt.Errorf("lock decisions: %w", err)
	}
	defer func() { _ = disk.Unlock(s.log.file) }() // closing the file lets go as well
	if err := s.catchUp(); err != nil {
		return step, err
	}
	if err := s.prepare(&step); err != nil {
		return step, err
	}
	if step.Decisions = s.news(step); len(step.Decisions) == 0 {
		return step, nil
	}
	return s.keep(step)
}

// keep writes a checked step and takes it in.
func (s *Session) keep(step Step) (Step, error) {
	step.Number, step.At = s.log.last+1, s.clock().UTC().Truncate(time.Microsecond)
	taken := kept{Step: step, seen: map[Key]string{}}
	for key, claim := range s.decided(&step) {
		taken.seen[key] = snapshot(claim)
	}
	if err := s.log.append(&step, func(key Key) string { return taken.seen[key] }); err != nil {
		return step, err
	}
	s.take([]kept{taken})
	return step, nil
}

// decided gives the claims of a step as they are once it is kept. An undone one is not decided on.
func (s *Session) decided(step *Step) map[Key]*schema.Claim {
	out := map[Key]*schema.Claim{}
	for i := range step.Decisions {
		d := &step.Decisions[i]
		if d.Kind == schema.Undone {
			continue
		}
		v := s.ledger.fold(d.Key)
		v.take(d)
		base := s.run.claim(d.Key)
		if base == nil {
			base = s.added(d.Key, &v)
		}
		if base != nil {
			out[d.Key] = s.corrector.correct(base, v.fields)
		}
	}
	return out
}

// checkStep checks what a step says by itself.
func checkStep(step *Step) error {
	step.Reviewer = strings.TrimSpace(step.Reviewer)
	if utf8.RuneCountInString(step.Reviewer) > maximumReviewer || strings.ContainsFunc(step.Reviewer, isControl) || !utf8.ValidString(step.Reviewer) {
		return &Invalid{Field: "reviewer", Message: fmt.Sprintf("want a name of at most %d characters in one line", maximumReviewer)}
	}
	if !slices.Contains(schema.Vocabulary["origin"], step.Origin) {
		return &Invalid{Field: "origin", Message: fmt.Sprintf("%q: want one of %s", step.Origin, strings.Join(schema.Vocabulary["origin"], ", "))}
	}
	if step.Undoes != 0 {
		return nil
	}
	if len(step.Decisions) == 0 {
		return &Invalid{Message: "a step without a decision"}
	}
	var problems []error
	seen := map[Key]bool{}
	for i := range step.Decisions {
		d := &step.Decisions[i]
		if d.Kind != schema.Added && seen[d.Key] {
			problems = append(problems, &Invalid{Key: d.Key, Message: "decided on twice in one step"})
		}
		seen[d.Key] = true
		problems = append(problems, d.check()...)
	}
	return errors.Join(problems...)
}

// check lists what is wrong with a decision by itself.
func (d *Decision) check() []error {
	var problems []error
	wrong := func(field, message string) {
		problems = append(problems, &Invalid{Key: d.Key, Field: field, Message: message})
	}
	allowed := []string{schema.Accepted, schema.Corrected, schema.Rejected, schema.Unsure, schema.Added}
	if !slices.Contains(allowed, d.Kind) {
		wrong("decision", fmt.Sprintf("%q: want one of %s", d.Kind, strings.Join(allowed, ", ")))
	}
	if d.ErrorType != "" && !slices.Contains(schema.Vocabulary["error_type"], d.ErrorType) {
		wrong("error_type", fmt.Sprintf("%q: want one of %s", d.ErrorType, strings.Join(schema.Vocabulary["error_type"], ", ")))
	}
	if utf8.RuneCountInString(d.Note) > maximumNote || !utf8.ValidString(d.Note) {
		wrong("note", fmt.Sprintf("want at most %d characters of valid UTF-8", maximumNote))
	}
	if d.Kind == schema.Corrected && len(d.Fields) == 0 {
		wrong("fields", "a correction without a column: want at least one of "+strings.Join(Editable, ", "))
	}
	if d.Kind != schema.Corrected && d.Kind != schema.Added && len(d.Fields) > 0 {
		wrong("fields", "only a corrected or added claim has fields")
	}
	for i, f := range d.Fields {
		if slices.ContainsFunc(d.Fields[:i], func(g Field) bool { return g.Name == f.Name }) {
			wrong(f.Name, "stands there twice")
		}
		if err := checkField(f); err != nil {
			wrong(f.Name, err.Error())
		}
	}
	return problems
}

// prepare completes a step and holds it against the claims as they are now.
func (s *Session) prepare(step *Step) error {
	if step.Undoes != 0 {
		return s.prepareUndo(step)
	}
	var problems []error
	for i := range step.Decisions {
		d := &step.Decisions[i]
		var err error
		if d.Kind == schema.Added {
			err = s.prepareAdded(d)
		} else {
			err = s.prepareDecision(d)
		}
		if err != nil {
			problems = append(problems, err)
		}
	}
	if len(problems) == 0 {
		return s.checkBounds(step)
	}
	return errors.Join(problems...)
}

func (s *Session) prepareDecision(d *Decision) error {
	item, found := s.items[d.Key]
	if !found {
		return &Invalid{Key: d.Key, Field: "claim_id", Message: fmt.Sprintf("no such claim in %s", d.Source)}
	}
	if d.Version != AnyVersion && d.Version != item.Version {
		return &Conflict{Key: d.Key, Item: item, Step: item.Version}
	}
	if d.Kind == schema.Corrected && d.ErrorType == "" {
		d.ErrorType = errorTypeOf(d.Fields[0].Name)
	}
	return nil
}

func (s *Session) prepareAdded(d *Decision) error {
	row, err := s.given(d.Source, d.Anchor)
	if err != nil {
		return err
	}
	anchor := schema.Span{Start: int(row.NumberStart), End: int(row.NumberEnd)}
	key := Key{d.Source, row.ClaimID}
	if d.Key.ClaimID != "" && d.Key != key {
		return &Invalid{Key: d.Key, Field: "claim_id", Message: fmt.Sprintf("the number at code points %d to %d has the claim %s", anchor.Start, anchor.End, key.ClaimID)}
	}
	d.Key, d.Anchor = key, anchor
	if item, found := s.items[key]; found {
		return &Conflict{Key: key, Item: item, Step: item.Version}
	}
	return nil
}

// checkBounds refuses a correction after which a lower bound is above the upper one.
func (s *Session) checkBounds(step *Step) error {
	var problems []error
	for key, claim := range s.decided(step) {
		if claim.Lower != nil && claim.Upper != nil && claim.Upper.Cmp(*claim.Lower) < 0 {
			problems = append(problems, &Invalid{Key: key, Field: "upper", Message: fmt.Sprintf("%s is below the lower bound %s", claim.Upper, claim.Lower)})
		}
	}
	slices.SortFunc(problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(problems...)
}

// prepareUndo fills in the decisions of an undo. A step can be taken back once, and only while nobody has decided on its claims
// since; an undo can be taken back as well.
func (s *Session) prepareUndo(step *Step) error {
	target, found := s.ledger.find(step.Undoes)
	if !found {
		return &Invalid{Field: "undoes", Message: fmt.Sprintf("there is no step %d", step.Undoes)}
	}
	if !s.ledger.live(target) {
		return &Invalid{Field: "undoes", Message: fmt.Sprintf("step %d was taken back already", step.Undoes)}
	}
	expected := target.Number
	if target.Undoes != 0 {
		expected = 0 // of the step that it took back nothing counts now
	}
	step.Decisions = nil
	for i := range target.Decisions {
		key := target.Decisions[i].Key
		last := s.ledger.lastDecision(key)
		if expected != 0 && last != expected || expected == 0 && last > target.Undoes {
			return &Conflict{Key: key, Item: s.items[key], Step: last}
		}
		step.Decisions = append(step.Decisions, Decision{Key: key, Kind: schema.Undone, Version: AnyVersion})
	}
	return nil
}

// news are the decisions of a step that change something.
func (s *Session) news(step Step) []Decision {
	if step.Undoes != 0 {
		return step.Decisions
	}
	return slices.DeleteFunc(slices.Clone(step.Decisions), func(d Decision) bool { return d.Kind != schema.Added && s.says(&d) })
}

// says reports whether a claim stands as a decision wants it.
func (s *Session) says(d *Decision) bool {
	v := s.ledger.fold(d.Key)
	if v.status == "" || v.note != d.Note || v.errorType != d.ErrorType || len(s.items[d.Key].Changed) > 0 {
		return false
	}
	for _, f := range d.Fields {
		if !sameValue(f.Name, f.Value, printed(s.items[d.Key].Claim, f.Name)) {
			return false
		}
	}
	return v.status == d.Kind || d.Kind == schema.Accepted && v.status == schema.Added
}
