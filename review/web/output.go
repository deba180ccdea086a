package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

// output gathers an answer and hands it on in pieces. Each piece has its own time limit, so that a slow client is bounded and a long
// answer is not.
type output struct {
	w      http.ResponseWriter
	limit  time.Duration
	buffer []byte
	err    error
}

// piece is how much is gathered.
const piece = 64 << 10

func (s *Server) output(w http.ResponseWriter) *output {
	return &output{w: w, limit: s.limits.WriteTime}
}

// Write adds to the answer.
func (o *output) Write(p []byte) (int, error) {
	o.buffer = append(o.buffer, p...)
	o.flushFull()
	return len(p), o.err
}

func (o *output) text(s string) { o.buffer = append(o.buffer, s...) }

// value adds a value of ours as JSON.
func (o *output) value(v any) {
	o.buffer = append(o.buffer, encode(v)...)
}

func (o *output) flushFull() {
	if len(o.buffer) >= piece {
		o.flush()
	}
}

// flush hands on what is gathered. An error means that the client is gone; what follows is dropped.
func (o *output) flush() {
	if o.err == nil && len(o.buffer) > 0 {
		setWriteDeadline(o.w, o.limit)
		_, o.err = o.w.Write(o.buffer)
	}
	o.buffer = o.buffer[:0]
}

// encode prints a value of ours, which cannot fail, without the escapes for HTML, as the lines of claims.jsonl are printed.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return []byte("null")
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// writeJSON answers with a value.
func writeJSON(w http.ResponseWriter, v any) error {
	return writeBytes(w, typeJSON, append(encode(v), '\n'))
}

func writeBytes(w http.ResponseWriter, mediaType string, body []byte) error {
	w.Header().Set("Content-Type", mediaType)
	_, _ = w.Write(body) // a client that is gone is told nothing
	return nil
}
