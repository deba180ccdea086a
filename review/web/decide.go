package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/schema"
)

// reviewerHeader names who decides, percent-encoded.
const reviewerHeader = "Statclaim-Reviewer"

// decisions are those that a reviewer makes of a claim that is there. A claim is added, and a step undone, by members of their own.
var decisions = []string{schema.Accepted, schema.Corrected, schema.Rejected, schema.Unsure}

// decisionBody is what a reviewer says of one claim.
type decisionBody struct {
	Decision  string                     `json:"decision"`
	Fields    map[string]json.RawMessage `json:"fields"`
	ErrorType string                     `json:"error_type"`
	Note      string                     `json:"note"`
}

// serveDecision decides on one claim, at the version that the reviewer saw.
func serveDecision(s *Server, w http.ResponseWriter, q *request) error {
	item, err := s.find(q)
	if err != nil {
		return err
	}
	tags := q.Header.Values("If-Match")
	if len(tags) == 0 {
		return refuse(ifMatchRequired, "want If-Match with the ETag of the claim as it was seen").header("ETag", etag(item))
	}
	versions, anyVersion, err := readTags(tags)
	if err != nil {
		return err
	}
	var body decisionBody
	if err := decodeStrict(q.body, &body); err != nil {
		return err
	}
	d, err := body.decision(item.Key())
	if err != nil {
		return err
	}
	d.Version = versionSeen(versions, anyVersion, item)
	step, err := s.decide(q, review.Step{Decisions: []review.Decision{d}})
	var c *review.Conflict
	if errors.As(err, &c) && c.Item != nil {
		return refuse(stale, "the claim is at version %d", c.Item.Version).with("current", json.RawMessage(itemJSON(c.Item))).header("ETag", etag(c.Item))
	}
	if err != nil {
		return s.decisionProblem(err)
	}
	now, found := s.options.Session.Item(item.Key())
	if !found {
		return refuse(notFound, "the claim was taken back meanwhile")
	}
	w.Header().Set("ETag", etag(now))
	out := bytes.TrimSuffix(itemJSON(now), []byte("}"))
	return writeBytes(w, typeJSON, fmt.Appendf(out, `,"step":%d}`+"\n", step.Number))
}

// versionSeen is the version to decide on: of several that the client names, the one that stands.
func versionSeen(versions []int64, anyVersion bool, item *review.Item) int64 {
	if anyVersion {
		return review.AnyVersion
	}
	for _, v := range versions {
		if v == item.Version {
			return v
		}
	}
	return versions[0]
}

// decision reads the body for a claim.
func (b *decisionBody) decision(key review.Key) (review.Decision, error) {
	if !slices.Contains(decisions, b.Decision) {
		return review.Decision{}, refuse(invalidDecision, "decision %q: want %s", clipped(b.Decision), strings.Join(decisions, ", ")).
			with("errors", []problemOf{{key.Source, key.ClaimID, "decision", "want " + strings.Join(decisions, ", ")}})
	}
	fields, err := readFields(b.Fields)
	return review.Decision{Key: key, Kind: b.Decision, Fields: fields, ErrorType: b.ErrorType, Note: b.Note}, err
}

// readFields gives the columns in the order of the table, so that the same body is the same step. A value is as claims.jsonl has it.
func readFields(values map[string]json.RawMessage) ([]review.Field, error) {
	var fields []review.Field
	known := 0
	for _, name := range review.Editable {
		raw, given := values[name]
		if !given {
			continue
		}
		known++
		value, err := scalar(raw)
		if err != nil {
			return nil, refuse(invalidRequest, "fields: %s: %v", name, err).with("pointer", "/fields/"+name)
		}
		fields = append(fields, review.Field{Name: name, Value: value})
	}
	if known == len(values) {
		return fields, nil
	}
	var unknown []string
	for name := range values {
		if !slices.Contains(review.Editable, name) {
			unknown = append(unknown, name)
		}
	}
	name := slices.Min(unknown)
	return nil, refuse(invalidRequest, "fields: %q cannot be corrected: want %s", clipped(name), strings.Join(review.Editable, ", ")).with("pointer", "/fields/"+clipped(name))
}

// scalar is the text of a value: null is "", a number keeps its digits.
func scalar(raw json.RawMessage) (string, error) {
	switch raw[0] {
	case '"':
		var text string
		err := json.Unmarshal(raw, &text)
		return text, err
	case '{', '[':
		return "", errors.New("want a text, a number, true, false or null")
	case 'n':
		return "", nil
	}
	return string(raw), nil
}

// decide keeps a step in the name of who asks.
func (s *Server) decide(q *request, step review.Step) (review.Step, error) {
	step.Origin = q.origin
	step.Reviewer = s.options.Reviewer
	if name := q.Header.Get(reviewerHeader); name != "" {
		plain, err := url.PathUnescape(name)
		if err != nil {
			return step, refuse(badParameter, "%s: want a name in percent-encoding", reviewerHeader).with("parameter", reviewerHeader)
		}
		step.Reviewer = plain
	}
	return s.options.Session.Decide(step)
}
