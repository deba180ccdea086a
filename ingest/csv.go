package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
)

// csvReader reads a table of delimited text whose first record names the columns. Quotes, line ends and delimiters are found
// in the bytes, which is right in every encoding read here, because none of them is a part of a longer character.
type csvReader struct {
	records *csv.Reader
	limit   *recordLimit
	text    rowText
	options Options
	columns [4]int // places of text, id, date and title, -1 for none
	width   int
	number  int64
	start   int64 // offset of the bytes that the records are read from
}

func newCSV(r *bufio.Reader, comma rune, o Options, c *Container) (rowReader, error) {
	r, text, err := openRowText(r, o)
	if err != nil {
		return nil, err
	}
	c.Encoding, c.Basis = text.encoding, text.basis
	limit := &recordLimit{r: r, limit: o.maxBytes()}
	records := csv.NewReader(limit)
	records.Comma = comma
	records.FieldsPerRecord = -1
	records.ReuseRecord = true
	records.LazyQuotes = comma == '\t'
	v := &csvReader{records: records, limit: limit, text: text, options: o}
	if text.basis == BasisBOM && text.encoding == UTF8 {
		v.start = int64(len("\xEF\xBB\xBF"))
	}
	return v, v.readHeader(c)
}

// readHeader finds the columns.
func (v *csvReader) readHeader(c *Container) error {
	header, err := v.records.Read()
	if errors.Is(err, io.EOF) {
		header, err = nil, nil
		if v.options.Columns == (Columns{}) {
			return nil // an empty file holds no rows
		}
	}
	if err != nil {
		return v.broken(err)
	}
	for _, cell := range header {
		d, f := v.text.decode([]byte(cell))
		if f != nil {
			return f
		}
		c.Available = append(c.Available, d.text)
	}
	chosen, f := v.options.Columns.choose(c.Available)
	if f != nil {
		return f
	}
	c.Columns, v.width = chosen, len(header)
	for i, name := range []string{chosen.Text, chosen.ID, chosen.Date, chosen.Title} {
		v.columns[i] = -1
		if name != "" {
			v.columns[i] = slices.Index(c.Available, name)
		}
	}
	return nil
}

func (v *csvReader) close() {}

func (v *csvReader) next() (*row, error) {
	start := v.records.InputOffset()
	v.limit.begin(start)
	record, err := v.records.Read()
	if errors.Is(err, io.EOF) {
		return nil, err
	}
	v.number++
	r := &row{number: v.number, offset: v.start + start, size: v.records.InputOffset() - start}
	var malformed *csv.ParseError
	switch {
	case errors.As(err, &malformed) && !errors.Is(malformed.Err, errTooLarge):
		return nil, &rowFault{*r, StageParse, &fault{"invalid_csv", malformed.Err.Error(), -1}}
	case err != nil:
		return nil, v.broken(err)
	case len(record) != v.width:
		message := fmt.Sprintf("%d columns, but the header has %d", len(record), v.width)
		return nil, &rowFault{*r, StageParse, &fault{"invalid_csv", message, -1}}
	}
	cells := [4]string{}
	for i, column := range v.columns {
		if column < 0 {
			continue
		}
		d, f := v.text.decode([]byte(record[column]))
		if f != nil {
			f.offset = -1 // of a cell, whose place in the file quotes hide
			r.id = cells[1]
			return nil, &rowFault{*r, StageDecode, f}
		}
		cells[i] = d.text
		r.encoding, r.basis = d.encoding, d.basis
		r.replaced += d.replaced
	}
	r.text, r.id, r.date, r.title = cells[0], cells[1], cells[2], cells[3]
	return r, nil
}

// broken is an error that ends the table.
func (v *csvReader) broken(err error) error {
	if errors.Is(err, errTooLarge) {
		return &fault{"too_large", fmt.Sprintf("a record larger than %d bytes: is a quote not closed?", v.options.maxBytes()), v.limit.start + v.start}
	}
	var malformed *csv.ParseError
	if errors.As(err, &malformed) {
		return &fault{"invalid_csv", "header: " + malformed.Err.Error(), -1}
	}
	return err
}

// recordLimit stops a record that grows over the limit: one quote that is not closed would take in the whole file.
type recordLimit struct {
	r     io.Reader
	limit int64
	start int64 // offset of the record
	read  int64
}

func (l *recordLimit) begin(offset int64) { l.start = offset }

func (l *recordLimit) Read(b []byte) (int, error) {
	if l.read-l.start > l.limit+readBuffer {
		return 0, errTooLarge
	}
	n, err := l.r.Read(b)
	l.read += int64(n)
	return n, err
}
