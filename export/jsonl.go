package export

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"statclaim/schema"
)

// jsonLines writes one JSON object a line, keys in the order of the columns.
type jsonLines struct {
	out     lineWriter
	columns []schema.Column
	keys    []string      // `"name":`, with a leading comma but for the first
	texts   []writtenText // by column: the one that came last
}

// writtenText is a text as it is written. Many columns repeat one from row to row: it is not looked through again.
type writtenText struct {
	text    string
	encoded []byte // nil for none
}

// writtenMax is the size of texts worth keeping: larger ones do not come again.
const writtenMax = 4096

func (j *writtenText) append(out []byte, text string) []byte {
	if len(text) > writtenMax {
		return appendJSONString(out, validText(text))
	}
	if j.encoded == nil || j.text != text {
		j.text, j.encoded = text, appendJSONString(j.encoded[:0], validText(text))
	}
	return append(out, j.encoded...)
}

func newJSONLines(w io.Writer, t *schema.Table) *jsonLines {
	j := &jsonLines{out: lineWriter{w: w}, columns: t.Columns, texts: make([]writtenText, len(t.Columns))}
	for i, c := range t.Columns {
		key := strconv.Quote(c.Name) + ":"
		if i > 0 {
			key = "," + key
		}
		j.keys = append(j.keys, key)
	}
	return j
}

func (j *jsonLines) Write(rows ...any) error {
	var cell schema.Cell
	for _, row := range rows {
		line := append(j.out.buffer, '{')
		for i := range j.columns {
			line = append(line, j.keys[i]...)
			line = j.appendCell(line, i, row, &cell)
		}
		j.out.buffer = append(line, '}', '\n')
		if err := j.out.endLine(); err != nil {
			return err
		}
	}
	return j.out.flush()
}

func (j *jsonLines) appendCell(line []byte, i int, row any, cell *schema.Cell) []byte {
	c := &j.columns[i]
	if c.Type != schema.Text {
		readCell(c, row, cell)
		return appendJSON(line, c.Type, cell)
	}
	c.Read(row, cell)
	if cell.Null {
		return append(line, "null"...)
	}
	return j.texts[i].append(line, cell.Text)
}

func (j *jsonLines) Close() error { return j.out.flush() }

// AppendJSON appends the value of a column of row as jsonl has it.
func AppendJSON(out []byte, c *schema.Column, row any) []byte {
	var cell schema.Cell
	readCell(c, row, &cell)
	return appendJSON(out, c.Type, &cell)
}

func appendJSON(out []byte, t schema.Type, cell *schema.Cell) []byte {
	if cell.Null {
		return append(out, "null"...)
	}
	switch t {
	case schema.Text:
		return appendJSONString(out, cell.Text)
	case schema.Int32, schema.Int64:
		return strconv.AppendInt(out, cell.Int, 10)
	case schema.Bool:
		return strconv.AppendBool(out, cell.Bool)
	case schema.Float64:
		if math.IsNaN(cell.Float) || math.IsInf(cell.Float, 0) {
			return append(out, "null"...)
		}
		return appendFloat(out, cell.Float)
	case schema.Decimal38:
		out = append(out, '"')
		out = cell.Decimal.AppendCanonical(out)
		return append(out, '"')
	case schema.Date32:
		out = append(out, '"')
		return append(appendDate(out, cell.Date), '"')
	case schema.Timestamp:
		out = append(out, '"')
		return append(appendTime(out, cell.Time), '"')
	default:
		out = append(out, '[')
		for i, s := range cell.List {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendJSONString(out, s)
		}
		return append(out, ']')
	}
}

const hexDigits = "0123456789abcdef"

// appendJSONString appends s, valid UTF-8, with the escapes of encoding/json when HTML escaping is off.
func appendJSONString(out []byte, s string) []byte {
	out = append(out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		if !mayEscape[b] {
			continue
		}
		if b < utf8.RuneSelf {
			out = appendEscape(append(out, s[start:i]...), b)
			start = i + 1
			continue
		}
		if i+2 < len(s) && s[i+1] == 0x80 && s[i+2]|1 == 0xA9 { // U+2028 and U+2029: line ends to JavaScript
			out = append(out, s[start:i]...)
			out = append(out, `\u202`...)
			out = append(out, hexDigits[s[i+2]&0xF])
			i += 2
			start = i + 1
		}
	}
	out = append(out, s[start:]...)
	return append(out, '"')
}

// mayEscape tells the bytes of which a text with escapes has one.
var mayEscape = func() (may [256]bool) {
	for b := range byte(' ') {
		may[b] = true
	}
	may['"'], may['\\'], may[0xE2] = true, true, true
	return may
}()

func appendEscape(out []byte, b byte) []byte {
	switch b {
	case '"', '\\':
		return append(out, '\\', b)
	case '\b':
		return append(out, '\\', 'b')
	case '\f':
		return append(out, '\\', 'f')
	case '\n':
		return append(out, '\\', 'n')
	case '\r':
		return append(out, '\\', 'r')
	case '\t':
		return append(out, '\\', 't')
	}
	return append(out, '\\', 'u', '0', '0', hexDigits[b>>4], hexDigits[b&0xF])
}
