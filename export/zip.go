package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// contentTypesName is the part of a workbook that names the types of the others; it stands first.
const contentTypesName = "[Content_Types].xml"

// firstDay is 1980-01-01 in the dates of MS-DOS, the time of every part.
const firstDay = 1<<5 | 1

// orderedZip is the archive of a workbook. excelize hands its parts over in the order of a map: they are compressed one after
// the other into a spool file and written in the order of their names on Close, without times. It serves as excelize's
// ZipWriter, which would otherwise hold the whole archive in memory.
type orderedZip struct {
	out     io.Writer
	spool   *os.File
	size    int64 // of spool
	parts   []zipPart
	flate   *flate.Writer
	open    bool // the last part takes data
	crc     hash.Hash32
	content bytes.Buffer // of [Content_Types].xml, which is sorted before it is compressed
}

type zipPart struct {
	name       string
	start, end int64 // in spool
	size       int64
	crc        uint32
}

func newOrderedZip(out io.Writer, spool *os.File) (*orderedZip, error) {
	z := &orderedZip{out: out, spool: spool, crc: crc32.NewIEEE()}
	var err error
	z.flate, err = flate.NewWriter(spoolWriter{z}, 5)
	return z, err
}

// Create starts a part; the one before it ends.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	if err := z.endPart(); err != nil {
		return nil, err
	}
	if name == contentTypesName {
		z.content.Reset()
		return &z.content, nil
	}
	z.startPart(name)
	return partWriter{z}, nil
}

// AddFS is part of excelize's interface; workbooks do not use it.
func (z *orderedZip) AddFS(fs.FS) error { return fmt.Errorf("add a file system: %w", fs.ErrInvalid) }

// Close writes the archive.
func (z *orderedZip) Close() error {
	if err := z.endPart(); err != nil {
		return err
	}
	z.startPart(contentTypesName)
	if _, err := (partWriter{z}).Write(sortedContentTypes(z.content.Bytes())); err != nil {
		return err
	}
	if err := z.endPart(); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b zipPart) int { return strings.Compare(partOrder(a.name), partOrder(b.name)) })
	archive := zip.NewWriter(z.out)
	for _, p := range z.parts {
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.crc,
			CompressedSize64: uint64(p.end - p.start), UncompressedSize64: uint64(p.size)}
		//lint:ignore SA1019 CreateRaw does not look at Modified, and a date of zero is no date
		header.ModifiedDate = firstDay
		w, err := archive.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := io.Copy(w, io.NewSectionReader(z.spool, p.start, p.end-p.start)); err != nil {
			return err
		}
	}
	return archive.Close()
}

func (z *orderedZip) startPart(name string) {
	z.parts = append(z.parts, zipPart{name: name, start: z.size})
	z.crc.Reset()
	z.flate.Reset(spoolWriter{z})
	z.open = true
}

func (z *orderedZip) endPart() error {
	if !z.open {
		return nil
	}
	z.open = false
	if err := z.flate.Close(); err != nil {
		return err
	}
	p := &z.parts[len(z.parts)-1]
	p.end = z.size
	p.crc = z.crc.Sum32()
	return nil
}

// partWriter takes the data of the open part.
type partWriter struct{ *orderedZip }

func (w partWriter) Write(p []byte) (int, error) {
	w.crc.Write(p)
	w.parts[len(w.parts)-1].size += int64(len(p))
	return w.flate.Write(p)
}

// spoolWriter takes the compressed data.
type spoolWriter struct{ *orderedZip }

func (w spoolWriter) Write(p []byte) (int, error) {
	n, err := w.spool.Write(p)
	w.size += int64(n)
	return n, err
}

// partOrder sorts the parts that readers look for first to the front.
func partOrder(name string) string {
	switch name {
	case contentTypesName:
		return "0"
	case "_rels/.rels":
		return "1"
	}
	return "2" + name
}

// sortedContentTypes puts the Default and the Override elements in order; excelize writes some of them in the order of a map.
func sortedContentTypes(content []byte) []byte {
	return []byte(sortElements(sortElements(string(content), "Default"), "Override"))
}

// sortElements sorts the elements of a name, which stand together.
func sortElements(text, name string) string {
	open, end := "<"+name+" ", "</"+name+">"
	start := strings.Index(text, open)
	stop := strings.LastIndex(text, end)
	if start < 0 || stop < start {
		return text
	}
	elements := strings.SplitAfter(text[start:stop+len(end)], end)
	slices.Sort(elements)
	return text[:start] + strings.Join(elements, "") + text[stop+len(end):]
}
