package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonlReader reads a table of one JSON object a line. The columns are looked for in each row: rows may differ.
type jsonlReader struct {
	lines     lineReader
	text      rowText
	options   Options
	container *Container
	number    int64
}

func newJSONL(r *bufio.Reader, o Options, c *Container) (rowReader, error) {
	r, text, err := openRowText(r, o)
	if err != nil {
		return nil, err
	}
	c.Encoding, c.Basis = text.encoding, text.basis
	return &jsonlReader{lines: lineReader{r: r, limit: o.maxBytes()}, text: text, options: o, container: c}, nil
}

func (j *jsonlReader) close() {}

func (j *jsonlReader) next() (*row, error) {
	for {
		line, offset, err := j.lines.next()
		if err != nil && !errors.Is(err, errTooLarge) {
			return nil, err
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		j.number++
		r := &row{number: j.number, offset: offset, size: int64(len(line))}
		if err != nil {
			return nil, &rowFault{*r, StageOpen, &fault{"too_large", fmt.Sprintf("larger than %d bytes", j.options.maxBytes()), -1}}
		}
		if stage, f := j.read(line, r); f != nil {
			return nil, &rowFault{*r, stage, f}
		}
		return r, nil
	}
}

// read fills the row from its line.
func (j *jsonlReader) read(line []byte, r *row) (string, *fault) {
	d, f := j.text.decode(line)
	if f != nil {
		return StageDecode, f
	}
	r.encoding, r.basis, r.replaced = d.encoding, d.basis, d.replaced
	names, values, f := jsonObject([]byte(d.text))
	if f != nil {
		return StageParse, f
	}
	columns, f := j.options.Columns.choose(names)
	if j.container.Available == nil {
		j.container.Available, j.container.Columns = names, columns
	}
	if columns.ID != "" {
		r.id = jsonText(values[columns.ID])
	}
	if f != nil && (columns.Text == "" || columns.ID == "" && j.options.Columns.ID != "") {
		return StageParse, f
	}
	r.title, r.date = jsonText(values[columns.Title]), jsonText(values[columns.Date])
	value := values[columns.Text]
	if len(value) == 0 || value[0] != '"' {
		return StageParse, &fault{"no_text", fmt.Sprintf("column %q holds no text but %s", columns.Text, jsonKind(value)), -1}
	}
	lone := loneSurrogates(value)
	if lone > 0 && !j.options.ReplaceErrors {
		return StageDecode, &fault{"invalid_utf16", fmt.Sprintf("column %q holds an escaped lone surrogate", columns.Text), -1}
	}
	r.replaced += int64(lone)
	r.text = jsonText(value)
	return "", nil
}

// jsonObject gives the names of an object in order and its values as they are written.
func jsonObject(line []byte) ([]string, map[string]json.RawMessage, *fault) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	damaged := func(err error) *fault {
		offset := decoder.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			offset = syntax.Offset - 1 // it counts the byte at fault
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("ends before it is complete")
		}
		return &fault{"invalid_json", "not a JSON object: " + err.Error(), max(0, min(offset, int64(len(line))))}
	}
	token, err := decoder.Token()
	if err == nil && token != json.Delim('{') {
		return nil, nil, &fault{"invalid_json", "not a JSON object: it does not begin with {", 0}
	}
	if err != nil {
		return nil, nil, damaged(err)
	}
	var names []string
	values := map[string]json.RawMessage{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, nil, damaged(err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, nil, damaged(err)
		}
		name, _ := token.(string)
		if _, known := values[name]; !known {
			names = append(names, name)
		}
		values[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, nil, damaged(err)
	}
	if len(bytes.TrimSpace(line[decoder.InputOffset():])) > 0 {
		return nil, nil, damaged(errors.New("something stands behind it"))
	}
	return names, values, nil
}

// jsonText is a scalar as text, "" for null and what is no scalar.
func jsonText(value json.RawMessage) string {
	var text string
	switch {
	case len(value) == 0 || value[0] == '{' || value[0] == '[' || value[0] == 'n':
		return ""
	case value[0] == '"' && json.Unmarshal(value, &text) == nil:
		return text
	}
	return string(value)
}

func jsonKind(value json.RawMessage) string {
	switch {
	case len(value) == 0:
		return "nothing"
	case value[0] == '{':
		return "an object"
	case value[0] == '[':
		return "a list"
	}
	return strings.TrimSpace(string(value[:min(len(value), 20)]))
}

// loneSurrogates counts the \uD800 to \uDFFF of a JSON string that are no half of a pair: a decoder makes U+FFFD of them.
func loneSurrogates(value []byte) int {
	lone := 0
	var high rune
	for i := 0; i < len(value); {
		size, unit := 1, rune(-1)
		if value[i] == '\\' && i+1 < len(value) {
			size = 2
			if value[i+1] == 'u' && i+6 <= len(value) {
				if n, err := strconv.ParseUint(string(value[i+2:i+6]), 16, 32); err == nil {
					size, unit = 6, rune(n)
				}
			}
		}
		i += size
		if high != 0 && utf16.DecodeRune(high, unit) != utf8.RuneError {
			high = 0
			continue
		}
		if high != 0 {
			lone++
			high = 0
		}
		if unit >= 0xDC00 && unit <= 0xDFFF {
			lone++
		}
		if unit >= 0xD800 && unit < 0xDC00 {
			high = unit
		}
	}
	return lone
}

// lineReader reads lines of at most limit bytes.
type lineReader struct {
	r      *bufio.Reader
	limit  int64
	offset int64
	line   []byte
}

// next gives a line without its end and its offset, or io.EOF. A line over the limit is read past and errTooLarge. The bytes
// serve until the next call.
func (l *lineReader) next() ([]byte, int64, error) {
	start := l.offset
	l.line = l.line[:0]
	over := false
	for {
		part, err := l.r.ReadSlice('\n')
		l.offset += int64(len(part))
		if over = over || int64(len(l.line)+len(part)) > l.limit+1; !over {
			l.line = append(l.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && l.offset == start:
			return nil, start, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, start, err
		case over:
			return nil, start, errTooLarge
		}
		return bytes.TrimRight(l.line, "\r\n"), start, nil
	}
}
