package book

import "statclaim/review"

// Report is what an import did, or would do.
type Report struct {
	Book      string `json:"book"`
	DryRun    bool   `json:"dry_run"`
	MadeAfter int64  `json:"made_after"` // the step of decisions that the workbook shows; 0 for none
	Step      int64  `json:"step"`       // that keeps the decisions; 0 where there was nothing to keep
	Rows      int    `json:"rows"`       // of claims of the run
	Untouched int    `json:"untouched"`  // rows that say nothing new
	Standing  int    `json:"standing"`   // claims that stand already as the workbook wants them
	Decided   []Line `json:"decided"`    // one a claim
	Conflicts []Line `json:"conflicts"`
	Oddities  []Line `json:"oddities"`
}

// Line is one row or cell of the workbook and what was made of it.
type Line struct {
	Sheet    string  `json:"sheet,omitempty"`
	Row      int     `json:"row,omitempty"`
	Cell     string  `json:"cell,omitempty"`   // O5; "" where it is about the row
	Column   string  `json:"column,omitempty"` // its header
	Source   string  `json:"source,omitempty"`
	ClaimID  string  `json:"claim_id,omitempty"`
	Quote    string  `json:"quote,omitempty"`
	Found    string  `json:"found"`              // what the workbook has
	Now      string  `json:"now,omitempty"`      // what the run has, of a conflict
	Done     string  `json:"done"`               // and what is allowed, where it was not applied
	Decision string  `json:"decision,omitempty"` // of what is decided
	Fields   []Field `json:"fields,omitempty"`
}

// Field is a corrected column.
type Field struct {
	Column string `json:"column"`
	Value  string `json:"value"` // "" for null
}

func fieldsOf(fields []review.Field) []Field {
	var out []Field
	for _, f := range fields {
		out = append(out, Field{f.Name, f.Value})
	}
	return out
}
