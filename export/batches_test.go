package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"

	"statclaim/schema"
)

// readBatches gives the lines of each record batch of a stream.
func readBatches(t *testing.T, raw []byte) [][][]string {
	t.Helper()
	r, err := ipc.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var out [][][]string
	for r.Next() {
		out = append(out, recordLines(r.Record()))
	}
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	return out
}

func TestBatches(t *testing.T) {
	claims := []any{plainClaim(), bareClaim(), hardClaim()}
	for _, compression := range Compressions {
		t.Run(compression, func(t *testing.T) {
			var out, whole bytes.Buffer
			w, err := StreamBatches(&out, schema.ClaimsTable, testInfo, compression)
			if err != nil {
				t.Fatal(err)
			}
			if r, err := ipc.NewReader(bytes.NewReader(out.Bytes())); err != nil || !r.Schema().Equal(arrowSchema(schema.ClaimsTable, testInfo)) {
				t.Errorf("the schema is not there at once: %v", err)
			}
			sizes := []int{out.Len()}
			for _, step := range []func() error{
				func() error { return w.Write(claims[:2]...) },
				w.End, w.End, w.Mark, w.Mark,
				func() error { return w.Write(claims[2]) },
				w.Close, w.Close,
			} {
				if err := step(); err != nil {
					t.Fatal(err)
				}
				sizes = append(sizes, out.Len())
			}
			if sizes[1] != sizes[0] || sizes[2] == sizes[1] || sizes[3] != sizes[2] || sizes[8] != sizes[7] {
				t.Errorf("written up to each step: %v", sizes)
			}
			plain, err := Stream(&whole, Arrow, schema.ClaimsTable, testInfo)
			if err != nil {
				t.Fatal(err)
			}
			if err := plain.Write(claims...); err != nil {
				t.Fatal(err)
			}
			if err := plain.Close(); err != nil {
				t.Fatal(err)
			}
			want := readBatches(t, whole.Bytes())[0]
			got := readBatches(t, out.Bytes())
			if fmt.Sprint(got) != fmt.Sprint([][][]string{want[:2], {}, {}, want[2:]}) {
				t.Errorf("got  %q\nwant %q in batches of 2, 0, 0 and 1", got, want)
			}
		})
	}
	if _, err := StreamBatches(&bytes.Buffer{}, schema.ClaimsTable, testInfo, "gzip"); err == nil || !strings.Contains(err.Error(), "want one of [none lz4 zstd]") {
		t.Errorf("gzip: %v", err)
	}
}

// TestBatchesOfTheSameBytes: batches cut by nobody end where those of a stream do, and nothing differs from its bytes.
func TestBatchesOfTheSameBytes(t *testing.T) {
	var got, want bytes.Buffer
	batches, err := StreamBatches(&got, schema.ClaimsTable, testInfo, "none")
	if err != nil {
		t.Fatal(err)
	}
	stream, err := Stream(&want, Arrow, schema.ClaimsTable, testInfo)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []Writer{batches, stream} {
		for range recordRows + 10 {
			if err := w.Write(plainClaim()); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("%d and %d bytes differ", got.Len(), want.Len())
	}
}

func TestNested(t *testing.T) {
	var out bytes.Buffer
	w, err := StreamNested(&out, testInfo, "none")
	if err != nil {
		t.Fatal(err)
	}
	claims := []any{plainClaim(), hardClaim()}
	document := &schema.Document{DocumentID: "sha256:ab", Source: "a", Title: "甲", PublishedBasis: schema.BasisNone}
	reject := &schema.Reject{Source: "b", Stage: "parse", Code: "no_text", Message: "none"}
	if err := w.Write(&Nested{"a", [][]any{claims, {document}, nil, nil, nil}}, &Nested{"b\xff", [][]any{nil, nil, nil, nil, {reject}}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := ipc.NewReader(bytes.NewReader(out.Bytes()))
	if err != nil || !r.Next() {
		t.Fatalf("no batch: %v", err)
	}
	record := r.Record()
	var names []string
	for _, f := range record.Schema().Fields() {
		names = append(names, f.Name)
	}
	if got, want := strings.Join(names, " "), "source claims document articles suppressed reject"; got != want {
		t.Errorf("columns %s, want %s", got, want)
	}
	if got := record.Column(0).(*array.String).Value(1); got != "b\uFFFD" {
		t.Errorf("source %q", got)
	}
	list := record.Column(1).(*array.List)
	rows := list.ListValues().(*array.Struct)
	start, end := list.ValueOffsets(1)
	if rows.Len() != 2 || start != 2 || end != 2 {
		t.Fatalf("%d claims, those of the second document %d to %d", rows.Len(), start, end)
	}
	var whole bytes.Buffer
	flat, err := StreamBatches(&whole, schema.ClaimsTable, testInfo, "none")
	if err != nil {
		t.Fatal(err)
	}
	if err := flat.Write(claims...); err != nil {
		t.Fatal(err)
	}
	if err := flat.Close(); err != nil {
		t.Fatal(err)
	}
	want := readBatches(t, whole.Bytes())[0]
	for i := range claims {
		for j := range schema.ClaimsTable.Columns {
			if got := arrowText(rows.Field(j), i); got != want[i][j] {
				t.Errorf("claim %d, %s: got %q, want %q", i, schema.ClaimsTable.Columns[j].Name, got, want[i][j])
			}
		}
	}
	documents, rejects := record.Column(2).(*array.Struct), record.Column(5).(*array.Struct)
	if documents.IsNull(0) || documents.IsValid(1) || rejects.IsValid(0) || rejects.IsNull(1) {
		t.Error("want a document and no reject in the first row, the other way in the second")
	}
	if got := arrowText(rejects.Field(2), 1); got != "no_text" {
		t.Errorf("code %q", got)
	}
}

func TestBatchesReportAFailingWriter(t *testing.T) {
	var whole bytes.Buffer
	write := func(w *Batches) error {
		for range 3 {
			if err := w.Write(plainClaim()); err != nil {
				return err
			}
			if err := w.Mark(); err != nil {
				return err
			}
		}
		return w.Close()
	}
	w, err := StreamBatches(&whole, schema.ClaimsTable, testInfo, "none")
	if err != nil {
		t.Fatal(err)
	}
	if err := write(w); err != nil {
		t.Fatal(err)
	}
	for _, room := range []int{0, 100, whole.Len() / 2, whole.Len() - 1} {
		w, err := StreamBatches(&limitedWriter{left: room}, schema.ClaimsTable, testInfo, "none")
		if err == nil {
			err = write(w)
		}
		if err == nil || !strings.Contains(err.Error(), "write stream of claims as arrow") {
			t.Errorf("room for %d of %d bytes: %v", room, whole.Len(), err)
		}
	}
}
