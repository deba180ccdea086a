package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"statclaim/ingest"
	"statclaim/schema"
)

// workerRow is a row of the input of worker; a nil text is null.
type workerRow struct {
	ID   string  `json:"id"`
	Text *string `json:"text"`
}

func rowOf(id, text string) workerRow { return workerRow{id, &text} }

var workerSchema = arrow.NewSchema([]arrow.Field{{Name: "id", Type: arrow.BinaryTypes.String}, {Name: "text", Type: arrow.BinaryTypes.String, Nullable: true}}, nil)

func recordOf(t testing.TB, rows []workerRow) arrow.Record {
	t.Helper()
	content, err := json.Marshal(append([]workerRow{}, rows...))
	if err != nil {
		t.Fatal(err)
	}
	record, _, err := array.RecordFromJSON(memory.DefaultAllocator, workerSchema, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// arrowStream writes batches of rows.
func arrowStream(t testing.TB, batches ...[]workerRow) []byte {
	t.Helper()
	var out bytes.Buffer
	w := ipc.NewWriter(&out, ipc.WithSchema(workerSchema))
	for _, rows := range batches {
		if err := w.Write(recordOf(t, rows)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// describeStream gives a line a record batch: of each row the first columns that are named.
func describeStream(t testing.TB, raw []byte, columns ...string) []string {
	t.Helper()
	r, err := ipc.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for r.Next() {
		out = append(out, describeRecord(r.Record(), columns))
	}
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	return out
}

func describeRecord(record arrow.Record, columns []string) string {
	var rows []string
	for i := range int(record.NumRows()) {
		var cells []string
		for _, name := range columns {
			cells = append(cells, record.Column(record.Schema().FieldIndices(name)[0]).ValueStr(i))
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, "; ")
}

func runWorkerOn(in io.Reader, args ...string) (code int, out []byte, words string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), append([]string{"worker"}, args...), in, &stdout, &stderr)
	return code, stdout.Bytes(), stderr.String()
}

func wantLines(t *testing.T, got, want []string) {
	t.Helper()
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWorker(t *testing.T) {
	in := arrowStream(t,
		[]workerRow{rowOf("b", "全县帮助困难妇女28名。"), {ID: "null"}, rowOf("a", "第一时间。出口增长5%，进口下降3%。")},
		[]workerRow{rowOf("none", "无数字。")},
		nil,
		[]workerRow{rowOf("", "28名。"), rowOf("long", strings.Repeat("长", 100)), rowOf("c", "发放救助金3.3万元。")})
	claims := []string{"b 28名; a 5%; a 3%", "", "", "", "c 3.3万元", ""}
	const rejected = `{"source":"null","stage":"parse","code":"no_text","message":"column \"text\" is null","offset":null}
{"source":"#5","stage":"parse","code":"no_id","message":"the id is null or empty: nothing could be joined back to it","offset":null}
{"source":"long","stage":"open","code":"too_large","message":"larger than 200 bytes","offset":null}
`
	var first []byte
	for _, args := range [][]string{nil, {"--jobs", "1"}, {"--jobs", "7"}} {
		code, out, words := runWorkerOn(bytes.NewReader(in), append(args, "--max-bytes", "200")...)
		if code != exitOK || words != rejected {
			t.Errorf("%q: exit code %d; standard error:\n%s", args, code, words)
		}
		wantLines(t, describeStream(t, out, "source", "number_text"), claims)
		if first == nil {
			first = out
		}
		if !bytes.Equal(out, first) {
			t.Errorf("%q: other bytes", args)
		}
	}
	for _, tt := range []struct {
		table   string
		columns []string
		want    []string
		words   string
	}{
		{"documents", []string{"source", "claims"}, []string{"b 1; a 2", "", "none 0", "", "", "c 1", ""}, rejected},
		{"articles", []string{"source", "claims"}, []string{"b 1; a 2", "", "none 0", "", "", "c 1", ""}, rejected},
		{"suppressed", []string{"source", "text"}, []string{"a 第一", "", "", "", ""}, rejected},
		{"rejects", []string{"source", "code"}, []string{"null no_text", "", "", "", "#5 no_id; long too_large", ""}, ""},
		{"all", []string{"source"}, []string{"b; null; a", "", "none", "", "", "#5; long; c", ""}, ""},
	} {
		t.Run(tt.table, func(t *testing.T) {
			code, out, words := runWorkerOn(bytes.NewReader(in), "--max-bytes", "200", "--table", tt.table)
			if code != exitOK || words != tt.words {
				t.Errorf("exit code %d; standard error:\n%s", code, words)
			}
			wantLines(t, describeStream(t, out, tt.columns...), tt.want)
		})
	}
}

// TestWorkerGivesTheRowsOfExtract compares every column with those of the same rows as a file.
func TestWorkerGivesTheRowsOfExtract(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "fixtures", "documents", "*.txt"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var rows, named []workerRow
	for _, file := range files {
		d, reject := ingest.Read(ingest.Source{Name: file}, ingest.Options{})
		if reject != nil {
			t.Fatal(reject.Message)
		}
		id := filepath.Base(file)
		rows, named = append(rows, rowOf(id, d.Text)), append(named, rowOf("rows.arrows#"+id, d.Text))
	}
	t.Chdir(t.TempDir())
	writeFile(t, "rows.arrows", string(arrowStream(t, rows)))
	var want, words bytes.Buffer
	if code := run(context.Background(), []string{"extract", "rows.arrows", "--id-column", "id", "-o", "-", "--format", "arrow"}, nil, &want, &words); code != exitOK {
		t.Fatalf("exit code %d: %s", code, words.String())
	}
	var columns []string
	for _, c := range schema.ClaimsTable.Columns {
		columns = append(columns, c.Name)
	}
	code, got, said := runWorkerOn(bytes.NewReader(arrowStream(t, named[:7], named[7:8], named[8:])), "--jobs", "3")
	if code != exitOK || said != "" {
		t.Fatalf("exit code %d: %s", code, said)
	}
	all := func(raw []byte) string {
		return strings.TrimRight(strings.Join(describeStream(t, raw, columns...), "; "), "; ")
	}
	squeeze := strings.NewReplacer("; ; ", "; ")
	if got, want := squeeze.Replace(all(got)), all(want.Bytes()); got != want || len(want) < 100_000 {
		t.Errorf("got  %.2000s\nwant %.2000s", got, want)
	}
}

func TestWorkerRefuses(t *testing.T) {
	whole := arrowStream(t, []workerRow{rowOf("a", "28名。")}, []workerRow{rowOf("b", "3起。")})
	schemaOnly := func(field string) []byte {
		var out bytes.Buffer
		w := ipc.NewWriter(&out, ipc.WithSchema(arrow.NewSchema([]arrow.Field{{Name: field, Type: arrow.BinaryTypes.String}}, nil)))
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for _, tt := range []struct {
		name string
		in   []byte
		args []string
		code int
		want string
	}{
		{"nothing", nil, nil, exitIO, "standard input: it is empty, without even a schema"},
		{"text", []byte("id,text\na,28名。\n"), nil, exitIO, "standard input: "},
		{"a stream that is cut", whole[:len(whole)-40], nil, exitIO, "unexpected EOF"},
		{"no ids", schemaOnly("text"), nil, exitUsage, "standard input: the columns are not those of documents: no column of ids (id, source): name one with --id-column"},
		{"no text", schemaOnly("id"), nil, exitUsage, "no column of text"},
		{"a column that is not there", whole, []string{"--text-column", "x"}, exitUsage, `no column "x" (--text-column)`},
		{"a large batch", whole, []string{"--max-batch", "100"}, exitIO, "more than the 100 of the largest batch"},
		{"flags", whole, []string{"--table", "x", "--jobs", "0", "--max-claims", "0", "--compression", "gz", "--max-batch", "0", "--timeout", "-1s", "--rejects", "a.jsonl"}, exitUsage, `--table "x": want one of claims, documents, articles, suppressed, rejects, all`},
		{"a descriptor that is not open", whole, []string{"--rejects", "fd:999"}, exitUsage, "--rejects fd:999: it is not open"},
		{"rules that are none", whole, []string{"--rules", "no-such-dir"}, exitUsage, "no-such-dir"},
		{"an argument", whole, []string{"a.txt"}, exitUsage, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, _, words := runWorkerOn(bytes.NewReader(tt.in), tt.args...)
			if code != tt.code || !strings.Contains(words, tt.want) || strings.Contains(words, "{") {
				t.Errorf("exit code %d, want %d and %q; standard error:\n%s", code, tt.code, tt.want, words)
			}
		})
	}
}

// TestWorkerCutStream: the rows of the batches before the cut are there, and the end of the stream is not.
func TestWorkerCutStream(t *testing.T) {
	whole := arrowStream(t, []workerRow{rowOf("a", "28名。")}, []workerRow{rowOf("b", "3起。")})
	code, out, _ := runWorkerOn(bytes.NewReader(whole[:len(whole)-40]))
	if code != exitIO || bytes.HasSuffix(out, []byte{0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0}) {
		t.Errorf("exit code %d, want %d and no end of the stream", code, exitIO)
	}
	wantLines(t, describeStream(t, out, "source"), []string{"a", ""})
}

// TestWorkerInLockStep sends a batch only when that before it is answered, and reads the schema before it sends anything.
func TestWorkerInLockStep(t *testing.T) {
	in, out := newPipe(), newPipe()
	done := make(chan int, 1)
	go func() {
		done <- run(context.Background(), []string{"worker", "--jobs", "2"}, in.r, out.w, io.Discard)
		out.w.Close()
	}()
	answers, err := ipc.NewReader(out.r)
	if err != nil {
		t.Fatal(err)
	}
	w := ipc.NewWriter(in.w, ipc.WithSchema(workerSchema))
	for i := range 5 {
		if err := w.Write(recordOf(t, []workerRow{rowOf("a", "28名。"), {ID: "b"}, rowOf(fmt.Sprint(i), "3起。")})); err != nil {
			t.Fatal(err)
		}
		var got []string
		for answers.Next() {
			got = append(got, describeRecord(answers.Record(), []string{"source"}))
			if got[len(got)-1] == "" {
				break
			}
		}
		wantLines(t, got, []string{"a; " + fmt.Sprint(i), ""})
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if answers.Next() {
		t.Error("more than was asked for")
	}
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

type pipe struct {
	r *io.PipeReader
	w *io.PipeWriter
}

func newPipe() pipe {
	r, w := io.Pipe()
	return pipe{r, w}
}

// TestWorkerLargeDocument: what stands before a large document is written before it is read.
func TestWorkerLargeDocument(t *testing.T) {
	large := strings.Repeat("全县帮助困难妇女。", 1<<20/27+1)
	in := arrowStream(t, []workerRow{rowOf("a", "28名。"), rowOf("b", "3起。"), rowOf("large", large+"36起。"), rowOf("c", "5%。"), rowOf("larger", large), rowOf("d", "7起。")})
	code, out, words := runWorkerOn(bytes.NewReader(in), "--jobs", "2")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, words)
	}
	wantLines(t, describeStream(t, out, "source"), []string{"a; b", "large", "c", "d", ""})
}

// TestWorkerRejectsOnADescriptor runs the real command with a file of ours as its descriptor 3.
func TestWorkerRejectsOnADescriptor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no descriptors to inherit")
	}
	side, err := os.Create(filepath.Join(t.TempDir(), "rejects"))
	if err != nil {
		t.Fatal(err)
	}
	defer side.Close()
	c := exec.Command("statclaim", "worker", "--rejects", "fd:3")
	var words bytes.Buffer
	c.Stdin, c.Stderr, c.ExtraFiles = bytes.NewReader(arrowStream(t, []workerRow{{ID: "a"}, rowOf("b", "3起。")})), &words, []*os.File{side}
	if code := exitCodeOf(t, c.Run()); code != exitOK || words.Len() > 0 {
		t.Errorf("exit code %d; standard error:\n%s", code, words.String())
	}
	content, err := os.ReadFile(side.Name())
	if err != nil || !strings.HasPrefix(string(content), `{"source":"a","stage":"parse","code":"no_text"`) {
		t.Errorf("rejects %q, %v", content, err)
	}
}

// TestWorkerInterrupted sends SIGINT to the real command while it waits for a batch.
func TestWorkerInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send")
	}
	c := exec.Command("statclaim", "worker")
	var words bytes.Buffer
	c.Stderr = &words
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w := ipc.NewWriter(in, ipc.WithSchema(workerSchema))
	if err := w.Write(recordOf(t, []workerRow{rowOf("a", "28名。")})); err != nil {
		t.Fatal(err)
	}
	answers, err := ipc.NewReader(out)
	if err != nil || !answers.Next() {
		t.Fatalf("no answer: %v", err)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	if code := exitCodeOf(t, c.Wait()); code != exitInterrupted || !strings.Contains(words.String(), "interrupted; standard output is not complete") {
		t.Errorf("exit code %d, want %d; standard error:\n%s", code, exitInterrupted, words.String())
	}
}

// TestWorkerClosedPipe runs the real command with nobody at the other end of standard output.
func TestWorkerClosedPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	c := exec.Command("statclaim", "worker")
	var words bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(arrowStream(t, []workerRow{rowOf("a", "28名。")})), write, &words
	if code := exitCodeOf(t, c.Run()); code != exitIO || strings.Count(words.String(), "\n") != 1 || !strings.Contains(words.String(), "pipe") {
		t.Errorf("exit code %d, want %d; standard error:\n%s", code, exitIO, words.String())
	}
}

// TestPatience: a document that takes too long is a reject, the others go on, and too many of them end the run.
func TestPatience(t *testing.T) {
	stuck := make(chan struct{})
	p := &patience{limit: time.Millisecond, work: func(item *ingest.Item, _ func() bool) outcome {
		if item.Name == "long" {
			<-stuck
		}
		return outcome{document: &schema.Document{Source: item.Name}}
	}}
	begin := func() bool { return true }
	for i := range mostAbandoned + 1 {
		if err := p.worn(); err != nil {
			t.Errorf("behind %d: %v", i, err)
		}
		if o := p.run(&ingest.Item{Name: "long"}, begin); o.document != nil || o.reject == nil || o.reject.Code != "timeout" || o.reject.Source != "long" {
			t.Errorf("got %+v", o)
		}
	}
	if p.worn() == nil {
		t.Error("no end")
	}
	close(stuck)
	p.limit = time.Hour
	if o := p.run(&ingest.Item{Name: "short"}, begin); o.document == nil {
		t.Errorf("got %+v", o)
	}
}
