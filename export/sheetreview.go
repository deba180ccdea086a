package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"statclaim/schema"
)

// The columns of 数据 that are no columns of claims: where the number stands in 原文, and what a reviewer fills in.
const (
	columnLink        = "source_row"
	columnPublished   = "published_at" // of the document
	columnConclusion  = "conclusion"
	columnErrorType   = "error_type"
	columnFixedValue  = "corrected_value"
	columnFixedUnit   = "corrected_unit"
	columnFixedPeriod = "corrected_period"
	columnNote        = "note"
)

// extraColumn gives the Chinese header and the style of one of them.
func extraColumn(name string) (header, style string) {
	switch name {
	case columnLink:
		return "出处", styleLink
	case columnPublished:
		return "发布日期", styleDate
	case columnConclusion:
		return "结论", styleReview
	case columnErrorType:
		return "错误类型", styleReview
	case columnFixedValue:
		return "修正值", styleReviewRight
	case columnFixedUnit:
		return "修正单位", styleReview
	case columnFixedPeriod:
		return "修正时期", styleReview
	}
	return "备注", styleReviewWrap
}

// conclusions and errorTypes are the values of the drop-downs.
var (
	conclusions = []string{schema.Accepted, schema.Corrected, schema.Rejected, schema.Unsure}
	errorTypes  = schema.Vocabulary["error_type"]
)

// conclusionOf is the conclusion that a claim comes with: that of an earlier review.
func conclusionOf(claim *schema.Claim) string {
	if claim.ReviewStatus == schema.Unreviewed {
		return ""
	}
	return claim.ReviewStatus
}

// showReviewed fills a review column that is no column of claims.
func (c *claimSheet) showReviewed(name string, claim *schema.Claim) sheetCell {
	if c.book.look.Reviewed == nil {
		return sheetCell{}
	}
	r := c.book.look.Reviewed(claim.Source, claim.ClaimID)
	switch name {
	case columnErrorType:
		return sheetCell{value: c.book.label("error_type", r.ErrorType)}
	case columnFixedUnit:
		return sheetCell{value: c.book.text(validText(r.Unit))}
	case columnFixedPeriod:
		return sheetCell{value: c.book.text(validText(r.Period))}
	case columnFixedValue:
		if d, err := schema.ParseDecimal(r.Value); err == nil && BookNumber(d) {
			return sheetCell{value: d.Float()}
		}
		return sheetCell{value: c.book.text(r.Value)}
	}
	return sheetCell{}
}

// decorate gives a part of 数据 its drop-downs and the colours of conclusions. It is called before the part is flushed: what comes
// later is lost.
func (c *claimSheet) decorate(part *sheetPart) error {
	f := c.book.file
	for _, d := range c.book.options.drops() {
		cells, err := c.sheet.columnCells(part, d.column)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = cells
		v.SetSqrefDropList(d.list)
		v.SetError(excelize.DataValidationErrorStyleStop, d.title, "请从列表中选择")
		if d.free {
			v.ShowErrorMessage = false
		}
		v.SetInput(d.title, d.prompt)
		if err := f.AddDataValidation(part.name, v); err != nil {
			return err
		}
	}
	return c.colourConclusions(part)
}

// colourConclusions fills the cells of 结论: the word says the same, so that colour is never the only sign.
func (c *claimSheet) colourConclusions(part *sheetPart) error {
	cells, err := c.sheet.columnCells(part, columnConclusion)
	if err != nil {
		return err
	}
	var formats []excelize.ConditionalFormatOptions
	for i, color := range []string{"E2EFDA", "FFF2CC", "F8CBAD", "EDEDED"} {
		style, err := c.book.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}})
		if err != nil {
			return err
		}
		formats = append(formats, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Format: &style,
			Value: fmt.Sprintf("%q", c.book.label("conclusion", conclusions[i]))})
	}
	return c.book.file.SetConditionalFormat(part.name, cells, formats)
}
