package extract

import (
	"strings"

	"statclaim/extract/fold"
	"statclaim/extract/layout"
	"statclaim/extract/period"
	"statclaim/schema"
)

// column is what the header of a table column says of the numbers below it.
type column struct {
	name   string // without the bracketed unit
	unit   string // from brackets behind the name: 专任教师（人）
	change bool   // 比上年增长, 增幅
	period periodOf
	units  bool // the column holds units: 计量单位
}

// table makes the claims of a table: the row's first cell or the column's header names the indicator, and the header or the
// caption holds unit, measure and period.
func (e *Engine) table(d *document, p *layout.Paragraph, ctx *context, r *Result) {
	t := p.Table
	header := t.HeaderRows
	if header == 0 && len(t.Rows) > 0 && !numericRow(t.Rows[0]) {
		header = 1
	}
	columns := e.columns(t, header, ctx)
	shared := e.captionUnit(d, t)
	if shared == "" && len(columns) > 0 {
		shared = columns[0].unit // 指标（%）
	}
	for i, row := range t.Rows {
		for _, cell := range row {
			if !numericCell(cell) {
				e.label(d, p, cell, ctx, r)
			}
		}
		if i >= header {
			e.row(d, p, row, columns, shared, ctx, r)
		}
	}
}

// label accounts for the numerals of a cell that names a row or column.
func (e *Engine) label(d *document, p *layout.Paragraph, cell layout.Cell, ctx *context, r *Result) {
	s := cellSentence(p, cell)
	e.recognise(s, ctx)
	for i := range s.quantities {
		guard := firstOf(s.quantities[i].Guard, "table-label")
		d.suppress(r, s, s.quantities[i].Anchor, guard)
	}
}

// cellSentence takes a cell as a sentence of its own.
func cellSentence(p *layout.Paragraph, cell layout.Cell) *sentence {
	own := *p
	own.Text, own.Table = cell.Text, nil
	return &sentence{paragraph: &own, text: fold.Runes(cell.Runes)}
}

func numericRow(row []layout.Cell) bool {
	for _, c := range row {
		if numericCell(c) {
			return true
		}
	}
	return false
}

// numericCell reports a cell that is one number, with an optional sign and percent sign.
func numericCell(c layout.Cell) bool {
	digits := 0
	for _, r := range c.Runes {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case strings.ContainsRune("-－−+＋.．,，%％‰", r):
		default:
			return false
		}
	}
	return digits > 0
}

func (e *Engine) columns(t *layout.Table, header int, ctx *context) []column {
	var out []column
	for _, row := range t.Rows[:min(header, len(t.Rows))] {
		for i, cell := range row {
			if i >= len(out) {
				out = append(out, column{})
			}
			e.readHeader(&out[i], fold.String(string(cell.Runes)), ctx)
		}
	}
	return out
}

func (e *Engine) readHeader(c *column, text string, ctx *context) {
	name, unit := splitUnit(strings.TrimSpace(text))
	if unit != "" {
		c.unit = unit
	}
	runes := []rune(name)
	for _, p := range period.Scan(runes, ctx.dates) {
		if p.EDTF != "" && p.Kind != period.Comparison && !e.cues.ComparedColumn.in(runes[:p.Span.Start]) {
			c.period = periodOf{printed: string(runes[p.Span.Start:p.Span.End]), edtf: p.EDTF, start: p.Start, end: p.End, basis: schema.BasisStated}
		}
	}
	c.change = c.change || e.cues.ChangeColumn.inString(name)
	c.units = c.units || e.cues.UnitColumn.end(runes) && unit == ""
	c.name += name
}

// columnComparison tells what the changes of a column are compared with, the year before unless its header says another time.
func (e *Engine) columnComparison(header string) string {
	switch {
	case e.cues.MonthColumn.inString(header):
		return schema.MonthOnMonth
	case e.cues.BaseColumn.inString(header):
		return schema.VersusBase
	}
	return schema.YearOnYear
}

// splitUnit takes a bracketed unit off a header: 比上年增长（%）.
func splitUnit(text string) (name, unit string) {
	for _, brackets := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if i := strings.LastIndex(text, brackets[0]); i >= 0 && strings.HasSuffix(text, brackets[1]) {
			return strings.TrimSpace(text[:i]), text[i+len(brackets[0]) : len(text)-len(brackets[1])]
		}
	}
	return text, ""
}

// captionUnit reads the unit of a whole table from its caption: 单位：万元.
func (e *Engine) captionUnit(d *document, t *layout.Table) string {
	if t.Caption < 0 || t.Caption >= len(d.page.Paragraphs) {
		return ""
	}
	caption := fold.String(string(d.page.Paragraphs[t.Caption].Runes))
	for _, cue := range e.cues.CaptionUnit.words {
		_, unit, ok := strings.Cut(caption, cue)
		if !ok {
			continue
		}
		if i := strings.IndexAny(unit, "）)　 、，"); i >= 0 {
			unit = unit[:i]
		}
		return unit
	}
	return ""
}

