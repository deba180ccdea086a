package main

import (
	"context"
	"io"
	"os"
	"runtime/debug"
	_ "time/tzdata" // dates of tables may be times of a zone, and a container may know none
)

// garbagePercent is how far the heap may grow before the collector runs, in percent of what lives. Writing row groups makes much
// garbage beside little that lives: a third less memory at no measurable cost.
const garbagePercent = 60

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	ctx := interrupts(os.Exit)
	ignoreWriteSignals()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command: it executes args and gives the exit code. It comes to an end when ctx does, and at once when atOnce(ctx) does.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	s := &streams{in: in, out: &trackedWriter{w: out}, err: err, width: terminalWidth(out), progress: terminalWidth(err), clock: realClock}
	root := newRoot(s, args)
	root.SetArgs(args)
	return exitCode(s, root.ExecuteContext(ctx))
}

// streams are the standard streams of a command.
type streams struct {
	in       io.Reader
	out      *trackedWriter
	err      io.Writer
	width    int // columns of the terminal that out is; 0 where it is none
	progress int // the same of err
	clock    clock
}

// trackedWriter keeps the first error: help and completion are printed by a library that drops it.
type trackedWriter struct {
	w   io.Writer
	err error
}

func (t *trackedWriter) Write(p []byte) (int, error) {
	if t.err != nil {
		return 0, t.err
	}
	n, err := t.w.Write(p)
	t.err = err
	return n, err
}
