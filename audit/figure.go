package audit

import (
	"math/big"
	"strings"

	"statclaim/schema"
)

// figure is a claim with what the checks need to know of it.
type figure struct {
	*schema.Claim
	reading
	order int // in the document
	line  *line
	index int // in the line
	start int // byte of the line's text where the number begins; -1 where it was not found
	end   int
	base  *big.Rat // base units in one unit of the value; 1 where the unit has no fixed conversion
}

// line is a sentence, or a row of a table, with its figures in order.
type line struct {
	text    string
	figures []*figure
	order   int
}

// page is a document on its way through the checks.
type page struct {
	published *schema.Date
	figures   []*figure
	lines     []*line
	byID      map[string]*figure // for look-up only
	levels    levelIndex
}

// newPage prepares the claims that the checks read: what a reviewer rejected is none.
func (a *Auditor) newPage(doc Document) *page {
	p := &page{published: doc.PublishedAt, byID: map[string]*figure{}}
	var last *schema.Claim
	for i := range doc.Claims {
		c := &doc.Claims[i]
		if c.ReviewStatus == "rejected" {
			continue
		}
		f := &figure{Claim: c, reading: a.limits.read(c), order: len(p.figures), start: -1, end: -1, base: baseFactor(c)}
		if last == nil || !sameLine(last, c) {
			p.lines = append(p.lines, &line{text: lineText(c), order: len(p.lines)})
		}
		last = c
		f.line = p.lines[len(p.lines)-1]
		f.index = len(f.line.figures)
		f.line.figures = append(f.line.figures, f)
		p.figures = append(p.figures, f)
		if p.byID[c.ClaimID] == nil {
			p.byID[c.ClaimID] = f
		}
	}
	for _, l := range p.lines {
		if len(l.figures) > a.limits.sentenceClaims.whole() || len(l.text) > a.limits.sentenceBytes.whole() {
			l.text = "" // where no number is found, so that nothing is read between them
		}
		l.locate()
	}
	p.levels = levelsByName(p)
	return p
}

// sameLine reports two claims of one sentence, or of one row of a table, whose quote is the row.
func sameLine(a, b *schema.Claim) bool {
	if a.ArticleIndex != b.ArticleIndex || a.ParagraphIndex != b.ParagraphIndex || a.Section != b.Section {
		return false
	}
	if b.Section == schema.SectionTable {
		return a.QuoteStart == b.QuoteStart
	}
	return a.SentenceIndex == b.SentenceIndex
}

func lineText(c *schema.Claim) string {
	if c.Section == schema.SectionTable {
		return c.Quote
	}
	return c.Sentence
}

// locate finds the numbers in the text of their line: by their place in the quote, else, where the layout broke the quote, by
// their digits behind the number before.
func (l *line) locate() {
	from, behind := 0, 0
	for _, f := range l.figures {
		at := -1
		if quote := strings.Index(l.text[from:], f.Quote); quote >= 0 && f.Quote != "" {
			from += quote
			at = from + int(f.NumberStartByte-f.QuoteStartByte)
		}
		number := f.NumberText
		if at < behind || at > len(l.text) || !strings.HasPrefix(l.text[at:], number) {
			number = strings.Join(strings.Fields(number), "")
			at = strings.Index(l.text[behind:], number)
			if at >= 0 {
				at += behind
			}
		}
		if at < 0 || number == "" {
			continue
		}
		f.start, f.end = at, at+len(number)
		behind = f.end
	}
}

// between is what stands between two figures of one line, and whether that is known.
func between(a, b *figure) (text string, ok bool) {
	if a.line != b.line || a.start < 0 || b.start < a.end {
		return "", false
	}
	return a.line.text[a.end:b.start], true
}

// before is what stands in front of a figure since the figure before it, or since the line's beginning.
func (f *figure) before() string {
	if f.start < 0 {
		return ""
	}
	from := 0
	for i := f.index - 1; i >= 0; i-- {
		if previous := f.line.figures[i]; previous.start >= 0 {
			from = previous.end
			break
		}
	}
	return f.line.text[from:f.start]
}

// after is what stands behind a figure up to the next one, or to the line's end.
func (f *figure) after() string {
	if f.start < 0 {
		return ""
	}
	for _, next := range f.line.figures[f.index+1:] {
		if next.start >= 0 {
			return f.line.text[f.end:next.start]
		}
	}
	return f.line.text[f.end:]
}

const marks = "，,。；;：:！？!?\n\t|｜"

