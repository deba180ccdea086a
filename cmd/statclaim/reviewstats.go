package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/review/stats"
)

func newReviewStats(s *streams) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "stats RUN_DIR",
		Short: "Tell how far a review is, what was wrong, and how right each rule and column is",
		Long: `Stats counts the decisions of a run: progress by document and in all, decisions by kind
and reviewer, types of errors, and, of the claims that were decided on, how many each
rule claimed rightly (accepted or corrected) and how often each column was right, with
95 % intervals (Wilson). Recall is told of documents that were reviewed wholly: claims
that the rules found of those and the added ones. Rules with the most rejections and
guards whose numbers were made claims come last, with examples.`,
		Example: `  statclaim review stats run/
  statclaim review stats run/ --format json > stats.json`,
		Args: oneRun,
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usage(fmt.Errorf("--format %q: want text or json", format))
			}
			session, err := openReview(s, args[0])
			if err != nil {
				return err
			}
			defer session.Close()
			report := stats.Of(session)
			if format == "json" {
				err = writeIndented(s.out, report)
			} else {
				_, err = io.WriteString(s.out, statsText(report))
			}
			if err != nil {
				return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`FORM` to print: text or json")
	complete(c, "format", "text", "json")
	return c
}

// openDocuments is how many unfinished documents are listed; --format json has them all.
const openDocuments = 20

// statsText is the view of a report for people.
func statsText(r stats.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d open; %s, %d reviewed wholly\n", plural(r.Claims, "claim"), r.Open, plural(len(r.Documents), "document"), r.Whole)
	fmt.Fprintf(&b, "%s\n", countsText(r.Statuses))
	if r.Changed > 0 {
		fmt.Fprintf(&b, "%d read differently since they were decided on: see statclaim review changes\n", r.Changed)
	}
	for _, p := range r.Reviewers {
		fmt.Fprintf(&b, "  %s: %s\n", clean(nameOr(p.Name, "(no name)")), countsText(p.Statuses))
	}
	fmt.Fprintf(&b, "\nprecision  %s\nrecall     %s (in documents reviewed wholly)\n", shareText(r.Precision), shareText(r.Recall))
	if len(r.ErrorTypes) > 0 {
		fmt.Fprintf(&b, "errors     %s\n", countsText(r.ErrorTypes))
	}
	openText(&b, r.Documents)
	fmt.Fprintf(&b, "\nrule                            claims  decided  right   95 %% interval    as it was\n")
	for _, x := range r.Rules {
		if p := x.Precision; p.Whole > 0 {
			fmt.Fprintf(&b, "%-30s %7d %8d  %.4f  %.4f–%.4f  %.4f\n", x.ID, x.Claims, p.Whole, *p.Value, *p.Low, *p.High, *x.Untouched.Value)
		}
	}
	columnsText(&b, r.Fields)
	blameText(&b, "rules with rejected claims", r.Rejections)
	blameText(&b, "guards with numbers that were made claims", r.Promotions)
	return b.String()
}

// columnsText lists the columns that were corrected.
func columnsText(b *strings.Builder, fields []stats.Field) {
	b.WriteString("\ncolumn                right, of claims that are right\n")
	whole := 0
	for _, x := range fields {
		if whole = x.Precision.Whole; x.Precision.Part < whole {
			fmt.Fprintf(b, "%-20s  %s\n", x.Column, shareText(x.Precision))
		}
	}
	fmt.Fprintf(b, "all others            never corrected in %s\n", plural(whole, "claim"))
}

func nameOr(name, other string) string {
	if name == "" {
		return other
	}
	return name
}

func countsText(counts []stats.Count) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%s %d", c.Name, c.Count))
	}
	return strings.Join(parts, ", ")
}

func shareText(s stats.Share) string {
	if s.Whole == 0 {
		return "nothing to tell it from"
	}
	return fmt.Sprintf("%.4f  (%d of %d; %.4f–%.4f)", *s.Value, s.Part, s.Whole, *s.Low, *s.High)
}

// openText lists the documents that were begun and have open claims.
func openText(b *strings.Builder, documents []stats.Document) {
	listed := 0
	for _, d := range documents {
		if d.Open == 0 || d.Open == d.Claims {
			continue
		}
		if listed == 0 {
			b.WriteString("\nbegun, with open claims\n")
		}
		if listed++; listed > openDocuments {
			continue
		}
		fmt.Fprintf(b, "  %d of %d open  %s\n", d.Open, d.Claims, clean(d.Source))
	}
	if listed > openDocuments {
		fmt.Fprintf(b, "  … %d more: --format json lists all\n", listed-openDocuments)
	}
}

func blameText(b *strings.Builder, title string, blames []stats.Blame) {
	if len(blames) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, x := range blames {
		fmt.Fprintf(b, "%5d  %s\n", x.Count, nameOr(x.ID, "(a number that nothing had seen)"))
		for _, e := range x.Examples {
			line := fmt.Sprintf("%s in %s", e.Number, e.Quote)
			if e.Note != "" {
				line += " (" + e.Note + ")"
			}
			fmt.Fprintf(b, "         %s\n", shorten(clean(line), 96))
		}
	}
}
