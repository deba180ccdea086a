package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/schema"
)

// auditFlags are the flags of audit.
type auditFlags struct {
	format   string
	grade    string
	exitCode bool
}

func newAudit(s *streams) *cobra.Command {
	var f auditFlags
	c := &cobra.Command{
		Use:   "audit RUN_DIR|claims.parquet",
		Short: "Find claims that cannot both be true",
		Long: `Audit checks the claims of a run against each other: parts against wholes, changes
against levels, one figure stated twice, headlines against bodies, and what is plausible
at all. It reads the directory that 'extract -o' wrote, or one file of claims (.parquet,
.arrow, .jsonl, .csv), and changes nothing.

Every finding has a grade. A contradiction is one that a reader of the quotes shares; a
suspicious one may also be a number that was read wrongly; info is worth knowing. What
was printed is taken as exactly as it was printed: 13.38% does not contradict 13.4%.

With a directory the publication dates of its documents are known, and figures of a time
after publication are found too.`,
		Example: `  statclaim extract news/ -o run/
  statclaim audit run/
  statclaim audit run/ --grade contradiction
  statclaim audit run/claims.parquet --format jsonl > findings.jsonl`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want one directory of a run, or one file of claims, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runAudit(c.Context(), s, f, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "table", "`FORM` of the findings: table or jsonl")
	flags.StringVar(&f.grade, "grade", schema.GradeInfo, "least `GRADE` to show: contradiction, suspicious or info")
	flags.BoolVar(&f.exitCode, "exit-code", false, "exit 1 when a contradiction or something suspicious is shown")
	complete(c, "format", "table", "jsonl")
	complete(c, "grade", schema.GradeContradiction, schema.GradeSuspicious, schema.GradeInfo)
	return c
}

func (f auditFlags) check() error {
	var problems []error
	if f.format != "table" && f.format != "jsonl" {
		problems = append(problems, fmt.Errorf("--format %q: want table or jsonl", f.format))
	}
	switch f.grade {
	case schema.GradeContradiction, schema.GradeSuspicious, schema.GradeInfo:
	default:
		problems = append(problems, fmt.Errorf("--grade %q: want contradiction, suspicious or info", f.grade))
	}
	return errors.Join(problems...)
}

func runAudit(ctx context.Context, s *streams, f auditFlags, path string) error {
	if err := f.check(); err != nil {
		return usage(err)
	}
	auditor, err := audit.New(audit.Options{})
	if err != nil {
		return err
	}
	published, err := publishedDates(path)
	if err != nil {
		return usage(err)
	}
	claims, err := export.OpenTable(path, schema.ClaimsTable)
	if err != nil {
		return usage(err)
	}
	defer claims.Close()

	out := bufio.NewWriter(s.out)
	findings, err := newFindings(out, s.width, f)
	if err != nil {
		return &failure{exitIO, err}
	}
	err = eachDocument(ctx, claims, func(rows []schema.Claim) error {
		findings.documents++
		findings.claims += len(rows)
		return findings.write(auditor.Document(audit.Document{Claims: rows, PublishedAt: published[rows[0].Source]}))
	})
	if err == nil {
		err = findings.write(auditor.Finish())
	}
	if err == nil {
		err = errors.Join(findings.close(), out.Flush())
	}
	if err != nil {
		return outputFailure(err)
	}
	fmt.Fprintln(s.err, findings.summary())
	if f.exitCode && findings.wrong {
		return &failure{code: exitFindings}
	}
	return nil
}

// eachDocument gives the rows of one document after the other: consecutive rows of one source.
func eachDocument(ctx context.Context, claims *export.Reader, do func([]schema.Claim) error) error {
	var rows []schema.Claim
	first := true
	for {
		row, err := claims.Read()
		if err == io.EOF {
			break
		}
		if err != nil && first {
			return usage(err) // no file of claims
		}
		if err != nil {
			return err
		}
		first = false
		claim := row.(*schema.Claim)
		if len(rows) > 0 && (rows[0].Source != claim.Source || rows[0].DocumentID != claim.DocumentID) {
			if err := errors.Join(ctx.Err(), do(rows)); err != nil {
				return err
			}
			rows = nil
		}
		rows = append(rows, *claim)
	}
	if len(rows) == 0 {
		return nil
	}
	return do(rows)
}

// publishedDates reads the publication dates of a run by source. One file of claims has none.
func publishedDates(path string) (map[string]*schema.Date, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() || filepath.Ext(path) != "" || filepath.Base(path) == schema.ClaimsTable.Name {
		return nil, nil // what is wrong with it the claims' reader says
	}
	documents, err := export.OpenTable(path, schema.DocumentsTable)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer documents.Close()
	dates := map[string]*schema.Date{}
	for {
		row, err := documents.Read()
		if err == io.EOF {
			return dates, nil
		}
		if err != nil {
			return nil, err
		}
		if d := row.(*schema.Document); d.PublishedAt != nil {
			dates[d.Source] = d.PublishedAt
		}
	}
}