// left is the part of the figure's clause in front of it, back to the figure before.
func (f *figure) left() string {
	text, ends := f.before(), marks
	if headline(f) {
		ends += " \u3000" // between the clauses of a headline
		text = strings.TrimRight(text, " \u3000")
	}
	if i := strings.LastIndexAny(text, ends); i >= 0 {
		text = strings.TrimLeft(text[i:], ends)
	}
	return text
}

// right is the part of the figure's clause behind it, up to the next figure or list mark.
func (f *figure) right() string {
	text := f.after()
	if i := strings.IndexAny(text, marks+"、"); i >= 0 {
		text = text[:i]
	}
	return text
}

// residue is what a figure's clause says beside its indicator, subject, place and period: the verb above all. Two figures
// are of one thing only where that is the same.
func (a *Auditor) residue(f *figure) string {
	text := f.left() + "\x00" + f.right()
	for _, known := range []string{f.Indicator, f.Subject, f.PeriodText, f.Place, f.BaselineText, f.QualifierText, f.Attribution} {
		if known != "" {
			text = strings.ReplaceAll(text, known, "")
		}
	}
	for _, list := range [][]string{a.words.GenericSubject, a.words.Empty} {
		for _, w := range list {
			text = strings.ReplaceAll(text, w, "")
		}
	}
	return strings.TrimSpace(strings.Map(dropBlank, text))
}

func dropBlank(r rune) rune {
	switch r {
	case ' ', '\u3000', '\t', '\n', '\r', '\x00':
		return -1
	}
	return r
}

// baseFactor is how many base units one unit of a claim's value is.
func baseFactor(c *schema.Claim) *big.Rat {
	base, hasBase := rat(c.BaseValue)
	value, hasValue := rat(c.Value)
	if c.BaseUnit == "" || !hasBase || !hasValue || value.Sign() == 0 {
		return big.NewRat(1, 1)
	}
	return new(big.Rat).Quo(base, value)
}

// inBase is what a figure stands for in its base unit. A base value is rounded at 9 places; that much is given either way.
func (f *figure) inBase() interval {
	if f.BaseUnit == "" || f.base.Cmp(big.NewRat(1, 1)) == 0 {
		return f.stands
	}
	i := f.stands.times(f.base)
	slack := interval{powerOfTen(-schema.Scale).Neg(powerOfTen(-schema.Scale)), powerOfTen(-schema.Scale)}
	return i.add(slack)
}

// unitFamily is what makes two figures addable: kind, base unit or unit, and denominator.
func (f *figure) unitFamily() string {
	unit := f.BaseUnit
	if unit == "" {
		unit = f.UnitCode
	}
	if unit == "" {
		unit = f.Unit
	}
	return f.UnitKind + "\x00" + unit + "\x00" + f.Per
}

// sameUnit reports figures printed in one unit, scale words aside.
func sameUnit(a, b *figure) bool {
	return a.unitFamily() == b.unitFamily() && (a.BaseUnit == "" || a.Unit == b.Unit || a.base.Cmp(b.base) == 0)
}

// indicator names a figure as the checks compare it: without the time that the header of a column puts in front.
func (f *figure) indicator() string {
	name := strings.Map(dropBlank, f.Indicator)
	if rest, ok := strings.CutPrefix(name, f.PeriodText); ok && f.Section == schema.SectionTable && len(rest) >= len("产值") {
		return rest
	}
	return name
}

// specific reports an indicator that names a thing by itself.
func (a *Auditor) specific(f *figure) bool {
	name := f.indicator()
	return len([]rune(name)) >= 2 && !isAny(name, a.words.Generic)
}

// doubtful reports a figure that the extractor itself was not sure of.
func (f *figure) doubtful() bool {
	return isAny("ambiguous_scale", f.Flags) || isAny("unpaired_list", f.Flags) || isAny("replaced_bytes", f.Flags)
}

// level reports a stated amount that others can be parts, bases or repetitions of.
func (f *figure) level() bool { return f.known && f.Measure == schema.MeasureLevel }

// additive reports amounts whose sum means something.
func (f *figure) additive() bool {
	switch f.UnitKind {
	case schema.Count, schema.Money, schema.Area, schema.Length, schema.Mass, schema.Volume, schema.Energy, schema.Power, schema.Data:
		return f.level() && f.Per == ""
	}
	return false
}

// root follows a change or share to the level that it is one of.
func (p *page) root(f *figure) *figure {
	for range 4 {
		if f.level() || f.RelatedClaimID == "" || f.Relation == "repeat_of" {
			break
		}
		next := p.byID[f.RelatedClaimID]
		if next == nil || next.order >= f.order {
			break
		}
		f = next
	}
	return f
}
