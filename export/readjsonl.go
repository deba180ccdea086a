package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"statclaim/schema"
)

// jsonSource reads one JSON object a line; empty lines are left out. Every line has its own keys: those of columns that cannot be
// null must be there.
type jsonSource struct {
	file    *os.File
	lines   *lineReader
	columns []schema.Column
	byName  map[string]int // of columns
	given   []givenCell
	seen    []bool // which columns the line has
	cell    schema.Cell
}

func newJSONSource(file *os.File, t *schema.Table, given []givenCell) *jsonSource {
	j := &jsonSource{file: file, lines: newLineReader(file), columns: t.Columns, byName: map[string]int{}, given: given}
	for i, c := range t.Columns {
		j.byName[c.Name] = i
	}
	j.seen = make([]bool, len(t.Columns))
	return j
}

func (j *jsonSource) next(row any) error {
	line, err := j.lines.read()
	for err == nil && len(bytes.TrimSpace(line)) == 0 {
		line, err = j.lines.read()
	}
	if err == io.EOF {
		return err
	}
	if err != nil {
		return sourceError(j.file.Name(), fmt.Sprintf("line %d", j.lines.line+1), err)
	}
	if err := j.read(line, row); err != nil {
		return sourceError(j.file.Name(), fmt.Sprintf("line %d", j.lines.line), err)
	}
	return nil
}

// read sets the columns that a line has.
func (j *jsonSource) read(line []byte, row any) error {
	line = bytes.TrimSpace(line)
	if line[0] != '{' || !json.Valid(line) {
		return errors.New("not one JSON object")
	}
	clear(j.seen)
	err := eachMember(line, func(key, value []byte) error {
		i, known := j.byName[string(key)]
		if !known {
			return nil
		}
		j.seen[i] = true
		c := &j.columns[i]
		err := decodeJSON(c.Type, value, &j.cell)
		if err == nil {
			err = store(c, row, &j.cell)
		}
		if err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range j.columns {
		if c := &j.columns[i]; !c.Nullable && !j.seen[i] && !isGiven(j.given, c) {
			return fmt.Errorf("no column %s, which every row needs", c.Name)
		}
	}
	return nil
}

func (j *jsonSource) close() error { return j.file.Close() }

// decodeJSON reads a value. Decimals, dates and times are strings; a decimal may be a number too: its digits are read, so it is
// exact.
func decodeJSON(t schema.Type, value []byte, cell *schema.Cell) error {
	cell.Null = value[0] == 'n'
	if cell.Null {
		return nil
	}
	switch value[0] {
	case '"':
		text := unquoteJSON(value)
		switch t {
		case schema.Text:
			cell.Text = validText(text)
			return nil
		case schema.Decimal38, schema.Date32, schema.Timestamp:
			return parseCell(t, text, cell)
		}
		return wrongType("a string", t)
	case 't', 'f':
		return putBool(t, value[0] == 't', cell)
	case '[':
		return decodeJSONList(t, value, cell)
	case '{':
		return wrongType("an object", t)
	}
	switch t {
	case schema.Int32, schema.Int64:
		return decodeJSONInteger(t, string(value), cell)
	case schema.Float64, schema.Decimal38:
		return parseCell(t, string(value), cell)
	}
	return wrongType("a number", t)
}

// decodeJSONInteger takes 7.0 and 7e0 too, which are the same number.
func decodeJSONInteger(t schema.Type, digits string, cell *schema.Cell) error {
	if v, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return putInteger(t, v, cell)
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return fmt.Errorf("%q is not an %s", shortened(digits), t)
	}
	return putFloat(t, f, cell)
}

// decodeJSONList reads a list of strings. A null among its elements is an empty text.
func decodeJSONList(t schema.Type, value []byte, cell *schema.Cell) error {
	if t != schema.TextList {
		return wrongType("a list", t)
	}
	cell.List = nil
	return eachElement(value, func(element []byte) error {
		switch element[0] {
		case '"':
			cell.List = append(cell.List, validText(unquoteJSON(element)))
		case 'n':
			cell.List = append(cell.List, "")
		default:
			return fmt.Errorf("%s in a list, want strings", shortened(string(element)))
		}
		return nil
	})
}

// eachMember calls f with the key, unquoted, and the value of every member of an object, valid JSON without space around it.
func eachMember(object []byte, f func(key, value []byte) error) error {
	for rest := skipSpace(object[1:]); rest[0] != '}'; {
		n := valueLength(rest)
		key := []byte(unquoteJSON(rest[:n]))
		rest = skipSpace(skipSpace(rest[n:])[1:]) // the colon
		n = valueLength(rest)
		if err := f(key, rest[:n]); err != nil {
			return err
		}
		rest = skipComma(rest[n:])
	}
	return nil
}

// eachElement calls f with every element of a list, valid JSON without space around it.
func eachElement(list []byte, f func(element []byte) error) error {
	for rest := skipSpace(list[1:]); rest[0] != ']'; {
		n := valueLength(rest)
		if err := f(rest[:n]); err != nil {
			return err
		}
		rest = skipComma(rest[n:])
	}
	return nil
}

// skipComma goes to the next member or element, or to the end of what holds them.
func skipComma(rest []byte) []byte {
	rest = skipSpace(rest)
	if rest[0] == ',' {
		return skipSpace(rest[1:])
	}
	return rest
}

func skipSpace(rest []byte) []byte { return bytes.TrimLeft(rest, " \t\r\n") }

// valueLength is the number of bytes of the value that rest, valid JSON, begins with.
func valueLength(rest []byte) int {
	depth := 0
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '"':
			i += stringLength(rest[i:]) - 1
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 { // behind a number or a word
				return i
			}
			if depth == 0 {
				return i + 1
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return len(rest)
}

// stringLength is the number of bytes of a string with its quotes.
func stringLength(rest []byte) int {
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(rest)
}

// unquoteJSON reads a valid JSON string.
func unquoteJSON(quoted []byte) string {
	inner := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	var s string
	_ = json.Unmarshal(quoted, &s) // it is valid
	return s
}
