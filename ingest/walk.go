package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Documents gives the documents of the sources one after the other, always in the same order: that of the sources, of the
// rows of a table, of the members of an archive. Containers are read as a stream, a row or a member at a time, while the
// sequence is consumed; a file of its own is only looked at and read by [Item.Read], so that several can be read at once.
// What cannot be opened is an item that reads as a reject.
func Documents(sources []Source, o Options) iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for i, s := range sources {
			w := walker{options: o, input: i, yield: yield, budget: newBudget()}
			w.source(s)
			if w.stopped {
				return
			}
		}
	}
}

// walker reads one source and hands out its documents.
type walker struct {
	options Options
	input   int
	yield   func(*Item) bool
	stopped bool // the consumer wants no more
	emitted int
	budget  *budget
	file    *os.File // the source, where it is a regular file
}

// stream is an input that is open: the source itself, or what is inside it.
type stream struct {
	name      string        // as documents.source says
	file      string        // name that tells the format
	place     string        // as documents.block_path says
	reader    *bufio.Reader // at the beginning
	at        io.ReaderAt   // the same bytes at random, nil where they only come in order
	size      int64         // of at
	raw       []byte        // the same bytes, where they had to be read into memory
	depth     int           // archives and compressed files around it
	container *Container    // that it is in
	option    Format        // format that the user names
	packing   string        // gz, zst around it
}

// emit hands out an item.
func (w *walker) emit(s *stream, i *Item) {
	if w.stopped {
		return
	}
	i.Input, i.Packing, i.Position = w.input, s.packing, w.position(i.Container)
	w.emitted++
	if c := i.Container; c != nil && i.reject != nil {
		c.Rejects++
	} else if c != nil {
		c.Documents++
	}
	w.stopped = !w.yield(i)
}

// position tells how far the source is read; -1 where something inside it is read at random.
func (w *walker) position(c *Container) int64 {
	if w.file == nil {
		return -1
	}
	for ; c != nil; c = c.Outer {
		if c.Format == Zip || c.Format == Parquet || c.Format == Arrow {
			return -1
		}
	}
	at, err := w.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return -1
	}
	return at
}

// refuse hands out a reject in place of s, or of the rest of it. offset is -1 where there is none.
func (w *walker) refuse(s *stream, stage, code, message string, offset int64) {
	place := &offset
	if offset < 0 {
		place = nil
	}
	w.emit(s, &Item{Name: s.name, BlockPath: s.place, Container: s.container, reject: newReject(s.name, stage, code, message, place)})
}

// fail is refuse for an error of the system or of a library.
func (w *walker) fail(s *stream, stage string, err error, offset int64) {
	var known *fault
	switch {
	case errors.As(err, &known):
		w.refuse(s, stage, known.code, known.message, max(known.offset, offset))
	case errors.Is(err, errTooLarge):
		w.refuse(s, StageOpen, "too_large", fmt.Sprintf("larger than %d bytes", w.options.maxBytes()), offset)
	case errors.Is(err, io.ErrUnexpectedEOF):
		w.refuse(s, stage, "truncated", "ends before it is complete; what came before was read", offset)
	case errors.As(err, new(*fs.PathError)):
		reject := openReject(s.name, err)
		w.refuse(s, StageOpen, reject.Code, reject.Message, -1)
	default:
		w.refuse(s, stage, "damaged", err.Error(), offset)
	}
}

// source looks at a source and hands out what it holds.
func (w *walker) source(s Source) {
	st := &stream{name: s.Name, file: s.Name, option: w.options.Format}
	reader := s.Reader
	if reader == nil {
		file, err := os.Open(s.path())
		if err != nil {
			w.emit(st, &Item{Name: s.Name, source: &s}) // Load says why
			return
		}
		info, err := file.Stat()
		if err == nil && info.IsDir() {
			file.Close()
			w.emit(st, &Item{Name: s.Name, source: &s})
			return
		}
		if err == nil && info.Mode().IsRegular() {
			st.at, st.size, w.file = file, info.Size(), file
		}
		reader = file
		defer func() {
			if st.at != nil {
				file.Close() // a pipe is closed by the worker that reads it
			}
		}()
	}
	buffer := int64(readBuffer)
	if st.at != nil {
		buffer = min(buffer, max(st.size, sniffBytes)) // of many small files the buffers would be the most of what is allocated
	}
	st.reader = bufio.NewReaderSize(reader, int(buffer))
	w.stream(st, &s)
}

const readBuffer = 64 << 10

