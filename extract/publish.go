package extract

import (
	"statclaim/extract/fold"
	"statclaim/extract/period"
	"statclaim/schema"
)

// publishByLine takes the publication date from the first byline or page line that prints a full date, where neither an option
// nor the text as a whole gave one: A06　平安周刊　2023年6月15日　星期四.
func (d *document) publishByLine() {
	if d.doc.PublishedAt != nil {
		return
	}
	for i := range d.page.Paragraphs {
		p := &d.page.Paragraphs[i]
		if p.Section != schema.SectionByline {
			continue
		}
		for _, found := range period.Scan(fold.Runes(p.Runes), period.Context{}) {
			if day := (periodOf{edtf: found.EDTF, start: found.Start, end: found.End}).oneDay(); day != nil && found.Basis == schema.BasisStated {
				d.doc.PublishedAt, d.doc.PublishedBasis = day, "text"
				return
			}
		}
	}
}
