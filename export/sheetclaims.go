package export

import (
	"strings"

	"statclaim/schema"
)

// claimColumns are the columns of 数据 in reading order: what a reader looks for first, then what explains it, then what leads
// back. Widths are in digits; header, type and value come from the schema.
var claimColumns = []struct {
	name     string
	min, max float64
	wrap     bool
	printed  bool
}{
	{"indicator", 12, 26, true, true},
	{"subject", 10, 22, true, true},
	{"value", 10, 18, false, true},
	{"value_text", 10, 20, false, true},
	{"unit", 6, 12, false, true},
	{"qualifier", 8, 10, false, true},
	{"period", 10, 18, false, true},
	{"comparison", 8, 12, false, true},
	{"direction", 8, 10, false, true},
	{"place", 8, 16, true, true},
	{"number_text", 10, 16, true, true},
	{"sentence", 50, 60, true, true},
	{columnConclusion, 9, 10, false, false},
	{"lower", 8, 16, false, false},
	{"upper", 8, 16, false, false},
	{"measure", 8, 12, false, false},
	{"unit_kind", 8, 12, false, false},
	{"per", 6, 12, false, false},
	{"baseline_text", 8, 18, true, false},
	{"modality", 8, 10, false, false},
	{"attribution", 8, 20, true, false},
	{"period_start", 11, 12, false, false},
	{"period_end", 11, 12, false, false},
	{columnPublished, 11, 12, false, false},
	{"article_title", 12, 36, true, false},
	{"section", 8, 10, false, false},
	{"flags", 8, 24, true, false},
	{"rule_id", 10, 28, false, false},
	{"review_status", 8, 12, false, false},
	{"source", 16, 40, true, false},
	{"claim_id", 12, 36, false, false},
}

// The columns of 数据 that are no columns of claims.
const (
	columnPublished  = "published_at" // of the document
	columnConclusion = "conclusion"   // of a review
)

// conclusions are the values of 结论.
var conclusions = []string{"accepted", "corrected", "rejected", "unsure"}

// conclusionOf is the conclusion that a claim comes with: that of an earlier review.
func conclusionOf(claim *schema.Claim) string {
	if claim.ReviewStatus == schema.Unreviewed {
		return ""
	}
	return claim.ReviewStatus
}

// claimSheet is 数据.
type claimSheet struct {
	book     *workbook
	sheet    *tableSheet
	columns  []*schema.Column
	unitKind *schema.Column
	number   int64
}

func newClaimSheet(b *workbook) (*claimSheet, error) {
	c := &claimSheet{book: b, unitKind: schema.ClaimsTable.Column("unit_kind")}
	columns := []sheetColumn{{name: "number", header: "序号", style: styleInteger, min: 6, max: 10, printed: true}}
	for _, k := range claimColumns {
		column := schema.ClaimsTable.Column(k.name)
		c.columns = append(c.columns, column)
		if column == nil {
			header, style := "结论", styleText
			if k.name == columnPublished {
				header, style = "发布日期", styleDate
			}
			columns = append(columns, sheetColumn{name: k.name, header: header, style: style, min: k.min, max: k.max})
			continue
		}
		columns = append(columns, sheetColumn{name: k.name, header: column.Header, style: claimStyle(column, k.wrap), min: k.min, max: k.max, printed: k.printed})
	}
	var err error
	c.sheet, err = newTableSheet(b, sheetData, "claims", 2, columns)
	return c, err
}

func claimStyle(c *schema.Column, wrap bool) string {
	switch {
	case wrap:
		return styleWrap
	case c.Name == "value_text":
		return styleRight
	case c.Name == "claim_id" || c.Name == "rule_id":
		return styleQuiet
	case c.Type == schema.Int32 || c.Type == schema.Int64 || c.Type == schema.Decimal38:
		return styleInteger
	case c.Type == schema.Date32:
		return styleDate
	}
	return styleText
}

func (c *claimSheet) add(row any) error {
	c.number++
	var cell schema.Cell
	c.unitKind.Read(row, &cell)
	suffix := unitSuffix(cell.Text)
	cells := make([]sheetCell, 1, len(c.columns)+1)
	cells[0].value = c.number
	for i, column := range c.columns {
		if column == nil {
			extra, err := c.extra(claimColumns[i].name, row.(*schema.Claim))
			if err != nil {
				return err
			}
			cells = append(cells, extra)
			continue
		}
		readCell(column, row, &cell)
		shown, err := c.book.show(column, &cell, suffix)
		if err != nil {
			return err
		}
		cells = append(cells, shown)
	}
	return c.sheet.add(cells)
}

func (c *claimSheet) extra(name string, claim *schema.Claim) (sheetCell, error) {
	if name == columnPublished {
		return c.book.texts.published(claim.Source)
	}
	return sheetCell{value: c.book.label("conclusion", conclusionOf(claim))}, nil
}

// unitSuffix is the sign that a number of a kind of unit is shown with.
func unitSuffix(kind string) string {
	switch kind {
	case schema.Percent:
		return "%"
	case schema.Permille:
		return "‰"
	}
	return ""
}

// show gives the cell of a column's value.
func (b *workbook) show(c *schema.Column, cell *schema.Cell, suffix string) (sheetCell, error) {
	if cell.Null {
		return sheetCell{}, nil
	}
	switch c.Type {
	case schema.Text:
		return sheetCell{value: b.text(label(c.Name, cell.Text))}, nil
	case schema.TextList:
		return sheetCell{value: b.text(strings.Join(cell.List, "；"))}, nil
	case schema.Int32, schema.Int64:
		return sheetCell{value: cell.Int}, nil
	case schema.Bool:
		return sheetCell{value: cell.Bool}, nil
	case schema.Float64:
		return sheetCell{value: cell.Float}, nil
	case schema.Date32:
		return b.showDate(cell.Date)
	case schema.Decimal38:
		return b.showDecimal(cell.Decimal, suffix)
	}
	return sheetCell{value: string(appendTime(nil, cell.Time))}, nil
}

func (b *workbook) showDate(d schema.Date) (sheetCell, error) {
	if days, ok := serialDay(d); ok {
		return sheetCell{value: days}, nil
	}
	style, err := b.styles.style(styleText)
	return sheetCell{value: d.String(), style: style}, err
}

func (b *workbook) showDecimal(d schema.Decimal, suffix string) (sheetCell, error) {
	number, ok := spreadsheetNumber(d)
	if !ok {
		b.inexact++
		return sheetCell{}, nil
	}
	style, err := b.styles.number(numberFormat{decimals: min(max(0, -d.Exponent()), schema.Scale), suffix: suffix})
	return sheetCell{value: number, style: style}, err
}
