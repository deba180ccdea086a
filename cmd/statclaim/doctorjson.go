package main

import (
	"bytes"
	"encoding/json"
	"io"

	"statclaim/ingest"
	"statclaim/schema"
)

// doctorJSON is one line of doctor --format jsonl: a document, a reject, or with kind container the sum of a table or an archive.
type doctorJSON struct {
	Kind           string          `json:"kind"`
	Source         string          `json:"source"`
	Format         string          `json:"format,omitempty"`
	FormatBasis    string          `json:"format_basis,omitempty"`
	Packing        string          `json:"packing,omitempty"`
	BlockPath      string          `json:"block_path,omitempty"`
	Encoding       string          `json:"encoding,omitempty"`
	EncodingBasis  string          `json:"encoding_basis,omitempty"`
	Bytes          int64           `json:"bytes,omitempty"`
	CodePoints     int64           `json:"code_points,omitempty"`
	ReplacedBytes  int64           `json:"replaced_bytes,omitempty"`
	Title          string          `json:"title,omitempty"`
	PublishedAt    string          `json:"published_at,omitempty"`
	PublishedBasis string          `json:"published_basis,omitempty"`
	Notes          []string        `json:"notes,omitempty"`
	Claims         int32           `json:"claims,omitempty"`
	Articles       []doctorArticle `json:"articles,omitempty"`
	Stage          string          `json:"stage,omitempty"`
	Code           string          `json:"code,omitempty"`
	Message        string          `json:"message,omitempty"`
	Offset         *int64          `json:"offset,omitempty"`
	Columns        []string        `json:"columns,omitempty"`
	TextColumn     string          `json:"text_column,omitempty"`
	IDColumn       string          `json:"id_column,omitempty"`
	DateColumn     string          `json:"date_column,omitempty"`
	TitleColumn    string          `json:"title_column,omitempty"`
	Documents      int             `json:"documents,omitempty"`
	Rejects        int             `json:"rejects,omitempty"`
	Skipped        []string        `json:"skipped,omitempty"`
	SkippedMore    int             `json:"skipped_more,omitempty"`
}

type doctorArticle struct {
	Title     string `json:"title,omitempty"`
	BlockPath string `json:"block_path,omitempty"`
	Claims    int32  `json:"claims"`
	Opening   string `json:"opening"`
}

func writeJSONLine(out io.Writer, line any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		return err
	}
	_, err := out.Write(b.Bytes())
	return err
}

func describeJSON(out io.Writer) func(examined) error {
	return func(e examined) error {
		line := doctorJSON{Kind: "document", Source: e.item.Name, Format: string(e.item.Format), FormatBasis: e.item.FormatBasis,
			Packing: e.item.Packing, BlockPath: e.item.BlockPath, Notes: e.reading.Notes}
		if r := e.reading.Reject; r != nil {
			line.Kind, line.Stage, line.Code, line.Message, line.Offset = "reject", r.Stage, r.Code, r.Message, r.Offset
			return writeJSONLine(out, line)
		}
		line.setDocument(e.reading.Document)
		text := []rune(e.reading.Document.Text)
		for i := range e.result.Articles {
			a := &e.result.Articles[i]
			line.Articles = append(line.Articles, doctorArticle{a.Title, a.BlockPath, a.Claims, opening(text, a)})
		}
		return writeJSONLine(out, line)
	}
}

func (l *doctorJSON) setDocument(d *schema.Document) {
	l.Encoding, l.EncodingBasis, l.Title, l.PublishedBasis = d.Encoding, d.EncodingBasis, d.Title, d.PublishedBasis
	l.Bytes, l.CodePoints, l.ReplacedBytes, l.Claims = d.Bytes, d.CodePoints, d.ReplacedBytes, d.Claims
	if d.PublishedAt != nil {
		l.PublishedAt = d.PublishedAt.String()
	}
}

func summariseJSON(out io.Writer) func(*ingest.Container) error {
	return func(c *ingest.Container) error {
		return writeJSONLine(out, doctorJSON{Kind: "container", Source: c.Name, Format: string(c.Format), FormatBasis: c.FormatBasis,
			Packing: c.Packing, Encoding: string(c.Encoding), EncodingBasis: c.Basis, Columns: c.Available,
			TextColumn: c.Columns.Text, IDColumn: c.Columns.ID, DateColumn: c.Columns.Date, TitleColumn: c.Columns.Title,
			Documents: c.Documents, Rejects: c.Rejects, Skipped: c.Skipped, SkippedMore: c.SkippedMore})
	}
}
