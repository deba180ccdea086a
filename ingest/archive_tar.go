package ingest

import (
	"archive/tar"
	"errors"
	"io"
)

// tar hands out the members of a tar archive as they come.
func (w *walker) tar(s *stream, basis string) {
	if !w.deeper(s) {
		return
	}
	c := s.newContainer(Tar, basis)
	names := memberNames{map[string]bool{}}
	before := w.emitted
	archive := tar.NewReader(s.reader)
	for !w.stopped {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			w.settle(s, c, before)
			return
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			w.fail(s, StageOpen, err, -1)
			return
		}
		if header.Typeflag == tar.TypeDir || header.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		name := memberName(header.Name)
		bad := names.check(name)
		if bad == nil && header.Typeflag != tar.TypeReg {
			bad = &fault{"unsafe_member", "a link or a device, not a file", -1}
		}
		if !w.member(s, c, name, bad, func() (io.ReadCloser, error) { return io.NopCloser(archive), nil }) {
			return
		}
	}
}
