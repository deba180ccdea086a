package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"statclaim/eval"
	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/schema"
)

// evalFlags are the flags of eval.
type evalFlags struct {
	misses  int
	json    string
	compare string
	rules   []string

	confidence string
}

func newEval(s *streams) *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval GOLD_DIR",
		Short: "Measure the rules on documents that were labelled by hand",
		Long: `Eval extracts the claims of every document of GOLD_DIR (NAME.txt or NAME.md with its
labels beside it in NAME.json) and prints how many labels were found, what of the found
is right, and the same for each genre and each rule.

Publication dates are those that the tool finds by itself, not those of the labels.`,
		Example: `  statclaim eval gold/ --misses 5
  statclaim eval gold/ --json before.json
  statclaim eval gold/ --rules my-rules/ --compare before.json
  statclaim eval gold/ --confidence measured/confidence.tsv`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want one folder of gold, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runEval(c.Context(), s, f, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.IntVar(&f.misses, "misses", 0, "print up to `N` errors of each kind")
	flags.StringVar(&f.json, "json", "", "write the figures, the errors and every claim to `FILE`")
	flags.StringVar(&f.compare, "compare", "", "list every claim that changed since the --json `FILE` of an earlier run")
	flags.StringVar(&f.confidence, "confidence", "", "write the measured precision of every rule with 20 claims or more to `FILE`, a confidence.tsv for extract --rules")
	flags.StringArrayVar(&f.rules, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
	return c
}

// runEval checks all that it was given before the first document.
func runEval(ctx context.Context, s *streams, f evalFlags, dir string) error {
	gold, goldErr := eval.LoadGold(dir)
	engine, rulesErr := extract.New(extract.Options{RuleDirs: f.rules})
	old, oldErr := readOldReport(f.compare)
	if err := errors.Join(goldErr, rulesErr, oldErr); err != nil {
		return usage(err)
	}
	claims, texts, err := extractGold(ctx, engine, gold)
	if err != nil {
		return err
	}
	report := eval.Score(gold, claims, texts)
	err = report.Write(s.out, max(0, f.misses))
	if err == nil && f.compare != "" {
		fmt.Fprintln(s.out)
		err = eval.WriteChanges(s.out, eval.Compare(old, report))
	}
	if err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	if f.confidence != "" {
		if err := writeConfidence(f.confidence, report); err != nil {
			return &failure{exitIO, err}
		}
	}
	if f.json == "" {
		return nil
	}
	if err := writeReport(f.json, report); err != nil {
		return &failure{exitIO, err}
	}
	return nil
}

// extractGold reads and extracts the documents; one that cannot be read or does not fit its labels would falsify the figures.
func extractGold(ctx context.Context, engine *extract.Engine, gold []eval.Document) (map[string][]schema.Claim, map[string]string, error) {
	claims, texts := map[string][]schema.Claim{}, map[string]string{}
	var sources []ingest.Source
	mediaTypes := map[string]string{} // by source
	for _, d := range gold {
		sources = append(sources, ingest.Source{Name: d.Path})
		mediaTypes[d.Path] = d.MediaType
	}
	read := func(d *schema.Document) extract.Result {
		if mediaType := mediaTypes[d.Source]; mediaType != "" {
			d.MediaType = mediaType
		}
		return engine.Extract(d)
	}
	var problems []error
	next := 0
	err := process(ctx, ingest.Documents(sources, ingest.Options{}), runtime.GOMAXPROCS(0), worker{extract: read}.run, func(o outcome) error {
		d := gold[next]
		next++
		if o.reject != nil {
			problems = append(problems, fmt.Errorf("%s: %s: %s", o.reject.Source, o.reject.Stage, o.reject.Message))
			return nil
		}
		claims[d.Name], texts[d.Name] = o.result.Claims, o.document.Text
		if err := d.Check(o.document.Text); err != nil {
			problems = append(problems, err)
		}
		return nil
	})
	if err != nil {
		return nil, nil, outputFailure(err)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, nil, usage(err)
	}
	return claims, texts, nil
}

// readOldReport reads what --json of an earlier run wrote; "" is no file.
func readOldReport(path string) (eval.Report, error) {
	if path == "" {
		return eval.Report{}, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return eval.Report{}, fmt.Errorf("--compare: %w", err)
	}
	defer file.Close()
	report, err := eval.ReadReport(file)
	if err != nil {
		return eval.Report{}, fmt.Errorf("--compare: %s: %w", path, err)
	}
	return report, nil
}

func writeReport(path string, report eval.Report) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("--json: %w", err)
	}
	err = errors.Join(report.WriteJSON(file), file.Close())
	if err != nil {
		return fmt.Errorf("--json: %w", err)
	}
	return nil
}

// writeConfidence writes the table that extract --rules takes, into a folder that is made where it is not there.
func writeConfidence(path string, report eval.Report) error {
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, report.Confidence(), 0o666)
	}
	if err != nil {
		return fmt.Errorf("--confidence: %w", err)
	}
	return nil
}
