package diff

import (
	"fmt"
	"io"

	"statclaim/schema"
)

// Rows gives the rows of one version, pointers to the table's row type, and io.EOF behind the last.
type Rows interface {
	Read() (any, error)
	Close() error
}

// Source opens a version at its first row.
type Source func() (Rows, error)

// Options says what is compared.
type Options struct {
	Table  *schema.Table
	Key    []string // columns by which rows are paired
	Ignore []string // columns that are not compared
}

// Kind is what happened to a row.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Change is a row that differs.
type Change struct {
	Kind    Kind
	Old     any              // nil for an added row
	New     any              // nil for a removed row
	Columns []*schema.Column // that differ, in the order of the table; nil but for changed rows
}

// Summary counts rows.
type Summary struct {
	Old, New                int
	Same                    int
	Added, Removed, Changed int
	Repeated                int // rows of either version whose key an earlier row of it has already
}

// Differs reports whether there was a change.
func (s Summary) Differs() bool { return s.Added+s.Removed+s.Changed > 0 }

// most is the number of changes whose rows are held at a time.
const most = 10_000

// Compare calls emit with every change from before to after: removed and changed rows in the order of before, then added ones in the
// order of after. It ends early with the error of a source, or of emit.
func Compare(before, after Source, o Options, emit func(Change) error) (Summary, error) {
	return compare(before, after, o, emit, most)
}

func compare(before, after Source, o Options, emit func(Change) error, most int) (Summary, error) {
	d, err := newDigester(o)
	if err != nil {
		return Summary{}, err
	}
	c := &comparison{digester: d, after: after, emit: emit, most: most, chains: map[digest]chain{}}
	defer c.close()
	if err := eachRow(after, c.index); err != nil {
		return c.summary, err
	}
	if err := eachRow(before, c.pair); err != nil {
		return c.summary, err
	}
	if err := c.flush(); err != nil {
		return c.summary, err
	}
	return c.summary, c.emitAdded()
}

// entry is a row of the version after.
type entry struct {
	row    digest
	next   int32 // the next row of the same key that has no pair yet; -1 for none
	paired bool
}

// chain is the first entry of a key that has no pair yet and its last one, -1 for none.
type chain struct {
	first, last int32
	before      bool // the version before has the key
}

// comparison is a comparison at work.
type comparison struct {
	*digester
	after   Source
	emit    func(Change) error
	most    int
	entries []entry
	chains  map[digest]chain
	pending []pending
	cursor  cursor
	summary Summary
}

// pending is a change that waits for its row after.
type pending struct {
	old   any
	after int // -1 for a removed row
}

// index notes a row after.
func (c *comparison) index(row any) error {
	key := c.key(row)
	place := int32(len(c.entries))
	c.entries = append(c.entries, entry{row: c.row(row), next: -1})
	c.summary.New++
	known, repeated := c.chains[key]
	if !repeated {
		c.chains[key] = chain{first: place, last: place}
		return nil
	}
	c.summary.Repeated++
	c.entries[known.last].next = place
	known.last = place
	c.chains[key] = known
	return nil
}

// pair looks for the row after that belongs to a row before.
func (c *comparison) pair(row any) error {
	c.summary.Old++
	key := c.key(row)
	known, found := c.chains[key]
	if !found {
		known = chain{first: -1, last: -1}
	}
	if known.before {
		c.summary.Repeated++
	}
	known.before = true
	place := known.first
	if place < 0 {
		c.chains[key] = known
		c.summary.Removed++
		return c.wait(pending{row, -1})
	}
	e := &c.entries[place]
	e.paired = true
	known.first = e.next
	c.chains[key] = known
	if e.row == c.row(row) {
		c.summary.Same++
		return nil
	}
	c.summary.Changed++
	return c.wait(pending{row, int(place)})
}

func (c *comparison) wait(p pending) error {
	c.pending = append(c.pending, p)
	if len(c.pending) < c.most {
		return nil
	}
	return c.flush()
}

// flush emits what waits, in order. Rows after are fetched in their own order, which is one pass at most for each flush, and one for
// all of them where the versions have the same order.
func (c *comparison) flush() error {
	rows, err := c.fetch()
	if err != nil {
		return err
	}
	for _, p := range c.pending {
		change := Change{Kind: Removed, Old: p.old}
		if p.after >= 0 {
			change = Change{Kind: Changed, Old: p.old, New: rows[p.after]}
			change.Columns = c.differing(change.Old, change.New)
		}
		if err := c.emit(change); err != nil {
			return err
		}
	}
	c.pending = c.pending[:0]
	return nil
}

// fetch reads the rows after that the pending changes need, by their place.
func (c *comparison) fetch() (map[int]any, error) {
	rows := map[int]any{}
	first, last := len(c.entries), -1
	for _, p := range c.pending {
		if p.after >= 0 {
			rows[p.after] = nil
			first, last = min(first, p.after), max(last, p.after)
		}
	}
	if last < 0 {
		return rows, nil
	}
	if c.cursor.rows == nil || first < c.cursor.place {
		if err := c.rewind(); err != nil {
			return nil, err
		}
	}
	for c.cursor.place <= last {
		place := c.cursor.place
		row, err := c.cursor.rows.Read()
		if err == io.EOF {
			err = fmt.Errorf("the rows ended at row %d of %d: they changed meanwhile", place, len(c.entries))
		}
		if err != nil {
			return nil, err
		}
		c.cursor.place++
		if _, wanted := rows[place]; wanted {
			rows[place] = row
		}
	}
	return rows, nil
}

// cursor is a reader of the version after, at a row that is still to be read.
type cursor struct {
	rows  Rows
	place int
}

func (c *comparison) rewind() error {
	c.close()
	rows, err := c.after()
	c.cursor = cursor{rows: rows}
	if err != nil {
		c.cursor.rows = nil
	}
	return err
}

func (c *comparison) close() {
	if c.cursor.rows != nil {
		_ = c.cursor.rows.Close() // only read
		c.cursor.rows = nil
	}
}

// emitAdded emits the rows after that have no pair.
func (c *comparison) emitAdded() error {
	for i := range c.entries {
		if !c.entries[i].paired {
			c.summary.Added++
		}
	}
	if c.summary.Added == 0 {
		return nil
	}
	place := 0
	return eachRow(c.after, func(row any) error {
		at := place
		place++
		if at >= len(c.entries) {
			return fmt.Errorf("more rows than the %d before: they changed meanwhile", len(c.entries))
		}
		if c.entries[at].paired {
			return nil
		}
		return c.emit(Change{Kind: Added, New: row})
	})
}

// eachRow reads a version from its first row to its last.
func eachRow(source Source, use func(row any) error) error {
	rows, err := source()
	if err != nil {
		return err
	}
	for {
		row, err := rows.Read()
		if err == nil {
			err = use(row)
		}
		if err == nil {
			continue
		}
		closing := rows.Close()
		if err == io.EOF {
			return closing
		}
		return err
	}
}
