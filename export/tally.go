package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// tally counts claims: all of them, and those with each of the conclusions.
type tally struct {
	all       int32
	concluded [4]int32 // as in conclusions
}

func (t tally) add(conclusion string) tally {
	t.all++
	if i := slices.Index(conclusions, conclusion); i >= 0 {
		t.concluded[i]++
	}
	return t
}

func (t tally) plus(o tally) tally {
	t.all += o.all
	for i, n := range o.concluded {
		t.concluded[i] += n
	}
	return t
}

func (t tally) minus(o tally) tally {
	t.all -= o.all
	for i, n := range o.concluded {
		t.concluded[i] -= n
	}
	return t
}

// textTallies counts claims by a text as 数据 shows it.
type textTallies map[string]tally

func (m textTallies) add(text, conclusion string) {
	text, _ = cellText(validText(text))
	t, known := m[text]
	if !known {
		text = strings.Clone(text) // the text of a document shall not live as long as its words
	}
	m[text] = t.add(conclusion)
}

// top gives the n texts with the most claims, the most first, then in the order of their bytes. The empty text is not among them.
func (m textTallies) top(n int) []string {
	texts := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b].all, m[a].all), strings.Compare(a, b))
	})
	texts = slices.DeleteFunc(texts, func(t string) bool { return t == "" })
	return texts[:min(n, len(texts))]
}

// month counts the months since the year 0.
type month int

func monthOf(year, number int) month { return month(year*12 + number - 1) }

func (m month) year() int   { return int(m) / 12 }
func (m month) number() int { return int(m)%12 + 1 }

// monthTallies counts claims by month.
type monthTallies map[month]tally

// years adds the months of each year up, under its January.
func (m monthTallies) years() monthTallies {
	years := monthTallies{}
	for at, t := range m {
		january := monthOf(at.year(), 1)
		years[january] = years[january].plus(t)
	}
	return years
}

// top gives the n months with the most claims, the later one if there are as many, in the order of time.
func (m monthTallies) top(n int) []month {
	months := slices.SortedFunc(maps.Keys(m), func(a, b month) int {
		return cmp.Or(cmp.Compare(m[b].all, m[a].all), cmp.Compare(b, a))
	})
	months = months[:min(n, len(months))]
	slices.Sort(months)
	return months
}

// span counts the claims of the months from first, n of them.
func (m monthTallies) span(first month, n int) int32 {
	var sum int32
	for at := first; at < first+month(n); at++ {
		sum += m[at].all
	}
	return sum
}
