package audit

import (
	"strings"

	"statclaim/schema"
)

// baseOf is the level that a reached level starts from, where both are claims: 从A增至B.
func baseOf(f *figure) *figure {
	value, ok := rat(f.BaselineValue)
	if !ok || !f.known || f.start < 0 {
		return nil
	}
	for i := f.index - 1; i >= 0 && i >= f.index-3; i-- {
		g := f.line.figures[i]
		if g.start < 0 || g.middle == nil || g.Per != f.Per && g.Per != "" && f.Per != "" || g.UnitKind != f.UnitKind {
			continue
		}
		if g.middle.Cmp(value) == 0 {
			return g
		}
	}
	return nil
}

// fromBase finds the levels of a change beside 从A增至B: behind it, or right before it with its indicator.
func (a *Auditor) fromBase(p *page, f *figure) (comparison, bool) {
	current := p.root(f)
	if current == f || baseOf(current) == nil {
		current = a.reachedBehind(f)
	}
	if current == nil || current.line != f.line {
		return comparison{}, false
	}
	base := baseOf(current)
	if base == nil || base == f {
		return comparison{}, false
	}
	if f.order > current.order && (hasAny(f.line.text[current.end:f.start], []string{"；", ";"}) || a.levelBetween(current, f)) {
		return comparison{}, false
	}
	grade := schema.GradeContradiction
	if f.Comparison != schema.None && f.Comparison != schema.VersusBase && !stepsBack(f.Comparison, base, current) {
		grade = schema.GradeSuspicious
	}
	if f.Comparison != schema.None && base.Period != "" && base.Period != current.Period && shifted(current.Period, f.Comparison) != "" && shifted(current.Period, f.Comparison) != base.Period {
		return comparison{}, false // compared with another time than the base's
	}
	return comparison{change: f, current: current, base: base, grade: grade}, true
}

// levelBetween reports another level between two figures, which the second may belong to.
func (a *Auditor) levelBetween(x, y *figure) bool {
	for _, f := range x.line.figures[x.index+1 : y.index] {
		if f.Measure == schema.MeasureLevel {
			return true
		}
	}
	return false
}

// reachedBehind finds the reached level that follows a change at once: 产值增长2倍，由10亿元增加到20亿元.
func (a *Auditor) reachedBehind(f *figure) *figure {
	for _, g := range f.line.figures[f.index+1 : min(len(f.line.figures), f.index+3)] {
		base := baseOf(g)
		if base == nil || base.index != f.index+1 || g.indicator() != f.indicator() {
			continue
		}
		if gap, ok := between(f, base); ok && !strings.ContainsAny(gap, "；;") && startsWithAny(strings.TrimLeft(gap, marks), []string{"由", "从", "自"}) {
			return g
		}
	}
	return nil
}

// stepsBack reports a base whose stated time fits the comparison.
func stepsBack(comparison string, base, current *figure) bool {
	return base.Period != "" && current.Period != "" && shifted(current.Period, comparison) == base.Period
}

// withinPhrase finds the levels of a change whose clause names its base: 营业收入5.2亿元，比2022年的4亿元下降30%, and 是2022年2亿元的4倍.
func (a *Auditor) withinPhrase(p *page, f *figure) (comparison, bool) {
	if f.index < 1 {
		return comparison{}, false
	}
	base := f.line.figures[f.index-1]
	gap, ok := between(base, f)
	if !ok || !base.level() || strings.ContainsAny(gap, marks+"、") {
		return comparison{}, false
	}
	lead := base.left()
	if f.Measure == schema.MeasureMultiple {
		if !strings.HasPrefix(gap, "的") || !hasAny(lead, []string{"是", "为", "相当于", "达"}) {
			return comparison{}, false
		}
	} else if !hasAny(lead, []string{"比", "较"}) || strings.HasPrefix(gap, "的") || hasAny(lead, []string{"比例", "比重", "占比", "同比", "环比"}) && !hasAny(lead, []string{"比上", "比去", "比20", "比19", "较"}) {
		return comparison{}, false
	}
	for i := base.index - 1; i >= 0 && i >= base.index-3; i-- {
		current := f.line.figures[i]
		if !current.level() || !sameUnit(current, base) || current.start < 0 {
			continue
		}
		if base.IndicatorBasis == schema.BasisStated && base.indicator() != current.indicator() {
			return comparison{}, false
		}
		return comparison{change: f, current: current, base: base, grade: schema.GradeContradiction}, true
	}
	if f.Measure == schema.MeasureChange && f.index+1 < len(f.line.figures) {
		// 较年初的120亿元增长20%，达到132亿元
		current := f.line.figures[f.index+1]
		gap, ok := between(f, current)
		if ok && current.level() && sameUnit(current, base) && startsWithAny(strings.TrimLeft(gap, marks), []string{"达到", "达", "至", "增至", "降至", "升至", "为", "增加到", "减少到"}) {
			return comparison{change: f, current: current, base: base, grade: schema.GradeContradiction}, true
		}
	}
	return comparison{}, false
}

