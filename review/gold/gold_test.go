package gold

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statclaim/eval"
	"statclaim/export"
	"statclaim/review"
	"statclaim/review/reviewtest"
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

// session is a run of three documents; the third has the text of the first.
func session(t *testing.T) *review.Session {
	t.Helper()
	first := "2022年，全市刑事发案同比下降13.38%。\r\n办结纠纷36起，其中调解成功30起，拨打12309热线咨询。"
	dir := t.TempDir()
	reviewtest.WriteRun(t, export.Options{Dir: dir, Formats: []export.Format{export.JSONL}}, "{}",
		schema.Document{Source: "news/0.md", Text: first},
		schema.Document{Source: "news/1.md", Text: "2023年，新建农村派出所9个，修路3.5公里。", MediaType: "text/markdown"},
		schema.Document{Source: "news/2.md", Text: first})
	s, err := review.Open(dir, review.Options{Engine: reviewtest.Engine(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func decide(t *testing.T, s *review.Session, decisions ...review.Decision) {
	t.Helper()
	if _, err := s.Decide(review.Step{Origin: "page", Decisions: decisions}); err != nil {
		t.Fatal(err)
	}
}

// TestFiles makes gold of a document that was reviewed wholly, with an added, a corrected and a rejected claim, and of one that was begun.
func TestFiles(t *testing.T) {
	s := session(t)
	of := func(source, number, kind string, fields ...review.Field) review.Decision {
		for _, item := range s.Items(source) {
			if item.Claim.NumberText == number {
				return review.Decision{Key: item.Key(), Kind: kind, Fields: fields, Version: review.AnyVersion}
			}
		}
		t.Fatalf("no claim %s", number)
		return review.Decision{}
	}
	hotline := s.Suppressed("news/0.md")[0]
	added, err := s.Propose("news/0.md", schema.Span{Start: int(hotline.Start), End: int(hotline.End)})
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"news/0.md", "news/2.md"} {
		decide(t, s, of(source, "13.38%", schema.Rejected), of(source, "36起", schema.Corrected, review.Field{Name: "value", Value: "38.0"}), of(source, "30起", schema.Accepted))
	}
	decide(t, s, added)
	decide(t, s, of("news/1.md", "9个", schema.Accepted))

	files, skipped := Files(s, false)
	if len(files) != 1 || files[0].Name != "0" || files[0].Text != s.Documents()[0].Text || files[0].Claims != 3 {
		t.Fatalf("%+v", files)
	}
	if want := []Skipped{{"news/1.md", "claims are open"}, {"news/2.md", "the same text as an earlier document"}}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %+v", skipped)
	}
	labels := string(files[0].Labels)
	for _, want := range []string{`"text": "36起",
   "value": "38"`, `"text": "30起"`, `"part_of": 0`, `"text": "12309`, `"place": null`, `"published": null`} {
		if !strings.Contains(labels, want) {
			t.Errorf("no %s in\n%s", want, labels)
		}
	}
	if strings.Contains(labels, "13.38%") || strings.Contains(labels, `"must": false`) || strings.Contains(labels, "media_type") {
		t.Errorf("a rejected or borderline label:\n%s", labels)
	}

	files, _ = Files(s, true)
	if len(files) != 2 || !strings.Contains(string(files[1].Labels), `"media_type": "text/markdown"`) || strings.Count(string(files[1].Labels), `"must": false`) != 1 {
		t.Errorf("%d files; the begun one\n%s", len(files), files[len(files)-1].Labels)
	}

	dir := t.TempDir()
	for _, f := range files {
		if err := errors.Join(os.WriteFile(filepath.Join(dir, f.Name+".txt"), []byte(f.Text), 0o644), os.WriteFile(filepath.Join(dir, f.Name+".json"), f.Labels, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	read, err := eval.LoadGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range read {
		if err := d.Check(files[i].Text); err != nil {
			t.Error(err)
		}
	}
}
