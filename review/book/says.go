package book

import (
	"encoding/json"
	"strings"

	"statclaim/export"
	"statclaim/review"
	"statclaim/schema"
)

// said tells a decision in words: 修正 (corrected): 数值 -13.4; 备注 …
func said(d review.Decision) string {
	var parts []string
	for _, f := range d.Fields {
		value := f.Value
		if value == "" {
			value = "无"
		}
		parts = append(parts, headerOf(f.Name)+" "+value)
	}
	if d.ErrorType != "" {
		parts = append(parts, "错误类型 "+export.BookWord(columnErrorType, d.ErrorType))
	}
	if d.Note != "" {
		parts = append(parts, "备注 "+d.Note)
	}
	text := export.BookWord(columnConclusion, d.Kind) + " (" + d.Kind + ")"
	if len(parts) == 0 {
		return text
	}
	return text + ": " + strings.Join(parts, ", ")
}

// stands tells how a claim stands now.
func stands(item *review.Item) string {
	d := review.Decision{Kind: item.Claim.ReviewStatus, ErrorType: item.ErrorType, Note: item.Claim.ReviewNote}
	for _, name := range item.Corrected {
		d.Fields = append(d.Fields, review.Field{Name: name, Value: review.Printed(item.Claim, name)})
	}
	text := said(d)
	if d.Kind == schema.Unreviewed {
		text = "未复核 (unreviewed)"
	}
	if item.Claim.Reviewer != "" {
		text += ", by " + item.Claim.Reviewer
	}
	return text
}

// ruleset is the version of the rules that the run was made with, "" where it does not say.
func (p *plan) ruleset() string {
	var run struct {
		Ruleset string `json:"ruleset"`
	}
	_ = json.Unmarshal(p.session.RunJSON(), &run) // a run without such a file says nothing
	return run.Ruleset
}
