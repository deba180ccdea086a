package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/ingest"
)

// extraction is one run of extract.
type extraction struct {
	streams   *streams
	settings  settings
	arguments []string
	build     build
	engine    *extract.Engine
	tally     *tally
	guards    *guardTally
}

func runExtract(c *cobra.Command, s *streams, f extractFlags, arguments, inputs []string) error {
	set, err := f.settings(c)
	if len(inputs) == 0 {
		err = errors.Join(err, errors.New("no input: name files, directories or globs, or - for standard input"))
	}
	if err != nil {
		return usage(fmt.Errorf("%w\nsee '%s --help'", err, c.CommandPath()))
	}
	engine, rulesErr := extract.New(extract.Options{RuleDirs: f.rules})
	sources, inputsErr := ingest.Inputs(inputs, s.in)
	if err := errors.Join(rulesErr, inputsErr, ingest.Check(sources, set.ingest)); err != nil {
		return usage(err)
	}
	e := &extraction{streams: s, settings: set, arguments: arguments, build: readBuild(), engine: engine, tally: newTally(), guards: newGuardTally()}
	d, err := e.open()
	if err != nil {
		return outputFailure(err)
	}
	defer d.abort()
	bar := newProgress(s, set.quiet, len(sources))
	defer bar.clear()
	w := worker{options: set.ingest, extract: engine.Extract}
	err = process(c.Context(), ingest.Documents(sources, set.ingest), set.jobs, w.run, func(o outcome) error {
		return e.consume(o, d, bar)
	})
	bar.clear()
	if err != nil {
		return outputFailure(err)
	}
	return e.finish(d)
}

// consume takes the outcomes in the order of the inputs.
func (e *extraction) consume(o outcome, d destination, bar *progress) error {
	if e.settings.noText && o.document != nil {
		o.document.Text = ""
	}
	e.tally.add(o)
	e.guards.add(o.result.Suppressed)
	if o.reject != nil {
		bar.clear()
		fmt.Fprintln(e.streams.err, clean(o.reject.Source+": "+o.reject.Stage+": "+o.reject.Message))
	}
	if err := d.write(o); err != nil {
		return err
	}
	bar.step(e.tally.counts, len(e.tally.inputs))
	return nil
}

// finish commits the outputs, says what was done and gives the exit code.
func (e *extraction) finish(d destination) error {
	code := exitOK
	switch {
	case e.tally.counts.Rejects > 0:
		code = exitRejects
	case e.settings.exitCode && e.tally.counts.Claims == 0:
		code = exitNothing
	}
	finished := time.Now()
	runJSON, err := e.tally.manifest(e, code, finished)
	if err == nil {
		err = d.commit(runJSON)
	}
	if err != nil {
		return outputFailure(err)
	}
	if !e.settings.quiet {
		fmt.Fprintln(e.streams.err, e.tally.summary(finished.Sub(e.tally.started)))
	}
	if e.settings.guards {
		e.guards.write(e.streams.err)
	}
	if code != exitOK {
		return &failure{code: code}
	}
	return nil
}
