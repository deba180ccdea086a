package extract

import (
	"statclaim/extract/layout"
	"statclaim/schema"
)

// record writes a claim as a row.
func (d *document) record(c *claim) schema.Claim {
	s := c.s
	number := s.source(c.q.Anchor)
	quote := s.source(s.clause(c.q.Outer))
	if c.quote != nil {
		quote = *c.quote
	}
	numberBytes, quoteBytes := d.bytes(number), d.bytes(quote)
	row := schema.Claim{
		ClaimID:        schema.ClaimID(d.doc.DocumentID, number),
		DocumentID:     d.doc.DocumentID,
		Source:         d.doc.Source,
		ArticleIndex:   int32(s.paragraph.Article),
		ArticleTitle:   d.title(s.paragraph.Article),
		Section:        s.paragraph.Section,
		ParagraphIndex: int32(s.paragraph.Index),
		SentenceIndex:  int32(s.index),
		Indicator:      c.indicator.printed,
		IndicatorBasis: basis(c.indicator.basis),
		Subject:        c.subject.printed,
		SubjectBasis:   basis(c.subject.basis),
		Action:         c.action.printed,
		Measure:        c.measure,
		Qualifier:      c.q.Qualifier,
		NumberText:     d.doc.Text[numberBytes.Start:numberBytes.End],
		UnitCode:       c.q.UnitCode,
		UnitKind:       c.q.UnitKind,
		UnitScale:      int32(c.q.Scale),
		BaseUnit:       c.q.BaseUnit,
		BaseValue:      c.q.Base,
		Comparison:     orNone(c.comparison),
		Direction:      orNone(c.direction),
		BaselineText:   c.baseline.printed,
		BaselineValue:  c.baseValue,
		Period:         c.period.edtf,
		PeriodText:     c.period.printed,
		PeriodStart:    c.period.start,
		PeriodEnd:      c.period.end,
		PeriodBasis:    basis(c.period.basis),
		Place:          c.place.printed,
		PlaceCode:      c.place.code,
		PlaceBasis:     basis(c.place.basis),
		Modality:       c.modality,
		Attribution:    c.attribution.printed,
		Quote:          d.doc.Text[quoteBytes.Start:quoteBytes.End],
		Sentence:       s.read(),
		RuleID:         c.rule,
		Flags:          append(append([]string{}, c.q.Flags...), c.flags...),
		ReviewStatus:   schema.Unreviewed,
	}
	if row.Modality == "" {
		row.Modality = schema.Actual
	}
	if precision, measured := d.confidence[c.rule]; measured {
		row.Confidence = &precision
	}
	d.values(&row, c)
	d.unit(&row, c)
	row.QuoteStart, row.QuoteEnd = int64(quote.Start), int64(quote.End)
	row.QuoteStartByte, row.QuoteEndByte = int64(quoteBytes.Start), int64(quoteBytes.End)
	row.NumberStart, row.NumberEnd = int64(number.Start), int64(number.End)
	row.NumberStartByte, row.NumberEndByte = int64(numberBytes.Start), int64(numberBytes.End)
	if c.related != nil && c.relation != "" {
		row.RelatedClaimID = schema.ClaimID(d.doc.DocumentID, c.related.s.source(c.related.q.Anchor))
		row.Relation = c.relation
	}
	return row
}

func (d *document) values(row *schema.Claim, c *claim) {
	q := c.q
	row.Value, row.Lower, row.Upper = q.Value, q.Lower, q.Upper
	if q.Value != nil {
		row.ValueText = q.Value.String()
		f := q.Value.Float()
		row.ValueFloat = &f
	}
	if q.Lower != nil {
		inclusive := q.LowerInclusive // copied: the quantity stays in its room
		row.LowerInclusive = &inclusive
	}
	if q.Upper != nil {
		inclusive := q.UpperInclusive
		row.UpperInclusive = &inclusive
	}
	if !q.Cue.Empty() {
		row.QualifierText = c.s.printed(q.Cue)
	}
}

func (d *document) unit(row *schema.Claim, c *claim) {
	row.Unit, row.Per = c.q.Unit, c.q.Per
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

func (d *document) article(i int, a layout.Article, claims int32) schema.Article {
	row := schema.Article{DocumentID: d.doc.DocumentID, Source: d.doc.Source, ArticleIndex: int32(i), Claims: claims,
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
	return string(d.page.Paragraphs[i].Runes)
}

// bytes gives a span of the text layer in bytes.
func (d *document) bytes(span schema.Span) schema.Span {
	return schema.Span{Start: int(d.offsets.Byte(span.Start)), End: int(d.offsets.Byte(span.End))}
}
