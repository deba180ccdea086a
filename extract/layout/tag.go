package layout

import "strings"

// effect is what a tag does to the line around it.
type effect uint8

const (
	effectNone  effect = iota
	effectBreak        // the next line
	effectBlock        // a new paragraph
	effectCell         // a new cell of a table
	effectItem         // a new list item
)

// tagEffect lists the tags that are known as such; what is not listed is text, as in a<b.
var tagEffect = map[string]effect{
	"a": effectNone, "abbr": effectNone, "b": effectNone, "big": effectNone, "code": effectNone, "em": effectNone,
	"font": effectNone, "i": effectNone, "img": effectNone, "ins": effectNone, "label": effectNone, "mark": effectNone,
	"s": effectNone, "small": effectNone, "span": effectNone, "strong": effectNone, "sub": effectNone, "sup": effectNone,
	"u": effectNone, "wbr": effectNone, "o:p": effectNone, "tbody": effectNone, "thead": effectNone,
	"br": effectBreak, "tr": effectBreak,
	"article": effectBlock, "blockquote": effectBlock, "body": effectBlock, "center": effectBlock, "dd": effectBlock,
	"div": effectBlock, "dl": effectBlock, "dt": effectBlock, "figcaption": effectBlock, "figure": effectBlock,
	"footer": effectBlock, "h1": effectBlock, "h2": effectBlock, "h3": effectBlock, "h4": effectBlock, "h5": effectBlock,
	"h6": effectBlock, "head": effectBlock, "header": effectBlock, "hr": effectBlock, "html": effectBlock, "main": effectBlock,
	"nav": effectBlock, "ol": effectBlock, "p": effectBlock, "pre": effectBlock, "section": effectBlock, "table": effectBlock,
	"title": effectBlock, "ul": effectBlock,
	"td": effectCell, "th": effectCell,
	"li": effectItem,
}

// tag reads a tag or a comment at i and gives the index behind it, or i where none is.
func (s *inlines) tag(i, end int) int {
	if hasPrefix(s.text[i:end], "<!--") {
		return s.comment(i, end)
	}
	at := i + 1
	closing := at < end && s.text[at] == '/'
	if closing {
		at++
	}
	var name strings.Builder
	for at < end && name.Len() < 12 && (isLatin(s.text[at]) || isDigit(s.text[at]) || s.text[at] == ':') && s.text[at] < 0x80 {
		name.WriteRune(s.text[at])
		at++
	}
	tag := strings.ToLower(name.String())
	does, known := tagEffect[tag]
	if !known || at < end && !isSpace(s.text[at]) && s.text[at] != '/' && s.text[at] != '>' {
		return i
	}
	close := tagEnd(s.text[:end], at)
	if close < 0 {
		return i
	}
	s.apply(does, tag, closing, i)
	return close + 1
}

// tagEnd is the index of the > that closes a tag, or -1.
func tagEnd(text []rune, at int) int {
	for i := at; i < len(text) && i < at+maxMarkup; i++ {
		switch text[i] {
		case '>':
			return i
		case '<':
			return -1
		}
	}
	return -1
}

// comment skips <!-- … -->. One that is not closed on its line is text.
func (s *inlines) comment(i, end int) int {
	for k := i + 4; k+2 < end && k < i+maxMarkup; k++ {
		if s.text[k] == '-' && s.text[k+1] == '-' && s.text[k+2] == '>' {
			return k + 3
		}
		if s.text[k] == '<' {
			return i
		}
	}
	return i
}

// apply does what the tag at i asks for.
func (s *inlines) apply(does effect, tag string, closing bool, i int) {
	switch does {
	case effectCell:
		if !closing && len(s.out.Runes) > 0 {
			s.out.put(' ', int32(i))
			s.out.put(' ', int32(i+1))
		}
	case effectBreak:
		if !closing {
			s.flushBefore(i)
		}
	case effectItem:
		s.flushBefore(i)
		s.item = !closing
	case effectBlock:
		s.flushBefore(i)
		s.gap = max(s.gap, 1)
		if len(tag) == 2 && tag[0] == 'h' && isDigit(rune(tag[1])) {
			s.level = 0
			if !closing {
				s.level = int8(tag[1] - '0')
			}
		}
	}
}

// flushBefore hands on what stands before the tag at i, unless nothing does.
func (s *inlines) flushBefore(i int) {
	if len(s.out.Runes) > 0 {
		gap := s.gap
		s.flush(int32(i))
		if len(s.blocks) > 0 && s.gap > gap {
			s.gap = gap // only markup stood there: no blank line
		}
	}
}
