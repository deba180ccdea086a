package review

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"statclaim/export"
	"statclaim/schema"
)

// The rows of an added claim that give its anchor.
const (
	anchorStart = "number_start"
	anchorEnd   = "number_end"
)

// rows are the lines of a step: one for each column of a decision, or one for a decision without.
func (s *Step) rows(seen func(Key) string) []any {
	var rows []*schema.Review
	for i := range s.Decisions {
		d := &s.Decisions[i]
		first := len(rows)
		for _, f := range d.written() {
			rows = append(rows, &schema.Review{Source: d.Source, ClaimID: d.ClaimID, Decision: d.Kind, Field: f.Name, Value: f.Value,
				Note: d.Note, ErrorType: d.ErrorType, Reviewer: s.Reviewer, Origin: s.Origin})
		}
		if d.Kind != schema.Undone {
			rows[first].Claim = seen(d.Key)
		}
	}
	count := int64(len(rows))
	at := s.At
	out := make([]any, len(rows))
	for i, row := range rows {
		row.Step, row.StepRows, row.ReviewedAt = &s.Number, &count, &at
		if s.Undoes != 0 {
			row.Undoes = &s.Undoes
		}
		out[i] = row
	}
	return out
}

// written are the columns that stand in the rows of a decision.
func (d *Decision) written() []Field {
	var fields []Field
	if d.Kind == schema.Added {
		fields = []Field{{anchorStart, fmt.Sprint(d.Anchor.Start)}, {anchorEnd, fmt.Sprint(d.Anchor.End)}}
	}
	if fields = append(fields, d.Fields...); len(fields) == 0 {
		return []Field{{}}
	}
	return fields
}

// line is a row of reviews.jsonl as it is read back. Its keys are the columns of schema.ReviewsTable; others are passed over.
type line struct {
	Source     string     `json:"source"`
	ClaimID    string     `json:"claim_id"`
	Decision   string     `json:"decision"`
	Field      string     `json:"field"`
	Value      string     `json:"value"`
	Note       string     `json:"note"`
	Reviewer   string     `json:"reviewer"`
	ReviewedAt *time.Time `json:"reviewed_at"`
	Step       int64      `json:"step"`
	StepRows   int64      `json:"step_rows"`
	Undoes     int64      `json:"undoes"`
	ErrorType  string     `json:"error_type"`
	Origin     string     `json:"origin"`
	Claim      string     `json:"claim"`
}

func parseLine(text []byte) (line, error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return l, err
	}
	if l.Source == "" || l.ClaimID == "" {
		return l, fmt.Errorf("want source and claim_id")
	}
	if !slices.Contains(schema.Vocabulary["decision"], l.Decision) {
		return l, fmt.Errorf("decision %q: want one of %s", l.Decision, strings.Join(schema.Vocabulary["decision"], ", "))
	}
	if l.Field != "" && l.Field != anchorStart && l.Field != anchorEnd {
		if err := checkField(Field{l.Field, l.Value}); err != nil {
			return l, fmt.Errorf("%s: %w", l.Field, err)
		}
	}
	return l, nil
}

// kept is a step as it stands in the file, with the claims as they were decided on.
type kept struct {
	Step
	seen map[Key]string // JSON objects
}

// add takes one more line of the step.
func (k *kept) add(l line) {
	if len(k.Decisions) == 0 {
		k.Reviewer, k.Origin, k.Undoes = l.Reviewer, l.Origin, l.Undoes
		if l.ReviewedAt != nil {
			k.At = l.ReviewedAt.UTC()
		}
	}
	key := Key{l.Source, l.ClaimID}
	last := len(k.Decisions) - 1
	if last < 0 || k.Decisions[last].Key != key || k.Decisions[last].Kind != l.Decision {
		k.Decisions = append(k.Decisions, Decision{Key: key, Kind: l.Decision, Note: l.Note, ErrorType: l.ErrorType})
		last++
	}
	if l.Claim != "" {
		k.seen[key] = l.Claim
	}
	d := &k.Decisions[last]
	switch {
	case l.Field == anchorStart:
		_, _ = fmt.Sscan(l.Value, &d.Anchor.Start) // a value of another shape leaves 0, and the claim is refused for its id
	case l.Field == anchorEnd:
		_, _ = fmt.Sscan(l.Value, &d.Anchor.End)
	case l.Field != "":
		d.Fields = append(d.Fields, Field{l.Field, l.Value})
	}
}

// snapshot prints the claim as it was decided on: what identifies and explains it, and every column that may be corrected, but for
// nulls.
func snapshot(claim *schema.Claim) string {
	out := []byte{'{'}
	for _, name := range snapshotColumns {
		c := schema.ClaimsTable.Column(name)
		value := export.AppendJSON(nil, c, claim)
		if string(value) == "null" {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, '"')
		out = append(out, name...)
		out = append(out, '"', ':')
		out = append(out, value...)
	}
	return string(append(out, '}'))
}

// snapshotColumns are the columns of a snapshot.
var snapshotColumns = append([]string{"number_text", anchorStart, anchorEnd, "rule_id"}, Editable...)
