package export

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"

	"statclaim/schema"
)

// The bounds of memory: rows and bytes of text after which the columns look whether their pages are full, and those of a row group.
// They depend on the rows alone, so that the same rows give the same file.
const (
	batchRows    = 1024
	batchText    = 4 << 20
	rowGroupRows = 131_072
	rowGroupText = 64 << 20
	pageBatches  = 16 // after which every column begins a page
)

// compressionLevel of zstd gives files 4 % larger than the default and is half as fast again.
const compressionLevel = 1

// parquetWriter writes one table. Columns and pages are encoded here: the encoders of arrow/go/v15 make everything anew for each page
// and take five times as long. What is written is what they write, byte for byte, as a test holds: plain and dictionary encoding,
// levels in runs, zstd, data pages of version 1. The footer is theirs. A page has at most pageBatches of rows, so that the pages of
// sixty columns take little memory; only sentences have a larger dictionary than theirs.
type parquetWriter struct {
	out        *trackedWriter
	properties *parquet.WriterProperties
	schema     *pqschema.Schema
	footer     *metadata.FileMetaDataBuilder
	table      *schema.Table
	chunks     []*parquetChunk
	sizes      textSizes
	pages      pageWriter
	taken      []schema.Row // that wait for the chunks
	rows       int          // in the batch
	text       int          // bytes of text in the batch
	batches    int          // since every column began a page
	groups     int          // that are closed
	groupRows  int          // in the row group, as far as its columns have them
	groupText  int
	groupMax   int // rows
	closed     bool
}

const parquetMagic = "PAR1"

func newParquetWriter(out *trackedWriter, t *schema.Table, info Info) (*parquetWriter, error) {
	p := &parquetWriter{out: out, table: t, properties: parquetProperties(t, info), groupMax: rowGroupRows}
	root, err := parquetSchema(t)
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", out.name, err)
	}
	pairs, err := parquetMetadata(t, info)
	if err != nil {
		return nil, fmt.Errorf("metadata of %s: %w", out.name, err)
	}
	p.schema = pqschema.NewSchema(root)
	p.footer = metadata.NewFileMetadataBuilder(p.schema, p.properties, pairs)
	for i := range t.Columns {
		c := &t.Columns[i]
		p.chunks = append(p.chunks, newParquetChunk(c, p.schema.Column(i), &p.pages))
	}
	p.sizes = newTextSizes(t)
	return p, out.guard("start", func() error {
		_, err := io.WriteString(out, parquetMagic)
		return err
	})
}

func (p *parquetWriter) Write(rows ...any) error {
	for _, row := range rows {
		r := p.table.Row(row)
		p.taken = append(p.taken, r)
		p.rows++
		p.text += p.sizes.add(r)
		if p.rows < batchRows && p.text < batchText {
			continue
		}
		if err := p.out.guard("encode", p.endBatch); err != nil {
			return err
		}
	}
	p.hand()
	return p.out.err
}

// hand gives the rows that wait to the chunks, a column after the other.
func (p *parquetWriter) hand() {
	for _, k := range p.chunks {
		k.put(p.taken)
	}
	clear(p.taken) // or it would keep the rows
	p.taken = p.taken[:0]
}

func (p *parquetWriter) Close() error {
	if p.closed {
		return p.out.err
	}
	p.closed = true
	return p.out.guard("close", func() error {
		if err := p.endBatch(); err != nil {
			return err
		}
		if err := p.closeGroup(); err != nil {
			return err
		}
		return p.writeFooter()
	})
}

// endBatch lets the chunks look whether their pages are full, and closes the row group when the next batch has no room there.
func (p *parquetWriter) endBatch() error {
	p.hand()
	p.batches++
	for _, k := range p.chunks {
		k.commit()
		if p.batches == pageBatches && k.levels > 0 {
			k.endPage()
		}
	}
	p.batches %= pageBatches
	p.groupRows += p.rows
	p.groupText += p.text
	p.rows, p.text = 0, 0
	if p.groupRows+batchRows > p.groupMax || p.groupText > rowGroupText {
		return p.closeGroup()
	}
	return nil
}

// closeGroup writes the row group, a column after the other.
func (p *parquetWriter) closeGroup() error {
	if p.groupRows == 0 {
		return nil
	}
	group := p.footer.AppendRowGroup()
	size := int64(0)
	for _, k := range p.chunks {
		n, err := k.writeTo(p.out, p.out.size, group.NextColumnChunk())
		if err != nil {
			return fmt.Errorf("column %s: %w", k.column.Name, err)
		}
		size += n
	}
	group.SetNumRows(p.groupRows)
	err := group.Finish(size, int16(p.groups))
	p.groups++
	p.groupRows, p.groupText, p.batches = 0, 0, 0
	return err
}

func (p *parquetWriter) writeFooter() error {
	footer, err := p.footer.Finish()
	if err != nil {
		return err
	}
	n, err := footer.WriteTo(p.out, nil)
	if err != nil {
		return err
	}
	_, err = p.out.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(n)), parquetMagic...))
	return err
}

