package sheets

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// part reads the XML of one part. Names are without their namespaces, so that prefixes and the family of namespaces do not matter.
type part struct {
	name    string
	decoder *xml.Decoder
	open    []string // elements
}

func newPart(name string, r io.Reader) *part {
	p := &part{name: name, decoder: xml.NewDecoder(transform.NewReader(r, unicode.BOMOverride(unicode.UTF8.NewDecoder())))}
	p.decoder.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf-8", "utf-16", "us-ascii":
			return r, nil // as the byte order mark says
		}
		return nil, fmt.Errorf("encoding %s: want UTF-8 or UTF-16", charset)
	}
	return p
}

// next gives the next token, io.EOF at the end. Text is valid until the next call.
func (p *part) next() (xml.Token, error) {
	token, err := p.decoder.RawToken()
	if err == io.EOF && len(p.open) > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, p.fail(err)
	}
	switch t := token.(type) {
	case xml.StartElement:
		if len(p.open) == maxDepth {
			return nil, p.fail(fmt.Errorf("more than %d elements inside each other", maxDepth))
		}
		p.open = append(p.open, t.Name.Local)
	case xml.EndElement:
		last := len(p.open) - 1
		if last < 0 || p.open[last] != t.Name.Local {
			return nil, p.fail(fmt.Errorf("</%s> ends what it did not begin", t.Name.Local))
		}
		p.open = p.open[:last]
	case xml.Directive:
		if bytes.HasPrefix(bytes.TrimSpace(t), []byte("DOCTYPE")) {
			return nil, p.fail(errors.New("a document type is not allowed in a workbook"))
		}
	}
	return token, nil
}

func (p *part) fail(err error) error {
	if err == io.EOF {
		return err
	}
	return fmt.Errorf("%s: %w", p.name, err)
}

// each hands on the elements of the rest of the part as they begin.
func (p *part) each(do func(e xml.StartElement) error) error {
	for {
		token, err := p.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, begins := token.(xml.StartElement); begins {
			if err := do(e); err != nil {
				return err
			}
		}
	}
}

// skip passes over the element that was just begun.
func (p *part) skip() error {
	depth := len(p.open)
	for len(p.open) >= depth {
		if _, err := p.next(); err != nil {
			return err
		}
	}
	return nil
}

// inside hands on what stands in the element that was just begun: its elements as they begin, and its text.
func (p *part) inside(begin func(e xml.StartElement) error, text func(t xml.CharData) error) error {
	depth := len(p.open)
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = begin(t)
		case xml.CharData:
			err = text(t)
		case xml.EndElement:
			if len(p.open) < depth {
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
}

// text gives the text of the element that was just begun, that of elements within it aside.
func (p *part) text() (string, error) {
	var out strings.Builder
	err := p.inside(func(xml.StartElement) error { return p.skip() }, func(t xml.CharData) error {
		return p.grow(&out, string(t))
	})
	return out.String(), err
}

// rich gives the text of a shared or inline text: that of its runs, without phonetic guides.
func (p *part) rich() (string, error) {
	var out strings.Builder
	err := p.inside(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "r": // a run: its parts follow
			return nil
		case "t":
			run, err := p.text()
			if err != nil {
				return err
			}
			return p.grow(&out, run)
		}
		return p.skip() // rPr, rPh, phoneticPr
	}, func(xml.CharData) error { return nil })
	return unescape(out.String()), err
}

// grow adds to the text of a cell.
func (p *part) grow(out *strings.Builder, more string) error {
	if out.Len()+len(more) > maxCell {
		return p.fail(fmt.Errorf("a text of more than %d bytes", maxCell))
	}
	out.WriteString(more)
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isTrue reads an xsd:boolean.
func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
