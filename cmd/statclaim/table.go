package main

import (
	"fmt"
	"io"
	"strings"

	"statclaim/schema"
)

// tableColumns are the columns of the readable table in front of the sentence; limit is the most terminal columns each takes.
var tableColumns = []struct {
	name  string
	limit int
	cell  func(*schema.Claim) string
}{
	{"source", 24, func(c *schema.Claim) string { return c.Source }},
	{"indicator", 20, func(c *schema.Claim) string { return c.Indicator }},
	{"value", 16, printedValue},
	{"unit", 10, printedUnit},
	{"period", 21, func(c *schema.Claim) string { return c.Period }},
	{"subject", 20, func(c *schema.Claim) string { return c.Subject }},
}

const (
	layoutRows      = 500 // the first rows decide how wide the columns are; the others are printed as they come
	gap             = "  "
	leastSentence   = 24 // columns for the sentence on a narrow terminal
	defaultSentence = 80 // columns for the sentence where there is no terminal
)

// table prints claims for people, one line each: cells cut to their columns, without terminal escapes.
type table struct {
	out      io.Writer
	terminal int // its width, 0 for none
	waiting  []tableRow
	widths   []int // nil while rows wait
	sentence int   // columns for the sentence, known with widths
}

type tableRow struct {
	cells    []string
	sentence string
	number   int // byte of sentence where the number begins
}

func newTable(out io.Writer, terminal int) *table { return &table{out: out, terminal: terminal} }

func (t *table) write(o outcome) error {
	for i := range o.result.Claims {
		row := newTableRow(&o.result.Claims[i])
		if t.widths != nil {
			if err := t.print(row); err != nil {
				return err
			}
			continue
		}
		t.waiting = append(t.waiting, row)
		if len(t.waiting) < layoutRows {
			continue
		}
		if err := t.layOut(); err != nil {
			return err
		}
	}
	return nil
}

// commit prints what waits; nothing at all where there is no claim.
func (t *table) commit([]byte) error {
	if len(t.waiting) == 0 {
		return nil
	}
	return t.layOut()
}

func (t *table) abort() {}

func newTableRow(c *schema.Claim) tableRow {
	row := tableRow{sentence: c.Sentence, number: numberInSentence(c)}
	for _, column := range tableColumns {
		cell := clean(column.cell(c))
		if column.name == "source" {
			cell = shortenHead(cell, column.limit)
		}
		row.cells = append(row.cells, shorten(cell, column.limit))
	}
	return row
}

// layOut fixes the widths and prints the header and the rows that waited.
func (t *table) layOut() error {
	header := tableRow{sentence: "sentence"}
	t.widths = make([]int, len(tableColumns))
	used := 0
	for j, column := range tableColumns {
		header.cells = append(header.cells, column.name)
		t.widths[j] = len(column.name)
		for _, row := range t.waiting {
			t.widths[j] = max(t.widths[j], displayWidth(row.cells[j]))
		}
		used += t.widths[j] + len(gap)
	}
	t.sentence = defaultSentence
	if t.terminal > 0 {
		t.sentence = max(leastSentence, t.terminal-used)
	}
	waiting := t.waiting
	t.waiting = nil
	for _, row := range append([]tableRow{header}, waiting...) {
		if err := t.print(row); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) print(row tableRow) error {
	var line strings.Builder
	for j, cell := range row.cells {
		line.WriteString(cell)
		line.WriteString(strings.Repeat(" ", max(0, t.widths[j]-displayWidth(cell))))
		line.WriteString(gap)
	}
	line.WriteString(window(row.sentence, row.number, t.sentence))
	line.WriteByte('\n')
	if _, err := io.WriteString(t.out, line.String()); err != nil {
		return fmt.Errorf("write to standard output: %w", reason(err))
	}
	return nil
}
