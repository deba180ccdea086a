package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/extract"
	"statclaim/extract/rule"
	"statclaim/schema"
)

// workbookFlags are the flags of commands that may write a workbook.
type workbookFlags struct{ header, columns string }

func (f *workbookFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.header, "header", "zh", "`LANGUAGE` of the headers in xlsx: zh, en or both")
	c.Flags().StringVar(&f.columns, "columns", "core", "`WHICH` columns of claims xlsx shows: core or all")
	complete(c, "header", "zh", "en", "both")
	complete(c, "columns", "core", "all")
}

func (f *workbookFlags) look() (export.Workbook, error) {
	header, err := export.ParseHeader(f.header)
	if err != nil {
		return export.Workbook{}, fmt.Errorf("--header %w", err)
	}
	if f.columns != "core" && f.columns != "all" {
		return export.Workbook{}, fmt.Errorf("--columns %q: want core or all", f.columns)
	}
	types := map[string]string{}
	for _, t := range audit.Types() {
		types[t.ID] = t.Chinese
	}
	return export.Workbook{Header: header, AllColumns: f.columns == "all", FindingTypes: types}, nil
}

// workbookRules lists the rules for the workbook.
func workbookRules(engine *extract.Engine) []export.Rule {
	var rules []export.Rule
	for _, r := range engine.Rules().Rules {
		listed := export.Rule{ID: r.ID, Kind: string(r.Kind), About: r.About}
		if len(r.Match) > 0 {
			listed.Example = r.Match[0].Text
		}
		if precision, measured := engine.Precision(r.ID); measured {
			listed.Precision = &precision
		}
		rules = append(rules, listed)
	}
	for _, g := range extract.BuiltInGuards() {
		rules = append(rules, export.Rule{ID: g.ID, Kind: string(rule.Guard), About: g.Chinese})
	}
	return rules
}

// rowAudit audits the claims of a run that is read back, for a workbook: documents come first, then claims, document by document.
type rowAudit struct {
	out       *export.Run
	auditor   *audit.Auditor
	published map[string]*schema.Date // by source
	claims    []schema.Claim          // of one document
}

func newRowAudit(out *export.Run) (*rowAudit, error) {
	auditor, err := audit.New(audit.Options{})
	return &rowAudit{out: out, auditor: auditor, published: map[string]*schema.Date{}}, err
}

// see takes the rows of a table on their way to the workbook.
func (a *rowAudit) see(rows []any) error {
	for _, row := range rows {
		switch row := row.(type) {
		case *schema.Document:
			a.published[row.Source] = row.PublishedAt
		case *schema.Claim:
			if len(a.claims) > 0 && a.claims[0].Source != row.Source {
				if err := a.endDocument(); err != nil {
					return err
				}
			}
			a.claims = append(a.claims, *row)
		}
	}
	return nil
}

func (a *rowAudit) endDocument() error {
	if len(a.claims) == 0 {
		return nil
	}
	findings := a.auditor.Document(audit.Document{Claims: a.claims, PublishedAt: a.published[a.claims[0].Source]})
	a.claims = nil
	return a.out.Write(schema.FindingsTable, pointers(findings)...)
}

// end writes what is found across documents.
func (a *rowAudit) end() error {
	if err := a.endDocument(); err != nil {
		return err
	}
	return a.out.Write(schema.FindingsTable, pointers(a.auditor.Finish())...)
}
