package export

import (
	"bytes"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"

	"statclaim/schema"
)

// arrowSchema declares a table to Arrow: plain types, a field id and the column's meaning with every field.
func arrowSchema(t *schema.Table, info Info) *arrow.Schema {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{
			Name:     c.Name,
			Type:     arrowType(c.Type),
			Nullable: c.Nullable,
			Metadata: arrow.NewMetadata([]string{"PARQUET:field_id", "meaning"}, []string{strconv.Itoa(c.ID), c.Meaning}),
		}
	}
	keys, values := info.metadata()
	pairs := arrow.NewMetadata(keys, values)
	return arrow.NewSchema(fields, &pairs)
}

func arrowType(t schema.Type) arrow.DataType {
	switch t {
	case schema.Int32:
		return arrow.PrimitiveTypes.Int32
	case schema.Int64:
		return arrow.PrimitiveTypes.Int64
	case schema.Bool:
		return arrow.FixedWidthTypes.Boolean
	case schema.Float64:
		return arrow.PrimitiveTypes.Float64
	case schema.Date32:
		return arrow.FixedWidthTypes.Date32
	case schema.Timestamp:
		return &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	case schema.Decimal38:
		return &arrow.Decimal128Type{Precision: schema.Precision, Scale: schema.Scale}
	case schema.TextList:
		return arrow.ListOfField(arrow.Field{Name: "element", Type: arrow.BinaryTypes.String, Nullable: true})
	default:
		return arrow.BinaryTypes.String
	}
}

// schemaMessage gives the schema as the IPC message that Parquet keeps under ARROW:schema: a stream without batches.
func schemaMessage(s *arrow.Schema) ([]byte, error) {
	var message bytes.Buffer
	w := ipc.NewWriter(&message, ipc.WithSchema(s))
	if err := w.Close(); err != nil {
		return nil, err
	}
	return message.Bytes(), nil
}
