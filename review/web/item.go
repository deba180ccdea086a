package web

import (
	"strconv"

	"statclaim/review"
	"statclaim/schema"
)

// item adds a claim as the API gives it: every column of its row, flat, and what is known of its review.
func (o *output) item(i *review.Item, without string) {
	o.members(schema.ClaimsTable, i.Claim, without)
	o.text(`,"review":{"version":`)
	o.buffer = strconv.AppendInt(o.buffer, i.Version, 10)
	o.text(`,"extracted":`)
	o.extracted(i)
	o.text(`,"error_type":`)
	o.value(orNull(i.ErrorType))
	o.text(`,"changed":`)
	list(o, changesOf(i))
	o.text(`,"attention":`)
	o.buffer = strconv.AppendInt(o.buffer, int64(i.Attention), 10)
	o.text(`,"reasons":`)
	list(o, i.Reasons)
	o.text(`,"findings":`)
	list(o, i.Findings)
	o.text("}}")
}

// extracted adds what the corrected columns were before.
func (o *output) extracted(i *review.Item) {
	separator := `{"`
	if i.Extracted != nil {
		for _, name := range i.Corrected {
			o.text(separator)
			o.text(name)
			o.text(`":`)
			o.columnOf(name, i.Extracted)
			separator = `,"`
		}
	}
	if separator == `{"` {
		o.text("{")
	}
	o.text("}")
}

type change struct {
	Column string  `json:"column"`
	Old    *string `json:"old"`
	New    *string `json:"new"`
}

func changesOf(i *review.Item) []change {
	var out []change
	for _, c := range i.Changed {
		out = append(out, change{c.Name, orNull(c.Old), orNull(c.New)})
	}
	return out
}

// orNull is nil for an empty text.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// list adds a list; of thousands of claims most lists are empty.
func list[E any](o *output, elements []E) {
	if len(elements) == 0 {
		o.text("[]")
		return
	}
	o.value(elements)
}

// itemJSON is an item by itself.
func itemJSON(i *review.Item) []byte {
	var o output
	o.item(i, "")
	return o.buffer
}

// etag is the entity tag of a claim: its version.
func etag(i *review.Item) string { return `"` + strconv.FormatInt(i.Version, 10) + `"` }
