package audit

import (
	"math/big"
	"strconv"
	"strings"

	"statclaim/schema"
)

// Types of findings about parts and wholes.
const (
	partExceedsWhole  = "part_exceeds_whole"
	partsExceedWhole  = "parts_exceed_whole"
	partsDifferWhole  = "parts_differ_from_whole"
	totalDiffers      = "total_differs"
	tableTotalDiffers = "table_total_differs"
)

// partition is a whole and the numbers that the wording makes its parts.
type partition struct {
	whole *figure
	parts []*figure
	each  bool // 分别: one number for each, so that they do not overlap
	all   bool // the wording says that they are all of it
	grade string
}

// checkParts compares the numbers behind 其中, and those behind 分别为 right after a total, with the whole before them. It gives
// the whole of each part, which shares are checked by.
func (a *Auditor) checkParts(p *page, r *report) map[*figure]*figure {
	wholes := map[*figure]*figure{}
	for i, l := range p.lines {
		var previous *line
		if i > 0 && p.lines[i-1].figures[0].ParagraphIndex == l.figures[0].ParagraphIndex {
			previous = p.lines[i-1]
		}
		for _, part := range a.partitions(l, previous) {
			for _, f := range part.parts {
				wholes[f] = part.whole
			}
			a.checkPartition(part, r)
		}
		a.checkGroups(l, previous, r)
	}
	return wholes
}

// partitions reads the partitions of a sentence.
func (a *Auditor) partitions(l, previous *line) []partition {
	if l.figures[0].Section == schema.SectionTable {
		return nil
	}
	var out []partition
	for _, reach := range a.amongReaches(l.text) {
		out = append(out, a.partsWithin(l, previous, reach)...)
	}
	for i, f := range l.figures {
		if i == 0 || !f.additive() {
			continue
		}
		whole := l.figures[i-1]
		gap, ok := between(whole, f)
		gap = strings.TrimLeft(gap, marks)
		if !ok || !whole.additive() || !sameUnit(whole, f) || whole.Qualifier != schema.Exact && whole.Qualifier != schema.About {
			continue
		}
		if !startsWithAny(gap, a.words.RespectivelyIs) || hasAny(gap, a.words.NotPart) || !wholeBefore(a, whole) {
			continue
		}
		parts := a.run(l, i, reach{f.start, len(l.text)}, whole)
		if len(parts) > 1 {
			out = append(out, partition{whole: whole, parts: parts, each: true, all: true, grade: schema.GradeContradiction})
		}
	}
	return out
}

// wholeBefore reports a number that can be a total: no average, extreme or threshold.
func wholeBefore(a *Auditor, f *figure) bool { return !hasAny(f.left(), a.words.NotPart) }

// reach is the part of a sentence that a 其中 governs, in bytes.
type reach struct{ from, to int }

func (a *Auditor) amongReaches(text string) []reach {
	var out []reach
	for at := 0; at < len(text); {
		next, size := firstOf(text[at:], a.words.Among)
		if next < 0 {
			break
		}
		from := at + next
		if len(out) > 0 {
			out[len(out)-1].to = min(out[len(out)-1].to, from)
		}
		to := len(text)
		if open := strings.LastIndexAny(text[:from], "（("); open >= 0 && !strings.ContainsAny(text[open:from], "）)") {
			if end := strings.IndexAny(text[from:], "）)"); end >= 0 {
				to = from + end
			}
		}
		out = append(out, reach{from, to})
		at = from + size
	}
	return out
}

// firstOf finds the first of the words in a text.
func firstOf(text string, list []string) (at, size int) {
	at = -1
	for _, w := range list {
		if i := strings.Index(text, w); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(w)
		}
	}
	return at, size
}

func startsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// partsWithin reads the parts behind a 其中: for each unit a run, whose whole is the last number of that unit before 其中.
func (a *Auditor) partsWithin(l, previous *line, within reach) []partition {
	var out []partition
	taken := map[*figure]bool{}
	for i, f := range l.figures {
		if f.start < within.from || f.start >= within.to || taken[f] || !f.additive() || strings.ContainsAny(l.text[within.from:f.start], "；;") {
			continue
		}
		whole, grade := a.wholeOf(l, previous, within.from, f)
		if whole == nil {
			continue
		}
		parts := a.run(l, i, within, whole)
		for _, part := range parts {
			taken[part] = true
		}
		if len(parts) == 0 {
			continue
		}
		head := l.text[within.from:parts[0].start]
		out = append(out, partition{whole: whole, parts: parts, each: hasAny(head, a.words.Respectively), grade: grade})
	}
	return out
}

