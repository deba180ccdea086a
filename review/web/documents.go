package web

import (
	"net/http"

	"statclaim/review"
	"statclaim/schema"
)

// serveDocuments lists the documents without their text.
func serveDocuments(s *Server, w http.ResponseWriter, q *request) error {
	const mark = "documents"
	limit, err := q.query.number("limit", standardLimit, 1, maximumLimit)
	if err != nil {
		return err
	}
	after, err := readCursor(q.query, mark)
	if err != nil {
		return err
	}
	if err := s.refresh(); err != nil {
		return err
	}
	documents := s.options.Session.Documents()
	total, first := len(documents), 0
	if after != nil {
		at, err := s.placeOf(after)
		if err != nil {
			return err
		}
		first = at.document + 1
	}
	documents = documents[first:]
	next := []byte("null")
	if len(documents) > int(limit) {
		documents = documents[:limit]
		next = encode(cursor{Mark: mark, Source: documents[limit-1].Source}.String())
	}
	w.Header().Set("Content-Type", typeJSON)
	out := s.output(w)
	out.text(`{"documents":[`)
	for i, d := range documents {
		out.separate(i)
		out.document(d, s.options.Session.Items(d.Source), "text")
		out.flushFull()
	}
	out.text(`],"total":`)
	out.value(total)
	out.text(`,"next":`)
	out.text(string(next))
	out.text("}\n")
	out.flush()
	return nil
}

// document adds a document's row with how far its review is. claims counts those that reviewers added too.
func (o *output) document(d *schema.Document, items []*review.Item, without string) {
	row := *d
	row.Claims = int32(len(items))
	open := 0
	for _, item := range items {
		if item.Open() {
			open++
		}
	}
	o.members(schema.DocumentsTable, &row, without)
	o.text(`,"open":`)
	o.value(open)
	o.text("}")
}

// serveDocument gives a document with its text and everything in it.
func serveDocument(s *Server, w http.ResponseWriter, q *request) error {
	if err := s.refresh(); err != nil {
		return err
	}
	d, err := s.findDocument(q)
	if err != nil {
		return err
	}
	items := s.options.Session.Items(d.Source)
	w.Header().Set("Content-Type", typeJSON)
	out := s.output(w)
	out.text(`{"document":`)
	out.document(d, items, "")
	out.text(`,"claims":[`)
	for i, item := range items {
		out.separate(i)
		out.item(item, "")
		out.flushFull()
	}
	writeRows(out, `],"suppressed":[`, schema.SuppressedTable, s.options.Session.Suppressed(d.Source))
	writeRows(out, `],"articles":[`, schema.ArticlesTable, s.options.Session.Articles(d.Source))
	out.text("]}\n")
	out.flush()
	return nil
}

// anyDocument is the id in the path where the source alone says which document is meant.
const anyDocument = "-"

func (s *Server) findDocument(q *request) (*schema.Document, error) {
	id := q.PathValue("id")
	if source, given := q.query.last("source"); given {
		d, found := s.options.Session.Document(source)
		if !found || id != anyDocument && d.DocumentID != id {
			return nil, refuse(notFound, "no document %q of the source %q", clipped(id), clipped(source))
		}
		return d, nil
	}
	var found []*schema.Document
	for _, d := range s.options.Session.Documents() {
		if d.DocumentID == id {
			found = append(found, d)
		}
	}
	switch len(found) {
	case 0:
		return nil, refuse(notFound, "no document %q", clipped(id))
	case 1:
		return found[0], nil
	}
	var sources []string
	for _, d := range found {
		sources = append(sources, d.Source)
	}
	return nil, refuse(ambiguous, "%d documents have this text: say which by source=", len(found)).with("sources", sources)
}
