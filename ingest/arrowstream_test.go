package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"statclaim/schema"
)

// streamOf writes record batches, each a JSON list of rows, with nullable columns.
func streamOf(t testing.TB, fields []arrow.Field, batches ...string) []byte {
	t.Helper()
	for i := range fields {
		fields[i].Nullable = true
	}
	s := arrow.NewSchema(fields, nil)
	var out bytes.Buffer
	w := ipc.NewWriter(&out, ipc.WithSchema(s))
	for _, rows := range batches {
		record, _, err := array.RecordFromJSON(memory.DefaultAllocator, s, strings.NewReader(rows))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readStream tells of every row what described tells, and | of the end of each batch.
func readStream(raw []byte, largest int64, o Options) ([]string, error) {
	s, err := OpenStream(bytes.NewReader(raw), largest, o)
	if err != nil {
		return nil, err
	}
	var out []string
	for {
		item, err := s.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		if item == nil {
			out = append(out, "|")
			continue
		}
		r := item.Read(o)
		if r.Reject != nil {
			out = append(out, fmt.Sprintf("%s %s %s", r.Reject.Source, r.Reject.Stage, r.Reject.Code))
			continue
		}
		d := r.Document
		date := "-"
		if d.PublishedAt != nil {
			date = d.PublishedAt.String() + " " + d.PublishedBasis
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %q %s %s %s", d.Source, d.Text, date, d.MediaType, d.Title)))
	}
}

func TestStream(t *testing.T) {
	text := arrow.BinaryTypes.String
	fields := func(id, text arrow.DataType, more ...arrow.Field) []arrow.Field {
		return append([]arrow.Field{{Name: "id", Type: id}, {Name: "text", Type: text}}, more...)
	}
	dictionary := &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: text}
	date := func(t arrow.DataType) arrow.Field { return arrow.Field{Name: "published_at", Type: t} }
	const plain = "application/vnd.apache.arrow.stream"
	tests := []struct {
		name    string
		fields  []arrow.Field
		batches []string
		options Options
		want    []string
	}{
		{"batches", fields(text, text), []string{`[{"id":"a","text":"28名。"},{"id":"b","text":""}]`, `[]`, `[{"id":"c","text":"3起。"}]`}, Options{},
			[]string{`a "28名。" - ` + plain, `b "" - ` + plain, "|", "|", `c "3起。" - ` + plain, "|"}},
		{"no batches", fields(text, text), nil, Options{}, nil},
		{"rows that cannot be read", fields(text, text), []string{`[{"id":"a"},{"text":"28名。"},{"id":"","text":"28名。"},{"id":"d","text":"3起。"},{}]`}, Options{},
			[]string{"a parse no_text", "#2 parse no_id", "#3 parse no_id", `d "3起。" - ` + plain, "#5 parse no_text", "|"}},
		{"too large", fields(text, text), []string{`[{"id":"a","text":"28名。"},{"id":"b","text":"3起"}]`}, Options{MaxBytes: 7}, []string{"a open too_large", `b "3起" - ` + plain, "|"}},
		{"large_utf8, integers", fields(arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.LargeString), []string{`[{"id":-7,"text":"28名。"}]`}, Options{}, []string{`-7 "28名。" - ` + plain, "|"}},
		{"utf8_view", fields(arrow.BinaryTypes.StringView, arrow.BinaryTypes.StringView), []string{`[{"id":"a","text":"全县帮助困难妇女28名。"},{"id":"b"}]`}, Options{},
			[]string{`a "全县帮助困难妇女28名。" - ` + plain, "b parse no_text", "|"}},
		{"dictionaries", fields(dictionary, dictionary, arrow.Field{Name: "title", Type: dictionary}), []string{`[{"id":"a","text":"28名。","title":"甲"},{"id":"b"},{"id":"c","text":"28名。"}]`}, Options{},
			[]string{`a "28名。" - ` + plain + " 甲", "b parse no_text", `c "28名。" - ` + plain, "|"}},
		{"binary, not UTF-8", fields(text, arrow.BinaryTypes.Binary), []string{`[{"id":"a","text":"MjjD+6GjMg=="},{"id":"b","text":"/w=="}]`}, Options{}, // GBK
			[]string{`a "28名。2" - ` + plain, "b decode undecodable", "|"}},
		{"dates", fields(text, text, date(arrow.FixedWidthTypes.Date32)), []string{`[{"id":"a","text":"3","published_at":"2024-01-31"},{"id":"b","text":"3"}]`}, Options{},
			[]string{`a "3" 2024-01-31 metadata ` + plain, `b "3" - ` + plain, "|"}},
		{"dates as text", fields(text, text, date(text)), []string{`[{"id":"a","text":"3","published_at":"2024年1月31日"},{"id":"b","text":"3","published_at":"soon"}]`}, Options{},
			[]string{`a "3" 2024-01-31 metadata ` + plain, `b "3" - ` + plain, "|"}},
		{"timestamps", fields(text, text, date(&arrow.TimestampType{Unit: arrow.Microsecond})), []string{`[{"id":"a","text":"3","published_at":"2024-01-31 23:30:00"}]`}, Options{},
			[]string{`a "3" 2024-01-31 metadata ` + plain, "|"}},
		{"timestamps of a zone", fields(text, text, date(&arrow.TimestampType{Unit: arrow.Second, TimeZone: "+08:00"})), []string{`[{"id":"a","text":"3","published_at":"2024-01-30 23:30:00"}]`}, Options{},
			[]string{`a "3" 2024-01-31 metadata ` + plain, "|"}},
		{"columns of nulls", fields(text, text, date(arrow.Null), arrow.Field{Name: "title", Type: arrow.Null}), []string{`[{"id":"a","text":"3"}]`}, Options{}, []string{`a "3" - ` + plain, "|"}},
		{"an id dates no document", fields(text, text), []string{`[{"id":"2024-01-31","text":"3"}]`}, Options{}, []string{`2024-01-31 "3" - ` + plain, "|"}},
		{"the name of a source does", []arrow.Field{{Name: "source", Type: text}, {Name: "text", Type: text}}, []string{`[{"source":"n/2024-01-31.txt","text":"3"},{"source":"n.zip#2024-01-31","text":"3"}]`}, Options{},
			[]string{`n/2024-01-31.txt "3" 2024-01-31 url ` + plain, `n.zip#2024-01-31 "3" - ` + plain, "|"}},
		{"columns that are named, and media types", []arrow.Field{{Name: "uri", Type: text}, {Name: "page", Type: text}, {Name: "Media_Type", Type: text}, {Name: "x", Type: arrow.PrimitiveTypes.Float64}},
			[]string{`[{"uri":"a","page":"# 3","Media_Type":"text/markdown","x":1.5}]`}, Options{Columns: Columns{ID: "uri", Text: "page"}}, []string{`a "# 3" - text/markdown`, "|"}},
		{"the option before the column", fields(text, text, date(text)), []string{`[{"id":"a","text":"3","published_at":"2023-01-01"}]`}, Options{Published: &schema.Date{Year: 2024, Month: 1, Day: 31}},
			[]string{`a "3" 2024-01-31 option ` + plain, "|"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readStream(streamOf(t, tt.fields, tt.batches...), 1<<20, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			same(t, got, tt.want)
		})
	}
}

func TestStreamThatIsNone(t *testing.T) {
	text := arrow.BinaryTypes.String
	good := func() []byte {
		return streamOf(t, []arrow.Field{{Name: "id", Type: text}, {Name: "text", Type: text}}, `[{"id":"a","text":"28名。"}]`)
	}
	without := func(fields ...arrow.Field) []byte { return streamOf(t, fields) }
	tests := []struct {
		name    string
		raw     []byte
		largest int64
		columns bool
		want    string
	}{
		{"nothing", nil, 1 << 20, false, "it is empty, without even a schema"},
		{"text", []byte("id,text\n1,28名。\n"), 1 << 20, false, "more than the 1048576 of the largest batch"},
		{"a file", arrowOf(t, false), 1 << 20, false, "in the file format, want the stream format"},
		{"half", good()[:len(good())/2], 1 << 20, false, "unexpected EOF"},
		{"cut in the last batch", good()[:len(good())-20], 1 << 20, false, "unexpected EOF"},
		{"a batch over the limit", good(), 100, false, "more than the 100 of the largest batch"},
		{"no ids", without(arrow.Field{Name: "text", Type: text}), 1 << 20, true, "no column of ids (id, source): name one with --id-column; the columns are text"},
		{"no text", without(arrow.Field{Name: "id", Type: text}), 1 << 20, true, "no column of text"},
		{"text that is none", without(arrow.Field{Name: "id", Type: text}, arrow.Field{Name: "text", Type: arrow.PrimitiveTypes.Int64}), 1 << 20, true, `column "text" holds int64, not text`},
		{"ids that are none", without(arrow.Field{Name: "id", Type: arrow.PrimitiveTypes.Float64}, arrow.Field{Name: "text", Type: text}), 1 << 20, true, `column "id" holds float64, want text or integers`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readStream(tt.raw, tt.largest, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) || errors.Is(err, ErrColumns) != tt.columns {
				t.Errorf("got error %v, want %q, of columns %v", err, tt.want, tt.columns)
			}
		})
	}
}

// FuzzStream holds that no bytes panic, ask for much or read differently twice.
func FuzzStream(f *testing.F) {
	text := arrow.BinaryTypes.String
	dictionary := &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: text}
	f.Add(streamOf(f, []arrow.Field{{Name: "id", Type: text}, {Name: "text", Type: text}}, `[{"id":"a","text":"28名。"}]`, `[{"id":"b"}]`))
	f.Add(streamOf(f, []arrow.Field{{Name: "id", Type: arrow.BinaryTypes.StringView}, {Name: "text", Type: arrow.BinaryTypes.StringView}}, `[{"id":"a","text":"全县帮助困难妇女28名。"}]`))
	f.Add(streamOf(f, []arrow.Field{{Name: "id", Type: dictionary}, {Name: "text", Type: dictionary}, {Name: "published_at", Type: &arrow.TimestampType{Unit: arrow.Second, TimeZone: "+08:00"}}},
		`[{"id":"a","text":"28名。","published_at":"2024-01-30 23:30:00"},{"id":"b","text":"3起。"}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		first, err1 := readStream(raw, 1<<24, Options{})
		second, err2 := readStream(raw, 1<<24, Options{})
		if fmt.Sprint(first) != fmt.Sprint(second) || (err1 == nil) != (err2 == nil) {
			t.Errorf("got %q, %v and %q, %v", first, err1, second, err2)
		}
	})
}
