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
	"time"

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

// keyedDecision is the same with the claim that it is about.
type keyedDecision struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
	Version *int64 `json:"version"`
	decisionBody
}

// addBody points at a number that should be a claim.
type addBody struct {
	Source string                     `json:"source"`
	Start  *int                       `json:"start"`
	End    *int                       `json:"end"`
	Fields map[string]json.RawMessage `json:"fields"`
	Note   string                     `json:"note"`
}

// stepBody is the body of /v1/reviews: exactly one of the three.
type stepBody struct {
	Decisions []keyedDecision `json:"decisions"`
	Undoes    int64           `json:"undoes"`
	Add       *addBody        `json:"add"`
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
