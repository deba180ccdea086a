package review

import "statclaim/schema"

// How much the reasons weigh that a claim needs a look. A claim with an audit finding comes before every one without, whatever
// else there is; so does one that the rules read differently since it was decided on.
const (
	weightChanged       = 1000
	weightContradiction = 500
	weightSuspicious    = 300
	weightUnsure        = 150
	weightNoPrecision   = 50
	weightInherited     = 20 // each column
	weightFlag          = 5  // each flag
	weightDoubt         = 40 // of a rule that is never right; less with its precision
)

// look tells how much an item needs a look, and why.
func (r *run) look(item *Item) {
	claim := item.Claim
	item.Attention, item.Reasons = 0, nil
	add := func(weight int, reason string) {
		item.Attention += weight
		item.Reasons = append(item.Reasons, reason)
	}
	if len(item.Changed) > 0 {
		add(weightChanged, "changed")
	}
	switch r.worstGrade(item.Findings) {
	case schema.GradeContradiction:
		add(weightContradiction, "contradiction")
	case schema.GradeSuspicious:
		add(weightSuspicious, "suspicious")
	}
	if claim.ReviewStatus == schema.Unsure {
		add(weightUnsure, "unsure")
	}
	if claim.Confidence == nil {
		add(weightNoPrecision, "no_precision")
	} else {
		item.Attention += int(weightDoubt * (1 - *claim.Confidence))
	}
	for _, c := range []struct{ column, basis string }{{"indicator", claim.IndicatorBasis}, {"subject", claim.SubjectBasis},
		{"period", claim.PeriodBasis}, {"place", claim.PlaceBasis}} {
		if c.basis == schema.BasisInherited {
			add(weightInherited, "inherited:"+c.column)
		}
	}
	for _, flag := range claim.Flags {
		add(weightFlag, "flag:"+flag)
	}
}

// worstGrade is the gravest grade of some findings, "" for none that needs a look.
func (r *run) worstGrade(findings []int) string {
	worst := ""
	for _, i := range findings {
		switch grade := r.findings[i].Grade; {
		case grade == schema.GradeContradiction:
			return grade
		case grade == schema.GradeSuspicious:
			worst = grade
		}
	}
	return worst
}
