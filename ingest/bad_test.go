package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBadInputs reads every file of fixtures/bad: each is rejected, alone and with its own code.
func TestBadInputs(t *testing.T) {
	want := []struct {
		name    string
		code    string
		offset  int64
		message string // a part of it
	}{
		{"binary.txt", "binary", 4, "NUL byte"},
		{"cut-surrogate-utf16.txt", "truncated", 8, "two halves"},
		{"invalid-utf8.txt", "invalid_utf8", 28, "damaged UTF-8: 0xE5 is not UTF-8 here (byte 28; bad bytes: 4)"},
		{"latin1.txt", "undecodable", 5, "neither UTF-8 (byte 1: 0xE9"},
		{"lone-surrogate-utf16.txt", "invalid_utf16", 8, "U+DC40"},
		{"mixed-encodings.txt", "undecodable", 81, "neither UTF-8 (byte 81"},
		{"pdf-as-text.txt", "binary", 0, "a PDF"},
		{"truncated-gb18030.txt", "undecodable", 54, "GB18030"},
		{"truncated-utf16.txt", "truncated", 74, "odd number"},
		{"truncated-utf8.txt", "truncated", 73, "ends inside a UTF-8"},
		{"utf32.txt", "unsupported_encoding", 0, "UTF-32"},
		{"zip-as-text.txt", "binary", 0, "Word document"},
	}
	dir := filepath.Join("..", "fixtures", "bad")
	sources, err := Inputs([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(sources) != len(want) {
		t.Errorf("%s holds %d files, the table %d", dir, len(sources), len(want))
	}
	for _, w := range want {
		t.Run(w.name, func(t *testing.T) {
			document, reject := Read(Source{Name: filepath.Join(dir, w.name)}, Options{})
			if document != nil || reject == nil {
				t.Fatalf("document %+v, want a reject", document)
			}
			if reject.Stage != StageDecode || reject.Code != w.code || !strings.Contains(reject.Message, w.message) {
				t.Errorf("got %s %s %q, want decode %s %q", reject.Stage, reject.Code, reject.Message, w.code, w.message)
			}
			if reject.Offset == nil || *reject.Offset != w.offset {
				t.Errorf("offset %v, want %d (%s)", deref(reject.Offset), w.offset, reject.Message)
			}
			raw, _ := os.ReadFile(filepath.Join(dir, w.name))
			if reject.Offset != nil && *reject.Offset > int64(len(raw)) {
				t.Errorf("offset %d behind the end %d", *reject.Offset, len(raw))
			}
		})
	}
}

func deref(p *int64) any {
	if p == nil {
		return nil
	}
	return *p
}
