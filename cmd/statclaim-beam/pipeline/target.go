package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"statclaim/export"
	"statclaim/schema"
)

// target says where outputs go and how. It is part of every step that writes.
type target struct {
	Dir       string // a folder or an object-store URL, without a slash at its end
	Temporary string // the name of the folder in it that shards wait in, one of this run alone
	Formats   []export.Format
	FileRows  int64 // of a file
	FileBytes int64 // a file ends soon after it
	Info      export.Info
}

// temporaryPrefix begins the names of the folders that shards wait in. A directory takes one run at a time.
const temporaryPrefix = ".statclaim-beam-"

// tables are what a run writes.
var tables = []*schema.Table{schema.ClaimsTable, schema.DocumentsTable, schema.ArticlesTable, schema.SuppressedTable, schema.RejectsTable}

// shardName is the name of a file that is in place: its table, the SHA-256 of its content, its format.
var shardName = regexp.MustCompile(`^(claims|documents|articles|suppressed|rejects)-[0-9a-f]{64}\.(parquet|jsonl)$`)

func newTarget(dir, formats string, rows int64, bytes string) (target, error) {
	t := target{Dir: strings.TrimRight(dir, "/"), Temporary: temporaryPrefix + randomName(), FileRows: rows}
	var problems []error
	parsed, err := export.ParseFormats(formats)
	for _, f := range parsed {
		if f != export.Parquet && f != export.JSONL {
			err = fmt.Errorf("format %q: want parquet, jsonl or both", f)
		}
	}
	if t.Formats = parsed; err != nil {
		problems = append(problems, fmt.Errorf("--format: %w", err))
	}
	if rows < 1 {
		problems = append(problems, fmt.Errorf("--file-rows %d: want 1 or more", rows))
	}
	if t.FileBytes, err = parseSize(bytes); err != nil {
		problems = append(problems, fmt.Errorf("--file-bytes %w", err))
	}
	return t, errors.Join(problems...)
}

// randomName is a name that no other run and no other attempt at a bundle uses.
func randomName() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // it never fails
	return hex.EncodeToString(b[:])
}

func (t target) path(name string) string { return t.Dir + "/" + name }

// waiting is the path of a file that is not in place yet.
func (t target) waiting(name string) string { return t.path(t.Temporary + "/" + name) }

// checkFree refuses to write where the outputs of another run stand.
func (t target) checkFree(ctx context.Context, force bool) error {
	if t.Dir == "" || force {
		return nil
	}
	store, err := filesystem.New(ctx, t.Dir)
	if err != nil {
		return err
	}
	defer store.Close()
	standing, err := t.standing(ctx, store)
	if err != nil {
		return err
	}
	if len(standing) > 0 {
		return fmt.Errorf("output %s stands already: choose another directory, or --force to replace it: %w", standing[0], fs.ErrExist)
	}
	return nil
}

// standing lists what a run has put in place: its manifest and its shards.
func (t target) standing(ctx context.Context, store filesystem.Interface) ([]string, error) {
	found, err := store.List(ctx, t.path(manifestName))
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", t.Dir, err)
	}
	for _, table := range tables {
		names, err := store.List(ctx, t.path(table.Name+"-*"))
		if err != nil {
			return nil, fmt.Errorf("look at %s: %w", t.Dir, err)
		}
		for _, name := range names {
			if shardName.MatchString(baseName(name)) {
				found = append(found, name)
			}
		}
	}
	return found, nil
}

func baseName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// remove takes a file away. One that is gone is no error: an earlier attempt took it.
func remove(ctx context.Context, store filesystem.Interface, path string) error {
	remover, ok := store.(filesystem.Remover)
	if !ok {
		return fmt.Errorf("remove %s: the store cannot", path)
	}
	if err := remover.Remove(ctx, path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", path, err)
	}
	return nil
}
