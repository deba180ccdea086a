package export

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// claimColumn is a column of 数据. Its header, type and value come from the schema, or from one of the extra columns of
// sheetreview.go where the name is no column of claims. Widths are in digits.
type claimColumn struct {
	name     string
	min, max float64
	wrap     bool
	printed  bool
}

// claimColumns are in reading order: what a reader looks for first, where it stands, the review beside it, then what explains it,
// then what leads back.
var claimColumns = []claimColumn{
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
	{columnLink, 12, 14, false, false},
	{columnConclusion, 9, 10, false, false},
	{columnErrorType, 12, 12, false, false},
	{columnFixedValue, 12, 14, false, false},
	{columnFixedUnit, 10, 12, false, false},
	{columnFixedPeriod, 12, 14, false, false},
	{columnNote, 20, 30, true, false},
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
	{"source", 16, 40, true, false},
	{"claim_id", 12, 36, false, false},
}

// allClaimColumns adds the columns of claims that are not among the core ones, in the order of the schema. The sentence is there
// already, with the number in it emphasised; quote and spans stand behind.
func allClaimColumns() []claimColumn {
	columns := append([]claimColumn{}, claimColumns...)
	core := map[string]bool{"review_status": true, "review_note": true} // as 结论 and 备注
	for _, c := range claimColumns {
		core[c.name] = true
	}
	for _, c := range schema.ClaimsTable.Columns {
		if !core[c.Name] {
			columns = append(columns, claimColumn{c.Name, 8, 24, c.Name == "quote", false})
		}
	}
	return columns
}

// claimSheet is 数据.
type claimSheet struct {
	book    *workbook
	sheet   *tableSheet
	columns []claimColumn
	schema  []*schema.Column // of columns; nil for the extra ones
	value   *schema.Column
	emphasis
	number int64
}

func newClaimSheet(b *workbook) (*claimSheet, error) {
	c := &claimSheet{book: b, columns: claimColumns, value: schema.ClaimsTable.Column("value")}
	if b.look.AllColumns {
		c.columns = allClaimColumns()
	}
	columns := []sheetColumn{{name: "number", header: "序号", style: styleInteger, min: 6, max: 10, printed: true}}
	for _, k := range c.columns {
		column := schema.ClaimsTable.Column(k.name)
		c.schema = append(c.schema, column)
		shown := sheetColumn{name: k.name, min: k.min, max: k.max, printed: k.printed}
		if column != nil {
			shown.header, shown.style = column.Header, claimStyle(column, k.wrap)
		} else {
			shown.header, shown.style = extraColumn(k.name)
		}
		columns = append(columns, shown)
	}
	var err error
	if c.sheet, err = newTableSheet(b, sheetData, "claims", 2, columns); err != nil {
		return nil, err
	}
	c.sheet.decorate = c.decorate
	return c, nil
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

func (c *claimSheet) add(claim *schema.Claim) error {
	c.number++
	cells := make([]sheetCell, 1, len(c.columns)+1)
	cells[0].value = c.number
	for i, column := range c.columns {
		shown, err := c.show(column.name, c.schema[i], claim)
		if err != nil {
			return err
		}
		cells = append(cells, shown)
	}
	return c.sheet.add(cells)
}

// show gives the cell of a column.
func (c *claimSheet) show(name string, column *schema.Column, claim *schema.Claim) (sheetCell, error) {
	switch name {
	case "sentence":
		return c.showSentence(claim), nil
	case "value":
		return c.showValue(claim)
	case columnLink:
		return c.book.texts.link(claim)
	case columnConclusion:
		return sheetCell{value: c.book.label("conclusion", conclusionOf(claim))}, nil
	case columnNote:
		return sheetCell{value: c.book.text(validText(claim.ReviewNote))}, nil
	case columnPublished:
		return c.book.texts.published(claim.Source)
	}
	if column == nil {
		return c.showReviewed(name, claim), nil
	}
	var cell schema.Cell
	readCell(column, claim, &cell)
	return c.book.show(column, &cell, unitSuffix(claim.UnitKind))
}

// showValue shows the value with the decimals that are printed, which the text beside it has even when the value was read back
// from a file that keeps none.
func (c *claimSheet) showValue(claim *schema.Claim) (sheetCell, error) {
	var cell schema.Cell
	c.value.Read(claim, &cell)
	if cell.Null {
		return sheetCell{}, nil
	}
	value := cell.Decimal
	if printed, err := schema.ParseDecimal(claim.ValueText); err == nil && printed.Equal(value) {
		value = printed
	}
	return c.book.showDecimal(value, unitSuffix(claim.UnitKind))
}

// showSentence shows the sentence with the number emphasised.
func (c *claimSheet) showSentence(claim *schema.Claim) sheetCell {
	sentence := validText(claim.Sentence)
	shown := c.book.text(sentence)
	start, end := c.find(claim)
	if start == end || len(shown) != len(sentence) { // cut, or line ends were changed: the place may have moved
		return sheetCell{value: shown}
	}
	var runs []excelize.RichTextRun
	for i, part := range []string{shown[:start], shown[start:end], shown[end:]} {
		if part != "" {
			runs = append(runs, excelize.RichTextRun{Text: part, Font: sentenceFonts[i]})
		}
	}
	return sheetCell{value: runs}
}

// sentenceFonts are those of what stands before the number, of the number, and of what stands behind it.
var sentenceFonts = []*excelize.Font{plainFont, {Family: fontFamily, Size: fontSize, Bold: true, Color: emphasisColor}, plainFont}

var plainFont = &excelize.Font{Family: fontFamily, Size: fontSize, Color: "000000"}

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
		return sheetCell{value: b.text(b.label(c.Name, cell.Text))}, nil
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
		return b.showDecimal(schema.MustDecimal(cell.Decimal.Canonical()), suffix) // as it is read back from a file
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
	style, err := b.styles.number(formatOf(d, suffix))
	return sheetCell{value: number, style: style}, err
}
