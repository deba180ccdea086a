package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"statclaim/ingest"
)

// job is what a run was asked for. Its parts travel to the workers inside the steps that need them, as JSON.
type job struct {
	Inputs    []string
	Ingest    ingest.Options
	Rules     rulePack
	MaxClaims int // of a document
	NoText    bool
	Target    target
	force     bool
}

// check looks at what can be looked at before anything is started: an output that stands, and the inputs where the workers are on
// this machine.
func (j *job) check(ctx context.Context) error {
	problems := []error{j.Target.checkFree(ctx, j.force)}
	if onThisMachine() {
		var local []string
		for _, input := range j.Inputs {
			if !isURL(input) {
				local = append(local, input)
			}
		}
		sources, err := ingest.Inputs(local, nil)
		problems = append(problems, err, ingest.Check(sources, j.Ingest))
	}
	return errors.Join(problems...)
}

// onThisMachine reports whether the workers see the files that this process sees.
func onThisMachine() bool {
	switch *runners.Runner {
	case "", "prism", "PrismRunner", "direct", "DirectRunner":
		return true
	}
	return jobopts.IsLoopback()
}

// isURL tells an object of a store from a file.
func isURL(input string) bool { return strings.Contains(input, "://") }

// version is that of the module, as statclaim version prints it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	for _, m := range info.Deps {
		if m.Path == "statclaim" && m.Replace == nil {
			return m.Version
		}
	}
	return "(devel)"
}

// panicMessage tells a panic in one line.
func panicMessage(p any) string {
	return strings.Join(strings.Fields(fmt.Sprint("panic: ", p, ": a bug, please report it")), " ")
}
