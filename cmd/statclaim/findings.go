package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/schema"
)

// findings writes findings as they come, and counts them.
type findings struct {
	out       io.Writer
	width     int           // columns of the table view
	rows      export.Writer // nil for the table view
	least     string        // the least grade to show
	documents int
	claims    int
	counts    [3]int // contradictions, suspicious, info; shown or not
	wrong     bool   // a contradiction or something suspicious was shown
}

const (
	defaultFindingWidth = 100 // columns where there is no terminal
	leastFindingWidth   = 60
)

func newFindings(out io.Writer, terminal int, f auditFlags) (*findings, error) {
	x := &findings{out: out, width: defaultFindingWidth, least: f.grade}
	if terminal > 0 {
		x.width = max(leastFindingWidth, terminal-1)
	}
	if f.format != "jsonl" {
		return x, nil
	}
	var err error
	x.rows, err = export.Stream(out, export.JSONL, schema.FindingsTable, export.Info{})
	return x, err
}

func (x *findings) write(all []schema.Finding) error {
	for i := range all {
		f := &all[i]
		switch f.Grade {
		case schema.GradeContradiction:
			x.counts[0]++
		case schema.GradeSuspicious:
			x.counts[1]++
		default:
			x.counts[2]++
		}
		if !audit.AtLeast(f.Grade, x.least) {
			continue
		}
		x.wrong = x.wrong || audit.AtLeast(f.Grade, schema.GradeSuspicious)
		if err := x.writeOne(f); err != nil {
			return err
		}
	}
	return nil
}

func (x *findings) writeOne(f *schema.Finding) error {
	if x.rows != nil {
		return x.rows.Write(f)
	}
	if _, err := io.WriteString(x.out, x.view(f)); err != nil {
		return fmt.Errorf("write to standard output: %w", reason(err))
	}
	return nil
}

func (x *findings) close() error {
	if x.rows == nil {
		return nil
	}
	return x.rows.Close()
}

func (x *findings) summary() string {
	text := fmt.Sprintf("%s, %s: %s, %d suspicious, %d info", counted(x.documents, "document"), counted(x.claims, "claim"),
		counted(x.counts[0], "contradiction"), x.counts[1], x.counts[2])
	if x.least != schema.GradeInfo {
		text += " (shown: " + x.least + " and up)"
	}
	return text
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// view prints a finding for people: grade and type, what does not fit, and the quotes side by side, two to a line.
func (x *findings) view(f *schema.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", strings.ToUpper(f.Grade), clean(f.Type))
	for _, line := range wrapped(clean(f.Explanation), x.width-2) {
		b.WriteString("  " + line + "\n")
	}
	cells := quoteCells(f)
	half := (x.width - 2 - len(divider)) / 2
	for i := 0; i < len(cells); i += 2 {
		left, right := cells[i].lines(half), []string(nil)
		if i+1 < len(cells) {
			right = cells[i+1].lines(half)
		}
		for j := range max(len(left), len(right)) {
			line := "  " + at(left, j)
			if right != nil {
				line += strings.Repeat(" ", max(0, half-displayWidth(at(left, j)))) + divider + at(right, j)
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	if f.Tolerance != "" {
		fmt.Fprintf(&b, "  tolerance: %s\n", clean(f.Tolerance))
	}
	b.WriteString("\n")
	return b.String()
}

// divider parts two quotes that stand side by side.
const divider = " │ "

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// quoteCell is a quote with the numbers that it holds.
type quoteCell struct{ source, numbers, quote string }

// quoteCells gives the quotes in order; claims of one quote share a cell.
func quoteCells(f *schema.Finding) []quoteCell {
	var out []quoteCell
	for i, quote := range f.Quotes {
		source, number := clean(f.Sources[i]), clean(f.Numbers[i])
		if n := len(out); n > 0 && out[n-1].source == source && out[n-1].quote == clean(quote) {
			out[n-1].numbers += ", " + number
			continue
		}
		out = append(out, quoteCell{source, number, clean(quote)})
	}
	return out
}

// lines prints the numbers, where they stand, and the quote.
func (c quoteCell) lines(width int) []string {
	head := wrapped(c.numbers, width)
	last := head[len(head)-1]
	if room := width - displayWidth(last) - len(gap); room >= leastSource {
		head[len(head)-1] = last + gap + shortenHead(c.source, room)
	} else {
		head = append(head, shortenHead(c.source, width))
	}
	return append(head, wrapped("“"+c.quote+"”", width)...)
}

// leastSource is how many columns a source needs beside its number.
const leastSource = 16

// wrapped breaks a clean text into lines of at most so many columns.
func wrapped(text string, width int) []string {
	var out []string
	line, used, state := "", 0, -1
	for rest := text; rest != ""; {
		var cluster string
		var columns int
		cluster, rest, columns, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+columns > width && line != "" {
			out = append(out, line)
			line, used = "", 0
		}
		line += cluster
		used += columns
	}
	return append(out, line)
}
