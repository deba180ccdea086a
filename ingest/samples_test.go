package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
)

var update = flag.Bool("update", false, "rewrite the files of fixtures/formats and fixtures/bad that this package makes")

// member is a file of an archive.
type member struct {
	name string
	data []byte
	mode fs.FileMode // 0 is a regular file
}

func zipOf(t testing.TB, members ...member) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range members {
		header := &zip.FileHeader{Name: m.name, Method: zip.Deflate, NonUTF8: !isASCII([]byte(m.name)) && strings.ToValidUTF8(m.name, "") != m.name}
		header.SetMode(m.mode | 0o644)
		part, err := w.CreateHeader(header)
		if err == nil {
			_, err = part.Write(m.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tarOf(t testing.TB, headers ...tar.Header) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range headers {
		data := h.PAXRecords["data"]
		h.PAXRecords = nil
		h.Mode = 0o644
		if h.Typeflag == 0 || h.Typeflag == tar.TypeReg {
			h.Size = int64(len(data))
		}
		err := w.WriteHeader(&h)
		if err == nil && h.Size > 0 {
			_, err = w.Write([]byte(data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// tarFile is a regular file for tarOf.
func tarFile(name string, data []byte) tar.Header {
	return tar.Header{Name: name, PAXRecords: map[string]string{"data": string(data)}}
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zstdOf(t testing.TB, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// sampleRow is a row of the tables that tests make. A nil text is null.
type sampleRow struct {
	ID    string  `parquet:"id" json:"id"`
	Title string  `parquet:"title" json:"title"`
	Date  int32   `parquet:"date,date" json:"-"`
	Text  *string `parquet:"text,optional" json:"text"`
}

func parquetOf(t testing.TB, rows ...sampleRow) []byte {
	t.Helper()
	var out bytes.Buffer
	w := parquet.NewGenericWriter[sampleRow](&out, parquet.CreatedBy("statclaim", "test", ""))
	for i := range rows { // a row group a row, so that there are several
		_, err := w.Write(rows[i : i+1])
		if err == nil && i%2 == 1 {
			err = w.Flush()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jsonlOf(t testing.TB, rows ...sampleRow) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, r := range rows {
		if err := json.NewEncoder(&out).Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// arrowOf writes an IPC file, or a stream.
func arrowOf(t testing.TB, stream bool, rows ...sampleRow) []byte {
	t.Helper()
	s := arrow.NewSchema([]arrow.Field{{Name: "id", Type: arrow.BinaryTypes.String}, {Name: "date", Type: arrow.FixedWidthTypes.Date32}, {Name: "text", Type: arrow.BinaryTypes.LargeString, Nullable: true}}, nil)
	var out bytes.Buffer
	var w interface {
		Write(arrow.Record) error
		Close() error
	}
	if stream {
		w = ipc.NewWriter(&out, ipc.WithSchema(s))
	} else {
		file, err := ipc.NewFileWriter(&seekBuffer{Buffer: &out}, ipc.WithSchema(s))
		if err != nil {
			t.Fatal(err)
		}
		w = file
	}
	for _, r := range rows {
		b := array.NewRecordBuilder(memory.DefaultAllocator, s)
		b.Field(0).(*array.StringBuilder).Append(r.ID)
		b.Field(1).(*array.Date32Builder).Append(arrow.Date32(r.Date))
		if r.Text == nil {
			b.Field(2).AppendNull()
		} else {
			b.Field(2).(*array.LargeStringBuilder).Append(*r.Text)
		}
		if err := w.Write(b.NewRecord()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// seekBuffer is a writer that knows where it is, which is all that the Arrow writer asks of its Seek.
type seekBuffer struct{ *bytes.Buffer }

func (s *seekBuffer) Seek(int64, int) (int64, error) { return int64(s.Len()), nil }

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docxOf wraps a body in a Word document; parts are more parts of the package as name and content.
func docxOf(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	members := []member{
		{name: "[Content_Types].xml", data: []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)},
		{name: "word/document.xml", data: []byte(`<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNamespace + `><w:body>` + body + `</w:body></w:document>`)},
	}
	for i := 0; i+1 < len(parts); i += 2 {
		members = append(members, member{name: parts[i], data: []byte(parts[i+1])})
	}
	return zipOf(t, members...)
}

// wordParagraph is a paragraph of a style, "" for none.
func wordParagraph(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + style + `<w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const wordStyles = `<w:styles ` + wordNamespace + `><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="x"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`

// pdfOf writes pages of lines in a font that every reader has the character map of; extra goes into the trailer. A page
// without lines shows a picture of nothing.
func pdfOf(extra string, pages ...[]string) []byte {
	var objects []string
	var kids []string
	for i, lines := range pages {
		var content strings.Builder
		for k, line := range lines {
			fmt.Fprintf(&content, "BT /F 12 Tf 72 %d Td <", 740-20*k)
			for _, unit := range utf16.Encode([]rune(line)) {
				fmt.Fprintf(&content, "%04X", unit)
			}
			content.WriteString("> Tj ET\n")
		}
		kids = append(kids, fmt.Sprintf("%d 0 R", 6+2*i))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 7+2*i),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", content.Len(), content.String()))
	}
	objects = append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " ")),
		"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000/W[1[500] 9[500] 13[500] 15[500] 17[500 500 500 500 500 500 500 500 500 500]]/FontDescriptor 5 0 R>>",
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
	}, objects...)
	var out strings.Builder
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, extra, start)
	return []byte(out.String())
}

// encryption is the dictionary of a PDF that no empty password opens.
const encryption = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>`

// The notice is the document that fixtures/formats holds in every format.
const (
	noticeTitle = "某县通报刑事案件情况"
	noticeFirst = "2023年，全县刑事发案同比下降13.38%，群众安全感达98.78%。全年共破获案件1234起，抓获犯罪嫌疑人567名，追缴赃款890万元。"
	noticeLast  = "全县共帮助困难妇女28名，发放司法救助金3.3万元，占地2.7万余亩。"
)

// days is 2024-01-31 as Parquet and Arrow store dates.
const days = 19753

// printed cuts a paragraph into lines of 15 Han, as print does.
func printed(paragraph string) []string {
	const width = 30
	var lines []string
	line, used := "　　", 4
	for _, r := range paragraph {
		columns := 1
		if isWide(r) {
			columns = 2
		}
		if used+columns > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		line += string(r)
		used += columns
	}
	return append(lines, line)
}

// notices are the files of fixtures/formats, by name.
func notices(t testing.TB) map[string][]byte {
	text := noticeTitle + "\n\n" + noticeFirst + "\n\n" + noticeLast + "\n"
	page := "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + noticeTitle + "_某县网</title><meta name=\"PubDate\" content=\"2024-01-31\">" +
		"<script>var n = 12345;</script></head>\n<body><nav>首页 110</nav><h1>" + noticeTitle + "</h1><div><p>" + noticeFirst + "</p>\n<p>" + noticeLast + "</p></div></body></html>\n"
	row := sampleRow{ID: "n1", Title: noticeTitle, Date: days, Text: &text}
	word := docxOf(t, wordParagraph("a3", noticeTitle)+wordParagraph("", noticeFirst)+wordParagraph("", noticeLast), "word/styles.xml", wordStyles)
	jsonl := jsonlOf(t, row)
	quoted := "id,title,date,text\nn1," + noticeTitle + ",2024-01-31,\"" + text + "\"\n"
	return map[string][]byte{
		"notice.txt":      []byte(text),
		"notice.md":       []byte("---\ndate: 2024-01-31\n---\n\n# " + noticeTitle + "\n\n" + noticeFirst + "\n\n" + noticeLast + "\n"),
		"notice.html":     []byte(page),
		"notice-gbk.html": gb(strings.Replace(page, "utf-8", "gb2312", 1)),
		"notice.docx":     word,
		"notice.pdf":      pdfOf("", append([]string{noticeTitle}, printed(noticeFirst)...), printed(noticeLast)),
		"notice.jsonl":    jsonl,
		"notice.jsonl.gz": gzipOf(t, jsonl),
		"notice.csv":      []byte(quoted),
		"notice-gbk.csv":  gb(quoted),
		"notice.tsv":      []byte(strings.ReplaceAll(quoted, ",", "\t")),
		"notice.parquet":  parquetOf(t, row),
		"notice.arrow":    arrowOf(t, false, row),
		"notice.zip":      zipOf(t, member{name: "2024/notice.txt", data: []byte(text)}, member{name: "2024/notice.docx", data: word}, member{name: "photo.jpg", data: []byte{0xFF}}),
		"notice.tar.gz":   gzipOf(t, tarOf(t, tarFile("notice.html", []byte(page)))),
		"notice.txt.zst":  zstdOf(t, []byte(text)),
	}
}

// TestUpdateFixtures writes fixtures/formats and the files of fixtures/bad that are made here, where -update asks for it.
func TestUpdateFixtures(t *testing.T) {
	if !*update {
		t.Skip("without -update")
	}
	for dir, files := range map[string]map[string][]byte{"formats": notices(t), "bad": badFiles(t)} {
		for name, data := range files {
			if err := os.MkdirAll(filepath.Join("..", "fixtures", dir), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join("..", "fixtures", dir, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// badFiles are inputs that are refused, or refused in part.
func badFiles(t testing.TB) map[string][]byte {
	good := "帮助困难妇女28名。"
	many := strings.Repeat(`{"text":"`+good+`"}`+"\n", 3000)
	word := docxOf(t, wordParagraph("", good))
	table := parquetOf(t, sampleRow{Text: &good}, sampleRow{Text: &good}, sampleRow{Text: &good}, sampleRow{Text: &good})
	damaged := bytes.Clone(table)
	damaged[len(damaged)/4] ^= 0xFF
	names := zipOf(t,
		member{name: "../outside.txt", data: []byte(good)}, member{name: "/absolute.txt", data: []byte(good)}, member{name: `C:\drive.txt`, data: []byte(good)},
		member{name: "link.txt", data: []byte("/etc/passwd"), mode: fs.ModeSymlink}, member{name: "good.txt", data: []byte(good)},
		member{name: "good.txt", data: []byte("假的99名。")}, member{name: "./good.txt", data: []byte("假的99名。")})
	return map[string][]byte{
		"unsafe-members.zip": names,
		"unsafe-members.tar": tarOf(t, tarFile("../outside.txt", []byte(good)), tarFile("good.txt", []byte(good)),
			tar.Header{Name: "hard.txt", Typeflag: tar.TypeLink, Linkname: "good.txt"}, tar.Header{Name: "soft.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
			tar.Header{Name: "device.txt", Typeflag: tar.TypeChar}, tarFile("good.txt", []byte(good))),
		"bomb.zip":            zipOf(t, member{name: "zeros.txt", data: bytes.Repeat([]byte("1"), 24<<20)}),
		"nested.zip":          zipOf(t, member{name: "2.zip", data: zipOf(t, member{name: "3.zip", data: zipOf(t, member{name: "4.zip", data: zipOf(t, member{name: "a.txt", data: []byte(good)})})})}),
		"truncated.jsonl.gz":  gzipOf(t, []byte(many))[:200],
		"truncated.zip":       names[:200],
		"truncated.docx":      word[:300],
		"no-document.zip":     zipOf(t, member{name: "photo.jpg", data: []byte{0xFF, 0xD8}}),
		"workbook.zip":        zipOf(t, member{name: "xl/workbook.xml", data: []byte("<x/>")}),
		"truncated.parquet":   table[:len(table)-20],
		"damaged.parquet":     damaged,
		"truncated.arrow":     arrowOf(t, false, sampleRow{Text: &good})[:300],
		"rows.jsonl":          []byte(`{"text":"` + good + `"}` + "\nno json\n" + `{"text":null}` + "\n" + `{"text":"\ud800"}` + "\n" + `{"text":"` + good + "\xFF\"}\n[1]\n" + `{"text":"` + good + `"} x` + "\n"),
		"rows.csv":            []byte("text,n\n" + good + ",1\n" + good + "\n\"" + good + "\" x,2\n" + good + ",3\n"),
		"no-text-column.csv":  []byte("a,b\n1,2\n"),
		"scanned.pdf":         pdfOf("", nil, nil),
		"encrypted.pdf":       pdfOf(encryption, []string{good}),
		"deep.html":           []byte("<!DOCTYPE html><html><body>" + strings.Repeat("<div>", 2000) + good),
		"mixed-gbk-first.txt": append(gb("全县共帮助困难妇女28名。\n"), "发放司法救助金3.3万元，群众安全感达98.78%。\n"...),
	}
}
