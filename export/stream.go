package export

import (
	"fmt"
	"io"

	"statclaim/schema"
)

// Writer takes the rows of one table, pointers to its row type, in the order that they are to be written. Rows may be reused
// after Write. Close ends the file and leaves the writer beneath open.
type Writer interface {
	Write(rows ...any) error
	Close() error
}

// Stream writes one table to w, such as standard output. Text formats are flushed after every Write. Nothing seeks, so
// every format but xlsx serves; arrow is the IPC stream format there. Nothing is rolled back when w fails.
func Stream(w io.Writer, f Format, t *schema.Table, info Info) (Writer, error) {
	out := &trackedWriter{w: w, name: "stream of " + t.Name + " as " + string(f)}
	if f == XLSX {
		return nil, fmt.Errorf("format %s: a workbook cannot be streamed; write it to a directory, or stream one of parquet, arrow, csv, csv-excel, jsonl", f)
	}
	return newWriter(out, f, t, info, false)
}

// newWriter opens the writer of one table in a format of one file a table. seekable chooses the Arrow file format.
func newWriter(out *trackedWriter, f Format, t *schema.Table, info Info, seekable bool) (Writer, error) {
	switch f {
	case Parquet:
		return newParquetWriter(out, t, info)
	case Arrow:
		return newArrowWriter(out, t, info, seekable)
	case CSV, ExcelCSV:
		return newSeparated(out, t, f == ExcelCSV), nil
	case JSONL:
		return newJSONLines(out, t), nil
	}
	return nil, fmt.Errorf("format %q: want one of %s", f, formatNames())
}

// trackedWriter names what is written in every error and keeps the first one: the writers of other packages may lose it, or
// panic on it.
type trackedWriter struct {
	w    io.Writer
	name string
	size int64
	err  error
}

func (t *trackedWriter) Write(p []byte) (int, error) {
	if t.err != nil {
		return 0, t.err
	}
	n, err := t.w.Write(p)
	t.size += int64(n)
	if err != nil {
		t.err = fmt.Errorf("write %s: %w", t.name, unwrapPath(err))
	}
	return n, t.err
}

// Seek tells the position, which is all that the Arrow file writer asks for.
func (t *trackedWriter) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, fmt.Errorf("write %s: only the current position can be told", t.name)
	}
	return t.size, nil
}

// guard runs work of a package that may panic, and gives the first error: that of the writer before that of the work.
func (t *trackedWriter) guard(doing string, work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s %s: %v", doing, t.name, r)
		}
		if t.err != nil {
			err = t.err
		}
	}()
	if err := work(); err != nil {
		return fmt.Errorf("%s %s: %w", doing, t.name, unwrapPath(err))
	}
	return nil
}

// lineWriter gathers lines and hands them on in large pieces.
type lineWriter struct {
	w      io.Writer
	buffer []byte
}

func (l *lineWriter) endLine() error {
	if len(l.buffer) < 1<<16 {
		return nil
	}
	return l.flush()
}

func (l *lineWriter) flush() error {
	if len(l.buffer) == 0 {
		return nil
	}
	_, err := l.w.Write(l.buffer)
	l.buffer = l.buffer[:0]
	return err
}
