package main

import (
	"fmt"
	"slices"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/schema"
)

// destination is where the rows of a run go. commit makes them visible; abort, which may follow it, leaves nothing behind
// that was not committed.
type destination interface {
	write(o outcome) error
	commit(runJSON []byte) error
	abort()
}

// open chooses the destination that the settings ask for.
func (e *extraction) open() (destination, error) {
	info := export.Info{ToolVersion: e.build.version, RulesetVersion: e.engine.RulesetVersion()}
	switch {
	case e.settings.stream:
		w, err := export.Stream(e.streams.out, e.settings.formats[0], schema.ClaimsTable, info)
		return &claimStream{w}, err
	case e.settings.directory != "":
		look := e.settings.workbook
		look.Rules = workbookRules(e.engine)
		o := export.Options{Dir: e.settings.directory, Formats: e.settings.formats, Force: e.settings.force,
			Dataset: e.settings.dataset, Info: info, Workbook: look}
		if e.journal != nil {
			o.Scratch = e.journal.Outputs()
			o.Force = o.Force || e.journal.Committing() // what stands is this run's
		}
		r, err := export.Open(o)
		if err != nil || !slices.Contains(e.settings.formats, export.XLSX) {
			return &files{run: r}, err
		}
		auditor, err := audit.New(audit.Options{})
		if err != nil {
			r.Abort()
		}
		return &files{r, auditor}, err
	}
	return newTable(e.streams.out, e.streams.width), nil
}

// files writes every table to a directory.
type files struct {
	run     *export.Run
	auditor *audit.Auditor // nil where nothing shows findings: only a workbook does
}

func (f *files) write(o outcome) error {
	if o.reject != nil {
		return f.run.Write(schema.RejectsTable, o.reject)
	}
	if err := f.run.Write(schema.DocumentsTable, o.document); err != nil {
		return err
	}
	if err := f.run.Write(schema.ArticlesTable, pointers(o.result.Articles)...); err != nil {
		return err
	}
	if err := f.run.Write(schema.ClaimsTable, pointers(o.result.Claims)...); err != nil {
		return err
	}
	if err := f.run.Write(schema.SuppressedTable, pointers(o.result.Suppressed)...); err != nil || f.auditor == nil {
		return err
	}
	findings := f.auditor.Document(audit.Document{Claims: o.result.Claims, PublishedAt: o.document.PublishedAt})
	return f.run.Write(schema.FindingsTable, pointers(findings)...)
}

func (f *files) commit(runJSON []byte) error {
	if f.auditor != nil {
		if err := f.run.Write(schema.FindingsTable, pointers(f.auditor.Finish())...); err != nil {
			return err
		}
	}
	return f.run.Commit(runJSON)
}

func (f *files) abort() { f.run.Abort() }

// claimStream writes the claims to standard output.
type claimStream struct{ writer export.Writer }

func (c *claimStream) write(o outcome) error {
	if err := c.writer.Write(pointers(o.result.Claims)...); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

func (c *claimStream) commit([]byte) error {
	if err := c.writer.Close(); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

func (c *claimStream) abort() {}

// pointers gives the rows in the form that writers take.
func pointers[R any](rows []R) []any {
	out := make([]any, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	return out
}
