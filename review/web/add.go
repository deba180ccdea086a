package web

import (
	"encoding/json"
	"net/http"

	"statclaim/review"
	"statclaim/schema"
)

// addBody points at a number that should be a claim.
type addBody struct {
	Source string                     `json:"source"`
	Start  *int                       `json:"start"`
	End    *int                       `json:"end"`
	Fields map[string]json.RawMessage `json:"fields"`
	Note   string                     `json:"note"`
}

// readAdded makes the decision that adds a claim: as our rules read the number, but for the fields that are given.
func (s *Server) readAdded(body *addBody) (review.Decision, error) {
	given, err := readFields(body.Fields)
	if err != nil {
		return review.Decision{}, err
	}
	d, err := s.propose(body)
	if err != nil {
		return d, err
	}
	var fields []review.Field
	for _, name := range review.Editable {
		if f, found := fieldNamed(given, name); found {
			fields = append(fields, f)
		} else if f, found := fieldNamed(d.Fields, name); found {
			fields = append(fields, f)
		}
	}
	d.Fields, d.Note = fields, body.Note
	return d, nil
}

func fieldNamed(fields []review.Field, name string) (review.Field, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f, true
		}
	}
	return review.Field{}, false
}

func (s *Server) propose(body *addBody) (review.Decision, error) {
	if body.Start == nil || body.End == nil {
		return review.Decision{}, refuse(invalidRequest, "start and end: want code points of the text layer")
	}
	d, err := s.options.Session.Propose(body.Source, schema.Span{Start: *body.Start, End: *body.End})
	if err != nil {
		return d, s.decisionProblem(err)
	}
	return d, nil
}

// serveProposal tells what adding a number would set; nothing is kept.
func serveProposal(s *Server, w http.ResponseWriter, q *request) error {
	var body addBody
	if err := decodeStrict(q.body, &body); err != nil {
		return err
	}
	if body.Fields != nil || body.Note != "" {
		return refuse(invalidRequest, "want source, start and end alone")
	}
	if err := s.refresh(); err != nil {
		return err
	}
	d, err := s.propose(&body)
	if err != nil {
		return err
	}
	fields := map[string]string{}
	for _, f := range d.Fields {
		fields[f.Name] = f.Value
	}
	return writeJSON(w, struct {
		Source  string            `json:"source"`
		ClaimID string            `json:"claim_id"`
		Start   int               `json:"start"`
		End     int               `json:"end"`
		Fields  map[string]string `json:"fields"`
	}{d.Source, d.ClaimID, d.Anchor.Start, d.Anchor.End, fields})
}
