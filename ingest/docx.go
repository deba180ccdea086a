package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// readDOCX writes the body of a Word document as lines: headings (by style or outline level) behind #, paragraphs parted by
// blank lines, tables between |, then footnotes and endnotes. Text that was inserted is kept and text that was deleted is not;
// page headers and footers, comments, hidden text, field codes and the numbers that Word itself puts before list items are left
// out. The date of creation is no publication date: it is noted, not used.
func readDOCX(raw []byte, o Options) (layer, string, *fault) {
	l := layer{decoded: decoded{encoding: UTF8, basis: BasisFixed}}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if f := findBinary(raw, false, ""); f != nil && !bytes.HasPrefix(raw, []byte("PK")) {
			return l, StageDecode, f
		}
		return l, StageParse, &fault{"damaged", fmt.Sprintf("Word document: %v", err), -1}
	}
	p := docxPackage{archive: archive, budget: newBudget(), limit: o.maxBytes()}
	p.budget.packed = int64(len(raw))
	styles := docxStyles{}
	w := docxWriter{}
	for _, part := range []struct {
		name     string
		required bool
		read     func(io.Reader) error
	}{
		{"docProps/core.xml", false, func(r io.Reader) error { return l.readCore(r) }},
		{"word/styles.xml", false, styles.read},
		{mainPart(archive), true, func(r io.Reader) error { w.styles = styles; return w.read(r, "") }},
		{"word/footnotes.xml", false, func(r io.Reader) error { return w.read(r, "footnote") }},
		{"word/endnotes.xml", false, func(r io.Reader) error { return w.read(r, "endnote") }},
	} {
		if f := p.part(part.name, part.required, part.read); f != nil {
			return l, StageParse, f
		}
	}
	if w.title != "" {
		l.title = w.title
	}
	l.text, l.blocks = w.text()
	return l, "", nil
}

// mainPart is the part that holds the body: word/document.xml, which some programs number.
func mainPart(archive *zip.Reader) string {
	for _, file := range archive.File {
		if isMainPart(file.Name) {
			return file.Name
		}
	}
	return "word/document.xml"
}

func isMainPart(name string) bool {
	number, found := strings.CutPrefix(name, "word/document")
	number, xml := strings.CutSuffix(number, ".xml")
	return found && xml && strings.Trim(number, "0123456789") == ""
}

// docxPackage is the archive that a Word document is.
type docxPackage struct {
	archive *zip.Reader
	budget  *budget
	limit   int64
}

// part reads one part of the package.
func (p *docxPackage) part(name string, required bool, read func(io.Reader) error) *fault {
	for _, file := range p.archive.File {
		if path.Clean(strings.ReplaceAll(file.Name, `\`, "/")) != name {
			continue
		}
		if file.Flags&1 != 0 {
			return &fault{"encrypted", "encrypted: a password is needed", -1}
		}
		r, err := file.Open()
		if err != nil {
			return &fault{"damaged", fmt.Sprintf("%s: %v", name, err), -1}
		}
		defer r.Close()
		limited := &io.LimitedReader{R: &unpackedReader{r: r, budget: p.budget}, N: p.limit + 1}
		err = read(limited)
		var known *fault
		switch {
		case errors.As(err, &known):
			return known
		case limited.N <= 0:
			return &fault{"too_large", fmt.Sprintf("%s is larger than %d bytes", name, p.limit), -1}
		case err != nil:
			return &fault{"damaged", fmt.Sprintf("%s: %v", name, err), -1}
		}
		return nil
	}
	if required {
		return &fault{"damaged", "no Word document: it has no part " + name, -1}
	}
	return nil
}

// readCore takes the title from the core properties, and notes the date of creation.
func (l *layer) readCore(r io.Reader) error {
	var core struct {
		Title   string `xml:"title"`
		Created string `xml:"created"`
	}
	if err := xml.NewDecoder(r).Decode(&core); err != nil {
		l.notes = append(l.notes, fmt.Sprintf("its properties are damaged: %v", err))
		return nil
	}
	l.title = collapse(core.Title)
	if dates := findDates(core.Created); len(dates) > 0 {
		l.notes = append(l.notes, fmt.Sprintf("created %s, which is not taken for the publication date", dates[0]))
	}
	return nil
}

// docxStyles leads from the id of a paragraph style to its level: 0 for Title, 1 to 9 for headings.
type docxStyles map[string]int

func (s docxStyles) read(r io.Reader) error {
	var sheet struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Value string `xml:"val,attr"`
			} `xml:"name"`
			Outline *struct {
				Value int `xml:"val,attr"`
			} `xml:"pPr>outlineLvl"`
		} `xml:"style"`
	}
	if err := xml.NewDecoder(r).Decode(&sheet); err != nil {
		return err
	}
	for _, style := range sheet.Styles {
		name := strings.ToLower(style.Name.Value)
		level := 0
		switch {
		case name == "title" || name == "标题":
			s[style.ID] = 0
		case headingName(name, &level):
			s[style.ID] = level
		case style.Outline != nil && style.Outline.Value >= 0 && style.Outline.Value < 9:
			s[style.ID] = style.Outline.Value + 1
		}
	}
	return nil
}

// headingName reads heading 2 and 标题 2.
func headingName(name string, level *int) bool {
	for _, prefix := range []string{"heading ", "标题 "} {
		digit, found := strings.CutPrefix(name, prefix)
		if found && len(digit) == 1 && digit[0] >= '1' && digit[0] <= '9' {
			*level = int(digit[0] - '0')
			return true
		}
	}
	return false
}
