package ingest

import (
	"bytes"
	"fmt"
	"testing"
	"unicode/utf8"
)

// One fuzz test a reader, from the fixtures of its format and damaged variants of them.

func FuzzHTML(f *testing.F)    { fuzzFormat(f, HTML, "notice.html", "notice-gbk.html") }
func FuzzDOCX(f *testing.F)    { fuzzFormat(f, DOCX, "notice.docx") }
func FuzzJSONL(f *testing.F)   { fuzzFormat(f, JSONL, "notice.jsonl") }
func FuzzCSV(f *testing.F)     { fuzzFormat(f, CSV, "notice.csv", "notice-gbk.csv") }
func FuzzTSV(f *testing.F)     { fuzzFormat(f, TSV, "notice.tsv") }
func FuzzParquet(f *testing.F) { fuzzFormat(f, Parquet, "notice.parquet") }
func FuzzArrow(f *testing.F)   { fuzzFormat(f, Arrow, "notice.arrow") }
func FuzzZip(f *testing.F)     { fuzzFormat(f, Zip, "notice.zip") }
func FuzzTar(f *testing.F)     { fuzzFormat(f, "tar.gz", "notice.tar.gz") }
func FuzzZstd(f *testing.F)    { fuzzFormat(f, "text.zst", "notice.txt.zst") }

// FuzzPDF starts the engine first: under a fuzzer's eyes that takes longer than an input may.
func FuzzPDF(f *testing.F) {
	if _, err := startPDF(); err != nil {
		f.Fatal(err)
	}
	fuzzFormat(f, PDF, "notice.pdf")
}

// FuzzWord is FuzzDOCX behind the compression: the XML of a body.
func FuzzWord(f *testing.F) {
	f.Add(wordParagraph("a3", "通报") + "<w:tbl><w:tr><w:tc>" + wordParagraph("", "28") + "</w:tc></w:tr></w:tbl>")
	f.Add("<w:tc/><w:tbl><w:tc><w:p/></w:tc><w:tr><w:gridSpan w:val=\"99\"/></w:tr></w:tbl>")
	f.Fuzz(func(t *testing.T, body string) {
		checkFormat(t, docxOf(t, body, "word/styles.xml", wordStyles), Options{Format: DOCX, MaxBytes: 1 << 20})
	})
}

func fuzzFormat(f *testing.F, format Format, names ...string) {
	samples := notices(f)
	for _, name := range names {
		raw := samples[name]
		f.Add(raw)
		f.Add(raw[:len(raw)/2])
		flipped := bytes.Clone(raw)
		flipped[len(raw)/3] ^= 0x55
		f.Add(flipped)
	}
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, raw []byte) {
		checkFormat(t, raw, Options{Format: format, MaxBytes: 1 << 20})
		checkFormat(t, raw, Options{Format: format, MaxBytes: 1 << 20, ReplaceErrors: true})
	})
}

// checkFormat reads an input twice: each item is a document or a reject, texts are valid UTF-8, blocks are in order and in the
// text, and the second time is like the first.
func checkFormat(t *testing.T, raw []byte, o Options) {
	t.Helper()
	var first []string
	for round := range 2 {
		n := 0
		for item := range Documents([]Source{{Name: "-", Reader: bytes.NewReader(raw)}}, o) {
			r := item.Read(o)
			if (r.Document == nil) == (r.Reject == nil) {
				t.Fatalf("%s: document %v and reject %v", item.Name, r.Document, r.Reject)
			}
			line := fmt.Sprint(item.Name)
			if r.Reject != nil {
				line += fmt.Sprint(r.Reject.Stage, r.Reject.Code)
				if r.Reject.Code == "" || r.Reject.Message == "" {
					t.Errorf("%s: reject %+v", item.Name, *r.Reject)
				}
			} else {
				checkLayer(t, r, o)
				line += r.Document.DocumentID
			}
			if round == 0 {
				first = append(first, line)
			} else if n >= len(first) || first[n] != line {
				t.Errorf("the second time differs: %s", line)
			}
			n++
		}
	}
}

func checkLayer(t *testing.T, r Reading, o Options) {
	t.Helper()
	d := r.Document
	if !utf8.ValidString(d.Text) {
		t.Errorf("%s: text %q is no UTF-8", d.Source, d.Text)
	}
	if d.ReplacedBytes > 0 && !o.ReplaceErrors {
		t.Errorf("%s: %d bytes replaced unasked", d.Source, d.ReplacedBytes)
	}
	last := -1
	for _, b := range r.Blocks {
		if b.Start <= last || int64(b.Start) >= max(1, d.CodePoints) || b.Path == "" {
			t.Errorf("%s: block %+v behind %d in %d code points", d.Source, b, last, d.CodePoints)
		}
		last = b.Start
	}
}
