package ingest

import (
	"archive/tar"
	"bytes"
	"strings"
)

// sniffBytes is how much of the beginning of an input tells its format.
const sniffBytes = 4096

// sniff finds the format of an input: the one that the user names, the one that its first bytes leave no doubt of, the one
// that its name asks for, else text. A zip archive may turn out to be a Word document when its members are read.
func sniff(name string, head []byte, option Format) (Format, string) {
	if option != "" {
		return option, FormatByOption
	}
	named, byName := extensionFormat(name)
	if byName && strings.HasSuffix(strings.ToLower(name), ".tgz") {
		named = Gzip
	}
	if certain, ok := contentFormat(head); ok && !(certain == HTML && byName && named != Text && named != Markdown) {
		if byName && named == certain {
			return named, FormatByExtension
		}
		return certain, FormatByContent
	}
	if byName {
		return named, FormatByExtension
	}
	return Text, FormatByDefault
}

// contentFormat finds the format of bytes that can hardly be anything else.
func contentFormat(head []byte) (Format, bool) {
	for _, m := range []struct {
		prefix string
		format Format
	}{
		{"%PDF-", PDF}, {"\xEF\xBB\xBF%PDF-", PDF}, {"PK\x03\x04", Zip}, {"PK\x05\x06", Zip}, {"\x1F\x8B\x08", Gzip}, {"\x28\xB5\x2F\xFD", Zstd},
		{"PAR1\x15", Parquet}, {"ARROW1\x00\x00", Arrow},
	} {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.format, true
		}
	}
	if isTar(head) {
		return Tar, true
	}
	if isHTML(head) {
		return HTML, true
	}
	return "", false
}

// isTar reports a whole tar header, checked by its sum.
func isTar(head []byte) bool {
	const block = 512
	if len(head) < block || !bytes.HasPrefix(head[257:], []byte("ustar")) {
		return false
	}
	_, err := tar.NewReader(bytes.NewReader(head[:block])).Next()
	return err == nil
}

// isHTML reports bytes that begin with a document type or the outermost tag of a page, in any encoding that keeps ASCII, or
// UTF-16. What may stand before it is white space, a byte order mark, an XML declaration and comments.
func isHTML(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		skipped := false
		for _, mark := range []struct{ open, close string }{{"<?xml", "?>"}, {"<!--", "-->"}} {
			if !bytes.HasPrefix(head, []byte(mark.open)) {
				continue
			}
			_, rest, found := bytes.Cut(head, []byte(mark.close))
			if !found {
				return false
			}
			head, skipped = rest, true
		}
		if !skipped {
			break
		}
	}
	start := strings.ToLower(string(head[:min(len(head), 16)]))
	for _, tag := range []string{"<!doctype html", "<html>", "<html ", "<html\n", "<html\r"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}
