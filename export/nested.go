package export

import (
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"statclaim/schema"
)

// Nested is what came of one document: its rows in every table of a run, or its reject.
type Nested struct {
	Source string
	Tables [][]any // by schema.Tables, each as a Writer takes them
}

// StreamNested starts a stream of rows of *Nested: the column source, and one for each table of a run, of structs with its columns.
// claims, articles and suppressed are lists of them; document and reject are one, or null.
func StreamNested(w io.Writer, info Info, compression string) (*Batches, error) {
	b, err := newBatches(w, "documents with their rows", nestedSchema(info), compression)
	if err != nil {
		return nil, err
	}
	var cell schema.Cell
	b.add = func(row any) int {
		n := row.(*Nested)
		b.builder.Field(0).(*array.StringBuilder).Append(validText(n.Source))
		text := len(n.Source)
		for i, t := range schema.Tables {
			text += appendRows(b.builder.Field(i+1), t, n.Tables[i], &cell)
		}
		return text
	}
	return b, nil
}

func nestedSchema(info Info) *arrow.Schema {
	fields := []arrow.Field{{Name: "source", Type: arrow.BinaryTypes.String}}
	for _, t := range schema.Tables {
		row := arrow.StructOf(arrowSchema(t, info).Fields()...)
		if name, one := nestedName(t); one {
			fields = append(fields, arrow.Field{Name: name, Type: row, Nullable: true})
			continue
		}
		fields = append(fields, arrow.Field{Name: t.Name, Type: arrow.ListOfField(arrow.Field{Name: "element", Type: row})})
	}
	keys, values := info.metadata()
	pairs := arrow.NewMetadata(keys, values)
	return arrow.NewSchema(fields, &pairs)
}

// nestedName is the name of a table's column, and whether it holds one row at most.
func nestedName(t *schema.Table) (name string, one bool) {
	switch t {
	case schema.DocumentsTable:
		return "document", true
	case schema.RejectsTable:
		return "reject", true
	}
	return t.Name, false
}

// rowBytes is the memory of a nested row beside its text, roughly.
const rowBytes = 512

// appendRows adds the rows of a table to its column and gives the bytes that they take.
func appendRows(b array.Builder, t *schema.Table, rows []any, cell *schema.Cell) int {
	list, many := b.(*array.ListBuilder)
	if !many && len(rows) == 0 {
		b.AppendNull()
		return 0
	}
	if many {
		list.Append(true)
		b = list.ValueBuilder()
	}
	row := b.(*array.StructBuilder)
	text := rowBytes * len(rows)
	for _, r := range rows {
		row.Append(true)
		for i := range t.Columns {
			readCell(&t.Columns[i], r, cell)
			text += appendArrow(row.FieldBuilder(i), t.Columns[i].Type, cell)
		}
	}
	return text
}
