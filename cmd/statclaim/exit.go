package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Exit codes.
const (
	exitOK          = 0
	exitNothing     = 1   // only where --exit-code asks for it: no claim was found
	exitFindings    = 1   // only where --exit-code asks for it: audit shows a contradiction or something suspicious
	exitUsage       = 2   // flags, rules, a missing path, a directory without documents, an output that stands
	exitRejects     = 3   // finished, but some inputs could not be read
	exitIO          = 4   // input/output failure; nothing was committed
	exitInterrupted = 130 // as shells count SIGINT
)

// failure is an error with its exit code. Without an error everything was said already.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit code %d", f.code)
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func usage(err error) error { return &failure{exitUsage, err} }

// outputFailure sorts an error of an output: one that stands already is the user's choice to make.
func outputFailure(err error) error {
	var known *failure
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return &failure{exitInterrupted, errors.New("interrupted; no output was committed")}
	case errors.Is(err, fs.ErrExist):
		return usage(fmt.Errorf("%w (see --force)", err))
	}
	return &failure{exitIO, err}
}

// exitCode says what went wrong, one line for each problem, and gives the exit code. An error without a code is one of the
// command line parser.
func exitCode(s *streams, err error) int {
	var f *failure
	known := errors.As(err, &f)
	if s.out.err != nil && (!known || f.code == exitIO) { // whatever a writer made of it
		f = &failure{exitIO, fmt.Errorf("write to standard output: %w", reason(s.out.err))}
	}
	if f == nil && err == nil {
		return exitOK
	}
	if f == nil {
		f = &failure{exitUsage, err}
	}
	if f.err == nil {
		return f.code
	}
	for line := range strings.Lines(strings.TrimSpace(f.err.Error())) {
		if line = clean(strings.TrimRight(line, " \r\n")); line != "" {
			fmt.Fprintf(s.err, "statclaim: %s\n", line)
		}
	}
	return f.code
}

// reason drops the path of an error that names none the user knows, such as /dev/stdout.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
