package place

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

const (
	placesFile  = "places.tsv"
	contextFile = "place_context.tsv"

	// noName stands among the weak forms of a place whose name alone is no form: 城区, a district of four cities.
	noName = "-"
)

// Load reads places.tsv and place_context.tsv. Errors name the file, the line and what is allowed.
func Load(tables fs.FS) (*Gazetteer, error) {
	text, err := fs.ReadFile(tables, placesFile)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{}
	if err := g.parsePlaces(string(text)); err != nil {
		return nil, err
	}
	text, err = fs.ReadFile(tables, contextFile)
	if err != nil {
		return nil, err
	}
	words, err := g.context.parse(string(text))
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		if err := g.forms.add(w, nil, false); err != nil {
			return nil, fmt.Errorf("%s: %w", contextFile, err)
		}
	}
	return g, nil
}

// parsePlaces reads lines of code, name, level, parent, until, forms and weak forms.
func (g *Gazetteer) parsePlaces(text string) error {
	rows := strings.Count(text, "\n")
	g.places = make([]Place, 0, rows)
	g.forms = newForms(3 * rows)
	byCode := make(map[string]ID, rows)
	parents := make([]string, 0, rows)
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		parent, err := g.addRow(line)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", placesFile, number, err)
		}
		parents = append(parents, parent)
		p := &g.places[len(g.places)-1]
		if p.Code != "" && p.Until == 0 {
			byCode[p.Code] = p.ID
		}
	}
	for i, code := range parents {
		if code == "" {
			continue
		}
		id, ok := byCode[code]
		if !ok {
			return fmt.Errorf("%s: %s: no current place has its parent's code %q", placesFile, g.places[i].Name, code)
		}
		g.places[i].Parent = id
	}
	return nil
}

func (g *Gazetteer) addRow(line string) (parent string, err error) {
	var cell [7]string
	if n := fields(line, &cell); n != len(cell) {
		return "", fmt.Errorf("%q: want 7 columns, got %d", line, n)
	}
	level, err := strconv.Atoi(cell[2])
	if err != nil || level < int(Province) || level > int(County) {
		return "", fmt.Errorf("%s: level %q: want 1, 2 or 3", cell[1], cell[2])
	}
	until := 0
	if cell[4] != "" {
		if until, err = strconv.Atoi(cell[4]); err != nil {
			return "", fmt.Errorf("%s: until %q: want a year", cell[1], cell[4])
		}
	}
	g.places = append(g.places, Place{
		ID: ID(len(g.places)), Code: cell[0], Name: cell[1], Level: Level(level), Parent: none, Until: until,
	})
	p := &g.places[len(g.places)-1]
	plainName := true
	for w := range strings.FieldsSeq(cell[6]) {
		plainName = plainName && w != p.Name && w != noName
		if w == noName {
			continue
		}
		if err := g.forms.add(w, p, true); err != nil {
			return "", err
		}
	}
	if plainName {
		if err := g.forms.add(p.Name, p, false); err != nil {
			return "", err
		}
	}
	for f := range strings.FieldsSeq(cell[5]) {
		if err := g.forms.add(f, p, false); err != nil {
			return "", err
		}
	}
	return cell[3], nil
}

// fields cuts a line at its tabs into cells and gives the number of columns.
func fields(line string, cell *[7]string) int {
	n := 0
	for {
		head, tail, more := strings.Cut(line, "\t")
		if n < len(cell) {
			cell[n] = head
		}
		n++
		if !more {
			return n
		}
		line = tail
	}
}
