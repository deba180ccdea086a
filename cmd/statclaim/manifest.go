package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"

	"statclaim/ingest"
	"statclaim/schema"
)

// inputRecord is what run.json says of one input. A file of many documents is one input: its rows and members are counted.
type inputRecord struct {
	Source     string `json:"source"`
	Bytes      int64  `json:"bytes"`            // of its documents
	SHA256     string `json:"sha256,omitempty"` // of the bytes as read; "" where they could not be, and for a file of many
	Status     string `json:"status"`           // ok or rejected; of a file of many ok means that some document was read
	DocumentID string `json:"document_id,omitempty"`
	Documents  int    `json:"documents,omitempty"` // of a file of many
	Rejects    int    `json:"rejects,omitempty"`   // the same
	Code       string `json:"code,omitempty"`      // of the reject
	Claims     int    `json:"claims"`

	source string // of the document
	index  int    // among the inputs
	many   bool
}

func newInputRecord(item *ingest.Item) inputRecord {
	source := strings.ToValidUTF8(item.Name, "\uFFFD")
	r := inputRecord{Source: source, source: source, index: item.Input, many: item.BlockPath != ""}
	if r.many {
		r.Source = strings.ToValidUTF8(item.Container.Root, "\uFFFD")
	}
	return r
}

func (r *inputRecord) settle(o outcome) {
	if o.reject != nil {
		r.Status, r.Code = "rejected", o.reject.Code
		return
	}
	if o.document == nil { // the run has ended meanwhile
		return
	}
	r.Status, r.DocumentID, r.Claims = "ok", o.document.DocumentID, len(o.result.Claims)
}

// merge adds a document to the record of the file of many that it is in.
func (r *inputRecord) merge(o inputRecord) {
	r.Bytes += o.Bytes
	r.Claims += o.Claims
	r.SHA256, r.DocumentID, r.Code = "", "", ""
	if o.Status == "rejected" {
		r.Rejects++
		return
	}
	r.Status = o.Status
	r.Documents++
}

// counts are the totals of a run.
type counts struct {
	Documents  int   `json:"documents"`
	Articles   int   `json:"articles"`
	Claims     int   `json:"claims"`
	Suppressed int   `json:"suppressed"`
	Rejects    int   `json:"rejects"`
	Bytes      int64 `json:"bytes"` // read, those of rejects too
	Fuses      int   `json:"fuses"` // rule matches given up on time
}

// maxInputs is how many inputs run.json names: memory and the file shall not grow with the corpus. The table documents has them all.
const maxInputs = 10_000

// tally gathers what a run did, for its summary and for run.json.
type tally struct {
	counts   counts
	kept     counts        // those of them that an interrupted run had made
	inputs   []inputRecord // the first ones, whole
	input    *inputRecord  // the last one, to which documents may still be added
	total    int           // inputs
	ruleHits map[string]int
	started  time.Time
}

func newTally(started time.Time) *tally { return &tally{ruleHits: map[string]int{}, started: started} }

func (t *tally) add(o outcome) {
	t.record(o.input)
	t.counts.Bytes += o.input.Bytes
	if o.reject != nil {
		t.counts.Rejects++
		return
	}
	t.counts.Documents++
	t.counts.Articles += len(o.result.Articles)
	t.counts.Claims += len(o.result.Claims)
	t.counts.Suppressed += len(o.result.Suppressed)
	t.counts.Fuses += o.result.Fuses
	for rule, hits := range o.result.RuleHits {
		t.ruleHits[rule] += hits
	}
}

// record keeps one line for each input.
func (t *tally) record(r inputRecord) {
	if t.input != nil && t.input.index == r.index {
		t.input.merge(r)
		return
	}
	t.endInput()
	t.total++
	if !r.many {
		t.input = &r
		return
	}
	t.input = &inputRecord{Source: r.Source, Status: "rejected", index: r.index}
	t.input.merge(r)
}

// endInput keeps the last input, where there is room for it.
func (t *tally) endInput() {
	if t.input != nil && len(t.inputs) < maxInputs {
		t.inputs = append(t.inputs, *t.input)
	}
	t.input = nil
}

// summary is the line at the end of a run.
func (t *tally) summary(elapsed time.Duration) string {
	c := t.counts
	seconds := max(elapsed.Seconds(), 1e-9)
	text := fmt.Sprintf("%s, %s, %d suppressed, %s, %s in %.2f s (%.1f MB/s)",
		plural(c.Documents, "document"), plural(c.Claims, "claim"), c.Suppressed, plural(c.Rejects, "reject"),
		size(c.Bytes), seconds, float64(c.Bytes-t.kept.Bytes)/1e6/seconds)
	if c.Fuses > 0 {
		text += fmt.Sprintf("; %s to match a rule given up on time", plural(c.Fuses, "attempt"))
	}
	if kept := t.kept.Documents + t.kept.Rejects; kept > 0 {
		text += fmt.Sprintf("; %s of them were done before", plural(kept, "document"))
	}
	return text
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func size(bytes int64) string {
	switch {
	case bytes >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d B", bytes)
}

// manifest is run.json. The order of its keys is that of the fields; clocks and hosts stand here and in no table.
type manifest struct {
	Tool      string         `json:"tool"`
	Version   string         `json:"version"`
	Revision  string         `json:"revision,omitempty"`
	Go        string         `json:"go"`
	Platform  string         `json:"platform"`
	Ruleset   string         `json:"ruleset"`
	Schema    string         `json:"schema"`
	Arguments []string       `json:"arguments"`
	Jobs      int            `json:"jobs"`
	ExitCode  int            `json:"exit_code"`
	Counts    counts         `json:"counts"`
	Timings   timings        `json:"timings"`
	Resume    *resumeRecord  `json:"resume,omitempty"` // of a run with --resume
	RuleHits  map[string]int `json:"rule_hits"`        // sorted by encoding/json
	Total     int            `json:"inputs_total"`
	Inputs    []inputRecord  `json:"inputs"` // the first ones, at most maxInputs
}

type timings struct {
	Started            time.Time `json:"started"`
	Finished           time.Time `json:"finished"`
	Seconds            float64   `json:"seconds"`
	MegabytesPerSecond float64   `json:"megabytes_per_second"`
}

func (t *tally) manifest(e *extraction, exit int, finished time.Time) ([]byte, error) {
	seconds := finished.Sub(t.started).Seconds()
	t.endInput()
	m := manifest{
		Tool: "statclaim", Version: e.build.version, Revision: e.build.revision,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Ruleset: e.engine.RulesetVersion(), Schema: schema.Version,
		Arguments: e.arguments, Jobs: e.settings.jobs, ExitCode: exit,
		Counts: t.counts, Resume: e.resumeRecord(), RuleHits: t.ruleHits, Total: t.total, Inputs: t.inputs,
		Timings: timings{t.started.UTC(), finished.UTC(), seconds, float64(t.counts.Bytes-t.kept.Bytes) / 1e6 / max(seconds, 1e-9)},
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(m)
	return out.Bytes(), err
}
