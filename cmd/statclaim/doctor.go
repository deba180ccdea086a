package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// doctorFlags are the flags of doctor.
type doctorFlags struct {
	inputFlags
	format string
	rows   int
}

func newDoctor(s *streams) *cobra.Command {
	var f doctorFlags
	c := &cobra.Command{
		Use:   "doctor INPUT...",
		Short: "Say how inputs were read and why: format, encoding, date, articles, what was skipped",
		Long: `Doctor reads inputs as extract does and says of each document which format and encoding it
was read in and how they were found, its size, title and publication date, its articles
with their first words, and what was left out; of tables and archives which columns were
chosen, how many documents they hold, and which members were skipped.`,
		Example: `  statclaim doctor page.html
  statclaim doctor rows.csv --text-column 正文 --rows 1
  statclaim doctor news.zip --format jsonl`,
		RunE: func(c *cobra.Command, inputs []string) error { return runDoctor(c.Context(), s, f, inputs) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "text", "`FORM` to print: text or jsonl")
	flags.IntVar(&f.rows, "rows", 3, "describe the first `N` documents of each table or archive; all with jsonl")
	f.add(c)
	complete(c, "format", "text", "jsonl")
	return c
}

func runDoctor(ctx context.Context, s *streams, f doctorFlags, inputs []string) error {
	options, err := f.options()
	if f.format != "text" && f.format != "jsonl" {
		err = errors.Join(err, fmt.Errorf("--format %q: want text or jsonl", f.format))
	}
	if len(inputs) == 0 {
		err = errors.Join(err, errors.New("no input: name files, directories or globs, or - for standard input"))
	}
	if err != nil {
		return usage(err)
	}
	engine, rulesErr := extract.New(extract.Options{})
	sources, inputsErr := ingest.Inputs(inputs, s.in)
	if err := errors.Join(rulesErr, inputsErr); err != nil {
		return usage(err)
	}
	out := bufio.NewWriter(s.out)
	d := doctor{options: options, engine: engine, rows: f.rows}
	d.describe, d.summarise = describeText(out), summariseText(out)
	if f.format == "jsonl" {
		d.rows = -1
		d.describe, d.summarise = describeJSON(out), summariseJSON(out)
	}
	if err := errors.Join(d.run(ctx, sources), out.Flush()); err != nil {
		return outputFailure(err)
	}
	if d.rejected {
		return &failure{code: exitRejects}
	}
	return nil
}

// doctor describes the documents of its inputs.
type doctor struct {
	options    ingest.Options
	engine     *extract.Engine
	rows       int // documents described of each container, -1 for all
	describe   func(examined) error
	summarise  func(*ingest.Container) error
	containers []*ingest.Container // of the input that is being read, the outer before the inner
	rejected   bool
}

// examined is one document and what is known of it.
type examined struct {
	item    *ingest.Item
	reading ingest.Reading
	result  extract.Result
}

func (d *doctor) run(ctx context.Context, sources []ingest.Source) error {
	input := 0
	for item := range ingest.Documents(sources, d.options) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if item.Input != input {
			input = item.Input
			if err := d.close(); err != nil {
				return err
			}
		}
		d.enter(item.Container)
		if err := d.examine(item); err != nil {
			return err
		}
	}
	return d.close()
}

// enter notes the containers of a document.
func (d *doctor) enter(c *ingest.Container) {
	if c == nil || slices.Contains(d.containers, c) {
		return
	}
	d.enter(c.Outer)
	d.containers = append(d.containers, c)
}

// close sums up the containers of an input.
func (d *doctor) close() error {
	for _, c := range d.containers {
		if err := d.summarise(c); err != nil {
			return err
		}
	}
	d.containers = nil
	return nil
}

// examine reads a document. Of a container only the first ones and the rejects are described.
func (d *doctor) examine(item *ingest.Item) error {
	c := item.Container
	if c != nil && d.rows >= 0 && c.Documents > d.rows {
		if _, reject := item.Load(d.options); reject == nil {
			return nil
		}
	}
	e := examined{item: item, reading: item.Read(d.options)}
	if e.reading.Reject != nil {
		d.rejected = true
		return d.describe(e)
	}
	e.result = d.engine.Extract(e.reading.Document)
	for i := range e.result.Articles {
		a := &e.result.Articles[i]
		a.BlockPath = e.reading.Blocks.At(a.BodyStart)
	}
	return d.describe(e)
}

// opening is the beginning of an article's body.
func opening(text []rune, a *schema.Article) string {
	const most = 40
	start := min(int(a.BodyStart), len(text))
	return clean(string(text[start:min(len(text), int(a.BodyEnd), start+most)]))
}
