package main

import (
	"context"

	"statclaim/schema"
)

// writeFn writes what documents gave into shards, those of a bundle together.
type writeFn struct {
	Target target
	shards *shardSet
}

func (f *writeFn) StartBundle(ctx context.Context, _ func(shard)) (err error) {
	if f.shards != nil {
		f.shards.discard() // the last bundle failed
	}
	f.shards, err = newShardSet(ctx, f.Target)
	return err
}

func (f *writeFn) ProcessElement(ctx context.Context, o outcome, emit func(shard)) error {
	for _, part := range []struct {
		table *schema.Table
		rows  []any
	}{
		{schema.DocumentsTable, []any{&o.Document}},
		{schema.ArticlesTable, pointers(o.Articles)},
		{schema.ClaimsTable, pointers(o.Claims)},
		{schema.SuppressedTable, pointers(o.Suppressed)},
	} {
		if err := f.shards.write(ctx, part.table, part.rows, emit); err != nil {
			return err
		}
	}
	return nil
}

func (f *writeFn) FinishBundle(_ context.Context, emit func(shard)) error {
	shards := f.shards
	f.shards = nil
	return shards.close(emit)
}

// writeRejectsFn writes rejects into shards.
type writeRejectsFn struct {
	Target target
	shards *shardSet
}

func (f *writeRejectsFn) StartBundle(ctx context.Context, _ func(shard)) (err error) {
	if f.shards != nil {
		f.shards.discard() // the last bundle failed
	}
	f.shards, err = newShardSet(ctx, f.Target)
	return err
}

func (f *writeRejectsFn) ProcessElement(ctx context.Context, r schema.Reject, emit func(shard)) error {
	return f.shards.write(ctx, schema.RejectsTable, []any{&r}, emit)
}

func (f *writeRejectsFn) FinishBundle(_ context.Context, emit func(shard)) error {
	shards := f.shards
	f.shards = nil
	return shards.close(emit)
}

// pointers gives the rows in the form that writers take.
func pointers[R any](rows []R) []any {
	out := make([]any, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	return out
}
