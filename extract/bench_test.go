package extract

import (
	"os"
	"path/filepath"
	"testing"

	"statclaim/schema"
)

// BenchmarkExtract reads our own fixture documents end to end on one core.
func BenchmarkExtract(b *testing.B) {
	e := engine(b)
	paths, err := filepath.Glob("../fixtures/documents/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no fixtures", err)
	}
	var docs []*schema.Document
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &schema.Document{Source: path, Text: string(content), MediaType: "text/plain"})
		b.SetBytes(int64(len(content)))
	}
	total := int64(0)
	for _, doc := range docs {
		total += int64(len(doc.Text))
	}
	b.SetBytes(total)
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			copied := *doc
			e.Extract(&copied)
		}
	}
}

// BenchmarkRuneWalk is the floor: the same text walked rune by rune, its numerals counted.
func BenchmarkRuneWalk(b *testing.B) {
	content, err := os.ReadFile("../fixtures/documents/police-county.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := string(content)
	b.SetBytes(int64(len(text)))
	count := 0
	for b.Loop() {
		for _, r := range text {
			if r >= '0' && r <= '9' {
				count++
			}
		}
	}
}
