package ingest

import (
	"fmt"
	"strings"
)

// Encoding names a character encoding, as in the column encoding of documents.
type Encoding string

// The encodings that can be read. GBK and GB2312 are subsets of GB18030 and read by the same decoder; UTF16 is an answer
// to --encoding only, which leaves the byte order to the mark.
const (
	UTF8    Encoding = "utf-8"
	UTF16   Encoding = "utf-16"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
	GB18030 Encoding = "gb18030"
	GBK     Encoding = "gbk"
	Big5    Encoding = "big5"
)

// Encodings lists the names that ParseEncoding takes, aliases aside.
var Encodings = []Encoding{UTF8, UTF16, UTF16LE, UTF16BE, GB18030, GBK, Big5}

// Values of encoding_basis.
const (
	BasisOption         = "option"
	BasisBOM            = "bom"
	BasisValidUTF8      = "utf-8-valid"
	BasisValidGB18030   = "gb18030-valid"
	BasisValidBig5      = "big5-valid"
	BasisPlainUTF16     = "utf-16-plain"    // no mark, but nothing else it could be
	BasisDeclared       = "declared"        // by the page itself
	BasisFixed          = "format"          // the format knows no other
	BasisFewestReplaced = "fewest-replaced" // nothing was valid; the reading that replaces fewer bytes (ReplaceErrors only)
)

// ParseEncoding reads the name of an encoding in any case, with or without its hyphens, and the common aliases.
func ParseEncoding(name string) (Encoding, error) {
	switch strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name)) {
	case "utf8", "utf8sig", "utf8bom":
		return UTF8, nil
	case "utf16", "unicode", "ucs2":
		return UTF16, nil
	case "utf16le", "ucs2le":
		return UTF16LE, nil
	case "utf16be", "ucs2be":
		return UTF16BE, nil
	case "gb18030", "gb180302022", "gb180302005", "gb180302000", "cp54936":
		return GB18030, nil
	case "gbk", "gb2312", "euccn", "cp936", "ms936", "windows936":
		return GBK, nil
	case "big5", "big5hkscs", "cnbig5", "cp950", "ms950", "xxbig5":
		return Big5, nil
	}
	names := make([]string, len(Encodings))
	for i, e := range Encodings {
		names[i] = string(e)
	}
	return "", fmt.Errorf("unknown encoding %q: want %s", name, strings.Join(names, ", "))
}

// family is the decoder of an encoding.
func (e Encoding) family() Encoding {
	if e == GBK {
		return GB18030
	}
	return e
}

// isWide reports an encoding whose characters have no bytes of their own.
func (e Encoding) isWide() bool { return e == UTF16 || e == UTF16LE || e == UTF16BE }