// levelIndex holds the levels of a document by what they count and when, for look-up only.
type levelIndex map[string][]*figure

// levelKey is the key of a level of a name and time in the unit of another.
func levelKey(name, period string, like *figure) string {
	return strings.Join([]string{name, period, like.unitFamily(), like.Modality}, "\x00")
}

func levelsByName(p *page) levelIndex {
	index := levelIndex{}
	for _, f := range p.figures {
		if f.level() && f.indicator() != "" {
			key := levelKey(f.indicator(), f.Period, f)
			index[key] = append(index[key], f)
		}
	}
	return index
}

// basePeriod is the time that a change compares its level with; "" where it is not known.
func basePeriod(f, current *figure) string {
	if f.Comparison != schema.VersusBase {
		return shifted(current.Period, f.Comparison)
	}
	if year, _, ok := strings.Cut(f.BaselineText, "年"); ok && len(year) == len("2020") && yearBefore(year) != "" {
		return year
	}
	return ""
}

// byPeriod finds the levels of a change by their times: its own and that of the comparison before it, anywhere in the document.
func (a *Auditor) byPeriod(p *page, f *figure) (comparison, bool) {
	if f.Section == schema.SectionTable {
		return inRow(f)
	}
	current := p.root(f)
	if f.Measure == schema.MeasureMultiple {
		current = a.levelBefore(f)
	}
	if current == nil || current == f || !current.level() || !timed(f) {
		return comparison{}, false
	}
	if f.Comparison == schema.VersusBase && f.BaselineText == "" {
		return comparison{}, false
	}
	if period := basePeriod(f, current); period != "" && current.indicator() != "" {
		if c, ok := a.baseAt(p.levels[levelKey(current.indicator(), period, current)], f, current); ok {
			return c, true
		}
	}
	if current.line == f.line {
		if c, ok := a.baseAt(near(current), f, current); ok {
			return c, true
		}
	}
	// 2022年1250件，2021年1000件，同比增长20%: the change hangs on the base
	if current.line == f.line {
		for i := current.index - 1; i >= 0 && i >= current.index-4; i-- {
			g := f.line.figures[i]
			if g.level() && oneName(g, current) && a.oneThing(g, current) && earlier(f, g, current) {
				return comparison{change: f, current: g, base: current, grade: a.pairGrade(g, current, f)}, true
			}
		}
	}
	return comparison{}, false
}

// inRow finds the levels of a change in its row of a table: two of one unit whose times are as far apart as the comparison says.
func inRow(f *figure) (comparison, bool) {
	var found comparison
	for _, current := range f.line.figures {
		for _, base := range f.line.figures {
			if !current.level() || !base.level() || !oneName(current, base) || base.Period == "" || shifted(current.Period, f.Comparison) != base.Period {
				continue
			}
			if found.change != nil {
				return comparison{}, false
			}
			found = comparison{change: f, current: current, base: base, grade: schema.GradeContradiction}
		}
	}
	return found, found.change != nil
}

// timed reports a change against an earlier time.
func timed(f *figure) bool {
	switch f.Comparison {
	case schema.YearOnYear, schema.MonthOnMonth, schema.QuarterOnQuarter, schema.VersusBase:
		return true
	}
	return false
}

// levelBefore is the last level before a multiple in its sentence, of its indicator.
func (a *Auditor) levelBefore(f *figure) *figure {
	for i := f.index - 1; i >= 0 && i >= f.index-3; i-- {
		if g := f.line.figures[i]; g.level() && g.indicator() == f.indicator() {
			return g
		}
	}
	return nil
}

// baseAt finds the one level of the time that the change is measured from. Two that differ leave the question open.
func (a *Auditor) baseAt(levels []*figure, f, current *figure) (comparison, bool) {
	var base *figure
	const most = 64 // of one name and time; where there are more, they are not of one thing
	for _, g := range levels[:min(len(levels), most)] {
		if g == current || !earlier(f, current, g) || !a.oneThing(current, g) {
			continue
		}
		if base != nil && base.stands.disjoint(g.stands) {
			return comparison{}, false
		}
		if base == nil {
			base = g
		}
	}
	if base == nil {
		return comparison{}, false
	}
	return comparison{change: f, current: current, base: base, grade: a.pairGrade(current, base, f)}, true
}

