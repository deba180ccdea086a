package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"statclaim/extract"
	"statclaim/schema"
)

// writeExplanations prints explanations for people: what a sentence holds once, then number after number.
func writeExplanations(w io.Writer, all []extract.Explanation) error {
	var b strings.Builder
	var reading *extract.Reading
	for i := range all {
		x := &all[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		if x.Reading != reading && x.Reading != nil {
			reading = x.Reading
			writeReading(&b, reading)
			b.WriteByte('\n')
		}
		writeExplanation(&b, x)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return &failure{exitIO, errors.New("write to standard output: " + reason(err).Error())}
	}
	return nil
}

func writeReading(b *strings.Builder, r *extract.Reading) {
	fmt.Fprintf(b, "SENTENCE  %s, code points %s\n", r.Section, span(r.Span))
	fmt.Fprintf(b, "  %s\n", strings.TrimSpace(clean(r.Text)))
	fmt.Fprintf(b, "  %s\n", strings.TrimSpace(clean(r.Masked)))
	rows := [][]string{{"  at", "recognised", "text", "value", "bounds", "unit", "kind", "period", "guard"}}
	for _, n := range r.Numerals {
		rows = append(rows, []string{fmt.Sprintf("  %d", n.Span.Start), "numeral", clean(n.Text), text(decimalText(n.Value)),
			bounds(extract.Recognised{Qualifier: n.Qualifier, Lower: n.Lower, Upper: n.Upper}), "", "", "", ""})
	}
	for _, f := range r.Found {
		rows = append(rows, []string{fmt.Sprintf("  %d", f.Span.Start), f.Type, clean(f.Text), text(decimalText(f.Value)), bounds(f),
			scanUnit(f), f.UnitKind, f.EDTF, f.Guard})
	}
	b.WriteString(trimLines(alignedLines(rows)))
}

func writeExplanation(b *strings.Builder, x *extract.Explanation) {
	fmt.Fprintf(b, "NUMBER  %s, code points %s: %s\n", clean(x.Text), span(x.Span), verdict(x))
	fmt.Fprintf(b, "  %s\n", strings.TrimSpace(clean(x.Sentence)))
	if x.Masked != "" {
		fmt.Fprintf(b, "  %s\n", strings.TrimSpace(clean(x.Masked)))
	}
	if x.Note != "" {
		fmt.Fprintf(b, "  note: %s\n", clean(x.Note))
	}
	writeHits(b, x)
	writeSources(b, x.Sources)
	switch {
	case x.Claim != nil:
		writeRow(b, schema.ClaimsTable, x.Claim)
	case x.Suppressed != nil:
		writeRow(b, schema.SuppressedTable, x.Suppressed)
	}
}

func verdict(x *extract.Explanation) string {
	switch {
	case x.Claim != nil:
		return "a claim, by rule " + x.Claim.RuleID
	case x.Suppressed != nil:
		return "no claim, by guard " + x.Suppressed.Guard
	}
	return "no number to claim"
}

// writeHits lists the rules that matched with their part, and those whose keywords occur but whose pattern does not match.
func writeHits(b *strings.Builder, x *extract.Explanation) {
	if x.Reading == nil || x.Masked == "" || x.Suppressed != nil && len(x.Hits) == 0 {
		return
	}
	fmt.Fprintf(b, "rules: %d of %d have a keyword here, %d match around this number\n", len(x.Reading.Tried), x.Reading.RuleCount, len(x.Hits))
	matched := map[string]bool{}
	var rows [][]string
	for _, h := range x.Hits {
		matched[h.Rule] = true
		rows = append(rows, []string{"  " + h.Part, h.Rule, h.Kind, h.Place, hitDetails(h)})
	}
	if len(rows) > 0 {
		b.WriteString(trimLines(alignedLines(rows)))
	}
	var others []string
	for _, id := range x.Reading.Tried {
		if !matched[id] {
			others = append(others, id)
		}
	}
	if len(others) > 0 {
		fmt.Fprintf(b, "  no match: %s\n", strings.Join(others, " "))
	}
}

// hitDetails prints what a rule captured and gave: down=下降 → measure change.
func hitDetails(h extract.RuleHit) string {
	var captured, given []string
	for _, g := range h.Groups {
		captured = append(captured, g.Name+"="+clean(g.Text))
	}
	for _, g := range h.Gives {
		given = append(given, g.Column+" "+clean(g.Value))
	}
	out := strings.Join(captured, " ")
	if len(given) > 0 {
		out = strings.TrimSpace(out + " → " + strings.Join(given, ", "))
	}
	return out
}

func writeSources(b *strings.Builder, sources []extract.Source) {
	if len(sources) == 0 {
		return
	}
	b.WriteString("from\n")
	var rows [][]string
	for _, s := range sources {
		place := ""
		if s.Span != nil {
			place = "at " + span(*s.Span)
		}
		rows = append(rows, []string{"  " + s.Column, clean(s.Value), s.Basis, place, s.How})
	}
	b.WriteString(trimLines(alignedLines(rows)))
}

// rowColumns is how many terminal columns a line of a printed row takes.
const rowColumns = 110

// writeRow prints the columns that are not null, several to a line.
func writeRow(b *strings.Builder, table *schema.Table, row any) {
	fmt.Fprintf(b, "row of %s\n", table.Name)
	var cell schema.Cell
	used := 0
	for i := range table.Columns {
		c := &table.Columns[i]
		if c.Read(row, &cell); cell.Null || c.Type == schema.TextList && len(cell.List) == 0 {
			continue
		}
		pair := c.Name + "=" + clean(c.Print(&cell, " "))
		width := displayWidth(pair)
		if used > 0 && used+len(gap)+width > rowColumns {
			b.WriteByte('\n')
			used = 0
		}
		b.WriteString(gap + pair)
		used += len(gap) + width
	}
	b.WriteByte('\n')
}

func span(s schema.Span) string { return fmt.Sprintf("%d..%d", s.Start, s.End) }

// trimLines drops the spaces at the ends of lines that empty last cells leave.
func trimLines(lines string) string {
	var out strings.Builder
	for line := range strings.Lines(lines) {
		out.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return out.String()
}
