package web

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"runtime/debug"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// extractParameters are those of the query, for bodies that are the document itself.
var extractParameters = []string{"source", "published", "title"}

// documentFormats are the media types of documents that come in a request. Others, such as PDF, are for the command line.
var documentFormats = []struct {
	mediaType string
	format    ingest.Format
}{{typeText, ingest.Text}, {"text/markdown", ingest.Markdown}, {typeHTML, ingest.HTML}}

// standardSource is the source of a document that has no name, as on the command line.
const standardSource = "-"

func extractTypes() []string {
	types := []string{typeJSON}
	for _, f := range documentFormats {
		types = append(types, f.mediaType)
	}
	return types
}

// extractBody is the JSON body of /v1/extract.
type extractBody struct {
	Text        *string `json:"text"`
	Source      string  `json:"source"`
	PublishedAt string  `json:"published_at"`
	Title       string  `json:"title"`
	MediaType   string  `json:"media_type"`
}

// submission is a document as it was sent.
type submission struct {
	raw     []byte
	source  string
	title   string
	options ingest.Options
}

// serveExtract extracts the claims of the document in the body.
func serveExtract(s *Server, w http.ResponseWriter, q *request) error {
	sent, err := readSubmission(q)
	if err != nil {
		return err
	}
	e, err := s.extract(q.Context(), func() (extraction, error) { return s.work(sent) })
	if err != nil {
		return err
	}
	s.writeExtraction(w, q.gives, &e)
	return nil
}

// extraction is a document with what is in it.
type extraction struct {
	document *schema.Document
	extract.Result
}

// work reads a document and extracts it, as the command does.
func (s *Server) work(sent submission) (extraction, error) {
	reading := sent.read()
	if reject := reading.Reject; reject != nil {
		p := refuse(unreadable, "%s", reject.Message).with("stage", reject.Stage).with("code", reject.Code)
		if reject.Offset != nil {
			p.with("offset", *reject.Offset)
		}
		return extraction{}, p
	}
	document := reading.Document
	if sent.title != "" {
		document.Title = sent.title
	}
	if n := countNumbers(document.Text); n > s.limits.Numbers {
		return extraction{}, refuse(tooManyNumbers, "the document has some %d numbers: want at most %d, or use `statclaim extract`", n, s.limits.Numbers)
	}
	e := extraction{document, s.options.Engine.Extract(document)}
	for i := range e.Articles {
		a := &e.Articles[i]
		a.BlockPath = reading.Blocks.At(a.BodyStart)
	}
	return e, nil
}

// read makes the one document of what was sent.
func (s *submission) read() ingest.Reading {
	from := []ingest.Source{{Name: s.source, Reader: bytes.NewReader(s.raw)}}
	for item := range ingest.Documents(from, s.options) {
		return item.Read(s.options)
	}
	return ingest.Reading{Reject: &schema.Reject{Stage: ingest.StageOpen, Code: "empty", Message: "there is no document"}}
}

func readSubmission(q *request) (submission, error) {
	if q.takes != typeJSON {
		return rawSubmission(q)
	}
	var body extractBody
	if err := decodeStrict(q.body, &body); err != nil {
		return submission{}, err
	}
	if body.Text == nil {
		return submission{}, refuse(invalidRequest, "text is missing").with("pointer", "/text")
	}
	if body.MediaType == "" {
		body.MediaType = typeText
	}
	sent := submission{raw: []byte(*body.Text), source: body.Source, title: body.Title, options: ingest.Options{Encoding: ingest.UTF8}}
	if !sent.setFormat(body.MediaType) {
		return sent, refuse(invalidRequest, "media_type %q: want text/plain, text/markdown or text/html", clipped(body.MediaType)).with("pointer", "/media_type")
	}
	if err := sent.setPublished(body.PublishedAt); err != nil {
		return sent, refuse(invalidRequest, "published_at: %v", err).with("pointer", "/published_at")
	}
	return sent, sent.name(len(q.body))
}

// rawSubmission takes the body as the document. Its encoding is UTF-8 unless the type says another.
func rawSubmission(q *request) (submission, error) {
	sent := submission{raw: q.body, options: ingest.Options{Encoding: ingest.UTF8}}
	sent.source, _ = q.query.last("source")
	sent.title, _ = q.query.last("title")
	_, parameters, _ := mime.ParseMediaType(q.Header.Get("Content-Type")) // was read before
	if name := parameters["charset"]; name != "" {
		encoding, err := ingest.ParseEncoding(name)
		if err != nil {
			return sent, refuse(wrongType, "charset: %v", err)
		}
		sent.options.Encoding = encoding
	}
	sent.setFormat(q.takes)
	if date, _ := q.query.last("published"); date != "" {
		if err := sent.setPublished(date); err != nil {
			return sent, refuse(badParameter, "published: %v", err).with("parameter", "published")
		}
	}
	return sent, sent.name(len(q.body))
}

