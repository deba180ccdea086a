package ingest

import (
	"bytes"
	"fmt"
)

// binaryHead is how many bytes are searched for NUL: what no text without a byte order mark holds.
const binaryHead = 8000

// magic names a kind of file by its first bytes. sure says that no text begins so; the others count only beside a NUL.
type magic struct {
	bytes string
	name  string
	sure  bool
}

var magics = []magic{
	{"PK\x03\x04", "a zip archive", true},
	{"PK\x05\x06", "an empty zip archive", true},
	{"%PDF-", "a PDF", true},
	{"{\\rtf", "an RTF document", true},
	{"\x89PNG\r\n\x1A\n", "a PNG image", true},
	{"\xFF\xD8\xFF", "a JPEG image", true},
	{"GIF87a", "a GIF image", true},
	{"GIF89a", "a GIF image", true},
	{"II*\x00", "a TIFF image", true},
	{"MM\x00*", "a TIFF image", true},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document (doc, xls, ppt, wps), or an encrypted new one: save it as docx without a password", true},
	{"\x1F\x8B", "gzip-compressed data", true},
	{"\x28\xB5\x2F\xFD", "zstd-compressed data", true},
	{"\xFD7zXZ\x00", "xz-compressed data", true},
	{"BZh", "bzip2-compressed data", false},
	{"7z\xBC\xAF\x27\x1C", "a 7z archive", true},
	{"Rar!\x1A\x07", "a RAR archive", true},
	{"SQLite format 3\x00", "an SQLite database", true},
	{"PAR1", "a Parquet file", false},
	{"ARROW1", "an Arrow file", false},
	{"\x7FELF", "a program", true},
	{"MZ", "a Windows program", false},
	{"RIFF", "an image, sound or film", false},
	{"ID3", "a sound", false},
	{"OggS", "a sound", false},
}

// zipMembers tell what a zip archive really is; they stand as plain names in its directory.
var zipMembers = []struct{ member, name string }{
	{"word/document.xml", "a Word document (docx)"},
	{"xl/workbook.xml", "an Excel workbook (xlsx)"},
	{"ppt/presentation.xml", "a PowerPoint presentation (pptx)"},
	{"mimetypeapplication/epub", "an EPUB book"},
	{"mimetypeapplication/vnd.oasis", "an OpenDocument file"},
	{"OFD.xml", "an OFD document"},
}

// findBinary finds input that is no text at all and says what it seems to be. A byte order mark, or UTF-16 named by the user,
// makes NUL a part of the text.
func findBinary(raw []byte, marked bool, named Encoding) *fault {
	if marked {
		return nil
	}
	nul := bytes.IndexByte(raw[:min(len(raw), binaryHead)], 0)
	if named == UTF16 || named == UTF16LE || named == UTF16BE {
		nul = -1
	}
	for _, m := range magics {
		if bytes.HasPrefix(raw, []byte(m.bytes)) && (m.sure || nul >= 0) {
			return &fault{"binary", fmt.Sprintf("not text: it seems to be %s", specific(raw, m.name)), 0}
		}
	}
	if nul >= 0 {
		return &fault{"binary", "not text: NUL byte (if it is UTF-16, name utf-16le or utf-16be with --encoding)", int64(nul)}
	}
	return nil
}

func specific(raw []byte, name string) string {
	if !bytes.HasPrefix(raw, []byte("PK")) {
		return name
	}
	for _, z := range zipMembers {
		if bytes.Contains(raw, []byte(z.member)) {
			return z.name
		}
	}
	return name
}
