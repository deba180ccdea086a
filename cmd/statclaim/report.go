package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"statclaim/disk"
	"statclaim/extract"
	"statclaim/review"
	"statclaim/review/web"
	"statclaim/schema"
)

// reportFlags are the flags of report.
type reportFlags struct {
	output    string
	sources   []string
	maxClaims int
	force     bool
	quiet     bool
}

func newReport(s *streams) *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report RUN_DIR -o report.html",
		Short: "Write a run with its review as one HTML file to read and send on",
		Long: `Report writes the reading view of a run as one file: the documents with every claim in
its place, filters, search, table and charts, and what reviewers decided. It opens in any
browser from the disk, needs no server, loads nothing from elsewhere and changes nothing.
Whoever has the file has the texts in it.

A file holds at most --max-claims claims, in whole documents in the order of the run; what
is left out is said on standard error and in the file. --source takes some of the documents
alone. The same run and decisions give the same bytes.`,
		Example: `  statclaim extract news/ -o run/
  statclaim report run/ -o report.html
  statclaim report run/ -o county.html --source 'news/county*'`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want one directory of a run, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runReport(c.Context(), s, f, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "`FILE` to write, - for standard output")
	flags.StringArrayVar(&f.sources, "source", nil, "`PATTERN` of the sources to show, with * and ?; may be given again")
	flags.IntVar(&f.maxClaims, "max-claims", 20_000, "`N` claims that the file holds at most")
	flags.BoolVar(&f.force, "force", false, "replace a file that stands")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary on standard error")
	return c
}

func (f *reportFlags) check() error {
	var problems []error
	if f.output == "" {
		problems = append(problems, errors.New("want -o FILE, or -o - for standard output"))
	}
	if f.maxClaims < 1 {
		problems = append(problems, fmt.Errorf("--max-claims %d: want 1 or more", f.maxClaims))
	}
	for _, pattern := range f.sources {
		if _, err := path.Match(pattern, ""); err != nil {
			problems = append(problems, fmt.Errorf("--source %q: %w", pattern, err))
		}
	}
	return errors.Join(problems...)
}

func runReport(ctx context.Context, s *streams, f reportFlags, dir string) error {
	if err := f.check(); err != nil {
		return usage(err)
	}
	if err := f.free(); err != nil {
		return usage(err)
	}
	engine, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	session, err := review.Open(dir, review.Options{Engine: engine})
	if err != nil {
		return usage(err)
	}
	defer session.Close()
	documents, claims, err := f.choose(session)
	if err != nil {
		return usage(err)
	}
	report := web.Report{Documents: documents,
		Options: web.Options{Session: session, Engine: engine, Name: runName(dir), Info: infoOf(session.RunJSON())}}
	content, err := report.HTML()
	if err != nil {
		return &failure{exitIO, err}
	}
	if err := errors.Join(ctx.Err(), f.write(s, content)); err != nil {
		return outputFailure(err)
	}
	if !f.quiet {
		all := len(session.Documents())
		fmt.Fprintf(s.err, "%s, %s, %s\n", plural(len(documents), "document"), plural(claims, "claim"), size(int64(len(content))))
		if len(documents) < all {
			fmt.Fprintf(s.err, "statclaim: %d of %s left out (see --max-claims and --source)\n", all-len(documents), plural(all, "document"))
		}
	}
	return nil
}

// choose gives the documents to show, as many as there is room for, and how many claims they have.
func (f *reportFlags) choose(session *review.Session) (chosen []*schema.Document, claims int, err error) {
	matched, full := 0, false
	for _, d := range session.Documents() {
		if !f.wants(d.Source) {
			continue
		}
		matched++
		n := len(session.Items(d.Source))
		full = full || claims+n > f.maxClaims // whole documents, in their order
		if !full {
			chosen = append(chosen, d)
			claims += n
		}
	}
	switch {
	case matched == 0 && len(f.sources) > 0:
		return nil, 0, fmt.Errorf("--source %q: no document of the run has such a source", f.sources)
	case matched > 0 && len(chosen) == 0:
		return nil, 0, fmt.Errorf("the first document alone has more than --max-claims %d claims", f.maxClaims)
	}
	return chosen, claims, nil
}

func (f *reportFlags) wants(source string) bool {
	for _, pattern := range f.sources {
		if matched, err := path.Match(pattern, source); pattern == source || err == nil && matched {
			return true
		}
	}
	return len(f.sources) == 0
}

// free refuses a file that stands.
func (f *reportFlags) free() error {
	if f.output == "-" {
		return nil
	}
	info, err := os.Stat(f.output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at output %s: %w", f.output, reason(err))
	case info.IsDir():
		return fmt.Errorf("output %s is a directory: want a file", f.output)
	case !f.force:
		return fmt.Errorf("output %s stands already (see --force)", f.output)
	}
	return nil
}

// write puts the file in its place whole or not at all.
func (f *reportFlags) write(s *streams, content []byte) error {
	if f.output == "-" {
		return writeOut(s.out, string(content))
	}
	dir := filepath.Dir(f.output)
	file, err := os.CreateTemp(dir, ".statclaim-report-")
	if err != nil {
		return fmt.Errorf("write %s: %w", f.output, reason(err))
	}
	defer os.Remove(file.Name()) // gone already where all went well
	_, err = file.Write(content)
	err = errors.Join(err, file.Chmod(0o644), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.output)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", f.output, reason(err))
	}
	disk.SyncDirectory(dir)
	return nil
}
