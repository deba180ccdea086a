package extract

import (
	"statclaim/extract/layout"
	"statclaim/schema"
)

// newRow gives the empty row that the next claim is written to: rows are large to move.
func (d *document) newRow(r *Result, s *sentence) *schema.Claim {
	if len(r.Claims) == cap(r.Claims) {
		r.Claims = grown(r.Claims, 1, d.partBefore(s))
	}
	r.Claims = append(r.Claims, schema.Claim{})
	return &r.Claims[len(r.Claims)-1]
}

// suppressGuarded notes the numbers of a sentence that guards stopped.
func (d *document) suppressGuarded(r *Result, s *sentence) {
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Guard != "" {
			d.suppress(r, s, q.Anchor, q.Guard)
		}
	}
}

// suppress notes a number that is not claimed.
func (d *document) suppress(r *Result, s *sentence, span schema.Span, guard string) {
	if len(r.Suppressed) == cap(r.Suppressed) {
		r.Suppressed = grown(r.Suppressed, 1, d.partBefore(s))
	}
	r.Suppressed = append(r.Suppressed, d.suppressed(s, span, guard))
}

// suppressed writes a number that is not claimed.
func (d *document) suppressed(s *sentence, span schema.Span, guard string) schema.Suppressed {
	source := s.source(span)
	bytes := d.bytes(source)
	return schema.Suppressed{
		DocumentID:   d.doc.DocumentID,
		Source:       d.doc.Source,
		ArticleIndex: int32(s.paragraph.Article),
		Text:         d.doc.Text[bytes.Start:bytes.End],
		Start:        int64(source.Start),
		End:          int64(source.End),
		StartByte:    int64(bytes.Start),
		EndByte:      int64(bytes.End),
		Guard:        guard,
		Context:      s.printed(s.around(span)),
	}
}

// partBefore gives the part of the document before a sentence.
func (d *document) partBefore(s *sentence) float64 { return d.part(s.source(schema.Span{}).Start) }

// part gives the part of the document before a code point.
func (d *document) part(at int) float64 {
	return float64(d.offsets.Byte(at)) / float64(max(len(d.doc.Text), 1))
}

// record writes a claim to an empty row.
func (d *document) record(row *schema.Claim, c *claim) {
	s := c.s
	number, quote := s.source(c.q.Anchor), d.quoteOf(c)
	row.ClaimID = d.idOf(c)
	row.DocumentID, row.Source = d.doc.DocumentID, d.doc.Source
	row.ArticleIndex, row.ArticleTitle = int32(s.paragraph.Article), d.title(s.paragraph.Article)
	row.Section, row.ParagraphIndex, row.SentenceIndex = s.paragraph.Section, int32(s.paragraph.Index), int32(s.index)
	row.Indicator, row.IndicatorBasis = c.indicator.printed, basis(c.indicator.basis)
	row.Subject, row.SubjectBasis = c.subject.printed, basis(c.subject.basis)
	row.Action, row.Measure = c.action.printed, c.measure
	row.Comparison, row.Direction = orNone(c.comparison), orNone(c.direction)
	row.BaselineText, row.BaselineValue = c.baseline.printed, c.baseValue
	row.Period, row.PeriodText, row.PeriodBasis = c.period.edtf, c.period.printed, basis(c.period.basis)
	row.PeriodStart, row.PeriodEnd = c.period.start, c.period.end
	row.Place, row.PlaceCode, row.PlaceBasis = c.place.printed, c.place.code, basis(c.place.basis)
	row.Modality, row.Attribution = firstOf(c.modality, schema.Actual), c.attribution.printed
	row.RuleID, row.ReviewStatus = c.rule, schema.Unreviewed
	row.Flags = append(append([]string{}, c.q.Flags...), c.flags...)
	if row.RelatedClaimID, row.Relation = c.repeats, c.relation; c.related != nil {
		row.RelatedClaimID = d.idOf(c.related)
	}
	d.values(row, c)
	d.unit(row, c)
	row.Sentence = d.read(s)
	numberBytes, quoteBytes := d.bytes(number), d.bytes(quote)
	row.NumberText = d.doc.Text[numberBytes.Start:numberBytes.End]
	row.Quote = d.doc.Text[quoteBytes.Start:quoteBytes.End]
	row.QuoteStart, row.QuoteEnd = int64(quote.Start), int64(quote.End)
	row.QuoteStartByte, row.QuoteEndByte = int64(quoteBytes.Start), int64(quoteBytes.End)
	row.NumberStart, row.NumberEnd = int64(number.Start), int64(number.End)
	row.NumberStartByte, row.NumberEndByte = int64(numberBytes.Start), int64(numberBytes.End)
}

