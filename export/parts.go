package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"statclaim/disk"
	"statclaim/schema"
)

// parts writes the files of one table of a dataset, one open at a time, numbered inside a folder.
type parts struct {
	dataset *dataset
	table   *schema.Table
	folder  string   // below that of the table; "" for none
	values  []string // of the keys
	number  int      // of the next file in folder
	out     *output  // nil when none is open
	writer  Writer
	rows    int64 // in the open file
	files   []dataFile
}

// dataFile is what the manifest tells of one file.
type dataFile struct {
	path   string // below the run's directory, with slashes
	values []string
	rows   int64
	bytes  int64
	sha256 string // hex
}

func newParts(d *dataset, t *schema.Table) *parts {
	return &parts{dataset: d, table: t}
}

// enter starts a folder.
func (p *parts) enter(folder string, values []string) {
	p.folder, p.values, p.number = folder, values, 0
}

func (p *parts) write(row any) error {
	if p.out == nil {
		if err := p.open(); err != nil {
			return err
		}
	}
	if err := p.writer.Write(row); err != nil {
		return err
	}
	p.rows++
	if p.rows < p.dataset.bounds.FileRows && p.out.size < p.dataset.bounds.FileBytes {
		return nil
	}
	return p.endFile()
}

// end ends the folder. It has one file at least: an empty one still tells the columns.
func (p *parts) end() error {
	if p.out == nil && p.number == 0 {
		if err := p.open(); err != nil {
			return err
		}
	}
	if p.out == nil {
		return nil
	}
	return p.endFile()
}

func (p *parts) open() error {
	run := p.dataset.run
	name := path.Join(p.table.Name, p.folder, fmt.Sprintf("part-%05d.%s", p.number, extension(p.dataset.format)))
	made := filepath.Join(run.temporary, filepath.FromSlash(path.Dir(name)))
	if err := os.MkdirAll(made, 0o777); err != nil {
		return fmt.Errorf("make directory of %s: %w", filepath.Join(run.options.Dir, name), unwrapPath(err))
	}
	out, err := createOutput(run.options.Dir, run.temporary, filepath.FromSlash(name))
	if err != nil {
		return err
	}
	p.out, p.rows = out, 0
	p.number++
	p.files = append(p.files, dataFile{path: name, values: p.values})
	p.writer, err = newWriter(&out.trackedWriter, p.dataset.format, p.table, run.options.Info, true)
	return err
}

// endFile ends the open file, reads it back and notes what the manifest tells of it.
func (p *parts) endFile() error {
	if err := p.writer.Close(); err != nil {
		return err
	}
	if err := p.out.finish(); err != nil {
		return err
	}
	if p.dataset.format == Parquet {
		if err := checkParquet(p.out.file, p.out.name, p.table, p.rows); err != nil {
			return err
		}
	}
	file := &p.files[len(p.files)-1]
	var err error
	if file.bytes, file.sha256, err = digest(p.out); err != nil {
		return err
	}
	file.rows = p.rows
	disk.SyncDirectory(filepath.Dir(p.out.temporary))
	out := p.out
	p.out, p.writer = nil, nil
	return out.close()
}

func (p *parts) discard() {
	if p.out == nil {
		return
	}
	_ = p.out.close() // it is thrown away
	p.out = nil
}

// digest reads a finished file back.
func digest(o *output) (size int64, sum string, err error) {
	h := sha256.New()
	size, err = io.Copy(h, io.NewSectionReader(o.file, 0, o.size))
	if err == nil && size != o.size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return 0, "", fmt.Errorf("read back %s: %w", o.name, unwrapPath(err))
	}
	return size, hex.EncodeToString(h.Sum(nil)), nil
}
