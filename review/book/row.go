package book

import (
	"fmt"
	"slices"
	"strings"

	"statclaim/export"
	"statclaim/review"
	"statclaim/review/book/sheets"
	"statclaim/schema"
)

// claimRow is a row below a header of claims.
type claimRow struct {
	plan   *plan
	sheet  string
	row    *sheets.Row
	layout *layout

	key    review.Key
	now    *review.Item // the claim as it stands
	base   *review.Item // as it stood when the workbook was made
	fields []review.Field
	broken bool // a cell that decides could not be read: the row is not applied
}

func (r *claimRow) cell(name string) sheets.Cell {
	place, there := r.layout.at[name]
	if !there {
		return sheets.Cell{}
	}
	return r.row.At(place)
}

// read takes the row in.
func (r *claimRow) read() {
	if !r.identify() {
		return
	}
	r.plan.report.Rows++
	var found bool
	if r.base, found = r.plan.session.ItemAt(r.key, r.plan.report.MadeAfter); !found {
		r.base = r.now
	}
	if r.plan.other && r.readsOtherwise() {
		return
	}
	r.readInPlace()
	r.readCorrections()
	r.conclude()
}

// readsOtherwise handles a row of a workbook that was made with other rules and shows another reading than the run has: what the reviewer
// said was said of that one. It reports whether the row is done with.
func (r *claimRow) readsOtherwise() bool {
	var differ []string
	for _, c := range r.layout.columns {
		if slices.Contains(review.Editable, c.name) {
			if column := schema.ClaimsTable.Column(c.name); !same(column, r.row.At(c.place), r.now.Claim) && !same(column, r.row.At(c.place), r.base.Claim) {
				differ = append(differ, fmt.Sprintf("%s %s, not %s", c.header, shownText(r.row.At(c.place)), review.Printed(r.now.Claim, c.name)))
			}
		}
	}
	if len(differ) == 0 {
		return false
	}
	if !r.decides() {
		r.plan.report.Untouched++
		return true
	}
	if r.plan.options.Overwrite {
		r.readCorrections()
		r.conclude()
		return true
	}
	l := r.line()
	l.Found, l.Now = "another reading, of other rules: "+strings.Join(differ, "; "), stands(r.now)
	l.Done = "not applied: look at the claim again, or use --overwrite"
	r.plan.report.Conflicts = append(r.plan.report.Conflicts, l)
	return true
}

// decides reports whether any review column says something that the workbook did not come with.
func (r *claimRow) decides() bool {
	for _, name := range []string{columnConclusion, columnErrorType, columnFixedValue, columnFixedUnit, columnFixedPeriod, columnNote} {
		if r.layout.has(name) && !sameText(r.cell(name), r.came(name)) && !blank(r.cell(name)) {
			return true
		}
	}
	return false
}

// came is the text that the workbook came with in a review column.
func (r *claimRow) came(name string) string {
	claim := r.base.Claim
	corrected := func(column string) string {
		if !slices.Contains(r.base.Corrected, column) {
			return ""
		}
		return review.Printed(claim, column)
	}
	switch name {
	case columnConclusion:
		if claim.ReviewStatus == schema.Unreviewed {
			return ""
		}
		return export.BookWord(columnConclusion, claim.ReviewStatus)
	case columnErrorType:
		return export.BookWord(columnErrorType, r.base.ErrorType)
	case columnFixedValue:
		return corrected("value")
	case columnFixedUnit:
		return corrected("unit")
	case columnFixedPeriod:
		return corrected("period")
	}
	return export.BookText(claim.ReviewNote)
}

// line is a line of the report about the row.
func (r *claimRow) line() Line {
	l := Line{Sheet: r.sheet, Row: r.row.Number, Source: r.key.Source, ClaimID: r.key.ClaimID}
	if r.now != nil {
		l.Quote = r.now.Claim.Quote
	}
	return l
}

// odd lists a cell of the row.
func (r *claimRow) odd(name, found, done string) {
	l := r.line()
	if place, there := r.layout.at[name]; there {
		l.Cell = cellName(place, r.row.Number)
		for _, c := range r.layout.columns {
			if c.name == name {
				l.Column = c.header
			}
		}
	}
	l.Found, l.Done = found, done
	r.plan.odd(l)
}