// earlier reports that base is of the time that the change compares current with.
func earlier(f, current, base *figure) bool {
	if f.Comparison == schema.VersusBase {
		return base.Period != "" && base.PeriodText != "" && strings.Contains(f.BaselineText, base.PeriodText) && base.Period != current.Period && base.PeriodBasis != schema.BasisInherited
	}
	if current.Period == "" && base.Period == "" {
		return f.line == base.line && current.line == base.line && current.PeriodText != base.PeriodText && isAny(base.PeriodText, lastTimes[f.Comparison])
	}
	return base.Period != "" && shifted(current.Period, f.Comparison) == base.Period
}

// lastTimes are the names of the time before, where no publication date gives them a year.
var lastTimes = map[string][]string{
	schema.YearOnYear:       {"上年", "去年", "上年同期", "去年同期", "上一年"},
	schema.MonthOnMonth:     {"上月", "上个月"},
	schema.QuarterOnQuarter: {"上季度", "上个季度"},
}

// near gives the next level of a figure's unit on either side in its sentence, where it has the figure's name or a part of it:
// 发生交通事故256起，上年发生320起.
func near(f *figure) []*figure {
	var out []*figure
	for _, step := range []int{-1, 1} {
		for i := f.index + step; i >= 0 && i < len(f.line.figures) && i-f.index <= 4 && f.index-i <= 4; i += step {
			g := f.line.figures[i]
			if !g.level() || g.unitFamily() != f.unitFamily() {
				continue
			}
			if g.start >= 0 && oneName(f, g) {
				out = append(out, g)
			}
			break
		}
	}
	return out
}

// oneName reports levels of one unit whose indicators are the same, or one printed shorter.
func oneName(x, y *figure) bool {
	if x.unitFamily() != y.unitFamily() || x.Modality != y.Modality || x.indicator() == "" || y.indicator() == "" {
		return false
	}
	return strings.Contains(x.indicator(), y.indicator()) || strings.Contains(y.indicator(), x.indicator())
}

// oneThing reports two levels of the same subject, place and verb.
func (a *Auditor) oneThing(x, y *figure) bool {
	near := x.ParagraphIndex == y.ParagraphIndex && x.ArticleIndex == y.ArticleIndex
	if x.Subject != y.Subject && !(near && (x.SubjectBasis != schema.BasisStated || y.SubjectBasis != schema.BasisStated)) {
		return false
	}
	if x.PlaceCode != y.PlaceCode && x.PlaceCode != "" && y.PlaceCode != "" {
		return false
	}
	if x.Section == schema.SectionTable || y.Section == schema.SectionTable {
		return x.line == y.line
	}
	first, second := x, y
	if second.order < first.order {
		first, second = second, first
	}
	if gap, ok := between(first, second); ok && isAny(strings.TrimSpace(gap), []string{"、", "和", "及", "与"}) {
		return true
	}
	own, other := a.residue(x), a.residue(y)
	if x.indicator() != y.indicator() {
		own, other = strings.ReplaceAll(own, y.indicator(), ""), strings.ReplaceAll(other, x.indicator(), "")
	}
	if own == other {
		return true
	}
	return x.line == y.line && (y.IndicatorBasis == schema.BasisInherited && other == "" || x.IndicatorBasis == schema.BasisInherited && own == "")
}

// pairGrade lowers the grade where subject, indicator or time of one was only carried over into another sentence.
func (a *Auditor) pairGrade(current, base, change *figure) string {
	if current.line == base.line && current.line == change.line {
		if current.IndicatorBasis == schema.BasisNone {
			return schema.GradeSuspicious
		}
		return schema.GradeContradiction
	}
	if !a.specific(current) || current.IndicatorBasis != schema.BasisStated || base.IndicatorBasis != schema.BasisStated {
		return schema.GradeSuspicious
	}
	if current.PeriodBasis == schema.BasisInherited && current.ParagraphIndex != base.ParagraphIndex || base.PeriodBasis == schema.BasisInherited {
		return schema.GradeSuspicious
	}
	if current.Subject != base.Subject {
		return schema.GradeSuspicious
	}
	return schema.GradeContradiction
}
