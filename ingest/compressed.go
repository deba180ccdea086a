package ingest

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds the memory that a zstd stream may ask for.
const maxWindow = 128 << 20

// compressed hands out what a gzip or zstd stream holds. It is one input: its name is that of the compressed file, and the
// name without the last extension tells what is inside, unless the user does.
func (w *walker) compressed(s *stream, format, inner Format) {
	if !w.deeper(s) {
		return
	}
	packed := io.Reader(s.reader)
	if s.depth == 0 {
		packed = &packedReader{s.reader, w.budget}
	}
	var unpacked io.Reader
	switch format {
	case Gzip:
		r, err := gzip.NewReader(packed)
		if err != nil {
			w.fail(s, StageOpen, &fault{"damaged", fmt.Sprintf("not gzip: %v", err), -1}, -1)
			return
		}
		unpacked = r
	case Zstd:
		r, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			w.fail(s, StageOpen, &fault{"damaged", fmt.Sprintf("not zstd: %v", err), -1}, -1)
			return
		}
		defer r.Close()
		unpacked = r
	}
	in := *s
	in.file = uncompressedName(s.file)
	in.option = inner
	in.reader = bufio.NewReaderSize(&unpackedReader{r: unpacked, budget: w.budget}, readBuffer)
	in.at, in.size = nil, 0
	in.depth++
	in.packing = strings.TrimPrefix(s.packing+", "+string(format), ", ")
	w.stream(&in, nil)
}

// deeper reports that one more archive or compressed file may be opened inside the others.
func (w *walker) deeper(s *stream) bool {
	if s.depth < MaxDepth {
		return true
	}
	w.refuse(s, StageOpen, "archive_limit", fmt.Sprintf("archives inside each other more than %d deep", MaxDepth), -1)
	return false
}
