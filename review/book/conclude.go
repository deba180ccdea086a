package book

import (
	"slices"
	"strings"

	"statclaim/review"
	"statclaim/schema"
)

// conclude makes a decision of what the row says, or lists why it makes none.
func (r *claimRow) conclude() {
	d := review.Decision{Key: r.key, Fields: r.inOrder(), Version: r.now.Version}
	var ok bool
	if ok = r.readWords(&d); !ok {
		return
	}
	conclusion, came := d.Kind, r.came(columnConclusion)
	wasSaid := r.base.Claim.ReviewStatus
	if came == "" {
		wasSaid = ""
	}
	if conclusion == wasSaid && len(d.Fields) == 0 && !r.broken && d.Note == r.base.Claim.ReviewNote && d.ErrorType == r.base.ErrorType {
		r.plan.report.Untouched++
		return
	}
	if r.broken { // the cell is listed
		return
	}
	if d.Kind, ok = r.kind(conclusion, wasSaid, &d); !ok {
		return
	}
	r.hold(d)
}

// inOrder gives the corrections in the order of the table.
func (r *claimRow) inOrder() []review.Field {
	slices.SortFunc(r.fields, func(a, b review.Field) int {
		return slices.Index(review.Editable, a.Name) - slices.Index(review.Editable, b.Name)
	})
	return r.fields
}

// readWords reads conclusion, error type and note. A column that the workbook has no more says what it said.
func (r *claimRow) readWords(d *review.Decision) bool {
	d.ErrorType, d.Note = r.base.ErrorType, r.base.Claim.ReviewNote
	if status := r.base.Claim.ReviewStatus; status != schema.Unreviewed {
		d.Kind = status
	}
	for _, w := range []struct {
		column string
		into   *string
	}{{columnConclusion, &d.Kind}, {columnErrorType, &d.ErrorType}} {
		cell := r.cell(w.column)
		if !r.layout.has(w.column) {
			continue
		}
		if *w.into = ""; blank(cell) {
			continue
		}
		value, known := readWord(w.column, cell)
		if !known {
			r.odd(w.column, shownText(cell), "not applied: want one of "+words(w.column))
			return false
		}
		*w.into = value
	}
	if r.layout.has(columnNote) && !sameText(r.cell(columnNote), r.came(columnNote)) {
		d.Note = plainText(shownText(r.cell(columnNote)))
	}
	return true
}

// kind holds a conclusion against what else the row says. ok is false where the two do not fit; the row is listed then.
func (r *claimRow) kind(conclusion, was string, d *review.Decision) (kind string, ok bool) {
	corrections := len(d.Fields) > 0
	switch conclusion {
	case "":
		switch {
		case was != "":
			r.odd(columnConclusion, "emptied", "not applied: an empty cell takes no decision back; undo it on the page, or choose another")
			return "", false
		case !corrections:
			r.odd(columnNote, said(review.Decision{ErrorType: d.ErrorType, Note: d.Note}), "not applied: a note or an error type without a conclusion; choose 存疑 to keep it")
			return "", false
		}
		return schema.Corrected, true
	case schema.Accepted, schema.Rejected:
		if corrections {
			r.odd(columnConclusion, said(review.Decision{Kind: conclusion, Fields: d.Fields}), "not applied: choose 修正, or take the corrections away")
			return "", false
		}
		return conclusion, true
	case schema.Unsure:
		if corrections {
			r.odd(columnConclusion, said(review.Decision{Kind: conclusion, Fields: d.Fields}), "存疑 is applied, the corrections are not: choose 修正 to apply them")
			d.Fields = nil
		}
		return conclusion, true
	case schema.Added:
		if r.base.Extracted != nil {
			r.odd(columnConclusion, "补录", "not applied: the claim was not added by a reviewer; want 通过, 修正, 驳回 or 存疑")
			return "", false
		}
		if !corrections {
			return schema.Accepted, true
		}
		return schema.Corrected, true
	}
	return r.corrected(d)
}

// corrected is the conclusion 修正.
func (r *claimRow) corrected(d *review.Decision) (kind string, ok bool) {
	switch {
	case len(d.Fields) > 0:
		return schema.Corrected, true
	case len(r.base.Corrected) > 0: // what was corrected before, with another note or error type
		for _, name := range r.base.Corrected {
			d.Fields = append(d.Fields, review.Field{Name: name, Value: review.Printed(r.base.Claim, name)})
		}
		return schema.Corrected, true
	case d.Note != "" || d.ErrorType != "":
		r.odd(columnConclusion, said(review.Decision{Kind: schema.Corrected, ErrorType: d.ErrorType, Note: d.Note}),
			"kept as 存疑: no correction is filled in; change the cell itself, or fill in "+strings.Join([]string{"修正值", "修正单位", "修正时期"}, ", "))
		return schema.Unsure, true
	}
	r.odd(columnConclusion, "修正", "not applied: no correction is filled in, or it says what the claim says; change the cell itself, or fill in 修正值, 修正单位 or 修正时期")
	return "", false
}

// hold holds the decision against how the claim stands now.
func (r *claimRow) hold(d review.Decision) {
	if r.standsAs(&d) {
		r.plan.report.Standing++
		return
	}
	if !sameState(r.base, r.now) && !r.plan.options.Overwrite {
		l := r.line()
		l.Found, l.Now = said(d), stands(r.now)
		l.Done = "not applied: decided on otherwise since the workbook was made; look again, or use --overwrite"
		r.plan.report.Conflicts = append(r.plan.report.Conflicts, l)
		return
	}
	r.plan.answer(d, r.line())
}

// standsAs reports whether the claim stands already as the decision wants it.
func (r *claimRow) standsAs(d *review.Decision) bool {
	claim := r.now.Claim
	if d.Note != claim.ReviewNote || d.ErrorType != "" && d.ErrorType != r.now.ErrorType || len(r.now.Changed) > 0 {
		return false
	}
	switch d.Kind {
	case schema.Rejected, schema.Unsure:
		return claim.ReviewStatus == d.Kind
	case schema.Accepted:
		return isRight(claim) && sameReading(r.base.Claim, claim)
	}
	for _, f := range d.Fields {
		if !sameValue(f.Name, f.Value, review.Printed(claim, f.Name)) {
			return false
		}
	}
	return isRight(claim)
}

// isRight reports a claim that counts as it stands.
func isRight(c *schema.Claim) bool {
	return c.ReviewStatus == schema.Accepted || c.ReviewStatus == schema.Corrected || c.ReviewStatus == schema.Added
}

// sameState reports whether nothing was decided otherwise in between.
func sameState(a, b *review.Item) bool {
	return a.Claim.ReviewStatus == b.Claim.ReviewStatus && a.Claim.ReviewNote == b.Claim.ReviewNote && a.ErrorType == b.ErrorType && sameReading(a.Claim, b.Claim)
}

// sameReading compares everything that can be corrected.
func sameReading(a, b *schema.Claim) bool {
	for _, name := range review.Editable {
		if !sameValue(name, review.Printed(a, name), review.Printed(b, name)) {
			return false
		}
	}
	return true
}
