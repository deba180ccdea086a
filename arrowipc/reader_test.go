package arrowipc

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/iotest"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// written gives two batches of three rows as a file or as a stream.
func written(t testing.TB, file bool) []byte {
	t.Helper()
	s := arrow.NewSchema([]arrow.Field{{Name: "text", Type: arrow.BinaryTypes.String, Nullable: true}}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, s)
	defer b.Release()
	path := filepath.Join(t.TempDir(), "a.arrow")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w, err := writer(out, s, file)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		b.Field(0).(*array.StringBuilder).AppendValues([]string{"甲", "", "丙"}, []bool{true, false, true})
		if err := w.Write(b.NewRecord()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

type batchWriter interface {
	Write(arrow.Record) error
	Close() error
}

func writer(out *os.File, s *arrow.Schema, file bool) (batchWriter, error) {
	if file {
		return ipc.NewFileWriter(out, ipc.WithSchema(s))
	}
	return ipc.NewWriter(out, ipc.WithSchema(s)), nil
}

func rows(content []byte, largest int64) (n int64, err error) {
	r, err := Open(bytes.NewReader(content), int64(len(content)), largest)
	if err != nil {
		return 0, err
	}
	for {
		batch, err := r.Next()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		n += batch.NumRows()
	}
}

func TestFilesAndStreams(t *testing.T) {
	for _, file := range []bool{true, false} {
		content := written(t, file)
		if n, err := rows(content, LargestBatch); n != 6 || err != nil {
			t.Errorf("file %v: %d rows, %v, want 6", file, n, err)
		}
		if n, err := rows(content[:len(content)/2], LargestBatch); err == nil && n == 6 {
			t.Errorf("file %v: half of it gives every row", file)
		}
	}
}

func TestStreamsOfUnknownLength(t *testing.T) {
	content := written(t, false)
	read := func(in io.Reader, largest int64) (n int64, err error) {
		r, err := OpenStream(in, largest)
		for err == nil {
			var batch arrow.Record
			if batch, err = r.Next(); err == nil {
				n += batch.NumRows()
			}
		}
		return n, err
	}
	if n, err := read(iotest.OneByteReader(bytes.NewReader(content)), LargestBatch); n != 6 || err != io.EOF {
		t.Errorf("%d rows, %v, want 6", n, err)
	}
	if n, err := read(bytes.NewReader(content[:len(content)-8]), LargestBatch); n != 6 || err != io.EOF {
		t.Errorf("without its end: %d rows, %v, want 6", n, err)
	}
	for cut := range len(content) - 8 { // but where a message ends, which is an end as well
		if _, err := read(bytes.NewReader(content[:cut]), LargestBatch); err == io.EOF && !endsMessage(content, cut) {
			t.Errorf("the first %d of %d bytes are whole", cut, len(content))
		}
	}
	if _, err := read(io.MultiReader(bytes.NewReader(content[:len(content)/2]), iotest.ErrReader(os.ErrDeadlineExceeded)), LargestBatch); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("error of the reader: got %v", err)
	}
}

// endsMessage reports that a message ends at a place: the next one begins there.
func endsMessage(content []byte, at int) bool {
	return bytes.HasPrefix(content[at:], []byte{0xFF, 0xFF, 0xFF, 0xFF}) && at%8 == 0 && at > 0
}

// TestStreamClaimsMuch: memory is taken for what has come, not for what a message says of itself.
func TestStreamClaimsMuch(t *testing.T) {
	head := []byte{0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x40} // metadata of 1 GiB
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := OpenStream(bytes.NewReader(append(head, make([]byte, 1000)...)), LargestBatch); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want %v", err, io.ErrUnexpectedEOF)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 16<<20 {
		t.Errorf("%d bytes were taken", taken)
	}
}

// FuzzOpen holds that no bytes panic or ask for much.
func FuzzOpen(f *testing.F) {
	f.Add(written(f, false))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, _ = rows(content, 1<<26)
		if r, err := OpenStream(bytes.NewReader(content), 1<<26); err == nil {
			for err == nil {
				_, err = r.Next()
			}
		}
	})
}
