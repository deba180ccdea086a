package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/extract/rule"
)

func newRules(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "List, show and check the rules that say what a number is",
		Long: `Rules shows the wording rules, built in or of your own folders, and checks them against
their own examples. How to write one: docs/rules.md.`,
		Example: `  statclaim rules list --kind guard
  statclaim rules show change.by
  statclaim rules check my-rules/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Errorf("unknown command %q for %q: want list, show or check", args[0], c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			c.SetOut(s.err)
			_ = c.Help()
			return &failure{code: exitUsage}
		},
	}
	c.AddCommand(newRulesList(s), newRulesShow(s), newRulesCheck(s))
	return c
}

func rulesFlag(c *cobra.Command, dirs *[]string) {
	c.Flags().StringArrayVar(dirs, "rules", nil, "`DIR` of rules that replace, remove or add to the built-in ones; may be repeated")
}

func newRulesList(s *streams) *cobra.Command {
	var dirs []string
	var kind, format string
	c := &cobra.Command{
		Use:   "list",
		Short: "Print every rule with its kind, what it reads and where it stands, in the order in which they are tried",
		Example: `  statclaim rules list
  statclaim rules list --kind context --format jsonl
  statclaim rules list --rules my-rules/`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return listRules(s.out, dirs, kind, format) },
	}
	rulesFlag(c, &dirs)
	c.Flags().StringVar(&kind, "kind", "", "only rules of one `KIND`: claim, context or guard")
	c.Flags().StringVar(&format, "format", "text", "`FORM` to print: text or jsonl")
	complete(c, "kind", ruleKinds...)
	complete(c, "format", "text", "jsonl")
	return c
}

var ruleKinds = []string{string(rule.Claim), string(rule.Context), string(rule.Guard)}

// listedRule is one line of rules list --format jsonl.
type listedRule struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	About    string   `json:"about"`
	Keywords []string `json:"keywords"`
	Pattern  string   `json:"pattern"`
	Place    string   `json:"place"`
}

func listRules(w io.Writer, dirs []string, kind, format string) error {
	var problems []error
	if format != "text" && format != "jsonl" {
		problems = append(problems, fmt.Errorf("--format %q: want text or jsonl", format))
	}
	if kind != "" && !oneOf(kind, ruleKinds) {
		problems = append(problems, fmt.Errorf("--kind %q: want claim, context or guard", kind))
	}
	engine, err := extract.New(extract.Options{RuleDirs: dirs})
	if err := errors.Join(append(problems, err)...); err != nil {
		return usage(err)
	}
	rows := [][]string{{"id", "kind", "place", "about"}}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, r := range engine.Rules().Rules {
		if kind != "" && string(r.Kind) != kind {
			continue
		}
		rows = append(rows, []string{clean(r.ID), string(r.Kind), clean(r.Place), clean(r.About)})
		if format == "text" {
			continue
		}
		if err := encoder.Encode(listedRule{r.ID, string(r.Kind), r.About, append([]string{}, r.Keywords...), r.Pattern, r.Place}); err != nil {
			return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
		}
	}
	if format != "text" {
		return nil
	}
	return writeOut(w, alignedLines(rows))
}

func oneOf(value string, allowed []string) bool {
	for _, a := range allowed {
		if value == a {
			return true
		}
	}
	return false
}

func writeOut(w io.Writer, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	return nil
}

func newRulesShow(s *streams) *cobra.Command {
	var dirs []string
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Print one rule as it was loaded, with its examples and its pattern written out",
		Example: `  statclaim rules show change.by
  statclaim rules show change.by > my-rules/change.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want the id of one rule, got %d arguments\nsee 'statclaim rules list'", len(args)))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return showRule(s.out, dirs, args[0]) },
	}
	rulesFlag(c, &dirs)
	return c
}

// showRule prints YAML: an entry that a pack may hold as it is, and comments.
func showRule(w io.Writer, dirs []string, id string) error {
	engine, err := extract.New(extract.Options{RuleDirs: dirs})
	if err != nil {
		return usage(err)
	}
	nearest, least := "", 4
	for _, r := range engine.Rules().Rules {
		if r.ID == id {
			entry := "- " + strings.TrimSpace(r.Entry)
			return writeOut(w, fmt.Sprintf("# %s\n%s\n# The pattern with its word lists and gaps written out:\n# %s\n",
				cleanLines(r.Place), cleanLines(entry), cleanLines(r.Expanded())))
		}
		if d := editDistance(id, r.ID); d < least {
			nearest, least = r.ID, d
		}
	}
	message := fmt.Sprintf("no rule has the id %q; see 'statclaim rules list'", id)
	switch {
	case id == "fallback" || id == "table.cell":
		message = fmt.Sprintf("%s has no pattern: it is the rule_id of numbers that no rule names (fallback) and of cells (table.cell)", id)
	case guardAbout(id) != "":
		message = fmt.Sprintf("%s has no pattern: it is the guard of %s", id, guardAbout(id))
	case nearest != "":
		message = fmt.Sprintf("no rule has the id %q; did you mean %s?", id, nearest)
	}
	return usage(errors.New(message))
}

// guardAbout is the meaning of a guard that is no rule, "" for any other id.
func guardAbout(id string) string {
	for _, g := range extract.BuiltInGuards() {
		if g.ID == id {
			return g.About
		}
	}
	return ""
}

func newRulesCheck(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR...]",
		Short: "Load the rules and run every example that they carry",
		Long: `Check loads the built-in rules and, over them, those of the folders, and runs every
match and reject example of all of them. It also finds keywords that keep a rule from
ever being tried and word lists that no pattern names.

Exit codes: 0 all rules hold; 2 there are problems, each printed on standard error as
FILE:LINE: rule ID: what is wrong, what is allowed.`,
		Example: `  statclaim rules check
  statclaim rules check my-rules/`,
		RunE: func(_ *cobra.Command, dirs []string) error { return checkRules(s, dirs) },
	}
}

func checkRules(s *streams, dirs []string) error {
	engine, err := extract.New(extract.Options{RuleDirs: dirs})
	if err != nil {
		return reportProblems(s.err, strings.Split(err.Error(), "\n"))
	}
	set := engine.Rules()
	if problems := append(set.Lint(), engine.CheckRules()...); len(problems) > 0 {
		return reportProblems(s.err, problems)
	}
	match, reject := 0, 0
	for _, r := range set.Rules {
		match += len(r.Match)
		reject += len(r.Reject)
	}
	return writeOut(s.out, fmt.Sprintf("%s, %s and %s: all hold\n", plural(len(set.Rules), "rule"),
		plural(match, "match example"), plural(reject, "reject example")))
}

// reportProblems prints them without the tool's name in front, so that editors find file and line.
func reportProblems(w io.Writer, problems []string) error {
	for _, p := range problems {
		if p = clean(p); p != "" {
			fmt.Fprintln(w, p)
		}
	}
	return &failure{code: exitUsage}
}
