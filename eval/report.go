package eval

import (
	"encoding/json"
	"fmt"
	"io"
)

// MinimumHits is how many claims a rule must have made before its precision says something.
const MinimumHits = 20

// Report is what Score gives. Its JSON is made by WriteJSON and read by ReadReport.
type Report struct {
	Figures
	PerGenre    []Group  `json:"per_genre"`    // by name
	PerDocument []Group  `json:"per_document"` // in the order of the gold
	PerRule     []Rule   `json:"per_rule"`     // by id
	Misses      []Misses `json:"misses"`       // missed, spurious, then each field
	Claims      []Row    `json:"claims"`       // every claim of the documents, in their order
}

// Figures are the measures over some documents.
type Figures struct {
	Documents  int      `json:"documents"`
	Must       int      `json:"must"`      // labels that have to be found
	Predicted  int      `json:"predicted"` // claims that count: all but those on borderline labels
	Found      int      `json:"found"`     // must labels that a claim matches
	Precision  float64  `json:"precision"` // found of predicted
	Recall     float64  `json:"recall"`    // found of must
	F1         float64  `json:"f1"`
	Ungrounded int      `json:"ungrounded"` // claims whose number or quote is not what the text has there
	Fields     []Figure `json:"fields"`     // of the found, each by itself
	Ladder     []Figure `json:"ladder"`     // F1 of the claims that are found with this field and all before it right
}

// Figure is one number of a row of figures.
type Figure struct {
	Name  string  `json:"name"`
	Right int     `json:"right"` // claims
	Value float64 `json:"value"`
}

// Group is the figures of one genre or one document.
type Group struct {
	Name string `json:"name"`
	Figures
}

// Rule is how the claims of one rule fare.
type Rule struct {
	ID        string  `json:"id"`
	Hits      int     `json:"hits"`      // claims that the rule made
	Right     int     `json:"right"`     // of these, on a label, borderline ones too
	Precision float64 `json:"precision"` // right of hits; see Measured
	Found     int     `json:"found"`     // of these, on a label that has to be found
	Indicator int     `json:"indicator"` // of the found, with the right indicator
}

// Measured reports that the rule has hits enough for its precision to be used as a confidence.
func (r Rule) Measured() bool { return r.Hits >= MinimumHits }

// Misses are the errors of one kind: missed, spurious, or the name of a field.
type Misses struct {
	Kind string `json:"kind"`
	List []Miss `json:"list"`
}

// Miss is one error.
type Miss struct {
	Document string `json:"document"`
	Number   string `json:"number"`
	Want     string `json:"want,omitempty"` // of a field
	Got      string `json:"got,omitempty"`
	Context  string `json:"context"` // the text around, line breaks as ⏎
}

// WriteJSON writes the whole report: the same report, the same bytes.
func (r Report) WriteJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(r)
}

// ReadReport reads what WriteJSON wrote.
func ReadReport(r io.Reader) (Report, error) {
	var report Report
	if err := json.NewDecoder(r).Decode(&report); err != nil {
		return Report{}, fmt.Errorf("report of an evaluation: %w", err)
	}
	return report, nil
}
