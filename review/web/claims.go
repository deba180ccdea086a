package web

import (
	"net/http"

	"statclaim/export"
	"statclaim/review"
	"statclaim/schema"
)

const (
	standardLimit = 100
	maximumLimit  = 1000
)

// serveClaims lists the claims of a selection, page by page.
func serveClaims(s *Server, w http.ResponseWriter, q *request) error {
	chosen, err := readSelection(q.query)
	if err != nil {
		return err
	}
	limit, err := q.query.number("limit", standardLimit, 1, maximumLimit)
	if err != nil {
		return err
	}
	fields, err := q.query.oneOf("fields", "all", "core")
	if err != nil {
		return err
	}
	mark := chosen.mark()
	after, err := readCursor(q.query, mark)
	if err != nil {
		return err
	}
	if err := s.refresh(); err != nil {
		return err
	}
	page, total, more, err := s.pick(chosen, after, int(limit))
	if err != nil {
		return err
	}
	without := ""
	if fields == "core" {
		without = "sentence"
	}
	w.Header().Set("Content-Type", typeJSON)
	out := s.output(w)
	out.text(`{"claims":[`)
	for i, p := range page {
		out.separate(i)
		out.item(p.item, without)
		out.flushFull()
	}
	out.text(`],"total":`)
	out.value(total)
	out.text(`,"next":`)
	if more {
		out.value(page[len(page)-1].cursorAt(mark))
	} else {
		out.text("null")
	}
	out.text("}\n")
	out.flush()
	return nil
}

// refresh takes in what other processes decided.
func (s *Server) refresh() error { return s.options.Session.Refresh() }

// find gives the claim of the path, which a source makes certain where its id stands in several documents.
func (s *Server) find(q *request) (*review.Item, error) {
	if err := s.refresh(); err != nil {
		return nil, err
	}
	id := q.PathValue("id")
	if source, given := q.query.last("source"); given {
		item, found := s.options.Session.Item(review.Key{Source: source, ClaimID: id})
		if !found {
			return nil, refuse(notFound, "no claim %q in %q", clipped(id), clipped(source))
		}
		return item, nil
	}
	sources := s.options.Session.Sources(id)
	switch len(sources) {
	case 0:
		return nil, refuse(notFound, "no claim %q", clipped(id))
	case 1:
		item, found := s.options.Session.Item(review.Key{Source: sources[0], ClaimID: id})
		if !found {
			return nil, refuse(notFound, "no claim %q", clipped(id))
		}
		return item, nil
	}
	return nil, refuse(ambiguous, "claim %s stands in %d documents of the same text: say which by source=", id, len(sources)).with("sources", sources)
}

func serveClaim(s *Server, w http.ResponseWriter, q *request) error {
	item, err := s.find(q)
	if err != nil {
		return err
	}
	w.Header().Set("ETag", etag(item))
	if matches(q.Header.Values("If-None-Match"), etag(item)) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return writeBytes(w, typeJSON, append(itemJSON(item), '\n'))
}

// versionedKey is a claim at the version that a reviewer may decide on.
type versionedKey struct {
	Source  string `json:"source"`
	ClaimID string `json:"claim_id"`
	Version int64  `json:"version"`
}

func serveAlike(s *Server, w http.ResponseWriter, q *request) error {
	item, err := s.find(q)
	if err != nil {
		return err
	}
	alike := []versionedKey{}
	for _, key := range s.options.Session.Alike(item.Key()) {
		if other, found := s.options.Session.Item(key); found {
			alike = append(alike, versionedKey{key.Source, key.ClaimID, other.Version})
		}
	}
	return writeJSON(w, struct {
		Claims []versionedKey `json:"claims"`
	}{alike})
}

// separate puts a comma before every element but the first.
func (o *output) separate(i int) {
	if i > 0 {
		o.text(",")
	}
}

// columnOf adds a column of a claim.
func (o *output) columnOf(name string, claim *schema.Claim) {
	o.buffer = export.AppendJSON(o.buffer, schema.ClaimsTable.Column(name), claim)
}
