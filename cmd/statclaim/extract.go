package main

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/ingest"
)

// extractFlags are the flags of extract as the user wrote them.
type extractFlags struct {
	inputFlags
	output     string
	format     string
	workbook   workbookFlags
	partition  string
	fileRows   int64
	jobs       int
	rules      []string
	force      bool
	resume     bool
	maxClaims  int
	noText     bool
	exitCode   bool
	quiet      bool
	log        string
	suppressed bool
}

// settings are the flags of extract as they are meant.
type settings struct {
	ingest    ingest.Options
	formats   []export.Format
	directory string          // where files go; "" for none
	dataset   *export.Dataset // nil for one file a table
	stream    bool            // claims go to standard output in formats[0]
	workbook  export.Workbook
	jobs      int
	force     bool
	resume    bool // go on where a run was interrupted
	maxClaims int  // of a document
	noText    bool
	exitCode  bool
	log       string // how progress is told: one of log…
	guards    bool   // say what was held back, by guard
}

func newExtract(s *streams, args []string) *cobra.Command {
	var f extractFlags
	c := &cobra.Command{
		Use:   "extract INPUT... [-o DIR]",
		Short: "Extract the claims of documents",
		Long: `Extract reads documents and writes every number that they assert as one row of the
table claims (its columns: statclaim schema).

INPUT is a file, a directory, a glob such as 'news/**/*.txt', or - for standard input:
text, Markdown, HTML, Word (docx), PDF with text; tables with a document in each row
(jsonl, csv, tsv, parquet, arrow); and zip, tar, gz, zst of all these. What an input is
is found by its content and its name (see --input-format, and statclaim doctor); its
encoding strictly, and what has none is rejected, never damaged.

Without -o the claims are printed as a readable table. With -o DIR every table goes to
a file of its own (claims, documents, articles, suppressed, rejects, and run.json),
all of them or none. With -o - the claims go to standard output in one format.

With --partition KEYS or --file-rows N the directory becomes a dataset: a folder for
each table, claims split into folders such as published_year=2024 that engines read as
columns, files of bounded size, and manifest.json and datapackage.json beside them.
KEYS are published_year, published_month, period_year and place_province, outer folders
first.

With --resume finished documents are kept in DIR/.statclaim-resume while the run lasts:
after a kill the same command goes on, and its outputs are those of a run that was never
killed. The first interrupt (Ctrl-C) finishes the documents at work, the second stops at
once.

Exit codes: 0 done; 1 no claim found, with --exit-code only; 2 wrong usage, a missing
path, a directory without documents, an output that stands; 3 done, but some inputs
were rejected; 4 input or output failed, nothing was committed; 130 interrupted.`,
		Example: `  statclaim extract report.txt
  statclaim extract news/ -o out/ --published 2024-01-31
  statclaim extract 'news/**/*.txt' -o out/ --format parquet,jsonl --force
  statclaim extract news/ -o dataset/ --partition published_year
  cat report.txt | statclaim extract - -o - --format csv > claims.csv`,
		RunE: func(c *cobra.Command, inputs []string) error {
			return runExtract(c, s, f, args, inputs)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "write files to `DIR`, or claims to standard output with -")
	flags.StringVar(&f.format, "format", "", "`LIST` of parquet, arrow, xlsx, csv, csv-excel, jsonl (default parquet,xlsx; with -o - jsonl, of a dataset parquet)")
	flags.StringVar(&f.partition, "partition", "", "write a dataset whose claims are split by `KEYS`: published_year, published_month, period_year, place_province")
	flags.Int64Var(&f.fileRows, "file-rows", export.DefaultFileRows, "write a dataset whose files hold at most `N` rows")
	flags.Lookup("file-rows").DefValue = "1000000 with --partition"
	flags.BoolVar(&f.force, "force", false, "replace outputs that stand")
	flags.BoolVar(&f.resume, "resume", false, "keep finished work in -o DIR, so that the same command goes on after an interruption or a kill")
	flags.BoolVar(&f.noText, "no-text", false, "leave the text of the documents out of the table documents")
	f.workbook.add(c)
	f.add(c)
	flags.IntVar(&f.maxClaims, "max-claims", defaultMaxClaims, "reject a document with more than `N` claims")
	flags.StringArrayVar(&f.rules, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "documents worked on at once, `N`; the outputs do not depend on it")
	flags.Lookup("jobs").DefValue = "one for each processor" // the help is the same on every machine
	flags.BoolVar(&f.exitCode, "exit-code", false, "exit with 1 when no claim was found")
	flags.BoolVar(&f.suppressed, "explain-suppressed", false, "list on standard error what each guard held back, with examples")
	flags.StringVar(&f.log, "log", logText, "tell on standard error how far the run is as `FORM`: text, or json for a line every ten seconds")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress and no summary on standard error")
	complete(c, "format", "parquet", "arrow", "xlsx", "csv", "csv-excel", "jsonl")
	complete(c, "log", logText, logJSON)
	complete(c, "partition", "published_year", "published_month", "period_year", "place_province")
	return c
}

// defaultMaxClaims is far above what a document of the largest size that is meant to be read holds.
const defaultMaxClaims = 1_000_000

// complete offers the values of a flag to the shell. It fails only for a flag that does not exist: the tests ask for each.
func complete(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// settings checks every flag and lists all that is wrong with them together.
func (f extractFlags) settings(c *cobra.Command) (settings, error) {
	set := settings{jobs: f.jobs, force: f.force, resume: f.resume, maxClaims: f.maxClaims, noText: f.noText, exitCode: f.exitCode, log: f.log, guards: f.suppressed}
	var problems []error
	wrong := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }

	if err := set.setDataset(c, f); err != nil {
		problems = append(problems, err)
	}
	if err := set.setOutput(f, c.Flags().Changed("output")); err != nil {
		problems = append(problems, err)
	}
	look, err := f.workbook.look()
	if err != nil {
		problems = append(problems, err)
	}
	set.workbook = look
	if set.ingest, err = f.options(); err != nil {
		problems = append(problems, err)
	}
	if f.jobs < 1 {
		wrong("--jobs %d: want 1 or more", f.jobs)
	}
	if f.maxClaims < 1 {
		wrong("--max-claims %d: want 1 or more", f.maxClaims)
	}
	if f.resume && set.directory == "" {
		wrong("--resume needs -o DIR")
	}
	switch {
	case f.log != logText && f.log != logJSON:
		wrong("--log %q: want text or json", f.log)
	case f.log == logJSON && f.suppressed:
		wrong("--explain-suppressed prints a table: without --log json")
	case f.quiet && f.log == logJSON:
		wrong("--quiet and --log json: want one of them")
	case f.quiet:
		set.log = logQuiet
	}
	return set, errors.Join(problems...)
}

// setOutput reads -o and --format together. given tells an empty -o from none.
func (set *settings) setOutput(f extractFlags, given bool) error {
	if given && f.output == "" {
		return errors.New("-o: want a directory, or - for standard output")
	}
	if f.output == "" && f.format != "" {
		return errors.New("--format needs -o DIR, or -o - for standard output")
	}
	if f.output == "" {
		return nil
	}
	set.stream = f.output == "-"
	list := f.format
	switch {
	case list == "" && set.stream:
		list = string(export.JSONL)
	case list == "" && set.dataset != nil:
		list = string(export.Parquet)
	case list == "":
		list = string(export.Parquet) + "," + string(export.XLSX)
	}
	formats, err := export.ParseFormats(list)
	if err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	set.formats = formats
	if set.dataset != nil {
		if _, err := export.DatasetFormat(formats); err != nil {
			return fmt.Errorf("--format %s: %w", list, err)
		}
	}
	if !set.stream {
		set.directory = f.output
		return nil
	}
	if len(formats) != 1 || formats[0] == export.XLSX {
		return fmt.Errorf("--format %s: -o - takes one of parquet, arrow, csv, csv-excel, jsonl", list)
	}
	return nil
}

// setDataset reads --partition and --file-rows; either makes the output a dataset.
func (set *settings) setDataset(c *cobra.Command, f extractFlags) error {
	partition, rows := c.Flags().Changed("partition"), c.Flags().Changed("file-rows")
	if !partition && !rows {
		return nil
	}
	set.dataset = &export.Dataset{FileRows: f.fileRows}
	var problems []error
	if f.output == "" || f.output == "-" {
		problems = append(problems, errors.New("--partition and --file-rows need -o DIR"))
	}
	if partition {
		keys, err := export.ParseKeys(f.partition)
		if err != nil {
			problems = append(problems, fmt.Errorf("--partition: %w", err))
		}
		set.dataset.Keys = keys
	}
	if f.fileRows < 1 {
		problems = append(problems, fmt.Errorf("--file-rows %d: want 1 or more", f.fileRows))
	}
	return errors.Join(problems...)
}
