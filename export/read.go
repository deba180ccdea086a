package export

import (
	"fmt"
	"io"
	"os"
	"strings"

	"statclaim/schema"
)

// Reader reads the rows of one table back, from one file or from the files of a folder one after the other.
type Reader struct {
	table  *schema.Table
	parts  []part // that are not open yet
	given  []givenCell
	source rowSource
	err    error // the first one, or io.EOF
}

// rowSource gives the rows of one open file. Its errors name the file, the place in it and what is wrong.
type rowSource interface {
	next(row any) error // sets the columns that the file has; io.EOF behind the last row
	close() error
}

// givenCell is the value of a column that the path of a part gives instead of its rows.
type givenCell struct {
	column *schema.Column
	cell   schema.Cell
}

// OpenTable opens table t for reading. path is
//
//   - a file whose name ends in .parquet, .arrow (also .feather, .ipc; the IPC file or stream format), .jsonl (also .ndjson,
//     .json), .csv or .excel.csv, or a folder of such files with such a name, as Spark writes it;
//   - the directory of a run: the file of t in it is read, the first there is of parquet, arrow, jsonl, csv, csv-excel; or else
//     the folder named for t, whose files are read in the order of their paths. A subfolder column=value of it gives the column
//     to files that lack it. Where there is neither, the files TABLE-SHA256.FORMAT of statclaim-beam are read.
//
// Where there is no such file, the error wraps fs.ErrNotExist; where it is a workbook or of no format known, errors.ErrUnsupported.
// A file must have every column of t that cannot be null; other
// columns that it lacks are null, columns that t lacks are ignored.
func OpenTable(path string, t *schema.Table) (*Reader, error) {
	parts, err := findParts(path, t)
	if err != nil {
		return nil, err
	}
	r := &Reader{table: t, parts: parts}
	if err := r.openNext(); err != nil {
		return nil, err
	}
	return r, nil
}

// Read gives the next row, a new one of the table's row type each time, and io.EOF behind the last. An error is given again by
// every later call.
func (r *Reader) Read() (any, error) {
	for r.err == nil {
		row := r.table.New()
		for i := range r.given {
			r.given[i].column.Set(row, &r.given[i].cell)
		}
		err := r.source.next(row)
		if err == nil {
			return row, nil
		}
		if err == io.EOF && len(r.parts) > 0 {
			err = r.openNext()
		}
		r.err = err
	}
	return nil, r.err
}

// Info tells what made the open file, as Parquet and Arrow files say it; it is empty for others.
func (r *Reader) Info() Info {
	source, ok := r.source.(informedSource)
	if !ok {
		return Info{}
	}
	return Info{ToolVersion: source.metadata("statclaim.version"), RulesetVersion: source.metadata("statclaim.ruleset")}
}

// informedSource is a source whose file has key-value metadata.
type informedSource interface {
	metadata(key string) string // "" where there is none
}

// Close ends reading. It is safe to call again.
func (r *Reader) Close() error {
	if r.source == nil {
		return nil
	}
	err := r.source.close()
	r.source = nil
	if r.err == nil {
		r.err = fmt.Errorf("read table %s: closed", r.table.Name)
	}
	return err
}

// openNext opens the next part in place of the one that has ended.
func (r *Reader) openNext() error {
	if r.source != nil {
		if err := r.source.close(); err != nil {
			return err
		}
		r.source = nil
	}
	p := r.parts[0]
	r.parts = r.parts[1:]
	given, err := p.given(r.table)
	if err != nil {
		return err
	}
	r.given = given
	r.source, err = openSource(p, r.table, given)
	return err
}

func openSource(p part, t *schema.Table, given []givenCell) (rowSource, error) {
	file, err := os.Open(p.path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", p.path, unwrapPath(err))
	}
	var source rowSource
	switch p.format {
	case Parquet:
		source, err = openParquetSource(file, t, given)
	case Arrow:
		source, err = openArrowSource(file, t, given)
	case JSONL:
		source = newJSONSource(file, t, given)
	default:
		source, err = openSeparatedSource(file, t, given, p.format == ExcelCSV)
	}
	if err != nil {
		_ = file.Close() // nothing was written to it
		return nil, err
	}
	return source, nil
}

// missingColumns is an error where a column that cannot be null is neither in a file nor given by its path.
func missingColumns(path string, t *schema.Table, given []givenCell, has func(name string) bool) error {
	var missing []string
	for i := range t.Columns {
		c := &t.Columns[i]
		if !c.Nullable && !has(c.Name) && !isGiven(given, c) {
			missing = append(missing, c.Name)
		}
	}
	if missing == nil {
		return nil
	}
	return fmt.Errorf("read %s: no column %s, which a row of %s needs", path, strings.Join(missing, ", "), t.Name)
}

func isGiven(given []givenCell, c *schema.Column) bool {
	for _, g := range given {
		if g.column == c {
			return true
		}
	}
	return false
}

// sourceError says where in a file something is wrong; place is such as "row 3" or "line 3, column value".
func sourceError(path, place string, err error) error {
	return fmt.Errorf("read %s: %s: %w", path, place, err)
}

// guardRead runs work of a package that may panic on files that are broken.
func guardRead(path string, work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("read %s: the file is broken: %v", path, p)
		}
	}()
	return work()
}
