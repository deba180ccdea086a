package export

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
)

func readArrow(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader, err := ipc.NewFileReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	out := [][]string{}
	for i := range reader.NumRecords() {
		record, err := reader.Record(i)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, recordLines(record)...)
	}
	return out
}

func recordLines(record arrow.Record) [][]string {
	out := make([][]string, record.NumRows())
	for r := range out {
		for _, column := range record.Columns() {
			out[r] = append(out[r], arrowText(column, r))
		}
	}
	return out
}

func arrowText(column arrow.Array, r int) string {
	if column.IsNull(r) {
		return null
	}
	switch a := column.(type) {
	case *array.String:
		return a.Value(r)
	case *array.Int32:
		return strconv.Itoa(int(a.Value(r)))
	case *array.Int64:
		return strconv.FormatInt(a.Value(r), 10)
	case *array.Boolean:
		return strconv.FormatBool(a.Value(r))
	case *array.Float64:
		return strconv.FormatFloat(a.Value(r), 'g', -1, 64)
	case *array.Date32:
		return a.Value(r).ToTime().Format(time.DateOnly)
	case *array.Timestamp:
		return a.Value(r).ToTime(arrow.Microsecond).Format(time.RFC3339Nano)
	case *array.Decimal128:
		return unscaledText(a.Value(r).BigInt())
	case *array.List:
		text := ""
		start, end := a.ValueOffsets(r)
		for i := start; i < end; i++ {
			if i > start {
				text += ";"
			}
			text += a.ListValues().(*array.String).Value(int(i))
		}
		return text
	}
	return column.DataType().String()
}
