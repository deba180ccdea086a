package audit

import (
	"strings"

	"statclaim/schema"
)

// checkTotals compares a list with the 合计 behind it. Where nothing says how far back the list reaches, every reach is tried,
// and only a total that none of them makes is found.
func (a *Auditor) checkTotals(p *page, r *report) {
	for _, l := range p.lines {
		if l.figures[0].Section == schema.SectionTable {
			continue
		}
		for _, total := range l.figures {
			if total.additive() && total.start >= 0 && a.isTotal(total.before()) {
				a.checkTotal(l, total, r)
			}
		}
	}
}

// isTotal reports the text in front of a total of all that was listed: ，合计 and ，三项共计为, but not 其他品类合计.
func (a *Auditor) isTotal(before string) bool {
	clause := strings.TrimRight(before, " 为是达有约")
	if i := strings.LastIndexAny(clause, marks+"（("); i >= 0 {
		clause = strings.TrimLeft(clause[i:], marks+"（(")
	}
	if !endsWithAny(clause, a.words.TotalBefore) {
		return false
	}
	for _, list := range [][]string{a.words.TotalBefore, a.words.TotalOf} {
		for _, w := range list {
			clause = strings.ReplaceAll(clause, w, "")
		}
	}
	return strings.TrimSpace(clause) == ""
}

func (a *Auditor) checkTotal(l *line, total *figure, r *report) {
	list := a.listBefore(l, total)
	if len(list) < 2 {
		return
	}
	for n := 2; n <= len(list); n++ {
		if !sumOf(list[len(list)-n:]).disjoint(total.stands) {
			return
		}
	}
	grade := schema.GradeSuspicious
	if each := a.eachList(l, list); len(each) > 1 {
		list, grade = each, schema.GradeContradiction
	} else if a.alike(list) {
		grade = schema.GradeContradiction
	}
	about := append([]*figure{total}, list...)
	r.add(gradeOf(grade, about...), totalDiffers, sumText(list, total)+"，文中合计为 "+total.printed(), a.limits.halfUnit.shown(), about...)
}

// listBefore gives the amounts in the total's unit before it.
func (a *Auditor) listBefore(l *line, total *figure) []*figure {
	var out []*figure
	for i := total.index - 1; i >= 0 && len(out) < a.limits.reachClaims.whole(); i-- {
		f := l.figures[i]
		if !f.additive() || !sameUnit(f, total) || f.start < 0 {
			continue
		}
		if f.Modality != total.Modality || f.Qualifier == schema.AtLeast || f.Qualifier == schema.AtMost {
			break
		}
		if len(out) == 0 && hasAny(l.text[f.end:total.start], []string{"连续", "此前", "累计", "上年", "去年"}) {
			break
		}
		out = append([]*figure{f}, out...)
	}
	return out
}

// eachList gives the end of a list that one 分别 governs: joined by 、 and 和 alone.
func (a *Auditor) eachList(l *line, list []*figure) []*figure {
	first := len(list) - 1
	for first > 0 {
		gap := strings.TrimSpace(l.text[list[first-1].end:list[first].start])
		if !isAny(gap, []string{"、", "和", "及", "以及", "与", "，", ","}) {
			break
		}
		first--
	}
	if hasAny(list[first].before(), a.words.Respectively) {
		return list[first:]
	}
	return nil
}

// alike reports a list whose items all say the same beside their names, so that nothing else stands among them.
func (a *Auditor) alike(list []*figure) bool {
	if a.areas(list) {
		return true
	}
	for _, f := range list {
		if f.IndicatorBasis != schema.BasisStated || a.residue(f) != "" || f.Period != list[0].Period || f.indicator() == list[0].indicator() && f != list[0] {
			return false
		}
	}
	return true
}