// stream hands out what a stream holds. whole is the source where the stream is one as a whole; then a document of its own
// is left to be read later.
func (w *walker) stream(s *stream, whole *Source) {
	head, err := s.reader.Peek(sniffBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		if whole != nil && s.at == nil {
			w.later(s, whole, Text, FormatByDefault)
			return
		}
		w.fail(s, StageOpen, err, -1)
		return
	}
	option, compression := splitCompression(s.option)
	if compression != "" {
		w.compressed(s, compression, option)
		return
	}
	format, basis := sniff(s.file, head, option)
	if format == Zip && basis != FormatByOption {
		if word, ok := w.wordDocument(s); !ok {
			return
		} else if word {
			format = DOCX
			if extension, _ := extensionFormat(s.file); extension != DOCX {
				basis = FormatByContent
			} else {
				basis = FormatByExtension
			}
		}
	}
	switch format {
	case Gzip, Zstd:
		w.compressed(s, format, "")
	case Zip:
		w.zip(s, basis)
	case Tar:
		w.tar(s, basis)
	case JSONL, CSV, TSV, Parquet, Arrow:
		w.table(s, format, basis)
	default:
		w.document(s, whole, format, basis)
	}
}

// document hands out a stream that is one document.
func (w *walker) document(s *stream, whole *Source, format Format, basis string) {
	if whole != nil && s.raw == nil {
		w.later(s, whole, format, basis)
		return
	}
	raw, err := s.raw, error(nil)
	if raw == nil {
		raw, err = readSome(s.reader, w.options.maxBytes())
	}
	if err != nil {
		w.fail(s, StageOpen, err, -1)
		return
	}
	w.emit(s, &Item{Name: s.name, BlockPath: s.place, Container: s.container, Format: format, FormatBasis: basis, raw: raw})
}

// later hands out a source that is one document, unread.
func (w *walker) later(s *stream, whole *Source, format Format, basis string) {
	source := *whole
	if s.at == nil {
		source.Reader = s.reader
	}
	w.emit(s, &Item{Name: s.name, Format: format, FormatBasis: basis, source: &source})
}

// randomAccess gives the bytes of a stream at random, read into memory where they only come in order.
func (w *walker) randomAccess(s *stream) (io.ReaderAt, int64, error) {
	if s.at == nil {
		raw, err := readSome(s.reader, w.options.maxBytes())
		if err != nil {
			return nil, 0, err
		}
		s.raw, s.at, s.size = raw, bytes.NewReader(raw), int64(len(raw))
	}
	return s.at, s.size, nil
}

// inside is the stream of a member of s. The member's own format is found by its name and content.
func (s *stream) inside(c *Container, member string, r io.Reader) *stream {
	return &stream{
		name:      s.name + "#" + member,
		file:      member,
		place:     joinPlace(s.place, "member "+member),
		reader:    bufio.NewReaderSize(r, readBuffer),
		depth:     s.depth + 1,
		container: c,
	}
}

func joinPlace(outer, inner string) string {
	if outer == "" {
		return inner
	}
	return outer + ", " + inner
}

func (s *stream) newContainer(format Format, basis string) *Container {
	root := s.name
	if s.container != nil {
		root = s.container.Root
	}
	return &Container{Name: s.name, Root: root, Outer: s.container, Format: format, FormatBasis: basis, Packing: s.packing}
}

// splitCompression takes .gz or .zst off the name of a format.
func splitCompression(f Format) (inner, compression Format) {
	if name, found := strings.CutSuffix(string(f), ".gz"); found {
		return Format(name), Gzip
	}
	if name, found := strings.CutSuffix(string(f), ".zst"); found {
		return Format(name), Zstd
	}
	return f, ""
}

// uncompressedName is the name of a compressed file without its last extension.
func uncompressedName(name string) string {
	name = filepath.ToSlash(name)
	extension := strings.ToLower(path.Ext(name))
	switch extension {
	case ".tgz":
		return name[:len(name)-len(extension)] + ".tar"
	case ".gz", ".zst":
		return name[:len(name)-len(extension)]
	}
	return name
}

// single makes a document of a stream that must be one, for Read and Parse.
func single(items iter.Seq[*Item], name string, o Options) Reading {
	var first *Item
	for i := range items {
		if first != nil || i.Container != nil {
			return Reading{Reject: newReject(name, StageOpen, "container", "holds many documents, where one is wanted", nil)}
		}
		first = i
	}
	if first == nil {
		return Reading{Reject: newReject(name, StageOpen, "container", "holds no document", nil)}
	}
	return first.Read(o)
}
