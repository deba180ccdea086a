package web

import (
	"bytes"
	"net/http"

	"statclaim/schema"
)

func serveHealth(_ *Server, w http.ResponseWriter, _ *request) error {
	return writeJSON(w, struct {
		Status string `json:"status"`
	}{"ok"})
}

func serveSchema(s *Server, w http.ResponseWriter, q *request) error {
	return writeBytes(w, q.gives, s.schema)
}

func serveOpenAPI(s *Server, w http.ResponseWriter, _ *request) error {
	return writeBytes(w, typeJSON, s.openAPI)
}

// jsonSchema is the schema of the rows, as `statclaim schema --format json` prints it.
func jsonSchema() ([]byte, error) {
	var b bytes.Buffer
	err := schema.WriteJSONSchema(&b)
	return b.Bytes(), err
}