func parquetProperties(t *schema.Table, info Info, more ...parquet.WriterProperty) *parquet.WriterProperties {
	properties := []parquet.WriterProperty{
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithCompressionLevel(compressionLevel),
		parquet.WithDataPageVersion(parquet.DataPageV1),
		parquet.WithVersion(parquet.V2_LATEST),
		parquet.WithMaxRowGroupLength(rowGroupRows),
		parquet.WithRootName("schema"),
		parquet.WithRootRepetition(parquet.Repetitions.Required),
		parquet.WithCreatedBy("statclaim version " + info.ToolVersion + " (build arrow-go-15.0.2)"),
		parquet.WithStats(true),
	}
	for _, c := range t.Columns {
		properties = append(properties, parquet.WithDictionaryFor(leafPath(&c), repeats(&c)))
	}
	return parquet.NewWriterProperties(append(properties, more...)...)
}

// repeats reports whether the values of a column recur so often that Parquet's dictionary encoding pays.
func repeats(c *schema.Column) bool {
	switch c.Type {
	case schema.Text, schema.TextList:
	default:
		return c.Type == schema.Int32 || c.Type == schema.Date32 || c.Name == "confidence"
	}
	switch c.Name {
	case "claim_id", "related_claim_id", "quote", "text", "context", "number_text", "value_text", "message", "review_note", "note":
		return false
	}
	return true
}

func leafPath(c *schema.Column) string {
	if c.Type == schema.TextList {
		return c.Name + ".list.element"
	}
	return c.Name
}

func parquetSchema(t *schema.Table) (*pqschema.GroupNode, error) {
	var fields pqschema.FieldList
	for i := range t.Columns {
		node, err := parquetNode(&t.Columns[i])
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", t.Columns[i].Name, err)
		}
		fields = append(fields, node)
	}
	return pqschema.NewGroupNode("schema", parquet.Repetitions.Required, fields, -1)
}

func parquetNode(c *schema.Column) (pqschema.Node, error) {
	repetition := parquet.Repetitions.Required
	if c.Nullable {
		repetition = parquet.Repetitions.Optional
	}
	if c.Type == schema.TextList {
		element, err := pqschema.NewPrimitiveNodeLogical("element", parquet.Repetitions.Optional, pqschema.StringLogicalType{}, parquet.Types.ByteArray, -1, -1)
		if err != nil {
			return nil, err
		}
		return pqschema.ListOfWithName(c.Name, element, repetition, int32(c.ID))
	}
	physical, logical, length := parquetType(c.Type)
	return pqschema.NewPrimitiveNodeLogical(c.Name, repetition, logical, physical, length, int32(c.ID))
}

func parquetType(t schema.Type) (physical parquet.Type, logical pqschema.LogicalType, length int) {
	switch t {
	case schema.Text:
		return parquet.Types.ByteArray, pqschema.StringLogicalType{}, -1
	case schema.Int32:
		return parquet.Types.Int32, pqschema.NewIntLogicalType(32, true), -1
	case schema.Int64:
		return parquet.Types.Int64, pqschema.NewIntLogicalType(64, true), -1
	case schema.Bool:
		return parquet.Types.Boolean, pqschema.NoLogicalType{}, -1
	case schema.Float64:
		return parquet.Types.Double, pqschema.NoLogicalType{}, -1
	case schema.Date32:
		return parquet.Types.Int32, pqschema.DateLogicalType{}, -1
	case schema.Timestamp:
		return parquet.Types.Int64, pqschema.NewTimestampLogicalTypeForce(true, pqschema.TimeUnitMicros), -1
	default:
		return parquet.Types.FixedLenByteArray, pqschema.NewDecimalLogicalType(schema.Precision, schema.Scale), decimalBytes
	}
}

func parquetMetadata(t *schema.Table, info Info) (metadata.KeyValueMetadata, error) {
	pairs := metadata.NewKeyValueMetadata()
	keys, values := info.metadata()
	for i := range keys {
		if err := pairs.Append(keys[i], values[i]); err != nil {
			return nil, err
		}
	}
	message, err := schemaMessage(arrowSchema(t, info))
	if err != nil {
		return nil, err
	}
	return pairs, pairs.Append("ARROW:schema", base64.StdEncoding.EncodeToString(message))
}

// checkParquet reads the footer of a finished file back and compares it with what was written.
func checkParquet(r readerAtSeeker, name string, t *schema.Table, rows int64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read back %s: %v", name, r)
		}
	}()
	reader, err := file.NewParquetReader(r)
	if err != nil {
		return fmt.Errorf("read back %s: %w", name, err)
	}
	if got := reader.NumRows(); got != rows {
		return fmt.Errorf("read back %s: %d rows, want %d", name, got, rows)
	}
	if got := reader.MetaData().Schema.NumColumns(); got != len(t.Columns) {
		return fmt.Errorf("read back %s: %d columns, want %d", name, got, len(t.Columns))
	}
	return nil
}

type readerAtSeeker interface {
	io.ReaderAt
	io.Seeker
}
