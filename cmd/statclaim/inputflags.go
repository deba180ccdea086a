package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/ingest"
	"statclaim/schema"
)

// inputFlags are the flags that say how inputs are read, as the user wrote them.
type inputFlags struct {
	inputFormat    string
	columns        ingest.Columns
	published      string
	encoding       string
	encodingErrors string
	maxBytes       string
}

// add declares the flags for a command.
func (f *inputFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.inputFormat, "input-format", "", "`NAME` of the inputs' format: text, markdown, html, docx, pdf, jsonl, csv, tsv, parquet, arrow, zip, tar, gz, zst, or jsonl.gz and the like (default: by content and name)")
	complete(c, "input-format", ingest.Formats()...)
	f.addTable(c, "they are numbered")
}

// addTable declares those that concern tables of documents. unnamed says what names the rows where --id-column does not.
func (f *inputFlags) addTable(c *cobra.Command, unnamed string) {
	flags := c.Flags()
	flags.StringVar(&f.columns.Text, "text-column", "", "`COLUMN` of the text in tables of documents (default: text, content, body, 正文, 内容, 全文 or 文本)")
	flags.StringVar(&f.columns.ID, "id-column", "", "`COLUMN` that names the rows of tables (default: "+unnamed+")")
	flags.StringVar(&f.columns.Date, "date-column", "", "`COLUMN` of the publication date in tables (default: published_at, date, 发布日期 and the like)")
	flags.StringVar(&f.columns.Title, "title-column", "", "`COLUMN` of the title in tables (default: title, headline, 标题 or 题目)")
	flags.StringVar(&f.published, "published", "", "publication `DATE` of the documents, YYYY-MM-DD; 今年 and 3月 are read by it")
	flags.StringVar(&f.encoding, "encoding", "", "`NAME` of the inputs' encoding: utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, big5 (default: found strictly)")
	flags.StringVar(&f.encodingErrors, "encoding-errors", "strict", "`HOW` to treat bytes that cannot be decoded: strict rejects the input, replace counts them")
	flags.StringVar(&f.maxBytes, "max-bytes", "256M", "`SIZE` of the largest document that is read, with K, M or G for the powers of 1024")
	complete(c, "encoding", "utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "big5")
	complete(c, "encoding-errors", "strict", "replace")
}

// options checks the flags and lists all that is wrong with them together.
func (f inputFlags) options() (ingest.Options, error) {
	o := ingest.Options{Columns: f.columns, ReplaceErrors: f.encodingErrors == "replace"}
	var problems []error
	if f.inputFormat != "" {
		format, err := ingest.ParseFormat(f.inputFormat)
		if err != nil {
			problems = append(problems, fmt.Errorf("--input-format: %w", err))
		}
		o.Format = format
	}
	if f.published != "" {
		date, err := schema.ParseDate(f.published)
		if err != nil {
			problems = append(problems, fmt.Errorf("--published: %w", err))
		}
		o.Published = &date
	}
	if f.encoding != "" {
		encoding, err := ingest.ParseEncoding(f.encoding)
		if err != nil {
			problems = append(problems, fmt.Errorf("--encoding: %w", err))
		}
		o.Encoding = encoding
	}
	if f.encodingErrors != "strict" && f.encodingErrors != "replace" {
		problems = append(problems, fmt.Errorf("--encoding-errors %q: want strict or replace", f.encodingErrors))
	}
	size, ok := parseSize(f.maxBytes)
	if !ok {
		problems = append(problems, fmt.Errorf("--max-bytes %q: want a number of bytes such as 1000000, 64M or 1G", f.maxBytes))
	}
	o.MaxBytes = size
	return o, errors.Join(problems...)
}

// parseSize reads 1000000, 64K, 256M, 1G: positive, with a power of 1024 behind it.
func parseSize(text string) (int64, bool) {
	const most = 1 << 20 // of a unit
	digits, shift := text, 0
	for i, unit := range []string{"K", "M", "G"} {
		if before, found := strings.CutSuffix(strings.ToUpper(text), unit); found {
			digits, shift = before, 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n << shift, err == nil && n > 0 && (shift == 0 || n < most)
}
