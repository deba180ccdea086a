package ingest

import (
	"archive/tar"
	"strings"
	"testing"
)

func TestArchives(t *testing.T) {
	text := []byte("28名。")
	rows := []byte("{\"text\":\"28名。\"}\n{\"text\":\"36起。\"}\n")
	file := func(name string, data []byte) member { return member{name: name, data: data} }
	tests := []struct {
		name    string
		file    string
		raw     []byte
		options Options
		want    []string
	}{
		{"zip, in the order of its directory", "a.zip", zipOf(t, file("d/b.txt", text), file("d/a.md", []byte("# 36起")), file("r.jsonl", rows)), Options{},
			[]string{`a.zip#d/b.txt "28名。" -`, `a.zip#d/a.md "# 36起" -`, `a.zip#r.jsonl#1 "28名。" -`, `a.zip#r.jsonl#2 "36起。" -`}},
		{"names in GBK", "a.zip", zipOf(t, file(string(gb("通报/情况.txt")), text)), Options{}, []string{`a.zip#通报/情况.txt "28名。" -`}},
		{"names of Windows", "a.zip", zipOf(t, file(`d\b.txt`, text)), Options{}, []string{`a.zip#d/b.txt "28名。" -`}},
		{"a date of a member's name", "a.zip", zipOf(t, file("2024-01-31.txt", text)), Options{}, []string{`a.zip#2024-01-31.txt "28名。" 2024-01-31 url`}},
		{"members of other kinds and hidden ones are skipped", "a.zip", zipOf(t, file("a.jpg", text), file("__MACOSX/a.txt", text), file(".b.txt", text), file("c.sql.gz", gzipOf(t, text)), file("d.txt", text)), Options{}, []string{`a.zip#d.txt "28名。" -`}},
		{"an archive in an archive", "a.zip", zipOf(t, file("b.zip", zipOf(t, file("c.txt", text)))), Options{}, []string{`a.zip#b.zip#c.txt "28名。" -`}},
		{"a member over the limit", "a.zip", zipOf(t, file("a.txt", []byte(strings.Repeat("名", 1000))), file("b.txt", text)), Options{MaxBytes: 1000}, []string{"a.zip#a.txt open too_large", `a.zip#b.txt "28名。" -`}},
		{"an empty archive", "a.zip", zipOf(t), Options{}, []string{"a.zip open no_documents"}},
		{"tar", "a.tar", tarOf(t, tar.Header{Name: "d/", Typeflag: tar.TypeDir}, tarFile("d/b.txt", text), tarFile("r.csv", []byte("text\n36起。\n"))), Options{}, []string{`a.tar#d/b.txt "28名。" -`, `a.tar#r.csv#1 "36起。" -`}},
		{"a tar larger than what is free of the ratio", "-", tarOf(t, tarFile("a.txt", make([]byte, 20<<20)), tarFile("b.txt", text)), Options{}, []string{"-#a.txt decode binary", `-#b.txt "28名。" -`}},
		{"tgz", "a.tgz", gzipOf(t, tarOf(t, tarFile("b.txt", text))), Options{}, []string{`a.tgz#b.txt "28名。" -`}},
		{"tar of zst", "a.tar.zst", zstdOf(t, tarOf(t, tarFile("b.txt", text))), Options{}, []string{`a.tar.zst#b.txt "28名。" -`}},
		{"a cut tar keeps what came before", "a.tar", tarOf(t, tarFile("b.txt", text), tarFile("c.txt", text))[:1300], Options{}, []string{`a.tar#b.txt "28名。" -`, "a.tar open truncated"}},
		{"gz", "2024-01-31.txt.gz", gzipOf(t, text), Options{}, []string{`2024-01-31.txt.gz "28名。" 2024-01-31 url`}},
		{"gz of rows", "r.jsonl.gz", gzipOf(t, rows), Options{}, []string{`r.jsonl.gz#1 "28名。" -`, `r.jsonl.gz#2 "36起。" -`}},
		{"gz without its name", "-", gzipOf(t, text), Options{}, []string{`- "28名。" -`}},
		{"gz of a format that is named", "-", gzipOf(t, rows), Options{Format: "jsonl.gz"}, []string{`-#1 "28名。" -`, `-#2 "36起。" -`}},
		{"a cut gz", "a.txt.gz", gzipOf(t, text)[:12], Options{}, []string{"a.txt.gz open truncated"}},
		{"a gz of damaged data", "a.txt.gz", append(gzipOf(t, text)[:20], 0, 0, 0, 0, 0, 0, 0, 0), Options{}, []string{"a.txt.gz open damaged"}},
		{"zst", "a.txt.zst", zstdOf(t, text), Options{}, []string{`a.txt.zst "28名。" -`}},
		{"a cut zst", "a.txt.zst", zstdOf(t, text)[:8], Options{}, []string{"a.txt.zst open truncated"}},
		{"a bomb of gz", "a.txt.gz", gzipOf(t, []byte(strings.Repeat("1", 32<<20))), Options{}, []string{"a.txt.gz open archive_limit"}},
		{"too deep", "a.gz", gzipOf(t, gzipOf(t, gzipOf(t, gzipOf(t, text)))), Options{}, []string{"a.gz open archive_limit"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { same(t, described(tt.file, tt.raw, tt.options), tt.want) })
	}
}

func TestUnsafeNames(t *testing.T) {
	for name, unsafe := range map[string]bool{
		"a.txt": false, "d/..a.txt": false, "a..txt": false, "./a.txt": false, "../a.txt": true, "d/../../a.txt": true, "d/..": true,
		"/a.txt": true, "//host/a.txt": true, "C:a.txt": true, "c:/a.txt": true, "a\x00.txt": true, "通:a.txt": false,
	} {
		if got := unsafeName(name) != ""; got != unsafe {
			t.Errorf("%q: unsafe %v, want %v", name, got, unsafe)
		}
	}
}

func TestSniff(t *testing.T) {
	text := "28名。"
	tests := []struct {
		file   string
		raw    []byte
		format Format
		basis  string
	}{
		{"a.txt", []byte(text), Text, FormatByExtension},
		{"a", []byte(text), Text, FormatByDefault},
		{"a.json", []byte("{}"), Text, FormatByDefault},
		{"a.txt", []byte("%PDF-1.4"), PDF, FormatByContent},
		{"a.pdf", []byte("%PDF-1.4"), PDF, FormatByExtension},
		{"a.txt", []byte("\n<!-- x --><!DOCTYPE HTML>"), HTML, FormatByContent},
		{"a.txt", with("\xFF\xFE", wide("<html>", false)), HTML, FormatByContent},
		{"a.csv", []byte("<html>,text\n"), CSV, FormatByExtension},
		{"a.md", []byte("<htmlish>"), Markdown, FormatByExtension},
		{"a.tgz", gzipOf(t, nil), Gzip, FormatByExtension},
		{"a.html", gzipOf(t, nil), Gzip, FormatByContent},
		{"a.txt", tarOf(t, tarFile("a", nil)), Tar, FormatByContent},
		{"a.txt", parquetOf(t, sampleRow{Text: &text}), Parquet, FormatByContent},
		{"a.txt", arrowOf(t, false, sampleRow{Text: &text}), Arrow, FormatByContent},
		{"a.txt", []byte("PAR1 is a word"), Text, FormatByExtension},
	}
	for _, tt := range tests {
		if format, basis := sniff(tt.file, tt.raw[:min(len(tt.raw), sniffBytes)], ""); format != tt.format || basis != tt.basis {
			t.Errorf("%s %.20q: got %s by %s, want %s by %s", tt.file, tt.raw, format, basis, tt.format, tt.basis)
		}
	}
	if format, basis := sniff("a.pdf", []byte("%PDF-1.4"), Text); format != Text || basis != FormatByOption {
		t.Errorf("with an option: got %s by %s", format, basis)
	}
}

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]Format{"text": Text, "MD": Markdown, "htm": HTML, ".jsonl": JSONL, "jsonl.gz": "jsonl.gz", "ndjson.zst": "jsonl.zst", "tar.gz": "tar.gz", "gz": Gzip} {
		if got, err := ParseFormat(name); got != want || err != nil {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"", "doc", "xlsx", "jsonl.bz2", "gz.x", "gz."} {
		if got, err := ParseFormat(name); err == nil {
			t.Errorf("%s: got %q, want an error", name, got)
		}
	}
}
