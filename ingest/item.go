package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf8"

	"statclaim/schema"
)

// Item is one document that is still to be read, or the reject that stands for it: a file, a row of a table, a member of an
// archive.
type Item struct {
	Name        string     // the source, PATH#ID for a row and PATH#MEMBER for a member
	Input       int        // index in the list of sources
	BlockPath   string     // place in the container (row 17, member a/b.txt); "" for a file of its own
	Format      Format     // "" where the file could not be opened
	FormatBasis string     // one of FormatBy…
	Packing     string     // gz or zst around it, the outermost first
	Container   *Container // nil for a file of its own
	Position    int64      // bytes of the source that were read up to here; -1 where it is not read from front to back

	source *Source        // a file that is still to be read
	raw    []byte         // else the bytes, or
	row    *row           // the row
	reject *schema.Reject // or why there is neither
}

// Reading is a document with all that is known of how it was read. Of Document and Reject one is nil.
type Reading struct {
	Document *schema.Document
	Reject   *schema.Reject
	Blocks   Blocks   // where the text layer comes from, for formats that are not text
	Notes    []string // what a careful reader should know: what was left out, what was a second choice
}

// Read loads and parses the item.
func (i *Item) Read(o Options) Reading {
	raw, reject := i.Load(o)
	if reject != nil {
		return Reading{Reject: reject}
	}
	return i.Parse(raw, o)
}

// Load gives the bytes of the item as they are stored: of a row its text.
func (i *Item) Load(o Options) ([]byte, *schema.Reject) {
	switch {
	case i.reject != nil:
		return nil, i.reject
	case i.row != nil:
		return []byte(i.row.text), nil
	case i.source != nil:
		return Load(*i.source, o)
	}
	return i.raw, nil
}

// RowBytes is the size of the text of a row, 0 for what is none.
func (i *Item) RowBytes() int {
	if i.row == nil {
		return 0
	}
	return len(i.row.text)
}

// Parse makes a document of the bytes that Load gave.
func (i *Item) Parse(raw []byte, o Options) Reading {
	if i.row != nil {
		return i.row.reading(i, o)
	}
	r := parse(i.Name, raw, i.Format, o)
	if r.Document != nil {
		r.Document.BlockPath = i.BlockPath
	}
	return r
}

// Digest is the SHA-256 of bytes in hexadecimal digits.
func Digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// layer is a text layer and what a format knows of it.
type layer struct {
	decoded
	title     string
	published *schema.Date
	blocks    Blocks
	notes     []string
}

// parse reads the bytes of one document of a known format.
func parse(name string, raw []byte, format Format, o Options) Reading {
	l, stage, f := readLayer(raw, format, o)
	if f != nil {
		offset := &f.offset
		if f.offset < 0 {
			offset = nil
		}
		return Reading{Reject: newReject(name, stage, f.code, f.message, offset)}
	}
	document := newDocument(name, l, format, int64(len(raw)))
	if format == Markdown && l.published == nil {
		l.published = frontMatterDate(l.text)
	}
	document.PublishedAt, document.PublishedBasis = published(name, l.published, o.Published)
	return Reading{Document: document, Blocks: l.blocks, Notes: l.notes}
}

// readLayer finds the text layer of a document. A fault without a place has the offset -1.
func readLayer(raw []byte, format Format, o Options) (layer, string, *fault) {
	switch format {
	case HTML:
		return readHTML(raw, o)
	case DOCX:
		return readDOCX(raw, o)
	case PDF:
		return readPDF(raw, o)
	case Text, Markdown:
		d, f := decode(raw, o)
		return layer{decoded: d}, StageDecode, f
	}
	return layer{}, StageOpen, &fault{"container", "holds many documents (" + string(format) + "), where one is wanted", -1}
}

func newDocument(name string, l layer, format Format, size int64) *schema.Document {
	return &schema.Document{
		DocumentID:    "sha256:" + Digest([]byte(l.text)),
		Source:        strings.ToValidUTF8(name, "\uFFFD"),
		Title:         l.title,
		Encoding:      string(l.encoding),
		EncodingBasis: l.basis,
		Bytes:         size,
		CodePoints:    int64(utf8.RuneCountInString(l.text)),
		ReplacedBytes: l.replaced,
		Text:          l.text,
		MediaType:     format.mediaType(),
	}
}

// Container is a file that holds many documents. It is filled in while its documents are read.
type Container struct {
	Name        string
	Root        string     // the source that it is, or is in
	Outer       *Container // that it is in itself
	Format      Format
	FormatBasis string
	Packing     string
	Encoding    Encoding // of CSV and JSONL
	Basis       string   // of the encoding
	Columns     Columns  // chosen for rows
	Available   []string // the columns there are, in order; those of the first row for JSONL
	Documents   int
	Rejects     int
	Skipped     []string // members that are no documents, the first ones
	SkippedMore int      // how many more
}

const maxSkipped = 20 // names kept

func (c *Container) skip(name string) {
	if len(c.Skipped) < maxSkipped {
		c.Skipped = append(c.Skipped, name)
		return
	}
	c.SkippedMore++
}

// readSome reads at most limit bytes; more is an error of its own.
func readSome(r io.Reader, limit int64) ([]byte, error) {
	var buffer bytes.Buffer
	n, err := buffer.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = errTooLarge
	}
	return buffer.Bytes(), err
}
