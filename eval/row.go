package eval

import "statclaim/schema"

// Row is one claim of a report: what it says and how it fared.
type Row struct {
	Document string            `json:"document"`
	Start    int               `json:"start"` // of the number, code points
	End      int               `json:"end"`
	Number   string            `json:"number"`
	Verdict  string            `json:"verdict"`         // found, neutral, spurious
	Wrong    []string          `json:"wrong,omitempty"` // fields that a found claim has wrong
	Cells    map[string]string `json:"cells"`           // columns of claims as text, without nulls
}

// identity are the columns that tell claims apart, repeat others or belong to a reviewer: a claim does not change by them.
var identity = map[string]bool{
	"claim_id": true, "document_id": true, "source": true, "number_text": true, "value": true, "value_float": true,
	"quote_start": true, "quote_end": true, "quote_start_byte": true, "quote_end_byte": true,
	"number_start": true, "number_end": true, "number_start_byte": true, "number_end_byte": true,
	"confidence": true, "review_status": true, "review_note": true, "reviewer": true, "reviewed_at": true,
}

func newRow(document string, c *schema.Claim, verdict string, wrong []string) Row {
	r := Row{document, int(c.NumberStart), int(c.NumberEnd), c.NumberText, verdict, wrong, map[string]string{}}
	var cell schema.Cell
	for i := range schema.ClaimsTable.Columns {
		column := &schema.ClaimsTable.Columns[i]
		if identity[column.Name] {
			continue
		}
		column.Read(c, &cell)
		if text := column.Print(&cell, ", "); text != "" {
			r.Cells[column.Name] = text
		}
	}
	return r
}
