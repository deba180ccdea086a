package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"statclaim/export"
	"statclaim/ingest"
	"statclaim/schema"
)

// workerFlags are the flags of worker as the user wrote them.
type workerFlags struct {
	inputFlags
	table       string
	noText      bool
	rejects     string
	compression string
	maxBatch    string
	timeout     time.Duration
	jobs        int
	maxClaims   int
	rules       []string
}

func newWorker(s *streams) *cobra.Command {
	var f workerFlags
	c := &cobra.Command{
		Use:   "worker",
		Short: "Extract the claims of an Arrow IPC stream, for engines such as Spark, Ray and DuckDB",
		Long: `Worker reads documents as an Arrow IPC stream from standard input and writes their claims
as an Arrow IPC stream to standard output, in the same order and batch by batch. It
writes no files. docs/scale.md has recipes for Spark, Ray, DuckDB and pyarrow.

Each row of the input is a document: the column text, and id (or source), which becomes
the source of its claims, so that they join back to the row. published_at, title and
media_type are read where they are there; other columns are not looked at. Text may be
utf8, large_utf8, utf8_view or binary, or a dictionary of them; an id an integer too; a
date also a date or timestamp.

The schema of the output is written at once. Behind the rows of each batch of the input
comes a record batch without rows: whoever sends a batch and waits for its claims knows
that they are complete. A document over 1 MiB is preceded and followed by all rows that
are ready, so that it does not hold up those before it.

--table all gives every table in one pass: a row for each row of the input, in the same
order, with the columns source, claims, articles, suppressed (lists), document, reject.

A row that cannot be read, such as one without text, is rejected and the others go on:
one JSON object a line, with the columns of the table rejects, on standard error or
where --rejects says. With --table rejects or all they stand in the output instead.

Exit codes: 0 done, also when rows were rejected; 2 wrong usage, columns that are not
there; 4 the input is no whole Arrow IPC stream, or an output failed; 130 interrupted.
With any other code than 0 the output is not complete, though readers of Arrow may take
its end for one.`,
		Example: `  statclaim worker < documents.arrows > claims.arrows
  statclaim worker --table suppressed --rejects fd:3 < documents.arrows > suppressed.arrows 3> rejects.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runWorker(c, s, f) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.table, "table", schema.ClaimsTable.Name, "`TABLE` to write: "+strings.Join(workerTables(), ", ")+"; all has them nested, a row a document")
	flags.BoolVar(&f.noText, "no-text", false, "leave the text of the documents out of the table documents")
	flags.StringVar(&f.rejects, "rejects", "stderr", "`WHERE` rejects go: stderr, or fd:N for an open file descriptor")
	flags.StringVar(&f.compression, "compression", "none", "`CODEC` of the output: none, lz4 or zstd; not every reader has them")
	f.addTable(c, "id or source")
	flags.StringVar(&f.maxBatch, "max-batch", "2G", "`SIZE` of the largest record batch that is read")
	flags.IntVar(&f.maxClaims, "max-claims", defaultMaxClaims, "reject a document with more than `N` claims")
	flags.DurationVar(&f.timeout, "timeout", 0, "reject a document that takes longer than `TIME`, such as 10m; results then depend on the machine (default none)")
	flags.StringArrayVar(&f.rules, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
	flags.IntVar(&f.jobs, "jobs", 1, "documents worked on at once, `N`: engines run a worker for each processor; the output does not depend on it")
	complete(c, "table", workerTables()...)
	complete(c, "compression", export.Compressions...)
	return c
}

// allTables is the answer to --table that asks for every table at once.
const allTables = "all"

// workerTables lists the answers to --table.
func workerTables() []string {
	var names []string
	for _, t := range schema.Tables {
		names = append(names, t.Name)
	}
	return append(names, allTables)
}

// workerSettings are the flags of worker as they are meant.
type workerSettings struct {
	ingest   ingest.Options
	table    *schema.Table // nil for all
	rejects  io.Writer
	maxBatch int64
}

// settings checks every flag and lists all that is wrong with them together.
func (f workerFlags) settings(s *streams) (set workerSettings, err error) {
	var problems []error
	wrong := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if set.ingest, err = f.options(); err != nil {
		problems = append(problems, err)
	}
	switch i := slices.Index(workerTables(), f.table); {
	case i < 0:
		wrong("--table %q: want one of %s", f.table, strings.Join(workerTables(), ", "))
	case f.table != allTables:
		set.table = schema.Tables[i]
	}
	if set.rejects, err = rejectsWriter(s, f.rejects); err != nil {
		problems = append(problems, err)
	}
	var ok bool
	if set.maxBatch, ok = parseSize(f.maxBatch); !ok {
		wrong("--max-batch %q: want a number of bytes such as 64M or 1G", f.maxBatch)
	}
	if !slices.Contains(export.Compressions, f.compression) {
		wrong("--compression %q: want none, lz4 or zstd", f.compression)
	}
	if f.jobs < 1 {
		wrong("--jobs %d: want 1 or more", f.jobs)
	}
	if f.maxClaims < 1 {
		wrong("--max-claims %d: want 1 or more", f.maxClaims)
	}
	if f.timeout < 0 {
		wrong("--timeout %s: want a time such as 10m, or 0 for none", f.timeout)
	}
	return set, errors.Join(problems...)
}

// rejectsWriter opens what --rejects names.
func rejectsWriter(s *streams, where string) (io.Writer, error) {
	if where == "stderr" {
		return s.err, nil
	}
	number, found := strings.CutPrefix(where, "fd:")
	n, err := strconv.ParseUint(number, 10, 16)
	if !found || err != nil || n < 3 {
		return nil, fmt.Errorf("--rejects %q: want stderr, or fd:N with N from 3", where)
	}
	file := os.NewFile(uintptr(n), where)
	if _, err := file.Stat(); err != nil {
		return nil, fmt.Errorf("--rejects %s: it is not open", where)
	}
	return file, nil
}
