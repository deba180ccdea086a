package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"statclaim/schema"
)

// separatedSource reads comma-separated values. encoding/csv is not used: it turns CRLF in a quoted field into LF.
type separatedSource struct {
	file    *os.File
	records *recordReader
	columns []*schema.Column // of each field; nil for those that the table lacks
	excel   bool
	cell    schema.Cell
}

func openSeparatedSource(file *os.File, t *schema.Table, given []givenCell, excel bool) (*separatedSource, error) {
	s := &separatedSource{file: file, records: &recordReader{lines: newLineReader(file)}, excel: excel}
	header, err := s.records.read()
	if err == io.EOF {
		return nil, fmt.Errorf("read %s: an empty file, want a header", file.Name())
	}
	if err != nil {
		return nil, s.wrong("", err)
	}
	found := map[string]bool{}
	for _, name := range header {
		if found[name] {
			return nil, s.wrong("", fmt.Errorf("two columns %q", shortened(name)))
		}
		found[name] = true
		s.columns = append(s.columns, t.Column(name))
	}
	return s, missingColumns(file.Name(), t, given, func(name string) bool { return found[name] })
}

func (s *separatedSource) next(row any) error {
	fields, err := s.records.read()
	if err == io.EOF {
		return err
	}
	if err == nil && len(fields) != len(s.columns) {
		err = fmt.Errorf("%d fields, want %d", len(fields), len(s.columns))
	}
	if err != nil {
		return s.wrong("", err)
	}
	for i, c := range s.columns {
		if c == nil {
			continue
		}
		if err := s.set(c, row, fields[i]); err != nil {
			return s.wrong(", column "+c.Name, err)
		}
	}
	return nil
}

func (s *separatedSource) set(c *schema.Column, row any, field string) error {
	if s.excel && (c.Type == schema.Text || c.Type == schema.TextList) {
		field = strings.TrimPrefix(field, "'")
	}
	if err := parseCell(c.Type, field, &s.cell); err != nil {
		return err
	}
	return store(c, row, &s.cell)
}

func (s *separatedSource) wrong(column string, err error) error {
	return sourceError(s.file.Name(), fmt.Sprintf("line %d%s", s.records.start, column), err)
}

func (s *separatedSource) close() error { return s.file.Close() }

// recordReader reads the records of RFC 4180; lines end with LF or CRLF, empty ones are left out.
type recordReader struct {
	lines  *lineReader
	start  int64 // line that the last record begins in
	fields []string
	quoted []byte // of a field that goes on in the next line
}

// read gives the fields of the next record, valid until the next call.
func (r *recordReader) read() ([]string, error) {
	r.fields = r.fields[:0]
	line, err := r.lines.read()
	for err == nil && len(lineEnd(line)) == len(line) {
		line, err = r.lines.read()
	}
	r.start = r.lines.line
	if err != nil {
		if err != io.EOF {
			r.start++ // the line that could not be read
		}
		return nil, err
	}
	for {
		if line, err = r.field(line); err != nil {
			return nil, err
		}
		if line[0] != ',' {
			return r.fields, nil
		}
		line = line[1:]
	}
}

// field reads one field and gives the rest, which begins with a comma or is the line's end. A line without an end has one then.
func (r *recordReader) field(line []byte) (rest []byte, err error) {
	if len(line) > 0 && line[0] == '"' {
		return r.quotedField(line[1:])
	}
	content := line[:len(line)-len(lineEnd(line))]
	if comma := bytes.IndexByte(content, ','); comma >= 0 {
		content = content[:comma]
	}
	if bytes.IndexByte(content, '"') >= 0 {
		return nil, errors.New(`a " in a field that does not begin with one`)
	}
	r.fields = append(r.fields, string(content))
	return ended(line[len(content):]), nil
}

// quotedField reads on behind the opening quote, over as many lines as it takes.
func (r *recordReader) quotedField(line []byte) (rest []byte, err error) {
	r.quoted = r.quoted[:0]
	for {
		quote := bytes.IndexByte(line, '"')
		if quote < 0 {
			r.quoted = append(r.quoted, line...)
			if len(r.quoted) > r.lines.limit {
				return nil, fmt.Errorf("a field longer than %d bytes", r.lines.limit)
			}
			if line, err = r.lines.read(); err == io.EOF {
				return nil, errors.New(`a field without its closing "`)
			}
			if err != nil {
				return nil, err
			}
			continue
		}
		r.quoted = append(r.quoted, line[:quote]...)
		line = line[quote+1:]
		if len(line) == 0 || line[0] != '"' {
			break
		}
		r.quoted = append(r.quoted, '"')
		line = line[1:]
	}
	r.fields = append(r.fields, string(r.quoted))
	line = ended(line)
	if line[0] != ',' && len(lineEnd(line)) != len(line) {
		return nil, errors.New(`text behind a closing "`)
	}
	return line, nil
}

func ended(line []byte) []byte {
	if len(line) == 0 {
		return []byte("\n")
	}
	return line
}

// lineEnd is the LF or CRLF at the end of a line.
func lineEnd(line []byte) []byte {
	switch {
	case bytes.HasSuffix(line, []byte("\r\n")):
		return line[len(line)-2:]
	case bytes.HasSuffix(line, []byte("\n")):
		return line[len(line)-1:]
	}
	return nil
}