func (s *submission) setFormat(mediaType string) bool {
	for _, f := range documentFormats {
		if f.mediaType == mediaType {
			s.options.Format = f.format
			return true
		}
	}
	return false
}

func (s *submission) setPublished(text string) error {
	if text == "" {
		return nil
	}
	date, err := schema.ParseDate(text)
	if err == nil {
		s.options.Published = &date
	}
	return err
}

// maximumName is the longest source or title, in bytes.
const maximumName = 4096

// name checks what the document is called by, and gives a name to one without.
func (s *submission) name(size int) error {
	if len(s.source) > maximumName || len(s.title) > maximumName {
		return refuse(invalidRequest, "source and title: want at most %d bytes each", maximumName)
	}
	if s.source == "" {
		s.source = standardSource
	}
	s.options.MaxBytes = int64(size) + 1 // checked before
	return nil
}

// countNumbers counts the runs of digits of a text, Chinese and full width ones too: what an extraction needs memory for.
func countNumbers(text string) int {
	n, inside := 0, false
	for _, r := range text {
		digit := isDigit(r)
		if digit && !inside {
			n++
		}
		inside = digit
	}
	return n
}

func isDigit(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '半':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// extract does the work on a document within the limits of how many and how long. It cannot be stopped: what takes too long keeps its
// slot until it ends, so that never more is at work than there are slots.
func (s *Server) extract(ctx context.Context, work func() (extraction, error)) (extraction, error) {
	ctx, cancel := context.WithTimeout(ctx, s.limits.ExtractTime)
	defer cancel()
	if err := s.extractions.enter(ctx); err != nil {
		return extraction{}, err
	}
	type outcome struct {
		extraction
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		defer s.extractions.leave()
		var o outcome
		defer func() {
			if p := recover(); p != nil { // a bug that concerns one document
				s.log(panicText(p) + " in " + string(bytes.Join(bytes.Fields(debug.Stack()), []byte(" "))))
				o.err = refuse(internal, "this document made the extraction fail")
			}
			done <- o
		}()
		o.extraction, o.err = work()
	}()
	select {
	case o := <-done:
		return o.extraction, o.err
	case <-ctx.Done():
		return extraction{}, refuse(tookTooLong, "the extraction was given up after %s: send a shorter text, or use `statclaim extract`", s.limits.ExtractTime)
	}
}

// writeExtraction gives the rows: the claims, a row a line, or everything as one object.
func (s *Server) writeExtraction(w http.ResponseWriter, form string, e *extraction) {
	w.Header().Set("Content-Type", form)
	out := s.output(w)
	if form != typeJSON {
		for i := range e.Claims {
			out.row(schema.ClaimsTable, &e.Claims[i])
			out.text("\n")
			out.flushFull()
		}
		out.flush()
		return
	}
	out.text(`{"document":`)
	out.row(schema.DocumentsTable, e.document)
	writeRows(out, `,"claims":[`, schema.ClaimsTable, e.Claims)
	writeRows(out, `],"suppressed":[`, schema.SuppressedTable, e.Suppressed)
	writeRows(out, `],"articles":[`, schema.ArticlesTable, e.Articles)
	out.text("]}\n")
	out.flush()
}

// writeRows adds a list of rows behind its name.
func writeRows[R any](out *output, opening string, t *schema.Table, rows []R) {
	out.text(opening)
	for i := range rows {
		if i > 0 {
			out.text(",")
		}
		out.row(t, &rows[i])
		out.flushFull()
	}
}

// row adds a row as jsonl has it.
func (o *output) row(t *schema.Table, row any) {
	o.members(t, row, "")
	o.text("}")
}

// members opens an object and adds the columns of a row, but for one.
func (o *output) members(t *schema.Table, row any, without string) {
	separator := `{"`
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Name == without {
			continue
		}
		o.text(separator)
		o.text(c.Name)
		o.text(`":`)
		o.buffer = export.AppendJSON(o.buffer, c, row)
		separator = `,"`
	}
}
