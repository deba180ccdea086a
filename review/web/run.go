package web

import (
	"net/http"
	"slices"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/review"
	"statclaim/schema"
)

// runAnswer is all that the page needs when it begins.
type runAnswer struct {
	Name       string                `json:"name"`
	Documents  int                   `json:"documents"`
	Claims     int                   `json:"claims"`
	Open       int                   `json:"open"`
	Counts     map[string]int        `json:"counts"` // by review_status; encoding/json sorts the names
	LastStep   int64                 `json:"last_step"`
	Reviewer   string                `json:"reviewer"`
	Editable   []string              `json:"editable"`
	Vocabulary map[string][]string   `json:"vocabulary"`
	Labels     map[string]labels     `json:"labels"`
	ErrorTypes []string              `json:"error_types"`
	Guards     map[string]guardWords `json:"guards"`
	Rules      map[string]ruleWords  `json:"rules"`
	Versions   versions              `json:"versions"`
}

// labels are the Chinese words for a column and its values.
type labels struct {
	Header string            `json:"header"`
	Values map[string]string `json:"values"`
}

type guardWords struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

type ruleWords struct {
	Kind      string   `json:"kind"`
	About     string   `json:"about"`
	Precision *float64 `json:"precision"` // null where it was not measured
}

type versions struct {
	Tool    string `json:"tool"`
	Ruleset string `json:"ruleset"`
	Schema  string `json:"schema"`
}

func serveRun(s *Server, w http.ResponseWriter, _ *request) error {
	if err := s.refresh(); err != nil {
		return err
	}
	session := s.options.Session
	a := runAnswer{Name: s.options.Name, Documents: len(session.Documents()), Counts: map[string]int{}, LastStep: session.Last(), Reviewer: s.options.Reviewer,
		Editable: review.Editable, Vocabulary: schema.Vocabulary, Labels: columnLabels(), ErrorTypes: schema.Vocabulary["error_type"],
		Guards: map[string]guardWords{}, Rules: map[string]ruleWords{},
		Versions: versions{s.options.Info.ToolVersion, s.options.Engine.RulesetVersion(), schema.Version}}
	for _, status := range schema.Vocabulary["review_status"] {
		a.Counts[status] = 0
	}
	for item := range session.All() {
		a.Claims++
		a.Counts[item.Claim.ReviewStatus]++
		if item.Open() {
			a.Open++
		}
	}
	for _, g := range extract.BuiltInGuards() {
		a.Guards[g.ID] = guardWords{g.Chinese, g.About}
	}
	for _, r := range s.options.Engine.Rules().Rules {
		words := ruleWords{Kind: string(r.Kind), About: r.About}
		if precision, measured := s.options.Engine.Precision(r.ID); measured {
			words.Precision = &precision
		}
		a.Rules[r.ID] = words
	}
	return writeJSON(w, a)
}

// columnLabels are those of every column that has a header, and of the closed vocabularies of no column of claims.
func columnLabels() map[string]labels {
	out := map[string]labels{}
	for _, c := range schema.ClaimsTable.Columns {
		out[c.Name] = labels{c.Header, valueLabels(c.Name)}
	}
	for name := range schema.Vocabulary {
		if _, known := out[name]; !known {
			out[name] = labels{headerOf(name), valueLabels(name)}
		}
	}
	return out
}

// headerOf finds the header of a column in the other tables, "" for none.
func headerOf(name string) string {
	for _, t := range slices.Concat(schema.Tables, []*schema.Table{schema.ReviewsTable, schema.FindingsTable}) {
		if c := t.Column(name); c != nil {
			return c.Header
		}
	}
	return ""
}

func valueLabels(column string) map[string]string {
	out := map[string]string{}
	for _, value := range schema.Vocabulary[column] {
		out[value] = export.Label(column, value)
	}
	return out
}
