package export

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"

	"statclaim/schema"
)

// TestParquetBytes wants the bytes that the column writers of arrow/go/v15 give.
func TestParquetBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, test := range []struct {
		name   string
		table  *schema.Table
		rows   []any
		group  int // rows
		chance bool
	}{
		{"samples", schema.ClaimsTable, []any{plainClaim(), bareClaim(), hardClaim()}, rowGroupRows, false},
		{"no row", schema.ClaimsTable, nil, rowGroupRows, false},
		{"one row", schema.DocumentsTable, []any{&schema.Document{DocumentID: "sha256:ab"}}, rowGroupRows, false},
		{"claims", schema.ClaimsTable, manyClaims(5000), rowGroupRows, false},
		{"random claims", schema.ClaimsTable, randomClaims(random, 9_000, 30), rowGroupRows, false},
		{"more random claims", schema.ClaimsTable, randomClaims(random, 15_000, 300), rowGroupRows, false},
		{"row groups", schema.ClaimsTable, randomClaims(random, 5_000, 8), 2048, false},
		{"pages", schema.ClaimsTable, randomClaims(random, 20_000, 3_000), rowGroupRows, false},
		{"large texts", schema.DocumentsTable, largeDocuments(random), rowGroupRows, false},
		{"sentences given up", schema.ClaimsTable, longSentences(random, 3_000), rowGroupRows, true},
		{"dictionaries given up", schema.ArticlesTable, longArticles(random, 6_000), rowGroupRows, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got, want bytes.Buffer
			w, err := newParquetWriter(&trackedWriter{w: &got, name: "test"}, test.table, testInfo)
			if err != nil {
				t.Fatal(err)
			}
			w.groupMax = test.group
			if err := w.Write(test.rows...); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			for range 40 { // where a dictionary is given up, it counts the pages of a column in one of two orders, by chance
				want.Reset()
				writeWithArrow(t, &want, test.table, test.rows, test.group)
				if bytes.Equal(got.Bytes(), want.Bytes()) {
					return
				}
				if !test.chance {
					break
				}
			}
			compareChunks(t, want.Bytes(), got.Bytes())
		})
	}
}

// compareChunks says which column chunks differ.
func compareChunks(t *testing.T, want, got []byte) {
	t.Helper()
	t.Errorf("%d bytes differ from the %d that arrow/go/v15 writes", len(got), len(want))
	a, err := file.NewParquetReader(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	b, err := file.NewParquetReader(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	for g := range a.NumRowGroups() {
		for c := range a.MetaData().Schema.NumColumns() {
			x, _ := a.MetaData().RowGroup(g).ColumnChunk(c)
			y, _ := b.MetaData().RowGroup(g).ColumnChunk(c)
			if x.TotalCompressedSize() != y.TotalCompressedSize() || x.TotalUncompressedSize() != y.TotalUncompressedSize() || x.NumValues() != y.NumValues() {
				t.Errorf("row group %d, column %s: %d of %d bytes, %d values; want %d of %d, %d", g, a.MetaData().Schema.Column(c).Path(),
					y.TotalCompressedSize(), y.TotalUncompressedSize(), y.NumValues(), x.TotalCompressedSize(), x.TotalUncompressedSize(), x.NumValues())
			}
		}
	}
}

// writeWithArrow writes rows with the column writers of arrow/go/v15, in the batches and row groups of parquetWriter.
func writeWithArrow(t *testing.T, out *bytes.Buffer, table *schema.Table, rows []any, groupMax int) {
	t.Helper()
	root, err := parquetSchema(table)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := parquetMetadata(table, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	limit := parquet.WithDictionaryPageSizeLimit(dictionarySize)
	if table.Column(sentences) != nil { // no other column of the tests reaches it
		limit = parquet.WithDictionaryPageSizeLimit(sentencesSize)
	}
	w := file.NewParquetWriter(out, root, file.WithWriterProps(parquetProperties(table, testInfo, limit)), file.WithWriteMetadata(pairs))
	a := &arrowColumns{table: table, file: w, groupMax: groupMax, sizes: newTextSizes(table)}
	for _, row := range rows {
		if err := a.add(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.flush(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// arrowColumns gathers batches as parquetWriter does.
type arrowColumns struct {
	table                *schema.Table
	file                 *file.Writer
	group                file.BufferedRowGroupWriter
	groupMax             int
	batch                []batchColumn
	sizes                textSizes
	rows, text           int
	batches              int
	groupRows, groupText int
}

// batchColumn is a column of a batch.
type batchColumn struct {
	values                   []schema.Cell // that are not null, or the texts of lists
	definitions, repetitions []int16       // nil for none
}

func (a *arrowColumns) add(row any) error {
	if a.batch == nil {
		a.batch = make([]batchColumn, len(a.table.Columns))
	}
	for i := range a.table.Columns {
		c := &a.table.Columns[i]
		var cell schema.Cell
		readCell(c, row, &cell)
		a.batch[i].add(c, &cell)
	}
	a.text += a.sizes.add(a.table.Row(row))
	a.rows++
	if a.rows < batchRows && a.text < batchText {
		return nil
	}
	return a.flush()
}

func (a *batchColumn) add(c *schema.Column, cell *schema.Cell) {
	switch {
	case c.Type == schema.TextList && len(cell.List) == 0:
		a.definitions = append(a.definitions, 0)
		a.repetitions = append(a.repetitions, 0)
	case c.Type == schema.TextList:
		for i, s := range cell.List {
			a.values = append(a.values, schema.Cell{Text: s})
			a.definitions = append(a.definitions, 2)
			a.repetitions = append(a.repetitions, int16(min(i, 1)))
		}
	case cell.Null:
		a.definitions = append(a.definitions, 0)
	default:
		a.values = append(a.values, *cell)
		if c.Nullable {
			a.definitions = append(a.definitions, 1)
		}
	}
}

func (a *arrowColumns) flush() error {
	if a.rows == 0 {
		return nil
	}
	if a.group == nil {
		a.group = a.file.AppendBufferedRowGroup()
	}
	a.batches++
	for i := range a.batch {
		w, err := a.group.Column(i)
		if err != nil {
			return err
		}
		c := &a.table.Columns[i]
		if err := writeBatch(w, c.Type, &a.batch[i]); err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
		if a.batches%pageBatches == 0 && reflect.ValueOf(w).Elem().FieldByName("numBufferedValues").Int() > 0 {
			if err := w.(interface{ FlushCurrentPage() error }).FlushCurrentPage(); err != nil {
				return err
			}
		}
	}
	a.groupRows += a.rows
	a.groupText += a.text
	a.rows, a.text, a.batch = 0, 0, nil
	if a.groupRows+batchRows <= a.groupMax && a.groupText <= rowGroupText {
		return nil
	}
	err := a.group.Close()
	a.group, a.groupRows, a.groupText, a.batches = nil, 0, 0, 0
	return err
}

func writeBatch(w file.ColumnChunkWriter, t schema.Type, a *batchColumn) error {
	var err error
	switch w := w.(type) {
	case *file.ByteArrayColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) parquet.ByteArray { return append([]byte{}, c.Text...) }), a.definitions, a.repetitions)
	case *file.Int32ColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) int32 {
			if t == schema.Date32 {
				return c.Date.Days()
			}
			return int32(c.Int)
		}), a.definitions, a.repetitions)
	case *file.Int64ColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) int64 {
			if t == schema.Timestamp {
				return c.Time.UnixMicro()
			}
			return c.Int
		}), a.definitions, a.repetitions)
	case *file.BooleanColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) bool { return c.Bool }), a.definitions, a.repetitions)
	case *file.Float64ColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) float64 { return c.Float }), a.definitions, a.repetitions)
	case *file.FixedLenByteArrayColumnChunkWriter:
		_, err = w.WriteBatch(converted(a, func(c *schema.Cell) parquet.FixedLenByteArray {
			n := decimalNumber(c.Decimal)
			return appendNumber(nil, n.LowBits(), uint64(n.HighBits()), decimalBytes)
		}), a.definitions, a.repetitions)
	default:
		err = fmt.Errorf("no writer for %T", w)
	}
	return err
}

