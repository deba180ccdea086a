package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os/user"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"statclaim/audit"
	"statclaim/export"
	"statclaim/extract"
	"statclaim/review"
	"statclaim/review/web"
)

// reviewServeFlags are the flags of review serve.
type reviewServeFlags struct {
	serveFlags
	noOpen   bool
	reviewer string
}

func newReviewServe(s *streams) *cobra.Command {
	var f reviewServeFlags
	c := &cobra.Command{
		Use:   "serve RUN_DIR",
		Short: "Open the page that shows a run in the browser, with its API",
		Long: `Serve prints a URL on standard output and opens it: the documents of a run with every
claim in its place, what most needs a look first. Every decision is in RUN_DIR/reviews.jsonl,
and on the disk, before the page shows it. Nothing is loaded from elsewhere. Ctrl-C ends it.

The token in the URL serves once: for the browser that opens it; until then programs may send
it too (Authorization: Bearer TOKEN). Only this machine can reach the server. With --token-file FILE, which holds a token of yours and which nobody else may
read, other addresses may be listened at: browsers then sign in with that token, and programs
send it (Authorization: Bearer TOKEN). What they send is not encrypted: put a proxy that
speaks TLS before it, or use a tunnel.

The API is described by 'statclaim schema --format openapi' and in docs/api.md.`,
		Example: `  statclaim review serve run/
  statclaim review serve run/ --no-open --listen 127.0.0.1:8080
  statclaim review serve run/ --listen 0.0.0.0:8080 --token-file token --reviewer 王`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("want one directory of a run, got %d arguments\nsee '%s --help'", len(args), c.CommandPath()))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return runReviewServe(c.Context(), s, f, args[0])
		},
	}
	f.add(c)
	flags := c.Flags()
	flags.BoolVar(&f.noOpen, "no-open", false, "print the URL and do not open it")
	flags.StringVar(&f.reviewer, "reviewer", "", "`NAME` of who decides, where the page or a request does not say")
	flags.Lookup("reviewer").DefValue = "the user's name"
	return c
}

func runReviewServe(ctx context.Context, s *streams, f reviewServeFlags, dir string) error {
	bearer, err := f.check()
	if err != nil {
		return usage(err)
	}
	engine, err := extract.New(extract.Options{RuleDirs: f.rules})
	if err != nil {
		return usage(err)
	}
	session, err := review.Open(dir, review.Options{Engine: engine})
	if err != nil {
		return usage(err)
	}
	defer session.Close()
	if f.reviewer == "" {
		f.reviewer = userName()
	}
	options := web.Options{Session: session, Engine: engine, Reviewer: f.reviewer, Name: runName(dir), Info: infoOf(session.RunJSON()), Workbook: reviewWorkbook(session, engine),
		Bearer: bearer, OneTime: web.NewToken()}
	first := session.Last()
	d := &daemon{streams: s, flags: f.serveFlags, options: options}
	d.started = func(url string) {
		if !f.noOpen {
			openBrowser(url)
		}
	}
	if err := d.run(ctx); err != nil {
		return err
	}
	d.say(kept(dir, session.Last(), session.Last()-first))
	return nil
}

// kept says where the decisions are.
func kept(dir string, all, now int64) string {
	path := filepath.Join(dir, "reviews.jsonl")
	switch {
	case all == 0:
		return "nothing was decided; decisions would be in " + path
	case now == 0:
		return fmt.Sprintf("nothing new was decided; %s in %s", plural(int(all), "step"), path)
	}
	return fmt.Sprintf("%s of decisions in %s, %d of them new", plural(int(all), "step"), path, now)
}

// userName is the name of the system's user, "" where it has none.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	name := u.Username
	return name[strings.LastIndex(name, `\`)+1:] // without the domain of Windows
}

// runName is what downloads are called by: the name of the directory.
func runName(dir string) string {
	path, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	return filepath.Base(path)
}

// infoOf reads from run.json what made the rows.
func infoOf(runJSON []byte) export.Info {
	var run struct {
		Version string `json:"version"`
		Ruleset string `json:"ruleset"`
	}
	if json.Unmarshal(runJSON, &run) != nil {
		return export.Info{ToolVersion: readBuild().version}
	}
	return export.Info{ToolVersion: run.Version, RulesetVersion: run.Ruleset}
}

// reviewWorkbook is the look of downloaded workbooks. Rules are listed where they are those that made the rows.
func reviewWorkbook(session *review.Session, engine *extract.Engine) export.Workbook {
	look := export.Workbook{FindingTypes: map[string]string{}}
	for _, t := range audit.Types() {
		look.FindingTypes[t.ID] = t.Chinese
	}
	if infoOf(session.RunJSON()).RulesetVersion == engine.RulesetVersion() {
		look.Rules = workbookRules(engine)
	}
	return look
}
