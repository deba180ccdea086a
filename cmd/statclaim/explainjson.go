package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/schema"
)

// explainJSON is one explanation; what does not apply is null or missing. Rows are as in the JSONL outputs.
type explainJSON struct {
	Text       string           `json:"text"`
	Start      int              `json:"start"`
	End        int              `json:"end"`
	Sentence   string           `json:"sentence"`
	Masked     string           `json:"masked,omitempty"`
	Reading    *explainReading  `json:"reading"`
	Hits       []explainHit     `json:"hits"`
	Note       string           `json:"note,omitempty"`
	Sources    []explainSource  `json:"sources"`
	Claim      *json.RawMessage `json:"claim"`
	Suppressed *json.RawMessage `json:"suppressed"`
}

type explainReading struct {
	Section    string      `json:"section"`
	Article    int         `json:"article"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Text       string      `json:"text"`
	Masked     string      `json:"masked"`
	Recognised []foundJSON `json:"recognised"`
	Tried      []string    `json:"tried"`
	Rules      int         `json:"rules"`
}

type explainHit struct {
	Rule   string            `json:"rule"`
	Kind   string            `json:"kind"`
	Place  string            `json:"place"`
	Part   string            `json:"part"`
	Groups map[string]string `json:"groups"` // sorted by encoding/json
	Gives  map[string]string `json:"gives"`
}

type explainSource struct {
	Column string  `json:"column"`
	Value  string  `json:"value"`
	Basis  string  `json:"basis"`
	How    *string `json:"how"`
	Start  *int    `json:"start"`
	End    *int    `json:"end"`
}

// writeExplanationsJSON prints one array.
func writeExplanationsJSON(w io.Writer, all []extract.Explanation) error {
	out := []explainJSON{}
	for i := range all {
		x, err := explanationJSON(&all[i])
		if err != nil {
			return err
		}
		out = append(out, x)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(out); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	return nil
}

func explanationJSON(x *extract.Explanation) (explainJSON, error) {
	out := explainJSON{Text: x.Text, Start: x.Span.Start, End: x.Span.End, Sentence: x.Sentence, Masked: x.Masked, Note: x.Note,
		Hits: []explainHit{}, Sources: []explainSource{}, Reading: readingJSON(x.Reading)}
	for _, h := range x.Hits {
		hit := explainHit{Rule: h.Rule, Kind: h.Kind, Place: h.Place, Part: h.Part, Groups: map[string]string{}, Gives: map[string]string{}}
		for _, g := range h.Groups {
			hit.Groups[g.Name] = g.Text
		}
		for _, g := range h.Gives {
			hit.Gives[g.Column] = g.Value
		}
		out.Hits = append(out.Hits, hit)
	}
	for _, s := range x.Sources {
		source := explainSource{Column: s.Column, Value: s.Value, Basis: s.Basis, How: orNull(s.How)}
		if s.Span != nil {
			source.Start, source.End = &s.Span.Start, &s.Span.End
		}
		out.Sources = append(out.Sources, source)
	}
	var err error
	switch {
	case x.Claim != nil:
		out.Claim, err = rowJSON(schema.ClaimsTable, x.Claim)
	case x.Suppressed != nil:
		out.Suppressed, err = rowJSON(schema.SuppressedTable, x.Suppressed)
	}
	return out, err
}

func readingJSON(r *extract.Reading) *explainReading {
	if r == nil {
		return nil
	}
	out := &explainReading{Section: r.Section, Article: r.Article, Start: r.Span.Start, End: r.Span.End, Text: r.Text, Masked: r.Masked,
		Recognised: []foundJSON{}, Tried: append([]string{}, r.Tried...), Rules: r.RuleCount}
	for _, n := range r.Numerals {
		out.Recognised = append(out.Recognised, foundJSON{Type: "numeral", Start: n.Span.Start, End: n.Span.End, Text: n.Text,
			Value: decimalText(n.Value), Lower: decimalText(n.Lower), Upper: decimalText(n.Upper), Qualifier: orNull(n.Qualifier)})
	}
	for i := range r.Found {
		out.Recognised = append(out.Recognised, foundOf(&r.Found[i]))
	}
	return out
}

// rowJSON writes a row as the JSONL output does.
func rowJSON(table *schema.Table, row any) (*json.RawMessage, error) {
	var line bytes.Buffer
	w, err := export.Stream(&line, export.JSONL, table, export.Info{})
	if err == nil {
		err = w.Write(row)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("row of %s: %w", table.Name, err)
	}
	raw := json.RawMessage(bytes.TrimSpace(line.Bytes()))
	return &raw, nil
}
