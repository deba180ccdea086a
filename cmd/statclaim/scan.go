package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// scanFlags are the flags of scan.
type scanFlags struct {
	text      []string
	lines     bool
	format    string
	published string
	rules     []string
}

func newScan(s *streams) *cobra.Command {
	var f scanFlags
	c := &cobra.Command{
		Use:   "scan [INPUT...] [-e TEXT]",
		Short: "Print every number, quantity and period that is recognised, claim or not",
		Long: `Scan prints the numbers, quantities and periods of a text as they are recognised, before
any rule says what they mean: value, bounds, unit, dates, and the guard that keeps a
number from being a claim. It reads files (as extract does), the text of -e, or with
--lines one input a line, each line a document of its own.`,
		Example: `  statclaim scan -e '2.7万余亩，同比增长1.2个百分点'
  statclaim scan --lines --format jsonl < phrases.txt`,
		RunE: func(_ *cobra.Command, inputs []string) error { return runScan(s, f, inputs) },
	}
	flags := c.Flags()
	flags.StringArrayVarP(&f.text, "text", "e", nil, "scan `TEXT` instead of a file; may be repeated")
	flags.BoolVar(&f.lines, "lines", false, "each line of the inputs is a document of its own")
	flags.StringVar(&f.format, "format", "text", "`FORM` to print: text or jsonl")
	flags.StringVar(&f.published, "published", "", "publication `DATE`, YYYY-MM-DD; 今年 and 3月 are read by it")
	flags.StringArrayVar(&f.rules, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
	complete(c, "format", "text", "jsonl")
	return c
}

func runScan(s *streams, f scanFlags, inputs []string) error {
	if f.format != "text" && f.format != "jsonl" {
		return usage(fmt.Errorf("--format %q: want text or jsonl", f.format))
	}
	var published *schema.Date
	if f.published != "" {
		date, err := schema.ParseDate(f.published)
		if err != nil {
			return usage(fmt.Errorf("--published: %w", err))
		}
		published = &date
	}
	engine, err := extract.New(extract.Options{RuleDirs: f.rules})
	if err != nil {
		return usage(err)
	}
	out := bufio.NewWriter(s.out)
	scan := scanner{engine: engine, published: published, lines: f.lines, print: printScanText(out)}
	if f.format == "jsonl" {
		scan.print = printScanJSON(out)
	}
	if err := scan.all(s, f.text, inputs); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	return nil
}

// scanner scans the inputs of one command.
type scanner struct {
	engine    *extract.Engine
	published *schema.Date
	lines     bool
	print     func(line int, found []extract.Recognised) error
}

func (c scanner) all(s *streams, texts, inputs []string) error {
	for i, text := range texts {
		if err := c.print(i+1, c.engine.ScanLine(text, c.published)); err != nil {
			return err
		}
	}
	if len(inputs) == 0 {
		if len(texts) > 0 {
			return nil
		}
		inputs = []string{"-"}
	}
	sources, err := ingest.Inputs(inputs, s.in)
	if err != nil {
		return usage(err)
	}
	rejected := false
	options := ingest.Options{Published: c.published}
	for item := range ingest.Documents(sources, options) {
		reading := item.Read(options)
		if reject := reading.Reject; reject != nil {
			fmt.Fprintf(s.err, "statclaim: %s: %s: %s\n", clean(reject.Source), reject.Stage, clean(reject.Message))
			rejected = true
			continue
		}
		if err := c.document(reading.Document); err != nil {
			return err
		}
	}
	if rejected {
		return &failure{code: exitRejects}
	}
	return nil
}

func (c scanner) document(doc *schema.Document) error {
	if !c.lines {
		return c.print(1, c.engine.Scan(doc.Text, doc.MediaType, doc.PublishedAt))
	}
	n := 0
	for line := range strings.Lines(doc.Text) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if err := c.print(n, c.engine.ScanLine(line, c.published)); err != nil {
			return err
		}
	}
	return nil
}

