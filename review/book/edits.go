package book

import (
	"fmt"
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/review/book/sheets"
	"statclaim/schema"
)

// kept are the columns that nothing is held against: those that identify the row are read elsewhere, and review has columns of its own.
var kept = []string{"claim_id", "source", "review_status", "review_note", "reviewer", "reviewed_at"}

// readInPlace finds the cells that were changed in columns of claims.
func (r *claimRow) readInPlace() {
	var emptied, fixed []column
	for _, c := range r.layout.columns {
		col := schema.ClaimsTable.Column(c.name)
		if col == nil || slices.Contains(kept, c.name) {
			continue
		}
		cell := r.row.At(c.place)
		editable := c.name == "value_text" || slices.Contains(review.Editable, c.name)
		switch {
		case same(col, cell, r.base.Claim), !editable && r.sameAsEver(col, cell):
		case !editable:
			fixed = append(fixed, c)
		case blank(cell) && !r.emptyIsValue(c.name):
			emptied = append(emptied, c)
		default:
			r.edit(c.name, cell)
		}
	}
	r.oddCells(emptied, "emptied", "not applied: an empty cell takes nothing away, write 无 where there is none")
	r.oddCells(fixed, "changed", "not applied: what was printed, and what follows from it, cannot be corrected")
}

// sameAsEver reports whether a column that follows from others is as it was extracted or is now.
func (r *claimRow) sameAsEver(col *schema.Column, cell sheets.Cell) bool {
	return r.plan.other || same(col, cell, r.now.Claim) || r.now.Extracted != nil && same(col, cell, r.now.Extracted)
}

// emptyIsValue reports whether the workbook shows a value of the column as nothing.
func (r *claimRow) emptyIsValue(name string) bool {
	_, known := readWord(name, sheets.Cell{})
	return known
}

// oddCells lists cells of the row together.
func (r *claimRow) oddCells(cells []column, what, done string) {
	if len(cells) == 0 {
		return
	}
	var shown []string
	for _, c := range cells {
		text := c.header
		if cell := r.row.At(c.place); !blank(cell) {
			text += " " + cutText(shownText(cell))
		}
		shown = append(shown, text)
	}
	r.odd(cells[0].name, what+": "+strings.Join(shown, ", "), done)
}

func cutText(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// edit takes a changed cell of a column that can be corrected.
func (r *claimRow) edit(name string, cell sheets.Cell) {
	column := name
	if name == "value_text" { // the same number again
		column = "value"
	}
	value, err := r.reader().read(column, cell)
	if err != nil {
		r.odd(name, shownText(cell), "not applied: "+err.Error())
		r.broken = true
		return
	}
	r.put(name, column, value)
}

// put adds a correction; two columns that say the same column differently break the row.
func (r *claimRow) put(from, column, value string) {
	for _, f := range r.fields {
		if f.Name != column {
			continue
		}
		if !sameValue(column, f.Value, value) {
			r.odd(from, value, fmt.Sprintf("not applied: another cell of the row says %s", f.Value))
			r.broken = true
		}
		return
	}
	r.fields = append(r.fields, review.Field{Name: column, Value: value})
}

// sameValue compares values as jsonl prints them.
func sameValue(column, a, b string) bool {
	if a == b {
		return true
	}
	if schema.ClaimsTable.Column(column).Type != schema.Decimal38 {
		return false
	}
	x, xOK := plainDecimal(a)
	y, yOK := plainDecimal(b)
	return xOK && yOK && x.Equal(y)
}

// reader reads the cells of the row, with the unit as the row corrects it.
func (r *claimRow) reader() reader {
	out := reader{engine: r.plan.session.Engine(), unit: r.base.Claim.Unit}
	for _, name := range []string{"unit", columnFixedUnit} {
		cell := r.cell(name)
		if text := plainText(cell.Text); cell.Kind == sheets.Text && text != "" && !isNothing(text) {
			out.unit = text
		}
	}
	if doc, found := r.plan.session.Document(r.key.Source); found {
		out.published = doc.PublishedAt
	}
	return out
}

// readCorrections reads 修正值, 修正单位 and 修正时期.
func (r *claimRow) readCorrections() {
	for _, c := range []struct{ from, column string }{{columnFixedUnit, "unit"}, {columnFixedValue, "value"}, {columnFixedPeriod, "period"}} {
		cell, came := r.cell(c.from), r.came(c.from)
		if came != "" && r.layout.has(c.from) && blank(cell) {
			r.odd(c.from, "emptied", "not applied: an empty cell takes no correction back, write what it should be")
		}
		if blank(cell) || came != "" && sameText(cell, came) {
			continue
		}
		value, err := r.reader().read(c.column, cell)
		if err != nil {
			r.odd(c.from, shownText(cell), "not applied: "+err.Error())
			r.broken = true
			continue
		}
		if !sameValue(c.column, value, review.Printed(r.base.Claim, c.column)) {
			r.put(c.from, c.column, value)
		}
	}
}
