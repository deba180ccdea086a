// Package reviewtest makes runs for the tests of the packages under review.
//
// It takes documents and gives the directory that the command would have written of them. Nothing but tests imports it.
package reviewtest

import (
	"crypto/sha256"
	"fmt"
	"sync"
	"testing"

	"statclaim/export"
	"statclaim/extract"
	"statclaim/schema"
)

var rules = sync.OnceValues(func() (*extract.Engine, error) { return extract.New(extract.Options{}) })

// Engine gives the built-in rules, which are loaded once.
func Engine(t testing.TB) *extract.Engine {
	t.Helper()
	engine, err := rules()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// WriteRun extracts documents and writes the run, with runJSON as run.json. A document without an id gets that of its text.
func WriteRun(t testing.TB, o export.Options, runJSON string, documents ...schema.Document) {
	t.Helper()
	run, err := export.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Abort()
	for i := range documents {
		doc := documents[i]
		if doc.DocumentID == "" {
			doc.DocumentID = fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(doc.Text)))
		}
		result := Engine(t).Extract(&doc)
		write(t, run, schema.DocumentsTable, []schema.Document{doc})
		write(t, run, schema.ClaimsTable, result.Claims)
		write(t, run, schema.ArticlesTable, result.Articles)
		write(t, run, schema.SuppressedTable, result.Suppressed)
	}
	if err := run.Commit([]byte(runJSON)); err != nil {
		t.Fatal(err)
	}
}

func write[R any](t testing.TB, run *export.Run, table *schema.Table, rows []R) {
	t.Helper()
	for i := range rows {
		if err := run.Write(table, &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
}
