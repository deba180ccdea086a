package web

import (
	"encoding/json"
	"net/http"

	"statclaim/audit"
	"statclaim/review"
	"statclaim/schema"
)

// findingClaim is a claim that a finding is about.
type findingClaim struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
	Number  string `json:"number_text"`
	Quote   string `json:"quote"`
	Status  string `json:"review_status"`
}

// serveFindings lists what the audit found, in the order that items count them in.
func serveFindings(s *Server, w http.ResponseWriter, _ *request) error {
	if err := s.refresh(); err != nil {
		return err
	}
	chinese := map[string]string{}
	for _, t := range audit.Types() {
		chinese[t.ID] = t.Chinese
	}
	w.Header().Set("Content-Type", typeJSON)
	out := s.output(w)
	out.text(`{"findings":[`)
	for i, f := range s.options.Session.Findings() {
		out.separate(i)
		out.value(struct {
			Index       int             `json:"index"`
			Grade       string          `json:"grade"`
			Type        string          `json:"type"`
			TypeLabel   string          `json:"type_label"`
			Explanation string          `json:"explanation"`
			Tolerance   *string         `json:"tolerance"`
			Claims      json.RawMessage `json:"claims"`
		}{i, f.Grade, f.Type, chinese[f.Type], f.Explanation, orNull(f.Tolerance), encode(s.claimsOf(&f))})
		out.flushFull()
	}
	out.text("]}\n")
	out.flush()
	return nil
}

func (s *Server) claimsOf(f *schema.Finding) []findingClaim {
	out := []findingClaim{}
	for i, id := range f.ClaimIDs {
		c := findingClaim{Source: f.Sources[i], ClaimID: id, Number: f.Numbers[i], Quote: f.Quotes[i], Status: schema.Unreviewed}
		if item, found := s.options.Session.Item(review.Key{Source: c.Source, ClaimID: id}); found {
			c.Status = item.Claim.ReviewStatus
		}
		out = append(out, c)
	}
	return out
}
