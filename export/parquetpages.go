package export

import (
	"sync"

	"github.com/klauspost/compress/zstd"
)

// pageWriter compresses pages. The columns of a file share its room.
type pageWriter struct {
	page       []byte // not compressed
	header     []byte
	compressed []byte
}

// roomKept is how much room stays for the next page: pages of large documents are larger by far.
const roomKept = 4 << 20

// zstdEncoder compresses every page. Its tables, some hundred kilobytes for each of its workers, would else be made and emptied again
// for every page. It may be used by several goroutines at once, which then wait for each other.
var zstdEncoder = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithZeroFrames(true),
		zstd.WithEncoderLevel(zstd.EncoderLevelFromZstd(compressionLevel)))
})

// compress gives the compressed page, until the next call.
func (w *pageWriter) compress(page []byte) []byte {
	encoder, err := zstdEncoder()
	if err != nil {
		panic("zstd: " + err.Error()) // of options that are constant
	}
	w.compressed = encoder.EncodeAll(page, w.compressed[:0])
	return w.compressed
}

// tidy gives room back that only a large page needs.
func (w *pageWriter) tidy() {
	if cap(w.page) > roomKept {
		w.page = nil
	}
	if cap(w.compressed) > roomKept {
		w.compressed = nil
	}
}
