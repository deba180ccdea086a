package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"statclaim/export"
	"statclaim/schema"
)

// hardText is one input and what must come of it.
type hardText struct {
	name    string
	raw     string
	layer   string   // the text layer; "" for raw as it stands
	numbers []string // number_text of the claims, in order
	flagged string   // in a row of documents or claims; "" where nothing is to be said
	reject  string   // code
}

func encoded(text string, encode func(string) (string, error)) string {
	out, err := encode(text)
	if err != nil {
		panic(err) // a broken case
	}
	return out
}

func hardTexts() []hardText {
	const text = "全县共帮助困难妇女28名，发放司法救助金3.3万元。"
	plain := []string{"28名", "3.3万元"}
	gb, big5 := simplifiedchinese.GB18030.NewEncoder(), traditionalchinese.Big5.NewEncoder()
	wide := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(string([]byte{byte(r), byte(r >> 8)}))
		}
		return b.String()
	}
	return []hardText{
		{name: "plain", raw: text, numbers: plain},
		{name: "GB18030", raw: encoded(text, gb.String), layer: text, numbers: plain, flagged: `"encoding":"gb`},
		{name: "Big5", raw: encoded("全縣共幫助困難婦女28名，發放司法救助金3.3萬元。", big5.String), layer: "全縣共幫助困難婦女28名，發放司法救助金3.3萬元。", numbers: []string{"28名", "3.3萬元"}, flagged: `"encoding":"big5"`},
		{name: "UTF-16", raw: "\xff\xfe" + wide(text), layer: text, numbers: plain, flagged: `"encoding":"utf-16le"`},
		{name: "a byte order mark", raw: "\ufeff" + text, layer: text, numbers: plain, flagged: `"encoding_basis":"bom`},
		{name: "UTF-8 and GB18030 in one file", raw: text + "\n" + encoded(strings.Repeat(text, 3), gb.String), reject: "mixed_encodings"},
		{name: "damaged UTF-8", raw: text + "\xc3\x28", reject: "invalid_utf8"},
		{name: "NUL", raw: text + "\x00", reject: "binary"},
		{name: "a lone surrogate in UTF-8", raw: text + "\xed\xa0\x80", reject: "invalid_utf8"},
		{name: "a lone surrogate in UTF-16", raw: "\xff\xfe" + wide(text) + "\x00\xd8" + wide("。"), reject: "invalid_utf16"},
		{name: "bidi", raw: "\u202e全县共帮助困难妇女28名\u202c，发放司法救助金\u20663.3万元\u2069。", numbers: plain},
		{name: "zero width", raw: "\u200b全县\u200b共帮助困难妇女28\u200b名\u2060，发放司法救助金3.3万元。\u200d", numbers: nil},
		{name: "combining marks", raw: "全县共帮助困难妇女28名\u0301\u0302，z\u0351\u036b\u0343a\u0329发放司法救助金3.3万元。", numbers: plain},
		{name: "emoji", raw: "👩‍👩‍👧‍👦🇨🇳全县共帮助困难妇女28名👍🏽，发放司法救助金3.3万元。", numbers: plain},
		{name: "beyond the basic plane", raw: "𠮷村共帮助困难妇女28名，𫝆年发放司法救助金3.3万元。", numbers: plain},
		{name: "noncharacters", raw: "\uffff\ufdd0全县共帮助困难妇女28名\U0010ffff，发放司法救助金3.3万元\ufdd1。", numbers: plain},
		{name: "private use", raw: "\ue000全县共帮助困难妇女28名，\uf8ff发放司法救助金3.3万元。", numbers: plain},
		{name: "replacement characters of the author", raw: "\ufffd" + text, numbers: plain},
		{name: "CR only", raw: strings.ReplaceAll("通报\r全县共帮助困难妇女28名。\r发放司法救助金3.3万元。\r", "\n", "\r"), numbers: plain},
		{name: "CRLF", raw: "通报\r\n全县共帮助困难妇女28名。\r\n发放司法救助金3.3万元。\r\n", numbers: plain},
		{name: "separators of Unicode", raw: "通报\u2028全县共帮助困难妇女28名。\u2029发放司法救助金3.3万元。\u0085", numbers: plain},
		{name: "no newline at all", raw: strings.Repeat("全县各级机关深入学习", 300) + text, numbers: plain},
		{name: "full width", raw: "全县共帮助困难妇女２８名，发放司法救助金３．３万元。", numbers: []string{"２８名", "３．３万元"}, flagged: "full_width"},
		{name: "formulas", raw: "=1+1全县共帮助困难妇女28名，@发放司法救助金3.3万元。", numbers: plain},
		{name: "quotes of CSV", raw: "全县\",\"共帮助困难妇女28名;\t发放司法救助金3.3万元。", numbers: plain},
		{name: "escapes", raw: "全县\x1b]0;x\x07共帮助困难妇女28名，\x07发放司法救助金3.3万元。", numbers: plain},
		{name: "nothing", raw: ""},
		{name: "blanks", raw: " \u3000\t\n"},
	}
}

