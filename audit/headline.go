package audit

import (
	"strings"

	"statclaim/schema"
)

const headlineDisagrees = "headline_disagrees"

// headline reports a figure of a title or heading.
func headline(f *figure) bool {
	return f.Section == schema.SectionTitle || f.Section == schema.SectionHeading
}

// checkHeadlines compares the figures of titles and headings with those of the text below them. One that agrees settles it, and
// a rounded headline agrees.
func (a *Auditor) checkHeadlines(p *page, r *report) {
	bodies := map[string][]*figure{} // for look-up only
	for _, f := range p.figures {
		if !headline(f) && f.known && f.indicator() != "" {
			bodies[headlineKey(f)] = append(bodies[headlineKey(f)], f)
		}
	}
	for _, f := range p.figures {
		if headline(f) && f.known && f.middle != nil && p.namedByItself(f) && a.specific(f) && !endsWithAny(f.left(), a.words.Landmark) {
			a.checkHeadline(p, f, bodies[headlineKey(f)], r)
		}
	}
}

// headlineKey is what headline and body must share. A headline leaves out the comparison, and often the subject.
func headlineKey(f *figure) string {
	return strings.Join([]string{f.ArticleTitle, f.indicator(), f.Measure, f.unitFamily(), f.Modality}, "\x00")
}

func (a *Auditor) checkHeadline(p *page, f *figure, bodies []*figure, r *report) {
	var against *figure
	others := 0
	for _, b := range bodies {
		if b.ArticleIndex != f.ArticleIndex || !a.headlineMeans(f, b) {
			continue
		}
		if !f.inBase().disjoint(b.inBase()) {
			return
		}
		if against == nil {
			against = b
		}
		others++
	}
	if against == nil {
		return
	}
	grade := schema.GradeContradiction
	if others > 1 || !p.namedByItself(against) || against.Section == schema.SectionTable || f.Section == schema.SectionHeading || a.residue(f) != a.residue(against) || hasAny(against.left()+f.left(), a.words.Average) {
		grade = schema.GradeSuspicious
	}
	text := "标题为“" + phrase(f) + "”，正文为“" + phrase(against) + "”"
	r.add(gradeOf(grade, f, against), headlineDisagrees, text, a.limits.halfUnit.shown(), f, against)
}

// headlineMeans reports a figure of the body that the headline can be about.
func (a *Auditor) headlineMeans(f, b *figure) bool {
	if f.Period != b.Period && f.Period != "" && b.Period != "" {
		return false
	}
	if f.Comparison != b.Comparison && f.Comparison != schema.None && b.Comparison != schema.None {
		return false
	}
	if f.Direction != b.Direction && f.Direction != schema.None && b.Direction != schema.None && f.Measure != schema.MeasureChange {
		return false
	}
	return f.Subject == b.Subject || f.SubjectBasis != schema.BasisStated || b.SubjectBasis != schema.BasisStated
}

// namedByItself reports a figure whose own sentence names its indicator: itself, or as the change of a level that does.
func (p *page) namedByItself(f *figure) bool {
	if f.IndicatorBasis == schema.BasisStated {
		return true
	}
	level := p.root(f)
	return level != f && level.line == f.line && level.IndicatorBasis == schema.BasisStated
}
