package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/review"
	"statclaim/review/book"
)

// reviewImportFlags are the flags of review import.
type reviewImportFlags struct {
	reviewer  string
	dryRun    bool
	overwrite bool
	format    string
}

func newReviewImport(s *streams) *cobra.Command {
	var f reviewImportFlags
	c := &cobra.Command{
		Use:   "import BOOK.xlsx [RUN_DIR]",
		Short: "Take in the decisions that were made in a workbook",
		Long: `Import reads a workbook that 'extract --format xlsx', 'convert' or 'review export' wrote
and that people have filled in since, and keeps what they decided in RUN_DIR/reviews.jsonl
(default: the folder that the workbook lies in) as one step, which can be undone as one.

Rows are found by the columns 主张编号 (claim_id) and 来源 (source). Sorting, filtering,
inserting, deleting and copying rows, moving, deleting and renaming columns to the other
language, renaming and copying sheets, and saving by another program change nothing.
结论, 错误类型, 修正值, 修正单位, 修正时期 and 备注 are read, and cells that were changed in
place: 指标, 主体, 数值, 时期 and every other column that can be corrected.

A claim that was decided on otherwise since the workbook was made is a conflict, what cannot be
read or contradicts itself an oddity. Both are listed with their place and not applied; the
rest is. Importing a workbook twice changes nothing.

Exit codes: 0 done, conflicts and oddities too; 1 there were some, with --exit-code only;
2 wrong usage, no workbook, no run; 4 the decisions could not be kept.`,
		Example: `  statclaim review import run/claims.xlsx --dry-run
  statclaim review import 王.xlsx run/ --reviewer 王
  statclaim review import run/claims.xlsx --format json > import.json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage(fmt.Errorf("want a workbook and the directory of its run, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
	}
	exitCode := false
	c.RunE = func(_ *cobra.Command, args []string) error {
		dir := filepath.Dir(args[0])
		if len(args) == 2 {
			dir = args[1]
		}
		report, err := f.run(s, args[0], dir)
		if err == nil && exitCode && len(report.Conflicts)+len(report.Oddities) > 0 {
			return &failure{code: exitFindings}
		}
		return err
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.dryRun, "dry-run", false, "tell everything that would be done, and keep nothing")
	flags.StringVar(&f.reviewer, "reviewer", userName(), "`NAME` of who filled the workbook in")
	flags.BoolVar(&f.overwrite, "overwrite", false, "decide as the workbook says also where there is a conflict")
	flags.StringVar(&f.format, "format", "text", "`FORM` of the report: text or json")
	flags.BoolVar(&exitCode, "exit-code", false, "exit with 1 when there are conflicts or oddities")
	complete(c, "format", "text", "json")
	return c
}

func (f reviewImportFlags) run(s *streams, path, dir string) (*book.Report, error) {
	if f.format != "text" && f.format != "json" {
		return nil, usage(fmt.Errorf("--format %q: want text or json", f.format))
	}
	if info, err := os.Stat(path); err != nil {
		return nil, usage(fmt.Errorf("look at %s: %w", path, reason(err)))
	} else if info.IsDir() {
		return nil, usage(fmt.Errorf("%s is a directory: want a workbook, a file that ends in .xlsx", path))
	}
	session, err := openReview(s, dir)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	report, err := book.Import(session, path, book.Options{Reviewer: f.reviewer, DryRun: f.dryRun, Overwrite: f.overwrite})
	if err != nil {
		return nil, importFailure(err)
	}
	if f.format == "json" {
		err = writeIndented(s.out, report)
	} else {
		err = printImport(s.out, report)
	}
	if err != nil {
		return nil, &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	fmt.Fprintln(s.err, importSummary(report))
	return report, nil
}

// openReview opens a run for its decisions.
func openReview(s *streams, dir string) (*review.Session, error) {
	session, err := review.Open(dir, review.Options{Clock: s.clock.now})
	if err != nil {
		return nil, usage(err)
	}
	return session, nil
}

// importFailure sorts an error: one of the workbook is the user's to change.
func importFailure(err error) error {
	if errors.Is(err, book.ErrNotKept) {
		return &failure{exitIO, err}
	}
	return usage(err)
}

func writeIndented(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// printedLines is how many lines of a kind are printed; --format json has them all.
const printedLines = 50

// printImport prints what was not applied, and with a dry run what would be.
func printImport(w io.Writer, r *book.Report) error {
	var out strings.Builder
	lists := []struct {
		title string
		lines []book.Line
	}{{"conflict", r.Conflicts}, {"oddity", r.Oddities}}
	if r.DryRun {
		lists = append(lists, struct {
			title string
			lines []book.Line
		}{"decision", r.Decided})
	}
	for _, list := range lists {
		for i, l := range list.lines {
			if i == printedLines {
				fmt.Fprintf(&out, "… %d more of this kind: --format json lists all\n", len(list.lines)-i)
				break
			}
			out.WriteString(importLine(list.title, l))
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// importLine is the view of a line: where, what stands there, what the run has, what was done.
func importLine(title string, l book.Line) string {
	where := title
	if l.Sheet != "" {
		where += ": " + l.Sheet
		switch {
		case l.Cell != "" && l.Column != "":
			where += fmt.Sprintf(", cell %s (%s)", l.Cell, l.Column)
		case l.Cell != "":
			where += ", cell " + l.Cell
		default:
			where += fmt.Sprintf(", row %d", l.Row)
		}
	}
	text := clean(where) + "\n"
	if l.Quote != "" {
		text += "  " + shorten(clean(l.Quote), 96) + "\n"
	}
	text += "  workbook: " + clean(l.Found) + "\n"
	if l.Now != "" {
		text += "  run:      " + clean(l.Now) + "\n"
	}
	return text + "  " + clean(l.Done) + "\n"
}

func importSummary(r *book.Report) string {
	verb := "applied"
	if r.DryRun {
		verb = "would be applied"
	}
	text := fmt.Sprintf("%s: %s %s", clean(r.Book), plural(len(r.Decided), "decision"), verb)
	if r.Step > 0 {
		text += fmt.Sprintf(" (step %d)", r.Step)
	}
	return text + fmt.Sprintf(", %d stand already, %s, %s; %s of claims, %d untouched", r.Standing, plural(len(r.Conflicts), "conflict"),
		oddities(len(r.Oddities)), plural(r.Rows, "row"), r.Untouched)
}

func oddities(n int) string {
	if n == 1 {
		return "1 oddity"
	}
	return fmt.Sprintf("%d oddities", n)
}
