package place

import (
	"strings"
	"unicode"

	"statclaim/extract/lexicon"
)

// Find gives the length in runes of the longest name that begins at runes[from] and the places that it may mean; 0 and nil where
// none begins there.
func (g *Gazetteer) Find(runes []rune, from int) (n int, ids []ID) {
	f := g.find(runes, from)
	if f == nil || len(f.places) == 0 {
		return 0, nil
	}
	for _, p := range f.places {
		ids = append(ids, p.ID)
	}
	return int(f.length), ids
}

// find gives the longest form that stands at runes[i] and is not the beginning of another word: 市 before 场 ends no city.
func (g *Gazetteer) find(runes []rune, i int) *form {
	for at := g.forms.chain(runes, i); at != endOfChain; at = g.forms.list[at].next {
		f := &g.forms.list[at]
		if g.forms.stands(f, runes, i) && !g.rejected(runes, i+int(f.length)) {
			return f
		}
	}
	return nil
}

func (g *Gazetteer) rejected(runes []rune, end int) bool {
	return end < len(runes) && g.context.rejects.Has(runes[end-1]) && strings.ContainsRune(g.context.reject[runes[end-1]], runes[end])
}

// Scan gives the names in a text from left to right, each as long as it can be.
func (g *Gazetteer) Scan(runes []rune) []Match { return g.AppendScan(nil, runes) }

// AppendScan is Scan that appends to dst.
func (g *Gazetteer) AppendScan(dst []Match, runes []rune) []Match {
	for i := 0; i+1 < len(runes); {
		if !g.forms.pairs.may(key(runes[i], runes[i+1])) {
			i++
			continue
		}
		f := g.find(runes, i)
		if f == nil {
			i++
			continue
		}
		end := i + int(f.length)
		if len(f.places) == 0 {
			i = end
			continue
		}
		if f.weak && g.overlapped(runes, i, end) || g.cutsWord(runes, i, end) || g.smaller(runes, i, end, f) {
			i++
			continue
		}
		dst = append(dst, Match{
			Start: i, End: end, Candidates: f.places,
			Weak: f.weak || g.givenName(runes, i, f),
			Part: g.part(runes, end),
		})
		i = end
	}
	return dst
}

// overlapped reports whether a name that is not weak begins inside the weak form runes[start:end] and ends behind it: 从江 in 从江苏.
func (g *Gazetteer) overlapped(runes []rune, start, end int) bool {
	for i := start + 1; i < end; i++ {
		if f := g.find(runes, i); f != nil && len(f.places) > 0 && !f.weak && i+int(f.length) > end {
			return true
		}
	}
	return false
}

// cutsWord reports whether a short name begins or ends inside a word. A longer word that begins with the name is none of these:
// 北京大学.
func (g *Gazetteer) cutsWord(runes []rune, start, end int) bool {
	const longest, left, right = 3, 10, 6
	if g.Words == nil || end-start > longest {
		return false
	}
	from, to := start, end
	for from > 0 && from > start-left && isHan(runes[from-1]) {
		from--
	}
	for to < len(runes) && to < end+right && isHan(runes[to]) {
		to++
	}
	if !g.Words.Crosses(runes, from, start, to) && !g.Words.Crosses(runes, start+1, end, to) && !numbersMeet(runes, from, start) && !numbersMeet(runes, to, end) {
		return false // most
	}
	return g.cutsToken(runes, from, start, end, to)
}

// cutsToken is cutsWord by the words that the text around a name, runes[from:to], is made of.
func (g *Gazetteer) cutsToken(runes []rune, from, start, end, to int) bool {
	var space [32]lexicon.Token
	begun := false
	for _, t := range g.Words.Segment(runes[from:to], space[:0]) {
		first, last := from+t.Start, from+t.End
		begun = begun || first == start
		switch {
		case last <= start:
		case !begun || first > start && last > end:
			return true
		case last >= end:
			return false
		}
	}
	return false
}

// numbersMeet reports Chinese digits on both sides of a border, which are one word, unless an end of the text is there.
func numbersMeet(runes []rune, limit, border int) bool {
	return border != limit && digit(runes[border-1]) && digit(runes[border])
}

func digit(r rune) bool {
	return strings.ContainsRune("〇零一二三四五六七八九十百千万亿两", r)
}

// givenName reports whether a form of two runes stands behind a surname that itself stands at a border or behind a title, and so
// may be a person's given name: 通讯员 李长春.
func (g *Gazetteer) givenName(runes []rune, start int, f *form) bool {
	if f.length != 2 || start == 0 || f.places[0].Level == Province || !strings.ContainsRune(g.context.surnames, runes[start-1]) {
		return false
	}
	if start == 1 {
		return true
	}
	before := runes[start-2]
	return !isHan(before) || strings.ContainsRune(g.context.titles, before)
}

// smaller reports whether a prefecture or county named in short begins the name of something smaller: 永宁镇, 秀山岛.
func (g *Gazetteer) smaller(runes []rune, start, end int, f *form) bool {
	if f.places[0].Level == Province || strings.ContainsRune(g.context.units, runes[end-1]) {
		return false
	}
	if g.context.smaller.at(runes, end) > 0 {
		return true
	}
	n := g.context.town.suffixes.at(runes, end)
	return n > 0 && g.context.town.accept(runes, start, end-start, n) > 0
}

// part reports whether what stands at runes[end] makes the name before it the opening of a longer name, or such a name ends
// further on in the same run of Han: 安顺投资建设集团有限公司.
func (g *Gazetteer) part(runes []rune, end int) bool {
	const reach = 10
	if g.context.part.at(runes, end) > 0 {
		return true
	}
	for i := end; i < len(runes) && i < end+reach && isHan(runes[i]); i++ {
		if g.context.partFar.at(runes, i) > 0 {
			return true
		}
	}
	return false
}

// isHan reports a Han character; nearly all are told without the tables of Unicode.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fef || unicode.Is(unicode.Han, r) }
