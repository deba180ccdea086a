package audit

import "statclaim/schema"

// Types of findings about the time of a claim.
const (
	afterPublication = "period_after_publication"
	periodReversed   = "period_reversed"
)

// checkDates looks for a time that ends before it begins, and for reports of a time that was still to come when the document
// was published.
func (a *Auditor) checkDates(p *page, r *report) {
	for _, f := range p.figures {
		if f.PeriodStart != nil && f.PeriodEnd != nil && f.PeriodEnd.Before(*f.PeriodStart) {
			r.add(schema.GradeSuspicious, periodReversed, "时期“"+f.PeriodText+"”的起点 "+f.PeriodStart.String()+" 晚于终点 "+f.PeriodEnd.String(), "", f)
			continue
		}
		if p.published != nil && p.published.Valid() {
			a.checkAhead(*p.published, f, r)
		}
	}
}

// checkAhead reads the wording, not the modality: the extractor takes a number of a time to come for a target.
func (a *Auditor) checkAhead(published schema.Date, f *figure, r *report) {
	if f.PeriodStart == nil || !datedByItself(f) || f.Modality == schema.Requirement || f.Modality == schema.Hypothetical {
		return
	}
	limit := published.AddDays(a.limits.publicationDays.whole())
	if !limit.Before(*f.PeriodStart) || hasAny(f.line.text, a.words.Ahead) {
		return
	}
	grade := ""
	switch {
	case hasAny(f.Quote, a.words.Done):
		grade = schema.GradeContradiction
	case hasAny(f.Quote, a.words.PastVerbs):
		grade = schema.GradeSuspicious
	}
	if grade == "" || f.PeriodBasis == schema.BasisRelative && grade == schema.GradeContradiction {
		return
	}
	r.add(gradeOf(grade, f), afterPublication, "所述时期 "+f.Period+" 晚于发布日期 "+published.String()+"，却写成已发生："+f.named(), a.limits.publicationDays.shown(), f)
}
