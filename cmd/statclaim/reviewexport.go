package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/schema"
)

// reviewExportFlags are the flags of review export.
type reviewExportFlags struct {
	output   string
	format   string
	status   string
	force    bool
	quiet    bool
	workbook workbookFlags
}

func newReviewExport(s *streams) *cobra.Command {
	var f reviewExportFlags
	c := &cobra.Command{
		Use:   "export RUN_DIR -o OUT",
		Short: "Write the claims as they were decided on, in any format",
		Long: `Export writes the claims of a run with their corrections applied and the columns of
review filled in (review_status, review_note, reviewer, reviewed_at), added claims among
them and rejected ones too: --status chooses. The run itself is not changed.

OUT is one of
  a directory: every table, the decisions themselves as the table reviews, and run.json
    with an entry in "converted"
  a file, whose name's end gives its format: .parquet .arrow .jsonl .csv .excel.csv
    .xlsx; it holds the claims, a workbook everything
  - for standard output, with --format (default jsonl)

In a workbook 结论, 错误类型, 修正值, 修正单位, 修正时期 and 备注 show what was decided, and 说明
the step: 'review import' takes it back and knows what was decided since.`,
		Example: `  statclaim review export run/ -o reviewed/
  statclaim review export run/ -o reviewed.xlsx
  statclaim review export run/ -o right.csv --status accepted,corrected,added`,
		Args: oneRun,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c.Context(), s, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "`OUT`: a directory, a file, or - for standard output")
	flags.StringVar(&f.format, "format", "", "`LIST` of parquet, arrow, xlsx, csv, csv-excel, jsonl (default parquet,xlsx; with -o - jsonl)")
	flags.StringVar(&f.status, "status", "", "`LIST` of review_status to write: "+strings.Join(schema.Vocabulary["review_status"], ", ")+" (default all)")
	flags.BoolVar(&f.force, "force", false, "replace outputs that stand")
	f.workbook.add(c)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary on standard error")
	complete(c, "format", "parquet", "arrow", "xlsx", "csv", "csv-excel", "jsonl")
	complete(c, "status", schema.Vocabulary["review_status"]...)
	return c
}

// oneRun wants the directory of a run as the only argument.
func oneRun(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage(fmt.Errorf("want one directory of a run, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
	}
	return nil
}

func (f reviewExportFlags) run(ctx context.Context, s *streams, dir string) error {
	x, err := f.reviewed(s, dir)
	if err != nil {
		return usage(err)
	}
	if x.session, err = openReview(s, dir); err != nil {
		return err
	}
	defer x.session.Close()
	if err := x.run(ctx); err != nil {
		return outputFailure(err)
	}
	return nil
}

// reviewed checks the flags.
func (f reviewExportFlags) reviewed(s *streams, dir string) (*reviewed, error) {
	x := &reviewed{job: conversion{streams: s, from: dir, to: f.output, quiet: f.quiet}}
	look, err := f.workbook.look()
	if err != nil {
		return nil, err
	}
	if f.output == "" {
		return nil, errors.New("no output: want -o OUT, a directory, a file, or - for standard output")
	}
	if _, isFile := export.FormatOf(f.output); f.format == "" && !isFile && f.output != "-" {
		f.format = "parquet,xlsx"
	}
	if err := x.job.setOutput(f.format); err != nil {
		return nil, err
	}
	x.job.output.Force, x.job.output.Workbook = f.force, look
	for _, status := range strings.Split(f.status, ",") {
		if status = strings.TrimSpace(status); status == "" {
			continue
		}
		if !slices.Contains(schema.Vocabulary["review_status"], status) {
			return nil, fmt.Errorf("--status %q: want some of %s", status, strings.Join(schema.Vocabulary["review_status"], ", "))
		}
		x.status = append(x.status, status)
	}
	return x, x.checkPlace()
}

// checkPlace refuses to write over decisions: those of the run itself, and those of another run.
func (x *reviewed) checkPlace() error {
	if x.job.stream != "" || x.job.output.File != "" {
		return nil
	}
	out := x.job.output.Dir
	from, errFrom := os.Stat(x.job.from)
	to, errTo := os.Stat(out)
	if errFrom == nil && errTo == nil && os.SameFile(from, to) {
		return fmt.Errorf("-o %s is the run itself: want another directory", out)
	}
	if _, err := os.Stat(filepath.Join(out, "reviews.jsonl")); err != nil {
		return nil
	}
	note, err := readRunNote(out)
	if err != nil || !note.reviewed() {
		return fmt.Errorf("-o %s holds decisions (reviews.jsonl) of its own: want another directory", out)
	}
	return nil
}
