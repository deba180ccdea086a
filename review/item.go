package review

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"statclaim/export"
	"statclaim/schema"
)

// Item is a claim with what was decided on it. It never changes: a decision makes a new one.
type Item struct {
	Claim     *schema.Claim // as decided: corrections applied, the columns of review filled in
	Extracted *schema.Claim // as extract wrote it; nil for a claim that a reviewer added
	Version   int64         // number of the last step that touched it, 0 for none
	Corrected []string      // columns whose value is a reviewer's, in the order of Editable
	ErrorType string        // that the last decision names, "" for none
	Changed   []FieldChange // what is read differently since it was decided on; such a claim is open again
	Attention int           // how much it needs a look, more is first
	Reasons   []string      // why: changed, contradiction, suspicious, unsure, no_precision, inherited:COLUMN, flag:NAME
	Findings  []int         // indexes of Session.Findings
}

// FieldChange is a column that was Old when a claim was decided on, and is New now; "" is null.
type FieldChange struct{ Name, Old, New string }

// Key is the key of the claim.
func (i *Item) Key() Key { return Key{i.Claim.Source, i.Claim.ClaimID} }

// Open reports whether somebody should look at the claim.
func (i *Item) Open() bool {
	return i.Claim.ReviewStatus == schema.Unreviewed || i.Claim.ReviewStatus == schema.Unsure
}

// compare orders the items of a document by where their numbers begin, and by id.
func (i *Item) compare(start int64, key Key) int {
	return cmp.Or(cmp.Compare(i.Claim.NumberStart, start), strings.Compare(i.Claim.ClaimID, key.ClaimID))
}

func compareKeys(a, b Key) int {
	return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.ClaimID, b.ClaimID))
}

// build folds the decisions on a claim into its item; nil where there is no such claim.
func (s *Session) build(key Key) *Item {
	extracted := s.run.claim(key)
	v := s.ledger.fold(key)
	base := extracted
	if base == nil {
		if base = s.added(key, &v); base == nil {
			return nil
		}
	}
	item := &Item{Claim: base, Extracted: extracted, Version: s.ledger.version(key), ErrorType: v.errorType, Findings: s.run.findingsOf[key]}
	if v.step == nil {
		s.run.look(item)
		return item
	}
	var fields []Field
	for _, f := range v.fields {
		if extracted == nil || !sameValue(f.Name, f.Value, printed(base, f.Name)) {
			fields = append(fields, f)
			item.Corrected = append(item.Corrected, f.Name)
		}
	}
	row := s.corrector.correct(base, fields)
	item.Claim = row
	item.Changed = changesSince(v.step.seen[key], row)
	row.ReviewStatus = statusOf(v, extracted, item)
	row.ReviewNote, row.Reviewer = v.note, v.step.Reviewer
	if at := v.step.At; !at.IsZero() {
		row.ReviewedAt = &at
	}
	s.run.look(item)
	return item
}

// statusOf is the review_status of a decided claim.
func statusOf(v verdict, extracted *schema.Claim, item *Item) string {
	switch {
	case len(item.Changed) > 0:
		return schema.Unreviewed
	case v.status == schema.Rejected, v.status == schema.Unsure:
		return v.status
	case extracted == nil:
		return schema.Added
	case len(item.Corrected) > 0:
		return schema.Corrected
	}
	return schema.Accepted
}

// changesSince compares a claim with what it was when it was decided on. A decision that does not say what it was about holds for
// whatever there is.
func changesSince(seen string, row *schema.Claim) []FieldChange {
	if seen == "" {
		return nil
	}
	var then map[string]any
	decoder := json.NewDecoder(strings.NewReader(seen))
	decoder.UseNumber()
	if decoder.Decode(&then) != nil {
		return nil
	}
	var changes []FieldChange
	for _, name := range Editable {
		old, now := textOf(then[name]), printed(row, name)
		if !sameValue(name, old, now) {
			changes = append(changes, FieldChange{name, old, now})
		}
	}
	return changes
}

// textOf prints a value of a snapshot; null is "".
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return "false"
	case json.Number:
		return v.String()
	}
	return ""
}

// added is the row of a claim that a reviewer added and nobody took back: where it stands comes from the text, the rest from the
// decision. It is nil where the text is another one now.
func (s *Session) added(key Key, v *verdict) *schema.Claim {
	if v.added == nil {
		return nil
	}
	doc, found := s.run.bySource[key.Source]
	if !found || schema.ClaimID(doc.DocumentID, v.added.Anchor) != key.ClaimID {
		return nil
	}
	if row, known := s.run.given[key]; known {
		return row
	}
	row, err := s.given(key.Source, v.added.Anchor)
	if err != nil || row.ClaimID != key.ClaimID {
		return nil
	}
	bare := *row
	for _, name := range Editable {
		if c := schema.ClaimsTable.Column(name); c.Nullable {
			c.SetNull(&bare)
		}
	}
	bare.Measure, bare.Qualifier, bare.UnitKind = schema.MeasureLevel, schema.Exact, schema.Other
	bare.Comparison, bare.Direction, bare.Modality = schema.None, schema.None, schema.Actual
	bare.ValueText, bare.ValueFloat, bare.BaseValue, bare.BaseUnit = "", nil, nil, ""
	bare.PeriodStart, bare.PeriodEnd = nil, nil
	bare.IndicatorBasis, bare.SubjectBasis, bare.PeriodBasis, bare.PlaceBasis = schema.BasisNone, schema.BasisNone, schema.BasisNone, schema.BasisNone
	s.run.given[key] = &bare
	return &bare
}

// Reviewed is what the review columns of a workbook show of a claim as it stands now.
func (s *Session) Reviewed(source, claimID string) export.Reviewed {
	item, found := s.Item(Key{source, claimID})
	if !found {
		return export.Reviewed{}
	}
	return item.reviewed()
}

func (i *Item) reviewed() export.Reviewed {
	corrected := func(name string) string {
		if !slices.Contains(i.Corrected, name) {
			return ""
		}
		return printed(i.Claim, name)
	}
	return export.Reviewed{ErrorType: i.ErrorType, Value: corrected("value"), Unit: corrected("unit"), Period: corrected("period")}
}