// TestHardTexts reads each text through the command and all formats: the layer is what was written, every span leads to its surface in
// code points and in bytes, every format gives the same rows back, and the workbook opens.
func TestHardTexts(t *testing.T) {
	for _, tt := range hardTexts() {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			writeFile(t, "a.txt", tt.raw)
			code, _, words := output("a.txt", "-o", "out", "--format", "parquet,arrow,csv,csv-excel,jsonl,xlsx")
			if tt.reject != "" {
				if rows := readFile(t, "out/rejects.jsonl"); code != exitRejects || !strings.Contains(rows, `"code":"`+tt.reject+`"`) {
					t.Errorf("exit code %d, rejects %s; want %s", code, rows, tt.reject)
				}
				return
			}
			if code != exitOK {
				t.Fatalf("exit code %d: %s", code, words)
			}
			if tt.layer == "" {
				tt.layer = tt.raw
			}
			if _, layer, _ := ran("text", "a.txt"); layer != tt.layer {
				t.Errorf("the text layer is %q, want %q", layer, tt.layer)
			}
			claims := rowsOf(t, "out/claims.jsonl", schema.ClaimsTable)
			checkSpans(t, tt, claims)
			if all := readFile(t, "out/claims.jsonl") + readFile(t, "out/documents.jsonl"); !strings.Contains(all, tt.flagged) {
				t.Errorf("not flagged %s in %s", tt.flagged, all)
			}
			sameInEveryFormat(t, tt, len(claims))
		})
	}
}

func checkSpans(t *testing.T, tt hardText, claims []any) {
	t.Helper()
	runes := []rune(tt.layer)
	var numbers []string
	for _, row := range claims {
		c := row.(*schema.Claim)
		numbers = append(numbers, c.NumberText)
		for _, span := range []struct {
			what, text                     string
			start, end, startByte, endByte int64
		}{
			{"number", c.NumberText, c.NumberStart, c.NumberEnd, c.NumberStartByte, c.NumberEndByte},
			{"quote", c.Quote, c.QuoteStart, c.QuoteEnd, c.QuoteStartByte, c.QuoteEndByte},
		} {
			if got := string(runes[span.start:span.end]); got != span.text {
				t.Errorf("%s: code points %d:%d are %q, want %q", span.what, span.start, span.end, got, span.text)
			}
			if got := tt.layer[span.startByte:span.endByte]; got != span.text {
				t.Errorf("%s: bytes %d:%d are %q, want %q", span.what, span.startByte, span.endByte, got, span.text)
			}
		}
	}
	if tt.numbers != nil && !slices.Equal(numbers, tt.numbers) {
		t.Errorf("numbers %q, want %q", numbers, tt.numbers)
	}
}

// sameInEveryFormat compares the tables of all formats, and opens the workbook. CSV cannot tell an empty text from none.
func sameInEveryFormat(t *testing.T, tt hardText, claims int) {
	t.Helper()
	for _, table := range schema.Tables {
		want := rowsOf(t, filepath.Join("out", table.Name+".jsonl"), table)
		for _, end := range []string{".parquet", ".arrow", ".csv", ".excel.csv"} {
			got := rowsOf(t, filepath.Join("out", table.Name+end), table)
			if diff := cmp.Diff(printed(table, want), printed(table, got)); diff != "" {
				t.Errorf("%s%s (-jsonl +it):\n%s", table.Name, end, diff)
			}
		}
		if table == schema.DocumentsTable && want[0].(*schema.Document).Text != tt.layer {
			t.Errorf("documents.text is %q, want %q", want[0].(*schema.Document).Text, tt.layer)
		}
	}
	book, err := excelize.OpenFile("out/claims.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("数据")
	if err != nil || len(rows) != claims+1 {
		t.Errorf("the workbook has %d rows of claims, want %d (%v)", len(rows)-1, claims, err)
	}
}

func rowsOf(t *testing.T, path string, table *schema.Table) []any {
	t.Helper()
	r, err := export.OpenTable(path, table)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var out []any
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
}

// printed gives the cells of rows, those of null and of an empty text alike.
func printed(table *schema.Table, rows []any) [][]string {
	var out [][]string
	var cell schema.Cell
	for _, row := range rows {
		var line []string
		for i := range table.Columns {
			c := &table.Columns[i]
			text := ""
			if c.Read(row, &cell); !cell.Null {
				text = c.Print(&cell, ";")
			}
			line = append(line, text)
		}
		out = append(out, line)
	}
	return out
}

// TestLoneSurrogateInJSON: a row that no text can be is one reject, or its character is U+FFFD and counted.
func TestLoneSurrogateInJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.jsonl", `{"text":"全县\ud800共帮助困难妇女28名。"}`+"\n"+`{"text":"全县共帮助困难妇女\ud83d\udc4d28名。"}`+"\n")
	var out, words strings.Builder
	code := run(context.Background(), []string{"extract", "a.jsonl", "-o", "out", "--format", "jsonl"}, strings.NewReader(""), &out, &words)
	rejects, documents := readFile(t, "out/rejects.jsonl"), readFile(t, "out/documents.jsonl")
	if code != exitRejects || strings.Count(rejects, "\n") != 1 || !strings.Contains(rejects, `a.jsonl#1"`) {
		t.Errorf("exit code %d, rejects %s", code, rejects)
	}
	var document struct{ Text string }
	if err := json.Unmarshal([]byte(documents), &document); err != nil || !strings.Contains(document.Text, "👍28名") {
		t.Errorf("documents: %s, %v", documents, fmt.Sprint(err))
	}
}
