package export

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"statclaim/schema"
)

// auditRows is how many findings 勾稽 shows. A finding that nobody will reach does not earn the time that its links cost; 说明
// tells how many were left out.
const auditRows = 10_000

// auditSheet is 勾稽: claims that cannot both be true, the two quotes side by side, with links to their rows in 数据.
type auditSheet struct {
	book     *workbook
	findings []*schema.Finding // the first auditRows, in the order of their grades when written
	left     int               // findings that were left out
	rows     map[uint64]claimPlace
	seed     maphash.Seed
}

// claimPlace is where a claim stands in 数据.
type claimPlace struct{ part, row int32 }

func newAuditSheet(b *workbook) *auditSheet {
	return &auditSheet{book: b, rows: map[uint64]claimPlace{}, seed: maphash.MakeSeed()}
}

// note remembers where a claim will stand. It is called before the claim is added to 数据.
func (a *auditSheet) note(claim *schema.Claim) {
	part, row := a.book.claims.sheet.place()
	a.rows[a.key(claim.Source, claim.ClaimID)] = claimPlace{int32(part), int32(row)}
}

func (a *auditSheet) key(source, id string) uint64 {
	return maphash.String(a.seed, source+"\x00"+id)
}

func (a *auditSheet) add(row any) {
	if len(a.findings) == auditRows {
		a.left++
		return
	}
	copied := *row.(*schema.Finding)
	a.findings = append(a.findings, &copied)
}

// write fills the sheet, contradictions first.
func (a *auditSheet) write() error {
	column := schema.FindingsTable.Column
	grade, kind, explanation, tolerance := column("grade"), column("type"), column("explanation"), column("tolerance")
	sheet, err := newTableSheet(a.book, sheetAudit, "findings", 1, []sheetColumn{
		{grade.Name, grade.Header, styleText, 8, 10, true},
		{kind.Name, kind.Header, styleWrap, 14, 24, true},
		{explanation.Name, explanation.Header, styleWrap, 40, 60, true},
		{"quote_1", "证据一", styleWrap, 24, 40, true},
		{"row_1", "数据行一", styleLink, 11, 12, true},
		{"quote_2", "证据二", styleWrap, 24, 40, true},
		{"row_2", "数据行二", styleLink, 11, 12, true},
		{"other_quotes", "其余证据", styleWrap, 12, 40, false},
		{tolerance.Name, tolerance.Header, styleWrap, 10, 24, false},
		{"source_1", "来源一", styleWrap, 12, 30, false},
		{"source_2", "来源二", styleWrap, 12, 30, false},
	})
	if err != nil {
		return err
	}
	grades := schema.Vocabulary["grade"]
	slices.SortStableFunc(a.findings, func(x, y *schema.Finding) int {
		return slices.Index(grades, x.Grade) - slices.Index(grades, y.Grade)
	})
	for _, f := range a.findings {
		cells, err := a.cells(f)
		if err != nil {
			return err
		}
		if err := sheet.add(cells); err != nil {
			return err
		}
	}
	a.book.tables = append(a.book.tables, sheet)
	return sheet.close()
}

func (a *auditSheet) cells(f *schema.Finding) ([]sheetCell, error) {
	text := func(s string) sheetCell { return sheetCell{value: a.book.text(validText(s))} }
	links := make([]sheetCell, 2)
	for i := range links {
		var err error
		if links[i], err = a.link(f, i); err != nil {
			return nil, err
		}
	}
	other := f.Quotes[min(2, len(f.Quotes)):]
	return []sheetCell{text(a.book.label("grade", f.Grade)), text(a.typeName(f.Type)), text(f.Explanation),
		text(elementAt(f.Quotes, 0)), links[0], text(elementAt(f.Quotes, 1)), links[1], text(strings.Join(other, "\n")),
		text(f.Tolerance), text(elementAt(f.Sources, 0)), text(elementAt(f.Sources, 1))}, nil
}

func (a *auditSheet) typeName(id string) string {
	if name := a.book.look.FindingTypes[id]; name != "" && a.book.look.Header != HeaderEN {
		return name
	}
	return id
}

// link leads to the row of a claim, also after 数据 was sorted: the row is looked up by the claim's id.
func (a *auditSheet) link(f *schema.Finding, i int) (sheetCell, error) {
	id := elementAt(f.ClaimIDs, i)
	place, known := a.rows[a.key(elementAt(f.Sources, i), id)]
	if id == "" || !known {
		return sheetCell{}, nil
	}
	name := a.book.claims.sheet.partName(int(place.part))
	ids := a.book.claims.claimReference(int(place.part), "claim_id")
	row := fmt.Sprintf("MATCH(%s,%s,0)+1", strconv.Quote(id), ids)
	style, err := a.book.styles.linkTo(name)
	return sheetCell{value: int(place.row), style: style, formula: fmt.Sprintf(`HYPERLINK("#'%s'!A"&%s,%s)`, name, row, row)}, err
}

// elementAt is an element of a list, "" behind its end.
func elementAt(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
