package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/ingest"
)

func newText(s *streams) *cobra.Command {
	var f inputFlags
	c := &cobra.Command{
		Use:   "text FILE | FILE#ID",
		Short: "Print the text layer of a document, which the offsets of all tables count in",
		Long: `Text prints the text layer of one document and nothing else: the decoded text of a text
file, the main text of a page, the text of a Word or PDF document, the text of a row.
All offsets count in it: text[number_start:number_end] is number_text. On a terminal what
would control it (escapes, controls, turns of the direction of writing) is left out; a
file or a pipe gets the text byte for byte.

A document inside a table or an archive is named as in the column source: rows.jsonl#17,
news.zip#2024/a.html. FILE may be - for standard input.`,
		Example: `  statclaim text page.html
  statclaim text rows.jsonl#17
  cat report.pdf | statclaim text -`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want one document, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runText(s, f, args[0]) },
	}
	c.Flags().SortFlags = false
	f.add(c)
	return c
}

func runText(s *streams, f inputFlags, name string) error {
	options, err := f.options()
	if err != nil {
		return usage(err)
	}
	item, err := findItem(s, name, options)
	if err != nil {
		return err
	}
	reading := item.Read(options)
	if reading.Reject != nil {
		return rejected(reading.Reject)
	}
	layer := reading.Document.Text
	if s.width > 0 {
		layer = cleanLines(layer)
	}
	if _, err := io.WriteString(s.out, layer); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	return nil
}

// findItem finds the one document that a name means, as the column source names it.
func findItem(s *streams, name string, options ingest.Options) (*ingest.Item, error) {
	path := containerPath(name)
	sources, err := ingest.Inputs([]string{path}, s.in)
	if err == nil && len(sources) != 1 {
		err = fmt.Errorf("%s: want one document, got a directory or a glob", name)
	}
	if err != nil {
		return nil, usage(err)
	}
	var first *ingest.Item
	for item := range ingest.Documents(sources, options) {
		if item.Name == name {
			return item, nil
		}
		if first == nil {
			first = item
		}
	}
	switch {
	case first == nil:
		return nil, usage(fmt.Errorf("%s: holds no document", name))
	case path == name:
		return nil, usage(fmt.Errorf("%s: holds many documents: name one as the column source does, such as %s", name, first.Name))
	}
	return nil, usage(fmt.Errorf("%s: no such document in %s; the first is %s", name, path, first.Name))
}

// containerPath is the file that a name begins with: the whole name where there is such a file, else what stands before a #.
func containerPath(name string) string {
	for at := len(name); at > 0; at = strings.LastIndexByte(name[:at], '#') {
		path := name[:at]
		if _, err := os.Stat(path); err == nil || path == "-" || !errors.Is(err, os.ErrNotExist) {
			return path
		}
	}
	return name
}
