package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/ingest"
	"statclaim/journal"
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
	meter     *meter
	key       journal.Key
	journal   *journal.Journal // nil without --resume
	record    []byte           // room for one of the journal
}

func runExtract(c *cobra.Command, s *streams, f extractFlags, arguments, inputs []string) error {
	set, err := f.settings(c)
	if len(inputs) == 0 {
		err = errors.Join(err, errors.New("no input: name files, directories or globs, or - for standard input"))
	}
	if err != nil {
		return usage(fmt.Errorf("%w\nsee '%s --help'", err, c.CommandPath()))
	}
	collect := debug.SetGCPercent(-1) // what is loaded stays: to look for garbage meanwhile is a fifth of a short run
	engine, rulesErr := extract.New(extract.Options{RuleDirs: f.rules})
	debug.SetGCPercent(collect)
	sources, inputsErr := ingest.Inputs(inputs, s.in)
	if err := errors.Join(rulesErr, inputsErr, ingest.Check(sources, set.ingest)); err != nil {
		return usage(err)
	}
	e := &extraction{streams: s, settings: set, arguments: arguments, build: readBuild(), engine: engine, tally: newTally(s.clock.now()), guards: newGuardTally(),
		meter: newMeter(s, set.log, sources)}
	if set.resume {
		complete, code, err := e.openJournal(sources)
		if err != nil {
			return err
		}
		if complete {
			e.meter.note("complete", set.directory+" is complete: the same run has ended there before (--force repeats it)")
			return e.end(&failure{code: code})
		}
		defer e.journal.Close()
	}
	d, err := e.open()
	if err != nil {
		return outputFailure(err)
	}
	defer d.abort()
	e.meter.begin()
	defer e.meter.end()
	err = e.run(c.Context(), sources, d)
	if errors.Is(err, context.Canceled) {
		err = e.interrupted(atOnce(c.Context()).Err() != nil, d)
	} else if err != nil {
		err = e.failed(err)
	}
	if err == nil {
		err = e.finish(d)
	}
	return e.end(err)
}

// run does all the work but for the last step, which makes it seen.
func (e *extraction) run(ctx context.Context, sources []ingest.Source, d destination) error {
	kept, err := e.replay(ctx, d)
	if err != nil {
		return err
	}
	items := skip(ingest.Documents(sources, e.settings.ingest), kept)
	w := worker{options: e.settings.ingest, extract: e.engine.Extract, maxClaims: e.settings.maxClaims}
	return process(ctx, items, e.settings.jobs, w.run, func(o outcome) error { return e.consume(o, d) })
}

// consume takes the outcomes in the order of the inputs.
func (e *extraction) consume(o outcome, d destination) error {
	if e.settings.noText && o.document != nil {
		o.document.Text = ""
	}
	if o.reject != nil {
		e.meter.reject(o.reject)
	}
	if err := e.write(o, d); err != nil {
		return err
	}
	return e.keep(&o)
}

// write takes an outcome, of this run or of one that was interrupted.
func (e *extraction) write(o outcome, d destination) error {
	e.tally.add(o)
	e.guards.add(o.result.Suppressed)
	if err := d.write(o); err != nil {
		return err
	}
	e.meter.step(e.tally.counts, &o)
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
	finished := e.streams.clock.now()
	runJSON, err := e.tally.manifest(e, code, finished)
	if err == nil && e.journal != nil {
		err = e.journal.Commit()
	}
	if err == nil {
		err = d.commit(runJSON)
	}
	if err != nil {
		return e.failed(err)
	}
	if e.journal != nil {
		if err := e.journal.Remove(); err != nil {
			e.meter.note("warning", "the outputs are complete, but what --resume kept was not removed: "+err.Error())
		}
	}
	e.meter.end()
	if e.settings.log == logText {
		e.meter.say(e.tally.summary(finished.Sub(e.tally.started)))
	}
	if e.settings.guards {
		e.guards.write(e.streams.err)
	}
	if code != exitOK {
		return &failure{code: code}
	}
	return nil
}

// failed is outputFailure, and says what is kept all the same.
func (e *extraction) failed(err error) error {
	err = outputFailure(err)
	var f *failure
	if e.journal == nil || e.journal.Records() == 0 || !errors.As(err, &f) || f.code != exitIO {
		return err
	}
	return &failure{exitIO, fmt.Errorf("%w\n%s", f.err, e.kept())}
}

// kept says what the journal holds.
func (e *extraction) kept() string {
	return fmt.Sprintf("%s kept in %s: the same command goes on from there", are(e.journal.Records(), "document"), filepath.Join(e.settings.directory, ingest.ResumeName))
}

func are(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}

// interrupted ends a run that was told to: what is finished is whole, where that serves, or kept.
func (e *extraction) interrupted(now bool, d destination) error {
	done := plural(e.tally.counts.Documents+e.tally.counts.Rejects, "finished document")
	stop := func(format string, args ...any) error {
		return &failure{exitInterrupted, fmt.Errorf("interrupted; "+format, args...)}
	}
	if e.journal != nil {
		if !now {
			if err := e.journal.Flush(); err != nil {
				return e.failed(err)
			}
		}
		if e.journal.Records() == 0 {
			return stop("no document was finished, no output was committed")
		}
		return stop("no output was committed; %s", e.kept())
	}
	if e.settings.directory != "" && e.tally.counts.Documents+e.tally.counts.Rejects == 0 {
		return stop("no output was committed")
	}
	if e.settings.directory != "" {
		return stop("no output was committed: --resume would have kept %s", done)
	}
	if now {
		return stop("standard output may end within a document")
	}
	if err := d.commit(nil); err != nil {
		return outputFailure(err)
	}
	return stop("standard output holds the claims of %s", done)
}

// end writes the last line of a JSON log, which then says it all.
func (e *extraction) end(err error) error {
	e.meter.end()
	if e.settings.log != logJSON {
		return err
	}
	line := &logLine{ExitCode: new(int)}
	var f *failure
	if errors.As(err, &f) {
		*line.ExitCode = f.code
		if f.err != nil {
			line.Message = f.err.Error()
		}
		err = &failure{code: f.code}
	}
	e.meter.line("end", line)
	return err
}