// read gives a sentence as read; its claims share one string.
func (d *document) read(s *sentence) string {
	if s.whole != "" {
		return s.whole
	}
	s.whole = d.text(&s.paragraph.Text, schema.Span{Start: s.offset, End: s.offset + len(s.text)})
	return s.whole
}

// quoteOf gives the span of the text layer that a claim quotes.
func (d *document) quoteOf(c *claim) schema.Span {
	if c.quote != nil {
		return *c.quote
	}
	return c.s.source(c.s.clause(c.q.Outer))
}

// idOf gives the id of a claim, which others that relate to it ask for too.
func (d *document) idOf(c *claim) string {
	if c.id == "" {
		c.id = schema.ClaimID(d.doc.DocumentID, c.s.source(c.q.Anchor))
	}
	return c.id
}

// values writes what may be null. What rows point to lies together, and in nothing that rows would keep alive, as a quantity is.
func (d *document) values(row *schema.Claim, c *claim) {
	q := c.q
	own := &struct {
		confidence, float float64
		lower, upper      bool
	}{lower: q.LowerInclusive, upper: q.UpperInclusive}
	var measured bool
	if own.confidence, measured = d.confidence[c.rule]; measured {
		row.Confidence = &own.confidence
	}
	row.Value, row.Lower, row.Upper, row.Qualifier = q.Value, q.Lower, q.Upper, q.Qualifier
	if q.Value != nil {
		row.ValueText = q.Value.String()
		own.float = q.Value.Float()
		row.ValueFloat = &own.float
	}
	if q.Lower != nil {
		row.LowerInclusive = &own.lower
	}
	if q.Upper != nil {
		row.UpperInclusive = &own.upper
	}
	if !q.Cue.Empty() {
		row.QualifierText = c.s.printed(q.Cue)
	}
}

func (d *document) unit(row *schema.Claim, c *claim) {
	row.Unit, row.UnitCode, row.UnitKind, row.Per = c.q.Unit, c.q.UnitCode, c.q.UnitKind, c.q.Per
	row.UnitScale, row.BaseValue, row.BaseUnit = int32(c.q.Scale), c.q.Base, c.q.BaseUnit
	if !c.q.UnitSpan.Empty() {
		row.Unit = c.s.printed(c.q.UnitSpan)
	}
	if !c.q.PerSpan.Empty() {
		row.Per = c.s.printed(c.q.PerSpan)
	}
}

func basis(b string) string {
	if b == "" {
		return schema.BasisNone
	}
	return b
}

func orNone(v string) string {
	if v == "" {
		return schema.None
	}
	return v
}

func (d *document) article(i int, a layout.Article) schema.Article {
	row := schema.Article{DocumentID: d.doc.DocumentID, Source: d.doc.Source, ArticleIndex: int32(i),
		Title: d.title(i), Byline: d.paragraphText(a.Byline)}
	if a.Dateline >= 0 {
		p := &d.page.Paragraphs[a.Dateline]
		row.Dateline = string(p.Runes[:min(a.DatelineEnd, len(p.Runes))])
	}
	if a.Title >= 0 {
		p := &d.page.Paragraphs[a.Title]
		span := p.Source(schema.Span{Start: 0, End: len(p.Runes)})
		start, end := int64(span.Start), int64(span.End)
		row.TitleStart, row.TitleEnd = &start, &end
	}
	if a.First >= 0 && a.Last >= a.First && a.Last < len(d.page.Paragraphs) {
		first, last := &d.page.Paragraphs[a.First], &d.page.Paragraphs[a.Last]
		row.BodyStart = int64(first.Source(schema.Span{Start: 0, End: len(first.Runes)}).Start)
		row.BodyEnd = int64(last.Source(schema.Span{Start: 0, End: len(last.Runes)}).End)
	}
	return row
}

func (d *document) title(article int) string {
	if article < 0 || article >= len(d.titles) {
		return ""
	}
	return d.titles[article]
}

func (d *document) paragraphText(i int) string {
	if i < 0 || i >= len(d.page.Paragraphs) {
		return ""
	}
	p := &d.page.Paragraphs[i]
	return d.text(&p.Text, schema.Span{End: len(p.Runes)})
}

// text gives a span of a text as a string: a part of the document's, unless markup or line ends were taken out.
func (d *document) text(t *layout.Text, span schema.Span) string {
	if t.Pos != nil || !d.offsets.Valid() {
		return string(t.Runes[span.Start:span.End])
	}
	bytes := d.bytes(t.Source(span))
	return d.doc.Text[bytes.Start:bytes.End]
}

// bytes gives a span of the text layer in bytes.
func (d *document) bytes(span schema.Span) schema.Span {
	return schema.Span{Start: int(d.offsets.Byte(span.Start)), End: int(d.offsets.Byte(span.End))}
}
