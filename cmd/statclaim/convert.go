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
	"statclaim/extract"
	"statclaim/schema"
)

// convertFlags are the flags of convert as the user wrote them.
type convertFlags struct {
	format string
	table  string
	force  bool
	quiet  bool

	workbook workbookFlags
}

func newConvert(s *streams) *cobra.Command {
	var f convertFlags
	c := &cobra.Command{
		Use:   "convert A B",
		Short: "Write tables again in other formats",
		Long: `Convert reads the tables of A and writes the same rows to B.

A is the directory of a run, or a file that ends in .parquet, .arrow, .jsonl, .csv or
.excel.csv, or a folder of such files: as extract wrote it, or as pandas, pyarrow,
DuckDB, polars or Spark wrote it again. A workbook is made for reading and is refused.
Of a directory with several formats, the first of parquet, arrow, jsonl, csv and
csv-excel is read.

B is one of
  a file, whose name's end gives its format: .parquet .arrow .jsonl .csv .excel.csv
    .xlsx; it holds one table, a workbook all of them
  a directory, with --format: of a run, every table and run.json with the entry
    "converted" added; of a file, its table and such a run.json
  - for standard output, with --format (default jsonl)
B appears whole or not at all.

Values are the same in every format, but csv cannot tell an empty text from none and
joins the elements of a list by ";". Columns that this version does not know are left
out; those that cannot be null must be there. A decimal that would have to be rounded,
such as a float, is an error.

Exit codes: 0 done; 2 wrong usage, an A that cannot be opened, an output that stands;
4 a broken A, or output failed, nothing was committed; 130 interrupted.`,
		Example: `  statclaim convert out/ claims.xlsx
  statclaim convert out/ csv/ --format csv,jsonl
  statclaim convert claims.parquet claims.csv
  statclaim convert out/ - --format jsonl --table documents | head -n 1`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			job, err := f.conversion(s, args[0], args[1], c.Flags().Changed("table"))
			if err != nil {
				return err
			}
			if err := job.run(c.Context()); err != nil {
				return outputFailure(err)
			}
			return nil
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "", "`LIST` of parquet, arrow, xlsx, csv, csv-excel, jsonl")
	flags.StringVar(&f.table, "table", "", "`NAME` of the table that A holds, or that is taken of a directory (default: by A's name or columns, else claims)")
	flags.BoolVar(&f.force, "force", false, "replace outputs that stand")
	f.workbook.add(c)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary on standard error")
	complete(c, "format", "parquet", "arrow", "xlsx", "csv", "csv-excel", "jsonl")
	complete(c, "table", "claims", "documents", "articles", "suppressed", "rejects", "findings", "reviews")
	return c
}

// conversion is a conversion as it is meant.
type conversion struct {
	streams *streams
	from    string
	to      string // as the user wrote it
	tables  []*schema.Table
	whole   bool // from is a run, all tables of which go to the output
	output  export.Options
	stream  export.Format // to standard output; "" for files
	quiet   bool
	counts  []string // rows of each table, for the summary
}

// conversion checks the flags and what they say of A and B.
func (f convertFlags) conversion(s *streams, from, to string, tableGiven bool) (*conversion, error) {
	job := &conversion{streams: s, from: from, to: to, quiet: f.quiet}
	look, err := f.workbook.look()
	if err != nil {
		return nil, usage(err)
	}
	job.output.Force, job.output.Workbook = f.force, look
	info, err := os.Stat(from)
	if err != nil {
		return nil, usage(fmt.Errorf("look at %s: %w", from, reason(err)))
	}
	if err := job.setOutput(f.format); err != nil {
		return nil, usage(err)
	}
	_, named := export.FormatOf(from)
	directory := info.IsDir() && !named
	if tableGiven {
		t := export.TableNamed(f.table)
		if t == nil {
			return nil, usage(fmt.Errorf("--table %q: want claims, documents, articles, suppressed, rejects, findings or reviews", f.table))
		}
		job.tables = []*schema.Table{t}
	}
	switch {
	case job.tables != nil:
	case !directory:
		job.tables = []*schema.Table{export.TableOf(from)}
	case job.output.File == "" && job.stream == "" || job.output.Formats[0] == export.XLSX:
		job.whole = true
		job.tables = wholeRun
	default:
		job.tables = []*schema.Table{schema.ClaimsTable}
	}
	if !job.whole {
		job.output.Tables = job.tables
	}
	if !job.whole && slices.Contains(job.output.Formats, export.XLSX) && !slices.Contains(schema.Tables, job.tables[0]) {
		return nil, usage(fmt.Errorf("a workbook of %s alone: want a table of a run, or another format", job.tables[0].Name))
	}
	return job, nil
}

// wholeRun are the tables of a run in the order in which they are converted: the workbook links claims to the documents' text.
var wholeRun = []*schema.Table{schema.DocumentsTable, schema.ArticlesTable, schema.ClaimsTable, schema.SuppressedTable, schema.RejectsTable}

