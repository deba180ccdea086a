package sheets

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func formats(codes ...string) string {
	var numFmts, xfs strings.Builder
	escape := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;")
	xfs.WriteString(`<xf numFmtId="0"/>`)
	for i, code := range codes {
		id := string(rune('0' + i))
		if strings.HasPrefix(code, "#") && strings.Trim(code[1:], "0123456789") == "" {
			xfs.WriteString(`<xf numFmtId="` + code[1:] + `"/>`)
			continue
		}
		numFmts.WriteString(`<numFmt numFmtId="20` + id + `" formatCode="` + escape.Replace(code) + `"/>`)
		xfs.WriteString(`<xf numFmtId="20` + id + `"/>`)
	}
	return `<numFmts>` + numFmts.String() + `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>` + xfs.String() + `</cellXfs>`
}

func TestCells(t *testing.T) {
	tests := []struct {
		name  string
		shape shape
		want  string
	}{
		{"shared and inline text", shape{shared: `<si><t>通过</t></si><si><t>修正</t></si>`, rows: `<row r="2"><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>驳回</t></is></c></row>`}, "B2=text:修正 C2=text:驳回"},
		{"rich text and phonetic guides", shape{shared: `<si><r><rPr><b/></rPr><t>下降</t></r><r><t xml:space="preserve"> 13.38%</t></r><rPh sb="0" eb="1"><t>xiajiang</t></rPh><phoneticPr fontId="1"/></si>`,
			rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>`}, "A1=text:下降 13.38% B1=text:ab"},
		{"escapes", shape{rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_` + "\n" + `b_x005F_x000D_ _xD83D__xDE00_ _x00_ _xZZZZ_</t></is></c></row>`}, "A1=text:a\r\nb_x000D_ 😀 _x00_ _xZZZZ_"},
		{"text in CDATA and with entities", shape{rows: `<row r="1"><c r="A1" t="str"><v><![CDATA[a<b]]>&amp;c&#x4E2D;</v></c></row>`}, "A1=text:a<b&c中"},
		{"a formula with its value", shape{rows: `<row r="1"><c r="A1" t="str"><f>"通"&amp;"过"</f><v>通过</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>X</f></c></row>`}, "A1=text:通过 B1=number:2 C1=uncalculated:"},
		{"numbers of a double", shape{rows: `<row r="1"><c r="A1"><v>13.380000000000001</v></c><c r="B1"><v>-0.28000000000000003</v></c><c r="C1"><v>1.0E-2</v></c><c r="D1"><v>3.3E4</v></c><c r="E1" t="n"><v>5.20</v></c></row>`},
			"A1=number:13.38 B1=number:-0.28 C1=number:0.010 D1=number:33000 E1=number:5.20"},
		{"numbers that no double holds", shape{rows: `<row r="1"><c r="A1"><v>12345678901234567890.123456789</v></c><c r="B1"><v>12345678901234567</v></c></row>`}, "A1=number:12345678901234567890.123456789 B1=number:12345678901234567"},
		{"what is no number", shape{rows: `<row r="1"><c r="A1"><v>abc</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>0x1p-2</v></c><c r="D1"><v>1e999</v></c></row>`}, "A1=text:abc B1=text:NaN C1=text:0x1p-2 D1=text:1e999"},
		{"numbers kept as text", shape{rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>5.20</t></is></c></row>`}, "A1=text:5.20"},
		{"truth and errors", shape{rows: `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="s"><v>7</v></c></row>`}, "A1=bool:TRUE B1=bool:FALSE C1=error:#N/A D1=error:#REF!"},
		{"percent formats", shape{styles: formats("#10", `0.00"%"`, `0.0\%`), rows: `<row r="1"><c r="A1" s="1"><v>0.1338</v></c><c r="B1" s="1"><v>-0.13380000000000003</v></c><c r="C1" s="2"><v>13.38</v></c><c r="D1" s="3"><v>13.38</v></c><c r="E1" s="99"><v>1</v></c></row>`},
			"A1=percent:13.38 B1=percent:-13.380000000000003 C1=number:13.38 D1=number:13.38 E1=number:1"},
		{"dates of 1900", shape{styles: formats("#14", `yyyy"年"m"月"`, "yyyy"), rows: `<row r="1"><c r="A1" s="1"><v>45058</v></c><c r="B1" s="2"><v>45047</v></c><c r="C1" s="3"><v>44927.5</v></c><c r="D1" s="1"><v>59</v></c><c r="E1" s="1"><v>60</v></c><c r="F1" s="1"><v>-1</v></c></row>`},
			"A1=date:2023-05-12 B1=date:2023-05 C1=date:2023 D1=date:1900-02-28 E1=number:60 F1=number:-1"},
		{"dates of 1904", shape{properties: `<workbookPr date1904="1"/>`, styles: formats("#14"), rows: `<row r="1"><c r="A1" s="1"><v>43596</v></c><c r="B1" s="1"><v>0</v></c></row>`}, "A1=date:2023-05-12 B1=date:1904-01-01"},
		{"dates in ISO 8601", shape{styles: formats("#14"), rows: `<row r="1"><c r="A1" s="1" t="d"><v>2023-05-12T00:00:00</v></c><c r="B1" t="d"><v>12:00</v></c></row>`}, "A1=date:2023-05-12 B1=text:12:00"},
		{"no references", shape{rows: `<row><c><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row><row><c r="D2"><v>2</v></c><c><v>3</v></c></row>`}, "A1=number:1 B1=text:x D2=number:2 E2=number:3"},
		{"cells out of order and twice", shape{rows: `<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="C1"><v>4</v></c></row>`}, "A1=number:1 C1=number:4"},
		{"hidden rows", shape{rows: `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"><c r="A2"><v>2</v></c></row>`}, "A1=number:1 hidden A2=number:2 hidden"},
		{"merged cells", shape{rows: `<row r="1"><c r="A1"><v>1</v></c></row>`, behind: `<mergeCells count="2"><mergeCell ref="A1:B3"/><mergeCell ref="x"/></mergeCells>`}, "A1=number:1 merge:A1:B3"},
		{"empty cells", shape{rows: `<row r="1" spans="1:3"><c r="A1" s="1"/><c r="B1" t="s"/><c r="C1" t="inlineStr"><is><t/></is></c></row><row r="2"/>`}, ""},
		{"what is unknown is passed over", shape{rows: `<row r="1"><extLst><c r="Z1"><v>1</v></c></extLst><c r="A1"><v>1</v><extLst><v>2</v></extLst></c></row>`, behind: `<extLst><sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData></extLst>`}, "A1=number:1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := dump(tt.shape.archive(t))
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.TrimSpace("[数据] " + tt.want); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// TestPackages reads packages that are put together otherwise.
func TestPackages(t *testing.T) {
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	sheet := `<worksheet ` + mainNamespace + `><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`
	workbook := `<workbook ` + mainNamespace + `><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`
	rels := func(target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + typePrefix + `worksheet" Target="` + target + `"/></Relationships>`
	}
	plain := parts{"_rels/.rels", packageRels, "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", rels("worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml", sheet}
	with := func(i int, value string) parts {
		out := append(parts{}, plain...)
		out[i] = value
		return out
	}
	var inStrict parts
	for _, p := range plain {
		inStrict = append(inStrict, strict.Replace(p))
	}
	utf16 := "\xFE\xFF"
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?>` + sheet {
		utf16 += string([]byte{byte(r >> 8), byte(r)})
	}
	tests := []struct {
		name  string
		parts parts
	}{
		{"plain", plain},
		{"no relationships of the package", plain[2:]},
		{"strict namespaces", inStrict},
		{"absolute targets", with(5, rels("/xl/worksheets/sheet1.xml"))},
		{"backslashes", with(5, rels(`worksheets\sheet1.xml`))},
		{"members with backslashes and other case", with(6, `XL\Worksheets\Sheet1.xml`)},
		{"prefixed elements", with(7, `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`)},
		{"UTF-8 with a byte order mark", with(7, "\uFEFF"+`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+sheet)},
		{"UTF-16", with(7, utf16)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := dump(archiveOf(t, tt.parts))
			if err != nil || got != "[数据] A1=number:1" {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// TestRefused wants a clear error, soon, of what is broken or hostile.
func TestRefused(t *testing.T) {
	entity := `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`
	deep := strings.Repeat("<a>", 1000) + strings.Repeat("</a>", 1000)
	plain := shape{rows: `<row r="1"><c r="A1"><v>1</v></c></row>`}.archive(t)
	many := parts{"_rels/.rels", packageRels, "xl/workbook.xml", `<workbook ` + mainNamespace + `><sheets>` + strings.Repeat(`<sheet name="数据" sheetId="1" r:id="rId1"/>`, 1001) + `</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="` + typePrefix + `worksheet" Target="s.xml"/></Relationships>`, "xl/s.xml", "<worksheet/>"}
	tests := []struct {
		name, want string
		raw        []byte
	}{
		{"no archive", "not a workbook", []byte("28名")},
		{"empty", "not a workbook", nil},
		{"an old workbook", "save it as .xlsx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on")},
		{"a binary workbook", "save it as .xlsx", archiveOf(t, parts{"xl/workbook.bin", "x"})},
		{"an OpenDocument sheet", "save it as .xlsx", archiveOf(t, parts{"content.xml", "<a/>"})},
		{"another archive", "no part xl/workbook.xml", archiveOf(t, parts{"a.txt", "x"})},
		{"cut off", "not a workbook", plain[:len(plain)/2]},
		{"entities", "document type", shape{shared: `<si><t>x</t></si>`, behind: entity}.archive(t)},
		{"an unknown entity", "entity", shape{rows: `<row><c t="str"><v>&a;</v></c></row>`}.archive(t)},
		{"elements inside each other", "inside each other", shape{rows: deep}.archive(t)},
		{"elements that do not end", "sheet1.xml", shape{rows: "<row><c>"}.archive(t)},
		{"a bomb of text", "times its size", shape{shared: strings.Repeat(" ", 80<<20)}.archive(t)},
		{"one long text", "more than", shape{shared: "<si><t>" + strings.Repeat("a", 3<<20) + "</t></si>"}.archive(t)},
		{"a row that cannot be", "want 1 to 1048576", shape{rows: `<row r="99999999"/>`}.archive(t)},
		{"a cell that cannot be", "want A1 to XFD1048576", shape{rows: `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`}.archive(t)},
		{"too many cells", "16384 cells", shape{rows: `<row r="1">` + strings.Repeat("<c><v>1</v></c>", 16385) + `</row>`}.archive(t)},
		{"too many sheets", "1000 sheets", archiveOf(t, many)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := dump(tt.raw)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q in it", err, tt.want)
			}
		})
	}
}

// TestManyEmptyRows reads what spreadsheets leave behind where a format was given to whole columns.
func TestManyEmptyRows(t *testing.T) {
	raw := shape{rows: strings.Repeat(`<row><c s="1"/></row>`, 200_000) + strings.Repeat(`<row/>`, 800_000)}.archive(t)
	start := time.Now()
	got, err := dump(raw)
	if err != nil || got != "[数据]" {
		t.Errorf("%q, %v", got, err)
	}
	t.Logf("%d bytes in %v", len(raw), time.Since(start))
}

func TestFormats(t *testing.T) {
	tests := []struct {
		code string
		want format
	}{
		{"General", format{}},
		{`#,##0.00"%"`, format{}},
		{"0.00%", format{percent: true}},
		{"0.00E+00", format{}},
		{`0\.0,"万"`, format{}},
		{"yyyy-mm-dd", format{year: true, month: true, day: true}},
		{`[$-804]yyyy"年"m"月"d"日";@`, format{year: true, month: true, day: true}},
		{`[DBNum1][$-804]yyyy"年"m"月";@`, format{year: true, month: true}},
		{"yyyy/m/d h:mm:ss", format{year: true, month: true, day: true}},
		{"h:mm:ss", format{}},
		{"mm:ss.000", format{}},
		{`m"月"d"日"`, format{month: true, day: true}},
		{"mmm-yy", format{year: true, month: true}},
		{`"d"0`, format{}},
		{`_(* #,##0_)`, format{}},
	}
	for _, tt := range tests {
		if got := parseFormat(tt.code); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.code, got, tt.want)
		}
	}
}

func FuzzBook(f *testing.F) {
	f.Add(shape{rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45058</v></c></row>`, shared: `<si><r><t>a</t></r></si>`, styles: formats("#14")}.archive(f))
	f.Add(archiveOf(f, parts{"xl/workbook.xml", "<workbook/>"}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		first, err := dump(raw)
		again, errAgain := dump(bytes.Clone(raw))
		if first != again || (err == nil) != (errAgain == nil) {
			t.Errorf("twice differently: %q %v, %q %v", first, err, again, errAgain)
		}
	})
}

// FuzzSheet reads XML of a sheet: rows have cells in order, each once, within the limits.
func FuzzSheet(f *testing.F) {
	for _, rows := range []string{`<row r="2"><c r="B2" t="b"><v>1</v></c><c><v>1e5</v></c></row>`, `<row><c r="C1"/><c r="A1" t="d"><v>2023-05-12</v></c></row>`,
		`<row><c s="1"><v>0.1</v></c><c s="2"><v>-1</v></c></row>`} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		raw := shape{rows: rows, styles: formats("#14", "0%")}.archive(t)
		b, err := New(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = b.Rows(b.Sheets[0], func(r *Row) error {
			last := -1
			for _, c := range r.Cells {
				if c.Column <= last || c.Column >= maxColumns || c.Kind == Empty || r.Number < 1 || r.Number > maxRows {
					t.Errorf("row %d: %+v", r.Number, r.Cells)
				}
				last = c.Column
			}
			return nil
		})
	})
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"13.380000000000001", "-1E-5", "0", "1e308", "00.50", "+3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, ok := typed(raw)
		if !ok {
			return
		}
		if strings.Trim(strings.TrimPrefix(got, "-"), "0123456789.") != "" {
			t.Errorf("typed(%q) = %q", raw, got)
		}
		if again, ok := typed(got); !ok || again != got && strings.ContainsAny(got, ".") == strings.ContainsAny(again, ".") && trimZeros(again) != trimZeros(got) {
			t.Errorf("typed(%q) = %q, again %q", raw, got, again)
		}
	})
}
