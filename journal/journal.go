package journal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"statclaim/disk"
)

// The names inside the folder.
const (
	manifestName = "manifest.jsonl"
	inputsName   = "inputs.txt"
	openName     = "shard.tmp"
	outputsName  = "outputs"
)

// The bounds of a shard, and so of the work that a kill can cost.
const (
	DefaultShardRecords = 512
	DefaultShardBytes   = 16 << 20 // of records, before compression
)

// Options says where a journal is and whose.
type Options struct {
	Dir          string // made, with its parents, if it is not there
	Key          Key
	Anew         bool  // throw a journal with another key away, where it is an error otherwise
	ShardRecords int   // 0 is DefaultShardRecords
	ShardBytes   int64 // 0 is DefaultShardBytes
}

// Journal is the journal of the run that has it open; no other can open it meanwhile, where the system has locks on files.
type Journal struct {
	options  Options
	made     []string // directories that Open made, outermost first
	file     *os.File // the manifest
	manifest manifest
	shard    *shardWriter // nil when none is open
}

// ErrLocked says that another run has the journal open.
var ErrLocked = errors.New("another run is at work there")

// Mismatch says that a journal has another key.
type Mismatch struct {
	Dir     string
	Records int      // that it keeps
	Changes []string // in words
}

func (m *Mismatch) Error() string {
	return fmt.Sprintf("%s keeps the work of another run: %s", m.Dir, strings.Join(m.Changes, "; "))
}

// Exists reports whether dir holds a journal.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, manifestName))
	return err == nil
}

// Open opens the journal of a key, or begins one. The error is a [*Mismatch] for a journal with another key, and wraps ErrLocked for
// one that another run has open.
func Open(o Options) (*Journal, error) {
	if o.ShardRecords == 0 {
		o.ShardRecords = DefaultShardRecords
	}
	if o.ShardBytes == 0 {
		o.ShardBytes = DefaultShardBytes
	}
	j := &Journal{options: o}
	if err := j.open(); err != nil {
		j.close()
		return nil, err
	}
	return j, nil
}

func (j *Journal) open() (err error) {
	dir := j.options.Dir
	if j.made, err = makeDirectories(dir); err != nil {
		return err
	}
	if j.file, err = os.OpenFile(j.path(manifestName), os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return err
	}
	err = disk.TryLock(j.file)
	if errors.Is(err, disk.ErrLocked) {
		err = ErrLocked
	}
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	content, err := io.ReadAll(j.file)
	if err != nil {
		return fmt.Errorf("read %s: %w", j.path(manifestName), err)
	}
	j.manifest = parseManifest(content)
	if err := os.RemoveAll(j.path(outputsName)); err != nil {
		return err
	}
	if j.manifest.header == nil {
		return j.begin()
	}
	changes := j.options.Key.changes(*j.manifest.header, j.path(inputsName))
	if len(changes) > 0 && j.options.Anew {
		return j.begin()
	}
	if len(changes) > 0 {
		return &Mismatch{dir, j.manifest.records(), changes}
	}
	return j.cut(j.present())
}

// present counts the shards that are there in their whole length, up to the first that is not.
func (j *Journal) present() int {
	for i, e := range j.manifest.shards {
		info, err := os.Stat(j.path(e.Shard))
		if err != nil || info.Size() != e.Bytes {
			return i
		}
	}
	return len(j.manifest.shards)
}

