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
	plain  bool   // names no indicator: 产量, 2025年, 较上年
	change bool   // 比上年增长, 增幅
	past   bool   // 上年同期: its time is not that of the text
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
	columns, shared := e.columns(t, header, ctx)
	if shared == "" {
		shared = e.unitAbove(d, p)
	}
	if shared == "" && len(columns) > 0 {
		shared = columns[0].unit // 指标（%）
	}
	owners := e.rowsOwn(p, t.Rows[min(header, len(t.Rows)):], columns)
	for i, row := range t.Rows {
		for _, cell := range row {
			if !numericCell(cell) {
				e.label(d, p, cell, ctx, r)
			}
		}
		if i >= header {
			e.row(d, p, row, columns, shared, owners, ctx, r)
		}
	}
}

// rowsOwn reports a table whose rows are named after whose figures they hold (岳麓区, 小学), not after what is measured (棉花, 营业成本):
// one row that is named so tells it of all.
func (e *Engine) rowsOwn(p *layout.Paragraph, rows [][]layout.Cell, columns []column) bool {
	for _, row := range rows {
		if i := e.nameCell(row, columns); i >= 0 && e.ownerCell(cellSentence(p, row[i])) {
			return true
		}
	}
	return false
}

// ownerCell reports a cell that holds the name of a place, an organisation or a class of people, and no more.
func (e *Engine) ownerCell(s *sentence) bool {
	words := e.wordsOf(s)
	if len(words) == 0 {
		return false
	}
	last := s.text[len(s.text)-1]
	if len(words) == 1 && words[0].class == 's' || len(s.text) > 1 && strings.ContainsRune("省市县区州旗盟乡镇村", last) || e.owners.kinds.get(s.text) != 0 {
		return true
	}
	o, end := e.ownerAt(s, words, 0, &limit{at: len(s.text)})
	return !o.Empty() && end == len(words)
}

// nameCell gives the index of the cell that names a row, or -1.
func (e *Engine) nameCell(row []layout.Cell, columns []column) int {
	for i, cell := range row {
		if !numericCell(cell) && len(cell.Runes) > 0 && !(i < len(columns) && columns[i].units) {
			return i
		}
	}
	return -1
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

// columns reads the header rows; unit is that of the whole table where one of them states it.
func (e *Engine) columns(t *layout.Table, header int, ctx *context) (out []column, unit string) {
	for _, row := range t.Rows[:min(header, len(t.Rows))] {
		if len(row) == 1 {
			if stated := e.unitOfCaption(fold.String(string(row[0].Runes))); stated != "" {
				unit = stated
				continue
			}
		}
		for i, cell := range row {
			if i >= len(out) {
				out = append(out, column{})
			}
			e.readHeader(&out[i], fold.String(string(cell.Runes)), ctx)
		}
	}
	return out, unit
}

func (e *Engine) readHeader(c *column, text string, ctx *context) {
	name, unit := splitUnit(strings.TrimSpace(text))
	if unit != "" {
		c.unit = unit
	}
	runes := []rune(name)
	times := 0
	for _, p := range period.Scan(runes, ctx.dates) {
		times += p.Span.Len()
		if p.EDTF != "" && p.Kind != period.Comparison && !e.cues.ComparedColumn.in(runes[:p.Span.Start]) {
			c.period = periodOf{printed: string(runes[p.Span.Start:p.Span.End]), edtf: p.EDTF, start: p.Start, end: p.End, basis: schema.BasisStated}
		}
	}
	c.change = c.change || e.cues.ChangeColumn.in(runes)
	c.past = c.past || !c.change && e.cues.PastColumn.in(runes)
	c.units = c.units || e.cues.UnitColumn.end(runes) && unit == ""
	c.name += name
	c.plain = e.isGeneric(c.name) || times > 0 && times == len(runes)
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

// unitAbove reads the unit of a whole table from the lines close above it: 单位：万元, 主要指标（万元）.
func (e *Engine) unitAbove(d *document, p *layout.Paragraph) string {
	const lines, long = 2, 60 // how far up; a paragraph so long is no caption
	for i := p.Index - 1; i >= max(p.Index-lines, 0); i-- {
		above := &d.page.Paragraphs[i]
		if above.Table != nil {
			return ""
		}
		if unit := e.unitOfCaption(strings.TrimRight(fold.String(string(above.Runes)), "：:　 ")); unit != "" {
			return unit
		}
		if len(above.Runes) > long {
			return ""
		}
	}
	return ""
}

// unitOfCaption reads the unit that a caption states, or ends with in brackets.
func (e *Engine) unitOfCaption(caption string) string {
	_, unit := splitUnit(caption)
	for _, cue := range e.cues.CaptionUnit.words {
		if i := strings.LastIndex(caption, cue); i >= 0 {
			unit = caption[i+len(cue):]
		}
	}
	if i := strings.IndexAny(unit, "）)　 、，"); i >= 0 {
		unit = unit[:i]
	}
	if unit == "" || strings.ContainsAny(unit[:1], "0123456789") || !e.knowsUnit(unit) {
		return ""
	}
	return unit
}

func (e *Engine) row(d *document, p *layout.Paragraph, row []layout.Cell, columns []column, shared string, owners bool, ctx *context, r *Result) {
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
			if of := changed(columns[:min(i, len(columns))], col.unit); of != "" {
				indicator, subject = of, name
			}
		case !col.plain && (col.unit != "" || unit == "" && (shared == "" || owners)):
			indicator, subject = col.name, name
		}
		if subject != "" && !owners { // 棉花|面积
			indicator, subject = subject+indicator, ""
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
		if c.period.basis == "" && !col.past {
			c.period = firstPeriod(ctx.paragraph, ctx.article).inherit()
		}
		c.place = ctx.home
		d.record(d.newRow(r, c.s), c)
	}
}

// changed gives the name of the column that a column of changes is about: the nearest before it that names an indicator and, of several,
// holds the same unit.
func changed(before []column, unit string) string {
	name := ""
	for i := len(before) - 1; i >= 0; i-- {
		c := before[i]
		if c.plain || c.change || c.units || i == 0 {
			continue
		}
		if c.unit == unit && unit != "%" && unit != "" {
			return c.name
		}
		if name == "" {
			name = c.name
		}
	}
	return name
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