// setOutput reads B and --format together.
func (c *conversion) setOutput(list string) error {
	if list != "" {
		formats, err := export.ParseFormats(list)
		if err != nil {
			return fmt.Errorf("--format: %w", err)
		}
		c.output.Formats = formats
	}
	format, isFile := export.FormatOf(c.to)
	switch {
	case c.to == "":
		return errors.New("an empty B: want a file, a directory or -")
	case c.to == "-":
		if list == "" {
			c.output.Formats = []export.Format{export.JSONL}
		}
		if len(c.output.Formats) != 1 || c.output.Formats[0] == export.XLSX {
			return fmt.Errorf("--format %s: standard output takes one of parquet, arrow, csv, csv-excel, jsonl", list)
		}
		c.stream = c.output.Formats[0]
	case isFile && list != "":
		return fmt.Errorf("--format %s: the name %s gives the format already", list, c.to)
	case isFile:
		c.output.Formats = []export.Format{format}
		c.output.Dir, c.output.File = filepath.Split(c.to)
		c.output.Dir = filepath.Clean(c.output.Dir)
	case list == "":
		return fmt.Errorf("%s: want a name that ends in .parquet, .arrow, .jsonl, .csv, .excel.csv or .xlsx, or --format for a directory", c.to)
	default:
		c.output.Dir = c.to
	}
	return nil
}

// run converts every table, or nothing.
func (c *conversion) run(ctx context.Context) error {
	note, err := c.readNote()
	if err != nil {
		return err
	}
	readers, err := c.open()
	defer func() {
		for _, r := range readers {
			_ = r.Close() // only read
		}
	}()
	if err != nil {
		return err
	}
	c.output.Info = note.info(readers[0])
	if c.stream != "" {
		return c.toStream(ctx, readers[0])
	}
	if err := c.addRules(); err != nil {
		return err
	}
	out, err := export.Open(c.output)
	if err != nil {
		return err
	}
	defer out.Abort()
	if err := c.copyTables(ctx, out, readers); err != nil {
		return err
	}
	runJSON, err := note.converted(c)
	if err != nil {
		return err
	}
	if err := out.Commit(runJSON); err != nil {
		return err
	}
	c.summarize()
	return nil
}

// addRules lists the rules in a workbook where they are those that made the rows.
func (c *conversion) addRules() error {
	if !slices.Contains(c.output.Formats, export.XLSX) {
		return nil
	}
	engine, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	if engine.RulesetVersion() == c.output.Info.RulesetVersion {
		c.output.Workbook.Rules = workbookRules(engine)
	}
	return nil
}

// copyTables copies every table; a workbook gets the findings besides.
func (c *conversion) copyTables(ctx context.Context, out *export.Run, readers []*export.Reader) error {
	checks, err := newRowAudit(out)
	if err != nil {
		return err
	}
	audited := slices.Contains(c.output.Formats, export.XLSX)
	for i, r := range readers {
		write := func(rows ...any) error {
			if err := out.Write(c.tables[i], rows...); err != nil || !audited {
				return err
			}
			return checks.see(rows)
		}
		if err := c.copyRows(ctx, c.tables[i], r, write); err != nil {
			return err
		}
	}
	if !audited {
		return nil
	}
	return checks.end()
}

// open opens every table before anything is written. Those that a run lacks are left out, with a word on standard error.
func (c *conversion) open() ([]*export.Reader, error) {
	var readers []*export.Reader
	var tables []*schema.Table
	var missing []string
	for _, t := range c.tables {
		r, err := export.OpenTable(c.from, t)
		if c.whole && errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, t.Name)
			continue
		}
		if err != nil {
			return readers, openFailure(err)
		}
		readers, tables = append(readers, r), append(tables, t)
	}
	if len(readers) == 0 {
		return nil, usage(fmt.Errorf("directory %s has no table: want claims.parquet, .arrow, .jsonl, .csv or .excel.csv, or a folder claims", c.from))
	}
	if len(missing) > 0 && !c.quiet {
		fmt.Fprintf(c.streams.err, "statclaim: %s has no table %s\n", clean(c.from), strings.Join(missing, ", "))
	}
	c.tables = tables
	return readers, nil
}

// openFailure sorts an error of an input: what is not there or of no known format is the user's to change, the rest is broken.
func openFailure(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) {
		return usage(err)
	}
	return &failure{exitIO, err}
}

func (c *conversion) toStream(ctx context.Context, r *export.Reader) error {
	w, err := export.Stream(c.streams.out, c.stream, c.tables[0], c.output.Info)
	if err != nil {
		return err
	}
	if err := c.copyRows(ctx, c.tables[0], r, w.Write); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	c.summarize()
	return nil
}

// copyRows hands the rows on in batches.
func (c *conversion) copyRows(ctx context.Context, t *schema.Table, r *export.Reader, write func(...any) error) error {
	const most = 256
	batch := make([]any, 0, most)
	rows := 0
	for {
		row, err := r.Read()
		if err != nil && err != io.EOF {
			return &failure{exitIO, err}
		}
		if err == nil {
			batch = append(batch, row)
		}
		if len(batch) == most || err == io.EOF {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := write(batch...); err != nil {
				return err
			}
			rows += len(batch)
			batch = batch[:0]
		}
		if err == io.EOF {
			c.counts = append(c.counts, fmt.Sprintf("%s %d", t.Name, rows))
			return nil
		}
	}
}

func (c *conversion) summarize() {
	if !c.quiet {
		fmt.Fprintf(c.streams.err, "rows: %s\n", strings.Join(c.counts, ", "))
	}
}
