package ingest

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLoadRejects(t *testing.T) {
	tree(t, "d/", "broken.txt -> gone", "secret.txt", "large.txt")
	if err := os.Chmod("secret.txt", 0); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		source Source
		limit  int64
		code   string
	}{
		{"gone since it was listed", Source{Name: "broken.txt"}, 0, "not_found"},
		{"a directory that could not be listed", Source{Name: "d"}, 0, "io"},
		{"no permission", Source{Name: "secret.txt"}, 0, "permission"},
		{"a file over the limit", Source{Name: "large.txt"}, 4, "too_large"},
		{"standard input over the limit", Source{Name: "-", Reader: strings.NewReader("12345")}, 4, "too_large"},
		{"standard input that fails", Source{Name: "-", Reader: iotest.ErrReader(errors.New("device gone"))}, 0, "io"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.code == "permission" && os.Geteuid() == 0 {
				t.Skip("root may read everything")
			}
			document, reject := Read(tt.source, Options{MaxBytes: tt.limit})
			if document != nil || reject == nil {
				t.Fatalf("document %+v, want a reject", document)
			}
			if reject.Source != tt.source.Name || reject.Stage != StageOpen || reject.Code != tt.code || reject.Offset != nil {
				t.Errorf("got %+v, want open %s", *reject, tt.code)
			}
			if strings.Contains(reject.Message, tt.source.Name+":") {
				t.Errorf("message %q repeats the source", reject.Message)
			}
		})
	}
}

func TestLoadLimitIsInclusive(t *testing.T) {
	tree(t, "a.txt") // five bytes
	for _, s := range []Source{{Name: "a.txt"}, {Name: "-", Reader: strings.NewReader("28名")}} {
		raw, reject := Load(s, Options{MaxBytes: 5})
		if reject != nil || string(raw) != "28名" {
			t.Errorf("%s: %q, %+v", s.Name, raw, reject)
		}
	}
}

func TestReadLongLine(t *testing.T) {
	const want = 50 << 20
	const clause = "帮助困难妇女28名，"
	line := strings.Repeat(clause, want/len(clause)+1)
	tree(t)
	if err := os.WriteFile("long.txt", []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	document, reject := Read(Source{Name: "long.txt"}, Options{})
	if reject != nil {
		t.Fatal(reject.Message)
	}
	if document.Bytes < want || document.Text != line {
		t.Errorf("read %d bytes, %d of text; want %d", document.Bytes, len(document.Text), len(line))
	}
}

func TestSourceIsValidUTF8(t *testing.T) {
	document, _ := Parse("a\xFF.txt", []byte("28名"), Options{})
	_, reject := Parse("a\xFF.txt", []byte("\x00"), Options{})
	if document.Source != "a\uFFFD.txt" || reject.Source != "a\uFFFD.txt" {
		t.Errorf("sources %q and %q", document.Source, reject.Source)
	}
}
