package gold

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"statclaim/extract/layout"
	"statclaim/review"
	"statclaim/review/stats"
	"statclaim/schema"
)

// File is one document of a gold set.
type File struct {
	Name   string // of both files, without the extension; unique in the set, safe on every system
	Text   string // the text layer
	Labels []byte // the content of NAME.json
	Source string
	Claims int
}

// Skipped is a document that gives no gold, and why.
type Skipped struct{ Source, Why string }

// Genre is what the labels say where the kind of the document is not known.
const Genre = "reviewed"

// Files gives the gold of a session, in the order of the run. With partial, documents count that were begun.
func Files(s *review.Session, partial bool) (files []File, skipped []Skipped) {
	names := namer{}
	texts := map[string]bool{} // document ids
	for _, doc := range s.Documents() {
		items := s.Items(doc.Source)
		why := ""
		switch {
		case doc.Text == "":
			why = "the run holds no text of it"
		case !begun(items):
			why = "nothing was decided"
		case !partial && !stats.IsWhole(items):
			why = "claims are open"
		case texts[doc.DocumentID]:
			why = "the same text as an earlier document"
		}
		if why != "" {
			skipped = append(skipped, Skipped{doc.Source, why})
			continue
		}
		texts[doc.DocumentID] = true
		f := File{Name: names.name(doc), Text: doc.Text, Source: doc.Source}
		labels := labelsOf(items)
		f.Claims, f.Labels = len(labels), encode(labelFile{f.Name, published(doc), Genre, markdown(doc), labels})
		files = append(files, f)
	}
	return files, skipped
}

func begun(items []*review.Item) bool {
	return slices.ContainsFunc(items, func(i *review.Item) bool { return i.Claim.ReviewStatus != schema.Unreviewed })
}

func published(doc *schema.Document) *string {
	if doc.PublishedAt == nil {
		return nil
	}
	text := doc.PublishedAt.String()
	return &text
}

// markdown is the media type of a text that is laid out as Markdown; every other one is read alike.
func markdown(doc *schema.Document) string {
	if doc.MediaType == layout.MediaMarkdown {
		return doc.MediaType
	}
	return ""
}

// labelFile is the form of NAME.json.
type labelFile struct {
	Doc       string  `json:"doc"`
	Published *string `json:"published"`
	Genre     string  `json:"genre"`
	MediaType string  `json:"media_type,omitempty"` // where the text is not to be read as plain
	Claims    []label `json:"claims"`
}

type label struct {
	Start      int64   `json:"start"`
	End        int64   `json:"end"`
	Text       string  `json:"text"`
	Value      *string `json:"value"`
	Lower      *string `json:"lower"`
	Upper      *string `json:"upper"`
	Qualifier  string  `json:"qualifier"`
	UnitKind   string  `json:"unit_kind"`
	Unit       *string `json:"unit"`
	Per        *string `json:"per"`
	Measure    string  `json:"measure"`
	Indicator  *string `json:"indicator"`
	Subject    *string `json:"subject"`
	Period     *string `json:"period"`
	PeriodText *string `json:"period_text"`
	Comparison string  `json:"comparison"`
	Direction  string  `json:"direction"`
	Modality   string  `json:"modality"`
	Place      *string `json:"place"`
	PartOf     *int    `json:"part_of"`
	Must       bool    `json:"must"`
}

// labelsOf gives the labels of a document in the order of the text.
func labelsOf(items []*review.Item) []label {
	var kept []*review.Item
	for _, i := range items {
		if i.Claim.ReviewStatus != schema.Rejected {
			kept = append(kept, i)
		}
	}
	slices.SortStableFunc(kept, func(a, b *review.Item) int {
		return cmp.Or(cmp.Compare(a.Claim.NumberStart, b.Claim.NumberStart), cmp.Compare(a.Claim.NumberEnd, b.Claim.NumberEnd))
	})
	place := map[string]int{}
	for n, i := range kept {
		place[i.Claim.ClaimID] = n
	}
	out := []label{}
	for _, i := range kept {
		l := labelOf(i.Claim)
		if n, known := place[i.Claim.RelatedClaimID]; known && i.Claim.Relation == "part_of" {
			l.PartOf = &n
		}
		l.Must = stats.IsRight(i.Claim)
		out = append(out, l)
	}
	return out
}

func labelOf(c *schema.Claim) label {
	column := func(name string) *string {
		if value := review.Printed(c, name); value != "" {
			return &value
		}
		return nil
	}
	return label{Start: c.NumberStart, End: c.NumberEnd, Text: c.NumberText, Value: column("value"), Lower: column("lower"), Upper: column("upper"),
		Qualifier: c.Qualifier, UnitKind: c.UnitKind, Unit: column("unit"), Per: column("per"), Measure: c.Measure, Indicator: column("indicator"),
		Subject: column("subject"), Period: column("period"), PeriodText: column("period_text"), Comparison: c.Comparison, Direction: c.Direction,
		Modality: c.Modality, Place: column("place")}
}

func encode(f labelFile) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	_ = encoder.Encode(f) // texts and numbers of valid UTF-8 always encode
	return out.Bytes()
}
