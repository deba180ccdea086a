package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"statclaim/export"
	"statclaim/schema"
)

// shard is a file of one table that is whole and waits to be put in place. The zero shard is none.
type shard struct {
	Table   string
	Format  string
	Waiting string // its name below the temporary folder
	SHA256  string
	Rows    int64
	Bytes   int64
}

// name is where the shard goes: the same content, the same name.
func (s shard) name() string { return s.Table + "-" + s.SHA256 + "." + s.Format }

// shardSet writes the rows of one bundle into shards. Each attempt at a bundle has names of its own, and nothing refers to the files
// but the shards that it gives: a runner drops those of an attempt that failed.
type shardSet struct {
	target target
	store  filesystem.Interface
	open   []*shardFile
}

// shardFile is a shard that is being written.
type shardFile struct {
	shard  shard
	table  *schema.Table
	writer export.Writer
	out    io.WriteCloser
	sum    hash.Hash
	size   int64
}

func newShardSet(ctx context.Context, t target) (*shardSet, error) {
	store, err := filesystem.New(ctx, t.Dir)
	return &shardSet{target: t, store: store}, err
}

// write adds rows, pointers to t's row type, and emits the shards that are full.
func (s *shardSet) write(ctx context.Context, t *schema.Table, rows []any, emit func(shard)) error {
	if len(rows) == 0 {
		return nil
	}
	for _, format := range s.target.Formats {
		for rest := rows; len(rest) > 0; {
			file, err := s.file(ctx, t, format)
			if err != nil {
				return err
			}
			n := min(int64(len(rest)), s.target.FileRows-file.shard.Rows)
			if err := file.write(rest[:n]); err != nil {
				return err
			}
			rest = rest[n:]
			if file.shard.Rows < s.target.FileRows && file.size < s.target.FileBytes {
				continue
			}
			if err := s.end(file, emit); err != nil {
				return err
			}
		}
	}
	return nil
}

// close ends every open shard and emits it.
func (s *shardSet) close(emit func(shard)) error {
	for len(s.open) > 0 {
		if err := s.end(s.open[0], emit); err != nil {
			return err
		}
	}
	return s.store.Close()
}

// discard gives up what is open, where an attempt failed.
func (s *shardSet) discard() {
	for _, file := range s.open {
		_ = file.out.Close() // nobody will name it
	}
	_ = s.store.Close()
	s.open = nil
}

// file is the open shard of a table, a new one where there is none.
func (s *shardSet) file(ctx context.Context, t *schema.Table, format export.Format) (*shardFile, error) {
	for _, file := range s.open {
		if file.table == t && file.shard.Format == string(format) {
			return file, nil
		}
	}
	name := t.Name + "-" + randomName() + "." + string(format)
	file := &shardFile{table: t, sum: sha256.New(), shard: shard{Table: t.Name, Format: string(format), Waiting: name}}
	var err error
	if file.out, err = s.store.OpenWrite(ctx, s.target.waiting(name)); err != nil {
		return nil, fmt.Errorf("create %s: %w", s.target.waiting(name), err)
	}
	s.open = append(s.open, file)
	file.writer, err = export.Stream(file, format, t, s.target.Info)
	return file, err
}

func (s *shardSet) end(file *shardFile, emit func(shard)) error {
	s.open = slices.DeleteFunc(s.open, func(f *shardFile) bool { return f == file })
	if err := file.close(); err != nil {
		return fmt.Errorf("write %s: %w", s.target.waiting(file.shard.Waiting), err)
	}
	emit(file.shard)
	return nil
}

func (f *shardFile) write(rows []any) error {
	f.shard.Rows += int64(len(rows))
	return f.writer.Write(rows...)
}

// Write takes the bytes of the format.
func (f *shardFile) Write(p []byte) (int, error) {
	n, err := f.out.Write(p)
	f.sum.Write(p[:n])
	f.size += int64(n)
	return n, err
}

// close ends the file. It is on the disk, or in the store, when close has given no error.
func (f *shardFile) close() error {
	err := f.writer.Close()
	if disk, ok := f.out.(interface{ Sync() error }); ok && err == nil {
		err = disk.Sync()
	}
	if closeErr := f.out.Close(); err == nil {
		err = closeErr
	}
	f.shard.SHA256, f.shard.Bytes = hex.EncodeToString(f.sum.Sum(nil)), f.size
	return err
}
