package export

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"statclaim/schema"
)

// runName is the file that tells how the others were made; only the manifest of a dataset is written after it.
const runName = "run.json"

// Options says what a run writes and where.
type Options struct {
	Dir     string   // made, with its parents, if it is not there
	Formats []Format // at least one
	Force   bool     // replace outputs that stand; files of formats that are not written stay as they are
	Dataset *Dataset // nil for a file a table
	Info    Info
	Tables  []*schema.Table // to write in formats of one file a table; nil for schema.Tables
	Scratch string          // where files wait to be put in place: a directory to make, on the file system of Dir; "" for a hidden one in Dir
	File    string          // name of the one file to write, in one format and without run.json; "" for names by table

	Workbook Workbook // how the xlsx format looks
}

// Run writes every table of schema.Tables, or those of the options, in every chosen format. Nothing of it can be seen, but for a
// hidden directory, before Commit has succeeded.
type Run struct {
	options   Options
	temporary string   // the hidden directory
	made      []string // directories that Open made, outermost first
	outputs   []*output
	places    []string // what Commit puts in place, in this order: files and folders of options.Dir
	sinks     []sink
	ended     bool
}

// sink takes the rows of all tables in one format.
type sink interface {
	write(t *schema.Table, rows []any) error
	close() error
	check() error // of finished files
	discard()     // when the run is aborted; also after close
}

// Open starts a run. An output that stands is an error that names it and wraps fs.ErrExist, unless o.Force.
func Open(o Options) (*Run, error) {
	r := &Run{options: o}
	if o.Dir == "" {
		return nil, errors.New("no output directory")
	}
	if len(o.Formats) == 0 {
		return nil, fmt.Errorf("no format: want one or more of %s", formatNames())
	}
	for _, f := range o.Formats {
		if !slices.Contains(Formats, f) {
			return nil, fmt.Errorf("format %q: want one of %s", f, formatNames())
		}
	}
	if o.Tables == nil {
		r.options.Tables = schema.Tables
	}
	if o.File != "" && (o.Dataset != nil || len(o.Formats) > 1 || o.Formats[0] != XLSX && len(r.options.Tables) > 1) {
		return nil, fmt.Errorf("file %s holds one table in one format", o.File)
	}
	if o.Dataset != nil {
		if err := checkDataset(o); err != nil {
			return nil, err
		}
	}
	if _, err := r.standing(); err != nil {
		return nil, err
	}
	if err := r.open(); err != nil {
		r.Abort()
		return nil, err
	}
	return r, nil
}

func (r *Run) open() error {
	var err error
	if r.made, err = makeDirectory(r.options.Dir); err != nil {
		return err
	}
	if err := r.makeTemporary(); err != nil {
		return fmt.Errorf("write to directory %s: %w", r.options.Dir, unwrapPath(err))
	}
	for _, f := range r.options.Formats {
		s, err := r.openSink(f)
		if err != nil {
			return err
		}
		r.sinks = append(r.sinks, s)
	}
	return nil
}

func (r *Run) makeTemporary() (err error) {
	if r.options.Scratch == "" {
		r.temporary, err = os.MkdirTemp(r.options.Dir, ".statclaim-")
		return err
	}
	if err := os.Mkdir(r.options.Scratch, 0o777); err != nil {
		return err // of what stands there nothing is removed
	}
	r.temporary = r.options.Scratch
	return nil
}

func (r *Run) openSink(f Format) (sink, error) {
	if f == XLSX {
		out, err := r.create(r.fileName(f, nil))
		if err != nil {
			return nil, err
		}
		return newWorkbook(&out.trackedWriter, r.temporary, r.options)
	}
	if r.options.Dataset != nil {
		return newDataset(r, f), nil
	}
	files := &tableFiles{format: f}
	for _, t := range r.options.Tables {
		out, err := r.create(r.fileName(f, t))
		if err != nil {
			return nil, err
		}
		w, err := newWriter(&out.trackedWriter, f, t, r.options.Info, true)
		if err != nil {
			return nil, err
		}
		files.tables = append(files.tables, tableFile{table: t, out: out, writer: w})
	}
	return files, nil
}

