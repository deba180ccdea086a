package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"statclaim/schema"
)

// parquetReader reads the chosen columns of a Parquet file, a page at a time.
type parquetReader struct {
	file    *parquet.File
	options Options
	group   int // of rows, the next one
	left    int64
	columns [4]*parquetColumn // text, id, date and title, nil for none
	number  int64
}

func newParquet(at io.ReaderAt, size int64, o Options, c *Container) (rows rowReader, err error) {
	defer recovered(&err)
	file, err := parquet.OpenFile(at, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, &fault{"damaged", fmt.Sprintf("Parquet: %v", err), -1}
	}
	p := &parquetReader{file: file, options: o}
	leaves := file.Root().Columns()
	for _, leaf := range leaves {
		c.Available = append(c.Available, leaf.Name())
	}
	chosen, f := o.Columns.choose(c.Available)
	if f != nil {
		return nil, f
	}
	c.Columns = chosen
	for i, name := range []string{chosen.Text, chosen.ID, chosen.Date, chosen.Title} {
		if name == "" {
			continue
		}
		leaf := leaves[slices.Index(c.Available, name)]
		if !leaf.Leaf() || leaf.Repeated() {
			return nil, &fault{"no_text_column", fmt.Sprintf("column %q is no plain column: want text", name), -1}
		}
		if i == 0 && leaf.Type().Kind() != parquet.ByteArray {
			return nil, &fault{"no_text_column", fmt.Sprintf("column %q holds %s, not text", name, leaf.Type()), -1}
		}
		p.columns[i] = &parquetColumn{column: leaf}
	}
	return p, nil
}

func (p *parquetReader) close() {
	for _, c := range p.columns {
		if c != nil {
			c.close()
		}
	}
}

func (p *parquetReader) next() (r *row, err error) {
	defer recovered(&err)
	for p.left == 0 {
		groups := p.file.RowGroups()
		if p.group == len(groups) {
			return nil, io.EOF
		}
		p.left = groups[p.group].NumRows()
		for _, c := range p.columns {
			if c != nil {
				c.open(groups[p.group])
			}
		}
		p.group++
	}
	p.left--
	p.number++
	r = &row{number: p.number, offset: -1}
	var values [4]parquet.Value
	for i, c := range p.columns {
		if c == nil {
			continue
		}
		if values[i], err = c.next(); err != nil {
			return nil, &fault{"damaged", fmt.Sprintf("Parquet: row %d: %v", p.number, err), -1}
		}
	}
	r.id, r.date, r.title = p.columns[1].print(values[1]), p.columns[2].print(values[2]), p.columns[3].print(values[3])
	if values[0].IsNull() {
		return nil, &rowFault{*r, StageParse, &fault{"no_text", fmt.Sprintf("column %q is null", p.columns[0].column.Name()), -1}}
	}
	return r, r.setCell(values[0].ByteArray(), p.options)
}

// setCell decodes a cell of bytes as the text of a row. Files of columns store UTF-8; other bytes are decoded as those of a
// file are.
func (r *row) setCell(cell []byte, o Options) error {
	r.size = int64(len(cell))
	if r.size > o.maxBytes() {
		return &rowFault{*r, StageOpen, &fault{"too_large", fmt.Sprintf("larger than %d bytes", o.maxBytes()), -1}}
	}
	text, replaced, f := decodeUTF8(cell)
	d := decoded{text, UTF8, BasisValidUTF8, replaced}
	if f != nil {
		d, f = decode(cell, o)
	}
	if f != nil {
		r.offset = -1
		return &rowFault{*r, StageDecode, f}
	}
	r.text, r.encoding, r.basis, r.replaced = d.text, d.encoding, d.basis, d.replaced
	return nil
}

// parquetColumn reads the values of one column.
type parquetColumn struct {
	column *parquet.Column
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [64]parquet.Value
	filled []parquet.Value
}

func (c *parquetColumn) open(group parquet.RowGroup) {
	c.close()
	c.pages = group.ColumnChunks()[c.column.Index()].Pages()
}

func (c *parquetColumn) close() {
	c.release()
	if c.pages != nil {
		c.pages.Close()
		c.pages = nil
	}
}

func (c *parquetColumn) release() {
	c.filled, c.values = nil, nil
	if c.page != nil {
		parquet.Release(c.page)
		c.page = nil
	}
}

// next gives the next value. Its bytes serve until the next call.
func (c *parquetColumn) next() (parquet.Value, error) {
	for len(c.filled) == 0 {
		if c.values == nil {
			c.release()
			page, err := c.pages.ReadPage()
			if errors.Is(err, io.EOF) {
				return parquet.Value{}, io.ErrUnexpectedEOF
			}
			if err != nil {
				return parquet.Value{}, err
			}
			c.page, c.values = page, page.Values()
		}
		n, err := c.values.ReadValues(c.buffer[:])
		c.filled = c.buffer[:n]
		if err != nil && !errors.Is(err, io.EOF) {
			return parquet.Value{}, err
		}
		if err != nil && n == 0 {
			c.values = nil
		}
	}
	v := c.filled[0]
	c.filled = c.filled[1:]
	return v, nil
}

// print gives a value as text; dates and timestamps as YYYY-MM-DD.
func (c *parquetColumn) print(v parquet.Value) string {
	if c == nil || v.IsNull() {
		return ""
	}
	switch {
	case v.Kind() == parquet.ByteArray:
		return string(v.ByteArray())
	case v.Kind() == parquet.Int32 && c.isDate():
		return schema.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(v.Int32())).String()
	case v.Kind() == parquet.Int64 && c.perSecond() > 0:
		return time.Unix(v.Int64()/c.perSecond(), 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}

func (c *parquetColumn) isDate() bool {
	logical := c.column.Type().LogicalType()
	if logical == nil {
		return false
	}
	_, date := logical.Value.(*format.DateType)
	return date
}

// perSecond is how many units of a timestamp make a second, 0 for a column that holds none.
func (c *parquetColumn) perSecond() int64 {
	logical := c.column.Type().LogicalType()
	if logical == nil {
		return 0
	}
	timestamp, ok := logical.Value.(*format.TimestampType)
	if !ok {
		return 0
	}
	switch timestamp.Unit.Value.(type) {
	case *format.MilliSeconds:
		return 1e3
	case *format.MicroSeconds:
		return 1e6
	}
	return 1e9
}

// recovered makes an error of a panic: the libraries that read foreign files have them.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = &fault{"damaged", fmt.Sprintf("the file is damaged, or its reader has a bug: %v", p), -1}
	}
}
