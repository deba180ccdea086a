package audit

import (
	"strings"

	"statclaim/schema"
)

// part finds which part of a group a name is, by the longest of its words; -1 for none.
func (g *group) part(name string) (part int, word string) {
	part = -1
	for i, spellings := range g.parts {
		for _, w := range spellings {
			if len(w) > len(word) && strings.Contains(name, w) {
				part, word = i, w
			}
		}
	}
	return part, word
}

// groupOf finds the group whose parts the most of the figures are, each another part, and gives those figures.
func (a *Auditor) groupOf(figures []*figure) (members []*figure, found *group) {
	for i := range a.words.groups {
		g := &a.words.groups[i]
		if in := g.members(figures); len(in) > 1 && len(in) > len(members) {
			members, found = in, g
		}
	}
	return members, found
}

// members gives the figures that are parts of the group. Two of one part make it no division: none is given.
func (g *group) members(figures []*figure) []*figure {
	var out []*figure
	seen := make([]bool, len(g.parts))
	stem, first := "", true
	for _, f := range figures {
		name := f.indicator()
		part, word := g.part(name)
		if part < 0 {
			name = f.label()
			part, word = g.part(name)
		}
		if part < 0 {
			continue
		}
		if seen[part] {
			return nil
		}
		seen[part] = true
		rest := strings.Replace(name, word, "", 1)
		if !first && rest != stem && rest != "" && stem != "" && !strings.Contains(rest, stem) && !strings.Contains(stem, rest) {
			return nil // 男职工, 女党员
		}
		stem, first = rest, false
		out = append(out, f)
	}
	return out
}

// oneGroup reports two figures that are parts of one group.
func (a *Auditor) oneGroup(x, y *figure) bool {
	members, _ := a.groupOf([]*figure{x, y})
	return len(members) == 2
}

// checkGroups compares the parts of a complete group with the whole that the sentence names without 其中, or the sentence before
// it: 进出口总额, 出口, 进口.
func (a *Auditor) checkGroups(l, previous *line, r *report) {
	if l.figures[0].Section == schema.SectionTable {
		return
	}
	for i := range a.words.groups {
		g := &a.words.groups[i]
		if !g.complete || len(g.whole) == 0 {
			continue
		}
		found := false
		for at, whole := range l.figures {
			if whole.additive() && hasAny(whole.indicator(), g.whole) {
				a.checkGroup(g, whole, l.figures[at+1:], r)
				found = true
			}
		}
		if found || previous == nil {
			continue
		}
		for _, whole := range previous.figures {
			if whole.additive() && hasAny(whole.indicator(), g.whole) {
				a.checkGroup(g, whole, l.figures, r)
			}
		}
	}
}

func (a *Auditor) checkGroup(g *group, whole *figure, behind []*figure, r *report) {
	var parts []*figure
	for _, f := range behind[:min(len(behind), a.limits.reachClaims.whole())] {
		part, _ := g.part(f.indicator())
		if part >= 0 && f.additive() && sameUnit(f, whole) && f.Modality == whole.Modality && f.Period == whole.Period && f.Subject == whole.Subject && !hasAny(f.before(), a.words.NotPart) {
			parts = append(parts, f)
		}
	}
	if parts = g.members(parts); len(parts) < len(g.parts) {
		return
	}
	sum := sumOf(parts)
	kind, text := "", ""
	switch {
	case whole.stands.below(sum):
		kind, text = partsExceedWhole, "，大于总体 "
	case sum.below(whole.stands):
		kind, text = partsDifferWhole, "，不等于总体 "
	default:
		return
	}
	about := append([]*figure{whole}, parts...)
	r.add(gradeOf(schema.GradeContradiction, about...), kind, sumText(parts, whole)+text+whole.named(), a.limits.halfUnit.shown(), about...)
}