// fileName is the name of the file of a table, or of the workbook.
func (r *Run) fileName(f Format, t *schema.Table) string {
	if r.options.File != "" {
		return r.options.File
	}
	return fileName(f, t)
}

func (r *Run) create(name string) (*output, error) {
	out, err := createOutput(r.options.Dir, r.temporary, name)
	if err != nil {
		return nil, err
	}
	r.outputs = append(r.outputs, out)
	r.places = append(r.places, name)
	return out, nil
}

// Write adds rows, pointers to t's row type, to a table of schema.Tables, or to schema.FindingsTable, which the workbook alone
// shows. Tables may be interleaved; the rows of a table
// come out in the order that they came in. Rows may be reused after the call. After an error only Abort is left. A row of
// another type is a mistake in the caller and panics.
func (r *Run) Write(t *schema.Table, rows ...any) error {
	if r.ended {
		return errors.New("write to a run that has ended")
	}
	for _, s := range r.sinks {
		if err := s.write(t, rows); err != nil {
			return err
		}
	}
	return nil
}

// Commit finishes every file, reads the footers of Parquet back, writes runJSON as run.json, puts all on the disk and then in
// place. On an error nothing is committed, what stood before stands again, and the run is aborted.
func (r *Run) Commit(runJSON []byte) error {
	if r.ended {
		return errors.New("commit a run that has ended")
	}
	err := r.finish(runJSON)
	if err == nil {
		err = r.publish()
	}
	if err != nil {
		r.Abort()
		return err
	}
	r.made = nil
	r.Abort()
	return nil
}

// Abort removes everything that the run has made. It is safe to call again, and after Commit.
func (r *Run) Abort() {
	if r.ended {
		return
	}
	r.ended = true
	for _, s := range r.sinks {
		s.discard()
	}
	for _, out := range r.outputs {
		_ = out.close() // it is thrown away, or was closed with its error seen
	}
	if r.temporary != "" {
		_ = os.RemoveAll(r.temporary)
	}
	for _, dir := range slices.Backward(r.made) {
		_ = os.Remove(dir) // only when it is empty
	}
}

func (r *Run) finish(runJSON []byte) error {
	for _, s := range r.sinks {
		if err := s.close(); err != nil {
			return err
		}
	}
	for _, out := range r.outputs {
		if err := out.finish(); err != nil {
			return err
		}
	}
	for _, s := range r.sinks {
		if err := s.check(); err != nil {
			return err
		}
	}
	if err := r.describe(runJSON); err != nil {
		return err
	}
	for _, out := range r.outputs {
		if err := out.close(); err != nil {
			return err
		}
	}
	return nil
}

// describe writes the files that tell of the others.
func (r *Run) describe(runJSON []byte) error {
	if r.options.File != "" {
		return nil
	}
	if r.options.Dataset == nil {
		return r.writeFile(runName, runJSON)
	}
	manifest, pack, err := r.describeDataset()
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name    string
		content []byte
	}{{packageName, pack}, {runName, runJSON}, {manifestName, manifest}} {
		if err := r.writeFile(file.name, file.content); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) writeFile(name string, content []byte) error {
	out, err := r.create(name)
	if err != nil {
		return err
	}
	if _, err := out.Write(content); err != nil {
		return err
	}
	return out.finish()
}

// tableFiles is the sink of a format with one file a table.
type tableFiles struct {
	format Format
	tables []tableFile
}

type tableFile struct {
	table  *schema.Table
	out    *output
	writer Writer
	rows   int64
}

func (f *tableFiles) write(t *schema.Table, rows []any) error {
	for i := range f.tables {
		file := &f.tables[i]
		if file.table != t {
			continue
		}
		file.rows += int64(len(rows))
		return file.writer.Write(rows...)
	}
	if t == schema.FindingsTable {
		return nil
	}
	return fmt.Errorf("table %s is not one of a run", t.Name)
}

func (f *tableFiles) close() error {
	for _, file := range f.tables {
		if err := file.writer.Close(); err != nil {
			return err
		}
	}
	return nil
}

func (f *tableFiles) check() error {
	if f.format != Parquet {
		return nil
	}
	for _, file := range f.tables {
		if err := checkParquet(file.out.file, file.out.name, file.table, file.rows); err != nil {
			return err
		}
	}
	return nil
}

func (f *tableFiles) discard() {}
