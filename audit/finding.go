package audit

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// finding is a finding with the place where it stands in the document.
type finding struct {
	schema.Finding
	orders []int
}

// report adds a finding about figures, in the order of its explanation.
func (r *report) add(grade, kind, explanation, tolerance string, about ...*figure) {
	f := finding{Finding: schema.Finding{Grade: grade, Type: kind, Explanation: explanation, Tolerance: tolerance}}
	for _, g := range about {
		f.ClaimIDs = append(f.ClaimIDs, g.ClaimID)
		f.Sources = append(f.Sources, g.Source)
		f.Numbers = append(f.Numbers, g.NumberText)
		f.Quotes = append(f.Quotes, g.Quote)
		f.orders = append(f.orders, g.order)
	}
	r.found = append(r.found, f)
}

// report collects the findings of a document.
type report struct{ found []finding }

// findings gives the findings by the first claim that they are about; those of one place stay in the order of the checks.
// Of findings of one type about the same claims the first stays.
func (r *report) findings() []schema.Finding {
	slices.SortStableFunc(r.found, func(a, b finding) int { return slices.Min(a.orders) - slices.Min(b.orders) })
	var out []schema.Finding
	seen := map[string]bool{}
	for _, f := range r.found {
		ids := slices.Clone(f.ClaimIDs)
		slices.Sort(ids)
		key := f.Type + "\x00" + strings.Join(ids, "\x00")
		if !seen[key] {
			seen[key] = true
			out = append(out, f.Finding)
		}
	}
	return out
}

// weaker gives the less severe of two grades.
func weaker(a, b string) string {
	if rankOf(a) < rankOf(b) {
		return a
	}
	return b
}

// rankOf orders the grades: the higher, the more severe.
func rankOf(grade string) int {
	switch grade {
	case schema.GradeContradiction:
		return 2
	case schema.GradeSuspicious:
		return 1
	}
	return 0
}

// AtLeast reports a grade as severe as least, or more.
func AtLeast(grade, least string) bool { return rankOf(grade) >= rankOf(least) }

// gradeOf lowers a grade where a figure is doubtful.
func gradeOf(grade string, about ...*figure) string {
	for _, f := range about {
		if f.doubtful() {
			grade = weaker(grade, schema.GradeSuspicious)
		}
	}
	return grade
}

// decimals prints a rational with at most that many decimals, printed zeros kept.
func decimals(r *big.Rat, places int) string { return r.FloatString(places) }

// short prints a rational without trailing zeros, at most six decimals.
func short(r *big.Rat) string {
	s := r.FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// amount prints a value in the unit and scale word of a figure: 450万元.
func amount(r *big.Rat, like *figure) string {
	scaled := new(big.Rat).Quo(r, powerOfTen(int(like.scale())))
	return short(scaled) + like.suffix()
}

// scale is the power of ten of the scale word that the figure prints, 0 where that is not known to be one.
func (f *figure) scale() int32 {
	if f.UnitScale < 0 || f.UnitScale > 24 {
		return 0
	}
	return f.UnitScale
}

// suffix is the scale word and unit of a figure: 万元.
func (f *figure) suffix() string {
	unit := f.Unit
	if f.Per != "" {
		unit += "/" + f.Per
	}
	return scaleWord(f.scale()) + unit
}

func scaleWord(power int32) string {
	words := []struct {
		power int32
		word  string
	}{{12, "万亿"}, {8, "亿"}, {7, "千万"}, {6, "百万"}, {4, "万"}, {3, "千"}, {2, "百"}}
	for _, w := range words {
		if power == w.power {
			return w.word
		}
	}
	if power == 0 {
		return ""
	}
	return "×10^" + big.NewInt(int64(power)).String()
}

// printed is a figure's number with what qualifies it, as a reader knows it: 近300人.
func (f *figure) printed() string {
	number := strings.Join(strings.Fields(f.NumberText), "")
	if f.Section == schema.SectionTable && f.Unit != "" && !strings.HasSuffix(number, f.Unit) {
		return number + f.suffix() // which the header gives
	}
	cue := f.QualifierText
	if cue == "" || strings.Contains(number, cue) {
		return number
	}
	if at := strings.Index(f.Quote, f.NumberText); at >= 0 && strings.Contains(f.Quote[at+len(f.NumberText):], cue) && !strings.HasSuffix(f.Quote[:at], cue) {
		return number + cue
	}
	return cue + number
}

// named is a figure with its indicator: 小学 210所. One without a name of its own gets the words before it.
func (f *figure) named() string {
	name := f.indicator()
	if f.Section == schema.SectionTable {
		return strings.TrimSpace(f.rowName() + " " + f.printed())
	}
	if f.IndicatorBasis != schema.BasisStated && f.label() != "" {
		name = f.label()
	}
	return strings.TrimSpace(name + " " + f.printed())
}

// rowName is the first cell of a figure's row.
func (f *figure) rowName() string {
	name := strings.TrimLeft(f.line.text, "|｜ \t　")
	if i := strings.IndexAny(name, "|｜\t　"); i >= 0 {
		name = name[:i]
	}
	if name = strings.TrimSpace(name); name == "" || strings.HasPrefix(name, f.NumberText) || utf8.RuneCountInString(name) > 20 {
		return f.indicator()
	}
	return name
}

// label is what the clause prints in front of a number, without the words that open it: 其中东平县 gives 东平县.
func (f *figure) label() string {
	text := strings.TrimSpace(f.left())
	for _, w := range []string{"其中", "当中", "包括", "：", ":", "、", "和", "及", "（", "("} {
		text = strings.TrimPrefix(text, w)
	}
	for _, w := range []string{"为", "是", "有", "达", "约", "近"} {
		text = strings.TrimSuffix(text, w)
	}
	if text = strings.TrimSpace(strings.TrimLeft(text, "、：: ")); utf8.RuneCountInString(text) > 12 {
		return ""
	}
	return text
}

// rangeText prints an interval in percent or plain numbers: 24.9%～25.1%.
func rangeText(i interval, places int, unit string) string {
	switch {
	case i.low == nil && i.high == nil:
		return "任意值"
	case i.low == nil:
		return "至多 " + decimals(i.high, places) + unit
	case i.high == nil:
		return "至少 " + decimals(i.low, places) + unit
	}
	low, high := decimals(i.low, places), decimals(i.high, places)
	if low == high {
		return low + unit
	}
	return low + unit + "～" + high + unit
}
