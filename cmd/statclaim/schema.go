package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/review/web"
	"statclaim/schema"
)

func newSchema(s *streams) *cobra.Command {
	var format, dialect string
	var readings bool
	var rules []string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the tables and their columns",
		Long: `Schema prints every table that a run writes and its columns: name, type, whether it
may be null, and meaning; as text, as Markdown, as JSON Schema, or as the SQL that
creates the tables in DuckDB, Spark or Trino. As openapi it prints the description of the
HTTP API, whose answers hold these rows. With --readings it prints instead how wordings such as 近, 余 and
以上 are read: the qualifier and the bounds that each gives.`,
		Example: `  statclaim schema
  statclaim schema --format sql > tables.sql
  statclaim schema --format sql --dialect spark
  statclaim schema --readings`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := checkDialect(format, dialect, c.Flags().Changed("dialect")); err != nil {
				return usage(err)
			}
			write := schemaWriter(format, dialect)
			if readings {
				write = readingsWriter(format, rules)
			}
			if write == nil {
				return usage(wrongForm(format, readings))
			}
			if err := write(s.out); err != nil {
				var known *failure
				if errors.As(err, &known) {
					return err
				}
				return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`FORM` to print: text, markdown, json, sql or openapi")
	c.Flags().StringVar(&dialect, "dialect", "duckdb", "with --format sql: `ENGINE` that is to read it: duckdb, spark or trino")
	c.Flags().BoolVar(&readings, "readings", false, "print how wordings of inexactness are read, as text or markdown")
	c.Flags().StringArrayVar(&rules, "rules", nil, "with --readings: `DIR` whose readings.tsv replaces the built-in one; may be repeated")
	complete(c, "dialect", schema.Dialects()...)
	complete(c, "format", "text", "markdown", "json", "sql", "openapi")
	return c
}

func wrongForm(format string, readings bool) error {
	if readings {
		return fmt.Errorf("--readings --format %q: want text or markdown", format)
	}
	return fmt.Errorf("--format %q: want text, markdown, json, sql or openapi", format)
}

// checkDialect refuses a dialect that is unknown, or given where nothing of SQL is printed.
func checkDialect(format, dialect string, given bool) error {
	if !slices.Contains(schema.Dialects(), dialect) {
		return fmt.Errorf("--dialect %q: want %s", dialect, strings.Join(schema.Dialects(), ", "))
	}
	if given && format != "sql" {
		return errors.New("--dialect needs --format sql")
	}
	return nil
}

func schemaWriter(format, dialect string) func(io.Writer) error {
	switch format {
	case "text":
		return schema.WriteText
	case "markdown":
		return schema.WriteMarkdown
	case "json":
		return schema.WriteJSONSchema
	case "openapi":
		return web.WriteOpenAPI
	case "sql":
		return func(w io.Writer) error { return schema.WriteSQL(w, dialect) }
	}
	return nil
}
