package web

import (
	"encoding/json"
	"errors"
	"fmt"

	"statclaim/review"
)

// problemOf is what is wrong with a decision.
type problemOf struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
	Field   string `json:"field"`
	Detail  string `json:"detail"`
}

// decisionProblem makes a problem of what a session says: everything that is wrong, or else every conflict.
func (s *Server) decisionProblem(err error) error {
	var known *problem
	if errors.As(err, &known) {
		return err
	}
	wrong, conflicts := []problemOf{}, []json.RawMessage{}
	for _, one := range flat(err) {
		var i *review.Invalid
		var c *review.Conflict
		switch {
		case errors.As(one, &i):
			wrong = append(wrong, problemOf{i.Source, i.ClaimID, i.Field, i.Message})
		case errors.As(one, &c):
			conflicts = append(conflicts, conflictJSON(c))
		}
	}
	switch {
	case len(wrong) > 0:
		return refuse(invalidDecision, "%s", firstOf(wrong)).with("errors", wrong)
	case len(conflicts) > 0:
		return refuse(conflict, "%s; nothing of the step was kept", plural(len(conflicts), "claim is", "claims are")+" not as the reviewer saw").with("conflicts", conflicts)
	}
	s.log(err.Error())
	return refuse(notKept, "%v", err)
}

func firstOf(wrong []problemOf) string {
	text := wrong[0].Detail
	if wrong[0].Field != "" {
		text = wrong[0].Field + ": " + text
	}
	if len(wrong) > 1 {
		text += fmt.Sprintf(" (and %d more)", len(wrong)-1)
	}
	return text
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// conflictJSON is a claim that somebody else decided on; current is null where it is gone.
func conflictJSON(c *review.Conflict) json.RawMessage {
	current := json.RawMessage("null")
	if c.Item != nil {
		current = itemJSON(c.Item)
	}
	return encode(struct {
		Source  string          `json:"source"`
		ClaimID string          `json:"claim_id"`
		Step    int64           `json:"step"`
		Current json.RawMessage `json:"current"`
	}{c.Source, c.ClaimID, c.Step, current})
}

// flat takes joined errors apart.
func flat(err error) []error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	var out []error
	for _, one := range joined.Unwrap() {
		out = append(out, flat(one)...)
	}
	return out
}
