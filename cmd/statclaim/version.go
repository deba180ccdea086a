package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"statclaim/extract"
	"statclaim/schema"
)

// build is what the linker noted of this binary.
type build struct {
	version  string // module version; (devel) when built from a working tree
	revision string // of version control, with + where the tree had changes; "" where it was not noted
}

func readBuild() build {
	b := build{version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	if info.Main.Version != "" {
		b.version = info.Main.Version
	}
	modified := ""
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.revision = setting.Value
		case "vcs.modified":
			if setting.Value == "true" {
				modified = "+"
			}
		}
	}
	if b.revision != "" {
		b.revision += modified
	}
	return b
}

func newVersion(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of the tool, its rules and its tables",
		Example: "  statclaim version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			engine, err := extract.New(extract.Options{})
			if err != nil {
				return usage(err)
			}
			b := readBuild()
			fmt.Fprintf(s.out, "statclaim %s\n", b.version)
			if b.revision != "" {
				fmt.Fprintf(s.out, "revision  %s\n", b.revision)
			}
			fmt.Fprintf(s.out, "ruleset   %s\nschema    %s\n%s %s/%s\n",
				engine.RulesetVersion(), schema.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}