// wholeOf finds what 其中 divides: the last amount before it in the unit of the part. Where 其中 opens the sentence it is the only
// such amount of the sentence before.
func (a *Auditor) wholeOf(l, previous *line, among int, part *figure) (whole *figure, grade string) {
	grade = schema.GradeContradiction
	steps := a.limits.reachClaims.whole()
	for i := part.index - 1; i >= 0 && steps > 0; i-- {
		steps--
		f := l.figures[i]
		if f.start < 0 || f.end > among || !f.additive() || !sameUnit(f, part) || f.Modality != part.Modality || hasAny(f.left(), a.words.Average) {
			continue
		}
		if whole == nil {
			whole = f
			continue
		}
		if !part.stands.disjoint(f.stands) || part.stands.below(f.stands) {
			grade = schema.GradeSuspicious // an earlier and larger amount may be the one that is divided
		}
	}
	if whole != nil || previous == nil || len([]rune(strings.TrimSpace(l.text[:among]))) > 2 {
		return whole, grade
	}
	for _, f := range previous.figures {
		if !f.additive() || !sameUnit(f, part) || f.Modality != part.Modality {
			continue
		}
		if whole != nil {
			return nil, grade
		}
		whole = f
	}
	return whole, grade
}

// run gives the parts from figure i on: amounts in the whole's unit, until the wording turns to something else. Behind a
// semicolon only a name of the same group goes on.
func (a *Auditor) run(l *line, i int, within reach, whole *figure) []*figure {
	var out []*figure
	for _, f := range l.figures[i:] {
		if f.start < 0 || f.start >= within.to {
			break
		}
		if !f.additive() || !sameUnit(f, whole) || f.Modality != whole.Modality {
			continue
		}
		gap := f.before()
		if opened := l.text[within.from:f.start]; strings.LastIndexAny(opened, "（(") > strings.LastIndexAny(opened, "）)") {
			continue // a part of a part, in brackets
		}
		if len(out) > 0 && (hasAny(gap, a.words.NotPart) || hasAny(gap, a.words.Nested)) || hasAny(f.left(), a.words.NotPart) || endsWithAny(f.left(), a.words.EachBefore) {
			break
		}
		if startsWithAny(f.after(), a.words.ThresholdBehind) || f.Qualifier == schema.AtLeast || f.Qualifier == schema.AtMost {
			continue
		}
		if len(out) > 0 && hasAny(f.left(), a.words.TotalBefore) {
			break
		}
		if len(out) > 0 && strings.ContainsAny(gap, "；;") && !a.oneGroup(out[len(out)-1], f) {
			break
		}
		out = append(out, f)
	}
	return out
}

func (a *Auditor) checkPartition(d partition, r *report) {
	grade := d.grade
	for _, part := range d.parts {
		if !d.whole.stands.below(part.stands) {
			continue
		}
		if d.all {
			return // each above the number before them: it was no total
		}
		r.add(gradeOf(a.partGrade(grade, d, part), d.whole, part), partExceedsWhole,
			"部分 "+part.named()+"，大于总体 "+d.whole.named(), a.limits.halfUnit.shown(), d.whole, part)
		return
	}
	if len(d.parts) < 2 {
		return
	}
	parts, grade, all := a.exclusive(d)
	if len(parts) < 2 {
		return
	}
	sum := sumOf(parts)
	about := append([]*figure{d.whole}, parts...)
	switch {
	case d.whole.stands.below(sum):
		r.add(gradeOf(grade, about...), partsExceedWhole, sumText(parts, d.whole)+"，大于总体 "+d.whole.named(), a.limits.halfUnit.shown(), about...)
	case all && sum.disjoint(d.whole.stands):
		r.add(gradeOf(grade, about...), partsDifferWhole, sumText(parts, d.whole)+"，不等于总体 "+d.whole.named(), a.limits.halfUnit.shown(), about...)
	}
}

// partGrade lowers the grade where the clause of the part says more than its name.
func (a *Auditor) partGrade(grade string, d partition, part *figure) string {
	if part.IndicatorBasis == schema.BasisNone || part.IndicatorBasis == schema.BasisInherited && a.residue(part) != "" {
		return weaker(grade, schema.GradeSuspicious)
	}
	if part.Section == schema.SectionTable || part.Period != d.whole.Period && part.PeriodBasis == schema.BasisStated {
		return weaker(grade, schema.GradeSuspicious)
	}
	return grade
}

func sumOf(parts []*figure) interval {
	sum := point(new(big.Rat))
	for _, f := range parts {
		sum = sum.add(f.stands)
	}
	return sum
}

// sumText prints a sum: 小学 210所＋中学 150所＝360所.
func sumText(parts []*figure, like *figure) string {
	sum := new(big.Rat)
	var texts []string
	exact := true
	const shown = 8
	for i, f := range parts {
		if i < shown {
			texts = append(texts, f.named())
		}
		if f.middle == nil {
			exact = false
			continue
		}
		sum.Add(sum, f.middle)
	}
	text := "各部分 " + strings.Join(texts, "＋")
	if len(parts) > shown {
		text += "＋…（共 " + strconv.Itoa(len(parts)) + " 项）"
	}
	if !exact {
		return text + " 之和"
	}
	return text + "＝" + amount(sum, like)
}