func converted[T any](a *batchColumn, convert func(*schema.Cell) T) (out []T) {
	for i := range a.values {
		out = append(out, convert(&a.values[i]))
	}
	return out
}

// randomClaims gives claims whose fields are each often null, often what they were in the claim before, and else one of so many values.
func randomClaims(random *rand.Rand, n, values int) []any {
	var cell schema.Cell
	rows := make([]any, n)
	for i := range rows {
		row := schema.ClaimsTable.New()
		for c := range schema.ClaimsTable.Columns {
			column := &schema.ClaimsTable.Columns[c]
			if i > 0 && random.IntN(3) == 0 {
				column.ReadExact(rows[i-1], &cell)
			} else {
				cell = randomCell(random, values)
			}
			if !column.Nullable || random.IntN(c+2) > 1 {
				column.Set(row, &cell)
			}
		}
		rows[i] = row
	}
	return rows
}

func randomCell(random *rand.Rand, values int) schema.Cell {
	n := random.IntN(values)
	cell := schema.Cell{Text: strings.Repeat(fmt.Sprint("第", n), n%7), Int: int64(n) - 5, Bool: n%3 == 0, Float: float64(n) - 7,
		Date: schema.Date{Year: 1960 + n, Month: 1 + n%12, Day: 1 + n%28}, Time: time.UnixMicro(int64(n-3) * 1e12),
		Decimal: schema.MustDecimal(fmt.Sprintf("%d.%03d", n-4, random.IntN(1000)))}
	if n%5 == 4 {
		cell.Float = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1)}[random.IntN(5)]
	}
	for range n % 4 {
		cell.List = append(cell.List, fmt.Sprint("标", random.IntN(values)))
	}
	return cell
}

// largeDocuments has texts that end batches, pages and row groups, and are too long for statistics.
func largeDocuments(random *rand.Rand) []any {
	var rows []any
	for i := range 60 {
		size := []int{10, 5_000, 400_000, 5_000_000}[random.IntN(4)]
		rows = append(rows, &schema.Document{DocumentID: fmt.Sprint(i), Source: fmt.Sprint(i, ".txt"), Text: strings.Repeat(fmt.Sprint("文", i), size/6)})
	}
	return rows
}

// longArticles has so many different texts that their dictionaries are given up, one in its first page and one later.
func longArticles(random *rand.Rand, n int) []any {
	var rows []any
	for i := range n {
		rows = append(rows, &schema.Article{DocumentID: fmt.Sprint(i % 3), Source: strings.Repeat(fmt.Sprint(random.Uint64()), 30),
			Title: strings.Repeat(fmt.Sprint(random.Uint64()), 10)})
	}
	return rows
}

// longSentences has so many that their dictionary is given up.
func longSentences(random *rand.Rand, n int) []any {
	var rows []any
	for i := range n {
		rows = append(rows, &schema.Claim{ClaimID: fmt.Sprint(i), Sentence: strings.Repeat(fmt.Sprint(random.Uint64()), 200)})
	}
	return rows
}
