package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"statclaim/rowcodec"
	"statclaim/schema"
)

// spillBytes bounds the rows that a spill holds in memory.
const spillBytes = 32 << 20

// spill sorts the rows of a table by partition without holding them: beyond a bound they go to one file a partition in the
// run's hidden directory. A partition is then written from its first row to its last, so that one writer is open whatever
// the number of partitions, and that its files do not depend on how the partitions took turns.
type spill struct {
	dir        string
	table      *schema.Table
	limit      int
	held       int // bytes in buffers
	partitions []*partition
	byFolder   map[string]*partition
	cell       schema.Cell
}

// partition is the rows that share the values of every key.
type partition struct {
	folder string
	values []string // "" for null
	rows   int64
	buffer []byte
	file   string // of the rows before those in buffer; "" for none
}

func newSpill(dir string, t *schema.Table) *spill {
	return &spill{dir: dir, table: t, limit: spillBytes, byFolder: map[string]*partition{}}
}

func (s *spill) add(folder string, values []string, row any) error {
	p := s.byFolder[folder]
	if p == nil {
		p = &partition{folder: folder, values: values}
		s.byFolder[folder] = p
		s.partitions = append(s.partitions, p)
	}
	before := len(p.buffer)
	p.buffer = rowcodec.Append(p.buffer, s.table, row, &s.cell)
	p.rows++
	s.held += len(p.buffer) - before
	if s.held < s.limit {
		return nil
	}
	return s.flush()
}

// flush appends every buffer to the file of its partition. No file stays open.
func (s *spill) flush() error {
	for i, p := range s.partitions {
		if len(p.buffer) == 0 {
			continue
		}
		if p.file == "" {
			p.file = filepath.Join(s.dir, s.table.Name+"-spill-"+strconv.Itoa(i))
		}
		if err := appendFile(p.file, p.buffer); err != nil {
			return fmt.Errorf("keep rows of %s in a temporary file of %s: %w", s.table.Name, filepath.Dir(s.dir), unwrapPath(err))
		}
		p.buffer = nil
	}
	s.held = 0
	return nil
}

func appendFile(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// sorted gives the partitions by folder.
func (s *spill) sorted() []*partition {
	slices.SortFunc(s.partitions, func(a, b *partition) int { return strings.Compare(a.folder, b.folder) })
	return s.partitions
}

// replay gives the rows of a partition in the order that they came in, then drops them.
func (s *spill) replay(p *partition, use func(row any) error) error {
	var in io.Reader = bytes.NewReader(p.buffer)
	if p.file != "" {
		f, err := os.Open(p.file)
		if err != nil {
			return fmt.Errorf("read back rows of %s: %w", s.table.Name, unwrapPath(err))
		}
		defer os.Remove(p.file)
		defer f.Close()
		in = io.MultiReader(f, in)
	}
	r := rowcodec.NewReader(bufio.NewReaderSize(in, 1<<16))
	for range p.rows {
		row, err := r.Row(s.table)
		if err != nil {
			return fmt.Errorf("read back rows of %s: %w", s.table.Name, err)
		}
		if err := use(row); err != nil {
			return err
		}
	}
	p.buffer = nil
	return nil
}
