package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// explainFlags are the flags of explain.
type explainFlags struct {
	text      string
	at        int
	format    string
	published string
	rules     []string
}

func newExplain(s *streams) *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:   "explain FILE[#ID] --at N | explain -e TEXT",
		Short: "Say how a number was read, which rules matched, and where each column comes from",
		Long: `Explain shows how a number became a row, or why it is none: its sentence, the numerals,
quantities and periods that were recognised, the masked sentence that rules see, the
rules that match around the number and the part of each, where the row's indicator,
subject, period, place and comparison come from, and the row itself.

N counts code points from 0, as number_start and start in the tables do; any place
within the number will do. Without --at every number is explained.`,
		Example: `  statclaim explain -e '全县刑事发案同比下降13.38%。'
  statclaim explain report.txt --at 218
  statclaim explain report.txt --at 218 --format json`,
		RunE: func(c *cobra.Command, inputs []string) error {
			return runExplain(s, f, inputs, c.Flags().Changed("at"), c.Flags().Changed("text"))
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.text, "text", "e", "", "explain `TEXT` instead of a file")
	flags.IntVar(&f.at, "at", 0, "explain only the number at code point `N`")
	flags.Lookup("at").DefValue = ""
	flags.StringVar(&f.format, "format", "text", "`FORM` to print: text or json")
	flags.StringVar(&f.published, "published", "", "publication `DATE`, YYYY-MM-DD; 今年 and 3月 are read by it")
	flags.StringArrayVar(&f.rules, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
	complete(c, "format", "text", "json")
	return c
}

func runExplain(s *streams, f explainFlags, inputs []string, one, given bool) error {
	options, err := f.check(inputs, one, given)
	engine, rulesErr := extract.New(extract.Options{RuleDirs: f.rules})
	if err := errors.Join(err, rulesErr); err != nil {
		return usage(err)
	}
	doc, err := f.document(s, inputs, options)
	if err != nil {
		return err
	}
	at := -1
	if one {
		at = f.at
	}
	explanations, err := engine.Explain(doc, at)
	if err != nil {
		return usage(fmt.Errorf("%s: %w", doc.Source, err))
	}
	out := bufio.NewWriter(s.out)
	write := writeExplanations
	if f.format == "json" {
		write = writeExplanationsJSON
	}
	if err := write(out, explanations); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	return nil
}

// check lists all that is wrong with the flags together.
func (f explainFlags) check(inputs []string, one, given bool) (ingest.Options, error) {
	var options ingest.Options
	var problems []error
	if f.format != "text" && f.format != "json" {
		problems = append(problems, fmt.Errorf("--format %q: want text or json", f.format))
	}
	if one && f.at < 0 {
		problems = append(problems, fmt.Errorf("--at %d: want 0 or more", f.at))
	}
	if f.published != "" {
		date, err := schema.ParseDate(f.published)
		if err != nil {
			problems = append(problems, fmt.Errorf("--published: %w", err))
		}
		options.Published = &date
	}
	if given == (len(inputs) > 0) || len(inputs) > 1 {
		problems = append(problems, errors.New("want one file, or - for standard input, or a text with -e"))
	}
	return options, errors.Join(problems...)
}

// document reads the one document that is explained.
func (f explainFlags) document(s *streams, inputs []string, options ingest.Options) (*schema.Document, error) {
	if len(inputs) == 0 {
		doc, reject := ingest.Parse("-e", []byte(f.text), options)
		return doc, rejected(reject)
	}
	item, err := findItem(s, inputs[0], options)
	if err != nil {
		return nil, err
	}
	reading := item.Read(options)
	return reading.Document, rejected(reading.Reject)
}

func rejected(r *schema.Reject) error {
	if r == nil {
		return nil
	}
	return &failure{exitRejects, fmt.Errorf("%s: %s: %s", clean(r.Source), r.Stage, clean(r.Message))}
}
