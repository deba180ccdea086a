package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"statclaim/export"
	"statclaim/schema"
)

// publishFn puts the shards of the whole run in place. It may be repeated, and a run may be repeated as a whole behind it: when it is
// done DIR holds the shards that it was given last and none else, and run.json lists them.
type publishFn struct {
	Target target
}

func (f *publishFn) ProcessElement(ctx context.Context, _ int, next func(*shard) bool) error {
	store, err := filesystem.New(ctx, f.Target.Dir)
	if err != nil {
		return err
	}
	defer store.Close()
	p := publication{target: f.Target, store: store}
	var s shard
	for next(&s) {
		if s.Table != "" {
			p.shards = append(p.shards, s)
		}
	}
	return p.publish(ctx)
}

// publication is one attempt at publishing.
type publication struct {
	target target
	store  filesystem.Interface
	shards []shard
}

func (p *publication) publish(ctx context.Context) error {
	if err := p.addEmpty(ctx); err != nil {
		return err
	}
	slices.SortFunc(p.shards, func(a, b shard) int { return strings.Compare(a.name(), b.name()) })
	p.shards = slices.CompactFunc(p.shards, func(a, b shard) bool { return a.name() == b.name() })
	if err := p.clear(ctx); err != nil {
		return err
	}
	for _, s := range p.shards {
		if err := p.place(ctx, s); err != nil {
			return err
		}
	}
	if err := p.writeManifest(ctx); err != nil {
		return err
	}
	p.removeTemporary(ctx)
	return nil
}

// addEmpty writes a file for each table without rows: it still tells the columns.
func (p *publication) addEmpty(ctx context.Context) error {
	set := &shardSet{target: p.target, store: p.store}
	for _, t := range tables {
		for _, format := range p.target.Formats {
			if slices.ContainsFunc(p.shards, func(s shard) bool { return s.Table == t.Name && s.Format == string(format) }) {
				continue
			}
			file, err := set.file(ctx, t, format)
			if err != nil {
				return err
			}
			if err := set.end(file, func(s shard) { p.shards = append(p.shards, s) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// clear removes what stands and is not of this run: outputs that are replaced, and what an attempt that was lost has put in place.
// The manifest goes first, so that no one takes for whole what is not.
func (p *publication) clear(ctx context.Context) error {
	standing, err := p.target.standing(ctx, p.store)
	if err != nil {
		return err
	}
	for _, path := range standing {
		if slices.ContainsFunc(p.shards, func(s shard) bool { return s.name() == baseName(path) }) {
			continue
		}
		if err := remove(ctx, p.store, path); err != nil {
			return err
		}
	}
	return nil
}

// place gives a shard its name. Where the waiting file is gone an earlier attempt has done so.
func (p *publication) place(ctx context.Context, s shard) error {
	to := p.target.path(s.name())
	err := filesystem.Rename(ctx, p.store, p.target.waiting(s.Waiting), to)
	if err == nil {
		return nil
	}
	if size, sizeErr := p.store.Size(ctx, to); sizeErr == nil && size == s.Bytes {
		return nil
	}
	return fmt.Errorf("put %s in place: %w", to, err)
}

// removeTemporary removes what attempts that failed, and runs that were killed, have left. It goes as far as it can: the outputs are
// complete.
func (p *publication) removeTemporary(ctx context.Context) {
	left, _ := p.store.List(ctx, p.target.path(temporaryPrefix+"*/*"))
	for _, path := range left {
		_ = remove(ctx, p.store, path)
	}
	folders, _ := p.store.List(ctx, p.target.path(temporaryPrefix+"*")) // where the store has them
	for _, path := range folders {
		_ = remove(ctx, p.store, path)
	}
}

// counts are the totals of a run, by its files.
type counts struct {
	Documents  int64 `json:"documents"`
	Articles   int64 `json:"articles"`
	Claims     int64 `json:"claims"`
	Suppressed int64 `json:"suppressed"`
	Rejects    int64 `json:"rejects"`
}

func countRows(shards []shard, format export.Format) (c counts) {
	for _, s := range shards {
		if s.Format != string(format) {
			continue
		}
		switch s.Table {
		case schema.DocumentsTable.Name:
			c.Documents += s.Rows
		case schema.ArticlesTable.Name:
			c.Articles += s.Rows
		case schema.ClaimsTable.Name:
			c.Claims += s.Rows
		case schema.SuppressedTable.Name:
			c.Suppressed += s.Rows
		case schema.RejectsTable.Name:
			c.Rejects += s.Rows
		}
	}
	return c
}
