package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newReview(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "review",
		Short: "Read, accept and correct the claims of a run",
		Long: `Review works on the directory that 'extract -o' wrote. Decisions are kept beside the
tables in reviews.jsonl; the tables themselves are not changed.`,
		Example: `  statclaim extract news/ -o run/
  statclaim review serve run/
  statclaim review import run/claims.xlsx`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Errorf("unknown command %q for %q\nsee '%s --help'", args[0], c.CommandPath(), c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			c.SetOut(s.err)
			_ = c.Help()
			return &failure{code: exitUsage}
		},
	}
	c.AddCommand(newReviewServe(s), newReviewImport(s), newReviewExport(s), newReviewStats(s), newReviewGold(s), newReviewChanges(s))
	return c
}
