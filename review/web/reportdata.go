package web

import (
	"bytes"
	"net/http"
	"slices"

	"statclaim/export"
	"statclaim/review"
	"statclaim/schema"
)

// leftOut are the columns that the rows of a report lack: the page shows none of them.
var leftOut = []string{"document_id", "value_float", "quote_start_byte", "quote_end_byte", "number_start_byte", "number_end_byte"}

// data is what the page of a report is about, as JSON in which no text can end the element that it stands in.
func (r *Report) data() ([]byte, error) {
	if err := r.Session.Refresh(); err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	s := &Server{options: r.Options}
	out := s.output(&bufferedAnswer{buffer: &buffer})
	out.text(`{"run":`)
	out.value(r.describe(s))
	out.text(`,"documents":[`)
	for i, d := range r.Documents {
		out.separate(i)
		out.document(d, r.Session.Items(d.Source), "")
		out.flushFull()
	}
	r.addSuppressed(out)
	out.text(`],"articles":[`)
	n := 0
	for _, d := range r.Documents {
		for i := range r.Session.Articles(d.Source) {
			out.separate(n)
			out.members(schema.ArticlesTable, &r.Session.Articles(d.Source)[i], "")
			out.text("}")
			n++
		}
	}
	out.text(`],"findings":`)
	s.addFindings(out)
	r.addClaims(out)
	out.text("}")
	out.flush()
	// < is the only letter that the end of a script element or a comment begins with, and in JSON it stands in texts only.
	return bytes.ReplaceAll(buffer.Bytes(), []byte("<"), []byte(`\u003c`)), out.err
}

// reportRun is what the page needs at its start, with what the report shows of the run.
type reportRun struct {
	runAnswer
	Shown int `json:"shown_documents"`
}

func (r *Report) describe(s *Server) reportRun {
	about := reportRun{s.describeRun(), len(r.Documents)}
	about.Claims, about.Open, about.Reviewer = 0, 0, ""
	about.Counts = map[string]int{}
	for _, d := range r.Documents {
		for _, item := range r.Session.Items(d.Source) {
			about.Claims++
			about.Counts[item.Claim.ReviewStatus]++
			if item.Open() {
				about.Open++
			}
		}
	}
	return about
}

func (r *Report) addSuppressed(out *output) {
	out.text(`],"suppressed":[`)
	n := 0
	for _, d := range r.Documents {
		rows := r.Session.Suppressed(d.Source)
		for i := range rows {
			out.separate(n)
			out.members(schema.SuppressedTable, &rows[i], "document_id")
			out.text("}")
			out.flushFull()
			n++
		}
	}
}

// addClaims writes the claims as rows under the names of their columns: a sentence, which several claims share, stands once.
func (r *Report) addClaims(out *output) {
	var columns []*schema.Column
	names := []string{}
	for i := range schema.ClaimsTable.Columns {
		c := &schema.ClaimsTable.Columns[i]
		if !slices.Contains(leftOut, c.Name) {
			columns = append(columns, c)
			names = append(names, c.Name)
		}
	}
	out.text(`,"columns":`)
	out.value(append(names, "review"))
	out.text(`,"rows":[`)
	n := 0
	sentences, numbers := []string{}, map[string]int{}
	for _, d := range r.Documents {
		for _, item := range r.Session.Items(d.Source) {
			out.separate(n)
			n++
			at, known := numbers[item.Claim.Sentence]
			if !known {
				at = len(sentences)
				numbers[item.Claim.Sentence] = at
				sentences = append(sentences, item.Claim.Sentence)
			}
			out.claimRow(item, columns, at, d.Text != "")
			out.flushFull()
		}
	}
	out.text(`],"sentences":`)
	out.value(sentences)
	r.addHistories(out)
}

// addHistories adds what was decided on each claim that was decided on, by the number of its row.
func (r *Report) addHistories(out *output) {
	out.text(`,"histories":[`)
	row, n := 0, 0
	for _, d := range r.Documents {
		for _, item := range r.Session.Items(d.Source) {
			if item.Version > 0 {
				out.separate(n)
				out.value([]any{row, history(r.Session, item.Key())})
				out.flushFull()
				n++
			}
			row++
		}
	}
	out.text("]")
}

// claimRow adds a claim as an array. In the place of its sentence stands the sentence's number, and what embedded.js takes out of the
// text again is null.
func (o *output) claimRow(item *review.Item, columns []*schema.Column, sentence int, withText bool) {
	o.text("[")
	for i, c := range columns {
		o.separate(i)
		switch {
		case c.Name == "sentence":
			o.value(sentence)
		case withText && (c.Name == "quote" || c.Name == "number_text"):
			o.text("null")
		case c.Name == "value_text" && item.Claim.Value != nil && item.Claim.ValueText == item.Claim.Value.String():
			o.text("null")
		default:
			o.buffer = export.AppendJSON(o.buffer, c, item.Claim)
		}
	}
	o.text(",")
	o.review(item)
	o.text("]")
}

// bufferedAnswer lets what answers requests write into memory.
type bufferedAnswer struct{ buffer *bytes.Buffer }

func (b *bufferedAnswer) Header() http.Header         { return http.Header{} }
func (b *bufferedAnswer) WriteHeader(int)             {}
func (b *bufferedAnswer) Write(p []byte) (int, error) { return b.buffer.Write(p) }
