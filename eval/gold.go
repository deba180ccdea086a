package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"statclaim/schema"
)

// Document is one document of a gold set.
type Document struct {
	Name      string       // base name of its files, without the extension
	Path      string       // its text, as stored
	Genre     string       // "" where the gold names none
	MediaType string       // that its text is to be read as, "" where its name tells
	Published *schema.Date // as labelled; nil where the document states none
	Claims    []Gold       // in order of Start
}

// Gold is one labelled claim. Start and End are code points of the text, half-open; decimals are plain digits; "" is null.
type Gold struct {
	Start, End          int
	Text                string // text[Start:End]
	Value, Lower, Upper string
	Qualifier           string
	UnitKind, Unit, Per string
	Measure             string
	Indicator           string
	IndicatorAlt        []string // other acceptable indicators
	Subject             string
	SubjectAlt          []string
	Period              string   // EDTF
	PeriodAlt           []string // "-" accepts null
	PeriodText          string
	Comparison          string
	Direction           string
	Modality            string
	Place               string
	PartOf              *int // index of the claim that this one is a part of
	Must                bool // false: borderline, neither rewarded nor punished
}

// textExtensions are those of the text beside NAME.json, the first that exists.
var textExtensions = []string{".txt", ".md"}

// LoadGold reads every NAME.json of a folder, in the order of the file names; its text is NAME.txt or NAME.md beside it.
// All that is wrong with the set is listed together. The texts are not read here: see [Document.Check].
func LoadGold(dir string) ([]Document, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	var documents []Document
	var problems []error
	for _, entry := range entries {
		if entry.IsDir() || filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		d, err := loadDocument(filepath.Join(dir, entry.Name()))
		if err != nil {
			problems = append(problems, err)
		}
		documents = append(documents, d)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	if len(documents) == 0 {
		return nil, fmt.Errorf("gold: %s: no NAME.json", dir)
	}
	return documents, nil
}

func loadDocument(path string) (Document, error) {
	base := strings.TrimSuffix(path, ".json")
	d := Document{Name: filepath.Base(base)}
	raw, err := os.ReadFile(path)
	if err != nil {
		return d, fmt.Errorf("gold: %w", err)
	}
	var file goldFile
	if err := json.Unmarshal(raw, &file); err != nil {
		return d, fmt.Errorf("gold: %s: %w", path, err)
	}
	if err := file.fill(&d); err != nil {
		return d, prefix("gold: "+path, err)
	}
	for _, extension := range textExtensions {
		_, err := os.Stat(base + extension)
		if err == nil {
			d.Path = base + extension
			return d, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return d, fmt.Errorf("gold: %w", err)
		}
	}
	return d, fmt.Errorf("gold: %s: no text beside it: want %s", path, strings.Join(textExtensions, " or "))
}

// Check reports the labels that do not stand in text, the document's text layer: the gold belongs to another version of it.
func (d Document) Check(text string) error {
	runes := []rune(text)
	var problems []error
	for i, g := range d.Claims {
		if got := slice(runes, g.Start, g.End); got != g.Text {
			problems = append(problems, fmt.Errorf("%s: claim %d: text[%d:%d] is %q, the gold has %q", d.Path, i, g.Start, g.End, got, g.Text))
		}
	}
	return errors.Join(problems...)
}

// prefix puts where before each of joined errors.
func prefix(where string, err error) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return fmt.Errorf("%s: %w", where, err)
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, fmt.Errorf("%s: %w", where, e))
	}
	return errors.Join(out...)
}
