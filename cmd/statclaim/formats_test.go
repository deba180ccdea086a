package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statclaim/extract"
	"statclaim/ingest"
)

// TestEveryFormatGivesTheSameClaims reads the notice of fixtures/formats in every format: value, unit, indicator and period of
// its claims are the same, and its spans hold in each text layer.
func TestEveryFormatGivesTheSameClaims(t *testing.T) {
	engine, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "fixtures", "formats")
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, file := range files {
		t.Run(file.Name(), func(t *testing.T) {
			for item := range ingest.Documents([]ingest.Source{{Name: filepath.Join(dir, file.Name())}}, ingest.Options{}) {
				reading := item.Read(ingest.Options{})
				if reading.Reject != nil {
					t.Fatalf("%+v", *reading.Reject)
				}
				runes := []rune(reading.Document.Text)
				var got strings.Builder
				for _, c := range engine.Extract(reading.Document).Claims {
					fmt.Fprintln(&got, c.ValueText, c.Unit, c.Indicator, c.Period)
					if number := string(runes[c.NumberStart:c.NumberEnd]); number != c.NumberText {
						t.Errorf("%s: %q stands where %q should", item.Name, number, c.NumberText)
					}
				}
				if want == "" {
					want = got.String()
				}
				if got.String() != want || got.Len() == 0 {
					t.Errorf("%s: got\n%swant\n%s", item.Name, got.String(), want)
				}
			}
		})
	}
}
