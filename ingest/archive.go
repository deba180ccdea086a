package ingest

import (
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// memberNames keeps what an archive's names must not do: leave the archive, or come twice.
type memberNames struct{ seen map[string]bool }

// check gives why a member is refused, or nil.
func (m *memberNames) check(name string) *fault {
	if reason := unsafeName(name); reason != "" {
		return &fault{"unsafe_member", reason, -1}
	}
	clean := path.Clean(name)
	if m.seen[clean] {
		return &fault{"duplicate_member", "a member of this name came before", -1}
	}
	m.seen[clean] = true
	return nil
}

// unsafeName says what is wrong with a member's name that reaches outside its archive.
func unsafeName(name string) string {
	switch {
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':' && name[0] < utf8.RuneSelf:
		return "an absolute path"
	case strings.ContainsRune(name, 0):
		return "a NUL in the name"
	}
	for element := range strings.SplitSeq(name, "/") {
		if element == ".." {
			return "a path that leads outside (..)"
		}
	}
	return ""
}

// memberName is the name of a member as text, with / between its elements: UTF-8, else GB18030 as Chinese Windows writes it.
func memberName(name string) string {
	if !utf8.ValidString(name) {
		text, _, f := decodeGB18030([]byte(name), false)
		if f != nil {
			text = strings.ToValidUTF8(name, "\uFFFD")
		}
		name = text
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// skippable reports a member that no folder would be searched for either: hidden, or of an extension that is not read.
func skippable(name string) bool {
	if !isDocument(name) {
		return true
	}
	for element := range strings.SplitSeq(name, "/") {
		if hidden(element) && element != "." || element == "__MACOSX" {
			return true
		}
	}
	return false
}

// settle refuses an archive that held no document at all; before is how many items came before it.
func (w *walker) settle(s *stream, c *Container, before int) {
	if w.stopped || w.emitted > before {
		return
	}
	skipped := len(c.Skipped) + c.SkippedMore
	w.refuse(s, StageOpen, "no_documents", fmt.Sprintf("holds no document that is read (members of other kinds: %d)", skipped), -1)
}

// member hands out one member of an archive. A fault in it ends it, not the archive; a limit ends both, which false says.
func (w *walker) member(s *stream, c *Container, name string, bad *fault, open func() (io.ReadCloser, error)) bool {
	in := s.inside(c, name, strings.NewReader(""))
	if f := w.budget.member(); f != nil {
		w.refuse(s, StageOpen, f.code, f.message, -1)
		return false
	}
	if bad != nil {
		w.refuse(in, StageOpen, bad.code, bad.message, -1)
		return true
	}
	if skippable(name) {
		c.skip(name)
		return true
	}
	r, err := open()
	if err != nil {
		w.fail(in, StageOpen, fmt.Errorf("member: %w", err), -1)
		return true
	}
	defer r.Close()
	if c.Format == Tar { // it packs nothing: what is around it counts
		in.reader.Reset(r)
		w.stream(in, nil)
		return true
	}
	limited := &unpackedReader{r: r, budget: w.budget}
	in.reader.Reset(limited)
	w.stream(in, nil)
	return limited.fault == nil
}
