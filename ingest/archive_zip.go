package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// openZip reads the directory of a zip archive; nil where it was refused.
func (w *walker) openZip(s *stream) *zip.Reader {
	peeked, _ := s.reader.Peek(sniffBytes)
	head := bytes.Clone(peeked)
	at, size, err := w.randomAccess(s)
	if err != nil {
		w.fail(s, StageOpen, err, -1)
		return nil
	}
	archive, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // the names are checked one by one
		w.refuse(s, StageParse, "damaged", fmt.Sprintf("%s, but damaged or cut: %v", specific(head, "a zip archive"), err), -1)
		return nil
	}
	return archive
}

// wordDocument reports that a zip archive is a Word document; other Office files are refused, which ok false says.
func (w *walker) wordDocument(s *stream) (word, ok bool) {
	archive := w.openZip(s)
	if archive == nil {
		return false, false
	}
	for _, file := range archive.File {
		if isMainPart(file.Name) {
			return true, true
		}
		switch file.Name {
		case "xl/workbook.xml", "ppt/presentation.xml", "OFD.xml", "META-INF/container.xml":
			w.refuse(s, StageDecode, "binary", "not text: it seems to be "+officeName(file.Name), 0)
			return false, false
		case "mimetype":
			w.refuse(s, StageDecode, "binary", "not text: it seems to be an OpenDocument file or an EPUB book", 0)
			return false, false
		}
	}
	return false, true
}

func officeName(member string) string {
	for _, z := range zipMembers {
		if z.member == member {
			return z.name
		}
	}
	return "an EPUB book"
}

// zip hands out the members of a zip archive in the order of its directory.
func (w *walker) zip(s *stream, basis string) {
	if !w.deeper(s) {
		return
	}
	archive := w.openZip(s)
	if archive == nil {
		return
	}
	if s.depth == 0 {
		w.budget.packed += s.size
	}
	c := s.newContainer(Zip, basis)
	names := memberNames{map[string]bool{}}
	before := w.emitted
	for _, file := range archive.File {
		if w.stopped {
			return
		}
		mode := file.Mode()
		if mode.IsDir() {
			continue
		}
		name := memberName(file.Name)
		bad := names.check(name)
		switch {
		case bad != nil:
		case mode&fs.ModeType != 0:
			bad = &fault{"unsafe_member", "a link or a device, not a file", -1}
		case file.Flags&1 != 0:
			bad = &fault{"encrypted", "encrypted: a password is needed", -1}
		}
		if !w.member(s, c, name, bad, func() (io.ReadCloser, error) { return file.Open() }) {
			return
		}
	}
	w.settle(s, c, before)
}
