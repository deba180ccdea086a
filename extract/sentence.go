package extract

import (
	"strings"
	"unicode"

	"statclaim/extract/layout"
	"statclaim/extract/period"
	"statclaim/extract/quantity"
	"statclaim/schema"
)

// sentence is one sentence with what was recognised in it. All spans are code points of text, unless said otherwise.
type sentence struct {
	paragraph  *layout.Paragraph
	offset     int    // of text in the paragraph's runes
	text       []rune // folded, for recognisers
	index      int    // within the article
	quantities []quantity.Quantity
	periods    []period.Period
	places     []named
	marks      []mark // of the code points of text, filled when first needed
	all        mark   // what any of marks has
	words      []word // of the whole sentence, filled when first needed
	ahead      *ahead
	owner      *owner // that it speaks of, where known
	guarded    uint64 // the quantities that are plain words, by bit, where noted
	noted      bool
	without    hints  // that it does not have
	whole      string // as read, filled when first needed
	room       *scratch
}

// longest bounds a sentence, so that the work on text without any punctuation stays linear.
const longest = 1000

// printed gives a span as the text prints it, before folding: a part of the document's text where it stands there in one piece.
func (s *sentence) printed(span schema.Span) string {
	span = schema.Span{Start: s.offset + span.Start, End: s.offset + span.End}
	if s.room == nil || s.room.document == nil {
		return string(s.paragraph.Runes[span.Start:span.End])
	}
	return s.room.document.text(&s.paragraph.Text, span)
}

// source gives the span in the document's text layer.
func (s *sentence) source(span schema.Span) schema.Span {
	return s.paragraph.Source(schema.Span{Start: s.offset + span.Start, End: s.offset + span.End})
}

// empty forgets all but what its paragraph knows too.
func (s *sentence) empty() {
	s.unread()
	*s = sentence{paragraph: s.paragraph, offset: s.offset, text: s.text, index: s.index, room: s.room}
}

// lacks reports a sentence that has none of some hints.
func (s *sentence) lacks(t hints) bool { return s.without&t == t }

// sentences splits a paragraph behind 。！？ and line ends, closing quotes and brackets included.
func sentences(p *layout.Paragraph, room *scratch) []*sentence { return room.split(nil, p) }

// split appends the sentences of a paragraph.
func (r *scratch) split(out []*sentence, p *layout.Paragraph) []*sentence {
	g := r.glance
	if g == nil {
		g = plainGlance()
	}
	text, first, used := p.Runes, len(out), r.used
	for start := 0; start < len(text); {
		end, seen := g.sentence(text, start)
		if end < 0 { // begin again with what the recognisers are to read
			if end == parted {
				p.Text = p.Tight(text)
				text = p.Runes
			} else {
				text = r.fold(text)
			}
			start, out, r.used = 0, out[:first], used
			continue
		}
		s := r.newSentence()
		s.paragraph, s.offset, s.text, s.without = p, start, text[start:end], g.known&^seen
		out = append(out, s)
		start = end
	}
	return out
}

// closed gives the end of a sentence that stops at i, closing quotes and brackets included.
func closed(text []rune, i int) int {
	for i++; i < len(text) && closes(text[i]); i++ {
	}
	return i
}

// cutNear gives the last code point of a part of an overlong sentence: the last mark of its second half, else the last place
// that parts no number.
func cutNear(text []rune, start, i int) int {
	for j := i; j > start+longest/2; j-- {
		if separates(text[j]) || text[j] == '、' {
			return j
		}
	}
	for j := i; j > start+longest/2; j-- {
		if j+1 == len(text) || !numeric(text[j]) && !numeric(text[j+1]) {
			return j
		}
	}
	return i
}

// numeric reports code points that a number may hold.
func numeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune(".,．，%％零〇一二两三四五六七八九十百千万亿点分之", r)
}

func endsSentence(text []rune, i int) bool {
	switch text[i] {
	case '。', '！', '？', '\n':
		return true
	case '!', '?': // not inside a web address: a.cn/s?q=30%25
		return i == 0 || i+1 == len(text) || !isWordASCII(text[i-1]) || !isWordASCII(text[i+1])
	case '…':
		return i+1 < len(text) && text[i+1] == '…' && i+2 < len(text) && closes(text[i+2])
	}
	return false
}

func isWordASCII(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// closes reports closing quotes and brackets, and the ends that follow another end (？！).
func closes(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '）', ')', '】', '》', '！', '？', '。':
		return true
	}
	return false
}

// separates reports punctuation that ends a clause.
func separates(r rune) bool {
	if r >= 0x3020 && r < 0xff00 {
		return false // a Han, as most are
	}
	switch r {
	case '，', '；', '。', '：', '！', '？', ',', ';', ':', '!', '?', '\n', '—', '…', '|', '│', '\t':
		return true
	}
	return false
}

// clause gives the clause around a span: up to the separators on both sides, without blanks at its ends. A comma or colon
// inside the span, and the parts of a span that a recognised thing covers, do not cut.
func (s *sentence) clause(span schema.Span) schema.Span {
	start, end := span.Start, span.End
	for start > 0 && !separates(s.text[start-1]) {
		start--
	}
	for end < len(s.text) && !separates(s.text[end]) {
		end++
	}
	for start < span.Start && blank(s.text[start]) {
		start++
	}
	for end > span.End && blank(s.text[end-1]) {
		end--
	}
	return schema.Span{Start: start, End: end}
}

// around gives the clause of a span, at most a window of it.
func (s *sentence) around(span schema.Span) schema.Span {
	const window = 60
	clause := s.clause(span)
	return schema.Span{Start: max(clause.Start, span.Start-window), End: min(clause.End, span.End+window)}
}

func blank(r rune) bool { return r == ' ' || r == '　' || r == '\u00a0' }
