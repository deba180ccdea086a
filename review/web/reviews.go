package web

import (
	"fmt"
	"net/http"
	"time"

	"statclaim/review"
)

// keyedDecision is the same with the claim that it is about.
type keyedDecision struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
	Version *int64 `json:"version"`
	decisionBody
}

// stepBody is the body of /v1/reviews: exactly one of the three.
type stepBody struct {
	Decisions []keyedDecision `json:"decisions"`
	Undoes    int64           `json:"undoes"`
	Add       *addBody        `json:"add"`
}

// serveStep makes several decisions at once, takes a step back, or adds a claim.
func serveStep(s *Server, w http.ResponseWriter, q *request) error {
	var body stepBody
	if err := decodeStrict(q.body, &body); err != nil {
		return err
	}
	step, err := s.readStep(&body)
	if err != nil {
		return err
	}
	if err := s.refresh(); err != nil {
		return err
	}
	kept, err := s.decide(q, step)
	if err != nil {
		return s.decisionProblem(err)
	}
	out := s.output(w)
	w.Header().Set("Content-Type", typeJSON)
	out.text(`{"step":`)
	out.value(kept.Number)
	out.text(",")
	s.writeTouched(out, []review.Step{kept, step})
	out.text("}\n")
	out.flush()
	return nil
}

func (s *Server) readStep(body *stepBody) (review.Step, error) {
	given := 0
	for _, there := range []bool{len(body.Decisions) > 0, body.Undoes != 0, body.Add != nil} {
		if there {
			given++
		}
	}
	if given != 1 {
		return review.Step{}, refuse(invalidRequest, "want exactly one of decisions (with at least one), undoes and add")
	}
	step := review.Step{Undoes: body.Undoes}
	if body.Add != nil {
		d, err := s.readAdded(body.Add)
		step.Decisions = []review.Decision{d}
		return step, err
	}
	for i := range body.Decisions {
		d := &body.Decisions[i]
		if d.Version == nil {
			return step, refuse(invalidRequest, "decisions: version is missing: want that of the claim as it was seen").with("pointer", fmt.Sprintf("/decisions/%d/version", i))
		}
		made, err := d.decision(review.Key{Source: d.Source, ClaimID: d.ClaimID})
		if err != nil {
			return step, err
		}
		made.Version = *d.Version
		step.Decisions = append(step.Decisions, made)
	}
	return step, nil
}

// claimKey is the key of a claim.
type claimKey struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
}

// stepAnswer is a step as the page follows it.
type stepAnswer struct {
	Step     int64      `json:"step"`
	Reviewer string     `json:"reviewer"`
	At       string     `json:"at"`
	Origin   string     `json:"origin"`
	Undoes   *int64     `json:"undoes"`
	Undone   bool       `json:"undone"`
	Claims   []claimKey `json:"claims"`
}

// serveSteps tells what was decided since a step, by whomever, and the claims as they are now.
func serveSteps(s *Server, w http.ResponseWriter, q *request) error {
	after, err := q.query.number("after", 0, 0, 1<<53)
	if err != nil {
		return err
	}
	if err := s.refresh(); err != nil {
		return err
	}
	steps := s.options.Session.Steps(after)
	last := after
	if len(steps) > 0 {
		last = steps[len(steps)-1].Number
	}
	w.Header().Set("Content-Type", typeJSON)
	out := s.output(w)
	out.text(`{"last_step":`)
	out.value(last)
	out.text(`,"steps":[`)
	for i := range steps {
		out.separate(i)
		out.value(s.stepAnswer(&steps[i]))
		out.flushFull()
	}
	out.text("],")
	s.writeTouched(out, steps)
	out.text("}\n")
	out.flush()
	return nil
}

func (s *Server) stepAnswer(step *review.Step) stepAnswer {
	a := stepAnswer{Step: step.Number, Reviewer: step.Reviewer, At: step.At.UTC().Format(time.RFC3339Nano), Origin: step.Origin,
		Undone: s.options.Session.Undone(step.Number), Claims: []claimKey{}}
	if step.Undoes != 0 {
		a.Undoes = &step.Undoes
	}
	for _, d := range step.Decisions {
		a.Claims = append(a.Claims, claimKey{d.Source, d.ClaimID})
	}
	return a
}

// writeTouched adds the claims that steps touched, each once and as it is now, and the keys of those that are gone.
func (s *Server) writeTouched(out *output, steps []review.Step) {
	seen := map[review.Key]bool{}
	gone := []claimKey{}
	n := 0
	out.text(`"claims":[`)
	for i := range steps {
		for _, d := range steps[i].Decisions {
			if seen[d.Key] {
				continue
			}
			seen[d.Key] = true
			item, found := s.options.Session.Item(d.Key)
			if !found {
				gone = append(gone, claimKey{d.Source, d.ClaimID})
				continue
			}
			out.separate(n)
			out.item(item, "")
			out.flushFull()
			n++
		}
	}
	out.text(`],"removed":`)
	out.value(gone)
}
