package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"statclaim/export"
	"statclaim/review"
	"statclaim/schema"
)

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
