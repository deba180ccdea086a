package gold

import (
	"strings"
	"testing"

	"statclaim/schema"
)

func TestNames(t *testing.T) {
	names := namer{}
	for _, tt := range []struct{ source, want string }{
		{"news/a.txt", "a"},
		{"old/A.txt", "A-00000000"},
		{"other/a.md", "a-00000000-2"},
		{`C:\news\通报 2023.docx`, "通报_2023"},
		{"rows.jsonl#17", "rows.jsonl_17"},
		{"news.zip#2024/a b.html", "a_b"},
		{"../..", "document"},
		{"con.txt", "document-con"},
		{"COM1.tar.gz", "document-COM1.tar"},
		{"-", "document-00000000"},
		{"=cmd|' /C calc'!A0.txt", "C_calc__A0"},
		{".hidden.txt", "hidden"},
		{strings.Repeat("长", 100) + ".txt", strings.Repeat("长", 40)},
	} {
		doc := &schema.Document{Source: tt.source, DocumentID: "sha256:" + strings.Repeat("0", 64)}
		if got := names.name(doc); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.source, got, tt.want)
		}
	}
}

// FuzzName wants names that differ, and that no system takes for anything but a file in the folder.
func FuzzName(f *testing.F) {
	f.Add("a/b.txt", "A/B.TXT")
	f.Add("..", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		names := namer{}
		first := names.name(&schema.Document{Source: a, DocumentID: "sha256:ab"})
		second := names.name(&schema.Document{Source: b, DocumentID: "sha256:ab"})
		if strings.EqualFold(first, second) {
			t.Errorf("%q and %q: both %q", a, b, first)
		}
		for _, name := range []string{first, second} {
			if name == "" || strings.ContainsAny(name, "/\\:\x00") || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || len(name) > 2*maxName {
				t.Errorf("%q, %q: %q", a, b, name)
			}
		}
	})
}
