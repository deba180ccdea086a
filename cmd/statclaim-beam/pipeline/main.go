package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

// Exit codes, those of statclaim.
const (
	exitOK      = 0
	exitUsage   = 2
	exitRejects = 3
	exitIO      = 4
)

func main() {
	registerSteps()
	quiet()
	var f flags
	f.add(flag.CommandLine)
	flag.Parse()
	beam.Init() // in a worker it does not return
	os.Exit(run(context.Background(), f, flag.Args()))
}

// quiet leaves out what the runner on this machine tells of its steps. Errors come back to the caller as well.
func quiet() {
	log.LogLevel = "warn"
}

// run builds the pipeline, waits for the runner and tells what came out.
func run(ctx context.Context, f flags, inputs []string) int {
	j, err := f.job(inputs)
	if err == nil {
		err = j.check(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "statclaim-beam:", err)
		return exitUsage
	}
	if err := j.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "statclaim-beam:", err)
		return exitIO
	}
	m, err := readManifest(ctx, j.Target.path(manifestName))
	if errors.Is(err, errAsync) {
		fmt.Fprintln(os.Stderr, "submitted; it is complete when", j.Target.path(manifestName), "is there")
		return exitOK
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "statclaim-beam:", err)
		return exitIO
	}
	fmt.Fprintln(os.Stderr, m.summary())
	if m.Counts.Rejects > 0 {
		return exitRejects
	}
	return exitOK
}

func (j *job) run(ctx context.Context) error {
	sendThisProgram()
	p, s := beam.NewPipelineWithRoot()
	j.build(s)
	return beamx.Run(ctx, p)
}

// sendThisProgram makes this program the one that workers run, where they can: Beam would build another one with the go command.
func sendThisProgram() {
	self, err := os.Executable()
	if err == nil && *jobopts.WorkerBinary == "" && runtime.GOOS == "linux" && runtime.GOARCH == "amd64" {
		*jobopts.WorkerBinary = self
	}
}
