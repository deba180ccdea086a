package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"statclaim/schema"
)

// DefaultMaxBytes is the largest input that is read where Options says nothing else.
const DefaultMaxBytes = 256 << 20

// Options says how inputs are read. The zero value detects encodings strictly and rejects what is damaged.
type Options struct {
	Encoding      Encoding     // "" detects
	ReplaceErrors bool         // bytes that cannot be decoded become U+FFFD and are counted, instead of a reject
	Published     *schema.Date // publication date of every document
	MaxBytes      int64        // of one document; 0 is DefaultMaxBytes
	Format        Format       // of every input, "" finds it; jsonl.gz and the like name a compressed one
	Columns       Columns      // of tables of documents
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes == 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// Stages of a reject.
const (
	StageOpen    = "open"
	StageDecode  = "decode"
	StageParse   = "parse" // of a format around the text
	StageExtract = "extract"
)

// Read gives the document of a source, or the reject that says why there is none; one of the two is nil. A source that holds
// many documents is a reject: see [Documents].
func Read(s Source, o Options) (*schema.Document, *schema.Reject) {
	r := single(Documents([]Source{s}, o), s.Name, o)
	return r.Document, r.Reject
}

// Load reads the bytes of a source.
func Load(s Source, o Options) ([]byte, *schema.Reject) {
	limit := o.maxBytes()
	raw, err := load(s, limit)
	if err != nil {
		return nil, openReject(s.Name, err)
	}
	if int64(len(raw)) > limit {
		return nil, newReject(s.Name, StageOpen, "too_large", fmt.Sprintf("larger than %d bytes", limit), nil)
	}
	return raw, nil
}

// load reads at most limit+1 bytes: one more than allowed tells that there is more.
func load(s Source, limit int64) ([]byte, error) {
	if s.Reader != nil {
		return io.ReadAll(io.LimitReader(s.Reader, limit+1))
	}
	file, err := os.Open(s.path())
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return io.ReadAll(io.LimitReader(file, limit+1))
	}
	size := min(info.Size(), limit+1)
	raw := make([]byte, 0, size+1) // one more, so that the end of the file is seen without growing
	return readInto(raw, io.LimitReader(file, limit+1))
}

// readInto is io.ReadAll with a buffer of the right size to begin with.
func readInto(raw []byte, r io.Reader) ([]byte, error) {
	for {
		n, err := r.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		if err == io.EOF {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
	}
}

// Parse makes a document of the bytes of a source called name: finds the format, decodes, and finds what can be known of the
// publication date without reading the text as prose.
func Parse(name string, raw []byte, o Options) (*schema.Document, *schema.Reject) {
	return Read(Source{Name: name, Reader: bytes.NewReader(raw)}, o)
}

// openReject names the reason in stable words and leaves the path to the column that has it.
func openReject(name string, err error) *schema.Reject {
	code := "io"
	switch {
	case errors.Is(err, fs.ErrPermission):
		code = "permission"
	case errors.Is(err, fs.ErrNotExist):
		code = "not_found"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return newReject(name, StageOpen, code, err.Error(), nil)
}

func newReject(name, stage, code, message string, offset *int64) *schema.Reject {
	return &schema.Reject{Source: strings.ToValidUTF8(name, "\uFFFD"), Stage: stage, Code: code, Message: message, Offset: offset}
}
