package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBadInputs reads every file of fixtures/bad: what is wrong is rejected alone, with its own code and place, and what is
// right beside it is read.
func TestBadInputs(t *testing.T) {
	const none = -1
	type reject struct {
		source  string // behind the name of the file
		stage   string
		code    string
		offset  int64
		message string // a part of it
	}
	one := func(stage, code string, offset int64, message string) []reject {
		return []reject{{"", stage, code, offset, message}}
	}
	want := []struct {
		name      string
		documents int
		rejects   []reject
	}{
		{"binary.txt", 0, one("decode", "binary", 4, "NUL byte")},
		{"bomb.zip", 0, []reject{{"#zeros.txt", "open", "archive_limit", none, "200 times"}}},
		{"cut-surrogate-utf16.txt", 0, one("decode", "truncated", 8, "two halves")},
		{"damaged.parquet", 2, one("parse", "damaged", none, "row 3")},
		{"deep.html", 0, one("parse", "invalid_html", none, "512")},
		{"encrypted.pdf", 0, one("open", "encrypted", none, "password")},
		{"huge-schema.arrow", 0, one("parse", "damaged", none, "a list of 3840147456")},
		{"invalid-utf8.txt", 0, one("decode", "invalid_utf8", 28, "damaged UTF-8: 0xE5 is not UTF-8 here (byte 28; bad bytes: 4)")},
		{"latin1.txt", 0, one("decode", "undecodable", 5, "neither UTF-8 (byte 1: 0xE9")},
		{"lone-surrogate-utf16.txt", 0, one("decode", "invalid_utf16", 8, "U+DC40")},
		{"mixed-encodings.txt", 0, one("decode", "mixed_encodings", 81, "begins as utf-8 and goes on as gb18030")},
		{"mixed-gbk-first.txt", 0, one("decode", "mixed_encodings", 25, "begins as gb18030 and goes on as utf-8")},
		{"nested.zip", 0, []reject{{"#2.zip#3.zip#4.zip", "open", "archive_limit", none, "3 deep"}}},
		{"no-document.zip", 0, one("open", "no_documents", none, "holds no document")},
		{"no-text-column.csv", 0, one("parse", "no_text_column", none, "the columns are a, b")},
		{"pdf-as-text.txt", 0, one("parse", "damaged", none, "PDF")},
		{"rows.csv", 2, []reject{{"#2", "parse", "invalid_csv", 36, "1 columns"}, {"#3", "parse", "invalid_csv", 63, "quoted"}}},
		{"rows.jsonl", 1, []reject{{"#2", "parse", "invalid_json", 39, "not a JSON object"}, {"#3", "parse", "no_text", 46, "null"},
			{"#4", "decode", "invalid_utf16", 60, "lone surrogate"}, {"#5", "decode", "invalid_utf8", 113, "0xFF"},
			{"#6", "parse", "invalid_json", 117, "begin with {"}, {"#7", "parse", "invalid_json", 158, "something stands behind"}}},
		{"scanned.pdf", 0, one("parse", "needs_ocr", none, "OCR is needed")},
		{"truncated-gb18030.txt", 0, one("decode", "undecodable", 54, "GB18030")},
		{"truncated-utf16.txt", 0, one("decode", "truncated", 74, "odd number")},
		{"truncated-utf8.txt", 0, one("decode", "truncated", 73, "ends inside a UTF-8")},
		{"truncated.arrow", 0, one("parse", "damaged", none, "Arrow")},
		{"truncated.docx", 0, one("parse", "damaged", none, "Word document")},
		{"truncated.jsonl.gz", 1087, one("parse", "truncated", none, "what came before was read")},
		{"truncated.parquet", 0, one("parse", "damaged", none, "Parquet")},
		{"truncated.zip", 0, one("parse", "damaged", none, "a zip archive, but damaged")},
		{"unsafe-members.tar", 1, []reject{{"#../outside.txt", "open", "unsafe_member", none, "outside"}, {"#hard.txt", "open", "unsafe_member", none, "link"},
			{"#soft.txt", "open", "unsafe_member", none, "link"}, {"#device.txt", "open", "unsafe_member", none, "device"}, {"#good.txt", "open", "duplicate_member", none, "before"}}},
		{"unsafe-members.zip", 1, []reject{{"#../outside.txt", "open", "unsafe_member", none, "outside"}, {"#/absolute.txt", "open", "unsafe_member", none, "absolute"},
			{"#C:/drive.txt", "open", "unsafe_member", none, "absolute"}, {"#link.txt", "open", "unsafe_member", none, "link"},
			{"#good.txt", "open", "duplicate_member", none, "before"}, {"#./good.txt", "open", "duplicate_member", none, "before"}}},
		{"utf32.txt", 0, one("decode", "unsupported_encoding", 0, "UTF-32")},
		{"workbook.zip", 0, one("decode", "binary", 0, "Excel workbook")},
		{"zip-as-text.txt", 0, one("parse", "damaged", none, "a Word document (docx), but damaged")},
	}
	dir := filepath.Join("..", "fixtures", "bad")
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(want) {
		t.Errorf("%s holds %d files, the table %d", dir, len(files), len(want))
	}
	for _, w := range want {
		t.Run(w.name, func(t *testing.T) {
			path := filepath.Join(dir, w.name)
			documents, n := 0, 0
			for item := range Documents([]Source{{Name: path}}, Options{}) {
				r := item.Read(Options{}).Reject
				if r == nil {
					documents++
					continue
				}
				n++
				if n > len(w.rejects) {
					t.Errorf("unexpected reject %+v", *r)
					continue
				}
				x := w.rejects[n-1]
				if r.Source != path+x.source || r.Stage != x.stage || r.Code != x.code || !strings.Contains(r.Message, x.message) {
					t.Errorf("got %s %s %s %q, want %+v", r.Source, r.Stage, r.Code, r.Message, x)
				}
				if offset := deref(r.Offset); offset != x.offset {
					t.Errorf("%s: offset %d, want %d", r.Source, offset, x.offset)
				}
			}
			if n != len(w.rejects) || documents != w.documents {
				t.Errorf("%d rejects and %d documents, want %d and %d", n, documents, len(w.rejects), w.documents)
			}
		})
	}
}

// deref is an offset, -1 for none.
func deref(p *int64) int64 {
	if p == nil {
		return -1
	}
	return *p
}
