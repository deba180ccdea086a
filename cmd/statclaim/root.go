package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newRoot builds the command tree. args are what run.json records.
func newRoot(s *streams, args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "statclaim",
		Short: "Every number that Chinese prose asserts, as one row of a typed table",
		Long: `statclaim reads Chinese documents and writes every number that they assert as one
row of a typed table: what is counted, whose figure it is, the exact value with its
bounds and unit, the period and place, and the sentence that says so. By rules: the
same input gives the same rows.`,
		Example: `  statclaim extract report.txt
  statclaim extract news/ -o out/`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, _ []string) error {
			c.SetOut(s.err)
			_ = c.Help()
			return &failure{code: exitUsage}
		},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(newExtract(s, args), newText(s), newDoctor(s), newScan(s), newExplain(s), newRules(s), newEval(s), newSchema(s), newAudit(s), newConvert(s), newDiff(s),
		newReview(s), newReport(s), newServe(s), newWorker(s), newVersion(s))
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	refuseUnknownShell(root)
	return root
}

// refuseUnknownShell makes the library's completion command fail where it would only print its help.
func refuseUnknownShell(root *cobra.Command) {
	c, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	c.Short = "Print the completion script of a shell"
	c.Args = nil
	c.RunE = func(c *cobra.Command, args []string) error {
		shell := "no shell"
		if len(args) > 0 {
			shell = fmt.Sprintf("unknown shell %q", args[0])
		}
		return usage(fmt.Errorf("%s: want bash, zsh, fish or powershell", shell))
	}
}

// newHelp is cobra's help command, but for an unknown command it fails.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return fmt.Errorf("unknown command %q for %q", rest[0], found.CommandPath())
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// flagError adds to an error of the flag parser which flag may have been meant and where help is.
func flagError(c *cobra.Command, err error) error {
	lines := []string{err.Error()}
	if name, found := strings.CutPrefix(err.Error(), "unknown flag: --"); found {
		if near := nearestFlag(c, name); near != "" {
			lines = append(lines, fmt.Sprintf("did you mean --%s?", near))
		}
	}
	lines = append(lines, fmt.Sprintf("see '%s --help'", c.CommandPath()))
	return usage(errors.New(strings.Join(lines, "\n")))
}

// nearestFlag is the flag of c that is spelled most like name, "" where none is near.
func nearestFlag(c *cobra.Command, name string) string {
	nearest, least := "", 3
	c.Flags().VisitAll(func(f *pflag.Flag) {
		d := editDistance(name, f.Name)
		if len(name) > 2 && strings.HasPrefix(f.Name, name) {
			d = 1
		}
		if d < least {
			nearest, least = f.Name, d
		}
	})
	return nearest
}

// editDistance counts the bytes to insert, delete or change (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