// begin empties the folder and writes the key.
func (j *Journal) begin() error {
	j.manifest = manifest{}
	if err := j.file.Truncate(0); err != nil {
		return err
	}
	shards, err := filepath.Glob(j.path("*.shard")) // a pattern of ours is never malformed
	if err != nil {
		return err
	}
	for _, name := range shards {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	if err := j.writeInputs(); err != nil {
		return err
	}
	h := j.options.Key.header()
	line, err := encodeLine(h)
	if err != nil {
		return err
	}
	j.manifest.header = &h
	j.manifest.headerEnd = int64(len(line))
	return j.writeLine(line, 0)
}

func (j *Journal) writeInputs() error {
	file, err := os.Create(j.path(inputsName))
	if err != nil {
		return err
	}
	lines := bufio.NewWriter(file) // it keeps its first error until Flush
	for _, i := range j.options.Key.Inputs {
		_, _ = lines.WriteString(i.line())
	}
	err = lines.Flush()
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}

// cut drops what the manifest holds behind its first n shards, a torn line too.
func (j *Journal) cut(n int) error {
	j.manifest.keep(n)
	if j.manifest.committing {
		return nil // nothing is written behind that line
	}
	return j.file.Truncate(j.manifest.end())
}

// writeLine writes a line of the manifest at an offset and puts it on the disk.
func (j *Journal) writeLine(line []byte, at int64) error {
	if _, err := j.file.WriteAt(line, at); err != nil {
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	disk.SyncDirectory(j.options.Dir)
	return nil
}

// Records is the number of records in whole shards.
func (j *Journal) Records() int { return j.manifest.records() }

// Committing reports whether a run with this key has begun to put its outputs in place.
func (j *Journal) Committing() bool { return j.manifest.committing }

// Outputs is the path of the folder inside the journal where outputs can wait. It is not there after Open.
func (j *Journal) Outputs() string { return j.path(outputsName) }

func (j *Journal) path(name string) string { return filepath.Join(j.options.Dir, name) }

// Replay gives the records in their order; each serves until the next. A shard that is damaged is dropped with all behind it: Records
// then says how many were given.
func (j *Journal) Replay(use func(record []byte) error) error {
	for i, e := range j.manifest.shards {
		err := readShard(j.path(e.Shard), e, use)
		if errors.Is(err, errDamaged) {
			return j.cut(i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Append adds a record. It is kept once its shard is full, or flushed.
func (j *Journal) Append(record []byte) error {
	if j.manifest.committing { // a run that was put in place in part, then lost a shard
		return fmt.Errorf("append to %s: it is complete", j.options.Dir)
	}
	var err error
	if j.shard == nil {
		if j.shard, err = createShard(j.path(openName)); err != nil {
			return err
		}
	}
	if err := j.shard.append(record); err != nil {
		return err
	}
	if j.shard.records < j.options.ShardRecords && j.shard.raw < j.options.ShardBytes {
		return nil
	}
	return j.Flush()
}

// Flush commits the open shard: its records will be replayed whatever happens.
func (j *Journal) Flush() error {
	if j.shard == nil {
		return nil
	}
	shard := j.shard
	j.shard = nil
	e, err := shard.finish(shardName(len(j.manifest.shards)))
	if err != nil {
		return err
	}
	if err := os.Rename(j.path(openName), j.path(e.Shard)); err != nil {
		return err
	}
	disk.SyncDirectory(j.options.Dir)
	line, err := encodeLine(e)
	if err != nil {
		return err
	}
	at := j.manifest.end()
	if err := j.writeLine(line, at); err != nil {
		return err
	}
	e.end = at + int64(len(line))
	j.manifest.shards = append(j.manifest.shards, e)
	return nil
}

// Commit flushes and notes that outputs are about to be put in place: what stands there from now on may be this run's.
func (j *Journal) Commit() error {
	if err := j.Flush(); err != nil || j.manifest.committing {
		return err
	}
	line, err := encodeLine(entry{Committing: true})
	if err != nil {
		return err
	}
	j.manifest.committing = true
	return j.writeLine(line, j.manifest.end())
}

// Close leaves the whole shards for another run; without any it leaves nothing. It is safe to call again, and after Remove.
func (j *Journal) Close() {
	if j.file == nil {
		return
	}
	if len(j.manifest.shards) == 0 && !j.manifest.committing {
		_ = j.Remove() // what is left of it does no harm: the next run begins anew
		return
	}
	j.close()
}

func (j *Journal) close() {
	if j.shard != nil {
		j.shard.discard()
		j.shard = nil
	}
	if j.file != nil {
		_ = j.file.Close() // every line was put on the disk already
		j.file = nil
	}
}

// Remove removes the journal: the manifest first, so that no kill leaves one that promises shards which are gone.
func (j *Journal) Remove() error {
	j.close()
	if err := os.Remove(j.path(manifestName)); err != nil {
		return err
	}
	disk.SyncDirectory(j.options.Dir)
	if err := os.RemoveAll(j.options.Dir); err != nil {
		return err
	}
	for i := len(j.made) - 1; i >= 0; i-- {
		_ = os.Remove(j.made[i]) // only when it is empty
	}
	return nil
}
