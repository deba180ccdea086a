package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/review"
	"statclaim/schema"
)

// reviewChangesFlags are the flags of review changes.
type reviewChangesFlags struct {
	from   string
	format string
}

func newReviewChanges(s *streams) *cobra.Command {
	var f reviewChangesFlags
	c := &cobra.Command{
		Use:   "changes RUN_DIR",
		Short: "List the decisions whose claims the rules read differently now, or find no more",
		Long: `Changes compares every decision with what the run reads now: after an upgrade of the rules
and 'extract -o RUN_DIR --force', which leaves the decisions where they are, or with --from
the decisions of another run of the same documents, which are copied into RUN_DIR first.
They are matched by claim_id: the text and the place in it. A decision is copied once, and a
claim that was decided on in RUN_DIR keeps its decision.

A claim that is read differently is open again; what the reviewer saw and what is read now
are listed column by column. A claim that is gone was rejected, or should not be missing.`,
		Example: `  statclaim extract news/ -o run/ --force
  statclaim review changes run/
  statclaim review changes new-run/ --from old-run/ --format json`,
		Args: oneRun,
		RunE: func(_ *cobra.Command, args []string) error { return f.run(s, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.from, "from", "", "copy the decisions of another run, `OLD_RUN`, into this one first")
	flags.StringVar(&f.format, "format", "text", "`FORM` to print: text or json")
	complete(c, "format", "text", "json")
	return c
}

// changeReport is what review changes tells.
type changeReport struct {
	Carried *review.Carried `json:"carried,omitempty"`
	Changed []changedClaim  `json:"changed"`
	Gone    []goneClaim     `json:"gone"`
}

// changedClaim is a decision whose claim is read differently now.
type changedClaim struct {
	Source  string         `json:"source"`
	ClaimID string         `json:"claim_id"`
	Quote   string         `json:"quote"`
	Columns []columnChange `json:"columns"`
}

// columnChange is a column as the reviewer saw it and as it is now; "" is null.
type columnChange struct {
	Column string `json:"column"`
	Then   string `json:"then"`
	Now    string `json:"now"`
}

// goneClaim is a decision whose claim the run does not have.
type goneClaim struct {
	Source   string          `json:"source"`
	ClaimID  string          `json:"claim_id"`
	Status   string          `json:"status"`
	Reviewer string          `json:"reviewer,omitempty"`
	Note     string          `json:"note,omitempty"`
	Claim    json.RawMessage `json:"claim,omitempty"` // as the reviewer saw it
}

func (f reviewChangesFlags) run(s *streams, dir string) error {
	if f.format != "text" && f.format != "json" {
		return usage(fmt.Errorf("--format %q: want text or json", f.format))
	}
	session, err := openReview(s, dir)
	if err != nil {
		return err
	}
	defer session.Close()
	report := changeReport{Changed: []changedClaim{}, Gone: []goneClaim{}}
	if f.from != "" {
		old, err := openReview(s, f.from)
		if err != nil {
			return err
		}
		defer old.Close()
		carried, err := session.CopyFrom(old)
		if err != nil {
			return &failure{exitIO, err}
		}
		report.Carried = &carried
	}
	report.fill(session)
	if f.format == "json" {
		err = writeIndented(s.out, report)
	} else {
		_, err = io.WriteString(s.out, report.text())
	}
	if err != nil {
		return &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(err))}
	}
	fmt.Fprintln(s.err, report.summary())
	return nil
}

func (r *changeReport) fill(session *review.Session) {
	for item := range session.All() {
		if len(item.Changed) == 0 {
			continue
		}
		c := changedClaim{Source: item.Claim.Source, ClaimID: item.Claim.ClaimID, Quote: item.Claim.Quote}
		for _, x := range item.Changed {
			c.Columns = append(c.Columns, columnChange{x.Name, x.Old, x.New})
		}
		r.Changed = append(r.Changed, c)
	}
	for _, lost := range session.Lost() {
		g := goneClaim{Source: lost.Source, ClaimID: lost.ClaimID, Status: lost.Status, Reviewer: lost.Reviewer, Note: lost.Note}
		if json.Valid([]byte(lost.Claim)) {
			g.Claim = json.RawMessage(lost.Claim)
		}
		r.Gone = append(r.Gone, g)
	}
}

func (r *changeReport) text() string {
	var b strings.Builder
	for _, c := range r.Changed {
		fmt.Fprintf(&b, "changed  %s  %s\n", clean(c.Source), shorten(clean(c.Quote), 80))
		for _, x := range c.Columns {
			fmt.Fprintf(&b, "  %s: %s -> %s\n", x.Column, clean(nameOr(x.Then, "none")), clean(nameOr(x.Now, "none")))
		}
	}
	for _, g := range r.Gone {
		var seen schema.Claim
		_ = json.Unmarshal(g.Claim, &struct {
			Number    *string `json:"number_text"`
			Indicator *string `json:"indicator"`
		}{&seen.NumberText, &seen.Indicator}) // a decision that does not say what it was about
		fmt.Fprintf(&b, "gone     %s  %s %s\n  was %s\n", clean(g.Source), clean(nameOr(seen.NumberText, g.ClaimID)), clean(seen.Indicator), g.Status)
	}
	return b.String()
}

func (r *changeReport) summary() string {
	text := fmt.Sprintf("%d decided claims are read differently now, %d are gone", len(r.Changed), len(r.Gone))
	if c := r.Carried; c != nil {
		text = fmt.Sprintf("%s copied (%s); %s had been copied before, %s left behind for decisions of this run; %s", plural(c.Decisions, "decision"),
			plural(c.Steps, "step"), plural(c.Standing, "step"), plural(c.Own, "decision"), text)
	}
	return text
}
