package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"statclaim/schema"
)

const (
	guardExamples  = 2  // printed for each guard
	exampleColumns = 40 // terminal columns of each
)

// guardTally counts what guards held back, with the first examples of each.
type guardTally struct {
	counts   map[string]int
	examples map[string][]string
	last     map[string]schema.Suppressed // looked at for an example: a text may say the same a million times
}

func newGuardTally() *guardTally {
	return &guardTally{counts: map[string]int{}, examples: map[string][]string{}, last: map[string]schema.Suppressed{}}
}

func (g *guardTally) add(rows []schema.Suppressed) {
	for i := range rows {
		row := &rows[i]
		g.counts[row.Guard]++
		known := g.examples[row.Guard]
		if len(known) == guardExamples {
			continue
		}
		if last := g.last[row.Guard]; last.Text == row.Text && last.Context == row.Context {
			continue
		}
		g.last[row.Guard] = schema.Suppressed{Text: strings.Clone(row.Text), Context: strings.Clone(row.Context)}
		example := shorten(clean(row.Text+": "+row.Context), exampleColumns)
		if !slices.Contains(known, example) {
			g.examples[row.Guard] = append(known, example)
		}
	}
}

// write prints one line a guard, the most frequent first.
func (g *guardTally) write(w io.Writer) {
	var guards []string
	for guard := range g.counts {
		guards = append(guards, guard)
	}
	slices.SortFunc(guards, func(a, b string) int { return cmp.Or(g.counts[b]-g.counts[a], cmp.Compare(a, b)) })
	if len(guards) == 0 {
		fmt.Fprintln(w, "no number was held back")
		return
	}
	rows := [][]string{{"guard", "count", "examples", ""}}
	for _, guard := range guards {
		row := []string{clean(guard), fmt.Sprint(g.counts[guard]), "", ""}
		copy(row[2:], g.examples[guard])
		rows = append(rows, row)
	}
	fmt.Fprint(w, trimLines(alignedLines(rows)))
}
