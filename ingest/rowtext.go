package ingest

import (
	"bufio"
	"bytes"
	"strings"
)

// rowText says how the bytes of a table of text are decoded, one row at a time.
type rowText struct {
	encoding Encoding
	basis    string
	replace  bool
}

// openRowText finds the encoding of a table of text by its mark, the option, or its first 64 KiB, and gives the reader behind
// the mark. Each row is then decoded strictly. UTF-16, where a row has no bytes of its own, is decoded as a whole.
func openRowText(r *bufio.Reader, o Options) (*bufio.Reader, rowText, error) {
	head, _ := r.Peek(readBuffer)
	m, marked := findMark(head)
	t := rowText{encoding: UTF8, basis: BasisValidUTF8, replace: o.ReplaceErrors}
	wide := o.Encoding.isWide() || marked && m.encoding.isWide() || !marked && o.Encoding == "" && plainUTF16(head) != ""
	switch {
	case marked && m.encoding == "", wide:
		return openWideText(r, o)
	case marked && o.Encoding != "" && o.Encoding.family() != m.encoding:
		_, f := decodeNamed(nil, m, o)
		return nil, t, f
	case marked:
		t.encoding, t.basis = m.encoding, BasisBOM
		_, _ = r.Discard(len(m.bytes))
	}
	if o.Encoding != "" {
		t.encoding, t.basis = o.Encoding, BasisOption
	} else if !marked {
		t.encoding, t.basis = linesEncoding(head, len(head) == readBuffer)
	}
	if f := findBinary(head, marked, t.encoding); f != nil {
		return nil, t, f
	}
	return r, t, nil
}

// openWideText decodes all of a table of UTF-16.
func openWideText(r *bufio.Reader, o Options) (*bufio.Reader, rowText, error) {
	raw, err := readSome(r, o.maxBytes())
	if err != nil {
		return nil, rowText{}, err
	}
	d, f := decode(raw, o)
	if f != nil {
		return nil, rowText{}, f
	}
	return bufio.NewReaderSize(strings.NewReader(d.text), readBuffer), rowText{encoding: d.encoding, basis: d.basis}, nil
}

// linesEncoding finds the encoding of the beginning of a text: that of the whole, or where some lines are damaged, that of
// most lines.
func linesEncoding(head []byte, cut bool) (Encoding, string) {
	if end := bytes.LastIndexByte(head, '\n'); cut && end >= 0 {
		head = head[:end+1]
	}
	if d, f := detect(head, false); f == nil {
		return d.encoding, d.basis
	}
	unicode, national := 0, 0
	for line := range bytes.Lines(head) {
		d, f := detect(line, false)
		switch {
		case f != nil || isASCII(line):
		case d.encoding == UTF8:
			unicode++
		case d.encoding == GB18030:
			national++
		}
	}
	if national > unicode {
		return GB18030, BasisValidGB18030
	}
	return UTF8, BasisValidUTF8
}

func isASCII(raw []byte) bool {
	for _, b := range raw {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

// decode reads one row, or one cell of it.
func (t rowText) decode(raw []byte) (decoded, *fault) {
	if t.encoding.isWide() {
		return decoded{text: string(raw), encoding: t.encoding, basis: t.basis}, nil // it was decoded as a whole
	}
	return decodeAs(raw, 0, t.encoding, t.basis, t.replace)
}
