package ingest

import (
	"strings"
	"testing"
)

func TestDOCXText(t *testing.T) {
	run := func(properties, text string) string {
		return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + wordParagraph("", text) + "</w:tc>"
	}
	tests := []struct{ name, body, want string }{
		{"paragraphs", wordParagraph("", "28名。") + wordParagraph("", "") + wordParagraph("", "36起。"), "28名。\n\n36起。\n"},
		{"runs, tabs and breaks", "<w:p>" + run("", "2") + run("", "8名") + "<w:r><w:tab/><w:br/><w:t xml:space=\"preserve\"> 36</w:t><w:noBreakHyphen/><w:t>起</w:t></w:r></w:p>", "28名\t\n 36-起\n"},
		{"headings by style", wordParagraph("a3", "通报") + wordParagraph("1", "一、综合") + wordParagraph("x", "（一）") + wordParagraph("9", "28名"), "# 通报\n\n## 一、综合\n\n### （一）\n\n28名\n"},
		{"headings without a title", wordParagraph("1", "一、综合") + `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>28名</w:t></w:r></w:p>`, "# 一、综合\n\n### 28名\n"},
		{"inserted and deleted", "<w:p><w:ins>" + run("", "28名") + "</w:ins><w:del><w:r><w:delText>27</w:delText><w:t>27</w:t></w:r></w:del><w:moveFrom>" + run("", "9") + "</w:moveFrom></w:p>", "28名\n"},
		{"hidden text, fields, older programs", "<w:p>" + run("<w:vanish/>", "9") + run(`<w:vanish w:val="0"/>`, "28") + "<w:r><w:instrText>PAGE 7</w:instrText></w:r>" + run("", "名") + "</w:p>", "28名\n"},
		{"above and below", "<w:p>" + run("", "12km") + run(`<w:vertAlign w:val="superscript"/>`, "2") + run("", "CO") + run(`<w:vertAlign w:val="subscript"/>`, "2") + "</w:p>", "12km²CO₂\n"},
		{"a table", "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "指标") + cell(`<w:gridSpan w:val="2"/>`, "2023年") + "</w:tr><w:tr>" + cell(`<w:vMerge w:val="restart"/>`, "案件") + cell("", "12|3") + cell("", "4") +
			"</w:tr><w:tr>" + cell("<w:vMerge/>", "") + cell("", "5") + cell("", "6") + "</w:tr></w:tbl>",
			"| 指标 | 2023年 | 2023年 |\n|---|---|---|\n| 案件 | 12¦3 | 4 |\n| 案件 | 5 | 6 |\n"},
		{"a table that lays out text", "<w:tbl><w:tr>" + cell("", "28名。") + "</w:tr><w:tr>" + cell("", "36起。") + "</w:tr></w:tbl>", "28名。\n\n36起。\n"},
		{"a table in a cell", "<w:tbl><w:tr>" + cell("", "甲") + "<w:tc><w:tbl><w:tr>" + cell("", "5") + cell("", "6") + "</w:tr></w:tbl></w:tc></w:tr><w:tr>" + cell("", "乙") + cell("", "7") + "</w:tr></w:tbl>", "| 甲 | 5 6 |\n| 乙 | 7 |\n"},
		{"a text box", "<w:p>" + run("", "28名") + "<w:r><w:txbxContent>" + wordParagraph("", "图1") + "</w:txbxContent></w:r>" + run("", "。") + "</w:p>", "图1\n\n28名。\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, reject := Parse("a.docx", docxOf(t, tt.body, "word/styles.xml", wordStyles), Options{})
			if reject != nil {
				t.Fatal(reject.Message)
			}
			if d.Text != tt.want {
				t.Errorf("got %q\nwant %q", d.Text, tt.want)
			}
		})
	}
}

func TestDOCXParts(t *testing.T) {
	raw := docxOf(t, wordParagraph("", "28名。"),
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>通报</dc:title><dcterms:created>2024-01-31T01:00:00Z</dcterms:created></cp:coreProperties>`,
		"word/footnotes.xml", `<w:footnotes `+wordNamespace+`><w:footnote w:type="separator"><w:p><w:r><w:t>9</w:t></w:r></w:p></w:footnote><w:footnote w:id="1">`+wordParagraph("", "不含36起。")+`</w:footnote></w:footnotes>`,
		"word/header1.xml", `<w:hdr `+wordNamespace+`>`+wordParagraph("", "第7页")+`</w:hdr>`)
	for item := range Documents([]Source{{Name: "a.docx", Reader: strings.NewReader(string(raw))}}, Options{}) {
		r := item.Read(Options{})
		if r.Reject != nil {
			t.Fatal(r.Reject.Message)
		}
		d := r.Document
		if d.Text != "28名。\n\n不含36起。\n" || d.Title != "通报" || d.PublishedAt != nil || r.Blocks.At(6) != "footnote paragraph 1" {
			t.Errorf("%q %q %v %v", d.Text, d.Title, d.PublishedAt, r.Blocks)
		}
		if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "2024-01-31") {
			t.Errorf("notes %q", r.Notes)
		}
	}
}

// TestDOCXNumberedPart reads a document as some programs write it, with properties that are damaged.
func TestDOCXNumberedPart(t *testing.T) {
	raw := zipOf(t, member{name: "docProps/core.xml", data: []byte("<x")},
		member{name: "word/document2.xml", data: []byte(`<w:document ` + wordNamespace + `><w:body>` + wordParagraph("", "28名。") + `</w:body></w:document>`)})
	d, reject := Parse("a.docx", raw, Options{})
	if reject != nil || d.Text != "28名。\n" {
		t.Errorf("%+v %+v", d, reject)
	}
}

func TestDOCXRejects(t *testing.T) {
	tests := []struct {
		name    string
		raw     []byte
		options Options
		code    string
	}{
		{"no document inside", zipOf(t, member{name: "a.txt", data: []byte("28名")}), Options{Format: DOCX}, "damaged"},
		{"damaged XML", docxOf(t, "<w:p><w:r></w:p>"), Options{}, "damaged"},
		{"an old document", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 word"), Options{}, "binary"},
		{"too large", docxOf(t, wordParagraph("", strings.Repeat("28名", 1000))), Options{MaxBytes: 1000}, "too_large"},
		{"a bomb", docxOf(t, "<w:p>"+strings.Repeat("<w:r><w:t>1</w:t></w:r>", 1<<20)+"</w:p>"), Options{}, "archive_limit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, reject := Parse("a.docx", tt.raw, tt.options)
			if reject == nil || reject.Code != tt.code {
				t.Errorf("got %v %+v, want %s", d, reject, tt.code)
			}
		})
	}
}
