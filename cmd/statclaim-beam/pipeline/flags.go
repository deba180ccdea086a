package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/schema"
)

// flags are the flags as the user wrote them; those that statclaim extract has too mean the same. Beam adds its own.
type flags struct {
	inputs         list
	output         string
	format         string
	fileRows       int64
	fileBytes      string
	force          bool
	noText         bool
	maxClaims      int
	rules          list
	inputFormat    string
	columns        ingest.Columns
	published      string
	encoding       string
	encodingErrors string
	maxBytes       string
}

// list is a flag that may be repeated.
type list []string

func (l *list) String() string     { return strings.Join(*l, ", ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func (f *flags) add(set *flag.FlagSet) {
	set.Var(&f.inputs, "input", "`INPUT`: a file, a folder, a glob or an object-store URL (gs://, s3://); may be repeated")
	set.StringVar(&f.output, "output", "", "`DIR` that the tables are written to, a folder or an object-store URL that every worker reaches")
	set.StringVar(&f.format, "format", "parquet", "`LIST` of parquet, jsonl")
	set.Int64Var(&f.fileRows, "file-rows", export.DefaultFileRows, "a file holds at most `N` rows")
	set.StringVar(&f.fileBytes, "file-bytes", "256M", "a file ends soon after `SIZE`, with K, M or G for the powers of 1024")
	set.BoolVar(&f.force, "force", false, "replace outputs that stand")
	set.BoolVar(&f.noText, "no-text", false, "leave the text of the documents out of the table documents")
	set.IntVar(&f.maxClaims, "max-claims", 1_000_000, "reject a document with more than `N` claims")
	set.Var(&f.rules, "rules", "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated; they travel with the job")
	set.StringVar(&f.inputFormat, "input-format", "", "`NAME` of the inputs' format, as statclaim extract has it (default: by content and name)")
	set.StringVar(&f.columns.Text, "text-column", "", "`COLUMN` of the text in tables of documents")
	set.StringVar(&f.columns.ID, "id-column", "", "`COLUMN` that names the rows of tables")
	set.StringVar(&f.columns.Date, "date-column", "", "`COLUMN` of the publication date in tables")
	set.StringVar(&f.columns.Title, "title-column", "", "`COLUMN` of the title in tables")
	set.StringVar(&f.published, "published", "", "publication `DATE` of the documents, YYYY-MM-DD")
	set.StringVar(&f.encoding, "encoding", "", "`NAME` of the inputs' encoding (default: found strictly)")
	set.StringVar(&f.encodingErrors, "encoding-errors", "strict", "`HOW` to treat bytes that cannot be decoded: strict rejects the input, replace counts them")
	set.StringVar(&f.maxBytes, "max-bytes", "256M", "`SIZE` of the largest document that is read")
}

// job checks the flags and lists all that is wrong with them together.
func (f *flags) job(arguments []string) (*job, error) {
	j := &job{
		Inputs:    append(append([]string(nil), f.inputs...), arguments...),
		Ingest:    ingest.Options{Columns: f.columns, ReplaceErrors: f.encodingErrors == "replace"},
		MaxClaims: f.maxClaims, NoText: f.noText, force: f.force,
	}
	var problems []error
	wrong := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if len(j.Inputs) == 0 {
		wrong("no input: want --input with a file, a folder, a glob or an object-store URL")
	}
	if f.output == "" || strings.ContainsAny(f.output, "*?[") {
		wrong("--output %q: want a folder or an object-store URL, without * ? [", f.output)
	}
	if f.maxClaims < 1 {
		wrong("--max-claims %d: want 1 or more", f.maxClaims)
	}
	problems = append(problems, f.reading(&j.Ingest))
	target, err := newTarget(f.output, f.format, f.fileRows, f.fileBytes)
	problems = append(problems, err)
	if j.Rules, err = packRules(f.rules); err != nil {
		problems = append(problems, err)
	}
	target.Info = export.Info{ToolVersion: version(), RulesetVersion: j.Rules.Version}
	j.Target = target
	return j, errors.Join(problems...)
}

// reading sets what the flags say about how inputs are read.
func (f *flags) reading(o *ingest.Options) (err error) {
	var problems []error
	if f.inputFormat != "" {
		if o.Format, err = ingest.ParseFormat(f.inputFormat); err != nil {
			problems = append(problems, fmt.Errorf("--input-format: %w", err))
		}
	}
	if f.published != "" {
		date, err := schema.ParseDate(f.published)
		if err != nil {
			problems = append(problems, fmt.Errorf("--published: %w", err))
		}
		o.Published = &date
	}
	if f.encoding != "" {
		if o.Encoding, err = ingest.ParseEncoding(f.encoding); err != nil {
			problems = append(problems, fmt.Errorf("--encoding: %w", err))
		}
	}
	if f.encodingErrors != "strict" && f.encodingErrors != "replace" {
		problems = append(problems, fmt.Errorf("--encoding-errors %q: want strict or replace", f.encodingErrors))
	}
	if o.MaxBytes, err = parseSize(f.maxBytes); err != nil {
		problems = append(problems, fmt.Errorf("--max-bytes %w", err))
	}
	return errors.Join(problems...)
}

// parseSize reads 1000000, 64K, 256M, 1G: positive, with a power of 1024 behind it.
func parseSize(text string) (int64, error) {
	const most = 1 << 20 // of a unit
	digits, shift := text, 0
	for i, unit := range []string{"K", "M", "G"} {
		if before, found := strings.CutSuffix(strings.ToUpper(text), unit); found {
			digits, shift = before, 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || shift > 0 && n >= most {
		return 0, fmt.Errorf("%q: want a number of bytes such as 1000000, 64M or 1G", text)
	}
	return n << shift, nil
}
