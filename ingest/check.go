package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// checkedRows is how many rows of a table are looked at for its columns.
const checkedRows = 100

// Check looks at the tables that the user named (not those that were found below a directory or in an archive) and gives an
// error that lists those in which the text, or a column that the user named, is not to be found: a wrong name is better said
// before the first document than once for every row.
func Check(sources []Source, o Options) error {
	var problems []error
	for _, s := range sources {
		if s.Reader != nil || s.Found {
			continue
		}
		if f := checkTable(s.Name, o); f != nil {
			problems = append(problems, fmt.Errorf("%s: %s", s.Name, f.message))
		}
	}
	return errors.Join(problems...)
}

// checkTable gives what is wrong with the columns of a file, nil for what is no table or cannot be read at all.
func checkTable(name string, o Options) *fault {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	s := &stream{name: name, file: name, reader: bufio.NewReaderSize(file, readBuffer), at: file, size: info.Size()}
	head, _ := s.reader.Peek(sniffBytes)
	format, basis := sniff(name, head, o.Format)
	switch format {
	case JSONL, CSV, TSV, Parquet, Arrow:
	default:
		return nil
	}
	w := walker{options: o, budget: newBudget()}
	rows, err := w.openRows(s, s.newContainer(format, basis))
	var f *fault
	if errors.As(err, &f) && f.code == "no_text_column" {
		return f
	}
	if err != nil || format != JSONL {
		return nil
	}
	return checkRows(rows)
}

// checkRows gives what is wrong with the columns of a table whose rows name their own: that of its first rows each.
func checkRows(rows rowReader) *fault {
	defer rows.close()
	var first *fault
	for range checkedRows {
		_, err := rows.next()
		var bad *rowFault
		if errors.Is(err, io.EOF) {
			return first
		}
		if !errors.As(err, &bad) || bad.fault.code != "no_text_column" {
			return nil
		}
		if first == nil {
			first = bad.fault
		}
	}
	return first
}
