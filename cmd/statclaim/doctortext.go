package main

import (
	"fmt"
	"io"
	"strings"

	"statclaim/ingest"
)

// describeText prints a document for people: a line of its name and one for each thing that is known.
func describeText(out io.Writer) func(examined) error {
	return func(e examined) error {
		var b strings.Builder
		field := func(name, format string, args ...any) {
			fmt.Fprintf(&b, "  %-10s %s\n", name, clean(fmt.Sprintf(format, args...)))
		}
		fmt.Fprintln(&b, clean(e.item.Name))
		if e.item.Format != "" {
			field("format", "%s", formatText(e.item.Format, e.item.FormatBasis, e.item.Packing))
		}
		if r := e.reading.Reject; r != nil {
			field("rejected", "%s %s: %s", r.Stage, r.Code, r.Message)
			_, err := io.WriteString(out, b.String())
			return err
		}
		d := e.reading.Document
		if d.BlockPath != "" {
			field("place", "%s", d.BlockPath)
		}
		field("encoding", "%s (%s)", d.Encoding, d.EncodingBasis)
		field("size", "%s, %s, %d replaced", plural(int(d.Bytes), "byte"), plural(int(d.CodePoints), "code point"), d.ReplacedBytes)
		if d.Title != "" {
			field("title", "%s", d.Title)
		}
		published := "none"
		if d.PublishedAt != nil {
			published = fmt.Sprintf("%s (%s)", d.PublishedAt, d.PublishedBasis)
		}
		field("published", "%s", published)
		for _, note := range e.reading.Notes {
			field("note", "%s", note)
		}
		field("articles", "%d, with %s", d.Articles, plural(int(d.Claims), "claim"))
		writeArticles(&b, e)
		_, err := io.WriteString(out, b.String())
		return err
	}
}

func writeArticles(b *strings.Builder, e examined) {
	text := []rune(e.reading.Document.Text)
	for i := range e.result.Articles {
		a := &e.result.Articles[i]
		parts := []string{fmt.Sprintf("%d.", a.ArticleIndex+1)}
		if a.Title != "" {
			parts = append(parts, "《"+clean(a.Title)+"》")
		}
		parts = append(parts, plural(int(a.Claims), "claim"))
		if a.BlockPath != "" {
			parts = append(parts, "from "+clean(a.BlockPath))
		}
		fmt.Fprintf(b, "    %s: %s\n", strings.Join(parts, " "), opening(text, a))
	}
}

func formatText(format ingest.Format, basis, packing string) string {
	if packing != "" {
		packing = " in " + packing
	}
	return fmt.Sprintf("%s%s (by %s)", format, packing, basis)
}

// summariseText prints what a table or an archive held.
func summariseText(out io.Writer) func(*ingest.Container) error {
	return func(c *ingest.Container) error {
		var b strings.Builder
		field := func(name, format string, args ...any) {
			fmt.Fprintf(&b, "  %-10s %s\n", name, clean(fmt.Sprintf(format, args...)))
		}
		fmt.Fprintf(&b, "%s: all of it\n", clean(c.Name))
		field("format", "%s", formatText(c.Format, c.FormatBasis, c.Packing))
		if c.Encoding != "" {
			field("encoding", "%s (%s)", c.Encoding, c.Basis)
		}
		for _, column := range chosenColumns(c) {
			field("column", "%s: %s", column.role, column.name)
		}
		if len(c.Available) > 0 {
			field("columns", "%s", strings.Join(c.Available, ", "))
		}
		field("documents", "%d, and %s", c.Documents, plural(c.Rejects, "reject"))
		if len(c.Skipped) > 0 {
			more := ""
			if c.SkippedMore > 0 {
				more = fmt.Sprintf(" and %d more", c.SkippedMore)
			}
			field("skipped", "%s%s", strings.Join(c.Skipped, ", "), more)
		}
		_, err := io.WriteString(out, b.String())
		return err
	}
}

type chosenColumn struct{ role, name string }

func chosenColumns(c *ingest.Container) []chosenColumn {
	var out []chosenColumn
	for _, column := range []chosenColumn{{"text", c.Columns.Text}, {"id", c.Columns.ID}, {"date", c.Columns.Date}, {"title", c.Columns.Title}} {
		if column.name != "" {
			out = append(out, column)
		}
	}
	return out
}
