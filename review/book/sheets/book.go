package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// Sheet is one sheet of a workbook that has cells.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// Book is an open workbook.
type Book struct {
	Sheets  []Sheet
	members map[string]*zip.File // by memberName
	budget  budget
	file    *os.File
	shared  []string
	formats []format
	from04  bool // days are counted from 1904
}

// Open opens a workbook. Close it after use.
func Open(name string) (*Book, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s: want a workbook, a file that ends in .xlsx", name)
	}
	var b *Book
	if err == nil {
		if b, err = New(file, info.Size()); err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
	}
	if err != nil {
		_ = file.Close() // only read
		return nil, err
	}
	b.file = file
	return b, nil
}

// Close closes the file of Open.
func (b *Book) Close() error {
	if b.file == nil {
		return nil
	}
	return b.file.Close()
}

// New reads what a workbook has beside its sheets.
func New(r io.ReaderAt, size int64) (*Book, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, otherFormat(r, err)
	}
	b := &Book{members: map[string]*zip.File{}, budget: budget{packed: size}}
	for _, f := range archive.File {
		if name := memberName(f.Name); b.members[name] == nil {
			b.members[name] = f
		}
	}
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	targets, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	if err := b.readWorkbook(main, targets); err != nil {
		return nil, err
	}
	if name := targets.ofType("styles"); b.has(name) {
		if err := b.read(name, func(p *part) (err error) { b.formats, err = readFormats(p); return err }); err != nil {
			return nil, err
		}
	}
	if name := targets.ofType("sharedStrings"); b.has(name) {
		if err := b.read(name, b.readShared); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// otherFormat says what a file is that is no archive.
func otherFormat(r io.ReaderAt, err error) error {
	head := make([]byte, 8)
	n, _ := r.ReadAt(head, 0) // what is shorter is none of these
	if bytes.HasPrefix(head[:n], []byte("\xD0\xCF\x11\xE0")) {
		return errors.New("an old .xls workbook, or one with a password: save it as .xlsx without a password")
	}
	return fmt.Errorf("not a workbook, or damaged: %w", err)
}

// mainPart finds the part of the workbook itself.
func (b *Book) mainPart() (string, error) {
	switch {
	case b.has("xl/workbook.bin"):
		return "", errors.New("a binary workbook (.xlsb): save it as .xlsx")
	case b.has("content.xml"):
		return "", errors.New("an OpenDocument sheet: save it as .xlsx")
	}
	if b.has("_rels/.rels") {
		targets, err := b.relations("")
		if err != nil {
			return "", err
		}
		if name := targets.ofType("officeDocument"); b.has(name) {
			return name, nil
		}
	}
	if !b.has("xl/workbook.xml") {
		return "", errors.New("not a workbook: it has no part xl/workbook.xml")
	}
	return "xl/workbook.xml", nil
}

// memberName is the name of a part as it is compared: Open Packaging has no regard to case, and some programs write \ for /.
func memberName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (b *Book) has(name string) bool { return b.members[memberName(name)] != nil }

// read opens a part and hands it on.
func (b *Book) read(name string, do func(*part) error) error {
	f := b.members[memberName(name)]
	if f == nil {
		return fmt.Errorf("it has no part %s", name)
	}
	if f.Flags&1 != 0 {
		return errors.New("encrypted: save it without a password")
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	return do(newPart(name, &meter{r, &b.budget}))
}

// relation is one of a part's relationships.
type relation struct{ id, kind, target string }

type relations []relation

// ofType gives the first target of a kind, the last word of its type in either family of namespaces.
func (r relations) ofType(kind string) string {
	for _, one := range r {
		if one.kind == kind {
			return one.target
		}
	}
	return ""
}

func (r relations) byID(id string) (relation, bool) {
	for _, one := range r {
		if one.id == id {
			return one, true
		}
	}
	return relation{}, false
}

// relations reads those of a part, "" for the package. Targets are resolved to names of parts.
func (b *Book) relations(of string) (relations, error) {
	dir, file := path.Split(of)
	var out relations
	err := b.read(path.Join(dir, "_rels", file+".rels"), func(p *part) error {
		return p.each(func(e xml.StartElement) error {
			if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
				return nil
			}
			target := strings.ReplaceAll(attribute(e, "Target"), `\`, "/")
			if absolute, found := strings.CutPrefix(target, "/"); found {
				target = path.Clean(absolute)
			} else {
				target = path.Join(dir, target)
			}
			out = append(out, relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), target})
			return nil
		})
	})
	return out, err
}

// readWorkbook lists the sheets of cells; chart sheets and macro sheets are none.
func (b *Book) readWorkbook(name string, targets relations) error {
	return b.read(name, func(p *part) error {
		return p.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				b.from04 = isTrue(attribute(e, "date1904"))
			case "sheet":
				target, found := targets.byID(sheetRelation(e))
				if !found || target.kind != "worksheet" {
					return nil
				}
				if len(b.Sheets) == maxSheets {
					return p.fail(fmt.Errorf("more than %d sheets", maxSheets))
				}
				state := attribute(e, "state")
				b.Sheets = append(b.Sheets, Sheet{unescape(attribute(e, "name")), state == "hidden" || state == "veryHidden", target.target})
			}
			return nil
		})
	})
}

// sheetRelation gives r:id, not the id of the sheet.
func sheetRelation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// readShared reads the texts that cells share.
func (b *Book) readShared(p *part) error {
	total := 0
	return p.each(func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := p.rich()
		if err != nil {
			return err
		}
		if total += len(text); total > maxShared || len(b.shared) == maxStrings {
			return p.fail(fmt.Errorf("more than %d shared texts, or more than %d GiB of them", maxStrings, maxShared>>30))
		}
		b.shared = append(b.shared, text)
		return nil
	})
}
