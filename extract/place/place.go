package place

import "statclaim/extract/lexicon"

// Level is the rank of an administrative area.
type Level uint8

// Levels, from the widest.
const (
	Province   Level = 1 // provinces, autonomous regions, municipalities, special administrative regions
	Prefecture Level = 2 // prefecture-level cities, prefectures, leagues
	County     Level = 3 // counties, districts, county-level cities, banners
)

// ID is the position of a place in its gazetteer's table; none is -1.
type ID int32

const none ID = -1

// Place is one administrative area.
type Place struct {
	ID     ID
	Code   string // GB/T 2260, six digits; empty where the standard gives none (Taiwan's cities, Hong Kong's districts, new zones)
	Name   string // official, in full
	Level  Level
	Parent ID  // the area that this one belongs to, or -1
	Until  int // the last edition that lists an abolished area, as a year; 0 for areas that exist
}

// Match is one name found in a text.
type Match struct {
	Start, End int      // half-open, in runes
	Candidates []*Place // every place that the name may mean; shared with the gazetteer, not to be changed
	Weak       bool     // the form is also an ordinary word or a person's name: Resolve decides
	Part       bool     // the form opens the name of an organisation, road or product: 南京路, 贵州大学, 海南航空
}

// Gazetteer is the table of places with all their printed forms. It is safe for concurrent use.
type Gazetteer struct {
	// Words, where set, keeps Scan from finding names of two or three runes across the borders of words: 创新平台 holds no 新平.
	Words *lexicon.Lexicon

	places  []Place
	forms   forms
	context context
}

// Place gives the place of an ID, or nil for -1.
func (g *Gazetteer) Place(id ID) *Place {
	if id == none {
		return nil
	}
	return &g.places[id]
}

// Within reports whether p is a or lies inside it.
func (g *Gazetteer) Within(p, a *Place) bool {
	for p != nil {
		if p == a {
			return true
		}
		p = g.Place(p.Parent)
	}
	return false
}

// province gives the widest area that p lies in.
func (g *Gazetteer) province(p *Place) *Place {
	for p.Parent != none {
		p = g.Place(p.Parent)
	}
	return p
}
