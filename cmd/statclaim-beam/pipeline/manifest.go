package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"

	"statclaim/schema"
)

// manifestName is the file that is written last: a directory without it is not complete.
const manifestName = "run.json"

// manifest is run.json.
type manifest struct {
	Tool    string         `json:"tool"`
	Runner  string         `json:"runner"`
	Version string         `json:"version"`
	Ruleset string         `json:"ruleset"`
	Schema  string         `json:"schema"`
	Counts  counts         `json:"counts"`
	Files   []manifestFile `json:"files"` // by name
}

type manifestFile struct {
	Path   string `json:"path"`
	Table  string `json:"table"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// errAsync says that the job was handed over and nobody waits for it.
var errAsync = errors.New("not waited for")

func (p *publication) writeManifest(ctx context.Context) error {
	m := manifest{Tool: "statclaim", Runner: "beam", Version: p.target.Info.ToolVersion, Ruleset: p.target.Info.RulesetVersion,
		Schema: schema.Version, Counts: countRows(p.shards, p.target.Formats[0])}
	for _, s := range p.shards {
		m.Files = append(m.Files, manifestFile{s.name(), s.Table, s.Rows, s.Bytes, s.SHA256})
	}
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("write %s: %w", manifestName, err)
	}
	waiting := p.target.waiting(manifestName)
	if err := filesystem.Write(ctx, p.store, waiting, append(content, '\n')); err != nil {
		return fmt.Errorf("write %s: %w", waiting, err)
	}
	if err := filesystem.Rename(ctx, p.store, waiting, p.target.path(manifestName)); err != nil {
		return fmt.Errorf("put %s in place: %w", p.target.path(manifestName), err)
	}
	return nil
}

func readManifest(ctx context.Context, path string) (m manifest, err error) {
	if *jobopts.Async {
		return m, errAsync
	}
	store, err := filesystem.New(ctx, path)
	if err != nil {
		return m, err
	}
	defer store.Close()
	content, err := filesystem.Read(ctx, store, path)
	if err == nil {
		err = json.Unmarshal(content, &m)
	}
	if err != nil {
		return m, fmt.Errorf("read %s: %w", path, err)
	}
	return m, nil
}

// summary is the line at the end of a run.
func (m manifest) summary() string {
	c := m.Counts
	return fmt.Sprintf("%d documents, %d claims, %d suppressed, %d rejects in %d files", c.Documents, c.Claims, c.Suppressed, c.Rejects, len(m.Files))
}
