package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// panel is what 指标序列 shows: rows by columns of periods.
type panel struct {
	groups     []*panelGroup // the densest first
	periods    []span        // in the order of time
	cutRows    int
	cutPeriods int
}

// panelGroup is the rows that can be compared: one indicator in one unit, measured in one way.
type panelGroup struct {
	key   []string // parts before keySubject
	rows  []*panelRow
	cells int
	long  int // periods of the longest row
}

type panelRow struct {
	*seriesRow
	subject, place string
}

// entity is whose figure a row is: that of its place, or of its subject if it has none.
func (r *panelRow) entity() string { return cmp.Or(r.place, r.subject) }

// newPanel chooses the groups with a row of two periods or more, or with a period for which two places or more have a value, up to
// the limits of the sheet.
func newPanel(rows map[string]*seriesRow) *panel {
	p := &panel{}
	for _, g := range panelGroups(rows) {
		if g.long > 1 || g.compares() {
			p.groups = append(p.groups, g)
		}
	}
	slices.SortStableFunc(p.groups, func(a, b *panelGroup) int {
		return cmp.Or(cmp.Compare(b.long, a.long), cmp.Compare(b.cells, a.cells))
	})
	p.limitRows()
	p.limitPeriods()
	return p
}

// panelGroups gathers rows in groups, both in the order of their keys, the densest rows first.
func panelGroups(rows map[string]*seriesRow) []*panelGroup {
	keys := slices.Sorted(maps.Keys(rows))
	var groups []*panelGroup
	for _, key := range keys {
		parts := strings.Split(key, keySeparator)
		last := len(groups) - 1
		if last < 0 || !slices.Equal(groups[last].key, parts[:keySubject]) {
			groups = append(groups, &panelGroup{key: parts[:keySubject]})
			last++
		}
		g, row := groups[last], rows[key]
		g.rows = append(g.rows, &panelRow{row, parts[keySubject], parts[keyPlace]})
		g.cells += len(row.cells)
		g.long = max(g.long, len(row.cells))
	}
	for _, g := range groups {
		slices.SortStableFunc(g.rows, func(a, b *panelRow) int { return cmp.Compare(len(b.cells), len(a.cells)) })
	}
	return groups
}

// compares reports whether two places have a value for the same period.
func (g *panelGroup) compares() bool {
	of := map[span]string{}
	for _, r := range g.rows {
		for _, c := range r.cells {
			other, seen := of[c.span]
			if seen && other != r.entity() {
				return true
			}
			of[c.span] = r.entity()
		}
	}
	return false
}

func (p *panel) limitRows() {
	room := seriesRows
	for i, g := range p.groups {
		shown := min(room, len(g.rows))
		p.cutRows += len(g.rows) - shown
		room -= shown
		g.rows = g.rows[:shown]
		if shown == 0 {
			p.groups[i] = nil
		}
	}
	p.groups = slices.DeleteFunc(p.groups, func(g *panelGroup) bool { return g == nil })
}

// limitPeriods keeps the periods with the most values, of equals the latest, and the rows that have one of these.
func (p *panel) limitPeriods() {
	counts := map[span]int{}
	for _, g := range p.groups {
		for _, r := range g.rows {
			for _, c := range r.cells {
				counts[c.span]++
			}
		}
	}
	p.periods = slices.SortedFunc(maps.Keys(counts), func(a, b span) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), b.compare(a))
	})
	p.cutPeriods = max(0, len(p.periods)-seriesPeriods)
	p.periods = p.periods[:len(p.periods)-p.cutPeriods]
	slices.SortFunc(p.periods, span.compare)
	for _, g := range p.groups {
		before := len(g.rows)
		g.rows = slices.DeleteFunc(g.rows, func(r *panelRow) bool { return !slices.ContainsFunc(r.cells, p.shows) })
		p.cutRows += before - len(g.rows)
	}
	p.groups = slices.DeleteFunc(p.groups, func(g *panelGroup) bool { return len(g.rows) == 0 })
}

func (p *panel) shows(c seriesCell) bool { return indexOfSpan(p.periods, c.span) >= 0 }

// indexOfSpan is the place of a period among those in the order of time, -1 if it is not one of them.
func indexOfSpan(periods []span, s span) int {
	at, found := slices.BinarySearchFunc(periods, s, span.compare)
	if !found {
		return -1
	}
	return at
}
