package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"statclaim/schema"
)

// TestDocumentsAtOnce extracts all fixtures several times at once: every result is what a document alone gives, whatever room it used
// that another had used before.
func TestDocumentsAtOnce(t *testing.T) {
	paths, err := filepath.Glob("../fixtures/documents/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	var docs []schema.Document
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, schema.Document{Source: path, Text: string(content), MediaType: "text/plain"})
	}
	e := engine(t)
	alone := make([]Result, len(docs))
	for i := range docs {
		e.rooms = sync.Pool{} // nobody used any room before
		doc := docs[i]
		alone[i] = e.Extract(&doc)
	}
	var running sync.WaitGroup
	for worker := range 4 {
		running.Go(func() {
			for i := range docs {
				i = (i + worker*7) % len(docs)
				doc := docs[i]
				if got := e.Extract(&doc); !reflect.DeepEqual(got, alone[i]) {
					t.Errorf("%s: other rows than alone", doc.Source)
				}
			}
		})
	}
	running.Wait()
}