// scanRow is one line of --format jsonl.
type scanRow struct {
	Line int `json:"line"`
	foundJSON
}

// foundJSON is what was recognised somewhere, for scan and explain; what does not apply is null.
type foundJSON struct {
	Type      string  `json:"type"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Text      string  `json:"text"`
	Value     *string `json:"value"`
	Lower     *string `json:"lower"`
	Upper     *string `json:"upper"`
	Qualifier *string `json:"qualifier"`
	Unit      *string `json:"unit"`
	UnitCode  *string `json:"unit_code"`
	UnitKind  *string `json:"unit_kind"`
	Per       *string `json:"per"`
	EDTF      *string `json:"edtf"`
	StartDate *string `json:"start_date"`
	EndDate   *string `json:"end_date"`
	Basis     *string `json:"basis"`
	Guard     *string `json:"guard"`
}

func foundOf(r *extract.Recognised) foundJSON {
	return foundJSON{Type: r.Type, Start: r.Span.Start, End: r.Span.End, Text: r.Text,
		Value: decimalText(r.Value), Lower: decimalText(r.Lower), Upper: decimalText(r.Upper), Qualifier: orNull(r.Qualifier),
		Unit: orNull(r.Unit), UnitCode: orNull(r.UnitCode), UnitKind: orNull(r.UnitKind), Per: orNull(r.Per), EDTF: orNull(r.EDTF),
		StartDate: dateText(r.Start), EndDate: dateText(r.End), Basis: orNull(r.Basis), Guard: orNull(r.Guard)}
}

func printScanJSON(w io.Writer) func(int, []extract.Recognised) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return func(line int, found []extract.Recognised) error {
		for i := range found {
			if err := encoder.Encode(scanRow{line, foundOf(&found[i])}); err != nil {
				return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
			}
		}
		return nil
	}
}

func printScanText(w io.Writer) func(int, []extract.Recognised) error {
	header := true
	return func(line int, found []extract.Recognised) error {
		var rows [][]string
		if header {
			rows = append(rows, []string{"line", "start", "type", "text", "value", "bounds", "unit", "kind", "period", "guard"})
			header = false
		}
		for _, r := range found {
			rows = append(rows, []string{fmt.Sprint(line), fmt.Sprint(r.Span.Start), r.Type, clean(r.Text), text(decimalText(r.Value)),
				bounds(r), scanUnit(r), r.UnitKind, r.EDTF, r.Guard})
		}
		if len(rows) == 0 {
			return nil
		}
		if _, err := io.WriteString(w, alignedLines(pad(rows))); err != nil {
			return &failure{exitIO, errors.New("write to standard output: " + reason(err).Error())}
		}
		return nil
	}
}

// pad gives every column but the last a least width, so that the rows of many lines stand below one another.
func pad(rows [][]string) [][]string {
	least := []int{4, 5, 8, 16, 12, 16, 8, 16, 16}
	for _, row := range rows {
		for j, width := range least {
			if n := width - displayWidth(row[j]); n > 0 {
				row[j] += strings.Repeat(" ", n)
			}
		}
	}
	return rows
}

// bounds prints the bounds of a number that is not exact.
func bounds(r extract.Recognised) string {
	if r.Qualifier == "" || r.Qualifier == schema.Exact {
		return ""
	}
	return fmt.Sprintf("%s %s..%s", r.Qualifier, text(decimalText(r.Lower)), text(decimalText(r.Upper)))
}

func scanUnit(r extract.Recognised) string {
	if r.Per == "" {
		return r.Unit
	}
	return r.Unit + "/" + r.Per
}

func decimalText(d *schema.Decimal) *string {
	if d == nil {
		return nil
	}
	return orNull(d.String())
}

func dateText(d *schema.Date) *string {
	if d == nil {
		return nil
	}
	return orNull(d.String())
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
