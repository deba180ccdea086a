package main

import (
	"fmt"
	"io"
	"strings"

	"statclaim/extract"
	"statclaim/extract/quantity"
)

// readingsWriter prints how wordings of inexactness are read, nil for a form that there is not.
func readingsWriter(format string, dirs []string) func(io.Writer) error {
	switch format {
	case "text":
		return func(w io.Writer) error { return writeReadings(w, dirs, alignedLines) }
	case "markdown":
		return func(w io.Writer) error { return writeReadings(w, dirs, markdownLines) }
	}
	return nil
}

func writeReadings(w io.Writer, dirs []string, form func([][]string) string) error {
	readings, err := quantity.Readings(extract.Tables(dirs))
	if err != nil {
		return usage(fmt.Errorf("readings: %w", err))
	}
	rows := [][]string{{"position", "qualifier", "meaning", "cues"}}
	for _, r := range readings {
		rows = append(rows, []string{r.Position, r.Qualifier, r.Meaning, r.Cue})
	}
	_, err = io.WriteString(w, form(rows))
	return err
}

// alignedLines sets cells in columns; the last one is as long as it is.
func alignedLines(rows [][]string) string {
	widths := make([]int, len(rows[0])-1)
	for _, row := range rows {
		for j := range widths {
			widths[j] = max(widths[j], displayWidth(row[j]))
		}
	}
	var out strings.Builder
	for _, row := range rows {
		for j, width := range widths {
			out.WriteString(row[j])
			out.WriteString(strings.Repeat(" ", width-displayWidth(row[j])))
			out.WriteString(gap)
		}
		out.WriteString(row[len(widths)])
		out.WriteByte('\n')
	}
	return out.String()
}

func markdownLines(rows [][]string) string {
	var out strings.Builder
	for i, row := range rows {
		out.WriteString("| " + strings.ReplaceAll(strings.Join(row, "\x00"), "|", `\|`) + " |\n")
		if i == 0 {
			out.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	return strings.ReplaceAll(out.String(), "\x00", " | ")
}
