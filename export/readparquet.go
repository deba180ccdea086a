package export

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"statclaim/schema"
)

// parquetSource reads a Parquet file with parquet-go, which is made for files of other writers. It holds one page of every
// column in memory; columns that the table lacks are never read.
type parquetSource struct {
	file    *os.File
	parquet *parquet.File
	columns []*parquetCursor
	group   int   // the next row group
	left    int64 // rows of the open one
	row     int64 // rows read
	cell    schema.Cell
}

func openParquetSource(file *os.File, t *schema.Table, given []givenCell) (*parquetSource, error) {
	p := &parquetSource{file: file}
	err := guardRead(file.Name(), func() error {
		info, err := file.Stat()
		if err != nil {
			return fmt.Errorf("look at %s: %w", file.Name(), unwrapPath(err))
		}
		p.parquet, err = openFooter(file, info.Size())
		if err != nil {
			return fmt.Errorf("read %s: %w", file.Name(), err)
		}
		return p.choose(t, given)
	})
	return p, err
}

// openFooter reads the footer alone.
func openFooter(file *os.File, size int64) (*parquet.File, error) {
	if err := checkFooterLength(file, size); err != nil {
		return nil, err
	}
	return parquet.OpenFile(file, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
}

// checkFooterLength refuses a length that the file cannot hold before memory is taken for it.
func checkFooterLength(file *os.File, size int64) error {
	var tail [8]byte
	if size < 12 {
		return io.ErrUnexpectedEOF
	}
	if _, err := file.ReadAt(tail[:], size-8); err != nil {
		return unwrapPath(err)
	}
	length := int64(tail[0]) | int64(tail[1])<<8 | int64(tail[2])<<16 | int64(tail[3])<<24
	if length > size-12 {
		return fmt.Errorf("a footer of %d bytes in a file of %d", length, size)
	}
	return nil
}

// choose finds the columns of the table in the file.
func (p *parquetSource) choose(t *schema.Table, given []givenCell) error {
	root := p.parquet.Root()
	has := func(name string) bool { return root.Column(name) != nil }
	if err := missingColumns(p.file.Name(), t, given, has); err != nil {
		return err
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if !has(c.Name) {
			continue
		}
		cursor, err := newParquetCursor(c, root.Column(c.Name))
		if err != nil {
			return sourceError(p.file.Name(), "column "+c.Name, err)
		}
		p.columns = append(p.columns, cursor)
	}
	return nil
}

func (p *parquetSource) next(row any) error {
	return guardRead(p.file.Name(), func() error {
		for p.left == 0 {
			if p.group == len(p.parquet.RowGroups()) {
				return io.EOF
			}
			if err := p.openGroup(); err != nil {
				return err
			}
		}
		p.left--
		p.row++
		for _, c := range p.columns {
			if err := c.read(row, &p.cell); err != nil {
				return sourceError(p.file.Name(), fmt.Sprintf("row %d, column %s", p.row, c.column.Name), err)
			}
		}
		return nil
	})
}

func (p *parquetSource) openGroup() error {
	p.closePages()
	group := p.parquet.RowGroups()[p.group]
	p.group++
	p.left = group.NumRows()
	if p.left < 0 {
		return fmt.Errorf("read %s: a row group of %d rows", p.file.Name(), p.left)
	}
	chunks := group.ColumnChunks()
	for _, c := range p.columns {
		// parquet-go takes memory without end for broken pages of this codec, and misreads whole ones.
		if c.leaf.Compression().CompressionCodec() == format.Lz4Raw {
			return sourceError(p.file.Name(), "column "+c.column.Name, errors.New("compression LZ4_RAW: want zstd, snappy, gzip, brotli or none"))
		}
		if c.leaf.Type().Kind() == parquet.Boolean {
			c.bools = newBoolPages(p.file, c.leaf, &p.parquet.Metadata().RowGroups[p.group-1].Columns[c.leaf.Index()].MetaData)
			continue
		}
		c.pages = chunks[c.leaf.Index()].Pages()
	}
	return nil
}

func (p *parquetSource) metadata(key string) string {
	value, _ := p.parquet.Lookup(key)
	return value
}

func (p *parquetSource) closePages() {
	for _, c := range p.columns {
		c.close()
	}
}

func (p *parquetSource) close() error {
	_ = guardRead(p.file.Name(), func() error { p.closePages(); return nil }) // of a broken file that was given up
	return p.file.Close()
}

// parquetCursor walks through the values of one column of a row group.
type parquetCursor struct {
	column  *schema.Column
	leaf    *parquet.Column
	element int // of a list: the definition level from which on there is an element
	decode  func(v parquet.Value, t schema.Type, cell *schema.Cell) error
	bools   *boolPages // instead of pages
	pages   parquet.Pages
	page    parquet.Page
	values  parquet.ValueReader
	buffer  [256]parquet.Value
	ahead   []parquet.Value // of buffer
}

func newParquetCursor(c *schema.Column, found *parquet.Column) (*parquetCursor, error) {
	p := &parquetCursor{column: c, leaf: found}
	repeated := 0
	for level := 0; ; p.leaf = p.leaf.Columns()[0] {
		if !p.leaf.Required() {
			level++
		}
		if p.leaf.Repeated() {
			repeated++
			p.element = level
		}
		if p.leaf.Leaf() {
			break
		}
		if len(p.leaf.Columns()) != 1 {
			return nil, fmt.Errorf("a group of %d columns, want %s", len(p.leaf.Columns()), c.Type)
		}
	}
	switch {
	case c.Type == schema.TextList && repeated != 1:
		return nil, fmt.Errorf("no list, want %s", c.Type)
	case c.Type != schema.TextList && (repeated > 0 || p.leaf != found):
		return nil, fmt.Errorf("a list or group, want %s", c.Type)
	}
	if repeated > 0 && p.leaf.Type().Kind() == parquet.Boolean {
		return nil, fmt.Errorf("a list of bools, want %s", c.Type)
	}
	p.decode = parquetDecoder(p.leaf)
	return p, nil
}

// read sets the column of row to the next value.
func (p *parquetCursor) read(row any, cell *schema.Cell) error {
	first, err := p.take()
	if err != nil {
		return err
	}
	if p.column.Type == schema.TextList {
		return p.readList(row, first, cell)
	}
	cell.Null = first.IsNull()
	if !cell.Null {
		if err := p.decode(first, p.column.Type, cell); err != nil {
			return err
		}
	}
	return store(p.column, row, cell)
}

// readList gathers a list. A null among its elements is an empty text.
func (p *parquetCursor) readList(row any, first parquet.Value, cell *schema.Cell) error {
	var list []string
	for v := first; ; {
		if v.DefinitionLevel() >= p.element {
			cell.Text = ""
			if !v.IsNull() {
				if err := p.decode(v, schema.Text, cell); err != nil {
					return err
				}
			}
			list = append(list, cell.Text)
		}
		more, err := p.fill()
		if err != nil {
			return err
		}
		if !more || p.ahead[0].RepetitionLevel() == 0 {
			break
		}
		v, p.ahead = p.ahead[0], p.ahead[1:]
	}
	cell.Null, cell.List = false, list
	return store(p.column, row, cell)
}

// take gives the next value, which must begin a row.
func (p *parquetCursor) take() (parquet.Value, error) {
	more, err := p.fill()
	if err != nil {
		return parquet.Value{}, err
	}
	if !more {
		return parquet.Value{}, io.ErrUnexpectedEOF
	}
	v := p.ahead[0]
	p.ahead = p.ahead[1:]
	return v, nil
}

// fill makes sure that a value is ahead; more is false behind the last one of the row group. Values point into their page: it is
// released when all are used.
func (p *parquetCursor) fill() (more bool, err error) {
	if p.bools != nil && len(p.ahead) == 0 {
		n, err := p.bools.read(p.buffer[:])
		p.ahead = p.buffer[:n]
		return n > 0, err
	}
	for len(p.ahead) == 0 {
		if p.page == nil {
			page, err := p.pages.ReadPage()
			if err == io.EOF {
				return false, nil
			}
			if err != nil {
				return false, err
			}
			p.page, p.values = page, page.Values()
		}
		n, err := p.values.ReadValues(p.buffer[:])
		p.ahead = p.buffer[:n]
		if n > 0 {
			break
		}
		if err != nil && err != io.EOF {
			return false, err
		}
		parquet.Release(p.page)
		p.page, p.values = nil, nil
	}
	return true, nil
}

func (p *parquetCursor) close() {
	p.ahead = nil
	if p.page != nil {
		parquet.Release(p.page)
		p.page, p.values = nil, nil
	}
	if p.pages != nil {
		_ = p.pages.Close() // frees memory
		p.pages = nil
	}
}

// parquetDecoder chooses how the values of a leaf are read, by what its writer says of them.
func parquetDecoder(leaf *parquet.Column) func(parquet.Value, schema.Type, *schema.Cell) error {
	if logical := leaf.Type().LogicalType(); logical != nil {
		switch logical := logical.Value.(type) {
		case *format.DecimalType:
			return decimalDecoder(logical.Scale)
		case *format.DateType:
			return func(v parquet.Value, t schema.Type, cell *schema.Cell) error {
				return putDays(t, int64(v.Int32()), cell)
			}
		case *format.TimestampType:
			return timestampDecoder(logical.Unit)
		case *format.IntType:
			if !logical.IsSigned {
				return decodeUnsigned
			}
		}
	}
	return decodePlain
}

// decodePlain reads a value by its physical type.
func decodePlain(v parquet.Value, t schema.Type, cell *schema.Cell) error {
	switch v.Kind() {
	case parquet.Boolean:
		return putBool(t, v.Boolean(), cell)
	case parquet.Int32:
		return putInteger(t, int64(v.Int32()), cell)
	case parquet.Int64:
		return putInteger(t, v.Int64(), cell)
	case parquet.Int96:
		return putTime(t, int96Time(v), cell)
	case parquet.Float:
		return putFloat(t, float64(v.Float()), cell)
	case parquet.Double:
		return putFloat(t, v.Double(), cell)
	}
	return putText(t, v.ByteArray(), cell)
}

func decodeUnsigned(v parquet.Value, t schema.Type, cell *schema.Cell) error {
	n := uint64(v.Uint32())
	if v.Kind() == parquet.Int64 {
		n = v.Uint64()
	}
	if n > math.MaxInt64 {
		return fmt.Errorf("%d does not fit %s", n, t)
	}
	return putInteger(t, int64(n), cell)
}

// int96Time reads the time of Spark and Impala: nanoseconds of a Julian day, UTC.
func int96Time(v parquet.Value) time.Time {
	n := v.Int96()
	const epoch = 2_440_588 // the Julian day of 1970-01-01
	nanoseconds := int64(n[1])<<32 | int64(n[0])
	return time.Unix((int64(n[2])-epoch)*86400, nanoseconds)
}

func decimalDecoder(scale int32) func(parquet.Value, schema.Type, *schema.Cell) error {
	return func(v parquet.Value, t schema.Type, cell *schema.Cell) error {
		var unscaled big.Int
		switch v.Kind() {
		case parquet.Int32:
			unscaled.SetInt64(int64(v.Int32()))
		case parquet.Int64:
			unscaled.SetInt64(v.Int64())
		default:
			if err := setTwosComplement(&unscaled, v.ByteArray()); err != nil {
				return err
			}
		}
		return putScaled(t, &unscaled, scale, cell)
	}
}

// setTwosComplement reads big-endian bytes.
func setTwosComplement(n *big.Int, b []byte) error {
	if len(b) > 64 {
		return fmt.Errorf("a decimal of %d bytes: want at most 64", len(b))
	}
	n.SetBytes(b)
	if len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return nil
}

func timestampDecoder(unit format.TimeUnit) func(parquet.Value, schema.Type, *schema.Cell) error {
	return func(v parquet.Value, t schema.Type, cell *schema.Cell) error {
		switch unit.Value.(type) {
		case *format.MilliSeconds:
			return putTime(t, time.UnixMilli(v.Int64()), cell)
		case *format.MicroSeconds:
			return putTime(t, time.UnixMicro(v.Int64()), cell)
		}
		return putTime(t, time.Unix(0, v.Int64()), cell)
	}
}
