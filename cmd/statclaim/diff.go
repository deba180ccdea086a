package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/diff"
	"statclaim/export"
	"statclaim/schema"
)

// diffFlags are the flags of diff as the user wrote them.
type diffFlags struct {
	format   string
	key      string
	ignore   string
	exitCode bool
	quiet    bool
}

func newDiff(s *streams) *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "List the claims that differ between two runs",
		Long: `Diff compares the claims of A with those of B: files or directories, as convert takes
them, each in a format of its own. It lists claims that B lacks or has changed in the
order of A, then those that A lacks in the order of B. Numbers are compared by value:
5.20 is 5.2.

Claims are paired by source and claim_id. Where the folder of the documents had another
name, every source differs: --key claim_id pairs by that alone and leaves the source out
of the comparison. Of claims with the same key, the first is paired with the first, the
second with the second; the summary on standard error counts the repeated ones.

--format jsonl prints one object a line:
  {"change":"changed","source":"a.txt","claim_id":"1f…","fields":{"value":{"old":"5","new":"5.2"}}}
change is added, removed or changed; fields has the columns that differ, or all that hold
something of an added or removed claim; values are as in jsonl files, null for none.

Exit codes: 0 done; 1 something differs, with --exit-code only; 2 wrong usage, a file
that cannot be opened; 4 a broken file, or output failed; 130 interrupted.`,
		Example: `  statclaim diff before/ after/
  statclaim diff before/ after/ --ignore rule_id,confidence
  statclaim diff before/claims.parquet claims.csv --format jsonl --exit-code`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c.Context(), s, args[0], args[1]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "table", "`FORM` to print: table or jsonl")
	flags.StringVar(&f.key, "key", "source,claim_id", "`LIST` of columns that claims are paired by: source,claim_id or claim_id")
	flags.StringVar(&f.ignore, "ignore", "", "`LIST` of columns that are not compared")
	flags.BoolVar(&f.exitCode, "exit-code", false, "exit with 1 when something differs")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary on standard error")
	complete(c, "format", "table", "jsonl")
	complete(c, "key", "source,claim_id", "claim_id")
	return c
}

// options checks the flags.
func (f diffFlags) options() (diff.Options, error) {
	o := diff.Options{Table: schema.ClaimsTable}
	var problems []error
	if f.format != "table" && f.format != "jsonl" {
		problems = append(problems, fmt.Errorf("--format %q: want table or jsonl", f.format))
	}
	switch f.key {
	case "source,claim_id":
		o.Key = []string{"source", "claim_id"}
	case "claim_id":
		o.Key, o.Ignore = []string{"claim_id"}, []string{"source"}
	default:
		problems = append(problems, fmt.Errorf("--key %q: want source,claim_id or claim_id", f.key))
	}
	for _, name := range strings.Split(f.ignore, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if o.Table.Column(name) == nil {
			problems = append(problems, fmt.Errorf("--ignore: claims has no column %q (its columns: statclaim schema)", name))
		}
		o.Ignore = append(o.Ignore, name)
	}
	return o, errors.Join(problems...)
}

func (f diffFlags) run(ctx context.Context, s *streams, before, after string) error {
	o, err := f.options()
	if err != nil {
		return usage(err)
	}
	printer := &changePrinter{out: s.out, terminal: s.width}
	emit := printer.table
	if f.format == "jsonl" {
		emit = printer.json
	}
	summary, err := diff.Compare(claimsOf(ctx, before), claimsOf(ctx, after), o, emit)
	if err != nil {
		return diffFailure(s, err)
	}
	if !f.quiet {
		fmt.Fprintln(s.err, diffSummary(summary))
	}
	if f.exitCode && summary.Differs() {
		return &failure{code: exitNothing}
	}
	return nil
}

// diffFailure sorts an error: those of the inputs are sorted where they are opened and read.
func diffFailure(s *streams, err error) error {
	var known *failure
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return &failure{exitInterrupted, errors.New("interrupted")}
	case s.out.err != nil:
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(s.out.err))}
	}
	return &failure{exitIO, err}
}

func diffSummary(s diff.Summary) string {
	text := fmt.Sprintf("%d added, %d removed, %d changed, %d the same (%s before, %d after)",
		s.Added, s.Removed, s.Changed, s.Same, plural(s.Old, "claim"), s.New)
	if s.Repeated > 0 {
		text += fmt.Sprintf("; %d with the key of an earlier one", s.Repeated)
	}
	return text
}

// claimsOf opens the claims of a path as often as it is asked to.
func claimsOf(ctx context.Context, path string) diff.Source {
	return func() (diff.Rows, error) {
		r, err := export.OpenTable(path, schema.ClaimsTable)
		if err != nil {
			return nil, openFailure(err)
		}
		return &claimRows{ctx, r}, nil
	}
}

// claimRows reads claims until it is interrupted.
type claimRows struct {
	ctx context.Context
	*export.Reader
}

func (c *claimRows) Read() (any, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	return c.Reader.Read()
}
