package audit

import (
	"unicode/utf8"

	"statclaim/schema"
)

// exclusive picks the parts that do not overlap: those of one group of names, or all where 分别 or a last 其余 says so. Where
// nothing says so they may overlap (其中女性120人、党员60人), and the grade is lower.
func (a *Auditor) exclusive(d partition) (parts []*figure, grade string, all bool) {
	last := d.parts[len(d.parts)-1]
	rest := hasAny(last.indicator()+last.left(), a.words.Rest)
	if d.each || rest {
		return d.parts, d.grade, d.all || rest
	}
	if members, g := a.groupOf(d.parts); len(members) > 1 {
		return members, d.grade, g.complete && len(members) == len(g.parts) && hasAny(d.whole.indicator(), g.whole)
	}
	switch {
	case a.areas(d.parts):
		return d.parts, d.grade, false
	case oneEnding(d.parts):
		return d.parts, weaker(d.grade, schema.GradeSuspicious), false
	}
	return d.parts, schema.GradeInfo, false
}

// areas reports parts that are areas, each another: 东平县50起、梁山县40起.
func (a *Auditor) areas(parts []*figure) bool {
	for i, f := range parts {
		name := f.label()
		if name == "" {
			name = f.indicator()
		}
		if !endsWithAny(name, a.words.AreaEnds) || utf8.RuneCountInString(name) < 2 {
			return false
		}
		for _, g := range parts[:i] {
			if g.label() == f.label() {
				return false
			}
		}
	}
	return true
}

// oneEnding reports names that end alike, as those of one division do (夏粮, 秋粮).
func oneEnding(parts []*figure) bool {
	last := func(f *figure) rune {
		r, _ := utf8.DecodeLastRuneInString(f.indicator())
		return r
	}
	for _, f := range parts {
		if last(f) != last(parts[0]) {
			return false
		}
	}
	return true
}