func (e *Engine) row(d *document, p *layout.Paragraph, row []layout.Cell, columns []column, shared string, ctx *context, r *Result) {
	if len(row) == 0 {
		return
	}
	line := schema.Span{Start: row[0].Source(schema.Span{End: len(row[0].Runes)}).Start}
	for _, cell := range row {
		if len(cell.Runes) > 0 {
			line.End = cell.Source(schema.Span{End: len(cell.Runes)}).End
		}
	}
	name, unit := e.rowHead(row, columns)
	last := ""
	for i, cell := range row {
		col := column{}
		if i < len(columns) {
			col = columns[i]
		}
		if !numericCell(cell) {
			continue
		}
		c := e.cell(p, cell, firstOf(col.unit, unitFor(col, unit), unitFor(col, shared)))
		if c == nil || i == 0 && name == "" {
			s := cellSentence(p, cell)
			d.suppress(r, s, schema.Span{End: len(s.text)}, "table-label")
			continue
		}
		c.rule = "table.cell"
		c.quote = &line
		indicator, subject := name, ""
		switch {
		case col.change:
			c.measure, c.comparison, c.direction = schema.MeasureChange, e.columnComparison(col.name), schema.Up
			if c.q.Value != nil && c.q.Value.Sign() < 0 {
				c.direction = schema.Down
			}
			if last != "" {
				indicator, subject = last, name
			}
		case col.unit != "" || !e.isGeneric(col.name) && unit == "" && shared == "":
			indicator, subject = col.name, name
			last = indicator
		}
		c.indicator = text{printed: indicator, basis: schema.BasisStated}
		kindByName(c)
		if c.q.Bare && strings.HasSuffix(name, "率") {
			c.q.UnitKind, c.q.Unit, c.q.UnitCode = schema.Percent, "%", "%"
		}
		c.subject = text{printed: subject, basis: schema.BasisStated}
		if subject == "" {
			c.subject = ctx.subjectNow(e).inherited()
		}
		c.period = col.period
		if c.period.basis == "" {
			c.period = firstPeriod(ctx.paragraph, ctx.article).inherit()
		}
		c.place = ctx.home
		d.record(d.newRow(r, c.s), c)
	}
}

// rowHead gives the name of a row and the unit that a column of units states for it.
func (e *Engine) rowHead(row []layout.Cell, columns []column) (name, unit string) {
	for i, cell := range row {
		if numericCell(cell) || len(cell.Runes) == 0 {
			continue
		}
		printed := string(cell.Runes)
		if i < len(columns) && columns[i].units {
			unit = fold.String(printed)
			continue
		}
		if name == "" {
			var inBrackets string
			if name, inBrackets = splitUnit(printed); inBrackets != "" && unit == "" && e.knowsUnit(inBrackets) {
				unit = fold.String(inBrackets)
			} else {
				name = printed
			}
		}
	}
	return squeeze(name), unit
}

// squeeze takes the spaces out that align a short name: 水　泥.
func squeeze(s string) string { return strings.NewReplacer("　", "", " ", "").Replace(s) }

func (e *Engine) knowsUnit(unit string) bool {
	q := e.quantity.Scan([]rune("1"+fold.String(unit)), nil)
	return len(q) == 1 && !q[0].Bare
}

// cell reads the number of a cell together with its unit, which stands elsewhere.
func (e *Engine) cell(p *layout.Paragraph, cell layout.Cell, unit string) *claim {
	s := cellSentence(p, cell)
	limit := len(s.text)
	unit = strings.TrimPrefix(unit, "1/")
	if unit != "" && unit[0] >= '0' && unit[0] <= '9' { // 1/10万 is one of 10万: the digit is not the cell's
		unit = "/" + unit
	}
	found := e.quantity.Scan(append(append([]rune{}, s.text...), []rune(unit)...), nil)
	if len(found) == 0 {
		return nil
	}
	q := found[0]
	q.Anchor = schema.Span{Start: 0, End: limit}
	q.Outer, q.Guard = q.Anchor, ""
	q.UnitSpan, q.PerSpan = schema.Span{}, schema.Span{} // they stand in the header
	if q.Cue.End > limit {
		q.Cue = schema.Span{}
	}
	if q.Bare {
		q.UnitKind = schema.Other
		if q.Value != nil && q.Value.Exponent() >= 0 {
			q.UnitKind = schema.Count
		}
	}
	if unit != "" {
		q.Flags = append(q.Flags, "table_header_unit")
	}
	return &claim{s: s, q: &q, measure: q.Measure}
}

func unitFor(c column, unit string) string {
	if c.change {
		return "%"
	}
	return unit
}

// isGeneric reports a header that names no indicator: the row does.
func (e *Engine) isGeneric(name string) bool {
	return name == "" || e.cues.GenericColumn.isString(name)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func firstPeriod(periods ...periodOf) periodOf {
	for _, p := range periods {
		if p.basis != "" {
			return p
		}
	}
	return periodOf{}
}
