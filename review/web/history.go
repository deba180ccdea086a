package web

import (
	"net/http"
	"time"

	"statclaim/review"
)

// decisionMade is a step that touched a claim, with what it says of that claim.
type decisionMade struct {
	Step      int64             `json:"step"`
	Reviewer  string            `json:"reviewer"`
	At        string            `json:"at"`
	Origin    string            `json:"origin"`
	Undoes    *int64            `json:"undoes"`
	Undone    bool              `json:"undone"`
	Decision  string            `json:"decision"`
	Fields    map[string]string `json:"fields"` // encoding/json sorts the names
	ErrorType *string           `json:"error_type"`
	Note      *string           `json:"note"`
}

// serveHistory tells who decided what on a claim, in order.
func serveHistory(s *Server, w http.ResponseWriter, q *request) error {
	item, err := s.find(q)
	if err != nil {
		return err
	}
	return writeJSON(w, struct {
		History []decisionMade `json:"history"`
	}{history(s.options.Session, item.Key())})
}

func history(session *review.Session, key review.Key) []decisionMade {
	out := []decisionMade{}
	for _, step := range session.History(key) {
		made := decisionMade{Step: step.Number, Reviewer: step.Reviewer, At: step.At.UTC().Format(time.RFC3339Nano), Origin: step.Origin,
			Undone: session.Undone(step.Number), Fields: map[string]string{}}
		if step.Undoes != 0 {
			made.Undoes = &step.Undoes
		}
		for _, d := range step.Decisions {
			if d.Key != key {
				continue
			}
			made.Decision, made.ErrorType, made.Note = d.Kind, orNull(d.ErrorType), orNull(d.Note)
			for _, f := range d.Fields {
				made.Fields[f.Name] = f.Value
			}
		}
		out = append(out, made)
	}
	return out
}
