package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/review"
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

// reviewed is an export of decided claims.
type reviewed struct {
	job     conversion
	status  []string // nil for all
	session *review.Session
	step    int64
	claims  map[string][]*schema.Claim // by source: those that are written
}

// run writes everything, or nothing.
func (x *reviewed) run(ctx context.Context) error {
	note, err := readRunNote(x.job.from)
	if err != nil {
		return err
	}
	x.choose()
	o := &x.job.output
	o.Info = export.Info{ToolVersion: note.text("version"), RulesetVersion: note.text("ruleset")}
	if o.Info.ToolVersion == "" {
		o.Info.ToolVersion = note.build.version
	}
	if x.job.stream != "" {
		return x.toStream(ctx)
	}
	o.Tables = append(slices.Clone(schema.Tables), schema.ReviewsTable)
	if o.File != "" && o.Formats[0] != export.XLSX {
		o.Tables = []*schema.Table{schema.ClaimsTable}
	}
	o.Workbook.Step, o.Workbook.Reviewed = x.step, x.session.Reviewed
	if err := x.job.addRules(); err != nil {
		return err
	}
	out, err := export.Open(*o)
	if err != nil {
		return err
	}
	defer out.Abort()
	if err := x.write(ctx, out); err != nil {
		return err
	}
	runJSON, err := note.with(convertedNote{From: x.job.from, Formats: o.Formats, Rows: x.job.counts, Step: &x.step, Status: x.status})
	if err != nil {
		return err
	}
	if err := out.Commit(runJSON); err != nil {
		return err
	}
	x.job.summarize()
	return nil
}

// choose takes the claims that are asked for.
func (x *reviewed) choose() {
	x.step, x.claims = x.session.Last(), map[string][]*schema.Claim{}
	for item := range x.session.All() {
		if x.status == nil || slices.Contains(x.status, item.Claim.ReviewStatus) {
			x.claims[item.Claim.Source] = append(x.claims[item.Claim.Source], item.Claim)
		}
	}
}

// write writes the tables that the output has, and counts their rows.
func (x *reviewed) write(ctx context.Context, out *export.Run) error {
	checks, err := newRowAudit(out)
	if err != nil {
		return err
	}
	book := slices.Contains(x.job.output.Formats, export.XLSX)
	for _, t := range []*schema.Table{schema.DocumentsTable, schema.ArticlesTable, schema.ClaimsTable, schema.SuppressedTable, schema.RejectsTable, schema.ReviewsTable} {
		if !slices.Contains(x.job.output.Tables, t) {
			continue
		}
		rows := 0
		err := x.rows(t, func(row any) error {
			rows++
			if err := errors.Join(ctx.Err(), out.Write(t, row)); err != nil {
				return err
			}
			if claim, isClaim := row.(*schema.Claim); !book || isClaim && claim.ReviewStatus == schema.Rejected {
				return nil
			}
			return checks.see([]any{row})
		})
		if err != nil {
			return err
		}
		x.job.counts = append(x.job.counts, fmt.Sprintf("%s %d", t.Name, rows))
	}
	if !book {
		return nil
	}
	return checks.end()
}

// rows hands on the rows of a table as the decisions leave them.
func (x *reviewed) rows(t *schema.Table, use func(any) error) error {
	switch t {
	case schema.RejectsTable:
		return copyTable(x.job.from, t, use)
	case schema.ReviewsTable:
		return copyTable(filepath.Join(x.job.from, "reviews.jsonl"), t, use)
	}
	for _, doc := range x.session.Documents() {
		for _, row := range x.rowsOf(t, doc) {
			if err := use(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// rowsOf are the rows of a document. Its claims, and those of its articles, are counted again; a suppressed number that a reviewer made a
// claim is suppressed no longer.
func (x *reviewed) rowsOf(t *schema.Table, doc *schema.Document) []any {
	claims := x.claims[doc.Source]
	switch t {
	case schema.DocumentsTable:
		row := *doc
		row.Claims = int32(len(claims))
		return []any{&row}
	case schema.ArticlesTable:
		articles := slices.Clone(x.session.Articles(doc.Source))
		for i := range articles {
			articles[i].Claims = 0
			for _, c := range claims {
				if c.ArticleIndex == articles[i].ArticleIndex {
					articles[i].Claims++
				}
			}
		}
		return pointers(articles)
	case schema.ClaimsTable:
		out := make([]any, len(claims))
		for i, c := range claims {
			out[i] = c
		}
		return out
	}
	return x.suppressed(doc.Source)
}

// suppressed are the numbers of a document that are still no claims.
func (x *reviewed) suppressed(source string) []any {
	var added []*schema.Claim
	for _, item := range x.session.Items(source) {
		if item.Extracted == nil {
			added = append(added, item.Claim)
		}
	}
	rows := x.session.Suppressed(source)
	var out []any
	for i := range rows {
		n := &rows[i]
		if !slices.ContainsFunc(added, func(c *schema.Claim) bool { return c.NumberStart < n.End && n.Start < c.NumberEnd }) {
			out = append(out, n)
		}
	}
	return out
}

// copyTable hands on the rows of a table of a path; one that is not there has none.
func copyTable(path string, t *schema.Table, use func(any) error) error {
	r, err := export.OpenTable(path, t)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return openFailure(err)
	}
	defer r.Close()
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &failure{exitIO, err}
		}
		if err := use(row); err != nil {
			return err
		}
	}
}

// toStream writes the claims to standard output.
func (x *reviewed) toStream(ctx context.Context) error {
	w, err := export.Stream(x.job.streams.out, x.job.stream, schema.ClaimsTable, x.job.output.Info)
	if err != nil {
		return err
	}
	rows := 0
	err = x.rows(schema.ClaimsTable, func(row any) error {
		rows++
		return errors.Join(ctx.Err(), w.Write(row))
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	x.job.counts = []string{fmt.Sprintf("claims %d", rows)}
	x.job.summarize()
	return nil
}
