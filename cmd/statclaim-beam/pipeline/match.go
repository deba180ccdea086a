package main

import (
	"context"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"statclaim/ingest"
)

// matchFn gives the names of the files that the inputs stand for, each once. Files, folders and globs of a worker's disk are found as
// statclaim finds them; objects as Beam's file systems match them.
type matchFn struct {
	Inputs []string
}

func (f *matchFn) ProcessElement(ctx context.Context, _ []byte, emit func(string)) error {
	seen := map[string]bool{}
	for _, input := range f.Inputs {
		names, err := match(ctx, input)
		if err != nil {
			return err
		}
		for _, name := range names {
			if !seen[name] {
				seen[name] = true
				emit(name)
			}
		}
	}
	return nil
}

func match(ctx context.Context, input string) ([]string, error) {
	if !isURL(input) {
		sources, err := ingest.Inputs([]string{input}, nil)
		var names []string
		for _, s := range sources {
			names = append(names, s.Name)
		}
		return names, err
	}
	store, err := filesystem.New(ctx, input)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	names, err := store.List(ctx, input)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", input, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: matches no object", input)
	}
	return names, nil
}
