package layout

import "statclaim/schema"

// Text is a piece of logical text with its position table.
//
// Pos[i] is the code point offset of Runes[i] in the text layer, strictly increasing; len(Pos) == len(Runes)+1, and the
// last entry is the offset behind the last rune. Both slices may share memory with the text layer: do not write to them.
type Text struct {
	Runes []rune
	Pos   []int32
}

// Source gives the span of the text layer that a span of logical runes came from, line breaks and markup inside included.
// An empty span stays empty.
func (t Text) Source(s schema.Span) schema.Span {
	if s.Empty() {
		at := int(t.Pos[s.Start])
		return schema.Span{Start: at, End: at}
	}
	return schema.Span{Start: int(t.Pos[s.Start]), End: int(t.Pos[s.End-1]) + 1}
}

// slice is the part [start, end) of t.
func (t Text) slice(start, end int) Text {
	if start >= end {
		at := t.Pos[start]
		return Text{Runes: t.Runes[start:start:start], Pos: []int32{at}}
	}
	if end == len(t.Runes) || t.Pos[end] == t.Pos[end-1]+1 {
		return Text{Runes: t.Runes[start:end:end], Pos: t.Pos[start : end+1 : end+1]}
	}
	positions := make([]int32, end-start+1)
	copy(positions, t.Pos[start:end])
	positions[end-start] = t.Pos[end-1] + 1
	return Text{Runes: t.Runes[start:end:end], Pos: positions}
}

// trim is t without the white space at both ends.
func (t Text) trim() Text {
	start, end := 0, len(t.Runes)
	for start < end && isSpace(t.Runes[start]) {
		start++
	}
	for end > start && isSpace(t.Runes[end-1]) {
		end--
	}
	if start == 0 && end == len(t.Runes) {
		return t
	}
	return t.slice(start, end)
}

// end is the offset in the text layer behind the last rune.
func (t Text) end() int32 { return t.Pos[len(t.Pos)-1] }

// builder assembles a Text from parts that follow each other in the text layer.
type builder struct{ Text }

// add appends a part.
func (b *builder) add(part Text) {
	b.Runes = append(b.Runes, part.Runes...)
	b.Pos = append(b.Pos, part.Pos[:len(part.Runes)]...)
}

// put appends one rune that stands at an offset of the text layer.
func (b *builder) put(r rune, at int32) {
	b.Runes = append(b.Runes, r)
	b.Pos = append(b.Pos, at)
}

// text closes the position table; end is the offset for a text without runes.
func (b *builder) text(end int32) Text {
	if n := len(b.Pos); n > 0 {
		end = b.Pos[n-1] + 1
	}
	b.Pos = append(b.Pos, end)
	return b.Text
}
