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

func (a *Auditor) checkAhead(published schema.Date, f *figure, r *report) {
	if f.Modality != schema.Actual || f.PeriodStart == nil || !datedByItself(f) {
		return
	}
	limit := published.AddDays(a.limits.publicationDays.whole())
	if !limit.Before(*f.PeriodStart) {
		return
	}
	clause := f.Quote + f.before()
	grade := schema.GradeSuspicious
	switch {
	case hasAny(clause, a.words.Ahead) && !hasAny(f.Quote, []string{"已"}):
		return
	case f.PeriodBasis == schema.BasisStated && hasAny(f.Quote, a.words.Done):
		grade = schema.GradeContradiction
	}
	r.add(gradeOf(grade, f), afterPublication, "所述时期 "+f.Period+" 晚于发布日期 "+published.String()+"，却写成已发生："+f.named(), a.limits.publicationDays.shown(), f)
}
