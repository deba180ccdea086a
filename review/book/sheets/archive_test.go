package sheets

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// parts are the members of a workbook, name and content in turn.
type parts []string

// archiveOf makes a workbook of parts.
func archiveOf(t testing.TB, p parts) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(p); i += 2 {
		f, err := w.Create(p[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	mainNamespace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	typePrefix    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRels   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + typePrefix + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
)

// shape is a workbook of one sheet, in the parts that differ from case to case.
type shape struct{ properties, shared, styles, rows, behind string }

func (s shape) archive(t testing.TB) []byte {
	t.Helper()
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + typePrefix + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + typePrefix + `sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="rId3" Type="` + typePrefix + `styles" Target="styles.xml"/></Relationships>`
	return archiveOf(t, parts{
		"_rels/.rels", packageRels,
		"xl/_rels/workbook.xml.rels", rels,
		"xl/workbook.xml", `<workbook ` + mainNamespace + `>` + s.properties + `<sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/sharedStrings.xml", `<sst ` + mainNamespace + `>` + s.shared + `</sst>`,
		"xl/styles.xml", `<styleSheet ` + mainNamespace + `>` + s.styles + `</styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet ` + mainNamespace + `><sheetData>` + s.rows + `</sheetData>` + s.behind + `</worksheet>`,
	})
}

// dump gives the cells of a workbook: sheet, then row by row A1=kind:text.
func dump(raw []byte) (string, error) {
	b, err := New(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "[%s]", s.Name)
		merges, err := b.Rows(s, func(r *Row) error {
			for _, c := range r.Cells {
				fmt.Fprintf(&out, " %s%d=%s:%s", ColumnName(c.Column), r.Number, kindNames[c.Kind], c.Text)
			}
			if r.Hidden {
				out.WriteString(" hidden")
			}
			return nil
		})
		if err != nil {
			return "", err
		}
		for _, m := range merges {
			fmt.Fprintf(&out, " merge:%s%d:%s%d", ColumnName(m.FirstColumn), m.FirstRow, ColumnName(m.LastColumn), m.LastRow)
		}
	}
	return out.String(), nil
}

var kindNames = []string{"empty", "text", "number", "percent", "date", "bool", "error", "uncalculated"}
